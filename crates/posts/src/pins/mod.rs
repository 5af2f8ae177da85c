//! Pinned posts: what those who run a community put on top of its page, five at most.

mod store;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::error::Meaning;
use kernel::{Activity, App, Error, Result, SpaceId, Tx, params};
use serde::Deserialize;
use ui::Ctx;
use ui::flash::{Flash, redirect};

use self::store::{IS_PINNED, PIN, PINNED, UNPIN};
use crate::access::{Authored, readable};
use crate::authorized::cards;
use crate::logged;
use crate::view::PostView;
use crate::{Post, PostId, Readable};

/// Posts pinned to a space at a time.
pub const MOST: usize = 5;

/// Whether the viewer may pin a post, or unpin it.
pub(crate) fn may_pin<T: Authored>(post: &Readable<T>) -> bool {
    post.space().animates() && post.space().is_community()
}

/// Pins a post to its space, or no longer.
///
/// # Errors
/// `Forbidden` for anybody but those who run the community; `Conflict` where enough are pinned.
pub fn pin(
    tx: &mut Tx<'_>,
    post: &Readable<Post>,
    by: kernel::PersonId,
    wanted: bool,
) -> Result<()> {
    if !may_pin(post) {
        return Err(Error::forbidden());
    }
    if is_pinned(tx, post.id)? == wanted {
        return Ok(());
    }
    let space = post.space().id;
    if wanted {
        if pinned(tx, space)?.len() >= MOST {
            return Err(Error::new(Meaning::Conflict, "pin-too-many"));
        }
        tx.execute(&PIN, params![post.id, space, tx.now()])?;
    } else {
        tx.execute(&UNPIN, params![post.id])?;
    }
    tx.log(Activity::new(logged::POST_PINNED, post.id.0).by(by).within(space))
}

/// Whether a post is pinned.
pub(crate) fn is_pinned(tx: &mut Tx<'_>, post: PostId) -> Result<bool> {
    Ok(tx.query_opt(&IS_PINNED, params![post], |row| row.get::<i64>(0))?.is_some())
}

/// The posts pinned to a space, the last first: whoever shows them proves that the viewer sees it.
pub fn pinned(tx: &mut Tx<'_>, space: SpaceId) -> Result<Vec<PostId>> {
    tx.query(&PINNED, params![space], |row| row.get(0))
}

/// What the form sends.
#[derive(Debug, Deserialize)]
pub(crate) struct PinForm {
    pinned: bool,
}

async fn set(app: &App, cx: &Ctx, id: &str, wanted: bool) -> Result<String> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let set = app.db.write(move |tx| {
        let post = readable(tx, &viewer, id)?;
        pin(tx, &post, viewer.id, wanted)?;
        Ok(post.space().href())
    });
    set.await
}

/// `POST /posts/{id}/pin`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(form): ui::Form<PinForm>,
) -> Result<Response> {
    let space = set(&app, &cx, &id, form.pinned).await?;
    let said = if form.pinned { "notice-pinned" } else { "notice-unpinned" };
    Ok(redirect(&space, &Flash::new(said)))
}

/// Pin a post to its space, for space managers: 5 at most.
#[utoipa::path(put, path = "/api/v1/posts/{id}/pin", tag = "posts",
    params(("id" = String, Path)),
    responses((status = 204), (status = 409, description = "Enough posts are pinned there")))]
pub(crate) async fn api_pin(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    set(&app, &cx, &id, true).await.map(|_| StatusCode::NO_CONTENT)
}

/// Unpin a post, for space managers.
#[utoipa::path(delete, path = "/api/v1/posts/{id}/pin", tag = "posts",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_unpin(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    set(&app, &cx, &id, false).await.map(|_| StatusCode::NO_CONTENT)
}

/// The posts pinned to a space, the last pinned first.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/pins", tag = "posts",
    params(("slug" = String, Path)), responses((status = 200, body = Vec<PostView>)))]
pub(crate) async fn api_list(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<ui::Json<Vec<PostView>>> {
    let viewer = cx.viewer()?.clone();
    let list = app.db.read(move |tx| {
        let space = spaces::access::visible(tx, &viewer, &slug)?;
        let pinned = pinned(tx, space.id)?;
        cards(tx, &viewer, &pinned)
    });
    Ok(ui::Json(list.await?.into_iter().map(PostView::from).collect()))
}
