//! `Db::check` finds what is wrong with a file.

use std::io::{Seek, SeekFrom, Write};

use kernel::db::Source;

use crate::common::{fresh, notes, on_postgres, write_note};

#[test]
fn a_sound_database_has_no_findings() {
    let (db, _place) = fresh();
    db.write_blocking(|tx| (1..=100).try_for_each(|id| write_note(tx, id))).unwrap();
    assert_eq!(db.check().unwrap(), [""; 0]);
}

#[test]
fn a_reference_to_nothing_is_found() {
    if on_postgres() {
        return;
    }
    let (db, place) = fresh();
    let raw = rusqlite::Connection::open(place.folder.path().join("parvis.db")).unwrap();
    raw.execute_batch("PRAGMA foreign_keys = OFF; INSERT INTO children VALUES (5, 99)").unwrap();
    assert_eq!(db.check().unwrap(), ["children 5 refers to a row of notes that is not there"]);
}

#[test]
fn damage_is_found() {
    if on_postgres() {
        return;
    }
    let (db, place) = fresh();
    db.write_blocking(|tx| (1..=5_000).try_for_each(|id| write_note(tx, id))).unwrap();
    drop(db);
    // The journal would mend what is damaged here.
    let path = place.folder.path().join("parvis.db");
    Source::settle(&path).unwrap();
    let journal = place.folder.path().join("parvis.db-wal");
    assert!(!journal.exists(), "all is in one file");
    let mut file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    let middle = file.metadata().unwrap().len() / 2;
    file.seek(SeekFrom::Start(middle)).unwrap();
    file.write_all(&[0xff; 8_192]).unwrap();
    drop(file);
    let db = place.open();
    assert!(!db.check().unwrap().is_empty());
    assert!(!db.is_damaged(), "nothing that was asked has met it");
    let error = db.read_blocking(notes).unwrap_err();
    assert_eq!(error.message().key, "error-database-damaged");
    assert!(db.is_damaged());
}
