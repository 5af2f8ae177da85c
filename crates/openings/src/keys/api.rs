//! The second key, for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Result, Tx};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json};

use super::{Holder, holders, is_on};

/// Whether administrators may ask to read private spaces, and who holds the second key.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = TwoKeys)]
pub(crate) struct Keys {
    /// Whether it is switched on.
    on: bool,
    /// Who holds the second key, or is named for it.
    holders: Vec<Holder>,
}

/// Whether it shall be on.
#[derive(Deserialize, utoipa::ToSchema)]
#[schema(as = TwoKeysSwitch)]
#[serde(deny_unknown_fields)]
pub(crate) struct Switch {
    /// Whether administrators may ask to read private spaces.
    on: bool,
}

/// Whether administrators may ask to read private spaces, and who holds the second key.
#[utoipa::path(get, path = "/api/v1/site/two-keys", tag = "site", responses(
    (status = 200, body = Keys), (status = 403, description = "You are a guest")))]
pub(crate) async fn read(State(app): State<App>, cx: Ctx) -> Result<Json<Keys>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| Ok(Keys { holders: holders(tx, &viewer)?, on: is_on(tx)? });
    Ok(Json(app.db.read(read).await?))
}

/// Let administrators ask to read private spaces, or no longer (administrators). Everybody is told.
#[utoipa::path(put, path = "/api/v1/site/two-keys", tag = "site", request_body = Switch,
    responses((status = 204), (status = 403, description = "You do not run the network"),
        (status = 409, description = "Nobody holds the second key")))]
pub(crate) async fn switch(
    State(app): State<App>,
    cx: Ctx,
    Json(Switch { on }): Json<Switch>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| super::switch(tx, &viewer, on)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Name somebody for the second key (administrators). Somebody who holds it has to confirm it, where anybody does.
#[utoipa::path(put, path = "/api/v1/site/two-keys/holders/{handle}", tag = "site",
    params(("handle" = String, Path)), responses((status = 204),
    (status = 403, description = "You do not run the network"),
    (status = 422, description = "Nobody, a guest or an administrator")))]
pub(crate) async fn name(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| super::name(tx, &viewer, &handle)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take the second key from somebody: your own at once; as an administrator, once somebody who holds it confirms; as
/// somebody who holds it, decline what administrators asked.
#[utoipa::path(delete, path = "/api/v1/site/two-keys/holders/{handle}", tag = "site",
    params(("handle" = String, Path)), responses((status = 204),
    (status = 403, description = "You neither run the network nor hold a key")))]
pub(crate) async fn remove(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| super::remove(tx, &viewer, &handle)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Confirm that somebody holds the second key, or no longer does (who holds one).
#[utoipa::path(post, path = "/api/v1/site/two-keys/holders/{handle}/confirm", tag = "site",
    params(("handle" = String, Path)), responses((status = 204),
    (status = 403, description = "You hold no key")))]
pub(crate) async fn confirm(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| super::confirm(tx, &viewer, &handle)).await?;
    Ok(StatusCode::NO_CONTENT)
}
