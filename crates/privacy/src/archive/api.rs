//! Archives for programs.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use kernel::{App, Result, Tx};
use ui::{Ctx, Json};

use super::{Archive, ArchiveId, ask, of, page};

/// The archives of your data, the newest first: each is there for seven days.
#[utoipa::path(get, path = "/api/v1/me/archives", tag = "me",
    responses((status = 200, body = Vec<Archive>)))]
pub(crate) async fn list(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<Archive>>> {
    let viewer = cx.viewer()?.clone();
    Ok(Json(app.db.read(move |tx| of(tx, &viewer)).await?))
}

/// Ask for an archive of all that is kept of you. It is made in the background; your inbox says when it is ready.
#[utoipa::path(post, path = "/api/v1/me/archives", tag = "me",
    responses((status = 202, body = Archive, description = "It is being made"),
        (status = 403, description = "This token may not"),
        (status = 409, description = "One is being made"),
        (status = 429, description = "There are three of the last seven days")))]
pub(crate) async fn ask_for(
    State(app): State<App>,
    cx: Ctx,
) -> Result<(StatusCode, Json<Archive>)> {
    let viewer = cx.viewer()?.clone();
    let asked = move |tx: &mut Tx<'_>| {
        let id = ask(tx, &viewer)?;
        let all = of(tx, &viewer)?;
        all.into_iter().find(|archive| archive.id == id).ok_or_else(kernel::Error::not_found)
    };
    Ok((StatusCode::ACCEPTED, Json(app.db.write(asked).await?)))
}

/// The file of an archive that is ready: a ZIP with a page to read, the same as JSON, and your files.
#[utoipa::path(get, path = "/api/v1/me/archives/{id}", tag = "me", params(("id" = String, Path)),
    responses((status = 200, description = "The archive", content_type = "application/zip")))]
pub(crate) async fn download(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<ArchiveId>,
    headers: HeaderMap,
) -> Result<Response> {
    page::file(&app, cx.viewer()?, id, &headers).await
}
