//! What time brings to events: occurrences that come nearer are written, people are reminded, letters are written.

use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{Activity, App, Result, SpaceId, Time, Tx, params};
use posts::PostId;
use posts::kinds::Fields;
use serde_json::json;

use crate::keep::{self, HORIZON};
use crate::letters;
use crate::plan::Plan;
use crate::store::{GOING_ON, NEXT_REMINDER, REMINDED, TO_REMIND, UNKNOWN};

/// How long after a look the next comes at the latest.
const ROUND: Duration = Duration::from_secs(60);
/// How much of the horizon may pass before it is written on, in seconds.
const STEP: i64 = 30 * 86_400;

/// Keeps events in step with time. Several processes may do so on one database.
#[derive(Clone)]
pub struct Keeper(pub App);

/// What a look finds to be done.
struct Look {
    behind: Vec<PostId>,
    reminders: bool,
    letters: bool,
    /// In how many microseconds something will be.
    next: i64,
}

impl Work for Keeper {
    const NAME: &'static str = "events";

    async fn round(&self) -> Result<Next> {
        let db = &self.0.db;
        if db.read(people::settings::is_held).await? {
            return Ok(Next::After(ROUND));
        }
        // Most looks find nothing: only the others write.
        let Look { behind, reminders, letters, next } = db.read(look).await?;
        if behind.is_empty() && !reminders && !letters {
            let micros = u64::try_from(next).unwrap_or(0);
            // Nothing is to the second: every commit of everybody need not be looked at.
            return Ok(Next::After(Duration::from_micros(micros).min(ROUND)));
        }
        if reminders {
            db.write(remind).await?;
        }
        if letters {
            let config = self.0.config.clone();
            db.write(move |tx| letters::write(tx, &config)).await?;
        }
        for post in behind {
            db.write(move |tx| keep::go_on(tx, post)).await?;
        }
        Ok(Next::AtOnce)
    }
}

fn look(tx: &mut Tx<'_>) -> Result<Look> {
    let now = tx.now();
    let to = now.plus_seconds(HORIZON - STEP);
    let mut behind: Vec<PostId> = tx.query(&UNKNOWN, params![], |row| row.get(0))?;
    if behind.is_empty() {
        behind = tx.query(&GOING_ON, params![to], |row| row.get(0))?;
    }
    let reminder = tx.query_one(&NEXT_REMINDER, params![], |row| row.get::<Option<Time>>(0))?;
    let letter = letters::next(tx)?;
    let is_due = |at: Option<Time>| at.is_some_and(|at| at <= now);
    let next = reminder.into_iter().chain(letter).min();
    Ok(Look {
        behind,
        reminders: is_due(reminder),
        letters: is_due(letter),
        next: next.map_or(i64::MAX, |next| next.micros() - now.micros()),
    })
}

/// Says in the log what begins soon: once, whichever process does it, and no more where it has begun.
fn remind(tx: &mut Tx<'_>) -> Result<()> {
    let now = tx.now();
    let due = tx.query(&TO_REMIND, params![now], |row| {
        let (post, day) = (row.get::<PostId>(0)?, row.get::<String>(1)?);
        let plan = Plan::of(&Fields::stored(&row.get::<String>(4)?)?);
        let starts: Time = row.get(2)?;
        let starts = plan.map_or(starts, |plan| plan.instant(starts));
        let takes_place = row.get::<bool>(5)? && starts > now;
        Ok((post, day, starts, row.get::<SpaceId>(3)?, takes_place))
    })?;
    for (post, day, starts, space, takes_place) in due {
        if tx.execute(&REMINDED, params![post, day])? == 1 && takes_place {
            let activity = Activity::new(crate::logged::POST_STARTING, post.0).within(space);
            tx.log(activity.data(json!({ "day": day, "starts": starts })))?;
        }
    }
    Ok(())
}
