//! What stands on the page of a topic beside its posts, and lists of topics: all of it made of what the viewer reads.

use std::collections::HashMap;

use kernel::{PersonId, Result, Time, Tx, Viewer, params};
use people::PersonCard;

use super::store::{
    COUNTS, FOLLOWED, IS_OPEN, LATELY, LIST, MANAGES, MANAGES_ANY, PEOPLE, RELATED, SPACES, TWINS,
};
use crate::model::TopicId;
use crate::reading::floor_of;

/// Posts of a topic that are looked at.
const NEWEST: i64 = 500;
/// Posts of a topic that are counted; one more says that there are more.
pub const COUNTED: i64 = 500;
/// People, spaces and related topics that are shown of each.
const SHOWN: i64 = 8;
/// What was written lately, in seconds, and how many topics of it are shown.
const LATELY_SECONDS: i64 = 30 * 86_400;
const LATELY_SHOWN: i64 = 12;

/// A topic that the viewer sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Identifier.
    pub id: TopicId,
    /// Its name in addresses.
    pub key: String,
    /// How it is written.
    pub name: String,
    /// What it is about; may be empty.
    pub description: String,
    /// Posts that the viewer may read, one more than [`COUNTED`] at most.
    pub posts: i64,
}

impl Listed {
    /// Whether it has more posts than are counted.
    pub fn has_many(&self) -> bool {
        self.posts > COUNTED
    }
}

/// What is known of a topic.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Who wrote about it lately, but for conversations and secret spaces.
    pub people: Vec<PersonCard>,
    /// Where: address, and name.
    pub spaces: Vec<(String, String)>,
    /// What is written about together with it.
    pub related: Vec<Listed>,
    /// Whether the viewer may say what it is about.
    pub may_describe: bool,
}

impl About {
    /// Of a topic.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub fn load(tx: &mut Tx<'_>, viewer: &Viewer, topic: TopicId) -> Result<About> {
        let open = viewer.sees_open();
        let values = params![viewer.id, open, topic, NEWEST, SHOWN];
        let people: Vec<PersonId> = tx.query(&PEOPLE, values, |row| row.get(0))?;
        let cards = people::cards(tx, &people)?;
        let spaces = tx.query(&SPACES, values, |row| {
            let kind = spaces::Kind::parse(&row.get::<String>(2)?);
            Ok((kind.href_of(&row.get::<String>(0)?), row.get(1)?))
        })?;
        let related = tx.query(&RELATED, values, listed)?;
        Ok(About {
            people: people.iter().filter_map(|person| cards.get(person).cloned()).collect(),
            spaces,
            related,
            may_describe: may_describe(tx, viewer, topic)?,
        })
    }
}

/// Whether the viewer may say what a topic is about: who runs the network, and who manages an open community where
/// they read something under it. Of a topic that is in no open space nothing is said: whoever writes its name in a post of
/// their own sees it.
///
/// # Errors
/// Whatever the database meets.
pub fn may_describe(tx: &mut Tx<'_>, viewer: &Viewer, topic: TopicId) -> Result<bool> {
    let open = viewer.sees_open();
    let values = params![viewer.id, open, topic];
    if viewer.administers() {
        return Ok(tx.query_opt(&IS_OPEN, values, |row| row.get::<i64>(0))?.is_some());
    }
    let manages = tx.query_opt(&MANAGES_ANY, params![viewer.id], |row| row.get::<i64>(0))?;
    if !open || manages.is_none() {
        return Ok(false);
    }
    Ok(tx.query_opt(&MANAGES, values, |row| row.get::<i64>(0))?.is_some())
}

fn listed(row: &kernel::Row<'_>) -> Result<Listed> {
    let (id, key, name, description) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
    Ok(Listed { id, key, name, description, posts: 0 })
}

/// How many posts that the viewer may read these topics have, one more than [`COUNTED`] at most.
pub(super) fn counts(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    topics: &[TopicId],
) -> Result<HashMap<TopicId, i64>> {
    let ids: Vec<i64> = topics.iter().map(|topic| topic.0).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let open = viewer.sees_open();
    let values = params![viewer.id, open, ids, COUNTED + 1];
    Ok(tx.query(&COUNTS, values, |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}

fn counted(tx: &mut Tx<'_>, viewer: &Viewer, mut topics: Vec<Listed>) -> Result<Vec<Listed>> {
    let ids: Vec<TopicId> = topics.iter().map(|topic| topic.id).collect();
    let counts = counts(tx, viewer, &ids)?;
    for topic in &mut topics {
        topic.posts = counts.get(&topic.id).copied().unwrap_or(0);
    }
    Ok(topics)
}

/// The topics that begin with what is typed, after this key, in the order of their keys.
///
/// # Errors
/// Whatever the database meets.
pub fn list(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (typed, after): (&str, &str),
    most: i64,
) -> Result<Vec<Listed>> {
    let start = super::beginning(typed);
    let open = viewer.sees_open();
    let values = params![viewer.id, open, start, after, most];
    let topics = tx.query(&LIST, values, listed)?;
    counted(tx, viewer, topics)
}

/// The topics that the viewer follows and sees.
///
/// # Errors
/// Whatever the database meets.
pub fn followed(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Listed>> {
    let topics = tx.query(&FOLLOWED, params![viewer.id, viewer.sees_open()], listed)?;
    counted(tx, viewer, topics)
}

/// What was written about most in the last thirty days.
///
/// # Errors
/// Whatever the database meets.
pub fn lately(tx: &mut Tx<'_>, viewer: &Viewer, now: Time) -> Result<Vec<Listed>> {
    let floor = floor_of(now.plus_seconds(-LATELY_SECONDS));
    let open = viewer.sees_open();
    let values = params![viewer.id, open, floor, LATELY_SHOWN];
    let topics = tx.query(&LATELY, values, listed)?;
    counted(tx, viewer, topics)
}

/// Pairs of topics that are spelled alike.
///
/// # Errors
/// Whatever the database meets.
pub fn twins(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<(String, String)>> {
    tx.query(&TWINS, params![viewer.id, viewer.sees_open()], |row| Ok((row.get(0)?, row.get(1)?)))
}
