//! Readers that keep what they make of the log in the database, their position beside it.

use std::time::Duration;

use super::{Entry, Position};
use crate::{Db, Result, Tx, params};

/// Makes something of the log. Its position is saved in the transaction of its effect, so that
/// each entry has its effect exactly once, whenever the process ends.
pub trait Reader: Clone + Send + 'static {
    /// The name its position is kept under.
    const NAME: &'static str;
    /// Takes the next entries, in order.
    fn read(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()>;
    /// Forgets all that it made, before reading again from the beginning.
    fn forget(&self, tx: &mut Tx<'_>) -> Result<()>;
    /// The kinds of entries that cannot wait for the horizon: the reader is told of them while they are held
    /// back, perhaps several times, and again in their order.
    fn at_once(&self) -> &'static [&'static str] {
        &[]
    }
}

/// Entries taken in one transaction.
const BATCH: i64 = 500;
/// How long to trust that no wake-up means no entry.
const PATIENCE: Duration = Duration::from_secs(1);

crate::sql! {
    static OPEN = "INSERT INTO log_positions (reader, xid, seq) VALUES ($1, 0, 0)
        ON CONFLICT (reader) DO NOTHING";
    static POSITION = "SELECT xid, seq FROM log_positions WHERE reader = $1 {locked}";
    static SAVE = "UPDATE log_positions SET xid = $2, seq = $3 WHERE reader = $1";
}

crate::sql! {
    static BEYOND = "SELECT p.reader FROM log_positions p WHERE p.seq > 0 AND NOT EXISTS (
        SELECT 1 FROM activities a WHERE a.xid > p.xid OR (a.xid = p.xid AND a.seq >= p.seq))";
}

crate::invariants! { "no reader of the log is beyond its end" => BEYOND }

/// Where a reader stands, which nobody else moves until the transaction ends.
fn position<R: Reader>(tx: &mut Tx<'_>) -> Result<Position> {
    tx.query_one(&POSITION, params![R::NAME], |row| {
        Ok(Position { xid: row.get(0)?, seq: row.get(1)? })
    })
}

/// Takes one batch; answers how many entries there were.
fn step<R: Reader>(tx: &mut Tx<'_>, reader: &R) -> Result<usize> {
    tx.execute(&OPEN, params![R::NAME])?;
    let position = position::<R>(tx)?;
    let entries = tx.log_after(position, BATCH)?;
    if let Some(last) = entries.last() {
        reader.read(tx, &entries)?;
        tx.execute(&SAVE, params![R::NAME, last.position.xid, last.position.seq])?;
    }
    let held = super::held(tx, reader.at_once())?;
    if !held.is_empty() {
        reader.read(tx, &held)?;
    }
    Ok(entries.len())
}

/// Follows the log for ever: at once after a commit of this process, within a second after one of
/// another. A failure is logged and tried again.
pub async fn follow<R: Reader>(db: Db, reader: R) {
    let mut commits = db.commits();
    loop {
        let one = reader.clone();
        match db.write(move |tx| step(tx, &one)).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::error!(reader = R::NAME, %error, "a reader of the log failed"),
        }
        drop(tokio::time::timeout(PATIENCE, commits.changed()).await);
    }
}

/// Takes all entries there are, in one transaction: for whoever must see their effect now. Answers
/// where the reader stands: on PostgreSQL not yet at the end, where another transaction is open.
pub fn catch_up<R: Reader>(tx: &mut Tx<'_>, reader: &R) -> Result<Position> {
    while step(tx, reader)? > 0 {}
    position::<R>(tx)
}

/// Passes over all entries there are: for a history that was made up, of which nothing follows.
pub fn skip_to_end<R: Reader>(tx: &mut Tx<'_>, _: &R) -> Result<()> {
    let Position { xid, seq } = super::end(tx)?;
    tx.execute(&OPEN, params![R::NAME])?;
    tx.execute(&SAVE, params![R::NAME, xid, seq]).map(drop)
}

/// Forgets what the reader made and makes it again, in one transaction.
pub fn rebuild<R: Reader>(tx: &mut Tx<'_>, reader: &R) -> Result<()> {
    tx.execute(&OPEN, params![R::NAME])?;
    position::<R>(tx)?;
    reader.forget(tx)?;
    tx.execute(&SAVE, params![R::NAME, 0i64, 0i64])?;
    catch_up(tx, reader).map(drop)
}
