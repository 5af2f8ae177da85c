//! Steps of the schema: all or none, once, and never backwards.

use kernel::error::Meaning;
use kernel::migrate::{self, Migration};
use kernel::{Result, params, sql};

use crate::common::{Place, TABLES, notes, steps, write_note};

sql! {
    static NAMES = "SELECT name FROM migrations ORDER BY name";
}

fn applied(db: &kernel::Db) -> Result<Vec<String>> {
    db.read_blocking(|tx| tx.query(&NAMES, params![], |row| row.get(0)))
}

const MORE: Migration = Migration {
    name: "test/0002_more",
    text: "CREATE TABLE more (id {serial}, at BIGINT NOT NULL)",
};
/// Its first two statements are sound.
const WRONG: Migration = Migration {
    name: "test/0003_wrong",
    text: "CREATE TABLE wrong (id BIGINT); INSERT INTO wrong VALUES (1); INSERT INTO nowhere VALUES (1)",
};

#[test]
fn steps_are_applied_once_and_new_ones_later() {
    let place = Place::new();
    let db = place.open();
    assert_eq!(
        migrate::run(&db, steps()).unwrap(),
        ["kernel/0001_log", "kernel/0002_origins", TABLES.name]
    );
    assert_eq!(migrate::run(&db, steps()).unwrap(), [""; 0]);
    drop(db);
    let db = place.open();
    let mut more = steps();
    more.push(MORE);
    assert_eq!(migrate::run(&db, more).unwrap(), [MORE.name]);
    assert_eq!(
        applied(&db).unwrap(),
        ["kernel/0001_log", "kernel/0002_origins", TABLES.name, MORE.name]
    );
}

#[test]
fn a_newer_database_refuses_an_older_program_and_stays_as_it_is() {
    let place = Place::new();
    let db = place.open();
    migrate::run(&db, [steps(), vec![MORE]].concat()).unwrap();
    let error = migrate::run(&db, steps()).unwrap_err();
    assert_eq!(
        (error.meaning(), error.message().key),
        (Meaning::Unavailable, "error-database-newer")
    );
    assert_eq!(error.message().args, [("step", MORE.name.to_owned())]);
    assert_eq!(applied(&db).unwrap().len(), 4);
}

#[test]
fn a_step_that_fails_leaves_nothing_of_any_step() {
    let place = Place::new();
    let db = place.open();
    migrate::run(&db, steps()).unwrap();
    db.write_blocking(|tx| write_note(tx, 1)).unwrap();
    assert!(migrate::run(&db, [steps(), vec![MORE, WRONG]].concat()).is_err());
    assert_eq!(applied(&db).unwrap().len(), 3);
    // The tables of the failed run are gone too: they can be made again.
    assert_eq!(migrate::run(&db, [steps(), vec![MORE]].concat()).unwrap(), [MORE.name]);
    assert_eq!(db.read_blocking(notes).unwrap(), [1]);
}

#[test]
fn several_programs_that_start_at_once_apply_each_step_once() {
    for _ in 0..5 {
        let place = Place::new();
        let begin = std::sync::Barrier::new(6);
        let applied: Vec<&str> = std::thread::scope(|scope| {
            let programs: Vec<_> = (0..6)
                .map(|_| {
                    scope.spawn(|| {
                        begin.wait();
                        // Connections of its own each: what another process would have.
                        let db = place.open();
                        begin.wait();
                        migrate::run(&db, steps()).unwrap()
                    })
                })
                .collect();
            programs.into_iter().flat_map(|program| program.join().unwrap()).collect()
        });
        assert_eq!(applied, ["kernel/0001_log", "kernel/0002_origins", TABLES.name]);
    }
}
