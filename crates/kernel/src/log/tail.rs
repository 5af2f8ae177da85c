//! Readers that keep what they make of the log in memory.

use std::time::Duration;

use super::{Entry, Position};
use crate::{Db, Result};

/// Hands out entries as they come, from a position on.
pub struct Tail {
    db: Db,
    commits: tokio::sync::watch::Receiver<Position>,
    position: Position,
}

impl Tail {
    /// Starts after `position`.
    pub fn after(db: Db, position: Position) -> Tail {
        Tail { commits: db.commits(), db, position }
    }

    /// Starts at the present end of the log.
    pub async fn from_end(db: Db) -> Result<Tail> {
        let position = db.read(super::end).await?;
        Ok(Tail::after(db, position))
    }

    /// Where the last entry handed out stood.
    pub fn position(&self) -> Position {
        self.position
    }

    /// Waits for the next entries; never an empty list.
    pub async fn next(&mut self) -> Result<Vec<Entry>> {
        // Another process's commits ring no bell here: look for them at intervals.
        let patience = Duration::from_millis(if self.db.is_shared() { 250 } else { 1_000 });
        loop {
            self.commits.mark_unchanged();
            let position = self.position;
            let entries = self.db.read(move |tx| tx.log_after(position, 500)).await?;
            if let Some(last) = entries.last() {
                self.position = last.position;
                return Ok(entries);
            }
            drop(tokio::time::timeout(patience, self.commits.changed()).await);
        }
    }
}
