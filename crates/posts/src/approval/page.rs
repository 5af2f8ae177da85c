//! What an author takes back, and the choice of a space for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{App, Result};
use serde::{Deserialize, Serialize};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Json};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::decide::take_back;
use super::{Approval, of, set};
use crate::drafts::DraftId;

async fn withdraw(app: &App, cx: &Ctx, id: &str) -> Result<()> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DraftId>()?);
    app.db.write(move |tx| take_back(tx, &viewer, id)).await
}

/// `POST /drafts/{id}/withdraw`
async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    withdraw(&app, &cx, &id).await?;
    Ok(redirect(&format!("/drafts/{id}"), &Flash::new("notice-draft-withdrawn")))
}

/// Take back a post of yours that waits for approval: it is a draft again.
#[utoipa::path(post, path = "/api/v1/drafts/{id}/withdraw", tag = "drafts",
    params(("id" = String, Path)), responses((status = 204)))]
async fn api(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<StatusCode> {
    withdraw(&app, &cx, &id).await.map(|()| StatusCode::NO_CONTENT)
}

/// Whose posts wait for a manager.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApprovalView {
    /// Whose.
    whose: Approval,
}

/// Whose posts wait for approval in a space.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/approval", tag = "moderation",
    params(("slug" = String, Path)), responses((status = 200, body = ApprovalView)))]
async fn api_read(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<ApprovalView>> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = spaces::access::visible(tx, &viewer, &slug)?;
        of(tx, space.id)
    });
    Ok(Json(ApprovalView { whose: load.await? }))
}

/// Choose whose posts wait for approval in a space that you manage.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/approval", tag = "moderation",
    params(("slug" = String, Path)), request_body = ApprovalView, responses((status = 204)))]
async fn api_write(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(wanted): Json<ApprovalView>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let write = app.db.write(move |tx| {
        let space = spaces::access::visible(tx, &viewer, &slug)?;
        set(tx, &viewer, space, wanted.whose)
    });
    write.await.map(|()| StatusCode::NO_CONTENT)
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .route("/drafts/{id}/withdraw", axum::routing::post(submit))
        .routes(routes!(api))
        .routes(routes!(api_read, api_write))
}
