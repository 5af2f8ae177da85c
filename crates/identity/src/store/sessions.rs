//! The table `sessions`.

use kernel::access::Scope;
use kernel::{PersonId, Result, Row, Time, Tx, Viewer, params, sql};
use people::viewer_of_row as viewer;
use ui::Zone;

use crate::entering::How;
use crate::rules;
use crate::session::Device;
use crate::store::factors;

/// A session that is open at $2.
macro_rules! open {
    () => {
        "SELECT p.id, p.name, p.handle, p.role, p.lang, p.photo, s.id, s.seen_at, s.expires_at, p.zone,
            s.way, s.proved_at, s.created_at
        FROM sessions s JOIN people p ON p.id = s.person_id
        WHERE s.expires_at > $2 AND p.closed_at IS NULL"
    };
}

sql! {
    static INSERT = "INSERT INTO sessions
            (id, hash, person_id, created_at, seen_at, expires_at, agent, address, way, proved_at)
        VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9)";
    static FIND = concat!(open!(), " AND s.hash = $1");
    static OF_NUMBER = concat!(open!(), " AND s.id = $1");
    static REACHABLE = "SELECT p.id, p.name, p.handle, p.role, p.lang, p.photo, p.email,
            (SELECT MAX(s.seen_at) FROM sessions s WHERE s.person_id = p.id)
        FROM people p
        WHERE p.id = $1 AND p.closed_at IS NULL AND p.claimed_at IS NOT NULL";
    static TOUCH = "UPDATE sessions SET seen_at = $2, expires_at = $3 WHERE id = $1";
    static PROVE = "UPDATE sessions SET proved_at = $2 WHERE id = $1";
    static END = "DELETE FROM sessions WHERE hash = $1";
    static END_ONE = "DELETE FROM sessions WHERE id = $1 AND person_id = $2";
    static END_OTHERS = "DELETE FROM sessions WHERE person_id = $1 AND id <> $2";
    static END_EXPIRED = "DELETE FROM sessions WHERE person_id = $1 AND expires_at <= $2";
    static OF = "SELECT id, created_at, seen_at, agent, address, way FROM sessions
        WHERE person_id = $1 AND expires_at > $2 ORDER BY seen_at DESC, id DESC";
}

/// Somebody who can be told something.
#[derive(Clone, Debug)]
pub struct Reachable {
    /// Who, as rules take it; may only read.
    pub viewer: Viewer,
    /// Their address, where they have one.
    pub email: Option<String>,
    /// When they last used a browser here, to ten minutes.
    pub seen_at: Option<Time>,
}

/// A session that was found by its token.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) viewer: Viewer,
    pub(crate) id: i64,
    pub(crate) seen_at: Time,
    pub(crate) expires_at: Time,
    /// How it was opened.
    pub(crate) how: How,
    /// When its person last proved who they are.
    pub(crate) proved_at: Time,
    pub(crate) created_at: Time,
    /// From when on they need a second factor, which they do not have.
    pub(crate) due: Option<Time>,
    /// Uses closer together than this many seconds are not written down.
    pub(crate) touch: i64,
    /// The zone they chose, if they did.
    pub(crate) zone: Option<Zone>,
}

/// A session as its owner sees it.
#[derive(Clone, Debug)]
pub struct Session {
    /// Identifier.
    pub id: i64,
    /// When it began.
    pub created_at: Time,
    /// When it was last used, to a few minutes.
    pub seen_at: Time,
    /// What the browser said of itself.
    pub agent: String,
    /// From where it began.
    pub address: String,
    /// How it was opened.
    pub how: How,
}

impl Session {
    /// The browser by its name; of a program, what it said of itself.
    pub(crate) fn device(&self) -> String {
        crate::session::browser(&self.agent).unwrap_or_else(|| self.agent.clone())
    }
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    hash: &str,
    person: PersonId,
    expires_at: Time,
    device: &Device,
    how: How,
) -> Result<i64> {
    let (id, now, way) = (tx.new_id::<i64>(), tx.now(), how.as_str());
    let Device { agent, address, .. } = device;
    tx.execute(&END_EXPIRED, params![person, now])?;
    let proved_at = if how.proves() { now } else { Time(0) };
    let values = params![id, hash, person, now, expires_at, agent, address, way, proved_at];
    tx.execute(&INSERT, values)?;
    Ok(id)
}

