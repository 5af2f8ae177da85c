//! Reactions: one emoji a click, taken back by another.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::error::Meaning;
use kernel::{Activity, App, Error, Result, Tx, Viewer, params};
use serde::Deserialize;
use ui::Ctx;

use crate::authorized::reactions_to;
use crate::cards::Reaction;
use crate::logged;
use crate::store::{REACTED_WITH, UNREACT};
use crate::target::{Located, Target};
use crate::{emoji, record, view};

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
    fn load(tx: &mut Tx<'_>, viewer: &Viewer, target: Located, emoji: &str) -> Result<Before> {
        tx.query_one(&REACTED_WITH, params![target.id, emoji, viewer.id], |row| {
            let (known, mine) = (row.get::<i64>(1)? > 0, row.get::<i64>(2)? > 0);
            Ok(Before { kinds: row.get(0)?, known, mine })
        })
    }
}

fn add(tx: &mut Tx<'_>, viewer: &Viewer, target: Located, typed: &str) -> Result<()> {
    let emoji = emoji::parse(typed)?;
    let before = Before::load(tx, viewer, target, &emoji)?;
    add_to(tx, viewer, target, &emoji, &before)
}

fn add_to(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    target: Located,
    emoji: &str,
    before: &Before,
) -> Result<()> {
    if target.archived {
        return Err(Error::new(Meaning::Forbidden, "space-archived"));
    }
    if before.kinds >= emoji::KINDS && !before.known {
        return Err(Error::field("emoji", "emoji-too-many"));
    }
    record::reaction(tx, target.space, target.post, target.id, viewer.id, emoji).map(drop)
}

fn remove(tx: &mut Tx<'_>, viewer: &Viewer, target: Located, typed: &str) -> Result<()> {
    // What was given when several emoji could be one is taken back as it is.
    let emoji = emoji::parse(typed).unwrap_or_else(|_| typed.to_owned());
    if tx.execute(&UNREACT, params![target.id, viewer.id, emoji])? == 0 {
        return Ok(());
    }
    let activity = Activity::new(logged::REACTION_CHANGED, target.id).by(viewer.id);
    tx.log(activity.within(target.space).under(target.post.0))
}

/// Adds the viewer's reaction, or takes it back where it is there already; unless it is said which.
fn set(tx: &mut Tx<'_>, viewer: &Viewer, target: Located, form: &ReactionForm) -> Result<()> {
    let parsed = emoji::parse(&form.emoji);
    let emoji = parsed.as_deref().unwrap_or(&form.emoji);
    let before = Before::load(tx, viewer, target, emoji)?;
    if !before.mine {
        parsed.as_ref().map_err(Clone::clone)?;
    }
    if form.mine.unwrap_or(!before.mine) {
        add_to(tx, viewer, target, emoji, &before)
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

fn answer(cx: &Ctx, target: Target, known: &[Reaction]) -> Result<Response> {
    if !cx.fragment {
        return Ok(Redirect::to(&target.href()).into_response());
    }
    let reactions = view::reactions(known);
    let row = Row { cx, id: target.name(), href: target.href(), reactions };
    Ok(Html(row.render().map_err(Error::internal)?).into_response())
}

/// `POST /posts/{id}/reactions`, `POST /comments/{id}/reactions`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    ui::Form(form): ui::Form<ReactionForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let reacted = app.db.write(move |tx| {
        let located = target.locate(tx, &viewer)?;
        set(tx, &viewer, located, &form)?;
        reactions_to(tx, &viewer, located.id)
    });
    answer(&cx, target, &reacted.await?)
}

/// Adds a reaction of the viewer's, or removes it.
async fn change(
    app: &App,
    cx: &Ctx,
    target: Target,
    emoji: String,
    mine: bool,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let done = app.db.write(move |tx| {
        let located = target.locate(tx, &viewer)?;
        match mine {
            true => add(tx, &viewer, located, &emoji),
            false => remove(tx, &viewer, located, &emoji),
        }
    });
    done.await.map(|()| StatusCode::NO_CONTENT)
}

/// React to a post with an emoji (itself, or its name such as `tada`).
#[utoipa::path(put, path = "/api/v1/posts/{id}/reactions/{emoji}", tag = "reactions",
    params(("id" = String, Path), ("emoji" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_put(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    Path((_, emoji)): Path<(String, String)>,
) -> Result<StatusCode> {
    change(&app, &cx, target, emoji, true).await
}

/// Remove your reaction to a post.
#[utoipa::path(delete, path = "/api/v1/posts/{id}/reactions/{emoji}", tag = "reactions",
    params(("id" = String, Path), ("emoji" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_delete(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    Path((_, emoji)): Path<(String, String)>,
) -> Result<StatusCode> {
    change(&app, &cx, target, emoji, false).await
}

/// React to a comment with an emoji (itself, or its name such as `tada`).
#[utoipa::path(put, path = "/api/v1/comments/{id}/reactions/{emoji}", tag = "reactions",
    params(("id" = String, Path), ("emoji" = String, Path)), responses((status = 204)))]
pub(crate) async fn comment_api_put(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    Path((_, emoji)): Path<(String, String)>,
) -> Result<StatusCode> {
    change(&app, &cx, target, emoji, true).await
}

/// Remove your reaction to a comment.
#[utoipa::path(delete, path = "/api/v1/comments/{id}/reactions/{emoji}", tag = "reactions",
    params(("id" = String, Path), ("emoji" = String, Path)), responses((status = 204)))]
pub(crate) async fn comment_api_delete(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    Path((_, emoji)): Path<(String, String)>,
) -> Result<StatusCode> {
    change(&app, &cx, target, emoji, false).await
}
