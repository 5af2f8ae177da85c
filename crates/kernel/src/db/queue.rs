//! The queue between handlers and the threads that own the connections.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::thread::{self, Thread};

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

/// Jobs waiting for a connection. Of the threads that wait for jobs, the one that began to wait last is woken: the same
/// few connections are used while they suffice, with what they have prepared and cached, and the others stay unopened.
#[derive(Default)]
pub(crate) struct Queue {
    state: Mutex<State>,
    jobs: AtomicU64,
    commits: AtomicU64,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Box<dyn Job>>,
    idle: Vec<Thread>,
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
        if let Some(thread) = state.idle.pop() {
            thread.unpark();
        }
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
            let me = thread::current();
            state.idle.push(me.clone());
            drop(state);
            thread::park();
            state = self.lock();
            // Parking may end by itself.
            state.idle.retain(|other| other.id() != me.id());
        }
    }

    /// Whether nothing waits.
    pub(crate) fn is_empty(&self) -> bool {
        self.lock().waiting.is_empty()
    }

    /// Lets the threads finish what waits, and end.
    pub(crate) fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        state.idle.drain(..).for_each(|thread| thread.unpark());
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

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    struct Here(mpsc::Sender<thread::ThreadId>);

    impl Job for Here {
        fn run(&mut self, _: &mut Tx<'_>) -> Result<()> {
            Ok(())
        }

        fn finish(self: Box<Self>, _: Result<()>) {
            self.0.send(thread::current().id()).expect("somebody who listens");
        }
    }

    #[test]
    fn while_one_thread_suffices_the_others_rest() {
        let (queue, (sender, used)) = (Queue::default(), mpsc::channel());
        let all_rest = |n: usize| {
            while queue.lock().idle.len() < n {
                thread::yield_now();
            }
        };
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    while let Some(jobs) = queue.take(1) {
                        jobs.into_iter().for_each(|job| job.finish(Ok(())));
                    }
                });
            }
            let one = || {
                all_rest(3);
                queue.push(Box::new(Here(sender.clone())));
                used.recv().expect("a thread")
            };
            let first = one();
            assert!((0..20).all(|_| one() == first));
            all_rest(3);
            queue.close();
        });
        // What comes afterwards is answered all the same.
        queue.push(Box::new(Here(sender)));
        assert_eq!(used.recv().ok(), Some(thread::current().id()));
    }
}
