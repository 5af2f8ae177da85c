//! The wake-up between processes that share a PostgreSQL server: `NOTIFY` after a commit, `LISTEN`
//! on a connection of its own.
//!
//! Of the log it is only a wake-up: nobody trusts it to come, and readers of the log look for themselves at intervals.
//! The notice is sent after the commit and outside of it, since a transaction that notifies commits
//! one at a time with all others that do.
//!
//! On the same connection comes what processes say to one another ([`super::Peer`]).

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use ::postgres::fallible_iterator::FallibleIterator;
use ::postgres::{Client, Config};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{Peer, Shared};

/// Notices closer together than this would only wake who is awake.
const APART: Duration = Duration::from_millis(20);
/// How long the listener sleeps at most before it looks whether it is still wanted.
const NAP: Duration = Duration::from_secs(1);

/// Rings other processes after a commit, and hears them.
pub(super) struct Bell {
    start: Instant,
    /// Milliseconds after `start` at which the last notice was sent.
    last: AtomicU64,
    closed: AtomicBool,
}

impl Bell {
    /// A bell with its listening thread.
    pub(super) fn hang(
        config: &Config,
        tls: &MakeRustlsConnect,
        shared: &Arc<Shared>,
    ) -> std::io::Result<Arc<Bell>> {
        let bell = Arc::new(Bell {
            start: Instant::now(),
            last: AtomicU64::new(0),
            closed: AtomicBool::new(false),
        });
        let ear = Ear {
            bell: bell.clone(),
            shared: Arc::downgrade(shared),
            config: config.clone(),
            tls: tls.clone(),
        };
        std::thread::Builder::new().name("postgres-bell".into()).spawn(move || ear.listen())?;
        Ok(bell)
    }

    /// Whether a notice is due, for a commit after which `idle` tells that none follows at once.
    pub(super) fn is_due(&self, idle: bool) -> bool {
        let now = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
        let apart = now.saturating_sub(self.last.load(Ordering::Relaxed));
        let due = idle || Duration::from_millis(apart) >= APART;
        if due {
            self.last.store(now, Ordering::Relaxed);
        }
        due
    }

    /// What rings. Nothing is lost when it is: no disk need be waited for.
    pub(super) const RING: &'static str =
        "BEGIN; SET LOCAL synchronous_commit TO off; NOTIFY parvis_log; COMMIT";

    /// What says something to the other processes.
    pub(super) const SAY: &'static str = "SELECT pg_notify('parvis_peers', $1)";

    /// Lets the listening thread end.
    pub(super) fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
    }
}

/// The listening side.
struct Ear {
    bell: Arc<Bell>,
    shared: Weak<Shared>,
    config: Config,
    tls: MakeRustlsConnect,
}

impl Ear {
    fn listen(self) {
        let mut first = Peer::Begun;
        while !self.bell.closed.load(Ordering::Relaxed) {
            let heard = self
                .config
                .connect(self.tls.clone())
                .and_then(|mut client| self.hear(&mut client, &mut first));
            if let Err(error) = heard {
                tracing::debug!(%error, "no notice of other processes for a moment");
                std::thread::sleep(NAP);
            }
        }
    }

    /// Wakes the readers of the log at each notice and passes on what is said, until the bell is closed
    /// or the connection cut.
    fn hear(&self, client: &mut Client, first: &mut Peer) -> Result<(), ::postgres::Error> {
        client.batch_execute("LISTEN parvis_log; LISTEN parvis_peers")?;
        if let Some(shared) = self.shared.upgrade() {
            // Nobody listens to them where nothing passes between processes.
            shared.peers.send(std::mem::replace(first, Peer::Missed)).ok();
        }
        while !self.bell.closed.load(Ordering::Relaxed) {
            let mut notices = client.notifications();
            let heard = notices.timeout_iter(NAP).next()?;
            let Some(shared) = self.shared.upgrade() else { return Ok(()) };
            match heard {
                Some(notice) if notice.channel() == "parvis_peers" => {
                    shared.peers.send(Peer::Says(notice.payload().into())).ok();
                }
                Some(_) => shared.commits.send_modify(|_| ()),
                None => {}
            }
        }
        Ok(())
    }
}
