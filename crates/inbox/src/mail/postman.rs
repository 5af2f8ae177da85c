//! The postman: looks at what is due, makes mails of it, and sends them until the server takes them.

use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{App, PersonId, Result, Time, Tx, params};
use mail::{GIVEN_UP_SECONDS, PAUSES, Transport};

use super::compose::{Outcome, compose};
use super::store::{
    DONE, DUE, INTO_MAIL, LEASE, MAIL, NEVER_MIND, NEXT_MAIL, POSTPONE, STILL_DUE, WAIT,
};
use super::{choices, unsubscribe};
use crate::kinds::Kind;

/// Whoever used a browser here since is not away. Uses are noted every ten minutes only.
const AWAY_SECONDS: i64 = 600 + identity::session::TOUCH_SECONDS;
/// What waited longer than this when it came to be due is not told any more.
const STALE_SECONDS: i64 = 14 * 86_400;
/// How often the postman looks.
const ROUND: Duration = Duration::from_secs(10);
/// People looked at together.
const BATCH: i64 = 200;

/// Sends mails. Cheap to clone.
#[derive(Clone)]
pub struct Postman {
    app: App,
    transport: Transport,
}

/// A mail on its way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mail {
    pub(super) id: i64,
    pub(super) person: PersonId,
    pub(super) created_at: Time,
    /// How often it was tried, with this time.
    pub(super) tries: i64,
}

impl Postman {
    /// A postman for the network, if it is set up to send mail.
    ///
    /// # Errors
    /// As [`Transport::new`].
    pub fn new(app: &App) -> Result<Option<Postman>> {
        let transport = Transport::new(&app.config)?;
        Ok(transport.map(|transport| Postman { app: app.clone(), transport }))
    }

    /// Sends a mail; answers whether the server answers.
    async fn deliver(&self, mail: Mail) -> Result<bool> {
        let secret = unsubscribe::secret(&self.app).await?;
        let app = self.app.clone();
        let composed = self.app.db.read(move |tx| compose(tx, &app.config, &secret, mail));
        let letter = match composed.await? {
            Outcome::Nothing => {
                self.done(mail).await?;
                return Ok(true);
            }
            Outcome::Later(when) => {
                let back = move |tx: &mut Tx<'_>| {
                    tx.execute(&WAIT, params![mail.id, when, mail.tries - 1]).map(drop)
                };
                self.app.db.write(back).await?;
                return Ok(true);
            }
            Outcome::Letter(letter) => letter,
        };
        let now = self.app.clock().now();
        let Err(failure) = self.transport.send(&letter, now).await else {
            self.done(mail).await?;
            return Ok(true);
        };
        let (cause, tries) = (&failure.cause, mail.tries);
        if failure.is_final || now.seconds_since(mail.created_at) > GIVEN_UP_SECONDS {
            tracing::warn!(cause, person = %mail.person, tries, "a mail was given up");
            self.done(mail).await?;
        } else {
            tracing::info!(cause, person = %mail.person, tries, "a mail has to wait");
        }
        Ok(failure.answers)
    }

    async fn done(&self, mail: Mail) -> Result<()> {
        self.app.db.write(move |tx| tx.execute(&DONE, params![mail.id]).map(drop)).await
    }
}

impl Work for Postman {
    const NAME: &'static str = "mail";

    /// Makes mails of what is due, and sends those that are on their way. A server that does not
    /// answer is left alone until the next round. Nothing is done while mail is held.
    async fn round(&self) -> Result<Next> {
        if self.app.db.read(mail::is_held).await? {
            return Ok(Next::After(ROUND));
        }
        let due = self.app.db.read(|tx| {
            let now = tx.now();
            tx.query(&DUE, params![now, BATCH], |row| row.get::<PersonId>(0))
        });
        for person in due.await? {
            self.app.db.write(move |tx| gather(tx, person)).await?;
        }
        while let Some(mail) = self.app.db.write(claim).await? {
            if !self.deliver(mail).await? {
                break;
            }
        }
        Ok(Next::After(ROUND))
    }
}

/// From when on somebody may be told; of what they asked to be told at an hour, whatever their hours are.
pub(crate) fn allowed_from(
    to: &identity::session::Reachable,
    choices: &choices::Choices,
    now: Time,
    asked: bool,
) -> Time {
    let away = to.seen_at.map_or(now, |seen| seen.plus_seconds(AWAY_SECONDS)).max(now);
    if asked { away } else { choices.hours.allowed_from(away) }
}

/// Makes mails of all that is due to a person, or puts it off: what they asked to be told at an hour apart from what
/// waits for their hours.
fn gather(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let now = tx.now();
    tx.execute(&NEVER_MIND, params![person, now, now.plus_seconds(-STALE_SECONDS)])?;
    [true, false].into_iter().try_for_each(|asked| gather_some(tx, person, asked))
}

fn gather_some(tx: &mut Tx<'_>, person: PersonId, asked: bool) -> Result<()> {
    let (now, kinds) = (tx.now(), Kind::asked());
    let due = params![person, now, kinds, asked];
    if tx.query_opt(&STILL_DUE, due, |row| row.get::<i64>(0))?.is_none() {
        return Ok(());
    }
    let to = identity::session::reachable(tx, person)?.filter(|to| to.email.is_some());
    let Some(to) = to else {
        return tx.execute(&POSTPONE, params![person, now, kinds, asked, None::<Time>]).map(drop);
    };
    let when = allowed_from(&to, &choices::of(tx, person)?, now, asked);
    if when > now {
        return tx.execute(&POSTPONE, params![person, now, kinds, asked, when]).map(drop);
    }
    let id: i64 = tx.new_id();
    tx.execute(&MAIL, params![id, person, now])?;
    tx.execute(&INTO_MAIL, params![person, now, kinds, asked, id]).map(drop)
}

/// Takes the next mail; nobody else does until it is tried again.
fn claim(tx: &mut Tx<'_>) -> Result<Option<Mail>> {
    let now = tx.now();
    let mail = tx.query_opt(&NEXT_MAIL, params![now], |row| {
        let (id, person, created_at) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Mail { id, person, created_at, tries: row.get::<i64>(3)? + 1 })
    })?;
    if let Some(mail) = &mail {
        tx.execute(&LEASE, params![mail.id, now.plus_seconds(PAUSES.seconds(mail.tries))])?;
    }
    Ok(mail)
}
