//! What holds back whoever writes: a suspension, too much in a minute, the same words in one space after
//! another. Nothing typed is lost: the form is shown again. Importers and the demo write on record beside it.

mod store;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

use kernel::error::Meaning;
use kernel::{Db, Error, Message, Result, SpaceId, Time, Tx, Viewer, params};
use spaces::{Visible, suspensions};

use crate::kinds::Fields;
use crate::publish::NewPost;
use crate::reading::floor_of;
use store::{PUBLISHED, WAITING_SAME, WRITTEN};

/// The same words, written within this time, are counted.
const AN_HOUR: i64 = 3_600;
/// In how many other spaces the same words may have been published within it.
const SPACES: usize = 2;
/// So many characters of each text are compared, as many as the statement reads.
const BEGINNING: usize = 10_000;
/// Words of fewer characters are no repetition.
const SHORT: usize = 12;

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

/// What the beginning of a text says, whatever its spaces, marks and capitals.
fn letters(words: &str) -> String {
    let begins: String = words.chars().take(BEGINNING).collect();
    let letters: String = text::fold(&begins).chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.is_empty() { begins.trim().to_owned() } else { letters }
}

/// Lets somebody publish this post. The same is what has the same kind, title, words and fields; a share is none,
/// nor are words that people say every day.
///
/// # Errors
/// As [`write`]; `TooMany` where they published the same in several other spaces a moment ago, or it waits there.
pub(crate) fn publish(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    new: &NewPost,
) -> Result<()> {
    write(tx, viewer, space)?;
    let unlimited = tx.value::<Pace>().0.load(Ordering::Relaxed) == 0;
    let is_short = new.body.trim().chars().count() < SHORT;
    let is_share = new.kind.as_str() == "share";
    if unlimited || is_short || is_share || space.kind.is_apart() {
        return Ok(());
    }
    let since = floor_of(tx.now().plus_seconds(-AN_HOUR));
    let (title, body) = (letters(&new.title), letters(&new.body));
    let is_same =
        |other: (&str, &str)| (letters(other.0), letters(other.1)) == (title.clone(), body.clone());
    let kind = new.kind.as_str();
    let published = tx.query(&PUBLISHED, params![viewer.id, since, space.id, kind], |row| {
        let (title, body): (String, String) = (row.get(2)?, row.get(3)?);
        let fields = Fields::stored(&row.get::<String>(4)?)?;
        let has_same = new.fields.0.iter().all(|(name, value)| fields.get(name) == Some(value));
        let is_same = has_same && is_same((&title, &body));
        Ok(is_same.then_some((row.get::<SpaceId>(0)?, row.get::<Time>(1)?)))
    })?;
    let waiting = tx.query(&WAITING_SAME, params![viewer.id, since, space.id], |row| {
        let other: NewPost = serde_json::from_str(&row.get::<String>(1)?)?;
        let is_same = (&other.kind, &other.fields.0) == (&new.kind, &new.fields.0)
            && is_same((&other.title, &other.body));
        Ok(is_same.then_some((row.get::<SpaceId>(0)?, row.get::<Time>(2)?)))
    })?;
    let mut spaces: BTreeMap<SpaceId, Time> = BTreeMap::new();
    for (space, at) in published.into_iter().chain(waiting).flatten() {
        let last = spaces.entry(space).or_insert(at);
        *last = at.max(*last);
    }
    if spaces.len() < SPACES {
        return Ok(());
    }
    let first = spaces.values().min().copied().unwrap_or_else(|| tx.now());
    let wait = AN_HOUR - tx.now().seconds_since(first);
    let error = Error::new(Meaning::TooMany, "pace-repeated").and_field("body", "pace-repeated");
    Err(error.retry_after(u32::try_from(wait.max(1)).unwrap_or(1)))
}
