//! Drafts, for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{App, Result};
use ui::Ctx;

use super::{Base, Draft, DraftId, NewDraft, all, discard, one, save};
use crate::outdated::{self, Overwriting, is_overwriting};

/// Your drafts, the latest saved first.
#[utoipa::path(get, path = "/api/v1/drafts", tag = "drafts",
    responses((status = 200, body = Vec<Draft>)))]
pub(crate) async fn list(State(app): State<App>, cx: Ctx) -> Result<ui::Json<Vec<Draft>>> {
    let viewer = cx.viewer()?.clone();
    Ok(ui::Json(app.db.read(move |tx| all(tx, &viewer)).await?))
}

/// Save a draft; with `due_at` it is published then.
#[utoipa::path(post, path = "/api/v1/drafts", tag = "drafts", request_body = NewDraft,
    responses((status = 201, body = Draft)))]
pub(crate) async fn create(
    State(app): State<App>,
    cx: Ctx,
    ui::Json(new): ui::Json<NewDraft>,
) -> Result<(StatusCode, ui::Json<Draft>)> {
    let viewer = cx.viewer()?.clone();
    let saved = app.db.write(move |tx| {
        let id = save(tx, &viewer, None, &new, &Base::default())?;
        one(tx, &viewer, id)
    });
    Ok((StatusCode::CREATED, ui::Json(saved.await?)))
}

/// One of your drafts.
#[utoipa::path(get, path = "/api/v1/drafts/{id}", tag = "drafts",
    params(("id" = String, Path)), responses((status = 200, body = Draft)))]
pub(crate) async fn read(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<ui::Json<Draft>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DraftId>()?);
    Ok(ui::Json(app.db.read(move |tx| one(tx, &viewer, id)).await?))
}

/// Replace a draft, with the tag that was read with it (`etag`); without `due_at` it waits for its
/// author again, and without `embargo_until` it is under no embargo any more.
#[utoipa::path(put, path = "/api/v1/drafts/{id}", tag = "drafts",
    params(("id" = String, Path)), request_body = NewDraft,
    responses((status = 200, body = Draft),
        (status = 412, description = "It is no longer the wording that was read", body = Overwriting)))]
pub(crate) async fn replace(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Json(new): ui::Json<NewDraft>,
) -> Result<Response> {
    let (viewer, id, sent) = (cx.viewer()?.clone(), id.parse::<DraftId>()?, new.content.wording());
    let author = viewer.clone();
    let saved = app.db.write(move |tx| {
        let base = Base { etag: new.etag.clone().unwrap_or_default(), ..Base::default() };
        save(tx, &viewer, Some(id), &new, &base)?;
        one(tx, &viewer, id)
    });
    match saved.await {
        Ok(draft) => Ok(ui::Json(draft).into_response()),
        Err(error) if is_overwriting(&error) => {
            let now = app.db.read(move |tx| one(tx, &author, id)).await?;
            Ok(outdated::problem(&cx, &error, now.content.wording(), now.etag, sent))
        }
        Err(error) => Err(error),
    }
}

/// Delete a draft.
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
