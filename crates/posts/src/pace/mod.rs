//! What holds back whoever writes: a suspension, too much in a minute, the same words in one space after
//! another. Nothing typed is lost: the form is shown again. Importers and the demo write on record beside it.

mod store;

use std::sync::atomic::{AtomicU32, Ordering};

use kernel::error::Meaning;
use kernel::{Db, Error, Message, Result, Tx, Viewer, params};
use spaces::{Visible, suspensions};

use crate::reading::floor_of;
use store::{REPEATED, WRITTEN};

/// The same words, written within this time, are counted.
const AN_HOUR: i64 = 3_600;
/// In how many other spaces the same words may have been published within it.
const SPACES: i64 = 2;

/// How many posts and comments one person may write a minute in this application; any number where it is 0,
/// and the same as often.
#[derive(Debug, Default)]
pub struct Pace(AtomicU32);

impl Pace {
    /// Sets it for the application with this database.
    pub fn set(db: &Db, most: u32) {
        db.value::<Pace>().0.store(most, Ordering::Relaxed);
    }
}

/// Lets somebody write in a space that they see.
///
/// # Errors
/// `Forbidden` while they are suspended; `TooMany` where they wrote too much in the last minute.
pub(crate) fn write(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible) -> Result<()> {
    space.writable()?;
    suspensions::expect_none(tx, viewer.id, space.id)?;
    let most = tx.value::<Pace>().0.load(Ordering::Relaxed);
    if most == 0 {
        return Ok(());
    }
    let since = floor_of(tx.now().plus_seconds(-60));
    let written: i64 = tx.query_one(&WRITTEN, params![viewer.id, since], |row| row.get(0))?;
    if written < i64::from(most) {
        return Ok(());
    }
    let said = Message::new("pace-too-fast").with("most", most);
    Err(Error::new(Meaning::TooMany, said.clone()).and_field("body", said))
}

/// Lets somebody publish a post with these words.
///
/// # Errors
/// As [`write`]; `TooMany` where they published the same in several other spaces a moment ago.
pub(crate) fn publish(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible, body: &str) -> Result<()> {
    write(tx, viewer, space)?;
    let unlimited = tx.value::<Pace>().0.load(Ordering::Relaxed) == 0;
    if unlimited || body.trim().is_empty() || space.kind == spaces::Kind::Conversation {
        return Ok(());
    }
    let since = floor_of(tx.now().plus_seconds(-AN_HOUR));
    let values = params![viewer.id, since, body, space.id];
    let elsewhere: i64 = tx.query_one(&REPEATED, values, |row| row.get(0))?;
    if elsewhere < SPACES {
        return Ok(());
    }
    Err(Error::new(Meaning::TooMany, "pace-repeated").and_field("body", "pace-repeated"))
}
