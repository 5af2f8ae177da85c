//! "Remind me of this": an item in the inbox at an hour that one sets, and by mail and on devices as one chose, also
//! within quiet hours. Nobody else sees it; what one no longer reads reminds of nothing.

pub(crate) mod api;
pub(crate) mod page;
mod told;
mod when;
mod work;

use kernel::{Error, Message, Result, Time, Tx, Viewer, params};
use posts::access::{readable, readable_comment};
use posts::{CommentId, PostId, Target};

use crate::store::{CHANGE_REMINDER, COUNT_REMINDERS, FORGET_REMINDER, MY_REMINDERS, REMIND};

pub use work::Reminding;

kernel::id! {
    /// A reminder.
    ReminderId,
}

/// Reminders of one person.
const MOST: i64 = 500;
/// The furthest ahead, in seconds: five years.
const AHEAD: i64 = 5 * 366 * 86_400;

/// A reminder, with what it is of.
#[derive(Clone, Debug)]
pub(crate) struct Reminder {
    pub(crate) id: ReminderId,
    pub(crate) target: Target,
    pub(crate) at: Time,
    /// A line to know it by.
    pub(crate) heading: String,
}

/// An hour at which somebody can be reminded.
///
/// # Errors
/// `Invalid` on the field `at`.
fn hour(tx: &Tx<'_>, at: Time) -> Result<Time> {
    let ahead = at.seconds_since(tx.now());
    match ahead {
        1..=AHEAD => Ok(at),
        ..=0 => Err(Error::field("at", "reminder-past")),
        _ => Err(Error::field("at", "reminder-far")),
    }
}

/// Sets a reminder of something.
///
/// # Errors
/// `NotFound` for what the viewer does not read; `Invalid`, naming the field.
pub fn set(tx: &mut Tx<'_>, viewer: &Viewer, target: Target, at: Time) -> Result<ReminderId> {
    let (post, comment) = match target {
        Target::Post(id) => (readable(tx, viewer, id)?.id, None),
        Target::Comment(id) => {
            let comment = readable_comment(tx, viewer, id)?;
            (comment.post, Some(comment.id))
        }
    };
    let at = hour(tx, at)?;
    let count: i64 = tx.query_one(&COUNT_REMINDERS, params![viewer.id], |row| row.get(0))?;
    if count >= MOST {
        return Err(Error::field("at", Message::new("reminder-many").with("n", MOST)));
    }
    let id: ReminderId = tx.new_id();
    tx.execute(&REMIND, params![id, viewer.id, post, comment, at])?;
    Ok(id)
}

/// Gives a reminder another hour.
///
/// # Errors
/// `NotFound` for one that is not the viewer's; `Invalid`, naming the field.
pub(crate) fn change(tx: &mut Tx<'_>, viewer: &Viewer, id: ReminderId, at: Time) -> Result<()> {
    let at = hour(tx, at)?;
    match tx.execute(&CHANGE_REMINDER, params![viewer.id, id, at])? {
        0 => Err(Error::not_found()),
        _ => Ok(()),
    }
}

/// Takes a reminder back.
///
/// # Errors
/// `NotFound` for one that is not the viewer's.
pub(crate) fn forget(tx: &mut Tx<'_>, viewer: &Viewer, id: ReminderId) -> Result<()> {
    match tx.execute(&FORGET_REMINDER, params![viewer.id, id])? {
        0 => Err(Error::not_found()),
        _ => Ok(()),
    }
}

/// The viewer's reminders before an hour, the next first: of what they may still read.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn list(tx: &mut Tx<'_>, viewer: &Viewer, before: Time) -> Result<Vec<Reminder>> {
    tx.query(&MY_REMINDERS, params![viewer.id, viewer.sees_open(), before], |row| {
        let comment = row.get::<Option<CommentId>>(2)?;
        let target = comment.map_or(Target::Post(row.get::<PostId>(1)?), Target::Comment);
        let (title, body): (String, String) = (row.get(4)?, row.get(5)?);
        let words = || text::parse(&body).excerpt(90);
        Ok(Reminder {
            id: row.get(0)?,
            target,
            at: row.get(3)?,
            heading: if title.is_empty() { words() } else { title },
        })
    })
}
