//! The work after a change of a rule, or of the org chart: everybody is looked at again, some at a time.

use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{Db, Result, SpaceId, Tx, params};

use super::apply::Ruled;
use super::store::{DUE, REACH, REACHED, next};

/// People looked at in one transaction: a writer waits no longer for them than for a page.
const BATCH: i64 = 500;
/// How long to trust that no wake-up means no rule.
const PATIENCE: Duration = Duration::from_secs(1);

/// Looks at everybody by the rules that changed.
pub struct Sweep(pub Db);

impl Work for Sweep {
    const NAME: &'static str = "rules";

    async fn round(&self) -> Result<Next> {
        let due = |tx: &mut Tx<'_>| tx.query_opt(&DUE, params![], |row| row.get::<SpaceId>(0));
        let Some(space) = self.0.read(due).await? else { return Ok(Next::OnCommit(PATIENCE)) };
        self.0.write(move |tx| step(tx, space)).await?;
        Ok(Next::AtOnce)
    }
}

/// Looks at the next people. Where it is held keeps other processes out until the transaction ends.
fn step(tx: &mut Tx<'_>, space: SpaceId) -> Result<()> {
    let reached = tx.query_opt(&REACHED, params![space], |row| row.get::<i64>(0))?;
    let Some(reached) = reached else { return Ok(()) };
    let people = match Ruled::all(tx, Some(space))?.first() {
        None => Vec::new(),
        Some(rule) => {
            let people = next(tx, reached, BATCH)?;
            rule.apply(tx, &people)?;
            people
        }
    };
    let last = people.last().map(|(person, _)| person.0);
    tx.execute(&REACH, params![space, last]).map(drop)
}
