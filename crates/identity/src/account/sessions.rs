//! The section of the sessions: where one is signed in, and ending it.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{App, Result};
use ui::Ctx;

use super::done;
use crate::session::{self, Current};

/// `POST /settings/sessions/{id}/end`
pub(crate) async fn end(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let id: kernel::id::Raw = id.parse()?;
    app.db.write(move |tx| session::close_one(tx, &viewer, id.0)).await?;
    Ok(done("notice-session-ended"))
}

/// `POST /settings/sessions/end-others`
pub(crate) async fn end_others(
    State(app): State<App>,
    cx: Ctx,
    current: Option<Extension<Current>>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let me = cx.viewer()?.id;
    let kept = current.map(|Extension(Current(id))| id);
    app.db.write(move |tx| session::close_all(tx, me, kept, Some(me))).await?;
    Ok(done("notice-sessions-ended"))
}
