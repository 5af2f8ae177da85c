//! Following a thread: hearing of its comments. Whoever writes in it follows it until they say
//! otherwise. Muting a thread goes first: see [`mutes`](crate::mutes).

pub(crate) mod store;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Activity, App, PersonId, Result, Tx, Viewer, params};
use serde::Deserialize;
use ui::Ctx;
use ui::flash::{Flash, redirect};

use self::store::{FOLLOWED, FOLLOWS, SET, WHO};
use crate::access::readable;
use crate::logged;
use crate::{Post, PostId, Readable};

/// Follows the thread of a post, or no longer.
pub fn follow(tx: &mut Tx<'_>, viewer: &Viewer, post: &Readable<Post>, wanted: bool) -> Result<()> {
    if follows(tx, viewer, post)? == wanted {
        return Ok(());
    }
    tx.execute(&SET, params![viewer.id, post.id, wanted])?;
    tx.log(Activity::new(logged::THREAD_FOLLOWED, post.id.0).by(viewer.id))
}

/// Whether the viewer follows the thread of a post.
pub fn follows(tx: &mut Tx<'_>, viewer: &Viewer, post: &Readable<Post>) -> Result<bool> {
    tx.query_one(&FOLLOWS, params![viewer.id, post.id], |row| row.get(0))
}

/// Who said that they follow the thread of a post, whether or not they may still read it.
pub fn followers(tx: &mut Tx<'_>, post: PostId) -> Result<Vec<PersonId>> {
    tx.query(&WHO, params![post, true], |row| row.get(0))
}

/// Who wrote in the thread of a post, or follows it, and said that they do not any longer.
pub fn unfollowed(tx: &mut Tx<'_>, post: PostId) -> Result<Vec<PersonId>> {
    tx.query(&WHO, params![post, false], |row| row.get(0))
}

/// The posts whose threads the viewer follows and may still read, the newest first.
pub(crate) fn followed(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Readable<Post>>> {
    let ids: Vec<PostId> = tx.query(&FOLLOWED, params![viewer.id], |row| row.get(0))?;
    let mut posts = Vec::new();
    for id in ids {
        match readable(tx, viewer, id) {
            Ok(post) => posts.push(post),
            Err(error) if error.meaning() == kernel::error::Meaning::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(posts)
}

/// Whether to follow, and where from.
#[derive(Debug, Deserialize)]
pub(crate) struct FollowForm {
    follow: bool,
    #[serde(default)]
    choices: bool,
}

/// `POST /posts/{id}/follow`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(form): ui::Form<FollowForm>,
) -> Result<Response> {
    set(&app, &cx, id.parse()?, form.follow).await?;
    let said = if form.follow { "notice-thread-followed" } else { "notice-unfollowed" };
    let back = if form.choices { "/settings/choices".to_owned() } else { format!("/posts/{id}") };
    Ok(redirect(&back, &Flash::new(said)))
}

async fn set(app: &App, cx: &Ctx, id: PostId, wanted: bool) -> Result<()> {
    let viewer = cx.viewer()?.clone();
    let set = app.db.write(move |tx| {
        let post = readable(tx, &viewer, id)?;
        follow(tx, &viewer, &post, wanted)
    });
    set.await
}

/// Follow the thread of a post.
#[utoipa::path(put, path = "/api/v1/posts/{id}/follow", tag = "posts",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_follow(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    set(&app, &cx, id.parse()?, true).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Unfollow the thread of a post.
#[utoipa::path(delete, path = "/api/v1/posts/{id}/follow", tag = "posts",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_unfollow(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    set(&app, &cx, id.parse()?, false).await?;
    Ok(StatusCode::NO_CONTENT)
}
