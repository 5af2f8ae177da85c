//! Posts that one keeps at hand. Nobody else knows, and the log does not.

mod page;
mod store;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::page::CursorQuery;
use kernel::{App, Cursor, Result, Slice, Tx, Viewer, params};
use ui::Ctx;
use ui::flash::{Flash, redirect};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::PostId;
use crate::access::readable;
use crate::authorized::cards;
use crate::cards::Card;
use crate::view::PostPage;
use store::{ALL, DROP, IS_SAVED, SAVE, SAVED};

/// Keeps a post at hand, or no longer. Doing either twice changes nothing.
///
/// # Errors
/// `NotFound` for a post the viewer may not read; one no longer kept need not be readable.
pub fn save(tx: &mut Tx<'_>, viewer: &Viewer, post: PostId, kept: bool) -> Result<()> {
    if !kept {
        return tx.execute(&DROP, params![viewer.id, post]).map(drop);
    }
    readable(tx, viewer, post)?;
    let id: kernel::id::Raw = tx.new_id();
    tx.execute(&SAVE, params![id, viewer.id, post]).map(drop)
}

/// Whether the viewer keeps this post at hand.
pub(crate) fn is_saved(tx: &mut Tx<'_>, viewer: &Viewer, post: PostId) -> Result<bool> {
    Ok(tx.query_opt(&IS_SAVED, params![viewer.id, post], |row| row.get::<i64>(0))?.is_some())
}

/// The posts kept at hand that the viewer may still read, the last saved first.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer, cursor: Cursor) -> Result<Slice<Card>> {
    let rows = tx.query(
        &SAVED,
        params![viewer.id, viewer.sees_open(), cursor.before, cursor.limit + 1],
        |row| Ok((row.get::<i64>(0)?, row.get::<PostId>(1)?)),
    )?;
    let page = Slice::cut(rows, cursor.limit, |(id, _)| *id);
    let ids: Vec<PostId> = page.items.iter().map(|(_, post)| *post).collect();
    Ok(Slice { items: cards(tx, viewer, &ids)?, next: page.next })
}

/// The posts kept at hand that the viewer may still read, the last saved first: at most so many.
///
/// # Errors
/// Whatever the database meets.
pub fn newest(tx: &mut Tx<'_>, viewer: &Viewer, most: i64) -> Result<Vec<i64>> {
    let open = viewer.sees_open();
    tx.query(&SAVED, params![viewer.id, open, i64::MAX, most], |row| row.get(1))
}

/// The posts kept at hand, whether or not the viewer may still read them.
///
/// # Errors
/// Whatever the database meets.
pub fn ids(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<i64>> {
    tx.query(&ALL, params![viewer.id], |row| row.get(0))
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/saved", get(page::page))
        .route("/posts/{id}/save", post(submit))
        .route("/posts/{id}/unsave", post(submit_undo))
        .routes(routes!(api_list))
        .routes(routes!(api_put, api_delete))
}

async fn set(app: &App, cx: &Ctx, id: &str, kept: bool) -> Result<PostId> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    app.db.write(move |tx| save(tx, &viewer, id, kept)).await?;
    Ok(id)
}

/// `POST /posts/{id}/save`
async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let id = set(&app, &cx, &id, true).await?;
    page::said(&cx, "notice-saved", &format!("/posts/{id}/unsave"))
}

/// `POST /posts/{id}/unsave`
async fn submit_undo(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    set(&app, &cx, &id, false).await?;
    Ok(redirect("/saved", &Flash::new("notice-unsaved")))
}

/// The posts you saved, the last saved first.
#[utoipa::path(get, path = "/api/v1/saved", tag = "posts",
    params(("before" = Option<kernel::id::Raw>, Query), ("limit" = Option<kernel::page::Limit>, Query)),
    responses((status = 200, body = PostPage)))]
pub(crate) async fn api_list(
    State(app): State<App>,
    cx: Ctx,
    ui::Query(query): ui::Query<CursorQuery>,
) -> Result<ui::Json<PostPage>> {
    let viewer = cx.viewer()?.clone();
    let page = app.db.read(move |tx| list(tx, &viewer, query.cursor())).await?.map(Into::into);
    Ok(ui::Json(PostPage { items: page.items, next: page.next.map(kernel::id::Raw) }))
}

/// Save a post.
#[utoipa::path(put, path = "/api/v1/posts/{id}/saved", tag = "posts",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_put(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    set(&app, &cx, &id, true).await.map(|_| StatusCode::NO_CONTENT)
}

/// Remove a post from saved.
#[utoipa::path(delete, path = "/api/v1/posts/{id}/saved", tag = "posts",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_delete(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    set(&app, &cx, &id, false).await.map(|_| StatusCode::NO_CONTENT)
}
