//! The trash, as a page and for programs.

use askama::Template;
use axum::extract::State;
use kernel::{App, Error, Result};
use ui::{Ctx, Json, Nav, Page};

use super::{DAYS, Deleted, DeletedView, list};
use crate::composer;

#[derive(Template)]
#[template(path = "posts/trash.html")]
struct Trash<'a> {
    cx: &'a Ctx,
    lead: String,
    deleted: Vec<Line>,
}

/// Something deleted, as the list shows it.
struct Line {
    deleted: Deleted,
    /// Where it was.
    place: String,
    /// Whether it is somebody else's, taken by a manager.
    of_others: bool,
}

/// `GET /trash`
pub(super) async fn page(State(app): State<App>, cx: Ctx) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let me = viewer.id;
    let deleted = app.db.read(move |tx| list(tx, &viewer)).await?;
    let line = |deleted: Deleted| Line {
        place: composer::name(&cx, &deleted.space),
        of_others: deleted.author != me,
        deleted,
    };
    let deleted = deleted.into_iter().map(line).collect();
    let lead = cx.l.tn("trash-lead", DAYS);
    let main = Trash { cx: &cx, lead, deleted }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("ui-trash")).nav(Nav::Me).main(main))
}

/// What you may restore of what was deleted within 30 days: what you deleted, and what managers removed in
/// spaces that you manage. `POST …/restore` of the post or comment brings it back.
#[utoipa::path(get, path = "/api/v1/trash", tag = "posts",
    responses((status = 200, body = Vec<DeletedView>)))]
pub(super) async fn api(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<DeletedView>>> {
    let viewer = cx.viewer()?.clone();
    let deleted = app.db.read(move |tx| list(tx, &viewer)).await?;
    Ok(Json(deleted.into_iter().map(Deleted::view).collect()))
}
