//! Choosing where it shows that one is here.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{App, Result};
use serde::{Deserialize, Serialize};
use ui::flash::{self, Flash};
use ui::{Ctx, Form, Json};

use super::{Presence, Shown, choose, on_profile, shown};
use crate::access;

/// Where the page of choices says it.
const BACK: &str = "/settings/choices#presence";

/// Where it shows that you are here, and that you are writing.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PresenceChoice {
    /// `nowhere` hides that others are here too.
    pub shown: Shown,
}

/// `POST /settings/presence`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<PresenceForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| choose(tx, &viewer, form.shown)).await?;
    Ok(flash::redirect(BACK, &Flash::new("notice-presence")))
}

/// What the form sends.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct PresenceForm {
    shown: Shown,
}

/// Where others see that you are online.
#[utoipa::path(get, path = "/api/v1/me/presence", tag = "me",
    responses((status = 200, body = PresenceChoice)))]
pub(crate) async fn api_read(State(app): State<App>, cx: Ctx) -> Result<Json<PresenceChoice>> {
    let viewer = cx.viewer()?.id;
    let shown = app.db.read(move |tx| shown(tx, viewer)).await?;
    Ok(Json(PresenceChoice { shown }))
}

/// Choose where others see that you are online and typing: in your conversations, on your profile too,
/// or nowhere. If you show it nowhere, you do not see it of others.
#[utoipa::path(put, path = "/api/v1/me/presence", tag = "me", request_body = PresenceChoice,
    responses((status = 200, body = PresenceChoice)))]
pub(crate) async fn api_write(
    State(app): State<App>,
    cx: Ctx,
    Json(choice): Json<PresenceChoice>,
) -> Result<Json<PresenceChoice>> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| choose(tx, &viewer, choice.shown)).await?;
    Ok(Json(choice))
}

/// Whether somebody is here.
#[derive(Clone, Copy, Debug, Serialize, utoipa::ToSchema)]
pub struct PresenceView {
    /// Also `false` of whoever does not show it, to you or at all.
    pub here: bool,
}

/// Whether a person is online, as their profile shows it.
#[utoipa::path(get, path = "/api/v1/people/{handle}/presence", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")),
    responses((status = 200, body = PresenceView), (status = 404, description = "No such person")))]
pub(crate) async fn api_of(
    State(app): State<App>,
    Extension(here): Extension<Presence>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<Json<PresenceView>> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| {
        let person = access::readable(tx, &viewer, &handle)?;
        on_profile(tx, &viewer, &person, &here)
    });
    Ok(Json(PresenceView { here: read.await? }))
}
