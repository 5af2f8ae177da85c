//! The log and those who follow it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use kernel::log::{Reader, Tail, follow, rebuild};
use kernel::{Activity, Db, Entry, Error, PersonId, Position, Result, SpaceId, Tx, params, sql};

use crate::common::{Dice, Place, eventually, fresh, on_postgres};

sql! {
    static TAKE_EFFECT = "INSERT INTO effects (object_id) VALUES ($1)";
    static EFFECTS = "SELECT object_id FROM effects ORDER BY object_id";
    static FORGET = "DELETE FROM effects";
}

/// Copies the object of each entry into a table.
#[derive(Clone)]
pub struct Copier;

impl Reader for Copier {
    const NAME: &'static str = "copier";
    fn read(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        entries
            .iter()
            .try_for_each(|entry| tx.execute(&TAKE_EFFECT, params![entry.object]).map(drop))
    }
    fn forget(&self, tx: &mut Tx<'_>) -> Result<()> {
        tx.execute(&FORGET, params![]).map(drop)
    }
}

/// What the copier has copied.
pub async fn effects(db: &Db) -> Vec<i64> {
    db.read(|tx| tx.query(&EFFECTS, params![], |row| row.get(0))).await.unwrap()
}

/// Logs objects, each in a transaction of its own.
pub async fn log(db: &Db, objects: impl IntoIterator<Item = i64>) {
    for object in objects {
        db.write(move |tx| tx.log(Activity::new("test.happened", object))).await.unwrap();
    }
}

/// Reads the tail until the object `last` has come.
///
/// # Panics
/// When it has not come within a minute.
pub async fn read_until(tail: &mut Tail, last: i64) -> Vec<Entry> {
    let mut entries = Vec::new();
    while entries.last().is_none_or(|entry: &Entry| entry.object != last) {
        let next = tokio::time::timeout(Duration::from_secs(60), tail.next()).await;
        let next = next.unwrap_or_else(|_| panic!("{last} never came after {entries:?}"));
        entries.extend(next.unwrap());
    }
    entries
}

fn objects(entries: &[Entry]) -> Vec<i64> {
    entries.iter().map(|entry| entry.object).collect()
}

#[tokio::test]
async fn an_entry_comes_back_as_it_was_logged() {
    let (db, _place) = fresh();
    let at = db
        .write(|tx| {
            let full = Activity::new("comment.written", 7)
                .by(PersonId(1))
                .within(SpaceId(2))
                .under(6)
                .data(serde_json::json!({ "words": ["é", "\u{0}", null], "n": i64::MAX }));
            tx.log(full)?;
            tx.log(Activity::new("person.joined", 8))?;
            Ok(tx.now())
        })
        .await
        .unwrap();
    // Not read at once: the transactions of other tests on the server may hold the horizon.
    let entries = read_until(&mut Tail::after(db.clone(), Position::default()), 8).await;
    let [full, bare] = entries.as_slice() else { panic!("two entries, not {entries:?}") };
    assert_eq!(
        (full.kind.as_str(), full.actor, full.space, full.object, full.under, full.at),
        ("comment.written", Some(PersonId(1)), Some(SpaceId(2)), 7, Some(6), at)
    );
    assert_eq!(full.data, serde_json::json!({ "words": ["é", "\u{0}", null], "n": i64::MAX }));
    assert_eq!((bare.actor, bare.space, bare.under), (None, None, None));
    assert!(bare.data.is_null() && full.position < bare.position);
    assert_eq!(full.position.to_string().parse::<Position>().unwrap(), full.position);
}

#[tokio::test]
async fn a_tail_gets_what_comes_after_its_position_in_order() {
    let (db, _place) = fresh();
    log(&db, 1..=5).await;
    let mut tail = Tail::after(db.clone(), Position::default());
    let first = read_until(&mut tail, 5).await;
    assert_eq!(objects(&first), [1, 2, 3, 4, 5]);
    assert!(first.is_sorted_by(|a, b| a.position < b.position));

    log(&db, 6..=8).await;
    assert_eq!(objects(&read_until(&mut tail, 8).await), [6, 7, 8]);
    let mut resumed = Tail::after(db.clone(), first[2].position);
    assert_eq!(objects(&read_until(&mut resumed, 8).await), [4, 5, 6, 7, 8]);
    let mut late = Tail::from_end(db.clone()).await.unwrap();
    assert_eq!(late.position(), tail.position());
    log(&db, [9]).await;
    assert_eq!(objects(&read_until(&mut late, 9).await), [9]);
}

#[tokio::test]
async fn a_tail_hands_out_more_than_one_batch() {
    let (db, _place) = fresh();
    db.write(|tx| (1..=1_700).try_for_each(|n| tx.log(Activity::new("test.happened", n))))
        .await
        .unwrap();
    let mut tail = Tail::after(db.clone(), Position::default());
    let all = read_until(&mut tail, 1_700).await;
    assert_eq!(objects(&all), (1..=1_700).collect::<Vec<i64>>());
}

#[tokio::test]
async fn a_commit_rings_the_bell_only_when_it_logged() {
    let (db, _place) = fresh();
    let mut commits = db.commits();
    let before = *commits.borrow_and_update();
    db.write(|tx| crate::common::write_note(tx, 1)).await.unwrap();
    let failed = db
        .write(|tx| -> Result<()> {
            tx.log(Activity::new("test.happened", 1))?;
            Err(Error::forbidden())
        })
        .await;
    assert!(failed.is_err());
    // On PostgreSQL notices of other databases on the server may ring it too: they move nothing.
    assert_eq!(*commits.borrow_and_update(), before);
    log(&db, [2]).await;
    assert!(*commits.borrow_and_update() > before, "before the answer came");
    let entries = read_until(&mut Tail::after(db.clone(), Position::default()), 2).await;
    assert_eq!(objects(&entries), [2]);
}

