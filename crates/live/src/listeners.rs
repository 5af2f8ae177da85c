//! The streams that are open, and what becomes of the right by which each was let in.
//!
//! This is told beside the news and not among it: a stream that is slow misses news, and would miss
//! that it is to end.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use identity::session::ENDS;
use kernel::{Entry, PersonId, Position};
use spaces::NARROWS;
use tokio::sync::watch;

/// The streams of this process. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Listeners(Arc<Mutex<Open>>);

#[derive(Default)]
struct Open {
    last: u64,
    streams: HashMap<u64, (PersonId, watch::Sender<Standing>)>,
}

/// How a stream's right stands.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standing {
    /// It is over, or may be: the stream ends, and whoever comes back proves theirs again.
    pub(crate) over: bool,
    /// What is from before here in the log was addressed when more could be seen.
    pub(crate) narrowed: Position,
}

/// A stream's place among those that are open, until it is dropped.
pub(crate) struct Right {
    standing: watch::Receiver<Standing>,
    number: u64,
    listeners: Listeners,
}

impl Listeners {
    /// Opens a stream of this person. From now on it is told what becomes of their right.
    pub(crate) fn listen(&self, person: PersonId) -> Right {
        let (told, standing) = watch::channel(Standing::default());
        let number = self.with(|open| {
            open.last += 1;
            open.streams.insert(open.last, (person, told));
            open.last
        });
        Right { standing, number, listeners: self.clone() }
    }

    /// Tells the streams whose right this entry ends or narrows.
    pub(crate) fn heed(&self, entry: &Entry) {
        let narrow = |standing: &mut Standing| {
            standing.narrowed = standing.narrowed.max(entry.position);
        };
        let object = Some(PersonId(entry.object));
        match entry.kind.as_str() {
            identity::logged::SESSION_CLOSED | identity::logged::TOKEN_REVOKED => {
                self.change(entry.actor, end)
            }
            kind if ENDS.contains(&kind) => self.change(object, end),
            spaces::logged::MEMBERSHIP_LEFT => self.change(object, narrow),
            kind if NARROWS.contains(&kind) => self.change(None, narrow),
            _ => {}
        }
    }

    /// Ends all streams: something that they had to be told was lost.
    pub(crate) fn end_all(&self) {
        self.change(None, end);
    }

    /// Changes how the streams of this person stand, or all.
    fn change(&self, whose: Option<PersonId>, how: impl Fn(&mut Standing)) {
        self.with(|open| {
            let streams = open.streams.values();
            streams
                .filter(|(person, _)| whose.is_none_or(|whose| whose == *person))
                .for_each(|(_, told)| told.send_modify(&how));
        });
    }

    fn with<T>(&self, ask: impl FnOnce(&mut Open) -> T) -> T {
        ask(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn end(standing: &mut Standing) {
    standing.over = true;
}

impl Right {
    /// How it stands.
    pub(crate) fn standing(&self) -> Standing {
        *self.standing.borrow()
    }

    /// Waits until it stands otherwise.
    pub(crate) async fn changed(&mut self) -> Standing {
        // Whoever tells it is there as long as this.
        drop(self.standing.changed().await);
        *self.standing.borrow_and_update()
    }
}

impl Drop for Right {
    fn drop(&mut self) {
        self.listeners.with(|open| open.streams.remove(&self.number));
    }
}
