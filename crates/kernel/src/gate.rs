//! Gates: work that takes much memory or time (hashing a password, reading a picture) is done a
//! little at a time.
//!
//! A gate has so many places and a short queue before them; whoever finds the queue full is told to
//! come back, so that what is under way ends soon and the memory it takes is bounded. Strangers are
//! served apart from people who are known: some places are kept for the latter, and no network of
//! strangers takes more than its share of the queue.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{Error, Result};

/// How long anybody waits: longer, and whoever asked may have gone.
const PATIENCE: Duration = Duration::from_secs(15);

/// Who asks for a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who<'a> {
    /// Somebody who is signed in, or whose browser was before.
    Known,
    /// Anybody else, of this network.
    Stranger(&'a str),
}

/// A gate. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Gate(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    size: Size,
    all: Arc<Semaphore>,
    strangers: Arc<Semaphore>,
    waiting: Mutex<Waiting>,
}

/// How large a gate is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Places in all.
    pub places: usize,
    /// Those of them that strangers do not get.
    pub reserved: usize,
    /// How many may wait: as many who are known, and as many strangers.
    pub queue: usize,
    /// How many strangers of one network may wait.
    pub share: usize,
}

#[derive(Debug, Default)]
struct Waiting {
    known: usize,
    strangers: HashMap<String, usize>,
    /// The sum of `strangers`.
    count: usize,
}

/// A place at a gate, until it is dropped.
#[derive(Debug)]
#[must_use = "dropping it gives the place back"]
pub struct Place {
    _permits: (Option<OwnedSemaphorePermit>, OwnedSemaphorePermit),
}

impl Gate {
    /// A gate of this size.
    pub fn new(size: Size) -> Gate {
        let semaphore = |places| Arc::new(Semaphore::new(places));
        let strangers = size.places.saturating_sub(size.reserved).max(1);
        let (all, strangers) = (semaphore(size.places), semaphore(strangers));
        Gate(Arc::new(Inner { size, all, strangers, waiting: Mutex::default() }))
    }

    /// Waits for a place.
    ///
    /// # Errors
    /// `Busy` when the queue is full, or does not move.
    pub async fn enter(&self, who: Who<'_>) -> Result<Place> {
        let _turn = Turn::take(self, who).ok_or_else(Error::busy)?;
        let place = tokio::time::timeout(PATIENCE, self.place(who)).await;
        place.unwrap_or_else(|_| Err(Error::busy()))
    }

    /// Does `work` in a place, on a thread that may take its time.
    ///
    /// # Errors
    /// `Busy` when the queue is full; `Internal` when the work panics.
    pub async fn run<T: Send + 'static>(
        &self,
        who: Who<'_>,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        self.enter(who).await?.run(work).await
    }

    /// The same, however long the queue: for work that nobody waits for and that comes in few pieces.
    pub async fn run_patiently<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        self.place(Who::Known).await?.run(work).await
    }

    async fn place(&self, who: Who<'_>) -> Result<Place> {
        let take = async |of: &Arc<Semaphore>| of.clone().acquire_owned().await;
        let Inner { all, strangers, .. } = &*self.0;
        // First one of those for strangers: whoever waits for it holds up nobody who is known.
        let apart = match who {
            Who::Known => None,
            Who::Stranger(_) => Some(take(strangers).await.map_err(Error::internal)?),
        };
        let own = take(all).await.map_err(Error::internal)?;
        Ok(Place { _permits: (apart, own) })
    }
}

impl Place {
    /// Does `work` on a thread that may take its time; the place is free once it is done, whether or
    /// not anybody still waits for it.
    ///
    /// # Errors
    /// `Internal` when the work panics.
    pub async fn run<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        let work = move || {
            let done = work();
            drop(self);
            done
        };
        tokio::task::spawn_blocking(work).await.map_err(Error::internal)
    }
}

/// Somebody in the queue.
struct Turn<'a> {
    gate: &'a Gate,
    who: Who<'a>,
}

