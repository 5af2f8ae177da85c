//! Deleting, and undoing it: gone at once for everybody, brought back by whoever deleted it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Activity, App, Result, Tx, Viewer, params};
use ui::Ctx;
use ui::flash::{Flash, redirect};

use crate::access::{deleted, deleted_comment, readable, readable_comment};
use crate::kinds;
use crate::logged;
use crate::store::{DELETE_COMMENT, DELETE_POST, RESTORE_COMMENT, RESTORE_POST};
use crate::{CommentId, PostId};

/// Deletes a post; answers the address of the space it was in.
///
/// # Errors
/// `Forbidden` for anybody but its author and whoever runs the community.
pub fn delete(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<String> {
    let post = readable(tx, viewer, id)?.deletable()?;
    tx.execute(&DELETE_POST, params![id, tx.now(), viewer.id])?;
    tx.log(Activity::new(logged::POST_DELETED, id.0).by(viewer.id).within(post.space().id))?;
    Ok(post.space().href())
}

/// Brings back a post that the viewer deleted.
///
/// # Errors
/// `NotFound` when they did not, or no longer see its space.
pub fn restore(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<()> {
    let post = deleted(tx, viewer, id)?;
    tx.execute(&RESTORE_POST, params![id])?;
    tx.log(Activity::new(logged::POST_RESTORED, id.0).by(viewer.id).within(post.space().id))
}

/// Deletes a comment; answers its post.
///
/// # Errors
/// `Forbidden` for anybody but its author and whoever runs the community.
pub fn delete_comment(tx: &mut Tx<'_>, viewer: &Viewer, id: CommentId) -> Result<PostId> {
    let comment = readable_comment(tx, viewer, id)?.deletable()?;
    tx.execute(&DELETE_COMMENT, params![id, tx.now(), viewer.id])?;
    kinds::comment_gone(tx, comment.post, id)?;
    let activity = Activity::new(logged::COMMENT_DELETED, id.0).by(viewer.id);
    tx.log(activity.within(comment.space().id).under(comment.post.0))?;
    Ok(comment.post)
}

/// Brings back a comment that the viewer deleted; answers its post.
///
/// # Errors
/// `NotFound` when they did not, or no longer see its space.
pub fn restore_comment(tx: &mut Tx<'_>, viewer: &Viewer, id: CommentId) -> Result<PostId> {
    let comment = deleted_comment(tx, viewer, id)?;
    tx.execute(&RESTORE_COMMENT, params![id])?;
    let activity = Activity::new(logged::COMMENT_RESTORED, id.0).by(viewer.id);
    tx.log(activity.within(comment.space().id).under(comment.post.0))?;
    Ok(comment.post)
}

/// `POST /posts/{id}/delete`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let href = app.db.write(move |tx| delete(tx, &viewer, id)).await?;
    Ok(redirect(&href, &Flash::new("notice-post-deleted").undo(&format!("/posts/{id}/restore"))))
}

/// `POST /posts/{id}/restore`
pub(crate) async fn submit_restore(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    app.db.write(move |tx| restore(tx, &viewer, id)).await?;
    Ok(redirect(&format!("/posts/{id}"), &Flash::new("notice-restored")))
}

/// `POST /comments/{id}/delete`
pub(crate) async fn comment_submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    let post = app.db.write(move |tx| delete_comment(tx, &viewer, id)).await?;
    let flash = Flash::new("notice-comment-deleted").undo(&format!("/comments/{id}/restore"));
    Ok(redirect(&format!("/posts/{post}#comments"), &flash))
}

/// `POST /comments/{id}/restore`
pub(crate) async fn comment_submit_restore(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    let post = app.db.write(move |tx| restore_comment(tx, &viewer, id)).await?;
    Ok(redirect(&format!("/posts/{post}#comment-{id}"), &Flash::new("notice-restored")))
}

/// Delete a post.
#[utoipa::path(delete, path = "/api/v1/posts/{id}", tag = "posts",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    app.db.write(move |tx| delete(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Restore a post that you deleted.
#[utoipa::path(post, path = "/api/v1/posts/{id}/restore", tag = "posts",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_restore(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    app.db.write(move |tx| restore(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Delete a comment.
#[utoipa::path(delete, path = "/api/v1/comments/{id}", tag = "comments",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn comment_api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    app.db.write(move |tx| delete_comment(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Restore a comment that you deleted.
#[utoipa::path(post, path = "/api/v1/comments/{id}/restore", tag = "comments",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn comment_api_restore(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    app.db.write(move |tx| restore_comment(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
