//! Background work: what runs beside the requests until the process ends.
//!
//! Several processes may work on one database. So whoever takes something up *leases* it: one short
//! transaction notes from when on it may be tried again ([`Backoff`]), the work is done outside of any
//! transaction, and another one settles it. What a process left behind when it died is taken up by
//! whoever comes after that hour; so the first pause is longer than the work may take.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::{Db, Result};

/// Runs the background work of a process until it is closed. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Runner(Arc<watch::Sender<bool>>);

/// Work that is done in rounds.
pub trait Work: Send + Sync + 'static {
    /// What it is, for the server's log.
    const NAME: &'static str;

    /// Does what is due; answers when to look again.
    ///
    /// # Errors
    /// Whatever keeps it from going on: it is logged, and tried again after a pause.
    fn round(&self) -> impl Future<Output = Result<Next>> + Send;
}

/// When to look again for something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// There is more.
    AtOnce,
    /// After this time.
    After(Duration),
    /// When a transaction of this process was committed, or after this time: others write too.
    OnCommit(Duration),
}

/// How long to wait after each failure: longer each time, up to a limit.
#[derive(Clone, Copy, Debug)]
pub struct Backoff {
    first: i64,
    factor: i64,
    last: i64,
}

/// After a round that failed.
const FAILED: Backoff = Backoff::new(2, 2, 60);

impl Backoff {
    /// Pauses of `first` seconds, `factor` times as long each time, `last` seconds at most.
    pub const fn new(first: i64, factor: i64, last: i64) -> Backoff {
        Backoff { first, factor, last }
    }

    /// The longest pause, in seconds.
    pub const fn longest(self) -> i64 {
        self.last
    }

    /// The pause after so many tries, in seconds.
    pub fn seconds(self, tries: i64) -> i64 {
        // Beyond sixty-two doublings there is nothing longer.
        let exponent = tries.saturating_sub(1).clamp(0, 62) as u32;
        self.first.saturating_mul(self.factor.saturating_pow(exponent)).min(self.last)
    }
}

impl Default for Runner {
    fn default() -> Runner {
        Runner(Arc::new(watch::Sender::new(false)))
    }
}

impl Runner {
    /// Runs something until [`Runner::close`].
    pub fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        let mut closed = self.closed();
        tokio::spawn(async move {
            tokio::select! {
                () = work => {}
                _ = closed.wait_for(|closed| *closed) => {}
            }
        });
    }

    /// Does rounds of this work until [`Runner::close`].
    pub fn repeat<W: Work>(&self, db: &Db, work: W) {
        self.spawn(rounds(db.clone(), work));
    }

    /// Ends all of it.
    pub fn close(&self) {
        self.0.send_replace(true);
    }

    /// Tells whether it was closed.
    pub fn closed(&self) -> watch::Receiver<bool> {
        self.0.subscribe()
    }
}

async fn rounds<W: Work>(db: Db, work: W) {
    let mut commits = db.commits();
    let mut failures = 0;
    loop {
        commits.mark_unchanged();
        let next = match work.round().await {
            Ok(next) => {
                failures = 0;
                next
            }
            Err(error) => {
                failures += 1;
                tracing::error!(%error, work = W::NAME, failures, "background work failed");
                Next::After(Duration::from_secs(FAILED.seconds(failures).unsigned_abs()))
            }
        };
        match next {
            Next::AtOnce => {}
            Next::After(pause) => tokio::time::sleep(pause).await,
            Next::OnCommit(most) => drop(tokio::time::timeout(most, commits.changed()).await),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Backoff;

    #[test]
    fn pauses_grow_up_to_a_limit() {
        let backoff = Backoff::new(120, 10, 12_000);
        let pauses = [0, 1, 2, 3, 4, i64::MAX].map(|tries| backoff.seconds(tries));
        assert_eq!(pauses, [120, 120, 1_200, 12_000, 12_000, 12_000]);
    }
}
