//! The trash, as a page and for programs.

use askama::Template;
use axum::extract::State;
use kernel::{App, Error, Result, Time, Tx, Viewer};
use spaces::deleted::DeletedSpace;
use ui::{Ctx, Json, Nav, Page};

use super::{DAYS, Deleted, DeletedSpaceView, DetachedFile, TrashView, files, list};
use crate::composer;

#[derive(Template)]
#[template(path = "posts/trash.html")]
struct Trash<'a> {
    cx: &'a Ctx,
    lead: String,
    spaces: Vec<DeletedSpace>,
    deleted: Vec<Line>,
    files: Vec<DetachedFile>,
}

/// Something deleted, as the list shows it.
struct Line {
    deleted: Deleted,
    /// Where it was.
    place: String,
    /// Whether it is somebody else's, taken by a manager.
    of_others: bool,
}

impl Trash<'_> {
    fn gone_at(space: &DeletedSpace) -> Time {
        space.deleted_at.plus_seconds(spaces::deleted::SECONDS)
    }
}

type All = (Vec<DeletedSpace>, Vec<Deleted>, Vec<DetachedFile>);

/// All that the viewer may bring back.
fn all(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<All> {
    Ok((spaces::deleted::list(tx, viewer)?, list(tx, viewer)?, files(tx, viewer)?))
}

/// `GET /trash`
pub(super) async fn page(State(app): State<App>, cx: Ctx) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let me = viewer.id;
    let (spaces, deleted, files) = app.db.read(move |tx| all(tx, &viewer)).await?;
    let line = |deleted: Deleted| Line {
        place: composer::name(&cx, &deleted.space),
        of_others: deleted.author != me,
        deleted,
    };
    let deleted = deleted.into_iter().map(line).collect();
    let lead = cx.l.tn("trash-lead", DAYS);
    let main = Trash { cx: &cx, lead, spaces, deleted, files }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("ui-trash")).nav(Nav::Me).main(main))
}

/// What you may restore of what was deleted within 30 days: what you deleted, what managers removed in
/// spaces that you manage, and spaces that you managed: `POST …/restore` of each brings it back. Files that you took
/// off a post or comment are attached again by their identifier.
#[utoipa::path(get, path = "/api/v1/trash", tag = "posts",
    responses((status = 200, body = TrashView)))]
pub(super) async fn api(State(app): State<App>, cx: Ctx) -> Result<Json<TrashView>> {
    let viewer = cx.viewer()?.clone();
    let (spaces, deleted, files) = app.db.read(move |tx| all(tx, &viewer)).await?;
    let space = |space: DeletedSpace| DeletedSpaceView {
        gone_at: Trash::gone_at(&space),
        slug: space.slug,
        name: space.name,
        deleted_at: space.deleted_at,
    };
    Ok(Json(TrashView {
        spaces: spaces.into_iter().map(space).collect(),
        posts: deleted.into_iter().map(Deleted::view).collect(),
        files,
    }))
}
