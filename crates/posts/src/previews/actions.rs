//! The picture of a preview; and its author's wish that there be none.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use kernel::{App, Result, Tx, Viewer, params};
use serde::Deserialize;
use ui::Ctx;
use ui::flash::{Flash, redirect};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::store::{ARE_HIDDEN, READABLE_PICTURE};
use super::{PreviewId, set_hidden};
use crate::access::{readable, readable_comment};
use crate::{CommentId, PostId};

/// Pages and API of previews.
pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/previews/{id}", get(picture))
        .route("/posts/{id}/previews", post(submit))
        .route("/comments/{id}/previews", post(submit_comment))
        .routes(routes!(api_show, api_hide))
        .routes(routes!(comment_api_show, comment_api_hide))
}

/// Whether the previews of a post or comment are taken away; nothing where it has none.
pub(crate) fn are_hidden(tx: &mut Tx<'_>, target: i64) -> Result<Option<bool>> {
    tx.query_one(&ARE_HIDDEN, params![target], |row| row.get(0))
}

/// `GET /previews/{id}`: the small picture, for whoever may read something that shows it.
async fn picture(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PreviewId>()?);
    let load = app.db.read(move |tx| {
        let open = viewer.sees_open();
        let values = params![viewer.id, open, id];
        tx.query_one(&READABLE_PICTURE, values, |row| row.get::<String>(0))
    });
    ::files::serve::picture(&app, &headers, &load.await?).await
}

fn hide_of_post(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId, hidden: bool) -> Result<()> {
    let post = readable(tx, viewer, id)?.editable()?;
    set_hidden(tx, post.space().id, post.id, post.id.0, hidden)
}

fn hide_of_comment(tx: &mut Tx<'_>, viewer: &Viewer, id: CommentId, hidden: bool) -> Result<()> {
    let comment = readable_comment(tx, viewer, id)?.editable()?;
    set_hidden(tx, comment.space().id, comment.post, comment.id.0, hidden)
}

async fn of_post(app: &App, cx: &Ctx, id: &str, hidden: bool) -> Result<()> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    app.db.write(move |tx| hide_of_post(tx, &viewer, id, hidden)).await
}

async fn of_comment(app: &App, cx: &Ctx, id: &str, hidden: bool) -> Result<()> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    app.db.write(move |tx| hide_of_comment(tx, &viewer, id, hidden)).await
}

/// Whether previews are to be taken away.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Wish {
    hidden: bool,
}

impl Wish {
    fn notice(self) -> Flash {
        Flash::new(if self.hidden { "notice-previews-hidden" } else { "notice-previews-shown" })
    }
}

/// `POST /posts/{id}/previews`
async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(wish): ui::Form<Wish>,
) -> Result<Response> {
    of_post(&app, &cx, &id, wish.hidden).await?;
    Ok(redirect(&format!("/posts/{id}"), &wish.notice()))
}

/// `POST /comments/{id}/previews`
async fn submit_comment(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(wish): ui::Form<Wish>,
) -> Result<Response> {
    of_comment(&app, &cx, &id, wish.hidden).await?;
    Ok(redirect(&format!("/comments/{id}"), &wish.notice()))
}

/// Show the link previews of a post again.
#[utoipa::path(put, path = "/api/v1/posts/{id}/previews", tag = "posts",
    params(("id" = String, Path)), responses((status = 204)))]
async fn api_show(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<StatusCode> {
    of_post(&app, &cx, &id, false).await.map(|()| StatusCode::NO_CONTENT)
}

/// Remove the link previews of a post.
#[utoipa::path(delete, path = "/api/v1/posts/{id}/previews", tag = "posts",
    params(("id" = String, Path)), responses((status = 204)))]
async fn api_hide(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<StatusCode> {
    of_post(&app, &cx, &id, true).await.map(|()| StatusCode::NO_CONTENT)
}

/// Show the link preview of a comment again.
#[utoipa::path(put, path = "/api/v1/comments/{id}/previews", tag = "comments",
    params(("id" = String, Path)), responses((status = 204)))]
async fn comment_api_show(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    of_comment(&app, &cx, &id, false).await.map(|()| StatusCode::NO_CONTENT)
}

/// Remove the link preview of a comment.
#[utoipa::path(delete, path = "/api/v1/comments/{id}/previews", tag = "comments",
    params(("id" = String, Path)), responses((status = 204)))]
async fn comment_api_hide(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    of_comment(&app, &cx, &id, true).await.map(|()| StatusCode::NO_CONTENT)
}
