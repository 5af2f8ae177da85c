//! Everything is read: in one space, or everywhere.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{App, Error, Result, Tx, Viewer, params};
use serde::Deserialize;
use spaces::Visible;
use ui::Ctx;
use ui::flash::{Flash, redirect};

use super::seen::{MOST, mark_seen};
use super::store::{ALL_AHEAD, ALL_PASSED, ALL_UP};
use super::{SETTLED_SECONDS, floor_of, horizon, settled};
use crate::PostId;

/// Marks read whatever is there at the transaction's hour in a space, or in all spaces that the viewer follows; muted
/// posts too. Counts no view: nothing was looked at.
pub fn mark_all(tx: &mut Tx<'_>, viewer: &Viewer, space: Option<&Visible>) -> Result<()> {
    let (past, end) = (horizon(tx.now()), settled(tx.now()));
    let space = space.map_or(0, |space| space.id.0);
    let open = viewer.sees_open();
    // Another process's clock may be a little ahead; what is later than that is not there yet.
    let now = floor_of(tx.now().plus_seconds(SETTLED_SECONDS));
    tx.execute(&ALL_UP, params![viewer.id, open, past, end, space])?;
    tx.execute(&ALL_PASSED, params![viewer.id])?;
    tx.execute(&ALL_AHEAD, params![viewer.id, open, past, end, space, now]).map(drop)
}

/// What the button sends.
#[derive(Debug, Deserialize)]
pub(super) struct All {
    /// The space, by its name in addresses; everywhere when absent.
    space: Option<String>,
}

/// `POST /reading/all`
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    ui::Form(form): ui::Form<All>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let marked = app.db.write(move |tx| {
        let slug = form.space.as_deref();
        let space = slug.map(|slug| spaces::access::visible(tx, &viewer, slug)).transpose()?;
        mark_all(tx, &viewer, space.as_ref())?;
        Ok(space.map_or_else(|| "/".to_owned(), |space| space.href()))
    });
    Ok(redirect(&marked.await?, &Flash::new("notice-all-read")))
}

/// What was read: these posts, or a space, or everything where neither is given.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Read {
    /// Posts, at most 200.
    #[serde(default)]
    pub posts: Option<Vec<PostId>>,
    /// A space, by its name in addresses: all that is there now.
    #[serde(default)]
    pub space: Option<String>,
}

/// Mark as read: some posts, all of a space, or everything. Posts that you may not read are passed
/// over.
#[utoipa::path(post, path = "/api/v1/reading", tag = "reading", request_body = Read,
    responses((status = 204)))]
pub(super) async fn api(
    State(app): State<App>,
    cx: Ctx,
    ui::Json(read): ui::Json<Read>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let marked = app.db.write(move |tx| match (&read.posts, &read.space) {
        (Some(posts), None) if posts.len() <= MOST => mark_seen(tx, &viewer, posts),
        (Some(_), None) => Err(Error::field("posts", "reading-too-many")),
        (Some(_), Some(_)) => Err(Error::field("space", "reading-posts-or-space")),
        (None, Some(slug)) => {
            let space = spaces::access::visible(tx, &viewer, slug)?;
            mark_all(tx, &viewer, Some(&space))
        }
        (None, None) => mark_all(tx, &viewer, None),
    });
    marked.await.map(|()| StatusCode::NO_CONTENT)
}
