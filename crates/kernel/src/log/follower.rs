//! What is kept of the log in memory, and in step with it.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::Mutex;

use super::early::Early;
use super::{Entry, Position};
use crate::{Db, Result, Tx};

/// Something in memory that is derived from the database and brought into step by the log.
///
/// An entry says *what* changed; what it is now is read again in the snapshot that held the entry.
/// So it does no harm to be told of a change twice, or of one already known.
pub trait Projection: Send + Sync + 'static {
    /// Takes these entries into account, in the snapshot that held them.
    fn apply(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()>;

    /// The kinds of entries that take something away from a reader: they are applied as soon as they
    /// are committed, whatever other transaction is open, and again when it is their turn.
    fn at_once(&self) -> &'static [&'static str] {
        &[]
    }
}

/// Whether a request may believe what is kept in memory: an extension of the request. The default is
/// to ask the database.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaughtUp(pub bool);

/// Keeps the projections of a process in step with the log. Cheap to clone.
#[derive(Clone)]
pub struct Follower(Arc<Inner>);

struct Inner {
    db: Db,
    projections: Vec<Arc<dyn Projection>>,
    /// Held by whoever is reading the next entries.
    turn: Mutex<Early>,
    position: RwLock<Position>,
}

/// Entries taken in one snapshot.
const BATCH: i64 = 1_000;
/// How long to trust that no wake-up means no entry.
const PATIENCE: Duration = Duration::from_millis(500);
/// How long a request waits, the first and the last time, for its own writes to be taken into
/// account. On PostgreSQL another transaction that stays open holds them back.
const SHORTEST: Duration = Duration::from_millis(2);
const LONGEST: Duration = Duration::from_millis(200);

impl Follower {
    /// Follows the log of `db` from its present end. The projections know nothing yet; whatever they
    /// read from now on is kept in step.
    ///
    /// # Errors
    /// Whatever reading the log meets.
    pub async fn start(db: Db, projections: Vec<Arc<dyn Projection>>) -> Result<Follower> {
        let position = RwLock::new(db.read(super::end).await?);
        let early = Early::of(projections.iter().flat_map(|one| one.at_once()).copied());
        let inner = Inner { db, projections, turn: Mutex::new(early), position };
        let follower = Follower(Arc::new(inner));
        tokio::spawn(follow(Arc::downgrade(&follower.0)));
        Ok(follower)
    }

    /// Up to where the projections are in step.
    pub fn position(&self) -> Position {
        *self.0.position.read().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Brings the projections into step with all that this process has committed, and with `seen`,
    /// a position that the reader has met elsewhere. Answers whether they are: where a transaction
    /// stays open too long they are not, and the reader must ask the database.
    pub async fn reach(&self, seen: Position) -> Result<CaughtUp> {
        let wanted = seen.max(*self.0.db.commits().borrow());
        if self.position() >= wanted {
            return Ok(CaughtUp(true));
        }
        // Each time twice as long: anybody may send a position that nobody ever reaches.
        let mut wait = SHORTEST;
        loop {
            self.0.step().await?;
            if self.position() >= wanted {
                return Ok(CaughtUp(true));
            }
            if wait > LONGEST {
                return Ok(CaughtUp(false));
            }
            tokio::time::sleep(wait).await;
            wait *= 2;
        }
    }
}

impl Inner {
    /// Takes the next entries into account; answers how many.
    async fn step(self: &Arc<Self>) -> Result<usize> {
        let mut early = self.turn.lock().await;
        let (this, known) = (self.clone(), early.clone());
        let read = self.db.read(move |tx| {
            let from = *this.position.read().unwrap_or_else(PoisonError::into_inner);
            let (entries, held) = super::after_and_held(tx, from, BATCH, &known.kinds)?;
            let mut known = known.clone();
            for entries in
                [&known.fresh(held), &entries].into_iter().filter(|entries| !entries.is_empty())
            {
                this.projections.iter().try_for_each(|one| one.apply(tx, entries))?;
            }
            if let Some(last) = entries.last() {
                *this.position.write().unwrap_or_else(PoisonError::into_inner) = last.position;
            }
            Ok((entries.len(), known))
        });
        let (count, known) = read.await?;
        *early = known;
        Ok(count)
    }
}

/// Follows for as long as somebody holds the follower.
async fn follow(weak: std::sync::Weak<Inner>) {
    let Some(mut commits) = weak.upgrade().map(|inner| inner.db.commits()) else { return };
    while let Some(inner) = weak.upgrade() {
        commits.mark_unchanged();
        match inner.step().await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::error!(%error, "what is kept in memory is behind"),
        }
        drop(inner);
        drop(tokio::time::timeout(PATIENCE, commits.changed()).await);
    }
}
