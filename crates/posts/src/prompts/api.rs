//! Starting points, for programs.

use axum::extract::{Path, State};
use kernel::{App, Result};
use serde::{Deserialize, Serialize};
use spaces::access;
use ui::Ctx;

use super::{Beginner, SpacePrompt, StartingPoint, of, offered, offered_in, replace};
use crate::Kinds;
use crate::destinations::destinations;

/// Where somebody is about to write.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct Where {
    /// The space, by its name in addresses; none where it is still to be chosen.
    space: Option<String>,
}

/// What you could begin a post with, in a space or at home. Whoever never published is first invited to
/// introduce themselves.
#[utoipa::path(get, path = "/api/v1/prompts", tag = "posts", params(Where),
    responses((status = 200, body = Vec<StartingPoint>), (status = 404, description = "No such space")))]
pub(super) async fn list(
    State(app): State<App>,
    cx: Ctx,
    ui::Query(place): ui::Query<Where>,
) -> Result<ui::Json<Vec<StartingPoint>>> {
    let load = app.db.read(move |tx| {
        if let Some(slug) = &place.space {
            return offered_in(tx, &cx, slug);
        }
        let viewer = cx.viewer()?;
        let choices = destinations(tx, viewer)?;
        let first = Beginner::load(tx, viewer, &choices)?.first(cx.l);
        let offered = offered(cx.l, &Kinds::of(tx), (None, ""), &[]);
        Ok(first.into_iter().chain(offered).collect())
    });
    Ok(ui::Json(load.await?))
}

/// The starting points of a space, in their order.
#[derive(Debug, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SpacePrompts {
    /// At most 5.
    prompts: Vec<SpacePrompt>,
}

/// The starting points that a space's managers wrote for it; without any, Parvis offers its own.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/prompts", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 200, body = SpacePrompts)))]
pub(super) async fn read(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<ui::Json<SpacePrompts>> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        of(tx, space.id)
    });
    Ok(ui::Json(SpacePrompts { prompts: load.await? }))
}

/// Write the starting points of a space, for space managers: 5 at most, in place of those it has.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/prompts", tag = "spaces",
    params(("slug" = String, Path)), request_body = SpacePrompts,
    responses((status = 200, body = SpacePrompts)))]
pub(super) async fn write(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Json(wanted): ui::Json<SpacePrompts>,
) -> Result<ui::Json<SpacePrompts>> {
    let viewer = cx.viewer()?.clone();
    let written = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?.animated()?;
        replace(tx, &viewer, &space, &wanted.prompts)?;
        of(tx, space.id)
    });
    Ok(ui::Json(SpacePrompts { prompts: written.await? }))
}
