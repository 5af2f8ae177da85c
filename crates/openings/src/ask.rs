//! Asking to read a private space, and what becomes of it.

use kernel::error::Meaning;
use kernel::{Activity, Error, Message, PersonId, Result, Row, SpaceId, Time, Tx, Viewer, params};

use crate::keys::{counting, holds_key, is_on};
use crate::logged::{OPENING_ASKED, OPENING_ENDED, OPENING_GRANTED, OPENING_REFUSED};
use crate::store::{ASK, ASKED, END, GRANT, ONE, PRIVATE, REFUSE, WAITS};
use crate::{MOST_HOURS, OpeningId};

/// Longest reason, in characters.
const REASON: usize = 1_000;
/// Most requests of an administrator in a day: each is a notification, and stays in the register for good.
const MOST_A_DAY: i64 = 10;
const DAY: i64 = 86_400;

/// A request to read a private space, and what became of it.
#[derive(Clone, Debug)]
pub(crate) struct Opening {
    pub(crate) id: OpeningId,
    pub(crate) space: SpaceId,
    pub(crate) asked_by: PersonId,
    pub(crate) reason: String,
    pub(crate) hours: i64,
    pub(crate) asked_at: Time,
    pub(crate) decided_by: Option<PersonId>,
    pub(crate) decided_at: Option<Time>,
    pub(crate) granted: bool,
    pub(crate) ends_at: Option<Time>,
    pub(crate) ended_at: Option<Time>,
}

impl Opening {
    /// Where it stands: `asked`, `open`, `refused`, `ended` or `lapsed` (nobody answered).
    pub(crate) fn state(&self, now: Time) -> &'static str {
        match (self.decided_at, self.granted) {
            (None, _) if self.ended_at.is_none() => "asked",
            (None, _) => "lapsed",
            (Some(_), false) => "refused",
            (Some(_), true) => {
                let over = self.ended_at.is_some() || self.ends_at.is_none_or(|ends| ends <= now);
                if over { "ended" } else { "open" }
            }
        }
    }
}

pub(crate) fn opening(row: &Row<'_>) -> Result<Opening> {
    Ok(Opening {
        id: row.get(0)?,
        space: row.get(1)?,
        asked_by: row.get(2)?,
        reason: row.get(3)?,
        hours: row.get(4)?,
        asked_at: row.get(5)?,
        decided_by: row.get(6)?,
        decided_at: row.get(7)?,
        granted: row.get(8)?,
        ends_at: row.get(9)?,
        ended_at: row.get(10)?,
    })
}

/// This request, whoever asks.
///
/// # Errors
/// `NotFound` where there is none.
pub(crate) fn one(tx: &mut Tx<'_>, id: OpeningId) -> Result<Opening> {
    tx.query_one(&ONE, params![id], opening)
}

/// Asks to read the private space at this address for so many hours.
///
/// # Errors
/// `Forbidden` to all but administrators, and where it is switched off; `Invalid`, naming the field; `Conflict` where they
/// wait or read already; `TooMany` after [`MOST_A_DAY`].
pub fn ask(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
    reason: &str,
    hours: i64,
) -> Result<OpeningId> {
    viewer.administering()?;
    if !is_on(tx)? {
        return Err(Error::new(Meaning::Forbidden, "opening-off"));
    }
    if counting(tx)?.is_empty() {
        return Err(Error::new(Meaning::Forbidden, "keys-nobody"));
    }
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::field("reason", "opening-why"));
    }
    if reason.chars().count() > REASON {
        return Err(Error::field("reason", Message::new("error-too-long").with("most", REASON)));
    }
    if !(1..=MOST_HOURS).contains(&hours) {
        let message = Message::new("opening-hours-wrong").with("most", MOST_HOURS);
        return Err(Error::field("hours", message));
    }
    let slug = slug.trim().trim_start_matches('~');
    let found = tx.query_opt(&PRIVATE, params![slug, viewer.id], |row| {
        Ok((row.get::<SpaceId>(0)?, row.get::<bool>(1)?))
    })?;
    let (space, is_in) = found.ok_or_else(|| Error::field("space", "opening-no-space"))?;
    if is_in {
        return Err(Error::field("space", "opening-member"));
    }
    if tx.query_opt(&WAITS, params![space, viewer.id], |_| Ok(()))?.is_some() {
        return Err(Error::new(Meaning::Conflict, "opening-already"));
    }
    let (id, now) = (tx.new_id::<OpeningId>(), tx.now());
    let counted = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<Option<Time>>(1)?));
    let since = now.plus_seconds(-DAY);
    if let (MOST_A_DAY.., Some(first)) = tx.query_one(&ASKED, params![viewer.id, since], counted)? {
        let wait = u32::try_from(DAY - now.seconds_since(first)).unwrap_or(1).max(1);
        let message = Message::new("opening-too-many").with("most", MOST_A_DAY);
        return Err(Error::new(Meaning::TooMany, message).retry_after(wait));
    }
    tx.execute(&ASK, params![id, space, viewer.id, reason, hours, now])?;
    tx.log(Activity::new(OPENING_ASKED, id.0).by(viewer.id))?;
    Ok(id)
}

/// Grants a request, or refuses it: the second key.
///
/// # Errors
/// `Forbidden` to all who do not hold it, and to who asked; `Conflict` where it was decided, or is over, and where what
/// would be opened is deleted.
pub fn decide(tx: &mut Tx<'_>, viewer: &Viewer, id: OpeningId, grants: bool) -> Result<()> {
    let asked = one(tx, id)?;
    if !holds_key(tx, viewer)? || asked.asked_by == viewer.id {
        return Err(Error::forbidden());
    }
    let now = tx.now();
    let (done, kind) = match grants {
        true if !is_on(tx)? => return Err(Error::new(Meaning::Forbidden, "opening-off")),
        true => {
            let ends = now.plus_seconds(asked.hours * 3_600);
            (tx.execute(&GRANT, params![id, viewer.id, now, ends])?, OPENING_GRANTED)
        }
        false => (tx.execute(&REFUSE, params![id, viewer.id, now])?, OPENING_REFUSED),
    };
    if done == 0 {
        let waits = asked.decided_at.is_none() && asked.ended_at.is_none();
        let why = if waits { "opening-gone" } else { "opening-decided" };
        return Err(Error::new(Meaning::Conflict, why));
    }
    tx.log(Activity::new(kind, id.0).by(viewer.id))
}

/// Ends an opening, or takes a request back: by who asked, or by who holds the second key.
///
/// # Errors
/// `Forbidden` to others; `Conflict` where it is over.
pub fn end(tx: &mut Tx<'_>, viewer: &Viewer, id: OpeningId) -> Result<()> {
    let asked = one(tx, id)?;
    if asked.asked_by != viewer.id && !holds_key(tx, viewer)? {
        return Err(Error::forbidden());
    }
    match finish(tx, id, Some(viewer.id))? {
        true => Ok(()),
        false => Err(Error::new(Meaning::Conflict, "opening-over")),
    }
}

/// Notes that it is over; false where it was.
pub(crate) fn finish(tx: &mut Tx<'_>, id: OpeningId, by: Option<PersonId>) -> Result<bool> {
    let now = tx.now();
    if tx.execute(&END, params![id, now, by])? == 0 {
        return Ok(false);
    }
    tx.log(Activity::new(OPENING_ENDED, id.0).by(by))?;
    Ok(true)
}
