//! What only a server far away can do to us.

use kernel::params;

use crate::common::{fresh, notes, on_postgres, write_note};

kernel::sql! {
    static SHORTEST = "SELECT COUNT(*) FROM notes WHERE id > $1";
}

#[test]
fn a_server_that_cut_every_connection_is_found_again() {
    if !on_postgres() {
        return;
    }
    let (db, place) = fresh();
    let kernel::db::Source::Postgres(url) = &place.source else { unreachable!() };
    for round in 1..=20 {
        db.write_blocking(move |tx| write_note(tx, round)).unwrap();
        db.read_blocking(|tx| tx.query(&SHORTEST, params![0i64], |row| row.get::<i64>(0))).unwrap();
        let mut outside = postgres::Client::connect(url, postgres::NoTls).unwrap();
        let cut = outside
            .query_one(
                "SELECT COUNT(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()",
                &[],
            )
            .unwrap();
        assert!(cut.get::<_, i64>(0) >= 1);
    }
    db.write_blocking(|tx| write_note(tx, 21)).unwrap();
    assert_eq!(db.read_blocking(notes).unwrap(), (1..=21).collect::<Vec<i64>>());
}

#[test]
fn a_server_that_is_not_there_is_said_to_be_away() {
    let nowhere = kernel::db::Source::parse("postgres://nobody@127.0.0.1:1/nothing");
    let error = kernel::Db::open(&nowhere, kernel::Clock::system()).err().unwrap();
    assert_eq!(error.meaning(), kernel::error::Meaning::Unavailable);
}
