//! The same over the API.

use axum::extract::{Path, State};
use kernel::{App, Result, Time, Tx};
use posts::PostId;
use serde::Deserialize;
use ui::{Ctx, Json};

use super::{Review, review};
use crate::api::PageView;

/// Whether a page is right.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[schema(as = PageReview)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewBody {
    /// Until when it is right; nobody is asked when absent.
    #[serde(default)]
    right_until: Option<Time>,
    /// The handle of whoever is asked then; you when absent.
    #[serde(default)]
    owner: Option<String>,
    /// Whether it is no longer right.
    #[serde(default)]
    retired: bool,
}

/// Say until when a page is right, and who is asked then.
#[utoipa::path(put, path = "/api/v1/pages/{id}/review", tag = "pages", params(("id" = String, Path)),
    request_body = ReviewBody, responses((status = 200, body = PageView),
        (status = 403, description = "You only read it")))]
pub(crate) async fn put(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(sent): Json<ReviewBody>,
) -> Result<Json<PageView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let said = match (sent.retired, sent.right_until) {
        (true, _) => Review::Retired,
        (false, Some(until)) => Review::Until(until, sent.owner.unwrap_or_default()),
        (false, None) => Review::Never,
    };
    let write = move |tx: &mut Tx<'_>| {
        review(tx, &viewer, id, &said)?;
        PageView::load(tx, &viewer, id)
    };
    Ok(Json(app.db.write(write).await?))
}
