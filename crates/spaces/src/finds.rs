//! What of the index a viewer finds: what stands in spaces they see, spaces they may know of, people they may
//! know.
//!
//! Of each candidate of a search it is asked, before anything is counted or ranked, so the access of spaces is
//! kept in memory. What the viewer has joined is asked of the database each time.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use index::Gate;
use kernel::log::{CaughtUp, Entry, Projection};
use kernel::{PersonId, Result, SpaceId, Tx, Viewer, params};

use crate::store::searched::{ALL, MET, SOME};
use crate::{Access, ViewerSpaces, logged};

type Known = HashMap<SpaceId, Access>;

/// The access of all spaces but secret ones, kept in memory and in step with the log: one value of the
/// application (`kernel::Db::value`).
#[derive(Default)]
pub struct Accesses {
    known: RwLock<Option<Arc<Known>>>,
    /// Goes up with each change, so that what was read before one is not kept after it.
    changes: AtomicU64,
}

/// What a viewer finds, as of one moment.
pub struct Finds {
    viewer: Viewer,
    joined: ViewerSpaces,
    accesses: Arc<Known>,
    /// Whom a guest may know; everybody knows the others.
    met: Option<HashSet<PersonId>>,
}

fn row(row: &kernel::Row<'_>) -> Result<(SpaceId, Access)> {
    Ok((row.get(0)?, Access::parse(&row.get::<String>(1)?)))
}

impl Accesses {
    /// From memory where that is in step, else from the database.
    fn of(&self, tx: &mut Tx<'_>, caught_up: CaughtUp) -> Result<Arc<Known>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(known) = known.filter(|_| caught_up.0) {
            return Ok(known);
        }
        let changes = self.changes.load(Ordering::SeqCst);
        let all: Known = tx.query(&ALL, params![], row)?.into_iter().collect();
        let all = Arc::new(all);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if caught_up.0 && self.changes.load(Ordering::SeqCst) == changes {
            *known = Some(all.clone());
        }
        Ok(all)
    }
}

impl Projection for Accesses {
    fn apply(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        let spaces = entries.iter().filter(|entry| entry.kind.starts_with("space."));
        let spaces: Vec<i64> = spaces.map(|entry| entry.object).collect();
        if spaces.is_empty() {
            return Ok(());
        }
        let now: Known = tx.query(&SOME, params![spaces], row)?.into_iter().collect();
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        self.changes.fetch_add(1, Ordering::SeqCst);
        let Some(known) = known.as_mut().map(Arc::make_mut) else { return Ok(()) };
        for space in spaces.into_iter().map(SpaceId) {
            match now.get(&space) {
                Some(access) if *access != Access::Secret => known.insert(space, *access),
                _ => known.remove(&space),
            };
        }
        Ok(())
    }

    fn at_once(&self) -> &'static [&'static str] {
        &[logged::SPACE_CHANGED]
    }
}

impl Finds {
    /// What `viewer` finds, as of this transaction.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub fn load(
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        kept: &Accesses,
        caught_up: CaughtUp,
    ) -> Result<Finds> {
        let met = if viewer.sees_open() {
            None
        } else {
            let met = tx.query(&MET, params![viewer.id], |row| row.get(0))?;
            Some(met.into_iter().chain([viewer.id]).collect())
        };
        Ok(Finds {
            joined: ViewerSpaces::load(tx, viewer.id)?,
            accesses: kept.of(tx, caught_up)?,
            viewer: viewer.clone(),
            met,
        })
    }

    fn access(&self, space: SpaceId) -> Access {
        self.accesses.get(&space).copied().unwrap_or(Access::Secret)
    }
}

impl index::Sees for Finds {
    fn sees(&self, gate: Gate) -> bool {
        match gate {
            Gate::In(space) => self.joined.seen(&self.viewer, space, self.access(space)).is_some(),
            Gate::Space(space) => {
                let access = self.access(space);
                self.joined.seen(&self.viewer, space, access).is_some()
                    || (access == Access::Closed && self.viewer.sees_open())
            }
            Gate::Person(person) => self.met.as_ref().is_none_or(|met| met.contains(&person)),
            Gate::Members => self.viewer.sees_open(),
        }
    }
}
