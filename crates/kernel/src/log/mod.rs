//! The activity log: every change, in the order in which readers may see it.
//!
//! An entry's position is the number of the transaction that wrote it and its own number. On
//! PostgreSQL numbers are handed out before the commit, so an entry may become visible *after*
//! entries with higher numbers; a reader that went by numbers alone would pass it for ever.
//! Readers therefore go by (transaction, number) and stop at the horizon: the oldest transaction
//! still open. On SQLite there is one writer, the transaction is always 0 and the horizon 1.

mod early;
mod erasure;
mod follower;
mod reader;
mod tail;

use crate::{PersonId, Result, Row, SpaceId, Tx, params};

pub use follower::{CaughtUp, Follower, Projection};
pub use reader::{Reader, catch_up, follow, rebuild, skip_to_end};
pub use tail::{Heard, Tail};

/// Something that happened, to be appended with [`Tx::log`].
#[derive(Clone, Debug)]
pub struct Activity {
    kind: &'static str,
    actor: Option<PersonId>,
    space: Option<SpaceId>,
    object: i64,
    under: Option<i64>,
    data: serde_json::Value,
}

impl Activity {
    /// `kind` (such as `post.published`) happened to the object numbered `object`.
    pub fn new(kind: &'static str, object: i64) -> Self {
        Activity { kind, actor: None, space: None, object, under: None, data: Default::default() }
    }
    /// Done by this person; nothing where nobody asked for it.
    pub fn by(mut self, actor: impl Into<Option<PersonId>>) -> Self {
        self.actor = actor.into();
        self
    }
    /// In this space: whoever may not see the space never hears of it.
    pub fn within(mut self, space: SpaceId) -> Self {
        self.space = Some(space);
        self
    }
    /// Belonging to this object: a comment's post.
    pub fn under(mut self, parent: i64) -> Self {
        self.under = Some(parent);
        self
    }
    /// What happened.
    pub(crate) fn kind(&self) -> &'static str {
        self.kind
    }
    /// By whom.
    pub(crate) fn actor(&self) -> Option<PersonId> {
        self.actor
    }
    /// To what.
    pub(crate) fn object(&self) -> i64 {
        self.object
    }
    /// With these details.
    pub fn data(mut self, data: serde_json::Value) -> Self {
        self.data = data;
        self
    }
}

/// An entry of the log, as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where it stands.
    pub position: Position,
    /// When.
    pub at: crate::Time,
    /// What: `post.published`, `comment.written`, `space.joined`…
    pub kind: String,
    /// By whom.
    pub actor: Option<PersonId>,
    /// Where; none for what concerns no space.
    pub space: Option<SpaceId>,
    /// To which object.
    pub object: i64,
    /// Below which object.
    pub under: Option<i64>,
    /// Details.
    pub data: serde_json::Value,
}

/// A place in the log. The default is its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The transaction (0 on SQLite).
    pub xid: i64,
    /// The entry's own number.
    pub seq: i64,
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.xid, self.seq)
    }
}

impl std::str::FromStr for Position {
    type Err = crate::Error;
    fn from_str(text: &str) -> Result<Self> {
        let parts = text.split_once('-').and_then(|(xid, seq)| {
            Some(Position { xid: xid.parse().ok()?, seq: seq.parse().ok()? })
        });
        parts.ok_or_else(crate::Error::not_found)
    }
}

macro_rules! columns {
    () => {
        "xid, seq, at, kind, actor_id, space_id, object_id, under_id, data"
    };
}

/// The entries after ($1, $2) below the horizon. In two halves: SQLite would search
/// `(xid, seq) > ($1, $2)` by the first column alone, which is the same in every row there, and read the
/// whole log each time.
macro_rules! after {
    () => {
        concat!(
            "SELECT ",
            columns!(),
            " FROM activities WHERE xid = $1 AND seq > $2 AND xid < {horizon}
            UNION ALL
            SELECT ",
            columns!(),
            " FROM activities WHERE xid > $1 AND xid < {horizon}"
        )
    };
}

