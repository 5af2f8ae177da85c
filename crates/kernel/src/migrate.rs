//! Migrations: append-only texts, applied at start, all or none, under a lock.

use crate::error::Meaning;
use crate::{Db, Error, Message, Result, Tx, params};

/// One step of the schema. Once released it never changes; a correction is a new step.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// `crate/number_name`.
    pub name: &'static str,
    /// Statements in the common SQL of [`crate::db`].
    pub text: &'static str,
}

/// Declares a crate's steps: `migrations!("people", "0001_accounts", …)`, each the file
/// `migrations/<step>.sql` of that crate.
#[macro_export]
macro_rules! migrations {
    ($area:literal, $($step:literal),+ $(,)?) => {
        &[$($crate::migrate::Migration {
            name: concat!($area, "/", $step),
            text: include_str!(concat!("../migrations/", $step, ".sql")),
        }),+]
    };
}

/// The kernel's own tables.
pub const MIGRATIONS: &[Migration] = crate::migrations!("kernel", "0001_log", "0002_origins");

crate::sql! {
    static APPLIED = "SELECT name FROM migrations ORDER BY name";
    static NOTE = "INSERT INTO migrations (name, at) VALUES ($1, $2)";
}

const TABLE: &str =
    "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, at BIGINT NOT NULL)";

/// Brings the database to the newest schema; answers the names of the steps applied.
///
/// # Errors
/// `Unavailable` when the database has steps that this program does not know: it is newer.
pub fn run(db: &Db, steps: Vec<Migration>) -> Result<Vec<&'static str>> {
    // A transaction of its own: `IF NOT EXISTS` alone fails when two processes begin at once, and
    // the lock on the table must come before the other transaction looks at anything.
    db.write_blocking(|tx| {
        tx.batch("{one at a time}")?;
        tx.batch(TABLE)
    })?;
    db.write_blocking(move |tx| {
        tx.batch("{exclusive migrations}")?;
        apply(tx, &steps)
    })
}

/// The steps that the database has, by name.
///
/// # Errors
/// Whatever the database meets: also where it has no tables at all.
pub fn applied(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    tx.query(&APPLIED, params![], |row| row.get(0))
}

/// Brings the database to these steps within a transaction that nobody else meets: see [`run`].
///
/// # Errors
/// `Unavailable` when the database has other steps.
pub fn run_within(tx: &mut Tx<'_>, steps: &[Migration]) -> Result<()> {
    tx.batch(TABLE)?;
    apply(tx, steps).map(drop)
}

fn apply(tx: &mut Tx<'_>, steps: &[Migration]) -> Result<Vec<&'static str>> {
    let known = applied(tx)?;
    if let Some(foreign) = known.iter().find(|name| steps.iter().all(|step| step.name != **name)) {
        let message = Message::new("error-database-newer").with("step", foreign);
        return Err(Error::new(Meaning::Unavailable, message));
    }
    let mut applied = Vec::new();
    for step in steps.iter().filter(|step| known.iter().all(|name| name != step.name)) {
        tx.batch(step.text)?;
        tx.execute(&NOTE, params![step.name, tx.now()])?;
        applied.push(step.name);
    }
    Ok(applied)
}
