//! Questions go on to the next who may know; those that nobody answered for a day are offered, where the company wants
//! that.

use std::time::Duration;

use kernel::error::Meaning;
use kernel::log::CaughtUp;
use kernel::work::{Next, Work};
use kernel::{App, PersonId, Result, Time, Tx, params};
use posts::PostId;

use super::page::likely;
use super::store::{RUNNING, UNANSWERED};
use super::{AskId, Reason, advance, begin};
use crate::find::retrieve;
use crate::switch;

/// Between two looks.
const ROUND: Duration = Duration::from_secs(30);
/// Questions that one transaction brings into step.
const TOGETHER: usize = 20;
/// A question is offered after a day without an answer, and not after a fortnight.
const AFTER: i64 = 86_400;
const BEFORE: i64 = 14 * 86_400;
/// To so many people.
const OFFERED_TO: usize = 3;

/// Puts questions to the next.
#[derive(Clone)]
pub struct Asking(pub App);

impl Work for Asking {
    const NAME: &'static str = "asks";

    async fn round(&self) -> Result<Next> {
        let app = &self.0;
        let due = app.db.read(|tx| {
            if people::settings::is_held(tx)? {
                return Ok((Vec::new(), Vec::new()));
            }
            let since = tx.now().plus_seconds(-(ROUND.as_secs() as i64));
            let running = tx.query(&RUNNING, params![since], |row| row.get::<AskId>(0))?;
            let switch = switch::switch(tx)?;
            let unanswered = match switch.on && switch.offers {
                true => unanswered(tx)?,
                false => Vec::new(),
            };
            Ok((running, unanswered))
        });
        let (running, unanswered) = due.await?;
        // Also while it is off: that ends them.
        for some in running.chunks(TOGETHER) {
            self.advance(some).await;
        }
        for post in unanswered {
            if let Err(error) = self.offer(post).await {
                tracing::error!(%error, %post, "a question was not offered");
            }
        }
        Ok(Next::After(ROUND))
    }
}

fn unanswered(tx: &mut Tx<'_>) -> Result<Vec<PostId>> {
    let number = |ago: i64| {
        let at: Time = tx.now().plus_seconds(-ago);
        at.millis() << kernel::id::ENTROPY_BITS
    };
    let (from, to) = (number(BEFORE), number(AFTER));
    tx.query(&UNANSWERED, params![from, to], |row| row.get(0))
}

impl Asking {
    /// Brings these questions into step at once; where that fails, each for itself.
    async fn advance(&self, asks: &[AskId]) {
        let (db, all) = (&self.0.db, asks.to_vec());
        let step = move |tx: &mut Tx<'_>| all.iter().try_for_each(|ask| advance(tx, *ask));
        if db.write(step).await.is_ok() {
            return;
        }
        for ask in asks.iter().copied() {
            if let Err(error) = db.write(move |tx| advance(tx, ask)).await {
                tracing::error!(%error, %ask, "a question does not go on");
            }
        }
    }

    /// Offers a question to those who are likely to know, by what its author may read: once.
    async fn offer(&self, post: PostId) -> Result<()> {
        let app = &self.0;
        let read = move |tx: &mut Tx<'_>| super::offer::asking(tx, post);
        let Some((author, words)) = app.db.read(read).await? else {
            // Whoever asked is gone: it is looked at once.
            return self.begin(post, Vec::new()).await;
        };
        let hits = retrieve(app, &author, CaughtUp(false), &words, true).await?;
        let find = move |tx: &mut Tx<'_>| likely(tx, &author, post, &words, &hits);
        let mut found = app.db.read(find).await?;
        found.truncate(OFFERED_TO);
        let people: Vec<(PersonId, Reason)> =
            found.iter().map(|expert| (expert.person.id, Reason::of(&expert.evidence))).collect();
        self.begin(post, people).await
    }

    async fn begin(&self, post: PostId, people: Vec<(PersonId, Reason)>) -> Result<()> {
        match self.0.db.write(move |tx| begin(tx, None, post, &people)).await {
            // Another process was quicker.
            Err(error) if error.meaning() == Meaning::Conflict => Ok(()),
            done => done.map(drop),
        }
    }
}
