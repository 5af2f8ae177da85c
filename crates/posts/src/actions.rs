//! What the viewer may do with a post or a comment besides answering it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{App, Error, Result};
use ui::Ctx;

use crate::menu::{self, Thing};
use crate::{CommentId, PostId};

#[derive(Template)]
#[template(path = "posts/actions.html")]
struct Actions<'a> {
    cx: &'a Ctx,
    href: String,
    it: &'a Thing,
}

fn answer(cx: &Ctx, thing: &Thing) -> Result<Response> {
    let actions = Actions { cx, href: thing.href(), it: thing };
    let content = actions.render().map_err(Error::internal)?;
    menu::answer(cx, &cx.l.t("ui-more-actions"), thing, content)
}

/// `GET /posts/{id}/actions`
pub(crate) async fn post(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    answer(&cx, &app.db.read(move |tx| Thing::post(tx, &viewer, id)).await?)
}

/// `GET /comments/{id}/actions`
pub(crate) async fn comment(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    answer(&cx, &app.db.read(move |tx| Thing::comment(tx, &viewer, id)).await?)
}
