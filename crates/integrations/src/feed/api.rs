//! Feeds for programs that set up others.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Error, Result, Time};
use serde::Serialize;
use ui::Ctx;

use super::{Kept, address, make, of, revoke as end};
use crate::page::community;

/// Your feed of a space, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SpaceFeed)]
pub struct FeedView {
    /// When it was made.
    created_at: Time,
    /// When a program last read it, to an hour.
    read_at: Option<Time>,
}

impl From<Kept> for FeedView {
    fn from(it: Kept) -> FeedView {
        FeedView { created_at: it.created_at, read_at: it.read_at }
    }
}

/// A feed that was made, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = MadeSpaceFeed)]
pub struct MadeFeed {
    /// Its secret address. It is said here and nowhere else.
    address: String,
}

/// Your feed of a space; nothing there where you made none.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/feed", tag = "integrations", params(("slug" = String, Path)),
    responses((status = 200, body = FeedView)))]
pub(crate) async fn read(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<ui::Json<FeedView>> {
    let viewer = cx.viewer()?.clone();
    let found = app.db.read(move |tx| {
        let space = community(tx, &viewer, &slug)?;
        of(tx, &viewer, &space)
    });
    let found = found.await?.ok_or_else(Error::not_found)?;
    Ok(ui::Json(found.into()))
}

/// Make your feed of a space that you see, an address for feed readers (Atom), in place of the one before.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/feed", tag = "integrations", params(("slug" = String, Path)),
    responses((status = 201, body = MadeFeed)))]
pub(crate) async fn create(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<(StatusCode, ui::Json<MadeFeed>)> {
    let viewer = cx.viewer()?.clone();
    let made = app.db.write(move |tx| {
        let space = community(tx, &viewer, &slug)?;
        make(tx, &viewer, &space)
    });
    let made = MadeFeed { address: address(&app.config, &made.await?) };
    Ok((StatusCode::CREATED, ui::Json(made)))
}

/// End your feed of a space: programs that ask it find nothing.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/feed", tag = "integrations", params(("slug" = String, Path)),
    responses((status = 204)))]
pub(crate) async fn revoke(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let ended = app.db.write(move |tx| {
        let space = community(tx, &viewer, &slug)?;
        end(tx, &viewer, &space)
    });
    ended.await?;
    Ok(StatusCode::NO_CONTENT)
}
