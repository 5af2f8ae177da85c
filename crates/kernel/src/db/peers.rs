//! Words between the processes that share a PostgreSQL server: heard by whoever listens at that
//! moment, written in no table. Nobody may rely on them; what must not be lost goes to the log.

use std::sync::Arc;

use tokio::sync::broadcast;

use super::Db;
use crate::Result;

/// What is heard of the processes on the same database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Peer {
    /// Listening begins.
    Begun,
    /// Listening begins again: words may have been missed.
    Missed,
    /// A process says this. It hears its own words, too.
    Says(Arc<str>),
}

impl Db {
    /// What is said from now on; nothing on SQLite, which one process uses alone.
    pub fn peers(&self) -> broadcast::Receiver<Peer> {
        self.0.shared.peers.subscribe()
    }

    /// Says something to the processes that listen, on SQLite to nobody. The server takes less than
    /// 8,000 bytes at once.
    ///
    /// # Errors
    /// `Unavailable` when the server does not answer.
    pub async fn say(&self, words: String) -> Result<()> {
        if !self.is_shared() {
            return Ok(());
        }
        self.read(move |tx| tx.say(&words)).await
    }
}
