//! The reader of the log that follows people: whoever changes is looked at by all rules.

use std::collections::{BTreeMap, BTreeSet};

use kernel::log::Reader;
use kernel::{Entry, PersonId, Result, SpaceId, Tx, params};
use people::logged as people_logged;

use super::apply::Ruled;
use super::store::{LOOK_AT_UNITS_AGAIN, these};
use crate::{guests, logged};

/// Lets people come and go by the rules of spaces, as they change.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules;

/// The fields of people that rules look at.
const FIELDS: [&str; 3] = ["unit", "site", "job"];

/// What may take a right from somebody.
const AT_ONCE: [&str; 4] = [
    people_logged::GROUP_LEFT,
    people_logged::GROUP_JOINED,
    people_logged::PERSON_CHANGED,
    people_logged::PERSON_ROLE_CHANGED,
];

impl Reader for Rules {
    const NAME: &'static str = "rules";

    fn read(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        let another_role = |entry: &&Entry| entry.kind == people_logged::PERSON_ROLE_CHANGED;
        for entry in entries.iter().filter(another_role) {
            guests::leave_agreements(tx, PersonId(entry.object))?;
        }
        let people: BTreeSet<PersonId> = entries.iter().filter_map(changed).collect();
        // Of whom a unit consists does not go with its name.
        let moved = |entry: &Entry| {
            entry.kind == people_logged::UNIT_CHANGED && entry.data["moved"] == true
        };
        if entries.iter().any(moved) {
            tx.execute(&LOOK_AT_UNITS_AGAIN, params![])?;
        }
        let mut of_spaces: BTreeMap<SpaceId, Vec<PersonId>> = BTreeMap::new();
        for (space, person) in entries.iter().filter_map(managed_less) {
            of_spaces.entry(space).or_default().push(person);
        }
        for (space, ids) in of_spaces {
            if let Some(rule) = Ruled::all(tx, Some(space))?.first() {
                let people = these(tx, &ids)?;
                rule.apply(tx, &people)?;
            }
        }
        if people.is_empty() {
            return Ok(());
        }
        let rules = Ruled::all(tx, None)?;
        if rules.is_empty() {
            return Ok(());
        }
        let ids: Vec<PersonId> = people.into_iter().collect();
        let people = these(tx, &ids)?;
        Ruled::apply_all(tx, &rules, &people)
    }

    /// Who is where is no copy of the log.
    fn forget(&self, _: &mut Tx<'_>) -> Result<()> {
        Ok(())
    }

    fn at_once(&self) -> &'static [&'static str] {
        &AT_ONCE
    }
}

/// Who is looked at by the rule of which space after an entry: who manages it no longer may go.
fn managed_less(entry: &Entry) -> Option<(SpaceId, PersonId)> {
    let changed = entry.kind == logged::MEMBERSHIP_CHANGED;
    entry.space.filter(|_| changed).map(|space| (space, PersonId(entry.object)))
}

/// Whom all rules look at after an entry.
fn changed(entry: &Entry) -> Option<PersonId> {
    let looks = match entry.kind.as_str() {
        people_logged::PERSON_CREATED
        | people_logged::PERSON_REOPENED
        | people_logged::PERSON_ROLE_CHANGED
        | people_logged::GROUP_JOINED
        | people_logged::GROUP_LEFT => true,
        people_logged::PERSON_CHANGED => {
            let fields = entry.data["fields"].as_array();
            fields.is_none_or(|all| {
                all.iter().filter_map(|field| field.as_str()).any(|field| FIELDS.contains(&field))
            })
        }
        _ => false,
    };
    looks.then_some(PersonId(entry.object))
}
