//! What of the index a viewer finds: what stands in spaces they see, spaces they may know of, people they may
//! know.
//!
//! Of each candidate of a search it is asked, before anything is counted or ranked, so the access of spaces is
//! kept in memory. What the viewer has joined is asked of the database each time.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use index::Gate;
use kernel::log::{CaughtUp, Entry, Projection};
use kernel::{Cache, Db, PersonId, Result, SpaceId, Tx, Viewer, params};

use crate::store::searched::{ALL, SOME};
use crate::{Access, ViewerSpaces, logged};

type Known = HashMap<SpaceId, Access>;

/// The access of all spaces but secret ones, kept in memory: some 30 bytes each, walls included. It must be
/// among the projections of the [`Follower`](kernel::log::Follower) of the same database.
pub struct SpaceAccess(Cache<(), Known>);

impl Default for SpaceAccess {
    fn default() -> Self {
        SpaceAccess(Cache::new(1))
    }
}

/// What is known of the access of spaces, to be taken before the transaction that asks. The default is the
/// database.
#[derive(Clone, Default)]
pub struct Accesses(Option<Arc<Known>>);

/// What is known at this moment.
///
/// # Errors
/// Whatever the database meets.
pub async fn accesses(db: &Db, caught_up: CaughtUp) -> Result<Accesses> {
    if !caught_up.0 {
        return Ok(Accesses::default());
    }
    let cache = db.value::<SpaceAccess>();
    if let Some(kept) = cache.0.get(&()) {
        return Ok(Accesses(Some(kept)));
    }
    let ticket = cache.0.ticket();
    let known = db.read(all).await?;
    Ok(Accesses(Some(ticket.keep((), known, 1))))
}

fn all(tx: &mut Tx<'_>) -> Result<Known> {
    Ok(tx.query(&ALL, params![], row)?.into_iter().collect())
}

fn row(row: &kernel::Row<'_>) -> Result<(SpaceId, Access)> {
    Ok((row.get(0)?, Access::parse(&row.get::<String>(1)?)))
}

impl Projection for SpaceAccess {
    fn apply(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        let spaces = entries.iter().filter(|entry| entry.kind.starts_with("space."));
        let spaces: Vec<i64> = spaces.map(|entry| entry.object).collect();
        if spaces.is_empty() {
            return Ok(());
        }
        let now: Known = tx.query(&SOME, params![spaces], row)?.into_iter().collect();
        self.0.change(&(), |known| {
            for space in spaces.into_iter().map(SpaceId) {
                match now.get(&space) {
                    Some(access) if *access != Access::Secret => known.insert(space, *access),
                    _ => known.remove(&space),
                };
            }
        });
        Ok(())
    }

    fn at_once(&self) -> &'static [&'static str] {
        &[logged::SPACE_CHANGED]
    }
}

/// What a viewer finds, as of one moment.
pub struct Finds {
    viewer: Viewer,
    joined: ViewerSpaces,
    accesses: Arc<Known>,
    /// Whom a guest may know; everybody knows the others.
    met: Option<HashSet<PersonId>>,
}

impl Finds {
    /// What `viewer` finds, as of this transaction.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub fn load(tx: &mut Tx<'_>, viewer: &Viewer, accesses: &Accesses) -> Result<Finds> {
        Ok(Finds {
            joined: ViewerSpaces::load(tx, viewer.id)?,
            accesses: match &accesses.0 {
                Some(known) => known.clone(),
                None => Arc::new(all(tx)?),
            },
            viewer: viewer.clone(),
            met: people::access::seen(tx, viewer)?,
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

    fn after(&self, gate: Gate) -> i64 {
        match gate {
            Gate::In(space) if !self.viewer.sees_open() => self.joined.guests_from(space),
            _ => 0,
        }
    }
}
