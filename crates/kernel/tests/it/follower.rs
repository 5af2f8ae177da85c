//! What is kept in memory, in step with the log.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use kernel::log::{CaughtUp, Follower, Projection};
use kernel::{Activity, Db, Entry, Error, Result, Tx};

use crate::common::{fresh, on_postgres};

/// Remembers what it was told, and fails the first times it is told something.
#[derive(Default)]
struct Memory {
    told: Mutex<Vec<i64>>,
    failures: AtomicUsize,
}

impl Projection for Memory {
    fn apply(&self, _: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        if self
            .failures
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1))
            .is_ok()
        {
            return Err(Error::unavailable("not now"));
        }
        self.told.lock().unwrap().extend(entries.iter().map(|entry| entry.object));
        Ok(())
    }
}

async fn log(db: &Db, object: i64) {
    db.write(move |tx| tx.log(Activity::new("test.happened", object))).await.unwrap();
}

#[tokio::test]
async fn what_was_committed_is_taken_into_account_before_it_is_asked_for() {
    let (db, _place) = fresh();
    log(&db, 1).await;
    let memory = Arc::new(Memory::default());
    let follower = Follower::start(db.clone(), vec![memory.clone()]).await.unwrap();
    for object in 2..=200 {
        log(&db, object).await;
        while follower.reach(Default::default()).await.unwrap() == CaughtUp(false) {
            assert!(on_postgres(), "only another transaction on the server may hold it back");
        }
        assert_eq!(memory.told.lock().unwrap().last(), Some(&object));
    }
    let told = memory.told.lock().unwrap().clone();
    assert_eq!(told, (2..=200).collect::<Vec<_>>(), "once each, from the start on");
}

#[tokio::test]
async fn what_could_not_be_taken_into_account_is_not_passed_over() {
    let (db, _place) = fresh();
    let memory = Arc::new(Memory::default());
    let follower = Follower::start(db.clone(), vec![memory.clone()]).await.unwrap();
    memory.failures.store(3, Ordering::SeqCst);
    log(&db, 7).await;
    let mut refused = 0;
    while follower.reach(Default::default()).await.ok() != Some(CaughtUp(true)) {
        refused += 1;
        assert!(refused < 1_000);
    }
    assert_eq!(*memory.told.lock().unwrap(), [7]);
    assert_eq!(memory.failures.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_position_nobody_reached_is_not_waited_for_long() {
    let (db, _place) = fresh();
    let follower = Follower::start(db, Vec::new()).await.unwrap();
    let never = "9000000000-1".parse().unwrap();
    assert_eq!(follower.reach(never).await.unwrap(), CaughtUp(false));
}

#[tokio::test]
async fn another_process_is_woken_by_a_commit() {
    if !on_postgres() {
        return;
    }
    let (one, place) = fresh();
    let two = place.open();
    let mut commits = two.commits();
    commits.mark_unchanged();
    // The listening connection may not be there yet for the first of these.
    for object in 0..100 {
        log(&one, object).await;
        if tokio::time::timeout(Duration::from_millis(300), commits.changed()).await.is_ok() {
            return;
        }
    }
    panic!("no notice came");
}
