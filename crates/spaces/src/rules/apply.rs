//! Who comes and goes by a rule, and their coming and going.

use kernel::{Activity, PersonId, Result, SpaceId, Tx, params};
use people::tree::Tree;
use serde_json::json;

use super::model::{Asked, Facts, Rule};
use super::moves_people;
use super::store::{Place, places, places_everywhere};
use crate::store::{self, END_REQUEST, RULED};
use crate::{Source, Space, Standing, guests, logged};

/// A space with its rule, made ready for many people.
pub(super) struct Ruled {
    space: SpaceId,
    asked: Asked,
    /// The space is archived: nobody comes.
    archived: bool,
}

/// What a rule does with a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Come,
    Go,
}

/// What a rule does with a person who meets it, or not.
pub(super) fn decide(meets: bool, place: Option<&Place>) -> Option<Act> {
    match place {
        None => meets.then_some(Act::Come),
        Some(Place { standing: Standing::Member, source: Source::Rule }) if !meets => Some(Act::Go),
        // In it by another way, a manager, or out by choice.
        Some(_) => None,
    }
}

impl Ruled {
    /// A rule of a space, where it decides anything there: nothing where rules do not, where people could let
    /// themselves in, or where it names what is not there.
    pub(super) fn of(
        tx: &mut Tx<'_>,
        space: &Space,
        rule: &Rule,
        tree: &Tree,
    ) -> Result<Option<Ruled>> {
        if !moves_people(space) || rule.opens(space.access).is_some() {
            return Ok(None);
        }
        for condition in rule.conditions() {
            if let Some(group) = condition.group()
                && !people::groups::is_there(tx, group)?
            {
                return Ok(None);
            }
        }
        let archived = space.is_archived();
        Ok(Asked::of(rule, tree).map(|asked| Ruled { space: space.id, asked, archived }))
    }

    /// Those that decide anything: of all spaces, or of this one.
    pub(super) fn all(tx: &mut Tx<'_>, space: Option<SpaceId>) -> Result<Vec<Ruled>> {
        let rules = tx.query(&RULED, params![space.map_or(0, |space| space.0)], |row| {
            Ok((store::bare_space(row)?, Rule::parse(&row.get::<String>(12)?)?))
        })?;
        if rules.is_empty() {
            return Ok(Vec::new());
        }
        let tree = Tree::load(tx)?;
        let mut all = Vec::new();
        for (space, rule) in rules {
            all.extend(Ruled::of(tx, &space, &rule, &tree)?);
        }
        Ok(all)
    }

    /// The line of the rule that somebody meets.
    pub(super) fn met(&self, facts: &Facts) -> Option<usize> {
        self.asked.met(facts)
    }

    /// Who of these people comes and who goes.
    pub(super) fn acts(
        &self,
        tx: &mut Tx<'_>,
        people: &[(PersonId, Facts)],
    ) -> Result<Vec<(PersonId, Act)>> {
        let places = places(tx, self.space, people)?;
        Ok(self.decided(people, |person| places.get(&person)))
    }

    /// The same where it is known what they are in the space.
    fn decided<'a>(
        &self,
        people: &[(PersonId, Facts)],
        place: impl Fn(PersonId) -> Option<&'a Place>,
    ) -> Vec<(PersonId, Act)> {
        let act = |(person, facts): &(PersonId, Facts)| {
            let act = decide(self.met(facts).is_some(), place(*person))?;
            (act == Act::Go || !self.archived).then_some((*person, act))
        };
        people.iter().filter_map(act).collect()
    }

    /// Lets those of these people come and go who do.
    pub(super) fn apply(&self, tx: &mut Tx<'_>, people: &[(PersonId, Facts)]) -> Result<()> {
        let acts = self.acts(tx, people)?;
        self.act(tx, acts)
    }

    /// The same by several rules.
    pub(super) fn apply_all(
        tx: &mut Tx<'_>,
        rules: &[Ruled],
        people: &[(PersonId, Facts)],
    ) -> Result<()> {
        let places = places_everywhere(tx, people)?;
        for rule in rules {
            let acts = rule.decided(people, |person| places.get(&(rule.space, person)));
            rule.act(tx, acts)?;
        }
        Ok(())
    }

    fn act(&self, tx: &mut Tx<'_>, acts: Vec<(PersonId, Act)>) -> Result<()> {
        for (person, act) in acts {
            match act {
                Act::Come => {
                    tx.execute(&END_REQUEST, params![self.space, person])?;
                    store::join(tx, self.space, person, Standing::Member, Source::Rule)?;
                    let joined = Activity::new(logged::MEMBERSHIP_JOINED, person.0);
                    tx.log(joined.within(self.space).data(json!({ "rule": true })))?;
                }
                Act::Go => {
                    store::leave(tx, self.space, person)?;
                    let left = Activity::new(logged::MEMBERSHIP_LEFT, person.0);
                    tx.log(left.within(self.space))?;
                    // Who became a guest goes by it too.
                    guests::out_if_left(tx, person)?;
                }
            }
        }
        Ok(())
    }
}
