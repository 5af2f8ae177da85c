//! “Unread from here”: reading is taken back.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use kernel::{App, Error, Result, Tx, Viewer, params};
use serde::Serialize;
use ui::Ctx;
use ui::flash::{Flash, redirect};

use super::store::{LAST_READ, POSITION, SET_POSITION, UNREAD_AHEAD};
use super::threads::thread_unread_from;
use super::unread::unread_in;
use crate::access::{readable, readable_comment};
use crate::{CommentId, Post, PostId, Readable};

/// Makes a post and whatever is later in its space unread again, as far as that can be unread: not
/// what is one's own, or was there before one came. Answers how many posts of the space are unread.
pub fn unread_from(tx: &mut Tx<'_>, viewer: &Viewer, post: &Readable<Post>) -> Result<i64> {
    let space = post.space().id;
    let row = tx.query_opt(&POSITION, params![viewer.id, space], |row| {
        Ok((row.get::<i64>(0)?, row.get::<i64>(1)?))
    })?;
    let (position, counted) = row.unwrap_or_default();
    let last = tx.query_one(&LAST_READ, params![viewer.id, space, i64::MAX], |row| {
        row.get::<Option<PostId>>(0)
    })?;
    // What is read again later is no second view.
    let counted = counted.max(position).max(last.map_or(0, |last| last.0));
    let position = position.min(post.id.0 - 1);
    tx.execute(&SET_POSITION, params![viewer.id, space, position, counted])?;
    tx.execute(&UNREAD_AHEAD, params![viewer.id, space, post.id])?;
    unread_in(tx, viewer, space)
}

fn change(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<(String, UnreadFrom)> {
    let post = readable(tx, viewer, id)?;
    let unread = unread_from(tx, viewer, &post)?;
    Ok((post.space().href(), UnreadFrom { unread }))
}

/// Says that it is done, to whoever stays on the page.
#[derive(Template)]
#[template(path = "posts/choices_said.html")]
struct Said {
    words: String,
}

/// `POST /posts/{id}/unread`
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let (href, done) = app.db.write(move |tx| change(tx, &viewer, id)).await?;
    say(&cx, &href, if done.unread > 0 { "notice-unread-from" } else { "notice-unread-none" })
}

/// Says what was done, there or in the space: opening the page of the post would mark it read.
fn say(cx: &Ctx, href: &str, key: &str) -> Result<Response> {
    if cx.fragment {
        let said = Said { words: cx.l.t(key) };
        return Ok(Html(said.render().map_err(Error::internal)?).into_response());
    }
    Ok(redirect(href, &Flash::new(key)))
}

fn change_comment(tx: &mut Tx<'_>, viewer: &Viewer, id: CommentId) -> Result<String> {
    let comment = readable_comment(tx, viewer, id)?;
    thread_unread_from(tx, viewer, &comment)?;
    Ok(comment.space().href())
}

/// `POST /comments/{id}/unread`
pub(super) async fn submit_comment(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    let href = app.db.write(move |tx| change_comment(tx, &viewer, id)).await?;
    say(&cx, &href, "notice-unread-from")
}

/// Mark a comment and whatever is later in its thread as unread.
#[utoipa::path(post, path = "/api/v1/comments/{id}/unread", tag = "reading",
    params(("id" = String, Path)), responses((status = 204)))]
pub(super) async fn api_comment(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    app.db.write(move |tx| change_comment(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What came of marking a post unread, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct UnreadFrom {
    /// How many posts of its space are unread now.
    pub unread: i64,
}

/// Mark a post and whatever is later in its space as unread.
#[utoipa::path(post, path = "/api/v1/posts/{id}/unread", tag = "reading",
    params(("id" = String, Path)), responses((status = 200, body = UnreadFrom)))]
pub(super) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<ui::Json<UnreadFrom>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let (_, done) = app.db.write(move |tx| change(tx, &viewer, id)).await?;
    Ok(ui::Json(done))
}
