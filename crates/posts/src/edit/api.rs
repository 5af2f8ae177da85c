//! Words are changed by programs.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result};
use ui::Ctx;

use super::page::Editable;
use super::ready::Ready;
use super::{Words, edit_comment, edit_ready};
use crate::access::{readable, readable_comment};
use crate::authorized;
use crate::outdated::{self, Overwriting, is_overwriting};
use crate::untold::{Kept, untold};
use crate::view::{CommentView, PostView};
use crate::{CommentId, PostId};

/// Edit a post: its words, and what its type asks.
#[utoipa::path(patch, path = "/api/v1/posts/{id}", tag = "posts",
    params(("id" = String, Path)), request_body = Words,
    responses((status = 200, body = Kept<PostView>),
        (status = 412, description = "It is no longer the wording that was read", body = Overwriting)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Json(words): ui::Json<Words>,
) -> Result<Response> {
    let (viewer, id, sent) = (cx.viewer()?.clone(), id.parse::<PostId>()?, words.clone());
    let l = cx.l;
    let author = viewer.clone();
    let ready = Ready::post(&app, &viewer, id, &words).await?;
    let edited = app.db.write(move |tx| {
        let post = readable(tx, &viewer, id)?;
        let is_own = post.author == viewer.id;
        edit_ready(tx, &viewer, post, &words, &ready)?;
        let card = authorized::cards(tx, &viewer, &[id])?.pop().ok_or_else(Error::not_found)?;
        // Who cannot read a mention is its author's to know.
        let not_told = if is_own { untold(tx, id.0)? } else { Vec::new() };
        Ok(Kept { it: PostView::from(card), not_told })
    });
    match edited.await {
        Ok(kept) => Ok(ui::Json(kept).into_response()),
        Err(error) if is_overwriting(&error) => {
            let text = app.db.read(move |tx| Editable::post(tx, &author, id, l)).await?;
            Ok(outdated::problem(&cx, &error, text.wording, text.etag, sent.into()))
        }
        Err(error) => Err(error),
    }
}

/// Edit a comment.
#[utoipa::path(patch, path = "/api/v1/comments/{id}", tag = "comments",
    params(("id" = String, Path)), request_body = Words,
    responses((status = 200, body = Kept<CommentView>),
        (status = 412, description = "It is no longer the wording that was read", body = Overwriting)))]
pub(crate) async fn comment_api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Json(words): ui::Json<Words>,
) -> Result<Response> {
    let (viewer, id, sent) = (cx.viewer()?.clone(), id.parse::<CommentId>()?, words.clone());
    let author = viewer.clone();
    let ready = Ready::comment(&app, &viewer, id, &words).await?;
    let edited = app.db.write(move |tx| {
        let comment = readable_comment(tx, &viewer, id)?;
        edit_comment(tx, &viewer, comment, &words, &ready)?;
        let comment = (*readable_comment(tx, &viewer, id)?).clone();
        let card = authorized::comment_cards(tx, &viewer, vec![comment])?.pop();
        let it: CommentView = card.ok_or_else(Error::not_found)?.into();
        Ok(Kept { it, not_told: untold(tx, id.0)? })
    });
    match edited.await {
        Ok(kept) => Ok(ui::Json(kept).into_response()),
        Err(error) if is_overwriting(&error) => {
            let text = app.db.read(move |tx| Editable::comment(tx, &author, id)).await?;
            Ok(outdated::problem(&cx, &error, text.wording, text.etag, sent.into()))
        }
        Err(error) => Err(error),
    }
}
