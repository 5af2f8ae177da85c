//! Words are changed by whoever wrote them; what they were before is kept and shown.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Activity, App, Error, Lang, Result, Tx, Viewer, params};
use serde::Deserialize;
use ui::{Ctx, Page};

use crate::access::{readable, readable_comment};
use crate::composer::said;
use crate::limits::{check, check_post};
use crate::record::{mention_again, tag_again};
use crate::store::{INSERT_REVISION, UPDATE_COMMENT, UPDATE_POST};
use crate::view::{CommentView, PostView};
use crate::{Comment, CommentId, Post, PostId, Readable, Written, cards, previews, written};

/// New words; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// A new title; comments have none.
    #[serde(default)]
    pub title: Option<String>,
    /// A new body, Markdown.
    #[serde(default)]
    pub body: Option<String>,
}

/// Changes the words of a post. Where it is shown, and to whom, never changes with them.
///
/// # Errors
/// `Forbidden` for anybody but its author; `Invalid`, naming the field.
pub fn edit(tx: &mut Tx<'_>, viewer: &Viewer, post: Readable<Post>, words: &Words) -> Result<()> {
    let post = post.editable()?;
    let body = words.body.as_ref().unwrap_or(&post.body);
    let title = words.title.as_ref().unwrap_or(&post.title);
    let has_more =
        post.kind.stands_alone() || post.body.trim().is_empty() || !title.trim().is_empty();
    let title = check_post(post.kind.needs(), title, body, has_more)?;
    if title == post.title && *body == post.body {
        return Ok(());
    }
    revise(tx, viewer, post.id.0, &post.title, &post.body)?;
    // A language that is not the one guessed was chosen, and stays.
    let guessed = written::guess(&post.body) == post.lang;
    let chosen = if guessed { None } else { Lang::from_code(&post.lang) };
    let rendered = Written::from(body.as_str()).in_language(chosen).render(tx, viewer.id)?;
    tx.execute(
        &UPDATE_POST,
        params![post.id, title, body, rendered.html, rendered.lang, tx.now()],
    )?;
    mention_again(tx, post.id.0, post.id, &rendered.people)?;
    tag_again(tx, post.id, &rendered.topics)?;
    previews::note_again(tx, post.id.0, post.id, &rendered.links)?;
    tx.log(Activity::new("post.edited", post.id.0).by(viewer.id).within(post.space().id))
}

/// Changes the words of a comment.
///
/// # Errors
/// `Forbidden` for anybody but its author; `Invalid`, naming the field.
pub fn edit_comment(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    comment: Readable<Comment>,
    words: &Words,
) -> Result<()> {
    let comment = comment.editable()?;
    let body = words.body.as_ref().unwrap_or(&comment.body);
    check("", body, comment.body.trim().is_empty())?;
    if *body == comment.body {
        return Ok(());
    }
    revise(tx, viewer, comment.id.0, "", &comment.body)?;
    let rendered = Written::from(body.as_str()).render(tx, viewer.id)?;
    tx.execute(&UPDATE_COMMENT, params![comment.id, body, rendered.html, rendered.lang, tx.now()])?;
    mention_again(tx, comment.id.0, comment.post, &rendered.people)?;
    previews::note_again(tx, comment.id.0, comment.post, &rendered.links)?;
    let activity = Activity::new("comment.edited", comment.id.0).by(viewer.id);
    tx.log(activity.within(comment.space().id).under(comment.post.0))
}

fn revise(tx: &mut Tx<'_>, viewer: &Viewer, target: i64, title: &str, body: &str) -> Result<()> {
    let id: kernel::id::Raw = tx.new_id();
    tx.execute(&INSERT_REVISION, params![id, target, viewer.id, title, body, tx.now()]).map(drop)
}

#[derive(Template)]
#[template(path = "posts/edit.html")]
struct EditPage<'a> {
    cx: &'a Ctx,
    action: String,
    back: String,
    /// The title as typed; none for comments.
    title: Option<&'a str>,
    body: &'a str,
    error: String,
}

fn show(cx: &Ctx, page: &EditPage<'_>, status: u16) -> Result<Page> {
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("post-edit")).status(status).main(main))
}

