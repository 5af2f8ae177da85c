//! What there is before an import, in memory: a company of a hundred thousand is some tens of megabytes.

use std::collections::{HashMap, HashSet};

use kernel::{Lang, PersonId, Result, Time, Tx};
use people::UnitId;
use ui::Locale;

use super::store::{self, Known, KnownUnit};

/// What there is.
#[derive(Clone, Debug, Default)]
pub(super) struct World {
    pub(super) people: HashMap<PersonId, Known>,
    pub(super) by_email: HashMap<String, PersonId>,
    pub(super) by_number: HashMap<String, PersonId>,
    pub(super) by_handle: HashMap<String, PersonId>,
    /// By the ids of the company's system.
    pub(super) by_id: HashMap<String, PersonId>,
    /// Who has such ids.
    pub(super) with_id: HashSet<PersonId>,
    /// Who was in this file before.
    pub(super) in_file: HashSet<PersonId>,
    /// Whose account an import or the end of a contract closed, and when. It is forgotten when a file opens the
    /// account again, or says that they are there.
    pub(super) closed_by_file: HashMap<PersonId, Time>,
    pub(super) units: Vec<KnownUnit>,
    /// Units by their codes, as [`code_of`] writes them.
    pub(super) codes: HashMap<String, UnitId>,
    /// `2026-11-29`, where the network is.
    pub(super) today: String,
}

/// A code as it is compared.
pub(super) fn code_of(text: &str) -> String {
    text.trim().to_lowercase()
}

/// The keys under which things are remembered.
pub(super) fn id_key(id: &str) -> String {
    crate::store::key(&["id", id])
}
pub(super) fn person_key(person: PersonId, origin: &str) -> String {
    let id = person.0.to_string();
    match origin {
        "" => crate::store::key(&["person", &id]),
        origin => crate::store::key(&["person", &id, origin]),
    }
}
pub(super) fn closed_key(person: PersonId) -> String {
    format!("closed/{}", person.0)
}
pub(super) fn unit_key(code: &str) -> String {
    crate::store::key(&["unit", code])
}

/// The day it is, where the network is.
pub(super) fn today(now: Time) -> String {
    Locale::new(Lang::default()).local(now).chars().take(10).collect()
}

impl World {
    /// What there is, for a file of this origin.
    pub(super) fn load(tx: &mut Tx<'_>, origin: &str) -> Result<World> {
        let mut world = World { today: today(tx.now()), ..World::default() };
        for known in store::people(tx)? {
            let id = known.id;
            world.by_handle.insert(known.handle.clone(), id);
            if let Some(email) = &known.email {
                world.by_email.insert(email.clone(), id);
            }
            if let Some(number) = &known.number {
                world.by_number.insert(number.clone(), id);
            }
            world.people.insert(id, known);
        }
        world.units = store::units(tx)?;
        for (key, object, at) in store::remembered(tx)? {
            match key.split_once(['/', '#']).map_or("", |(kind, _)| kind) {
                "person" if key == person_key(PersonId(object), origin) => {
                    world.in_file.insert(PersonId(object));
                }
                "person" => {}
                "closed" => drop(world.closed_by_file.insert(PersonId(object), at)),
                "unit" => drop(world.codes.insert(key, UnitId(object))),
                _ => {
                    world.with_id.insert(PersonId(object));
                    world.by_id.insert(key, PersonId(object));
                }
            }
        }
        Ok(world)
    }

    /// Whether an administrator reactivated an account that an import or the end of a contract had closed.
    pub(super) fn is_reactivated(&self, known: &Known) -> bool {
        known.closed_at.is_none() && self.closed_by_file.contains_key(&known.id)
    }

    /// Whose id this is in the company's system.
    pub(super) fn of_id(&self, id: &str) -> Option<PersonId> {
        self.by_id.get(&id_key(id)).copied()
    }

    /// The unit of this code.
    pub(super) fn of_code(&self, code: &str) -> Option<UnitId> {
        self.codes.get(&unit_key(&code_of(code))).copied()
    }
}
