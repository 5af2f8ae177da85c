//! A page that managers locked is written by them alone.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{Activity, App, Result, Tx, Viewer, params};
use posts::PostId;
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form};

use crate::access::readable;
use crate::store::LOCK;
use crate::{logged, model};

/// Locks a page, or unlocks it.
///
/// # Errors
/// `Forbidden` for anybody but those who run its space.
pub fn lock(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId, locked: bool) -> Result<String> {
    let page = readable(tx, viewer, id)?.managed(tx, viewer)?;
    if page.state.locked != locked {
        tx.execute(&LOCK, params![id, locked])?;
        let activity = Activity::new(logged::PAGE_LOCKED, id.0).by(viewer.id);
        tx.log(activity.within(page.space().id))?;
    }
    Ok(page.href())
}

/// What the form says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Locked {
    locked: String,
}

/// `POST /pages/{id}/lock`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
    Form(sent): Form<Locked>,
) -> Result<Response> {
    let (viewer, id, wanted) = (cx.viewer()?.clone(), model::id(&segment)?, sent.locked == "true");
    let href = app.db.write(move |tx| lock(tx, &viewer, id, wanted)).await?;
    let said = if wanted { "notice-page-locked" } else { "notice-page-unlocked" };
    Ok(redirect(&href, &Flash::new(said)))
}
