//! Reminders that come due are told, each once, whichever process does it.

use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{Activity, Db, PersonId, Result, SpaceId, Time, Tx, params};
use posts::{CommentId, PostId};
use serde_json::json;

use super::ReminderId;
use crate::logged;
use crate::store::{DUE_REMINDERS, NEXT_REMINDER, TOLD_REMINDER};

/// The longest time between two looks: another process may have written what is due next.
const AT_MOST: Duration = Duration::from_secs(60);

/// Tells of reminders.
#[derive(Clone)]
pub struct Reminding(pub Db);

impl Work for Reminding {
    const NAME: &'static str = "reminders";

    async fn round(&self) -> Result<Next> {
        if self.0.read(people::settings::is_held).await? {
            return Ok(Next::After(AT_MOST));
        }
        let next = self.0.read(|tx| {
            let next = tx.query_one(&NEXT_REMINDER, params![], |row| row.get::<Option<Time>>(0))?;
            Ok(next.map_or(i64::MAX, |next| next.micros() - tx.now().micros()))
        });
        let next = next.await?;
        if next <= 0 && self.0.write(tell).await? > 0 {
            return Ok(Next::AtOnce);
        }
        let micros = u64::try_from(next).unwrap_or(0);
        Ok(Next::OnCommit(Duration::from_micros(micros).min(AT_MOST)))
    }
}

/// Tells of what is due; answers of how many.
fn tell(tx: &mut Tx<'_>) -> Result<usize> {
    type Due = (ReminderId, PersonId, PostId, Option<CommentId>, SpaceId);
    let due: Vec<Due> = tx.query(&DUE_REMINDERS, params![tx.now()], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    })?;
    for (id, person, post, comment, space) in &due {
        if tx.execute(&TOLD_REMINDER, params![id])? == 0 {
            continue;
        }
        // Of no space: whoever sees that is not told of it.
        let data = json!({
            "person": person.to_string(),
            "post": post.to_string(),
            "comment": comment.map(|comment| comment.to_string()),
            "space": space.to_string(),
        });
        tx.log(Activity::new(logged::REMINDER_DUE, id.0).data(data))?;
    }
    Ok(due.len())
}