/// `GET /posts/{id}/edit`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let post = app.db.read(move |tx| readable(tx, &viewer, id)?.editable()).await?;
    let (action, back) = (format!("{}/edit", post.href()), post.href());
    let (title, body, error) = (Some(post.title.as_str()), post.body.as_str(), String::new());
    show(&cx, &EditPage { cx: &cx, action, back, title, body, error }, 200)
}

/// `POST /posts/{id}/edit`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    people::Form(words): people::Form<Words>,
) -> Result<Response> {
    let (viewer, id, typed) = (cx.viewer()?.clone(), id.parse::<PostId>()?, words.clone());
    let edited = app.db.write(move |tx| {
        let post = readable(tx, &viewer, id)?;
        edit(tx, &viewer, post, &words)
    });
    let back = format!("/posts/{id}");
    match edited.await {
        Ok(()) => Ok(Redirect::to(&back).into_response()),
        Err(error) if !error.fields().is_empty() && !cx.fragment => {
            let page = EditPage {
                cx: &cx,
                action: format!("{back}/edit"),
                back,
                title: Some(typed.title.as_deref().unwrap_or_default()),
                body: typed.body.as_deref().unwrap_or_default(),
                error: said(&cx, &error),
            };
            Ok(show(&cx, &page, error.status())?.into_response())
        }
        Err(error) => Err(error),
    }
}

/// `GET /comments/{id}/edit`
pub(crate) async fn comment_page(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    let comment = app.db.read(move |tx| readable_comment(tx, &viewer, id)?.editable()).await?;
    let (action, back) = (format!("/comments/{id}/edit"), format!("/comments/{id}"));
    let (title, body, error) = (None, comment.body.as_str(), String::new());
    show(&cx, &EditPage { cx: &cx, action, back, title, body, error }, 200)
}

/// `POST /comments/{id}/edit`
pub(crate) async fn comment_submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    people::Form(words): people::Form<Words>,
) -> Result<Response> {
    let (viewer, id, typed) = (cx.viewer()?.clone(), id.parse::<CommentId>()?, words.clone());
    let edited = app.db.write(move |tx| {
        let comment = readable_comment(tx, &viewer, id)?;
        edit_comment(tx, &viewer, comment, &words)
    });
    let back = format!("/comments/{id}");
    match edited.await {
        Ok(()) => Ok(Redirect::to(&back).into_response()),
        Err(error) if !error.fields().is_empty() && !cx.fragment => {
            let page = EditPage {
                cx: &cx,
                action: format!("{back}/edit"),
                back,
                title: None,
                body: typed.body.as_deref().unwrap_or_default(),
                error: said(&cx, &error),
            };
            Ok(show(&cx, &page, error.status())?.into_response())
        }
        Err(error) => Err(error),
    }
}

/// Change the words of a post.
#[utoipa::path(patch, path = "/api/v1/posts/{id}", tag = "posts",
    params(("id" = String, Path)), request_body = Words,
    responses((status = 200, body = PostView)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    people::Json(words): people::Json<Words>,
) -> Result<people::Json<PostView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let edited = app.db.write(move |tx| {
        let post = readable(tx, &viewer, id)?;
        edit(tx, &viewer, post, &words)?;
        cards::cards(tx, &viewer, &[id])?.pop().ok_or_else(Error::not_found)
    });
    Ok(people::Json(edited.await?.into()))
}

/// Change the words of a comment.
#[utoipa::path(patch, path = "/api/v1/comments/{id}", tag = "comments",
    params(("id" = String, Path)), request_body = Words,
    responses((status = 200, body = CommentView)))]
pub(crate) async fn comment_api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    people::Json(words): people::Json<Words>,
) -> Result<people::Json<CommentView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    let edited = app.db.write(move |tx| {
        let comment = readable_comment(tx, &viewer, id)?;
        edit_comment(tx, &viewer, comment, &words)?;
        let comment = (*readable_comment(tx, &viewer, id)?).clone();
        cards::remarks_of(tx, &viewer, vec![comment])?.pop().ok_or_else(Error::not_found)
    });
    Ok(people::Json(edited.await?.into()))
}
