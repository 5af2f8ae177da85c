//! Finding people as one types: by any part of a name, a handle, a job, a unit, a site or a skill,
//! whatever the accents, and with one wrong letter in a word.
//!
//! The words of everybody are kept in memory, in step with the log. Whether the viewer may see somebody
//! is asked of the database each time. Where memory is behind, the same is made of what the
//! database says the viewer sees.

mod near;
mod vocabulary;

use std::collections::HashSet;
use std::sync::Arc;

use kernel::log::{CaughtUp, Projection};
use kernel::{Cache, Db, Entry, PersonId, Result, Tx, Viewer};

use crate::logged;
use crate::names;
use crate::person::PersonCard;
use crate::store::{finder as store, follows};
use vocabulary::{Hit, Vocabulary, Wish};

pub(crate) use vocabulary::{Entry as Findable, Place};

/// People whose words are kept, some 300 bytes each; of more the database is asked.
const MOST: usize = 400_000;
/// Words of a search that are looked at.
const WORDS: usize = 6;
/// How many people are offered while a name is typed.
pub const OFFERED: usize = 8;

/// The words of everybody, in memory. It must be among the projections of the
/// [`Follower`](kernel::log::Follower) of the same database.
pub struct Finder(Cache<(), Option<Vocabulary>>);

impl Default for Finder {
    fn default() -> Self {
        Finder(Cache::new(1))
    }
}

/// What a search looks through, to be taken before the transaction that asks. The default is the database.
#[derive(Clone, Default)]
pub struct Names(Option<Arc<Option<Vocabulary>>>);

/// Who reads what is written: they are found first.
#[derive(Clone, Debug)]
pub enum Readers {
    /// The company, and these guests.
    Company(HashSet<PersonId>),
    /// These people.
    Only(HashSet<PersonId>),
}

impl Readers {
    fn has(&self, id: PersonId, guest: bool) -> bool {
        match self {
            Readers::Company(guests) => !guest || guests.contains(&id),
            Readers::Only(people) => people.contains(&id),
        }
    }
}

/// Somebody who was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Who.
    pub card: PersonCard,
    /// The name of their unit; may be empty.
    pub unit: String,
    /// Whether one wrong letter was forgiven.
    pub near: bool,
    /// Whether they are among the readers that were given.
    pub reads: bool,
}

impl Found {
    /// Somebody named by their handle.
    pub(crate) fn named(card: PersonCard, unit: String) -> Found {
        Found { card, unit, near: false, reads: false }
    }

    /// What tells them from others of that name.
    pub fn detail(&self) -> String {
        let known = [self.card.job.as_str(), self.unit.as_str()];
        known.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// What a search looks through at this moment.
pub async fn names(db: &Db, caught_up: CaughtUp) -> Result<Names> {
    if !caught_up.0 {
        return Ok(Names::default());
    }
    let finder = db.value::<Finder>();
    if let Some(kept) = finder.0.get(&()) {
        return Ok(Names(Some(kept)));
    }
    let ticket = finder.0.ticket();
    let known = db.read(|tx| {
        let everybody = store::everybody(tx, MOST + 1)?;
        Ok((everybody.len() <= MOST).then(|| Vocabulary::of(everybody)))
    });
    Ok(Names(Some(ticket.keep((), known.await?, 1))))
}

impl Names {
    /// The same for many searches of one viewer: where memory has no words, those of whom the viewer
    /// sees are read once for all of them.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub(crate) fn of_viewer(&self, tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Names> {
        if matches!(self.0.as_deref(), Some(Some(_))) && viewer.sees_open() {
            return Ok(self.clone());
        }
        // A guest sees few, and of them no unit: their words are not those of everybody.
        let seen = Vocabulary::of(store::seen_words(tx, viewer)?);
        Ok(Names(Some(Arc::new(Some(seen)))))
    }

    /// Up to `most` people whom `viewer` may see and mean by `q`, all of whose words they have: those who
    /// read first where that is asked, then the closest.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub fn find(
        &self,
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        q: &str,
        readers: Option<&Readers>,
        most: usize,
    ) -> Result<Vec<Found>> {
        let folded = names::words(q);
        let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).take(WORDS).collect();
        // Signs alone are nobody's name.
        if words.is_empty() && !names::line(q).trim_start_matches('@').is_empty() {
            return Ok(Vec::new());
        }
        let followed: HashSet<PersonId> = follows::followed(tx, viewer.id)?.into_iter().collect();
        let wish = |id, guest| Wish {
            itself: id == viewer.id,
            aside: readers.is_some_and(|readers| !readers.has(id, guest)),
            stranger: !followed.contains(&id),
        };
        let hits = match self.0.as_deref() {
            Some(Some(all)) if viewer.sees_open() => {
                all.find(&words, most, |id, guest| Some(wish(id, guest)))
            }
            _ => {
                let seen = Vocabulary::of(store::seen_words(tx, viewer)?);
                seen.find(&words, most, |id, guest| Some(wish(id, guest)))
            }
        };
        found(tx, viewer, &hits, readers)
    }
}

/// What is shown of those who were found, in their order.
fn found(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    hits: &[Hit],
    readers: Option<&Readers>,
) -> Result<Vec<Found>> {
    let mut shown = store::shown(tx, viewer, hits.iter().map(|hit| hit.id.0).collect())?;
    let found = hits.iter().filter_map(|hit| {
        let (card, unit) = shown.remove(&hit.id)?;
        let reads = readers.is_some_and(|readers| readers.has(hit.id, hit.guest));
        Some(Found { card, unit, near: hit.near, reads })
    });
    Ok(found.collect())
}

impl Projection for Finder {
    fn apply(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        // What a unit is called is a word of everybody in it.
        let units = entries.iter().filter(|entry| entry.kind == logged::UNIT_CHANGED);
        let units: Vec<i64> = units.map(|entry| entry.object).collect();
        let mut changed = store::in_units(tx, units)?;
        let people = entries.iter().filter(|entry| has_new_words(entry));
        changed.extend(people.map(|entry| PersonId(entry.object)));
        if changed.is_empty() {
            return Ok(());
        }
        let now = store::words_of(tx, changed.iter().map(|id| id.0).collect())?;
        let mut worn = false;
        self.0.change(&(), |known| {
            if let Some(known) = known {
                known.change(&changed, now);
                worn = known.is_worn();
            }
        });
        if worn {
            self.0.clear();
        }
        Ok(())
    }
}

/// Whether somebody is found by other words now, or begins or ceases to be found.
fn has_new_words(entry: &Entry) -> bool {
    match entry.kind.as_str() {
        logged::PERSON_CREATED
        | logged::PERSON_CLOSED
        | logged::PERSON_REOPENED
        | logged::PERSON_ROLE_CHANGED => true,
        logged::PERSON_CHANGED => {
            let fields = entry.data["fields"].as_array();
            let is_found_by = |field: &serde_json::Value| {
                matches!(field.as_str(), Some("name" | "job" | "unit" | "site" | "skills"))
            };
            fields.is_none_or(|fields| fields.iter().any(is_found_by))
        }
        _ => false,
    }
}
