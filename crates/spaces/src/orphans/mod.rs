//! Spaces that nobody manages: their managers left the company, or an import brought none. They are noticed,
//! and offered to some of their members, of whom the first who accepts manages it.

mod store;

use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{Activity, Db, Result, SpaceId, Tx, Viewer, params};

use crate::{Standing, Visible, join, logged};
use store::{ANY_FOUND_AGAIN, FOUND_AGAIN, IS, NEW, NOTE};

/// How often it looks.
const ROUND: Duration = Duration::from_secs(600);

/// After how long it is offered again, in seconds.
const AGAIN: i64 = 14 * 86_400;

/// Whether this space has members and nobody who manages it.
///
/// # Errors
/// Whatever the database meets.
pub fn is_orphaned(tx: &mut Tx<'_>, space: SpaceId) -> Result<bool> {
    Ok(tx.query_opt(&IS, params![space], |row| row.get::<i64>(0))?.is_some())
}

/// The viewer manages the space from now on: for whoever knows that it was offered to them, and is orphaned.
///
/// # Errors
/// Whatever the database meets.
pub fn take(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible) -> Result<()> {
    join::bring(tx, space.id, viewer.id, Standing::Animator, viewer.id)
}

/// Notices spaces that nobody manages any more, again each 14 days until somebody does.
pub struct Keeper(pub Db);

impl Work for Keeper {
    const NAME: &'static str = "orphans";

    async fn round(&self) -> Result<Next> {
        let look = |tx: &mut Tx<'_>| {
            let new = tx
                .query(&NEW, params![tx.now().plus_seconds(-AGAIN)], |row| row.get::<SpaceId>(0))?;
            let again = tx.query_opt(&ANY_FOUND_AGAIN, params![], |row| row.get::<i64>(0))?;
            Ok((new, again.is_some()))
        };
        let (new, again) = self.0.read(look).await?;
        if !new.is_empty() || again {
            self.0.write(move |tx| notice(tx, &new)).await?;
        }
        Ok(Next::After(ROUND))
    }
}

fn notice(tx: &mut Tx<'_>, new: &[SpaceId]) -> Result<()> {
    tx.execute(&FOUND_AGAIN, params![])?;
    let now = tx.now();
    let before = now.plus_seconds(-AGAIN);
    for space in new {
        if is_orphaned(tx, *space)? && tx.execute(&NOTE, params![space, now, before])? > 0 {
            tx.log(Activity::new(logged::ORPHAN_NOTICED, space.0).within(*space))?;
        }
    }
    Ok(())
}