/// Asking at intervals is for the commits of other processes: ours are heard of at once. Not on
/// PostgreSQL, where the transactions of other tests on the server may hold the horizon.
#[tokio::test]
async fn a_tail_wakes_at_the_commit() {
    const ROUNDS: i64 = 30;
    if on_postgres() {
        return;
    }
    let (db, _place) = fresh();
    let mut waited = Duration::ZERO;
    let mut tail = Tail::after(db.clone(), Position::default());
    for object in 1..=ROUNDS {
        let waiting = tokio::spawn(async move { (read_until(&mut tail, object).await, tail) });
        // Past the tail's own look at the log.
        db.read(kernel::log::end).await.unwrap();
        let start = Instant::now();
        log(&db, [object]).await;
        let (entries, back) = waiting.await.unwrap();
        tail = back;
        waited += start.elapsed();
        assert_eq!(objects(&entries), [object]);
    }
    let asking_only = Duration::from_secs(1) * ROUNDS as u32;
    assert!(waited < asking_only / 2, "{ROUNDS} entries took {waited:?}");
}

#[tokio::test]
async fn a_reader_has_each_effect_once_through_restarts_and_rebuilding() {
    let place = Place::new();
    for generation in 0..5 {
        let db = place.ready();
        log(&db, generation * 100 + 1..=generation * 100 + 20).await;
        let expected: Vec<i64> =
            (0..=generation).flat_map(|g| g * 100 + 1..=g * 100 + 20).collect();
        let reading = tokio::spawn(follow(db.clone(), Copier));
        eventually("every effect", async || effects(&db).await.len() >= expected.len()).await;
        reading.abort();
        assert_eq!(effects(&db).await, expected);
        db.write(|tx| rebuild(tx, &Copier)).await.unwrap();
        assert_eq!(effects(&db).await, expected);
    }
}

#[tokio::test]
async fn a_reader_that_fails_loses_its_effect_and_tries_again() {
    /// Fails, after having had its effect, as often as the number says.
    #[derive(Clone)]
    struct Stumbling(Arc<Mutex<u32>>);
    impl Reader for Stumbling {
        const NAME: &'static str = "stumbling";
        fn read(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
            Copier.read(tx, entries)?;
            let mut left = self.0.lock().unwrap();
            if *left == 0 {
                return Ok(());
            }
            *left -= 1;
            Err(Error::internal("it stumbles, as it should"))
        }
        fn forget(&self, tx: &mut Tx<'_>) -> Result<()> {
            Copier.forget(tx)
        }
    }
    let (db, _place) = fresh();
    log(&db, [1, 2]).await;
    let reading = tokio::spawn(follow(db.clone(), Stumbling(Arc::new(Mutex::new(2)))));
    eventually("the effect", async || !effects(&db).await.is_empty()).await;
    reading.abort();
    assert_eq!(effects(&db).await, [1, 2]);
}

/// What one writer does in one transaction.
fn act(tx: &mut Tx<'_>, first: i64, shape: u64) -> Result<Vec<i64>> {
    let mut logged = Vec::new();
    for n in 0..(shape % 4) as i64 {
        tx.log(Activity::new("test.happened", first + n))?;
        logged.push(first + n);
    }
    if shape.is_multiple_of(5) {
        drop(tx.savepoint(|tx| -> Result<()> {
            tx.log(Activity::new("test.undone", first + 8))?;
            Err(Error::forbidden())
        }));
    }
    if shape.is_multiple_of(7) { Err(Error::forbidden()) } else { Ok(logged) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_happens_at_once_each_entry_is_seen_once() {
    const WRITERS: i64 = 6;
    const WRITES: i64 = 60;
    const LAST: i64 = i64::MAX;
    for seed in 1..=3 {
        let (db, _place) = fresh();
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let db = db.clone();
                tokio::spawn(async move {
                    let mut dice = Dice::new(seed * 100 + writer as u64);
                    let mut kept = Vec::new();
                    for n in 0..WRITES {
                        let (first, shape) = ((writer * 1_000 + n) * 10, dice.roll(1_000));
                        let done = db.write(move |tx| act(tx, first, shape)).await;
                        kept.extend(done.unwrap_or_default());
                    }
                    kept
                })
            })
            .collect();
        let tailing = tokio::spawn({
            let mut tail = Tail::after(db.clone(), Position::default());
            async move { read_until(&mut tail, LAST).await }
        });
        // A reader that is stopped and started again and again, wherever it is.
        let mut reading = tokio::spawn(follow(db.clone(), Copier));
        let mut kept = vec![LAST];
        for writer in writers {
            kept.extend(writer.await.unwrap());
            reading.abort();
            reading = tokio::spawn(follow(db.clone(), Copier));
        }
        log(&db, [LAST]).await;
        kept.sort_unstable();

        let entries = tailing.await.unwrap();
        assert!(entries.is_sorted_by(|a, b| a.position < b.position), "seed {seed}");
        let mut by_writer: HashMap<i64, i64> = HashMap::new();
        for entry in &entries {
            let before = by_writer.insert(entry.object / 10_000, entry.object);
            assert!(before.is_none_or(|before| before < entry.object), "a writer's own order");
        }
        let mut seen = objects(&entries);
        seen.sort_unstable();
        assert_eq!(seen, kept, "seed {seed}");
        eventually("every effect", async || effects(&db).await.len() >= kept.len()).await;
        reading.abort();
        assert_eq!(effects(&db).await, kept, "seed {seed}");
    }
}
