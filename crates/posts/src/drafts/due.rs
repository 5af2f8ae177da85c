//! Publishing what is due.

use std::time::Duration;

use kernel::error::Meaning;
use kernel::work::{Next, Work};
use kernel::{Db, Error, PersonId, Result, Time, Tx, params};

use super::Draft;
use super::store::{self, DELETE, DUE, KEEP, NEXT_DUE, STILL_DUE};
use crate::Written;
use crate::publish::{Way, publish_new};

/// How long to sleep at most: another process may have taken a draft whose hour is nearer.
const AT_MOST: Duration = Duration::from_secs(20);

/// Publishes the draft that has been due for longest, as its author; where that may not be any more,
/// the draft stays and says why. Answers whether one was due.
///
/// # Errors
/// Whatever is not the draft's fault: it is still due.
pub async fn publish_due(db: &Db) -> Result<bool> {
    let due = db.read(|tx| {
        let now = tx.now();
        tx.query_opt(&DUE, params![now], |row| Ok((store::draft(row)?, row.get::<PersonId>(11)?)))
    });
    let Some((draft, person)) = due.await? else { return Ok(false) };
    let (id, saved_at) = (draft.id, draft.saved_at);
    let slug = draft.content.space.clone();
    let place = move |tx: &mut Tx<'_>| {
        let Some(author) = people::viewer(tx, person)? else { return Ok(None) };
        Ok(spaces::access::visible(tx, &author, &slug).ok().map(|space| space.id))
    };
    let body = Written::prepare(db, person, &draft.content.body, place).await?;
    match db.write(move |tx| publish(tx, person, &draft, &body)).await {
        Err(error) if is_its_own(&error) => {
            // In a transaction of its own: of what was tried, nothing stays.
            let about = error.fields().first().map_or(error.message().key, |(_, said)| said.key);
            let keep = move |tx: &mut Tx<'_>| tx.execute(&KEEP, params![id, about, saved_at]);
            db.write(keep).await.map(|_| true)
        }
        published => published.map(|()| true),
    }
}

/// Publishes a draft and removes it, unless it was published, changed or put off meanwhile.
fn publish(tx: &mut Tx<'_>, person: PersonId, draft: &Draft, body: &Written) -> Result<()> {
    let now = tx.now();
    let still = params![draft.id, draft.saved_at, now];
    if tx.query_opt(&STILL_DUE, still, |row| row.get::<i64>(0))?.is_none() {
        return Ok(());
    }
    let author = people::viewer(tx, person)?.ok_or_else(Error::forbidden)?;
    // A manager read what was approved.
    let way = if draft.approved { Way::Approved } else { Way::Due };
    // Its files are the post's from now on.
    tx.execute(&DELETE, params![draft.id, person])?;
    publish_new(tx, &author, &draft.content, body, None, way).map(drop)
}

/// Whether it is for the author to do something about it.
fn is_its_own(error: &Error) -> bool {
    matches!(
        error.meaning(),
        Meaning::NotFound
            | Meaning::Forbidden
            | Meaning::Outdated
            | Meaning::Invalid
            | Meaning::TooLarge
    )
}

/// Publishes what is due. Several processes may do so on one database: a draft is published and gone in
/// one transaction.
#[derive(Clone)]
pub struct Publisher(pub Db);

impl Work for Publisher {
    const NAME: &'static str = "scheduled posts";

    async fn round(&self) -> Result<Next> {
        if self.0.read(people::settings::is_held).await? {
            return Ok(Next::After(AT_MOST));
        }
        if publish_due(&self.0).await? {
            return Ok(Next::AtOnce);
        }
        until_next(&self.0).await.map(Next::After)
    }
}

async fn until_next(db: &Db) -> Result<Duration> {
    let next = db.read(|tx| {
        let next = tx.query_one(&NEXT_DUE, params![], |row| row.get::<Option<Time>>(0))?;
        Ok(next.map_or(i64::MAX, |next| next.micros() - tx.now().micros()))
    });
    let micros = u64::try_from(next.await?).unwrap_or(0);
    Ok(Duration::from_micros(micros).min(AT_MOST))
}
