//! A full or failing disk: each write is kept whole or refused with a clear word, and all is well
//! when space is back.

use kernel::db::Source;
use kernel::error::Meaning;
use kernel::{Clock, Db, Error, migrate, params, sql};

use crate::common::{notes, on_postgres, steps, write_note};
use crate::disk::{Disk, Fault, Kept};

sql! {
    static FILL = "INSERT INTO notes (id, text) VALUES ($1, $2)";
}

struct Bench {
    db: Db,
    disk: Disk,
    folder: tempfile::TempDir,
}

fn bench() -> Bench {
    let (disk, folder) = (Disk::new(), tempfile::tempdir().unwrap());
    let source =
        Source::Sqlite { path: folder.path().join("parvis.db"), vfs: Some(disk.name().to_owned()) };
    let db = Db::open(&source, Clock::system()).unwrap();
    migrate::run(&db, steps()).unwrap();
    Bench { db, disk, folder }
}

/// Asks for a group of writes at once, of two notes each; answers who was told yes and who no.
fn write_group(db: &Db, first: i64) -> (Vec<i64>, Vec<Error>) {
    let answers: Vec<_> = std::thread::scope(|scope| {
        let writes: Vec<_> = (0..6)
            .map(|n| {
                scope.spawn(move || {
                    let id = first + n * 2;
                    db.write_blocking(move |tx| {
                        write_note(tx, id)?;
                        write_note(tx, id + 1)?;
                        Ok(id)
                    })
                })
            })
            .collect();
        writes.into_iter().map(|write| write.join().unwrap()).collect()
    });
    let mut yes = Vec::new();
    let mut no = Vec::new();
    for answer in answers {
        match answer {
            Ok(id) => yes.extend([id, id + 1]),
            Err(error) => no.push(error),
        }
    }
    (yes, no)
}

/// The fault at each of the next operations in turn, with groups of writes until one is refused.
fn suffer(fault: Fault, refused_as: &str) {
    if on_postgres() {
        return;
    }
    let bench = bench();
    let (mut promised, mut struck, mut refused) = (Vec::new(), 0, 0);
    for moment in 1..=60 {
        bench.disk.fail_at(fault, moment);
        // Threads meet as they will: a group may be one commit or six. The last fault may strike
        // where nobody is told, while the log moves into the database.
        for group in 0..60 {
            let (yes, no) = write_group(&bench.db, moment as i64 * 10_000 + group * 100);
            promised.extend(yes);
            for error in &no {
                assert_eq!(error.meaning(), Meaning::Unavailable, "{error}");
                assert_eq!(error.message().key, refused_as, "{error}");
            }
            refused += no.len();
            if !no.is_empty() {
                break;
            }
        }
        struck += bench.disk.mend();
        // Space is back: the next write is taken, and there is no half of any.
        let id = moment as i64 * 10_000 + 9_000;
        bench.db.write_blocking(move |tx| write_note(tx, id)).unwrap();
        promised.push(id);
        promised.sort_unstable();
        assert_eq!(bench.db.read_blocking(notes).unwrap(), promised, "{fault:?} at {moment}");
    }
    assert_eq!(bench.db.check().unwrap(), [""; 0]);
    eprintln!(
        "{fault:?}: struck {struck} times, {refused} writes refused, {} kept",
        promised.len()
    );
    assert!(struck >= 30 && refused >= 30, "struck {struck} times, refused {refused}");

    // And what was acknowledged in between was on disk.
    let next = tempfile::tempdir().unwrap();
    bench.disk.remains(next.path(), Kept::Nothing).unwrap();
    let db = Db::open(&Source::file(next.path().join("parvis.db")), Clock::system()).unwrap();
    assert_eq!(db.read_blocking(notes).unwrap(), promised);
    assert!(bench.folder.path().exists());
}

#[test]
fn a_full_disk_refuses_whole_writes_and_says_so() {
    suffer(Fault::Full, "error-disk-full");
}

#[test]
fn a_failing_write_refuses_whole_writes() {
    suffer(Fault::Write, "error-unavailable");
}

#[test]
fn a_failing_flush_refuses_whole_writes() {
    suffer(Fault::Flush, "error-unavailable");
}

/// A transaction larger than the cache writes before its end: SQLite then rolls everything back of
/// itself, in the middle of the rule.
#[test]
fn a_rule_that_goes_on_after_the_disk_was_full_writes_nothing() {
    if on_postgres() {
        return;
    }
    let bench = bench();
    let fill = |id: i64, stop_at_error: bool| {
        move |tx: &mut kernel::Tx<'_>| -> kernel::Result<()> {
            let text = "x".repeat(1_000_000);
            for n in 0..60 {
                let one = tx.savepoint(|tx| tx.execute(&FILL, params![id + n, text]));
                if stop_at_error {
                    one?;
                }
            }
            Ok(())
        }
    };
    for stop_at_error in [true, false] {
        bench.disk.fail_at(Fault::Full, 1);
        let error = bench.db.write_blocking(fill(1, stop_at_error)).unwrap_err();
        assert_eq!(error.meaning(), Meaning::Unavailable, "{error}");
        assert!(bench.disk.mend() > 0);
        assert_eq!(bench.db.read_blocking(notes).unwrap(), [0; 0]);
    }
    bench.db.write_blocking(fill(1, true)).unwrap();
    assert_eq!(bench.db.read_blocking(notes).unwrap().len(), 60);
}
