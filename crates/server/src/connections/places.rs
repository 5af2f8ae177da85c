//! The places of connections: so many in all and for each address. Where they are short, the oldest
//! connection that asks nothing gives way.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::IpAddr;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::Limits;
use super::line::Line;

/// The connections of a process.
#[derive(Debug)]
pub(super) struct Places {
    pub(super) limits: Limits,
    table: Mutex<Table>,
    left: Notify,
}

#[derive(Debug, Default)]
struct Table {
    next: u64,
    requests: Kind,
    streams: Kind,
}

/// The connections of one kind by age, and those of each address.
#[derive(Debug, Default)]
struct Kind {
    lines: BTreeMap<u64, Arc<Line>>,
    peers: HashMap<IpAddr, BTreeSet<u64>>,
}

/// How many of the oldest are asked whether they can go: to refuse shall cost little.
const ASKED: usize = 256;

impl Kind {
    fn of(&self, peer: Option<IpAddr>) -> usize {
        peer.and_then(|peer| self.peers.get(&peer)).map_or(0, BTreeSet::len)
    }

    fn insert(&mut self, number: u64, line: &Arc<Line>) {
        self.lines.insert(number, line.clone());
        if let Some(peer) = line.peer {
            self.peers.entry(peer).or_default().insert(number);
        }
    }

    fn remove(&mut self, number: u64) {
        let Some(peer) = self.lines.remove(&number).and_then(|line| line.peer) else { return };
        if let Some(own) = self.peers.get_mut(&peer) {
            own.remove(&number);
            if own.is_empty() {
                self.peers.remove(&peer);
            }
        }
    }

    /// Ends the oldest that can go, of this address where one is given; answers whether there was.
    fn free_one(&mut self, limits: &Limits, peer: Option<IpAddr>) -> bool {
        let can_go = |number: &u64| self.lines.get(number).is_some_and(|line| line.can_go(limits));
        let found = match peer.and_then(|peer| self.peers.get(&peer)) {
            Some(own) => own.iter().take(ASKED).copied().find(can_go),
            None => self.lines.keys().take(ASKED).copied().find(can_go),
        };
        let Some(number) = found else { return false };
        if let Some(line) = self.lines.get(&number) {
            line.end.notify_one();
        }
        self.remove(number);
        true
    }
}

/// The place of a connection, until it ends.
#[derive(Debug)]
pub(super) struct Place {
    places: Arc<Places>,
    number: u64,
    pub(super) line: Arc<Line>,
}

impl Places {
    pub(super) fn new(limits: Limits) -> Arc<Places> {
        Arc::new(Places { limits, table: Mutex::default(), left: Notify::new() })
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a new connection; nothing where they are short and everybody is busy.
    pub(super) fn take(self: &Arc<Places>, peer: Option<IpAddr>) -> Option<Place> {
        let limits = &self.limits;
        let line = Arc::new(Line::new(peer));
        let mut table = self.table();
        let full = table.requests.of(peer) >= (limits.requests / limits.share).max(1);
        if full && !table.requests.free_one(limits, peer) {
            return None;
        }
        let full = table.requests.lines.len() >= limits.requests;
        if full && !table.requests.free_one(limits, None) {
            return None;
        }
        let number = table.next;
        table.next += 1;
        table.requests.insert(number, &line);
        Some(Place { places: self.clone(), number, line })
    }

    /// Makes room when the system has no connection left to give.
    pub(super) fn free_one(&self) {
        self.table().requests.free_one(&self.limits, None);
    }

    /// Waits until all have ended.
    pub(super) async fn empty(&self) {
        loop {
            let left = self.left.notified();
            // A connection that gave way may still be ending: it counts no more.
            if self.is_empty() {
                return;
            }
            left.await;
        }
    }

    fn is_empty(&self) -> bool {
        let table = self.table();
        table.requests.lines.is_empty() && table.streams.lines.is_empty()
    }
}

impl Place {
    pub(super) fn limits(&self) -> Limits {
        self.places.limits
    }

    /// The connection carries events from here on: it is counted among those. Answers whether there
    /// was a place for it.
    pub(super) fn becomes_stream(&self) -> bool {
        let limits = &self.places.limits;
        let mut table = self.places.table();
        if table.streams.lines.len() >= limits.streams
            || table.streams.of(self.line.peer) >= (limits.streams / limits.share).max(1)
        {
            return false;
        }
        table.requests.remove(self.number);
        table.streams.insert(self.number, &self.line);
        self.line.is_stream.store(true, Ordering::Relaxed);
        true
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut table = self.places.table();
        table.requests.remove(self.number);
        table.streams.remove(self.number);
        drop(table);
        self.places.left.notify_waiters();
    }
}
