//! Drafts, for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Result};
use ui::Ctx;

use super::{Draft, DraftId, NewDraft, all, discard, one, save};

/// One's drafts, the latest saved first.
#[utoipa::path(get, path = "/api/v1/drafts", tag = "drafts",
    responses((status = 200, body = Vec<Draft>)))]
pub(crate) async fn list(State(app): State<App>, cx: Ctx) -> Result<people::Json<Vec<Draft>>> {
    let viewer = cx.viewer()?.clone();
    Ok(people::Json(app.db.read(move |tx| all(tx, &viewer)).await?))
}

/// Keep a draft; with `due_at` it is published then.
#[utoipa::path(post, path = "/api/v1/drafts", tag = "drafts", request_body = NewDraft,
    responses((status = 201, body = Draft)))]
pub(crate) async fn create(
    State(app): State<App>,
    cx: Ctx,
    people::Json(new): people::Json<NewDraft>,
) -> Result<(StatusCode, people::Json<Draft>)> {
    let viewer = cx.viewer()?.clone();
    let saved = app.db.write(move |tx| {
        let id = save(tx, &viewer, None, &new)?;
        one(tx, &viewer, id)
    });
    Ok((StatusCode::CREATED, people::Json(saved.await?)))
}

/// One of one's drafts.
#[utoipa::path(get, path = "/api/v1/drafts/{id}", tag = "drafts",
    params(("id" = String, Path)), responses((status = 200, body = Draft)))]
pub(crate) async fn read(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<people::Json<Draft>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DraftId>()?);
    Ok(people::Json(app.db.read(move |tx| one(tx, &viewer, id)).await?))
}

/// Replace a draft; without `due_at` it waits for its author again.
#[utoipa::path(put, path = "/api/v1/drafts/{id}", tag = "drafts",
    params(("id" = String, Path)), request_body = NewDraft,
    responses((status = 200, body = Draft)))]
pub(crate) async fn replace(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    people::Json(new): people::Json<NewDraft>,
) -> Result<people::Json<Draft>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DraftId>()?);
    let saved = app.db.write(move |tx| {
        save(tx, &viewer, Some(id), &new)?;
        one(tx, &viewer, id)
    });
    Ok(people::Json(saved.await?))
}

/// Throw a draft away.
#[utoipa::path(delete, path = "/api/v1/drafts/{id}", tag = "drafts",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn delete(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DraftId>()?);
    app.db.write(move |tx| discard(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
