//! Renaming a topic, merging it into another, saying what it is about.
//!
//! A topic belongs to no space: what it is called concerns posts in spaces that no single manager reads. So whoever runs
//! the network renames and merges, of the topics that they see; a manager of a community may say what a topic is about
//! that is used there, where the space is open: descriptions are read by all members who see the topic. What was merged keeps its row, by which old links and texts lead on.

use kernel::{Activity, Error, Result, Tx, Viewer, params};
use serde_json::json;

use super::store::{
    DESCRIBE, LABEL, LEAVE_POSTS, MERGE, MOVE_FOLLOWS, MOVE_MUTES, MOVE_POSTS, TAKE_BACK,
};
use super::{Seen, about, make, raw, seen};
use crate::logged;
use crate::model::TopicId;

/// The longest description, in characters.
pub const DESCRIPTION_MOST: usize = 500;

/// The topic that is curated.
fn known(tx: &mut Tx<'_>, viewer: &Viewer, key: &str) -> Result<Seen> {
    seen(tx, viewer, key)?.ok_or_else(Error::not_found)
}

/// Calls a topic otherwise; where there is a topic of that name, both become that one. Answers the key it has then.
/// A name that led to this very topic is its own again. One of a topic that the viewer does not see is as one of none:
/// nothing of that one is kept but its posts, and nothing tells of it.
///
/// # Errors
/// `NotFound` for what the viewer does not see; `Forbidden` for others than administrators; `Invalid` for what is no
/// name of a topic.
pub fn rename(tx: &mut Tx<'_>, viewer: &Viewer, key: &str, name: &str) -> Result<String> {
    let topic = known(tx, viewer, key)?;
    viewer.administering()?;
    let name = name.trim().trim_start_matches('#');
    let new = text::fold(name);
    if !text::is_topic(name) || !text::is_topic(&new) {
        return Err(Error::field("name", "topic-wrong-name"));
    }
    if new == topic.key {
        tx.execute(&LABEL, params![topic.id, name])?;
        return named(tx, viewer, &topic, &new, logged::TOPIC_RENAMED).map(|()| new);
    }
    if let Some((old, Some(into))) = raw(tx, &new)?
        && into == topic.id
    {
        tx.execute(&TAKE_BACK, params![old])?;
    }
    let known = seen(tx, viewer, &new)?;
    let into = make(tx, &new, name)?;
    merge(tx, &topic, into)?;
    let kind = match &known {
        Some(_) => logged::TOPIC_MERGED,
        None => logged::TOPIC_RENAMED,
    };
    if known.is_none() {
        tx.execute(&LABEL, params![into, name])?;
    }
    // What the viewer does not see is not kept: it would tell of itself.
    if known.is_none_or(|known| known.description.is_empty()) {
        tx.execute(&DESCRIBE, params![into, topic.description.as_str()])?;
    }
    named(tx, viewer, &topic, &new, kind)?;
    Ok(new)
}

fn named(tx: &mut Tx<'_>, by: &Viewer, topic: &Seen, new: &str, kind: &'static str) -> Result<()> {
    let told = Activity::new(kind, topic.id.0).by(by.id);
    tx.log(told.data(json!({ "from": topic.key, "name": new })))
}

/// Everything under a topic is under another.
fn merge(tx: &mut Tx<'_>, topic: &Seen, into: TopicId) -> Result<()> {
    for sql in [&MOVE_POSTS, &MOVE_FOLLOWS, &MOVE_MUTES, &MERGE] {
        tx.execute(sql, params![topic.id, into])?;
    }
    tx.execute(&LEAVE_POSTS, params![topic.id]).map(drop)
}

/// Says what a topic is about, in plain words.
///
/// # Errors
/// `NotFound` for what the viewer does not see; `Forbidden` for who neither runs the network nor manages an open
/// community where it is used, and where it is used in none; `Invalid` for too many words.
pub fn describe(tx: &mut Tx<'_>, viewer: &Viewer, key: &str, words: &str) -> Result<()> {
    let topic = known(tx, viewer, key)?;
    if !about::may_describe(tx, viewer, topic.id)? {
        return Err(Error::forbidden());
    }
    let words = words.trim();
    if words.chars().count() > DESCRIPTION_MOST {
        return Err(Error::field("description", "topic-long-description"));
    }
    if words == topic.description {
        return Ok(());
    }
    tx.execute(&DESCRIBE, params![topic.id, words])?;
    tx.log(Activity::new(logged::TOPIC_DESCRIBED, topic.id.0).by(viewer.id))
}
