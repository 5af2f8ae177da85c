//! The spaces of the company and who is in them.

use kernel::{PersonId, Result, SpaceId, Tx};
use spaces::{Access, Kind, NewSpace, Standing};

use super::random::{Random, Zipf};

/// What a space is, and the people in it by their number.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What it is for.
    pub kind: Kind,
    /// Who may see it.
    pub access: Access,
    /// Who joined it, its founder first.
    pub members: Vec<u32>,
}

/// Fewest and most spaces that a person joins.
const JOINED: std::ops::RangeInclusive<usize> = 20..=30;

/// The spaces, the most popular first. The first two are the company's own: everybody reads them.
pub fn plan(spaces: usize, people: usize) -> Vec<Plan> {
    let mut random = Random::new(0x5ace);
    let mut plans: Vec<Plan> = (0..spaces)
        .map(|n| {
            let founder = ((n * 7_919) % people) as u32;
            let (kind, access) = match n {
                0 | 1 => (Kind::Company, Access::Open),
                _ => (
                    *random.pick(&[Kind::Practice, Kind::Interest, Kind::Project]),
                    match random.unit() {
                        u if u < 0.7 => Access::Open,
                        u if u < 0.9 => Access::Closed,
                        _ => Access::Secret,
                    },
                ),
            };
            Plan { kind, access, members: vec![founder] }
        })
        .collect();
    let popular = Zipf::new(spaces - 2, 0.8);
    for person in 0..people as u32 {
        let wanted = JOINED.start() + random.below(JOINED.end() - JOINED.start() + 1);
        let mut joined = Vec::with_capacity(wanted);
        while joined.len() < wanted {
            let space = 2 + popular.draw(&mut random);
            if !joined.contains(&space) {
                joined.push(space);
            }
        }
        for space in joined {
            if plans[space].members[0] != person {
                plans[space].members.push(person);
            }
        }
    }
    plans
}

/// The slug of the n-th space.
pub fn slug(n: usize) -> String {
    format!("s{:04}", n + 1)
}

/// Starts the n-th space.
pub fn create(tx: &mut Tx<'_>, n: usize, plan: &Plan, people: &[PersonId]) -> Result<SpaceId> {
    let new = NewSpace {
        name: format!("Espace {}", n + 1),
        slug: Some(slug(n)),
        kind: Some(plan.kind),
        access: Some(plan.access),
        description: "Ce que nous faisons, et ce que nous en apprenons.".to_owned(),
        charter: String::new(),
        template: None,
    };
    spaces::create(tx, people[plan.members[0] as usize], &new)
}

/// Puts somebody in a space.
pub fn join(tx: &mut Tx<'_>, space: SpaceId, person: PersonId) -> Result<()> {
    spaces::add(tx, space, person, Standing::Member)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_joins_some_spaces_and_popular_ones_are_larger() {
        let plans = plan(100, 500);
        let mut joined = [0usize; 500];
        for plan in &plans {
            plan.members.iter().for_each(|person| joined[*person as usize] += 1);
        }
        assert!(joined.iter().all(|n| (20..=45).contains(n)), "{joined:?}");
        assert!(plans[2].members.len() > plans[99].members.len());
        assert!(
            [Access::Open, Access::Closed, Access::Secret]
                .iter()
                .all(|access| plans.iter().any(|plan| plan.access == *access))
        );
    }
}
