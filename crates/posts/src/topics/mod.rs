//! Topics: hashtags that posts are filed under and people follow.
//!
//! What holds here:
//! - a topic exists for whoever reads a post that has it: for anybody else it looks like one that nobody used, on
//!   every page, in lists, completion, suggestions and counts;
//! - a topic that was merged leads on for those who see what it leads to, and stays what it was for others;
//! - topics that are [spelled](spelling) alike are offered as one.

pub mod about;
pub mod curate;
mod spelling;
mod store;
pub(crate) mod suggest;

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Redirect;
use kernel::{Activity, App, Error, Result, Tx, Viewer, params};
use serde::Deserialize;
use ui::Ctx;

use crate::logged;
use crate::model::{PostId, TopicId};
use crate::store::TOPICS_OF;
use spelling::spelling;
use store::{COMPLETE, FIND, FOLLOW, FOLLOWS, INSERT, MERGED_INTO, POSTS_OF, RAW, SEEN, UNFOLLOW};

/// The topic of this key, or the one it was merged into; made when it is new.
pub(crate) fn make(tx: &mut Tx<'_>, key: &str, name: &str) -> Result<TopicId> {
    if let Some(known) = find(tx, key)? {
        return Ok(known.id);
    }
    let id: TopicId = tx.new_id();
    if tx.execute(&INSERT, params![id, key, name, spelling(key)])? == 1 {
        return Ok(id);
    }
    // Somebody else made it in this moment.
    find(tx, key)?.map(|topic| topic.id).ok_or_else(|| Error::internal("a topic vanished"))
}

/// A topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Identifier.
    pub id: TopicId,
    /// Its name in addresses: lower case, without accents.
    pub key: String,
    /// As it was first written.
    pub name: String,
}

impl Topic {
    /// A topic that nobody used yet.
    pub fn unused(key: &str) -> Topic {
        Topic { id: TopicId(0), key: key.to_owned(), name: key.to_owned() }
    }
}

/// The topic of this key, or the one it was merged into, if anybody ever used it. It proves nothing: whether the viewer
/// may know its key and name is asked by [`seen`].
pub fn find(tx: &mut Tx<'_>, key: &str) -> Result<Option<Topic>> {
    tx.query_opt(&FIND, params![key], |row| {
        Ok(Topic { id: row.get(0)?, key: row.get(1)?, name: row.get(2)? })
    })
}

/// A topic of which the viewer reads a post.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Identifier.
    pub id: TopicId,
    /// Its name in addresses.
    pub key: String,
    /// How it is written, where somebody decided that; else its key.
    pub name: String,
    /// What it is about; may be empty.
    pub description: String,
}

/// The topic of this key, or the one it was merged into, where the viewer reads a post that has it.
///
/// # Errors
/// Whatever the database meets.
pub fn seen(tx: &mut Tx<'_>, viewer: &Viewer, key: &str) -> Result<Option<Seen>> {
    tx.query_opt(&SEEN, params![viewer.id, viewer.sees_open(), key], |row| {
        Ok(Seen { id: row.get(0)?, key: row.get(1)?, name: row.get(2)?, description: row.get(3)? })
    })
}

/// Whether the viewer reads a post that has the topic of this key.
fn is_seen(tx: &mut Tx<'_>, viewer: &Viewer, key: &str) -> Result<bool> {
    Ok(seen(tx, viewer, key)?.is_some_and(|seen| seen.key == key))
}

/// Of topics that are spelled alike (identifier, key, name) the one of most posts that the viewer reads.
fn most_used(tx: &mut Tx<'_>, viewer: &Viewer, mut topics: Vec<Named>) -> Result<Option<Named>> {
    if topics.len() > 1 {
        let ids: Vec<TopicId> = topics.iter().map(|(id, ..)| *id).collect();
        let counts = about::counts(tx, viewer, &ids)?;
        topics.sort_by_key(|(id, ..)| std::cmp::Reverse(counts.get(id).copied().unwrap_or(0)));
    }
    Ok(topics.into_iter().next())
}

/// What each of these posts is filed under.
pub(crate) fn of_posts(tx: &mut Tx<'_>, posts: &[i64]) -> Result<HashMap<PostId, Vec<Topic>>> {
    let mut topics: HashMap<PostId, Vec<Topic>> = HashMap::new();
    for (post, topic) in tx.query(&TOPICS_OF, params![posts], |row| {
        Ok((row.get(0)?, Topic { id: row.get(1)?, key: row.get(2)?, name: row.get(3)? }))
    })? {
        topics.entry(post).or_default().push(topic);
    }
    Ok(topics)
}

/// Whether the viewer follows the topic.
pub fn follows(tx: &mut Tx<'_>, viewer: &Viewer, topic: TopicId) -> Result<bool> {
    let found = tx.query_opt(&FOLLOWS, params![viewer.id, topic], |row| row.get::<i64>(0))?;
    Ok(found.is_some())
}

/// The topic of a name as somebody typed it, made when it is new: whether others used it already
/// is not told, nor whether it was merged.
///
/// # Errors
/// `NotFound` for what cannot be a topic.
pub(crate) fn named(tx: &mut Tx<'_>, typed: &str) -> Result<TopicId> {
    let key = text::fold(typed);
    if !text::is_topic(&key) {
        return Err(Error::not_found());
    }
    match raw(tx, &key)? {
        Some((id, _)) => Ok(id),
        None => make(tx, &key, typed),
    }
}

