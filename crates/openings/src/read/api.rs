//! What is opened, for programs.

use axum::extract::{Path, State};
use kernel::page::CursorQuery;
use kernel::{App, Result};
use posts::PostId;
use serde::Serialize;
use ui::{Ctx, Json, Query};

use super::{Line, Opening, lines};
use crate::OpeningId;

/// A page of posts of a space that is opened to you.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = OpenedPosts)]
pub(crate) struct Lines {
    /// Posts, the newest first.
    items: Vec<Line>,
    /// `before` of the next page, where there is one.
    #[schema(value_type = Option<String>)]
    next: Option<kernel::id::Raw>,
}

/// The posts of a private space that is opened to you, the newest first. That you read them is in the audit.
#[utoipa::path(get, path = "/api/v1/openings/{id}/posts", tag = "site",
    params(("id" = String, Path), ("before" = Option<kernel::id::Raw>, Query)),
    responses((status = 200, body = Lines), (status = 403, description = "You do not run the network")))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Query(cursor): Query<CursorQuery>,
) -> Result<Json<Lines>> {
    let id = id.parse::<OpeningId>()?;
    let (_, slice) = lines(&app, cx.viewer()?, id, cursor.cursor().before).await?;
    Ok(Json(Lines { items: slice.items, next: slice.next.map(kernel::id::Raw) }))
}

/// A post of a private space that is opened to you, with its comments. That you read it is in the audit.
#[utoipa::path(get, path = "/api/v1/openings/{id}/posts/{post}", tag = "site",
    params(("id" = String, Path), ("post" = String, Path)),
    responses((status = 200, body = Opening), (status = 403, description = "You do not run the network")))]
pub(crate) async fn post(
    State(app): State<App>,
    cx: Ctx,
    Path((id, post)): Path<(String, String)>,
) -> Result<Json<Opening>> {
    let (id, post) = (id.parse::<OpeningId>()?, post.parse::<PostId>()?);
    Ok(Json(super::post(&app, cx.viewer()?, cx.l, id, post).await?.1))
}
