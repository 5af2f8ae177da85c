//! What leaves: notices about accounts, queued by whoever does something, sent after the commit.

use std::time::Duration;

use askama::Template;
use kernel::work::{Backoff, Next, Work};
use kernel::{App, PersonId, Result, Time, Tx};
use people::settings;
use ui::{Locale, answer};

use crate::letter::{CalendarPart, Letter, message_id};
use crate::{Transport, hold, store};

/// Until a letter is tried again, the first and the last time. The first is longer than a server may
/// take to answer: a letter under way is nobody else's.
pub const PAUSES: Backoff = Backoff::new(120, 2, 4 * 3_600);
/// How long a letter is tried.
pub const GIVEN_UP_SECONDS: i64 = 3 * 86_400;
/// How often the outbox is looked into where nothing is committed.
const ROUND: Duration = Duration::from_secs(10);

/// What somebody is told about an account: a few sentences, and at most one way to go on.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Whose account it is about, where there is one.
    pub person: Option<PersonId>,
    /// Name, which may be empty, and address.
    pub to: (String, String),
    /// The language of its reader.
    pub l: Locale,
    /// Its subject.
    pub subject: String,
    /// What it says, a paragraph each.
    pub lines: Vec<String>,
    /// What its button says, and where it leads.
    pub button: Option<(String, String)>,
    /// Until when it is worth sending.
    pub until: Option<Time>,
}

/// A notice in words.
#[derive(Clone, Debug)]
pub(crate) struct Rendered {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    site: &'a str,
    notice: &'a Notice,
}

#[derive(Template)]
#[template(path = "mail/letter.txt")]
struct Text<'a> {
    site: &'a str,
    notice: &'a Notice,
}

pub(crate) fn render(tx: &mut Tx<'_>, notice: &Notice) -> Result<Rendered> {
    let site = settings::get(tx, settings::SITE_NAME)?.unwrap_or_else(|| "Parvis".into());
    Ok(Rendered {
        subject: notice.subject.clone(),
        text: answer::render(&Text { site: &site, notice })?,
        html: answer::render(&Html { site: &site, notice })?,
    })
}

/// Puts a notice into the outbox. It is sent once this transaction is committed, and not otherwise.
///
/// # Errors
/// Whatever the database meets.
pub fn queue(tx: &mut Tx<'_>, notice: &Notice) -> Result<()> {
    put(tx, notice, None)
}

/// The same, with a calendar.
///
/// # Errors
/// Whatever the database meets.
pub fn queue_with(tx: &mut Tx<'_>, notice: &Notice, calendar: &CalendarPart) -> Result<()> {
    put(tx, notice, Some(calendar))
}

fn put(tx: &mut Tx<'_>, notice: &Notice, calendar: Option<&CalendarPart>) -> Result<()> {
    let (rendered, (name, address)) = (render(tx, notice)?, &notice.to);
    store::insert(tx, notice.person, (name, address), &rendered, (notice.until, calendar))
}

/// Sends what is in the outbox. Cheap to clone.
#[derive(Clone)]
pub struct Outbox {
    app: App,
    transport: Transport,
}

impl Outbox {
    /// The outbox of a network, if it is set up to send mail.
    ///
    /// # Errors
    /// As [`Transport::new`].
    pub fn new(app: &App) -> Result<Option<Outbox>> {
        let transport = Transport::new(&app.config)?;
        Ok(transport.map(|transport| Outbox { app: app.clone(), transport }))
    }

    /// Sends a letter; answers whether the server answers.
    async fn deliver(&self, waiting: store::Waiting) -> Result<bool> {
        let store::Waiting { id, created_at, tries, .. } = waiting;
        let letter = Letter {
            to: waiting.to,
            subject: waiting.subject,
            text: waiting.text,
            html: waiting.html,
            id: message_id(&self.app.config, format_args!("{id}.letter")),
            thread: None,
            unsubscribe: None,
            calendar: waiting.calendar,
        };
        let now = self.app.clock().now();
        let Err(failure) = self.transport.send(&letter, now).await else {
            self.app.db.write(move |tx| store::done(tx, id)).await?;
            return Ok(true);
        };
        let cause = &failure.cause;
        if failure.is_final || now.seconds_since(created_at) > GIVEN_UP_SECONDS {
            tracing::warn!(cause, letter = id, tries, "a letter was given up");
            self.app.db.write(move |tx| store::done(tx, id)).await?;
        } else {
            tracing::info!(cause, letter = id, tries, "a letter has to wait");
        }
        Ok(failure.answers)
    }
}

impl Work for Outbox {
    const NAME: &'static str = "letters";

    /// Sends what is due. A server that does not answer is left alone until the next round.
    async fn round(&self) -> Result<Next> {
        // Every commit leads here, and few bring a letter: looking takes no turn among those who write.
        let may_leave = |tx: &mut Tx<'_>| Ok(!hold::is_held(tx)? && store::is_due(tx)?);
        while self.app.db.read(may_leave).await? {
            let Some(letter) = self.app.db.write(claim).await? else { break };
            if !self.deliver(letter).await? {
                return Ok(Next::After(ROUND));
            }
        }
        Ok(Next::OnCommit(ROUND))
    }
}

/// Takes the next letter; nobody else does until it is tried again.
fn claim(tx: &mut Tx<'_>) -> Result<Option<store::Waiting>> {
    if hold::is_held(tx)? {
        return Ok(None);
    }
    store::forget_late(tx)?;
    let letter = store::next(tx)?;
    if let Some(letter) = &letter {
        let until = tx.now().plus_seconds(PAUSES.seconds(letter.tries));
        store::lease(tx, letter.id, until)?;
    }
    Ok(letter)
}
