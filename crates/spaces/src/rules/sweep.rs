//! The work after a change of a rule, or of the org chart: everybody is looked at again, some at a time.

use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{Db, Result, SpaceId, Tx, params};

use super::apply::Ruled;
use super::store::{DUE, REACH, STILL_DUE, next};

/// People looked at in one transaction: a writer waits no longer for them than for a page.
const BATCH: i64 = 500;
/// How long to trust that no wake-up means no rule.
const PATIENCE: Duration = Duration::from_secs(1);

/// Looks at everybody by the rules that changed.
pub struct Sweep(pub Db);

impl Work for Sweep {
    const NAME: &'static str = "rules";

    async fn round(&self) -> Result<Next> {
        let Some((due, after)) = self.0.read(look).await? else {
            return Ok(Next::OnCommit(PATIENCE));
        };
        self.0.write(move |tx| step(tx, due, after)).await?;
        Ok(Next::AtOnce)
    }
}

/// A rule by which people are to be looked at.
#[derive(Clone, Copy)]
struct Due {
    space: SpaceId,
    /// Another number each time that it is.
    asked: i64,
    /// Those up to here were looked at.
    reached: i64,
}

/// What is due, and the number up to which nobody comes or goes: no writer waits while those are looked at.
fn look(tx: &mut Tx<'_>) -> Result<Option<(Due, i64)>> {
    let due = tx.query_opt(&DUE, params![], |row| {
        Ok(Due { space: row.get(0)?, asked: row.get(1)?, reached: row.get(2)? })
    })?;
    let Some(due) = due else { return Ok(None) };
    let mut after = due.reached;
    if let Some(rule) = Ruled::all(tx, Some(due.space))?.first() {
        loop {
            let people = next(tx, after, BATCH)?;
            let Some((last, _)) = people.last() else { break };
            if !rule.acts(tx, &people)?.is_empty() {
                break;
            }
            after = last.0;
        }
    }
    Ok(Some((due, after)))
}

/// Lets the next people come and go, unless it was begun again meanwhile. Where it is held keeps other processes out
/// until the transaction ends.
fn step(tx: &mut Tx<'_>, due: Due, after: i64) -> Result<()> {
    let Due { space, asked, reached } = due;
    if tx.query_opt(&STILL_DUE, params![space, asked, reached], |row| row.get::<i64>(0))?.is_none()
    {
        return Ok(());
    }
    let people = match Ruled::all(tx, Some(space))?.first() {
        None => Vec::new(),
        Some(rule) => {
            let people = next(tx, after, BATCH)?;
            rule.apply(tx, &people)?;
            people
        }
    };
    let last = people.last().map(|(person, _)| person.0);
    tx.execute(&REACH, params![space, last]).map(drop)
}
