//! Identifiers handed out by many threads at once.

use std::collections::HashSet;

use kernel::id::{ENTROPY_BITS, Raw};
use kernel::{PersonId, Time};

use crate::common::fresh;

#[test]
fn identifiers_of_many_threads_are_unique_and_follow_time() {
    let (db, _place) = fresh();
    let all: Vec<i64> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                scope.spawn(move || {
                    let mut mine = Vec::new();
                    for _ in 0..40 {
                        let some = db.write_blocking(|tx| {
                            let ids: Vec<i64> = (0..25).map(|_| tx.new_id::<Raw>().0).collect();
                            Ok((tx.now(), ids))
                        });
                        let (now, ids) = some.unwrap();
                        for id in &ids {
                            assert!(id >> ENTROPY_BITS >= now.millis(), "the time is in it");
                        }
                        assert!(ids.is_sorted_by(|a, b| a < b), "in the order of creation");
                        mine.extend(ids);
                    }
                    mine
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(all.len(), 8_000);
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), 8_000);
}

#[test]
fn an_object_written_in_the_past_sorts_into_the_past() {
    let (db, _place) = fresh();
    let past = Time::from_millis(1_500_000_000_123);
    let (then, now) = db
        .write_blocking(move |tx| {
            let then: PersonId = tx.at(past).new_id();
            assert_eq!(tx.now(), past);
            Ok((then, kernel::clock::Clock::system().now()))
        })
        .unwrap();
    assert_eq!(then.0 >> ENTROPY_BITS, past.millis());
    assert!(then.0 >> ENTROPY_BITS < now.millis());
    let next: PersonId = db.write_blocking(|tx| Ok(tx.new_id())).unwrap();
    assert!(next > then, "the next transaction is in the present again");
}
