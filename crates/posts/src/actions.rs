//! What the viewer may do with a post or a comment besides answering it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::{App, Error, Result};
use ui::Ctx;

use crate::menu::{self, Thing};
use crate::target::Target;

#[derive(Template)]
#[template(path = "posts/actions.html")]
struct Actions<'a> {
    cx: &'a Ctx,
    href: String,
    it: &'a Thing,
}

fn answer(cx: &Ctx, thing: &Thing) -> Result<Response> {
    let actions = Actions { cx, href: thing.target.href(), it: thing };
    let content = actions.render().map_err(Error::internal)?;
    menu::answer(cx, &cx.l.t("ui-more-actions"), thing, content)
}

/// `GET /posts/{id}/actions`, `GET /comments/{id}/actions`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, target: Target) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    answer(&cx, &app.db.read(move |tx| Thing::load(tx, &viewer, target)).await?)
}