impl<'a> Turn<'a> {
    fn take(gate: &'a Gate, who: Who<'a>) -> Option<Turn<'a>> {
        let size = &gate.0.size;
        let mut waiting = gate.0.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match who {
            Who::Known if waiting.known < size.queue => waiting.known += 1,
            Who::Stranger(network) if waiting.count < size.queue => {
                let share = waiting.strangers.entry(network.to_owned()).or_default();
                if *share >= size.share {
                    return None;
                }
                *share += 1;
                waiting.count += 1;
            }
            _ => return None,
        }
        Some(Turn { gate, who })
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut waiting = self.gate.0.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match self.who {
            Who::Known => waiting.known -= 1,
            Who::Stranger(network) => {
                waiting.count -= 1;
                if let Some(share) = waiting.strangers.get_mut(network) {
                    *share -= 1;
                    if *share == 0 {
                        waiting.strangers.remove(network);
                    }
                }
            }
        }
    }
}

/// The gates of a process. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Gates {
    /// For hashing passwords: 19 MiB each.
    pub passwords: Gate,
    /// For reading and writing pictures: up to some 300 MB each.
    pub pictures: Gate,
    /// For searching and for reading what is pasted: as many at a time as there are processors, and those who wait are served in their order.
    pub searches: Gate,
}

impl Default for Gates {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, |cores| cores.get());
        let passwords = Size { places: cores.clamp(2, 4), reserved: 1, queue: 64, share: 16 };
        let pictures = Size { places: (cores / 2).clamp(1, 4), reserved: 0, queue: 32, share: 8 };
        let searches = Size { places: cores.max(2), reserved: 0, queue: 256, share: 8 };
        Gates {
            passwords: Gate::new(passwords),
            pictures: Gate::new(pictures),
            searches: Gate::new(searches),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Meaning;

    fn gate() -> Gate {
        Gate::new(Size { places: 2, reserved: 1, queue: 2, share: 1 })
    }

    /// Polls once: whether it got its place, waits, or was sent away.
    async fn asked(gate: &Gate, who: Who<'_>) -> Option<Result<Place>> {
        let mut enter = std::pin::pin!(gate.enter(who));
        std::future::poll_fn(|cx| {
            std::task::Poll::Ready(match enter.as_mut().poll(cx) {
                std::task::Poll::Ready(place) => Some(place),
                std::task::Poll::Pending => None,
            })
        })
        .await
    }

    #[tokio::test]
    async fn strangers_leave_a_place_to_those_who_are_known() {
        let gate = gate();
        let first = gate.enter(Who::Stranger("a")).await.unwrap();
        assert!(asked(&gate, Who::Stranger("b")).await.is_none(), "a stranger waits");
        let known = asked(&gate, Who::Known).await;
        assert!(known.is_some_and(|place| place.is_ok()));
        drop(first);
        assert!(asked(&gate, Who::Stranger("b")).await.is_some());
    }

    #[tokio::test]
    async fn a_network_has_its_share_of_the_queue_and_no_more() {
        let gate = gate();
        let held = gate.enter(Who::Stranger("a")).await.unwrap();
        let enter = |network: &'static str| {
            let gate = gate.clone();
            tokio::spawn(async move { gate.enter(Who::Stranger(network)).await.map(drop) })
        };
        let (first, other) = (enter("a"), enter("b"));
        tokio::task::yield_now().await;
        let refused = |network| {
            let gate = gate.clone();
            async move { gate.enter(Who::Stranger(network)).await.unwrap_err().meaning() }
        };
        assert_eq!(refused("a").await, Meaning::Busy, "its share waits already");
        assert_eq!(refused("c").await, Meaning::Busy, "the queue is full");
        drop(held);
        first.await.unwrap().unwrap();
        other.await.unwrap().unwrap();
        drop(gate.enter(Who::Stranger("c")).await.unwrap());
    }
}
