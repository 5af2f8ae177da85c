//! What is open ends by itself, and so does a request that nobody answers; all of it ends where nobody holds the second
//! key any more.

use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{Db, Result, Tx, params};

use crate::OpeningId;
use crate::ask::finish;
use crate::keys::switch_off_without_keys;
use crate::store::OVER;

/// After how long a request that nobody answered is over, in seconds.
const PATIENCE: i64 = 7 * 86_400;

/// Notes what is over. That it is not read any more needs no note: each reading asks the hour.
pub struct Keeper(pub Db);

impl Work for Keeper {
    const NAME: &'static str = "openings";

    async fn round(&self) -> Result<Next> {
        self.0.write(over).await?;
        Ok(Next::After(Duration::from_secs(60)))
    }
}

fn over(tx: &mut Tx<'_>) -> Result<()> {
    switch_off_without_keys(tx)?;
    let now = tx.now();
    let before = now.plus_seconds(-PATIENCE);
    for id in tx.query(&OVER, params![now, before], |row| row.get::<OpeningId>(0))? {
        finish(tx, id, None)?;
    }
    Ok(())
}
