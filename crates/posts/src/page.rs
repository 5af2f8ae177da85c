//! The page of a post: the whole of it, with its thread.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Cursor, Error, Result, Slice};
use serde::Deserialize;
use ui::view::CommentForm;
use ui::{Ctx, Nav, Page, SafeHtml};

use crate::access::{readable, readable_comment};
use crate::answer::{self, Typed};
use crate::cards::{Card, cards};
use crate::kinds::Show;
use crate::thread::{Branch, PAGE, branches};
use crate::{CommentId, PostId, follows, fragments, reading, view};

#[derive(Template)]
#[template(path = "posts/page.html")]
struct PostPage<'a> {
    cx: &'a Ctx,
    face: SafeHtml,
    item: ui::view::Post,
    answer: CommentForm,
    space_href: String,
    later: bool,
    /// The name of the space it is in.
    place: String,
    heading: &'a str,
    /// Whether the viewer follows the thread.
    followed: bool,
}

/// Which part of a long thread.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct ThreadQuery {
    before: Option<kernel::id::Raw>,
}

/// `GET /posts/{id}`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Query(query): Query<ThreadQuery>,
) -> Result<Response> {
    let before = query.before.map(|raw| raw.0);
    if cx.fragment && before.is_some() {
        return earlier(&app, &cx, id.parse()?, before).await;
    }
    Ok(show(&app, &cx, id.parse()?, before, None).await?.into_response())
}

/// `GET /comments/{id}`: the page of its post, where this comment is on it.
pub(crate) async fn comment(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Redirect> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    let load = app.db.read(move |tx| {
        let comment = readable_comment(tx, &viewer, id)?;
        let post = readable(tx, &viewer, comment.post)?;
        // The last page of the thread needs no cursor, so that what follows is seen too.
        let first = comment.root.unwrap_or(comment.id);
        let last = branches(tx, &viewer, &post, Cursor { before: i64::MAX, limit: PAGE })?;
        let shown = last.items.iter().any(|branch| branch.first.comment.id == first);
        Ok((comment.post, if shown { None } else { Some(first.0 + 1) }))
    });
    Ok(Redirect::to(&match load.await? {
        (post, None) => format!("/posts/{post}#comment-{id}"),
        (post, Some(before)) => format!("/posts/{post}?before={before}#comment-{id}"),
    }))
}

/// What the page is made of.
struct Loaded {
    card: Card,
    thread: Slice<Branch>,
    space_href: String,
    followed: bool,
    /// Up to where the viewer had read.
    read: Option<CommentId>,
}

async fn load(app: &App, cx: &Ctx, id: PostId, before: Option<i64>) -> Result<Loaded> {
    let viewer = cx.viewer()?.clone();
    let cursor = Cursor { before: before.unwrap_or(i64::MAX), limit: PAGE };
    let load = app.db.read(move |tx| {
        let post = readable(tx, &viewer, id)?;
        Ok(Loaded {
            thread: branches(tx, &viewer, &post, cursor)?,
            card: cards(tx, &viewer, &[id])?.pop().ok_or_else(Error::not_found)?,
            space_href: post.space().href(),
            followed: follows::follows(tx, &viewer, &post)?,
            read: reading::position(tx, &viewer, id)?,
        })
    });
    load.await
}

/// The comments before those shown, for the script to put above them.
async fn earlier(app: &App, cx: &Ctx, id: PostId, before: Option<i64>) -> Result<Response> {
    let Loaded { thread, read, .. } = load(app, cx, id, before).await?;
    let html = fragments::thread(cx, id, &thread, read)?;
    Ok(axum::response::Html(html).into_response())
}

/// The page, with what was typed where that could not be taken.
pub(crate) async fn show(
    app: &App,
    cx: &Ctx,
    id: PostId,
    before: Option<i64>,
    typed: Option<Typed>,
) -> Result<Page> {
    let Loaded { card, thread, space_href, followed, read } = load(app, cx, id, before).await?;
    let rendered = fragments::thread(cx, id, &thread, read)?;
    reading::opened(app, cx.viewer()?, id, &thread.items).await;
    let title = card.post.heading();
    let status = typed.as_ref().map_or(200, |typed| typed.error.status());
    let page = PostPage {
        cx,
        face: ui::face(cx.viewer()?),
        answer: answer::again(app, cx, id, typed).await?,
        item: view::post(&Show { cx, card: &card, whole: true }, SafeHtml::trusted(rendered))?,
        space_href,
        later: before.is_some(),
        place: card.space.name.clone(),
        heading: &title,
        followed,
    };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(title).nav(Nav::Spaces).status(status).main(main))
}
