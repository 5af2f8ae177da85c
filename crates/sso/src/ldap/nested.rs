//! Groups in groups: whom each of them comes to.

use std::collections::{HashMap, HashSet};

use super::dn;

/// A group, as the directory says.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    /// What the entry is known by, whatever its name.
    pub(super) id: String,
    pub(super) dn: String,
    pub(super) name: String,
    /// The names of the entries that are in it, or the user names of people.
    pub(super) members: Vec<String>,
}

/// Of each group, by its place in the list, who is in it: directly, or in a group that is. A group in itself is passed once.
pub(super) fn people<'p>(
    groups: &[Group],
    people: &'p HashMap<String, String>,
    user_names: &'p HashMap<String, String>,
) -> Vec<HashSet<&'p str>> {
    let places: HashMap<String, usize> =
        groups.iter().enumerate().map(|(at, group)| (dn::folded(&group.dn), at)).collect();
    let mut direct: Vec<HashSet<&str>> = Vec::with_capacity(groups.len());
    let mut below: Vec<Vec<usize>> = Vec::with_capacity(groups.len());
    for group in groups {
        let (mut found, mut inner) = (HashSet::new(), Vec::new());
        for member in &group.members {
            if !member.contains('=') {
                found.extend(user_names.get(&member.to_lowercase()).map(String::as_str));
                continue;
            }
            let name = dn::folded(member);
            match (people.get(&name), places.get(&name)) {
                (Some(id), _) => drop(found.insert(id.as_str())),
                (None, Some(place)) => inner.push(*place),
                (None, None) => {}
            }
        }
        direct.push(found);
        below.push(inner);
    }
    (0..groups.len())
        .map(|group| {
            let (mut seen, mut next) = (HashSet::from([group]), vec![group]);
            let mut all = HashSet::new();
            while let Some(at) = next.pop() {
                all.extend(direct[at].iter().copied());
                next.extend(below[at].iter().filter(|inner| seen.insert(**inner)));
            }
            all
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{Group, people};

    #[test]
    fn groups_in_groups_come_to_their_people_also_in_a_circle() {
        let group = |name: &str, members: &[&str]| Group {
            dn: format!("cn={name},dc=x"),
            members: members.iter().map(|&member| member.to_owned()).collect(),
            ..Group::default()
        };
        let groups = [
            group("a", &["uid=ana,dc=x", "CN=B, dc=X"]),
            group("b", &["cn=c,dc=x", "uid=ben,dc=x", "uid=nobody,dc=x"]),
            group("c", &["cn=a,dc=x", "cn=c,dc=x", "CEM"]),
            group("d", &[]),
        ];
        let known: HashMap<String, String> = ["ana", "ben"]
            .iter()
            .map(|id| (super::dn::folded(&format!("uid={id},dc=x")), (*id).to_owned()))
            .collect();
        let names = HashMap::from([("cem".to_owned(), "cem".to_owned())]);
        let found = people(&groups, &known, &names);
        for (at, expected) in [(0, 3), (1, 3), (2, 3), (3, 0)] {
            assert_eq!(found[at].len(), expected, "{at}: {:?}", found[at]);
        }
    }
}
