//! Publishing what is due.

use std::time::Duration;

use kernel::{Db, Error, PersonId, Result, Time, Tx, params};

use super::store::{self, DELETE, DUE, KEEP, NEXT_DUE};
use crate::publish::publish_new;
use crate::{PostId, Written};

/// How long to sleep at most: another process may have taken a draft whose hour is nearer.
const AT_MOST: Duration = Duration::from_secs(20);
/// How long to wait after a failure.
const PAUSE: Duration = Duration::from_secs(5);

/// Publishes the draft that has been due for longest, as its author, once. Answers the post, or
/// nothing when it could not be published any more; the draft then says why.
///
/// # Errors
/// Whatever is not the draft's fault: it is still due.
pub fn publish_due(tx: &mut Tx<'_>) -> Result<Due> {
    let due = tx.query_opt(&DUE, params![tx.now()], |row| {
        Ok((store::draft(row)?, row.get::<PersonId>(5)?))
    })?;
    let Some((draft, person)) = due else { return Ok(Due::Nothing) };
    let key = format!("draft-{}", draft.id);
    let published = match people::viewer(tx, person)? {
        Some(author) => {
            let body = Written::from(draft.content.body.as_str());
            publish_new(tx, &author, &draft.content, &body, Some(&key)).map(|(post, _)| post)
        }
        None => Err(Error::forbidden()),
    };
    match published {
        Ok(post) => {
            tx.execute(&DELETE, params![draft.id, person])?;
            Ok(Due::Published(post))
        }
        Err(error) if error.status() < 500 => {
            let about = error.fields().first().map_or(error.message().key, |(_, said)| said.key);
            tx.execute(&KEEP, params![draft.id, about])?;
            Ok(Due::Kept)
        }
        Err(error) => Err(error),
    }
}

/// What was done about what is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing was due.
    Nothing,
    /// A draft became this post.
    Published(PostId),
    /// A draft could not be published, and says why.
    Kept,
}

/// Publishes what is due, for ever. Several processes may do so on one database: a draft is
/// published and gone in one transaction.
pub async fn publisher(db: Db) {
    loop {
        let pause = step(&db).await.unwrap_or_else(|error| {
            tracing::error!(%error, "what is due could not be published");
            PAUSE
        });
        tokio::time::sleep(pause).await;
    }
}

/// Publishes one draft if it is due; answers how long to sleep.
async fn step(db: &Db) -> Result<Duration> {
    let next = db.read(|tx| {
        let next = tx.query_one(&NEXT_DUE, params![], |row| row.get::<Option<Time>>(0))?;
        Ok(next.map(|next| next.micros() - tx.now().micros()))
    });
    match next.await? {
        None => Ok(AT_MOST),
        Some(micros) if micros > 0 => Ok(Duration::from_micros(micros.unsigned_abs()).min(AT_MOST)),
        Some(_) => db.write(publish_due).await.map(|_| Duration::ZERO),
    }
}
