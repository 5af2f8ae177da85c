//! Topics: hashtags that posts are filed under and people follow.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Redirect;
use kernel::{Activity, App, Error, Result, Tx, Viewer, params};
use serde::Deserialize;
use ui::Ctx;

use crate::logged;
use crate::model::{PostId, TopicId};
use crate::store::{
    COMPLETE_TOPIC, FOLLOW_TOPIC, FOLLOWS_TOPIC, INSERT_TOPIC, TOPIC, TOPICS_OF, UNFOLLOW_TOPIC,
};

/// The topic of this key, made when it is new.
pub(crate) fn make(tx: &mut Tx<'_>, key: &str, name: &str) -> Result<TopicId> {
    if let Some(known) = find(tx, key)? {
        return Ok(known.id);
    }
    let id: TopicId = tx.new_id();
    if tx.execute(&INSERT_TOPIC, params![id, key, name])? == 1 {
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

/// The topic of this key, if anybody ever used it.
pub fn find(tx: &mut Tx<'_>, key: &str) -> Result<Option<Topic>> {
    tx.query_opt(&TOPIC, params![key], |row| {
        Ok(Topic { id: row.get(0)?, key: key.to_owned(), name: row.get(1)? })
    })
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
    let found = tx.query_opt(&FOLLOWS_TOPIC, params![viewer.id, topic], |row| row.get::<i64>(0))?;
    Ok(found.is_some())
}

/// The topic of a name as somebody typed it, made when it is new: whether others used it already
/// is not told.
///
/// # Errors
/// `NotFound` for what cannot be a topic.
pub(crate) fn named(tx: &mut Tx<'_>, typed: &str) -> Result<TopicId> {
    let key = text::fold(typed);
    if !text::is_topic(&key) {
        return Err(Error::not_found());
    }
    make(tx, &key, typed)
}

/// Follows a topic, or no longer. One may follow a topic before its first post.
///
/// # Errors
/// `NotFound` for what cannot be a topic.
pub(crate) fn follow(tx: &mut Tx<'_>, viewer: &Viewer, typed: &str, wanted: bool) -> Result<()> {
    let topic = named(tx, typed)?;
    let sql = if wanted { &FOLLOW_TOPIC } else { &UNFOLLOW_TOPIC };
    tx.execute(sql, params![viewer.id, topic])?;
    tx.log(Activity::new(logged::TOPIC_FOLLOWED, topic.0).by(viewer.id))
}

/// Up to eight topics of posts the viewer may read that begin with `typed`: (key, name).
pub fn complete(tx: &mut Tx<'_>, viewer: &Viewer, typed: &str) -> Result<Vec<(String, String)>> {
    let start = format!("{}%", text::fold(typed.trim()).replace(['%', '_', '\\'], ""));
    tx.query(&COMPLETE_TOPIC, params![viewer.id, viewer.sees_open(), start], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
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
