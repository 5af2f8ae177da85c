//! Choosing a level: the form of the space's page, and the API.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{App, Result};
use serde::{Deserialize, Serialize};
use ui::Ctx;
use ui::flash::{Flash, redirect};

use super::{Level, level, set};
use crate::access;

/// Your level of a space, as JSON.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelView {
    /// What of the space reaches your inbox.
    pub level: Level,
}

async fn write(app: &App, cx: &Ctx, slug: String, wanted: Level) -> Result<()> {
    let viewer = cx.viewer()?.clone();
    let set = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        set(tx, &viewer, &space, wanted)
    });
    set.await
}

/// `POST /spaces/{slug}/level`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<LevelView>,
) -> Result<Response> {
    write(&app, &cx, slug.clone(), form.level).await?;
    let notice = format!("notice-level-{}", form.level.as_str());
    Ok(redirect(&format!("/spaces/{slug}"), &Flash::new(&notice)))
}

/// `POST /spaces/{slug}/level/usual`: from the page of one's choices, back to which it leads.
pub(crate) async fn submit_usual(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    write(&app, &cx, slug, Level::Threads).await?;
    Ok(redirect("/settings/choices", &Flash::new("notice-level-threads")))
}

/// Your notification level of a space.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/level", tag = "inbox",
    params(("slug" = String, Path)), responses((status = 200, body = LevelView)))]
pub(crate) async fn api_read(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<ui::Json<LevelView>> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        level(tx, &viewer, &space)
    });
    Ok(ui::Json(LevelView { level: read.await? }))
}

/// Choose your notification level of a space.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/level", tag = "inbox",
    params(("slug" = String, Path)), request_body = LevelView,
    responses((status = 200, body = LevelView), (status = 403, description = "A wall or a conversation")))]
pub(crate) async fn api_write(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Json(wanted): ui::Json<LevelView>,
) -> Result<ui::Json<LevelView>> {
    write(&app, &cx, slug, wanted.level).await?;
    Ok(ui::Json(wanted))
}
