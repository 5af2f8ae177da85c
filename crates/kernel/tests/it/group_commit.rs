//! Many writes, few commits, and each of them as if it were alone.

use std::sync::mpsc;
use std::sync::{Arc, Mutex};

use kernel::error::Meaning;
use kernel::{Db, Error, params, sql};

use crate::common::{fresh, notes, on_postgres, write_note};

sql! {
    static START = "INSERT INTO counters (id, n) VALUES (1, 0)";
    static LOOK = "SELECT n FROM counters WHERE id = 1";
    static SET = "UPDATE counters SET n = $1 WHERE id = 1";
}

/// Asks for `count` writes while the writer is busy, lets it go on, and answers what each came to.
/// Number 50 fails and number 100 panics, each after having written.
async fn crowd(db: &Db, count: i64) -> Vec<kernel::Result<i64>> {
    let (open, gate) = mpsc::channel::<()>();
    let gate = Arc::new(Mutex::new(gate));
    let busy = tokio::spawn({
        let db = db.clone();
        async move { db.write(move |_| Ok(gate.lock().unwrap().recv().is_ok())).await }
    });
    let writes: Vec<_> = (1..=count)
        .map(|id| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(move |tx| {
                    write_note(tx, id)?;
                    match id {
                        50 => Err(Error::forbidden()),
                        100 => panic!("number 100 panics, as it should"),
                        _ => Ok(id),
                    }
                })
                .await
            })
        })
        .collect();
    // On this one thread, each of them runs up to its place in the queue before we go on.
    tokio::task::yield_now().await;
    open.send(()).unwrap();
    // Where the group runs again, it waits no more.
    drop(open);
    busy.await.unwrap().unwrap();
    let mut answers = Vec::new();
    for write in writes {
        answers.push(write.await.unwrap());
    }
    answers
}

#[tokio::test]
async fn many_writes_share_a_commit_and_a_failure_undoes_only_itself() {
    let (db, _place) = fresh();
    let before = db.stats();
    let answers = crowd(&db, 200).await;
    for (id, answer) in (1i64..).zip(&answers) {
        match id {
            50 => assert_eq!(answer.as_ref().unwrap_err().meaning(), Meaning::Forbidden),
            100 => assert_eq!(answer.as_ref().unwrap_err().meaning(), Meaning::Internal),
            _ => assert_eq!(*answer.as_ref().unwrap(), id),
        }
    }
    let expected: Vec<i64> = (1..=200).filter(|id| ![50, 100].contains(id)).collect();
    assert_eq!(db.read(notes).await.unwrap(), expected);

    let after = db.stats();
    let (jobs, commits) = (after.jobs - before.jobs, after.commits - before.commits);
    eprintln!("{jobs} jobs took {commits} commits");
    assert_eq!(jobs, 199, "198 notes and the one that kept the writer busy");
    if on_postgres() {
        assert_eq!(commits, jobs, "each has a transaction of its own");
    } else {
        assert!(commits <= 3, "{jobs} jobs took {commits} commits");
    }

    // The thread that saw the panic still serves.
    for id in 1_000..1_020 {
        db.write(move |tx| write_note(tx, id)).await.unwrap();
    }
    assert_eq!(db.read(notes).await.unwrap().len(), 218);
}

#[tokio::test]
async fn what_is_acknowledged_is_seen_by_the_next_read() {
    let (db, _place) = fresh();
    for id in 1..=100 {
        db.write(move |tx| write_note(tx, id)).await.unwrap();
        assert_eq!(db.read(notes).await.unwrap().len() as i64, id);
    }
}

#[tokio::test]
async fn a_failed_write_keeps_nothing_and_counts_as_no_commit() {
    let (db, _place) = fresh();
    let before = db.stats();
    let outcome = db
        .write(|tx| {
            write_note(tx, 1)?;
            write_note(tx, 1)
        })
        .await;
    assert_eq!(outcome.unwrap_err().meaning(), Meaning::Internal);
    assert_eq!(db.read(notes).await.unwrap(), [0; 0]);
    let after = db.stats();
    assert_eq!((after.jobs, after.commits), (before.jobs, before.commits));
}

#[tokio::test]
async fn a_panic_in_a_read_leaves_the_readers_alive() {
    let (db, _place) = fresh();
    for _ in 0..8 {
        let outcome = db.read::<(), _>(|_| panic!("a read panics, as it should")).await;
        assert_eq!(outcome.unwrap_err().meaning(), Meaning::Internal);
    }
    assert_eq!(db.read(notes).await.unwrap(), [0; 0]);
}

/// Reads, then writes what follows from it: the shape of every check-then-act.
#[tokio::test]
async fn sixty_four_increments_at_once_make_sixty_four() {
    let (db, _place) = fresh();
    db.write(|tx| tx.execute(&START, params![])).await.unwrap();
    let increments: Vec<_> = (0..64)
        .map(|which| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(move |tx| {
                    let n: i64 = tx.query_one(&LOOK, params![], |row| row.get(0))?;
                    let set = tx.execute(&SET, params![n + 1]);
                    // Some rules have their own words for whatever goes wrong.
                    if which % 2 == 0 { set.map_err(|_| Error::forbidden()) } else { set }
                })
                .await
            })
        })
        .collect();
    for increment in increments {
        assert_eq!(increment.await.unwrap().unwrap(), 1);
    }
    let n = db.read(|tx| tx.query_one(&LOOK, params![], |row| row.get::<i64>(0))).await;
    assert_eq!(n.unwrap(), 64);
}

#[tokio::test]
async fn a_read_sees_one_moment_throughout() {
    let (db, _place) = fresh();
    let (began, wait) = mpsc::channel::<()>();
    let (go_on, gate) = mpsc::channel::<()>();
    let gate = Arc::new(Mutex::new(gate));
    let read = tokio::spawn({
        let db = db.clone();
        async move {
            db.read(move |tx| {
                let first = notes(tx)?.len();
                began.send(()).unwrap();
                gate.lock().unwrap().recv().unwrap();
                Ok((first, notes(tx)?.len()))
            })
            .await
        }
    });
    tokio::task::spawn_blocking(move || wait.recv().unwrap()).await.unwrap();
    db.write(|tx| write_note(tx, 1)).await.unwrap();
    go_on.send(()).unwrap();
    assert_eq!(read.await.unwrap().unwrap(), (0, 0));
    assert_eq!(db.read(notes).await.unwrap(), [1]);
}
