//! The queue between handlers and the threads that own the connections.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard};

use super::Tx;
use crate::{Error, Result};

/// One closure over a transaction, with the way back to whoever asked.
pub(crate) trait Job: Send {
    /// Runs the closure. An error means: undo what it wrote.
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<()>;
    /// Answers: with the closure's value if `end` is a success, with the error otherwise.
    fn finish(self: Box<Self>, end: Result<()>);
}

struct Call<F, T, R> {
    body: F,
    value: Option<T>,
    reply: R,
}

/// Makes a job of `body`, answered through `reply`.
pub(crate) fn call<T, F, R>(body: F, reply: R) -> Box<dyn Job>
where
    T: Send + 'static,
    F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    R: FnOnce(Result<T>) + Send + 'static,
{
    Box::new(Call { body, value: None, reply })
}

impl<T, F, R> Job for Call<F, T, R>
where
    T: Send,
    F: FnMut(&mut Tx<'_>) -> Result<T> + Send,
    R: FnOnce(Result<T>) + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        // A rule that panics loses its own transaction, not the thread that everyone shares.
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.body)(tx)));
        self.value = Some(outcome.unwrap_or_else(|_| Err(Error::internal("a rule panicked")))?);
        Ok(())
    }

    fn finish(self: Box<Self>, end: Result<()>) {
        let Call { value, reply, .. } = *self;
        reply(end.and_then(|()| value.ok_or_else(|| Error::internal("a job did not run"))));
    }
}

/// What was asked of the database since it was opened.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stats {
    /// Jobs whose writes were kept.
    pub jobs: u64,
    /// Commits that kept them.
    pub commits: u64,
    /// Snapshots that were asked for.
    pub reads: u64,
    /// Statements, of writes and reads.
    pub statements: u64,
}

/// Jobs waiting for a connection.
#[derive(Default)]
pub(crate) struct Queue {
    state: Mutex<State>,
    bell: Condvar,
    jobs: AtomicU64,
    commits: AtomicU64,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Box<dyn Job>>,
    closed: bool,
}

impl Queue {
    pub(crate) fn push(&self, job: Box<dyn Job>) {
        let mut state = self.lock();
        if state.closed {
            drop(state);
            return job.finish(Err(super::closed()));
        }
        state.waiting.push_back(job);
        drop(state);
        self.bell.notify_one();
    }

    /// Waits for jobs and takes up to `most`; nothing once the queue is closed and empty.
    pub(crate) fn take(&self, most: usize) -> Option<Vec<Box<dyn Job>>> {
        let mut state = self.lock();
        loop {
            if !state.waiting.is_empty() {
                let count = state.waiting.len().min(most);
                return Some(state.waiting.drain(..count).collect());
            }
            if state.closed {
                return None;
            }
            state = self.bell.wait(state).unwrap_or_else(|poisoned| poisoned.into_inner());
        }
    }

    /// Whether nothing waits.
    pub(crate) fn is_empty(&self) -> bool {
        self.lock().waiting.is_empty()
    }

    /// Lets the threads finish what waits, and end.
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.bell.notify_all();
    }

    /// Counts one commit that kept the writes of `jobs` jobs; of none, nothing was kept.
    pub(crate) fn committed(&self, jobs: usize) {
        if jobs == 0 {
            return;
        }
        self.jobs.fetch_add(jobs as u64, Ordering::Relaxed);
        self.commits.fetch_add(1, Ordering::Relaxed);
    }

    /// How many jobs were committed, in how many transactions.
    pub(crate) fn kept(&self) -> (u64, u64) {
        (self.jobs.load(Ordering::Relaxed), self.commits.load(Ordering::Relaxed))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
