//! Reactions: one emoji a click, taken back by another.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::{Activity, App, Error, Result, SpaceId, Tx, Viewer, params};
use serde::Deserialize;
use ui::Ctx;

use crate::access::{readable, readable_comment};
use crate::authorized::reactions_to;
use crate::cards::Reaction;
use crate::logged;
use crate::store::{REACTED_WITH, UNREACT};
use crate::{CommentId, PostId, emoji, record, view};

/// What is reacted to: a post or a comment that the viewer may read.
#[derive(Clone, Copy)]
struct Target {
    id: i64,
    post: PostId,
    space: SpaceId,
}

fn of_post(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<Target> {
    let post = readable(tx, viewer, id)?;
    Ok(Target { id: id.0, post: id, space: post.space().id })
}

fn of_comment(tx: &mut Tx<'_>, viewer: &Viewer, id: CommentId) -> Result<Target> {
    let comment = readable_comment(tx, viewer, id)?;
    Ok(Target { id: id.0, post: comment.post, space: comment.space().id })
}

/// What there is of one kind of reaction to a target.
struct Before {
    /// How many kinds there are.
    kinds: i64,
    /// Whether this is one of them.
    known: bool,
    /// Whether the viewer reacted so.
    mine: bool,
}

impl Before {
    fn load(tx: &mut Tx<'_>, viewer: &Viewer, target: Target, emoji: &str) -> Result<Before> {
        tx.query_one(&REACTED_WITH, params![target.id, emoji, viewer.id], |row| {
            let (known, mine) = (row.get::<i64>(1)? > 0, row.get::<i64>(2)? > 0);
            Ok(Before { kinds: row.get(0)?, known, mine })
        })
    }
}

fn add(tx: &mut Tx<'_>, viewer: &Viewer, target: Target, typed: &str) -> Result<()> {
    let emoji = emoji::parse(typed)?;
    let before = Before::load(tx, viewer, target, &emoji)?;
    add_to(tx, viewer, target, &emoji, &before)
}

fn add_to(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    target: Target,
    emoji: &str,
    before: &Before,
) -> Result<()> {
    if before.kinds >= emoji::KINDS && !before.known {
        return Err(Error::field("emoji", "emoji-too-many"));
    }
    record::reaction(tx, target.space, target.post, target.id, viewer.id, emoji).map(drop)
}

fn remove(tx: &mut Tx<'_>, viewer: &Viewer, target: Target, typed: &str) -> Result<()> {
    let emoji = emoji::parse(typed)?;
    if tx.execute(&UNREACT, params![target.id, viewer.id, emoji])? == 0 {
        return Ok(());
    }
    let activity = Activity::new(logged::REACTION_CHANGED, target.id).by(viewer.id);
    tx.log(activity.within(target.space).under(target.post.0))
}

/// Adds the viewer's reaction, or takes it back where it is there already; unless it is said which.
fn set(tx: &mut Tx<'_>, viewer: &Viewer, target: Target, form: &ReactionForm) -> Result<()> {
    let emoji = emoji::parse(&form.emoji)?;
    let before = Before::load(tx, viewer, target, &emoji)?;
    if form.mine.unwrap_or(!before.mine) {
        add_to(tx, viewer, target, &emoji, &before)
    } else {
        remove(tx, viewer, target, &form.emoji)
    }
}

/// Which reaction.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ReactionForm {
    emoji: String,
    /// Whether it shall be there, from what was clicked without a network.
    mine: Option<bool>,
}

#[derive(Template)]
#[template(path = "posts/reactions.html")]
struct Row<'a> {
    cx: &'a Ctx,
    id: String,
    href: String,
    reactions: Vec<ui::view::Reaction>,
}

fn answer(cx: &Ctx, what: &str, id: i64, back: String, known: &[Reaction]) -> Result<Response> {
    if !cx.fragment {
        return Ok(Redirect::to(&back).into_response());
    }
    let href = format!("/{what}s/{id}");
    let row = Row { cx, id: format!("{what}-{id}"), href, reactions: view::reactions(known) };
    Ok(Html(row.render().map_err(Error::internal)?).into_response())
}

/// `POST /posts/{id}/reactions`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(form): ui::Form<ReactionForm>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let reacted = app.db.write(move |tx| {
        let target = of_post(tx, &viewer, id)?;
        set(tx, &viewer, target, &form)?;
        reactions_to(tx, &viewer, id.0)
    });
    answer(&cx, "post", id.0, format!("/posts/{id}"), &reacted.await?)
}

/// `POST /comments/{id}/reactions`
pub(crate) async fn comment_submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(form): ui::Form<ReactionForm>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    let reacted = app.db.write(move |tx| {
        let target = of_comment(tx, &viewer, id)?;
        set(tx, &viewer, target, &form)?;
        reactions_to(tx, &viewer, id.0)
    });
    answer(&cx, "comment", id.0, format!("/comments/{id}"), &reacted.await?)
}

/// React to a post with an emoji (itself, or its name such as `tada`).
#[utoipa::path(put, path = "/api/v1/posts/{id}/reactions/{emoji}", tag = "reactions",
    params(("id" = String, Path), ("emoji" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_put(
    State(app): State<App>,
    cx: Ctx,
    Path((id, emoji)): Path<(String, String)>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let done = app.db.write(move |tx| {
        let target = of_post(tx, &viewer, id)?;
        add(tx, &viewer, target, &emoji)
    });
    done.await.map(|()| StatusCode::NO_CONTENT)
}

/// Remove your reaction to a post.
#[utoipa::path(delete, path = "/api/v1/posts/{id}/reactions/{emoji}", tag = "reactions",
    params(("id" = String, Path), ("emoji" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_delete(
    State(app): State<App>,
    cx: Ctx,
    Path((id, emoji)): Path<(String, String)>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let done = app.db.write(move |tx| {
        let target = of_post(tx, &viewer, id)?;
        remove(tx, &viewer, target, &emoji)
    });
    done.await.map(|()| StatusCode::NO_CONTENT)
}

/// React to a comment with an emoji (itself, or its name such as `tada`).
#[utoipa::path(put, path = "/api/v1/comments/{id}/reactions/{emoji}", tag = "reactions",
    params(("id" = String, Path), ("emoji" = String, Path)), responses((status = 204)))]
pub(crate) async fn comment_api_put(
    State(app): State<App>,
    cx: Ctx,
    Path((id, emoji)): Path<(String, String)>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    let done = app.db.write(move |tx| {
        let target = of_comment(tx, &viewer, id)?;
        add(tx, &viewer, target, &emoji)
    });
    done.await.map(|()| StatusCode::NO_CONTENT)
}

/// Remove your reaction to a comment.
#[utoipa::path(delete, path = "/api/v1/comments/{id}/reactions/{emoji}", tag = "reactions",
    params(("id" = String, Path), ("emoji" = String, Path)), responses((status = 204)))]
pub(crate) async fn comment_api_delete(
    State(app): State<App>,
    cx: Ctx,
    Path((id, emoji)): Path<(String, String)>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    let done = app.db.write(move |tx| {
        let target = of_comment(tx, &viewer, id)?;
        remove(tx, &viewer, target, &emoji)
    });
    done.await.map(|()| StatusCode::NO_CONTENT)
}
