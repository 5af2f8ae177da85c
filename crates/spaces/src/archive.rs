//! An archived space: what is in it is read as before, and nothing new is written there until it is reopened.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Activity, App, Result, Tx, Viewer, params};
use serde::Deserialize;
use serde_json::json;
use ui::Ctx;
use ui::flash::{Flash, redirect};

use crate::managed::{Managed, managed};
use crate::store::ARCHIVE;
use crate::{logged, merge, rules};

/// Archives a space that the viewer runs, or reopens it.
///
/// # Errors
/// Whatever the database meets.
pub fn archive(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed, archived: bool) -> Result<()> {
    if space.is_archived() == archived {
        return Ok(());
    }
    let at = archived.then(|| tx.now());
    tx.execute(&ARCHIVE, params![space.id, at])?;
    if !archived {
        merge::forget(tx, space.id)?;
        rules::look_again(tx, space.id)?;
    }
    let changed = Activity::new(logged::SPACE_CHANGED, space.id.0).by(viewer.id).within(space.id);
    tx.log(changed.data(json!({ "archived": archived })))
}

async fn set(app: &App, cx: &Ctx, slug: String, archived: bool) -> Result<()> {
    let viewer = cx.viewer()?.clone();
    let act = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &slug)?;
        archive(tx, &viewer, &space, archived)
    };
    app.db.write(act).await
}

/// What the page sends.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ArchiveForm {
    archived: bool,
}

/// `POST /spaces/{slug}/archive`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<ArchiveForm>,
) -> Result<Response> {
    set(&app, &cx, slug.clone(), form.archived).await?;
    let said = if form.archived { "notice-space-archived" } else { "notice-space-reopened" };
    Ok(redirect(&format!("/spaces/{slug}"), &Flash::new(said)))
}

/// Archive a space that you manage: it is read as before, and nothing new is written in it.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/archive", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_archive(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    set(&app, &cx, slug, true).await.map(|()| StatusCode::NO_CONTENT)
}

/// Reopen an archived space that you manage.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/archive", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_reopen(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    set(&app, &cx, slug, false).await.map(|()| StatusCode::NO_CONTENT)
}
