//! PostgreSQL numbers an entry before its commit: an entry may become visible after one with a
//! higher number. Whoever reads the log must wait for it.

use kernel::log::{Reader, Tail, catch_up, follow, rebuild};
use kernel::{Db, Entry, Position, Result, Tx};

use crate::common::{Place, eventually, fresh, on_postgres};
use crate::log::{Copier, effects, log, read_until};

const SLOW: i64 = 111;
const QUICK: i64 = 222;

/// A transaction of another process that stays open.
struct Outside(Option<postgres::Client>);

impl Outside {
    fn begin(place: &Place) -> Outside {
        let kernel::db::Source::Postgres(url) = &place.source else { unreachable!() };
        let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
        client.batch_execute("BEGIN").unwrap();
        Outside(Some(client))
    }
    fn client(&mut self) -> &mut postgres::Client {
        self.0.as_mut().unwrap()
    }
    /// Takes the number of a transaction, and none of the log's.
    fn take_number(&mut self) {
        self.client().batch_execute("SELECT pg_current_xact_id()").unwrap();
    }
    fn append(&mut self, object: i64) {
        let append =
            "INSERT INTO activities (at, kind, object_id, data) VALUES (0, 'slow', $1, '')";
        self.client().execute(append, &[&object]).unwrap();
    }
    fn end(mut self, how: &str) {
        self.client().batch_execute(how).unwrap();
    }
}

impl Drop for Outside {
    /// Also when a test fails, off the threads of the runtime (see [`aside`]).
    fn drop(&mut self) {
        let client = self.0.take();
        std::thread::scope(|scope| scope.spawn(|| drop(client)).join()).unwrap();
    }
}

/// The driver of the outside transaction blocks: it stays off the threads of the runtime.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(work).await.unwrap()
}

/// What a reader that goes by numbers alone would see.
fn naive(place: &Place) -> Vec<i64> {
    let kernel::db::Source::Postgres(url) = &place.source else { unreachable!() };
    let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
    let rows = client.query("SELECT object_id FROM activities ORDER BY seq", &[]).unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// No reader may show anything yet.
async fn nothing_is_shown(db: &Db) {
    let entries = db.read(|tx| tx.log_after(Position::default(), 10)).await.unwrap();
    assert_eq!(entries, []);
    assert_eq!(db.read(kernel::log::end).await.unwrap(), Position::default());
    db.write(|tx| rebuild(tx, &Copier)).await.unwrap();
    assert_eq!(effects(db).await, [0; 0]);
}

async fn trap(slow_appends_first: bool, end: &'static str, expected: &[i64]) {
    if !on_postgres() {
        return;
    }
    let (db, place) = fresh();
    let place = std::sync::Arc::new(place);
    let mut tail = Tail::after(db.clone(), Position::default());
    let last = *expected.last().unwrap();
    let tailing = tokio::spawn(async move { read_until(&mut tail, last).await });

    let held = place.clone();
    let mut slow = aside(move || {
        let mut slow = Outside::begin(&held);
        slow.take_number();
        if slow_appends_first {
            slow.append(SLOW);
        }
        slow
    })
    .await;
    log(&db, [QUICK]).await;
    let held = place.clone();
    assert_eq!(aside(move || naive(&held)).await, [QUICK], "the trap is there");
    nothing_is_shown(&db).await;
    assert!(!tailing.is_finished(), "the tail has passed an open transaction");

    let reading = tokio::spawn(follow(db.clone(), Copier));
    aside(move || {
        if !slow_appends_first {
            slow.append(SLOW);
        }
        slow.end(end);
    })
    .await;
    let seen: Vec<i64> = tailing.await.unwrap().iter().map(|entry| entry.object).collect();
    assert_eq!(seen, expected);
    eventually("the effects", async || effects(&db).await.len() >= expected.len()).await;
    log(&db, [999]).await;
    eventually("one more effect", async || effects(&db).await.len() > expected.len()).await;
    reading.abort();
    let effects = effects(&db).await;
    assert_eq!(effects, [expected, &[999]].concat(), "each once");
}

#[tokio::test]
async fn an_entry_numbered_first_and_committed_last_is_not_passed() {
    trap(true, "COMMIT", &[SLOW, QUICK]).await;
}

#[tokio::test]
async fn a_transaction_that_appends_after_the_quick_one_is_not_passed_either() {
    trap(false, "COMMIT", &[SLOW, QUICK]).await;
}

#[tokio::test]
async fn a_transaction_that_comes_to_nothing_holds_nobody_up() {
    trap(true, "ROLLBACK", &[QUICK]).await;
}

/// Copies what happens, and cannot wait for it.
#[derive(Clone)]
struct Hasty;

impl Reader for Hasty {
    const NAME: &'static str = "hasty";

    fn read(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        Copier.read(tx, entries)
    }

    fn forget(&self, tx: &mut Tx<'_>) -> Result<()> {
        Copier.forget(tx)
    }

    fn at_once(&self) -> &'static [&'static str] {
        &["test.happened"]
    }
}

#[tokio::test]
async fn a_reader_that_cannot_wait_is_told_of_what_is_held_back_and_again_in_its_order() {
    if !on_postgres() {
        return;
    }
    let (db, place) = fresh();
    let slow = aside(move || {
        let mut slow = Outside::begin(&place);
        slow.take_number();
        (slow, place)
    });
    let (slow, _place) = slow.await;
    log(&db, [QUICK]).await;
    db.write(|tx| catch_up(tx, &Copier)).await.unwrap();
    assert_eq!(effects(&db).await, [0; 0], "it is held back");
    db.write(|tx| catch_up(tx, &Hasty)).await.unwrap();
    assert_eq!(effects(&db).await, [QUICK]);
    aside(move || slow.end("ROLLBACK")).await;
    db.write(|tx| catch_up(tx, &Hasty)).await.unwrap();
    assert_eq!(effects(&db).await, [QUICK, QUICK]);
}
