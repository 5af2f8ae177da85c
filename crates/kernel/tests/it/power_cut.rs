//! What is acknowledged survives a power cut.
//!
//! A kill proves little, since the system keeps what was written. Here the disk forgets what was
//! not flushed, or keeps any part of it, torn between sectors; and to show that this can fail at
//! all, the same cuts are made with the setting that the kernel does *not* use.

use std::path::Path;
use std::sync::Mutex;

use kernel::db::Source;
use kernel::{Clock, Db, migrate};

use crate::common::{Dice, notes, on_postgres, steps, write_note};
use crate::disk::{Disk, Kept};

const CUTS: u64 = 160;

fn on(disk: &Disk, folder: &Path) -> Source {
    Source::Sqlite { path: folder.join("parvis.db"), vfs: Some(disk.name().to_owned()) }
}

/// Writes from several threads until the power is cut; answers the notes acknowledged.
fn write_until_cut(db: &Db, first: i64) -> Vec<i64> {
    let acknowledged = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let (db, acknowledged) = (db.clone(), &acknowledged);
            scope.spawn(move || {
                let mut id = first + writer * 100_000;
                while db.write_blocking(move |tx| write_note(tx, id)).is_ok() {
                    acknowledged.lock().unwrap().push(id);
                    id += 1;
                }
            });
        }
    });
    acknowledged.into_inner().unwrap()
}

#[test]
fn every_acknowledged_write_outlives_a_power_cut() {
    if on_postgres() {
        return;
    }
    let mut dice = Dice::new(2024);
    let mut folder = tempfile::tempdir().unwrap();
    let mut promised = Vec::new();
    for cut in 0..CUTS {
        let disk = Disk::new();
        let db = Db::open(&on(&disk, folder.path()), Clock::system()).unwrap();
        migrate::run(&db, steps()).unwrap();
        // Every fourth life is long enough to move the log into the database while writing.
        let length = if cut % 4 == 3 { 4_000 } else { 120 };
        disk.cut_at(1 + dice.roll(length));
        promised.extend(write_until_cut(&db, cut as i64 * 1_000_000));

        let next = tempfile::tempdir().unwrap();
        let kept = if cut % 3 == 0 { Kept::Nothing } else { Kept::Some(cut) };
        disk.remains(next.path(), kept).unwrap();
        drop(db);
        folder = next;

        let db = Db::open(&Source::file(folder.path().join("parvis.db")), Clock::system()).unwrap();
        assert_eq!(db.check().unwrap(), [""; 0], "cut {cut}");
        let left = db.read_blocking(notes).unwrap();
        let lost: Vec<_> = promised.iter().filter(|id| left.binary_search(id).is_err()).collect();
        assert!(lost.is_empty(), "cut {cut} lost {} of {}", lost.len(), promised.len());
    }
    eprintln!("{} acknowledged writes outlived {CUTS} power cuts", promised.len());
    assert!(promised.len() > 1_000, "only {} writes were acknowledged", promised.len());
}

/// The control: without a flush at each commit this disk does lose what was acknowledged.
#[test]
fn the_disk_of_these_tests_does_lose_what_is_not_flushed() {
    if on_postgres() {
        return;
    }
    let (mut promised, mut lost) = (0, 0);
    for cut in 0..20 {
        let (disk, folder, next) =
            (Disk::new(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let raw = rusqlite::Connection::open_with_flags_and_vfs(
            folder.path().join("raw.db"),
            rusqlite::OpenFlags::default(),
            disk.name(),
        )
        .unwrap();
        raw.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE notes (id);
            PRAGMA wal_checkpoint(TRUNCATE)",
        )
        .unwrap();
        disk.cut_at(20 + cut);
        let mut acknowledged = 0;
        while raw.execute("INSERT INTO notes VALUES (?1)", [acknowledged]).is_ok() {
            acknowledged += 1;
        }
        disk.remains(next.path(), Kept::Nothing).unwrap();
        let left = rusqlite::Connection::open(next.path().join("raw.db")).unwrap();
        let count = left.query_row("SELECT COUNT(*) FROM notes", [], |row| row.get::<_, i64>(0));
        promised += acknowledged;
        lost += acknowledged - count.unwrap();
    }
    eprintln!("without flushing, {lost} of {promised} acknowledged writes were lost");
    assert!(lost > 0, "a disk that loses nothing proves nothing");
}

#[test]
fn a_migration_cut_in_two_is_finished_at_the_next_start() {
    if on_postgres() {
        return;
    }
    let mut unfinished = 0;
    for moment in 1.. {
        let (disk, folder, next) =
            (Disk::new(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        disk.cut_at(moment);
        let outcome = Db::open(&on(&disk, folder.path()), Clock::system())
            .and_then(|db| migrate::run(&db, steps()));
        disk.remains(next.path(), Kept::Some(moment)).unwrap();
        let db = Db::open(&Source::file(next.path().join("parvis.db")), Clock::system()).unwrap();
        let applied = migrate::run(&db, steps()).unwrap();
        assert!(
            applied.is_empty() || applied.len() == steps().len(),
            "half of the steps: {applied:?}"
        );
        assert!(outcome.is_err() || applied.is_empty(), "an acknowledged migration was lost");
        assert_eq!(db.check().unwrap(), [""; 0]);
        db.write_blocking(|tx| write_note(tx, 1)).unwrap();
        if outcome.is_ok() {
            break;
        }
        unfinished += 1;
    }
    assert!(unfinished > 10, "only {unfinished} moments to cut at");
}
