//! The members of a merged space come to the other, some in each transaction: nobody who writes waits for 20,000. What
//! was done is kept with the merge, so that it goes on wherever it was stopped, and nobody comes twice.

use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{Activity, Db, PersonId, Result, SpaceId, Tx, params};

use super::store::{COMING, DONE, PENDING, REACH, STILL_PENDING};
use crate::store::SPACE_BY_ID;
use crate::{Standing, guests, join, logged, store};

/// People in one transaction.
pub(super) const BATCH: i64 = 200;
/// How often it looks at least: a space may be restored elsewhere.
const PATIENCE: Duration = Duration::from_secs(60);

/// A merge of which not all members came yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pending {
    pub space: SpaceId,
    pub into: SpaceId,
    /// Who merged them; nothing once they are gone.
    pub by: Option<PersonId>,
    /// Those up to here came.
    pub reached: i64,
}

/// Lets the next members come. Guests come where the other space takes guests, whoever merged them may invite, and the
/// company takes guests from their address.
pub(super) fn step(tx: &mut Tx<'_>, pending: Pending) -> Result<()> {
    let Pending { space, into, by, reached } = pending;
    // Held until the transaction ends, so that two processes never move the same people.
    let still = params![space, into, reached];
    if tx.query_opt(&STILL_PENDING, still, |row| row.get::<i64>(0))?.is_none() {
        return Ok(());
    }
    let target = tx.query_one(&SPACE_BY_ID, params![into], store::bare_space)?;
    let viewer = by.map(|by| people::viewer(tx, by)).transpose()?.flatten();
    let with_guests = match &viewer {
        Some(viewer) => guests::may_invite(tx, viewer, &target).is_ok(),
        None => false,
    };
    let coming = params![space, into, with_guests, reached, BATCH];
    let coming = tx.query(&COMING, coming, |row| {
        Ok((row.get::<PersonId>(0)?, row.get::<bool>(1)?, row.get::<Option<String>>(2)?))
    })?;
    let last = coming.last().map(|(person, ..)| *person);
    let more = coming.len() as i64 == BATCH;
    for (person, is_guest, email) in coming {
        // As where they are added by name.
        if is_guest && guests::may_come(tx, email.as_deref()).is_err() {
            continue;
        }
        let by = by.unwrap_or(person);
        join::bring(tx, into, person, Standing::Member, by)?;
        guests::begin(tx, into, person, by)?;
    }
    match last.filter(|_| more) {
        Some(last) => tx.execute(&REACH, params![space, last]).map(drop),
        None => {
            tx.execute(&DONE, params![space])?;
            for space in [space, into] {
                let mut changed = Activity::new(logged::SPACE_CHANGED, space.0).within(space);
                if let Some(by) = by {
                    changed = changed.by(by);
                }
                tx.log(changed.data(serde_json::json!({ "merged": true })))?;
            }
            Ok(())
        }
    }
}

/// Goes on with merges of which not all members came yet.
#[derive(Clone)]
pub struct Mover(pub Db);

impl Work for Mover {
    const NAME: &'static str = "merges";

    async fn round(&self) -> Result<Next> {
        let next = self.0.read(|tx| {
            tx.query_opt(&PENDING, params![], |row| {
                let (space, into) = (row.get(0)?, row.get(1)?);
                Ok(Pending { space, into, by: row.get(2)?, reached: row.get(3)? })
            })
        });
        let Some(pending) = next.await? else { return Ok(Next::OnCommit(PATIENCE)) };
        self.0.write(move |tx| step(tx, pending)).await?;
        Ok(Next::AtOnce)
    }
}
