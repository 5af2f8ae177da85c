//! Deleting, and undoing it: gone at once for everybody, brought back from the [trash](crate::trash).

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use kernel::{Activity, App, Result, Tx, Viewer, params};
use ui::Ctx;
use ui::flash::{Flash, redirect};

use crate::access::{deleted, deleted_comment, readable, readable_comment};
use crate::kinds;
use crate::logged;
use crate::store::{DELETE_COMMENT, DELETE_POST, RESTORE_COMMENT, RESTORE_POST};
use crate::target::Target;

/// What goes when a post or comment is deleted.
struct Gone {
    /// The addresses of the pages that go with it.
    pages: Vec<String>,
    /// The address of where it was.
    there: String,
}

/// Deletes a post or comment.
///
/// # Errors
/// `Forbidden` for anybody but its author and whoever runs the community.
fn delete(tx: &mut Tx<'_>, viewer: &Viewer, target: Target) -> Result<Gone> {
    match target {
        Target::Post(id) => {
            let post = readable(tx, viewer, id)?.deletable()?;
            tx.execute(&DELETE_POST, params![id, tx.now(), viewer.id])?;
            let activity = Activity::new(logged::POST_DELETED, id.0).by(viewer.id);
            tx.log(activity.within(post.space().id))?;
            let own = post.kind.own_page(id);
            let pages = [target.href()].into_iter().chain(own).collect();
            Ok(Gone { pages, there: post.space().href() })
        }
        Target::Comment(id) => {
            let comment = readable_comment(tx, viewer, id)?.deletable()?;
            tx.execute(&DELETE_COMMENT, params![id, tx.now(), viewer.id])?;
            kinds::comment_gone(tx, comment.post, id)?;
            let activity = Activity::new(logged::COMMENT_DELETED, id.0).by(viewer.id);
            tx.log(activity.within(comment.space().id).under(comment.post.0))?;
            let there = format!("/posts/{}#comments", comment.post);
            Ok(Gone { pages: vec![format!("/posts/{}", comment.post), target.href()], there })
        }
    }
}

/// Brings back a post or comment that was deleted; answers its address.
///
/// # Errors
/// `NotFound` when the viewer may not, or no longer sees its space.
fn restore(tx: &mut Tx<'_>, viewer: &Viewer, target: Target) -> Result<String> {
    match target {
        Target::Post(id) => {
            let post = deleted(tx, viewer, id)?;
            tx.execute(&RESTORE_POST, params![id])?;
            let activity = Activity::new(logged::POST_RESTORED, id.0).by(viewer.id);
            tx.log(activity.within(post.space().id))?;
            Ok(target.href())
        }
        Target::Comment(id) => {
            let comment = deleted_comment(tx, viewer, id)?;
            tx.execute(&RESTORE_COMMENT, params![id])?;
            let activity = Activity::new(logged::COMMENT_RESTORED, id.0).by(viewer.id);
            tx.log(activity.within(comment.space().id).under(comment.post.0))?;
            Ok(format!("/posts/{}#comment-{id}", comment.post))
        }
    }
}

async fn act<T: Send + 'static>(
    app: &App,
    cx: &Ctx,
    target: Target,
    act: impl Fn(&mut Tx<'_>, &Viewer, Target) -> Result<T> + Send + 'static,
) -> Result<T> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| act(tx, &viewer, target)).await
}

/// `POST /posts/{id}/delete`, `POST /comments/{id}/delete`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    headers: HeaderMap,
    _: ui::EmptyForm,
) -> Result<Response> {
    let Gone { pages, there } = act(&app, &cx, target, delete).await?;
    // Whoever was in a list stays there; what goes with it goes too.
    let stays = |path: &String| !pages.iter().any(|page| path.starts_with(page));
    let back = ui::came_from(&headers).filter(stays).unwrap_or(there);
    let said = Flash::new(&format!("notice-{}-deleted", target.word()));
    Ok(redirect(&back, &said.undo(&format!("{}/restore", target.href()))))
}

/// `POST /posts/{id}/restore`, `POST /comments/{id}/restore`
pub(crate) async fn submit_restore(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    _: ui::EmptyForm,
) -> Result<Response> {
    let href = act(&app, &cx, target, restore).await?;
    Ok(redirect(&href, &Flash::new("notice-restored")))
}

/// Delete a post.
#[utoipa::path(delete, path = "/api/v1/posts/{id}", tag = "posts",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn api(State(app): State<App>, cx: Ctx, target: Target) -> Result<StatusCode> {
    act(&app, &cx, target, delete).await.map(|_| StatusCode::NO_CONTENT)
}

/// Restore a post that you deleted, or that was removed from a space you manage, within 30 days.
#[utoipa::path(post, path = "/api/v1/posts/{id}/restore", tag = "posts",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_restore(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
) -> Result<StatusCode> {
    act(&app, &cx, target, restore).await.map(|_| StatusCode::NO_CONTENT)
}

/// Delete a comment.
#[utoipa::path(delete, path = "/api/v1/comments/{id}", tag = "comments",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn comment_api(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
) -> Result<StatusCode> {
    act(&app, &cx, target, delete).await.map(|_| StatusCode::NO_CONTENT)
}

/// Restore a comment that you deleted, or that was removed from a space you manage, within 30 days.
#[utoipa::path(post, path = "/api/v1/comments/{id}/restore", tag = "comments",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn comment_api_restore(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
) -> Result<StatusCode> {
    act(&app, &cx, target, restore).await.map(|_| StatusCode::NO_CONTENT)
}
