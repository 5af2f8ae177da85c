//! Reading one post or comment, for programs.

use axum::Extension;
use axum::extract::{Path, State};
use kernel::{App, Error, Result};
use ui::Ctx;

use crate::access::readable_comment;
use crate::authorized::comment_cards;
use crate::view::{CommentView, PostView};
use crate::{CommentId, PostId, Threads, page};

/// A post.
#[utoipa::path(get, path = "/api/v1/posts/{id}", tag = "posts",
    params(("id" = String, Path)), responses((status = 200, body = PostView)))]
pub(crate) async fn read(
    State(app): State<App>,
    Extension(threads): Extension<Threads>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<ui::Json<PostView>> {
    let card = page::card(&app, &threads, &cx, id.parse::<PostId>()?).await?;
    Ok(ui::Json(card.into()))
}

/// A comment.
#[utoipa::path(get, path = "/api/v1/comments/{id}", tag = "comments",
    params(("id" = String, Path)), responses((status = 200, body = CommentView)))]
pub(crate) async fn read_comment(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<ui::Json<CommentView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    let load = app.db.read(move |tx| {
        let comment = (*readable_comment(tx, &viewer, id)?).clone();
        comment_cards(tx, &viewer, vec![comment])?.pop().ok_or_else(Error::not_found)
    });
    Ok(ui::Json(load.await?.into()))
}
