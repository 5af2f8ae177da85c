//! One follower of the log for all streams of this process.

use std::sync::Arc;

use kernel::log::Tail;
use kernel::{Db, PersonId, Result};
use tokio::sync::{broadcast, watch};

use crate::audience::{Addressed, address};
use crate::event::Event;

/// What the hub tells the streams.
#[derive(Clone, Debug)]
pub(crate) enum News {
    /// Something happened.
    Happened(Addressed),
    /// What this person may do, or the session they do it with, has changed: their streams end,
    /// and are let in again only if they may.
    Recheck(PersonId),
}

/// Hands events of the log to the streams. Cheap to clone.
#[derive(Clone)]
pub struct Hub {
    news: broadcast::Sender<News>,
    stop: Arc<watch::Sender<bool>>,
}

/// News a slow stream may be behind before it is told to start anew.
const BACKLOG: usize = 4_096;

impl Hub {
    /// A hub that follows the log of `db` from its present end until [`Hub::close`]. Streams opened
    /// after this miss nothing.
    ///
    /// # Errors
    /// Whatever reading the log meets.
    pub async fn start(db: Db) -> Result<Hub> {
        let (news, stop) = (broadcast::Sender::new(BACKLOG), watch::Sender::new(false));
        let hub = Hub { news, stop: Arc::new(stop) };
        let tail = Tail::from_end(db.clone()).await?;
        tokio::spawn(hub.clone().follow(db, tail));
        Ok(hub)
    }

    async fn follow(self, db: Db, mut tail: Tail) {
        let mut stopped = self.stop.subscribe();
        let following = async {
            loop {
                // The tail stays where it is when the database fails: nothing is passed over.
                if let Err(error) = self.tell(&db, &mut tail).await {
                    behind(&error).await;
                }
            }
        };
        tokio::select! {
            () = following => {}
            _ = stopped.wait_for(|stop| *stop) => {}
        }
    }

    /// Waits for the next entries and tells the streams.
    async fn tell(&self, db: &Db, tail: &mut Tail) -> Result<()> {
        let entries = tail.next().await?;
        for person in entries.iter().filter_map(rechecked) {
            drop(self.news.send(News::Recheck(person)));
        }
        let events: Vec<Event> = entries.iter().filter_map(Event::of).collect();
        if self.news.receiver_count() == 0 || events.is_empty() {
            return Ok(());
        }
        let addressed = loop {
            let events = events.clone();
            match db.read(move |tx| address(tx, events.clone())).await {
                Ok(addressed) => break addressed,
                Err(error) => behind(&error).await,
            }
        };
        for addressed in addressed {
            drop(self.news.send(News::Happened(addressed)));
        }
        Ok(())
    }

    pub(crate) fn listen(&self) -> (broadcast::Receiver<News>, watch::Receiver<bool>) {
        (self.news.subscribe(), self.stop.subscribe())
    }

    /// Ends every stream: an open one would hold up the end of the process.
    pub fn close(&self) {
        self.stop.send_replace(true);
    }
}

/// Says that the streams wait, and waits a second.
async fn behind(error: &kernel::Error) {
    tracing::error!(%error, "live events are behind");
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
}

/// Whose streams an entry ends: those of a session or token that ended, or of a person whose role
/// or account changed.
fn rechecked(entry: &kernel::Entry) -> Option<PersonId> {
    match entry.kind.as_str() {
        "session.closed" | "token.revoked" => entry.actor,
        "session.closed-all" | "person.role-changed" | "person.closed" => {
            Some(PersonId(entry.object))
        }
        _ => None,
    }
}
