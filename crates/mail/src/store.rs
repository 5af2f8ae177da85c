//! The table `letters`.

use kernel::{PersonId, Result, Row, Time, Tx, params, sql};

use crate::letter::CalendarPart;
use crate::outbox::Rendered;

sql! {
    static INSERT = "INSERT INTO letters
            (id, person_id, to_name, to_address, subject, text, html, created_at, until, tries, next_at,
             calendar, method)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $8, $10, $11)";
    static IS_DUE = "SELECT 1 FROM letters WHERE next_at <= $1 LIMIT 1";
    static NEXT = "SELECT id, to_name, to_address, subject, text, html, created_at, tries, calendar, method
        FROM letters WHERE next_at <= $1 ORDER BY next_at, id LIMIT 1 {locked}";
    static LEASE = "UPDATE letters SET tries = tries + 1, next_at = $2 WHERE id = $1";
    static DONE = "DELETE FROM letters WHERE id = $1";
    static FORGET = "DELETE FROM letters WHERE until <= $1";
    static WAITING = "SELECT COUNT(*) FROM letters";
}

/// A letter on its way.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    pub(crate) id: i64,
    pub(crate) to: (String, String),
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
    pub(crate) calendar: Option<CalendarPart>,
    pub(crate) created_at: Time,
    /// How often it was tried, with this time.
    pub(crate) tries: i64,
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    person: Option<PersonId>,
    to: (&str, &str),
    said: &Rendered,
    (until, calendar): (Option<Time>, Option<&CalendarPart>),
) -> Result<()> {
    let (id, now): (i64, Time) = (tx.new_id(), tx.now());
    let Rendered { subject, text, html } = said;
    let (file, method) = calendar.map_or(("", ""), |it| (it.text.as_str(), it.method.as_str()));
    let values = params![id, person, to.0, to.1, subject, text, html, now, until, file, method];
    tx.execute(&INSERT, values).map(drop)
}

/// Whether there is a letter to be sent.
pub(crate) fn is_due(tx: &mut Tx<'_>) -> Result<bool> {
    let now = tx.now();
    Ok(tx.query_opt(&IS_DUE, params![now], |_| Ok(()))?.is_some())
}

pub(crate) fn next(tx: &mut Tx<'_>) -> Result<Option<Waiting>> {
    let now = tx.now();
    tx.query_opt(&NEXT, params![now], waiting)
}

fn waiting(row: &Row<'_>) -> Result<Waiting> {
    Ok(Waiting {
        id: row.get(0)?,
        to: (row.get(1)?, row.get(2)?),
        subject: row.get(3)?,
        text: row.get(4)?,
        html: row.get(5)?,
        created_at: row.get(6)?,
        tries: row.get::<i64>(7)? + 1,
        calendar: Some(CalendarPart { text: row.get(8)?, method: row.get(9)? })
            .filter(|it| !it.method.is_empty()),
    })
}

pub(crate) fn lease(tx: &mut Tx<'_>, id: i64, until: Time) -> Result<()> {
    tx.execute(&LEASE, params![id, until]).map(drop)
}

pub(crate) fn done(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    tx.execute(&DONE, params![id]).map(drop)
}

/// Forgets what is not worth sending any more; answers how many.
pub(crate) fn forget_late(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now();
    tx.execute(&FORGET, params![now])
}

pub(crate) fn count(tx: &mut Tx<'_>) -> Result<i64> {
    tx.query_one(&WAITING, params![], |row| row.get(0))
}
