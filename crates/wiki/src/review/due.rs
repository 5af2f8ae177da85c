//! Whoever answers for a page is asked when the day until which it is right has come.

use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{Activity, Db, PersonId, Result, SpaceId, Time, Tx, params};
use posts::PostId;
use serde_json::json;
use spaces::recipients::{animators, read_by};

use crate::logged;
use crate::store::{ASKED, DUE, NEXT_DUE};

/// The longest time between two looks: another process may have written what is due next.
const AT_MOST: Duration = Duration::from_secs(60);

/// Asks about pages. Several processes may do so on one database: each is asked about once.
#[derive(Clone)]
pub struct Reviews(pub Db);

impl Work for Reviews {
    const NAME: &'static str = "page-reviews";

    async fn round(&self) -> Result<Next> {
        if self.0.read(people::settings::is_held).await? {
            return Ok(Next::After(AT_MOST));
        }
        let next = self.0.read(|tx| {
            let next = tx.query_one(&NEXT_DUE, params![], |row| row.get::<Option<Time>>(0))?;
            Ok(next.map_or(i64::MAX, |next| next.micros() - tx.now().micros()))
        });
        let next = next.await?;
        // Most looks find nothing: only the others write.
        if next <= 0 && self.0.write(ask_due).await? > 0 {
            return Ok(Next::AtOnce);
        }
        let micros = u64::try_from(next).unwrap_or(0);
        Ok(Next::OnCommit(Duration::from_micros(micros).min(AT_MOST)))
    }
}

/// Asks about what is due; answers about how many.
fn ask_due(tx: &mut Tx<'_>) -> Result<usize> {
    let now = tx.now();
    let due = tx.query(&DUE, params![now], |row| {
        Ok((row.get::<PostId>(0)?, row.get::<SpaceId>(1)?, row.get::<Option<PersonId>>(2)?))
    })?;
    for (page, space, owner) in &due {
        if tx.execute(&ASKED, params![*page])? == 1 {
            ask(tx, *page, *space, *owner)?;
        }
    }
    Ok(due.len())
}

/// Asks its owner, where they read it still; else those who run its space.
fn ask(tx: &mut Tx<'_>, page: PostId, space: SpaceId, owner: Option<PersonId>) -> Result<()> {
    let owner: Vec<PersonId> = owner.into_iter().collect();
    let mut people = read_by(tx, space, page.0, &owner)?;
    if people.is_empty() {
        let managers = animators(tx, space)?;
        people = read_by(tx, space, page.0, &managers)?;
    }
    let people: Vec<String> = people.iter().map(PersonId::to_string).collect();
    let activity = Activity::new(logged::POST_REVIEW, page.0).within(space);
    tx.log(activity.data(json!({ "people": people })))
}
