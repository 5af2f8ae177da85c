//! What is known of one connection while it lasts.

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use super::Limits;

/// What a connection does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// It asks nothing, or not yet all of a head.
    Resting,
    /// The body of a request comes.
    Receiving,
    /// A request is answered.
    Answering,
}

/// One connection.
#[derive(Debug)]
pub(super) struct Line {
    /// The address to count it by; nothing for our own proxies.
    pub(super) peer: Option<IpAddr>,
    pub(super) is_stream: AtomicBool,
    /// Told when its place is needed.
    pub(super) end: Notify,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    phase: Phase,
    since: Instant,
    /// Whether a request came before.
    used: bool,
    /// When the first byte of a head came.
    head: Option<Instant>,
    /// Since when we wait for the other side, to send or to read.
    reading: Option<Instant>,
    writing: Option<Instant>,
    /// How long we waited for this body, and what came of it.
    waited: Duration,
    body: u64,
    /// Whether an answer left before all of its request came.
    unread: bool,
}

impl Line {
    pub(super) fn new(peer: Option<IpAddr>) -> Line {
        let state = State {
            phase: Phase::Resting,
            since: Instant::now(),
            used: false,
            head: None,
            reading: None,
            writing: None,
            waited: Duration::ZERO,
            body: 0,
            unread: false,
        };
        let (is_stream, end) = (AtomicBool::new(false), Notify::new());
        Line { peer, is_stream, end, state: Mutex::new(state) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn phase(&self) -> Phase {
        self.state().phase
    }

    pub(super) fn is_stream(&self) -> bool {
        self.is_stream.load(Ordering::Relaxed)
    }

    /// Whether it asks nothing, or takes its time to ask or to read: it goes first where places are
    /// short.
    pub(super) fn can_go(&self, limits: &Limits) -> bool {
        let state = self.state();
        match state.phase {
            Phase::Resting => true,
            Phase::Receiving => state.waiting() > limits.grace / 2,
            Phase::Answering => {
                state.writing.is_some_and(|since| since.elapsed() > limits.grace / 2)
            }
        }
    }

    /// A head came.
    pub(super) fn asked(&self, has_body: bool) {
        let mut state = self.state();
        state.phase = if has_body { Phase::Receiving } else { Phase::Answering };
        (state.used, state.head) = (true, None);
        (state.waited, state.body) = (Duration::ZERO, 0);
    }

    /// The body came, or what is left of it is wanted no more.
    pub(super) fn received(&self, whole: bool) {
        let mut state = self.state();
        if state.phase == Phase::Receiving {
            state.phase = Phase::Answering;
        }
        state.unread |= !whole;
    }

    /// The answer left.
    pub(super) fn answered(&self) {
        let mut state = self.state();
        (state.phase, state.since, state.head) = (Phase::Resting, Instant::now(), None);
    }

    pub(super) fn has_unread(&self) -> bool {
        self.state().unread
    }

    /// What came of trying to read: so many bytes, or nothing yet.
    pub(super) fn read(&self, bytes: Option<usize>) {
        let mut state = self.state();
        let Some(bytes) = bytes else {
            state.reading.get_or_insert_with(Instant::now);
            return;
        };
        let now = Instant::now();
        let waited = state.reading.take().map_or(Duration::ZERO, |since| now - since);
        match state.phase {
            Phase::Resting => _ = state.head.get_or_insert(now),
            Phase::Receiving => {
                state.waited += waited;
                state.body += bytes as u64;
            }
            Phase::Answering => {}
        }
    }

    /// The same of writing.
    pub(super) fn wrote(&self, done: bool) {
        let mut state = self.state();
        if done {
            state.writing = None;
        } else {
            state.writing.get_or_insert_with(Instant::now);
        }
    }

    /// Whether the other side has taken too long.
    pub(super) fn is_late(&self, limits: &Limits) -> bool {
        let state = self.state();
        if state.writing.is_some_and(|since| since.elapsed() > limits.reader) {
            return true;
        }
        match state.phase {
            Phase::Resting => match state.head {
                Some(since) => since.elapsed() > limits.head,
                None if state.used => state.since.elapsed() > limits.rest,
                None => state.since.elapsed() > limits.first,
            },
            Phase::Receiving => {
                let waited = state.waiting();
                let due = waited.saturating_sub(limits.grace).as_secs_f64() * limits.rate as f64;
                state.reading.is_some_and(|since| since.elapsed() > limits.piece)
                    || (state.body as f64) < due
            }
            Phase::Answering => false,
        }
    }
}

impl State {
    /// How long this body was waited for: only what the other side took, never what we did.
    fn waiting(&self) -> Duration {
        self.waited + self.reading.map_or(Duration::ZERO, |since| since.elapsed())
    }
}
