//! Mutes for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Error, Result};
use serde::{Deserialize, Serialize};
use ui::Ctx;

use super::named::{MuteView, views};
use super::{Period, Target, What};

/// What you have muted, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct MuteList {
    /// The mutes that have not ended.
    pub items: Vec<MuteView>,
}

/// What you have muted.
#[utoipa::path(get, path = "/api/v1/mutes", tag = "mutes",
    responses((status = 200, body = MuteList)))]
pub(super) async fn list(State(app): State<App>, cx: Ctx) -> Result<ui::Json<MuteList>> {
    let viewer = cx.viewer()?.clone();
    let items = app.db.read(move |tx| views(tx, &viewer)).await?;
    Ok(ui::Json(MuteList { items }))
}

/// What to mute.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMute {
    /// What it is.
    pub kind: What,
    /// A person's handle, the name of a space or topic in addresses, or the number of a post.
    pub target: String,
    /// For how long; for good when absent.
    #[serde(default, rename = "for")]
    pub period: Period,
}

/// Mute a person, a space, a topic or a thread, or change for how long.
#[utoipa::path(post, path = "/api/v1/mutes", tag = "mutes", request_body = NewMute,
    responses((status = 204), (status = 404, description = "Nothing that you may see")))]
pub(super) async fn mute(
    State(app): State<App>,
    cx: Ctx,
    ui::Json(new): ui::Json<NewMute>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let muted = app.db.write(move |tx| {
        let target = Target::named(tx, &viewer, new.kind, &new.target)?;
        let until = new.period.end(tx.now());
        super::mute(tx, &viewer, target, until)
    });
    muted.await.map(|()| StatusCode::NO_CONTENT)
}

/// Unmute.
#[utoipa::path(delete, path = "/api/v1/mutes/{kind}/{target}", tag = "mutes",
    params(("kind" = String, Path), ("target" = String, Path)),
    responses((status = 204), (status = 404, description = "Nothing that you may see")))]
pub(super) async fn unmute(
    State(app): State<App>,
    cx: Ctx,
    Path((kind, target)): Path<(String, String)>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let what = What::parse(&kind).ok_or_else(Error::not_found)?;
    let ended = app.db.write(move |tx| {
        let target = Target::named(tx, &viewer, what, &target)?;
        super::unmute(tx, &viewer, what, target.id())
    });
    ended.await.map(|()| StatusCode::NO_CONTENT)
}
