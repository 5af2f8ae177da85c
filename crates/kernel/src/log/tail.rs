//! Readers that keep what they make of the log in memory.

use std::time::Duration;

use super::early::Early;
use super::{Entry, Position};
use crate::{Db, Result};

/// Hands out entries as they come, from a position on.
pub struct Tail {
    db: Db,
    commits: tokio::sync::watch::Receiver<Position>,
    position: Position,
    early: Early,
}

/// What a tail hears of the log.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// Entries of the kinds that cannot wait, out of order: they come again when it is their turn.
    pub early: Vec<Entry>,
    /// The next entries.
    pub entries: Vec<Entry>,
}

impl Tail {
    /// Starts after `position`.
    pub fn after(db: Db, position: Position) -> Tail {
        Tail { commits: db.commits(), db, position, early: Early::default() }
    }

    /// Starts at the present end of the log.
    pub async fn from_end(db: Db) -> Result<Tail> {
        let position = db.read(super::end).await?;
        Ok(Tail::after(db, position))
    }

    /// Hears entries of these kinds as soon as they are committed, whatever other transaction is open.
    pub fn early(mut self, kinds: &[&str]) -> Tail {
        self.early = Early::of(kinds.iter().copied());
        self
    }

    /// Where the last entry handed out stood.
    pub fn position(&self) -> Position {
        self.position
    }

    /// Waits for the next entries; never an empty list.
    pub async fn next(&mut self) -> Result<Vec<Entry>> {
        loop {
            let heard = self.hear().await?;
            if !heard.entries.is_empty() {
                return Ok(heard.entries);
            }
        }
    }

    /// Waits for the next entries, or for one that cannot wait.
    pub async fn hear(&mut self) -> Result<Heard> {
        // Another process's commits ring no bell here: look for them at intervals.
        let patience = Duration::from_millis(if self.db.is_shared() { 250 } else { 1_000 });
        loop {
            self.commits.mark_unchanged();
            let (position, kinds) = (self.position, self.early.kinds.clone());
            let read = self.db.read(move |tx| super::after_and_held(tx, position, 500, &kinds));
            let (entries, held) = read.await?;
            let early = self.early.fresh(held);
            self.position = entries.last().map_or(position, |last| last.position);
            if !entries.is_empty() || !early.is_empty() {
                return Ok(Heard { early, entries });
            }
            drop(tokio::time::timeout(patience, self.commits.changed()).await);
        }
    }
}
