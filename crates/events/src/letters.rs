//! Invitations by mail: calendar requests for whom an event invites or who comes, again when it changes, and what
//! takes it out of their calendars when it does not take place.

use kernel::log::Reader;
use kernel::{Config, Entry, PersonId, Result, Time, Tx, params};
use mail::{CalendarPart, Notice};
use posts::PostId;
use ui::Locale;

use crate::ical::{Calendar, Sheet, sheet};
use crate::kind::CANCELLED;
use crate::plan::Plan;
use crate::store::{
    ALL_LETTERS, COMING, DUE_LETTERS, IS_EVENT, LETTER, LETTER_DONE, LETTER_OFF, LETTER_SHEET,
    LETTER_TOLD, NEXT_LETTER,
};
use crate::{told, words};

/// How long a letter waits for further changes, in seconds.
const PAUSE: i64 = 60;
/// Letters that one transaction writes.
const BATCH: i64 = 50;

/// When the next is to be written.
pub(crate) fn next(tx: &mut Tx<'_>) -> Result<Option<Time>> {
    tx.query_one(&NEXT_LETTER, params![], |row| row.get(0))
}

/// Has letters written to whomever an event concerns.
pub(crate) fn to_all(tx: &mut Tx<'_>, post: PostId) -> Result<()> {
    let due = tx.now().plus_seconds(PAUSE);
    tx.execute(&ALL_LETTERS, params![post, due]).map(drop)
}

/// Has letters written to these people, whom it invites.
pub(crate) fn to(tx: &mut Tx<'_>, post: PostId, people: &[PersonId]) -> Result<()> {
    let due = tx.now().plus_seconds(PAUSE);
    people.iter().try_for_each(|person| tx.execute(&LETTER, params![post, person, due]).map(drop))
}

/// Has letters written to these people, whom it invites no more.
pub(crate) fn off(tx: &mut Tx<'_>, post: PostId, people: &[PersonId]) -> Result<()> {
    let due = tx.now().plus_seconds(PAUSE);
    people
        .iter()
        .try_for_each(|person| tx.execute(&LETTER_OFF, params![post, person, due]).map(drop))
}

/// Has letters written of events that are deleted, or restored.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letters;

impl Reader for Letters {
    const NAME: &'static str = "events";

    fn read(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        for entry in entries {
            if !["post.deleted", "post.restored"].contains(&entry.kind.as_str()) {
                continue;
            }
            let post = PostId(entry.object);
            if tx.query_opt(&IS_EVENT, params![post, tx.now()], |_| Ok(()))?.is_some() {
                to_all(tx, post)?;
            }
        }
        Ok(())
    }

    fn forget(&self, _: &mut Tx<'_>) -> Result<()> {
        Ok(())
    }
}

/// Writes the letters that are due.
pub(crate) fn write(tx: &mut Tx<'_>, config: &Config) -> Result<()> {
    let due = tx.query(&DUE_LETTERS, params![tx.now(), BATCH], |row| {
        Ok((row.get::<PostId>(0)?, row.get::<PersonId>(1)?, row.get::<bool>(2)?))
    })?;
    for (post, person, told) in due {
        let is_told = match config.mail.is_some() {
            true => one(tx, config, (post, person), told)?.unwrap_or(told),
            false => told,
        };
        let done = if is_told { &LETTER_TOLD } else { &LETTER_DONE };
        tx.execute(done, params![post, person])?;
    }
    Ok(())
}

/// What a letter is about.
struct About {
    sheet: Sheet,
    until: Time,
    /// Whether its reader said that they come, perhaps, or as soon as there is a place.
    answered: bool,
    /// Whether it concerns its reader still.
    concerns: bool,
    organiser: String,
}

/// Writes one, where its reader has an address, reads the event, and wants to know: whether their calendar has it
/// then. Whoever never heard of an event is not told that it does not take place.
fn one(
    tx: &mut Tx<'_>,
    config: &Config,
    (post, person): (PostId, PersonId),
    told: bool,
) -> Result<Option<bool>> {
    let Some(to) = identity::session::reachable(tx, person)? else { return Ok(None) };
    let Some(email) = to.email else { return Ok(None) };
    let open = to.viewer.sees_open();
    let found = tx.query_opt(&LETTER_SHEET, params![person, open, post], |row| {
        let answer: String = row.get(10)?;
        let invited = row.get::<i64>(12)? == 1;
        let answered = !["", "-", "no"].contains(&answer.as_str());
        let concerns = answered || (answer.is_empty() && invited);
        let sheet = sheet(row, person)?;
        Ok(About { sheet, until: row.get(11)?, answered, concerns, organiser: row.get(13)? })
    })?;
    let Some(mut about) = found.filter(|about| about.until > tx.now()) else { return Ok(None) };
    let cancelled = about.sheet.cancelled || !about.concerns;
    about.sheet.cancelled = cancelled;
    let (kind, word) = match (cancelled, told || about.answered) {
        (true, false) => return Ok(None),
        (true, true) => (&told::CANCELLED, CANCELLED),
        (false, false) => (&told::INVITED, "invited"),
        (false, true) => (&told::CHANGED, "changed"),
    };
    if inbox::want_letters(tx, kind, &[person])?.is_empty() {
        return Ok(None);
    }
    let zone = people::zone::zone(tx, person)?;
    let l = Locale::new(to.viewer.lang).at(zone);
    let next = tx.query_opt(&COMING, params![vec![post.0], tx.now(), 1_i64], |row| {
        Ok((row.get::<Time>(2)?, row.get::<Time>(3)?))
    })?;
    let Some(notice) = notice(l, config, &about, (word, next)) else { return Ok(None) };
    let reader = (to.viewer.name.clone(), email);
    let from = config.mail.as_ref().map_or("", |mail| &mail.from);
    let from = from.rsplit('<').next().unwrap_or_default().trim_end_matches('>').trim();
    let method = if cancelled { "CANCEL" } else { "REQUEST" };
    let asks = [(about.organiser.clone(), from.to_owned()), reader.clone()];
    let events = std::slice::from_ref(&about.sheet);
    let calendar = Calendar { config, name: None, asks: Some((method, asks)), events };
    let part = CalendarPart { method: method.into(), text: calendar.file() };
    mail::queue_with(tx, &Notice { person: Some(person), to: reader, ..notice }, &part)?;
    Ok(Some(about.concerns))
}

/// What it says, with the next time it takes place.
fn notice(
    l: Locale,
    config: &Config,
    about: &About,
    (word, next): (&str, Option<(Time, Time)>),
) -> Option<Notice> {
    let sheet = &about.sheet;
    let plan = Plan::of(&sheet.fields)?;
    let first = || plan.occurrence(plan.start.date()).map(|at| (at.starts, at.ends));
    let (starts, ends) = next.or_else(first)?;
    let when = words::when(l, &plan, starts, ends);
    let mut lines = vec![l.t2(
        &format!("event-letter-{word}"),
        ("name", &about.organiser),
        ("title", &sheet.title),
    )];
    lines.push(when);
    lines.extend(words::repeats(l, &sheet.fields, &plan));
    let place = sheet.fields.text_of("place").filter(|_| word != CANCELLED);
    lines.extend(place.map(str::to_owned));
    let subject = l.t1(&format!("event-letter-{word}.subject"), "title", &sheet.title);
    let href = format!("{}/posts/{}", config.public_url, sheet.post);
    let asks = if word == CANCELLED { None } else { Some((l.t("event-letter-answer"), href)) };
    Some(Notice {
        person: None,
        to: Default::default(),
        l,
        subject,
        lines,
        button: asks,
        until: Some(about.until),
    })
}
