//! A comment is written.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{App, Error, Result, SpaceId, Tx, Viewer};
use serde::Deserialize;
use spaces::ShownAudience;
use ui::Ctx;

use crate::answer::Typed;
use crate::incoming::Incoming;
use crate::once::{Key, once};
use crate::publish::idempotency_key;
use crate::record::{self, NewComment};
use crate::target::Target;
use crate::untold::{Kept, untold};
use crate::view::CommentView;
use crate::{
    CommentId, FileId, Post, PostId, Readable, Written, access, fragments, pace, page, reading,
    reply,
};

/// Comments a post that the viewer may read, for no more than they were shown, where that is known; the
/// same key comments once.
///
/// # Errors
/// `Conflict` where it is closed; `Outdated` where more would read it than was shown; `Invalid`, naming the field.
pub fn comment(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: &Readable<Post>,
    new: &NewComment,
    shown: Option<&ShownAudience>,
    key: Option<&Key>,
) -> Result<CommentId> {
    if post.kind.is_closed(&post.state) {
        return Err(
            Error::new(Meaning::Conflict, "question-closed").and_field("body", "question-closed")
        );
    }
    let (space, post) = (post.space(), post.id);
    let id = once(tx, viewer.id, key, |tx| {
        shown.map_or(Ok(()), |shown| shown.covers(tx, space))?;
        pace::write(tx, viewer, space)?;
        record::comment(tx, space.id, post, viewer.id, new)
    })?;
    reading::begun(tx, viewer.id, post, id.0)?;
    Ok(id)
}

/// Where the comments of a post are written, where the viewer may read it.
fn place(
    viewer: &Viewer,
    post: PostId,
) -> impl Fn(&mut Tx<'_>) -> Result<Option<SpaceId>> + Send + 'static {
    let viewer = viewer.clone();
    move |tx| Ok(access::readable(tx, &viewer, post).ok().map(|post| post.space().id))
}

/// `POST /posts/{id}/comments`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    form: ui::Multipart,
) -> Result<Response> {
    let post: PostId = id.parse()?;
    let mut form = Incoming::read(&app, &cx, form).await?;
    let viewer = cx.viewer()?.clone();
    let said = ("comment", post, form.get("parent"), form.get("body"));
    let key = Key::new(form.get("once"), &said)?;
    let files = form.keep_files(&app, viewer.id).await?;
    let new = NewComment {
        parent: form.get("parent").parse().ok(),
        body: Written::prepare(&app.db, viewer.id, form.get("body"), place(&viewer, post)).await?,
        files: files.clone(),
    };
    let sent = form.clone();
    let written = app.db.write(move |tx| {
        sent.whole()?;
        let post = access::readable(tx, &viewer, post)?;
        let shown = sent.audience(&post.space().slug);
        comment(tx, &viewer, &post, &new, Some(&shown), key.as_ref())
    });
    match written.await {
        Ok(id) if cx.fragment => {
            let card = fragments::comment_of(&app, &cx, id).await?;
            Target::Comment(id).beside(&app, &cx, card).await
        }
        Ok(id) => Target::Comment(id).then(&app, &cx, &format!("/posts/{post}#comment-{id}")).await,
        Err(error) if !cx.fragment && !error.fields().is_empty() => {
            let typed = Typed { body: form.get("body").into(), files, error };
            if let Ok(parent) = form.get("parent").parse() {
                return Ok(reply::show(&app, &cx, parent, Some(typed)).await?.into_response());
            }
            Ok(page::show(&app, &cx, post, None, Some(typed)).await?.into_response())
        }
        Err(error) => Err(error),
    }
}

/// A comment to be written.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommentBody {
    /// The comment it replies to.
    #[serde(default)]
    pub parent: Option<CommentId>,
    /// Markdown, at most 100,000 characters.
    pub body: String,
    /// Uploaded files.
    #[serde(default)]
    pub files: Vec<FileId>,
    /// What its author was shown of who will read it; it is refused (412) where more would.
    #[serde(default, deserialize_with = "ui::object_or_none")]
    pub audience: Option<ShownAudience>,
}

/// Comment a post. With the header `Idempotency-Key`, sending it again comments once.
#[utoipa::path(post, path = "/api/v1/posts/{id}/comments", tag = "comments",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    request_body = CommentBody, responses((status = 201, body = Kept<CommentView>),
        (status = 412, description = "More people would read it than `audience` says")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    headers: HeaderMap,
    ui::Json(body): ui::Json<CommentBody>,
) -> Result<(StatusCode, ui::Json<Kept<CommentView>>)> {
    let (viewer, author) = (cx.viewer()?.clone(), cx.viewer()?.clone());
    let post = id.parse::<PostId>()?;
    let CommentBody { parent, body, files, audience } = body;
    let said = ("comment", post, parent, &body, &files);
    let key = Key::new(idempotency_key(&headers), &said)?;
    let body = Written::prepare(&app.db, viewer.id, &body, place(&viewer, post)).await?;
    let new = NewComment { parent, body, files };
    let written = app.db.write(move |tx| {
        let post = access::readable(tx, &viewer, post)?;
        comment(tx, &viewer, &post, &new, audience.as_ref(), key.as_ref())
    });
    let id = written.await?;
    let read = app.db.read(move |tx| {
        let comment = (*access::readable_comment(tx, &author, id)?).clone();
        let card = crate::authorized::comment_cards(tx, &author, vec![comment])?.pop();
        let it = card.ok_or_else(Error::not_found)?.into();
        Ok(Kept { it, not_told: untold(tx, id.0)? })
    });
    Ok((StatusCode::CREATED, ui::Json(read.await?)))
}
