//! Posts are read: each is noted once, and the positions move up as far as they may.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use kernel::{App, Result, SpaceId, Time, Tx, Viewer, params};
use serde::Deserialize;
use ui::Ctx;

use super::store::{
    COUNT_READERS, COUNT_VIEWS, FORGET, FRESH, LAST_READ, MOVE_UP, PASSED, READ_AHEAD, STOP,
};
use super::{horizon, settled};
use crate::PostId;

/// How many posts one call may tell of; more than a page can show in two seconds.
pub(super) const MOST: usize = 200;

/// How long a deleted post may come back as unread as it was: a position waits below it.
const DELETED_SECONDS: i64 = 86_400;

/// Notes that the viewer read these posts: those that they may read and had not read yet. Each
/// counts as a view of its author's work by the viewer's unit, once.
pub fn mark_seen(tx: &mut Tx<'_>, viewer: &Viewer, posts: &[PostId]) -> Result<()> {
    let past = horizon(tx.now());
    let fresh = fresh(tx, viewer, posts)?;
    if fresh.is_empty() {
        return Ok(());
    }
    let read: Vec<i64> = fresh.iter().map(|one| one.post.0).collect();
    let viewed: Vec<i64> = fresh.iter().filter(|one| one.counts).map(|one| one.post.0).collect();
    tx.execute(&READ_AHEAD, params![viewer.id, read])?;
    tx.execute(&COUNT_VIEWS, params![viewer.id, viewed])?;
    tx.execute(&COUNT_READERS, params![month_of(tx.now()), viewed])?;
    tx.execute(&FORGET, params![past])?;
    let followed = fresh.iter().filter(|one| one.followed);
    let floors: BTreeMap<SpaceId, i64> = followed.map(|one| (one.space, one.floor)).collect();
    for (space, floor) in floors {
        move_up(tx, viewer, space, floor)?;
    }
    Ok(())
}

/// The month of a moment: 12 × year + month, 0 for January.
pub fn month_of(at: Time) -> i64 {
    let at = jiff::Timestamp::from_microsecond(at.micros()).unwrap_or_default();
    let day = at.to_zoned(jiff::tz::TimeZone::UTC).date();
    i64::from(day.year()) * 12 + i64::from(day.month()) - 1
}

/// A post that the viewer may read and did not yet.
pub(super) struct Fresh {
    post: PostId,
    space: SpaceId,
    /// Whether the view was not counted before.
    counts: bool,
    /// Whether its space has a position.
    followed: bool,
    /// The floor of its space.
    floor: i64,
}

/// Those of the posts that the viewer may read and did not yet, in order.
pub(super) fn fresh(tx: &mut Tx<'_>, viewer: &Viewer, posts: &[PostId]) -> Result<Vec<Fresh>> {
    let ids: Vec<i64> = posts.iter().map(|post| post.0).collect();
    let (open, past) = (viewer.sees_open(), horizon(tx.now()));
    let values = params![viewer.id, open, past, ids];
    tx.query(&FRESH, values, |row| {
        Ok(Fresh {
            post: row.get(0)?,
            space: row.get(1)?,
            counts: row.get(2)?,
            followed: row.get(3)?,
            floor: row.get(4)?,
        })
    })
}

/// Moves the position of a space to the last post read below which nothing is left to read.
fn move_up(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, floor: i64) -> Result<()> {
    let deleted = tx.now().plus_seconds(-DELETED_SECONDS);
    let stop =
        tx.query_opt(&STOP, params![viewer.id, space, floor, deleted], |row| row.get::<i64>(0))?;
    let end = settled(tx.now()) + 1;
    let end = stop.map_or(end, |stop| stop.min(end));
    let last = tx.query_one(&LAST_READ, params![viewer.id, space, end], |row| {
        row.get::<Option<PostId>>(0)
    })?;
    if let Some(last) = last {
        tx.execute(&MOVE_UP, params![viewer.id, space, last])?;
        tx.execute(&PASSED, params![viewer.id, space, last])?;
    }
    Ok(())
}

/// What the script sends.
#[derive(Debug, Deserialize)]
pub(super) struct Seen {
    /// Identifiers, with commas between them.
    posts: String,
}

/// `POST /reading/seen`: posts were on the screen long enough to be read.
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    ui::Form(seen): ui::Form<Seen>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let ids = seen.posts.split(',').filter_map(|id| id.trim().parse().ok());
    let posts: Vec<PostId> = ids.take(MOST).collect();
    app.db.write(move |tx| mark_seen(tx, &viewer, &posts)).await?;
    Ok(StatusCode::NO_CONTENT)
}
