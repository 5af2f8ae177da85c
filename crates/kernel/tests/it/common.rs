//! A database of its own for each test, and a table to write to.

use std::time::{Duration, Instant};

use kernel::db::Source;
use kernel::migrate::{self, Migration};
use kernel::{Clock, Db, Result, Tx, params, sql};

use crate::server::{PostgresDatabase, fresh_database};

/// A database that is removed with this value.
pub struct Place {
    /// Where it is.
    pub source: Source,
    _postgres: Option<PostgresDatabase>,
    /// A folder of the test's own.
    pub folder: tempfile::TempDir,
}

/// Whether the tests run on PostgreSQL.
pub fn on_postgres() -> bool {
    match std::env::var("PARVIS_TEST_DB").as_deref() {
        Ok("postgres") => true,
        Ok("sqlite") | Err(_) => false,
        Ok(other) => panic!("PARVIS_TEST_DB is sqlite or postgres, not {other}"),
    }
}

impl Place {
    /// An empty database.
    pub fn new() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let postgres = on_postgres().then(fresh_database);
        let source = match &postgres {
            Some(database) => Source::parse(&database.url),
            None => Source::file(folder.path().join("parvis.db")),
        };
        Place { source, _postgres: postgres, folder }
    }

    /// Opens it as it is.
    pub fn open(&self) -> Db {
        Db::open(&self.source, Clock::system()).unwrap()
    }

    /// Opens it with the tables of the kernel and of these tests.
    pub fn ready(&self) -> Db {
        let db = self.open();
        migrate::run(&db, steps()).unwrap();
        db
    }
}

/// A new database with all tables, and where it is.
pub fn fresh() -> (Db, Place) {
    let place = Place::new();
    (place.ready(), place)
}

/// The tables of these tests.
pub const TABLES: Migration = Migration {
    name: "test/0001_rows",
    text: "CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT NOT NULL);
        CREATE TABLE counters (id BIGINT PRIMARY KEY, n BIGINT NOT NULL);
        CREATE TABLE effects (object_id BIGINT NOT NULL);
        CREATE TABLE children (id BIGINT PRIMARY KEY, note_id BIGINT NOT NULL REFERENCES notes (id));
        CREATE TABLE mixed (id BIGINT PRIMARY KEY, text TEXT, whole BIGINT, broken DOUBLE PRECISION)",
};

/// The kernel's tables and those of these tests.
pub fn steps() -> Vec<Migration> {
    let mut steps = migrate::MIGRATIONS.to_vec();
    steps.push(TABLES);
    steps
}

sql! {
    static WRITE = "INSERT INTO notes (id, text) VALUES ($1, $2)";
    static NOTES = "SELECT id FROM notes ORDER BY id";
}

/// Writes a note.
pub fn write_note(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    tx.execute(&WRITE, params![id, format!("note {id}")]).map(drop)
}

/// The notes there are, in order.
pub fn notes(tx: &mut Tx<'_>) -> Result<Vec<i64>> {
    tx.query(&NOTES, params![], |row| row.get(0))
}

/// Asks again until it holds.
///
/// # Panics
/// After a minute, saying what was waited for.
pub async fn eventually(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !holds().await {
        assert!(Instant::now() < deadline, "it never came: {what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Chance that a seed repeats.
pub struct Dice(u64);

impl Dice {
    /// Dice that always fall the same for a seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// From 0 to `sides`, without it.
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % sides
    }
}
