//! Legal holds for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Result, Time, Tx};
use serde::{Deserialize, Serialize};
use spaces::holds::{self, HoldId};
use ui::{Ctx, Json};

use super::{HoldView, all, set};

/// A hold to be set: of a person or of a space.
#[derive(Deserialize, utoipa::ToSchema)]
#[schema(as = NewLegalHold)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewHold {
    /// The handle of whose words it keeps.
    #[serde(default)]
    person: String,
    /// The address of the space it keeps.
    #[serde(default)]
    space: String,
    /// Why: whoever it concerns reads it.
    reason: String,
}

/// The hold on what you wrote.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = OwnLegalHold)]
pub(crate) struct OwnHold {
    /// Since when what you wrote is held; nothing is where there is none.
    since: Option<Time>,
    /// Why.
    reason: Option<String>,
}

/// Legal holds, those that hold first (administrators).
#[utoipa::path(get, path = "/api/v1/site/holds", tag = "site", responses(
    (status = 200, body = Vec<HoldView>), (status = 403, description = "You do not run the network")))]
pub(crate) async fn list(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<HoldView>>> {
    let viewer = cx.viewer()?.clone();
    Ok(Json(app.db.read(move |tx| all(tx, &viewer)).await?))
}

/// Hold what somebody wrote, or what stands in a space (administrators). Whoever it concerns is told.
#[utoipa::path(post, path = "/api/v1/site/holds", tag = "site", request_body = NewHold, responses(
    (status = 201, body = HoldView), (status = 403, description = "You do not run the network"),
    (status = 409, description = "One holds already"),
    (status = 422, description = "Nobody, no space, or no reason")))]
pub(crate) async fn add(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<NewHold>,
) -> Result<(StatusCode, Json<HoldView>)> {
    let viewer = cx.viewer()?.clone();
    let add = move |tx: &mut Tx<'_>| {
        let id = set(tx, &viewer, &new.person, &new.space, &new.reason)?;
        let added = all(tx, &viewer)?.into_iter().find(|hold| hold.id == id);
        added.ok_or_else(kernel::Error::not_found)
    };
    Ok((StatusCode::CREATED, Json(app.db.write(add).await?)))
}

/// Lift a legal hold (administrators): what waited for it goes on.
#[utoipa::path(delete, path = "/api/v1/site/holds/{id}", tag = "site",
    params(("id" = String, Path)), responses((status = 204),
    (status = 403, description = "You do not run the network")))]
pub(crate) async fn lift(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<HoldId>()?);
    app.db.write(move |tx| holds::lift(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether what you wrote is under a legal hold, and why.
#[utoipa::path(get, path = "/api/v1/me/hold", tag = "me", responses((status = 200, body = OwnHold)))]
pub(crate) async fn own(State(app): State<App>, cx: Ctx) -> Result<Json<OwnHold>> {
    let me = cx.viewer()?.id;
    let hold = app.db.read(move |tx| holds::of_person(tx, me)).await?;
    let (since, reason) = hold.map_or((None, None), |hold| (Some(hold.set_at), Some(hold.reason)));
    Ok(Json(OwnHold { since, reason }))
}