crate::sql! {
    static APPEND = "INSERT INTO activities (at, kind, actor_id, space_id, object_id, under_id, data)
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING xid, seq";
    static AFTER = concat!("SELECT * FROM (", after!(), ") entries ORDER BY xid, seq LIMIT $3");
    static AFTER_AND_HELD = concat!("SELECT * FROM (
            SELECT entries.*, CAST(0 AS BIGINT) AS held FROM (", after!(), ") entries
            ORDER BY xid, seq LIMIT $3) told
        UNION ALL
        SELECT ", columns!(), ", CAST(1 AS BIGINT) FROM activities
        WHERE xid >= {horizon} AND kind IN ($4[])
        ORDER BY xid, seq");
    static HELD = concat!("SELECT ", columns!(), " FROM activities
        WHERE xid >= {horizon} AND kind IN ($1[]) ORDER BY xid, seq");
    static WRITTEN_AT = "SELECT at FROM activities WHERE xid = $1 AND seq = $2";
    static END = "SELECT xid, seq FROM activities WHERE xid < {horizon}
        ORDER BY xid DESC, seq DESC LIMIT 1";
}

pub(crate) fn append(tx: &mut Tx<'_>, activity: &Activity) -> Result<Position> {
    let Activity { kind, actor, space, object, under, data } = activity;
    let data = if data.is_null() { String::new() } else { data.to_string() };
    let now = tx.now();
    tx.query_one(&APPEND, params![now, kind, actor, space, object, under, data], position)
}

/// Up to `most` entries after this position, in order, that a reader may see.
///
/// # Errors
/// Whatever the database meets.
pub fn after(tx: &mut Tx<'_>, position: Position, most: i64) -> Result<Vec<Entry>> {
    tx.query(&AFTER, params![position.xid, position.seq, most], entry)
}

/// The entries of these kinds that are committed but held back.
fn held(tx: &mut Tx<'_>, kinds: &[&str]) -> Result<Vec<Entry>> {
    if kinds.is_empty() {
        return Ok(Vec::new());
    }
    let kinds: Vec<String> = kinds.iter().map(|kind| (*kind).to_owned()).collect();
    tx.query(&HELD, params![kinds], entry)
}

/// The entries after `position`, and those of these kinds that are committed but held back.
fn after_and_held(
    tx: &mut Tx<'_>,
    position: Position,
    most: i64,
    kinds: &[String],
) -> Result<(Vec<Entry>, Vec<Entry>)> {
    let values = params![position.xid, position.seq, most, kinds];
    let rows = tx.query(&AFTER_AND_HELD, values, |row| Ok((entry(row)?, row.get::<bool>(9)?)))?;
    let (held, told): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, held)| *held);
    let entries = |rows: Vec<(Entry, bool)>| rows.into_iter().map(|(entry, _)| entry).collect();
    Ok((entries(told), entries(held)))
}

/// The last position that a reader may have reached.
pub fn end(tx: &mut Tx<'_>) -> Result<Position> {
    Ok(tx.query_opt(&END, params![], position)?.unwrap_or_default())
}

/// What stands for a column that says where an entry stands, in a database that has no transactions yet:
/// entries are numbered from one in their order.
pub(crate) fn neutral(table: &str, column: &str) -> Option<&'static str> {
    match (table, column) {
        ("activities" | "log_positions", "xid") => Some("CAST(0 AS BIGINT)"),
        ("activities", "seq") => {
            Some("ROW_NUMBER() OVER (ORDER BY activities.xid, activities.seq)")
        }
        ("log_positions", "seq") => Some(
            "(SELECT COUNT(*) FROM activities a WHERE a.xid < log_positions.xid
                OR (a.xid = log_positions.xid AND a.seq <= log_positions.seq))",
        ),
        _ => None,
    }
}

/// When the entry at this position was written; nothing where there is none.
///
/// # Errors
/// Whatever the database meets.
pub fn written_at(tx: &mut Tx<'_>, position: Position) -> Result<Option<crate::Time>> {
    tx.query_opt(&WRITTEN_AT, params![position.xid, position.seq], |row| row.get(0))
}

fn position(row: &Row<'_>) -> Result<Position> {
    Ok(Position { xid: row.get(0)?, seq: row.get(1)? })
}

fn entry(row: &Row<'_>) -> Result<Entry> {
    let data: String = row.get(8)?;
    Ok(Entry {
        position: position(row)?,
        at: row.get(2)?,
        kind: row.get(3)?,
        actor: row.get(4)?,
        space: row.get(5)?,
        object: row.get(6)?,
        under: row.get(7)?,
        data: if data.is_empty() { Default::default() } else { serde_json::from_str(&data)? },
    })
}

crate::personal_data! {
    activities.actor_id {
        what: "who did something, and when",
        why: "what must follow a change reads it; what was done can be accounted for",
        kept: WithAccount, export: Whole, erasure: Anonymise
    }
}