pub(crate) fn find(tx: &mut Tx<'_>, hash: &str) -> Result<Option<Found>> {
    let now = tx.now();
    let found = tx.query_opt(&FIND, params![hash, now], found)?;
    ruled(tx, found)
}

/// What the company's rules make of a session: nothing, where it lasted long enough.
fn ruled(tx: &mut Tx<'_>, found: Option<Found>) -> Result<Option<Found>> {
    let Some(found) = found else { return Ok(None) };
    let person = found.viewer.id;
    let rules = rules::of(tx, person)?;
    let idle = rules.idle.map(|seconds| found.seen_at.plus_seconds(seconds));
    let lasts = rules.lasts.map(|seconds| found.created_at.plus_seconds(seconds));
    let ends = idle.into_iter().chain(lasts).chain([found.expires_at]).min();
    let due = match rules.due_after(found.how) {
        Some(due) if !factors::has(tx, person)? => Some(due),
        _ => None,
    };
    let expires_at = ends.unwrap_or(found.expires_at);
    let touch = rules.idle.map_or(found.touch, |seconds| found.touch.min(seconds / 4));
    Ok((expires_at > tx.now()).then_some(Found { expires_at, due, touch, ..found }))
}

/// The session of this number, where it is open.
pub(crate) fn of_number(tx: &mut Tx<'_>, id: i64) -> Result<Option<Found>> {
    let now = tx.now();
    let found = tx.query_opt(&OF_NUMBER, params![id, now], found)?;
    ruled(tx, found)
}

fn found(row: &Row<'_>) -> Result<Found> {
    let how = How::parse(&row.get::<String>(10)?);
    Ok(Found {
        viewer: viewer(row, how.scope())?,
        id: row.get(6)?,
        seen_at: row.get(7)?,
        expires_at: row.get(8)?,
        zone: Zone::named(&row.get::<String>(9)?),
        how,
        proved_at: row.get(11)?,
        created_at: row.get(12)?,
        due: None,
        touch: how.touch(),
    })
}

/// Its person proved now who they are.
pub(crate) fn prove(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    let now = tx.now();
    tx.execute(&PROVE, params![id, now]).map(drop)
}

pub(crate) fn touch(tx: &mut Tx<'_>, id: i64, expires_at: Time) -> Result<()> {
    let now = tx.now();
    tx.execute(&TOUCH, params![id, now, expires_at]).map(drop)
}

pub(crate) fn end(tx: &mut Tx<'_>, hash: &str) -> Result<()> {
    tx.execute(&END, params![hash]).map(drop)
}

pub(crate) fn end_one(tx: &mut Tx<'_>, id: i64, person: PersonId) -> Result<bool> {
    tx.execute(&END_ONE, params![id, person]).map(|ended| ended > 0)
}

/// Ends all sessions of the person but the one numbered `kept`.
pub(crate) fn end_others(tx: &mut Tx<'_>, person: PersonId, kept: Option<i64>) -> Result<u64> {
    let kept = kept.unwrap_or(0);
    tx.execute(&END_OTHERS, params![person, kept])
}

pub(crate) fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Session>> {
    let now = tx.now();
    tx.query(&OF, params![person, now], |row| {
        Ok(Session {
            id: row.get(0)?,
            created_at: row.get(1)?,
            seen_at: row.get(2)?,
            agent: row.get(3)?,
            address: row.get(4)?,
            how: How::parse(&row.get::<String>(5)?),
        })
    })
}

pub(crate) fn reachable(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Reachable>> {
    tx.query_opt(&REACHABLE, params![person], |row| {
        let viewer = viewer(row, Scope::Read)?;
        Ok(Reachable { viewer, email: row.get(6)?, seen_at: row.get(7)? })
    })
}

kernel::sql! {
    static END_ALL_OF_ALL = "DELETE FROM sessions";
    static SWEEP = "DELETE FROM sessions WHERE expires_at <= $1";
}

/// Ends the sessions of everybody.
pub(crate) fn end_all_of_all(tx: &mut Tx<'_>) -> Result<()> {
    tx.execute(&END_ALL_OF_ALL, params![]).map(drop)
}

kernel::sweeps! { SWEEP after 0 days }