/// The row of this key, and what it was merged into.
fn raw(tx: &mut Tx<'_>, key: &str) -> Result<Option<(TopicId, Option<TopicId>)>> {
    tx.query_opt(&RAW, params![key], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The posts filed under a topic, or under what it was merged into.
pub(crate) fn posts_of(tx: &mut Tx<'_>, topic: i64) -> Result<Vec<i64>> {
    tx.query(&POSTS_OF, params![topic], |row| row.get(0))
}

/// What a topic was merged into, where it was.
pub(crate) fn merged_into(tx: &mut Tx<'_>, topic: TopicId) -> Result<Option<TopicId>> {
    let found = tx.query_opt(&MERGED_INTO, params![topic], |row| row.get(0))?;
    Ok(found.flatten())
}

/// The topic of this key as its page shows it, with whether the viewer follows it. One that nobody used looks like one
/// that is used, or merged, where the viewer sees nothing of it.
///
/// # Errors
/// Whatever the database meets.
pub fn shown(tx: &mut Tx<'_>, viewer: &Viewer, key: &str) -> Result<(Topic, bool)> {
    if let Some(Seen { id, key, name, .. }) = seen(tx, viewer, key)? {
        return Ok((Topic { id, key, name }, follows(tx, viewer, id)?));
    }
    // The same is asked of one that nobody used.
    let (id, into) = raw(tx, key)?.unwrap_or((TopicId(0), None));
    let topic = Topic { id: into.unwrap_or(id), ..Topic::unused(key) };
    Ok((topic, follows(tx, viewer, id)?))
}

/// Follows a topic, or no longer. One may follow a topic before its first post; of one that was merged one follows both,
/// so that it is the same whether or not one sees what it leads to.
///
/// # Errors
/// `NotFound` for what cannot be a topic.
pub(crate) fn follow(tx: &mut Tx<'_>, viewer: &Viewer, typed: &str, wanted: bool) -> Result<()> {
    let topic = named(tx, typed)?;
    let both = [Some(topic), merged_into(tx, topic)?];
    for topic in both.into_iter().flatten() {
        tx.execute(if wanted { &FOLLOW } else { &UNFOLLOW }, params![viewer.id, topic])?;
    }
    tx.log(Activity::new(logged::TOPIC_FOLLOWED, topic.0).by(viewer.id))
}

/// What keys begin with, for what is typed.
fn beginning(typed: &str) -> String {
    format!("{}%", text::fold(typed.trim()).replace(['%', '_', '\\'], ""))
}

/// Topics that are offered.
const OFFERED: usize = 8;

/// A topic with its key and its name.
type Named = (TopicId, String, String);

/// Up to eight topics of posts the viewer may read that begin with `typed`, or are spelled like it: (key, name). Of
/// those that are spelled alike the one that is used most stands for all.
pub fn complete(tx: &mut Tx<'_>, viewer: &Viewer, typed: &str) -> Result<Vec<(String, String)>> {
    let (start, spelled) = (beginning(typed), spelling(&text::fold(typed.trim())));
    let open = viewer.sees_open();
    let values = params![viewer.id, open, start, spelled];
    let found = tx.query(&COMPLETE, values, |row| {
        let topic = (row.get::<TopicId>(0)?, row.get::<String>(1)?, row.get::<String>(2)?);
        Ok((row.get::<String>(3)?, topic))
    })?;
    let mut groups: Vec<(String, Vec<Named>)> = Vec::new();
    for (spelled, topic) in found {
        match groups.iter_mut().find(|(known, _)| *known == spelled && !spelled.is_empty()) {
            Some((_, group)) => group.push(topic),
            None => groups.push((spelled, vec![topic])),
        }
    }
    let mut offered = Vec::new();
    for (_, group) in groups.into_iter().take(OFFERED) {
        offered.extend(most_used(tx, viewer, group)?.map(|(_, key, name)| (key, name)));
    }
    Ok(offered)
}

/// Whether to follow.
#[derive(Debug, Deserialize)]
pub(crate) struct FollowForm {
    follow: bool,
}

/// `POST /topics/{key}/follow`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(key): Path<String>,
    ui::Form(form): ui::Form<FollowForm>,
) -> Result<Redirect> {
    let (viewer, typed) = (cx.viewer()?.clone(), key.clone());
    app.db.write(move |tx| follow(tx, &viewer, &typed, form.follow)).await?;
    Ok(Redirect::to(&format!("/topics/{}", text::fold(&key))))
}

/// Follow a topic.
#[utoipa::path(put, path = "/api/v1/topics/{key}/follow", tag = "topics",
    params(("key" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_follow(
    State(app): State<App>,
    cx: Ctx,
    Path(key): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| follow(tx, &viewer, &key, true)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Unfollow a topic.
#[utoipa::path(delete, path = "/api/v1/topics/{key}/follow", tag = "topics",
    params(("key" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_unfollow(
    State(app): State<App>,
    cx: Ctx,
    Path(key): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| follow(tx, &viewer, &key, false)).await?;
    Ok(StatusCode::NO_CONTENT)
}
