//! What time brings to events: occurrences that come nearer are written, and people are reminded.

use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{Db, Result, Tx, params};
use posts::PostId;

use crate::keep::{self, HORIZON};
use crate::store::{GOING_ON, UNKNOWN};

/// How long after a look the next comes at the latest.
const ROUND: Duration = Duration::from_secs(60);
/// How much of the horizon may pass before it is written on, in seconds.
const STEP: i64 = 30 * 86_400;

/// Keeps events in step with time. Several processes may do so on one database.
#[derive(Clone)]
pub struct Keeper(pub Db);

impl Work for Keeper {
    const NAME: &'static str = "events";

    async fn round(&self) -> Result<Next> {
        // Most looks find nothing: only the others write.
        let behind = self.0.read(behind).await?;
        if behind.is_empty() {
            return Ok(Next::OnCommit(ROUND));
        }
        self.0.write(move |tx| behind.iter().try_for_each(|post| keep::go_on(tx, *post))).await?;
        Ok(Next::AtOnce)
    }
}

/// Events whose occurrences are not written as far as they should be.
fn behind(tx: &mut Tx<'_>) -> Result<Vec<PostId>> {
    let to = tx.now().plus_seconds(HORIZON - STEP);
    let unknown = tx.query(&UNKNOWN, params![], |row| row.get(0))?;
    match unknown.is_empty() {
        true => tx.query(&GOING_ON, params![to], |row| row.get(0)),
        false => Ok(unknown),
    }
}
