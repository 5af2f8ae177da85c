//! The work of ends: the managers are asked in time, and whose day has come is out at that moment.

use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{Activity, Db, PersonId, Result, SpaceId, Sql, Time, Tx, params};

use super::asking;
use super::stays::{ASKED_DAYS, DAY, end, usual_end};
use crate::logged;
use crate::store::guests::{ENDED, GIVE_END, NEXT, UNASKED, WITHOUT_END};

/// How long it looks away at most: another process may have moved an end.
const ROUND: Duration = Duration::from_secs(60);

/// Ends the stays of guests when their day comes, and asks before.
pub struct Keeper(pub Db);

type Stay = (SpaceId, PersonId);

impl Work for Keeper {
    const NAME: &'static str = "guests";

    async fn round(&self) -> Result<Next> {
        let (ended, unasked, next) = self.0.read(due).await?;
        if ended.is_empty() && unasked.is_empty() {
            let until = next.map_or(ROUND, |wait| Duration::from_secs(wait.unsigned_abs()));
            return Ok(Next::After(until.min(ROUND)));
        }
        for (space, person) in ended {
            self.0.write(move |tx| end(tx, space, person)).await?;
        }
        for (space, person) in unasked {
            self.0.write(move |tx| asking::ask(tx, space, person)).await?;
        }
        Ok(Next::AtOnce)
    }
}

/// The stays whose day has come, those of which the managers are to be asked, and in how many seconds the next
/// one ends.
fn due(tx: &mut Tx<'_>) -> Result<(Vec<Stay>, Vec<Stay>, Option<i64>)> {
    let now = tx.now();
    let stays = |tx: &mut Tx<'_>, sql: &'static Sql, by: Time| {
        tx.query(sql, params![by], |row| Ok((row.get(0)?, row.get(1)?)))
    };
    let ended: Vec<Stay> = stays(tx, &ENDED, now)?;
    let mut unasked: Vec<Stay> = stays(tx, &UNASKED, now.plus_seconds(ASKED_DAYS * DAY))?;
    unasked.retain(|stay| !ended.contains(stay));
    let next = tx.query_one(&NEXT, params![], |row| row.get::<Option<Time>>(0))?;
    Ok((ended, unasked, next.map(|until| until.seconds_since(now).max(0) + 1)))
}

/// Gives an end to guests who came by another way than an invitation; answers 0, as there is no more to do.
///
/// # Errors
/// Whatever the database meets.
pub fn give_ends(tx: &mut Tx<'_>) -> Result<usize> {
    let until = usual_end(tx.now());
    let stays = tx.query(&WITHOUT_END, params![], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (space, person) in stays {
        let (space, person): Stay = (space, person);
        tx.execute(&GIVE_END, params![space, person, until])?;
        tx.log(Activity::new(logged::GUEST_RENEWED, person.0).within(space))?;
    }
    Ok(0)
}
