//! The page of a post: the whole of it, with its thread; from memory, but for what is the viewer's own.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Cursor, Error, Result, Tx, Viewer};
use serde::Deserialize;
use ui::view::CommentForm;
use ui::{Ctx, Nav, Page, Route, SafeHtml};

use crate::access::{readable, readable_comment};
use crate::answer::{self, Typed};
use crate::asked::duplicates::Leads;
use crate::authorized::cards;
use crate::cards::Card;
use crate::offers::{self, Offer};
use crate::reading::{self, ViewerState};
use crate::thread::{PAGE, Threads, Whole, branches};
use crate::{CommentId, PostId, fragments, view};

#[derive(Template)]
#[template(path = "posts/page.html")]
struct PostPage<'a> {
    cx: &'a Ctx,
    face: SafeHtml,
    item: ui::view::Post,
    answer: CommentForm,
    space_href: String,
    /// Whether the thread has more than this page.
    is_long: bool,
    /// The last comment shown that is no reply, where there are later ones.
    later: Option<CommentId>,
    /// The name of the space it is in.
    place: String,
    heading: &'a str,
    /// Whether the viewer follows the thread.
    followed: bool,
    /// Where it leads, where it is closed, and what leads to it.
    leads: Leads,
    /// What other capabilities offer here.
    offers: Vec<Offer>,
}

/// Which part of a long thread.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct ThreadQuery {
    before: Option<kernel::id::Raw>,
}

/// What of the page of a post is the viewer's own, asked with what stands beside the page: a layer
/// around the page leaves it among the extensions of its request.
#[derive(Clone, Debug)]
pub struct Prefetched {
    post: PostId,
    own: Option<ViewerState>,
}

impl Prefetched {
    /// For the page of this route, as of this transaction; nothing where that is not the page of a post.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub fn load(tx: &mut Tx<'_>, viewer: &Viewer, route: &Route) -> Result<Option<Prefetched>> {
        match route.named(ROUTE).and_then(|id| id.parse().ok()) {
            Some(post) => Ok(Some(Prefetched { post, own: ViewerState::load(tx, viewer, post)? })),
            None => Ok(None),
        }
    }
}

/// The route of the page of a post.
pub(crate) const ROUTE: &str = "/posts/{id}";

/// `GET /posts/{id}`
pub(crate) async fn page(
    State(app): State<App>,
    Extension(threads): Extension<Threads>,
    ahead: Option<Extension<Prefetched>>,
    cx: Ctx,
    Path(id): Path<String>,
    Query(query): Query<ThreadQuery>,
) -> Result<Response> {
    let (id, before) = (id.parse()?, query.before.map(|raw| raw.0));
    if before.is_some() || !cx.caught_up.0 {
        return match cx.fragment && before.is_some() {
            true => earlier(&app, &cx, id, before).await,
            false => {
                let loaded = Loaded::plain(&app, &cx, id, before).await?;
                match loaded.own_page().filter(|_| before.is_none() && !cx.fragment) {
                    Some(page) => Ok(Redirect::to(&page).into_response()),
                    None => Ok(loaded.page(&app, &cx, before, None).await?.into_response()),
                }
            }
        };
    }
    let own = match ahead.filter(|ahead| ahead.post == id) {
        Some(Extension(ahead)) => ahead.own,
        None => own(&app, &cx, id).await?,
    };
    let own = own.ok_or_else(Error::not_found)?;
    let loaded = Loaded::kept(&cx, &*threads.whole(id).await?, own)?;
    if let Some(page) = loaded.own_page().filter(|_| !cx.fragment) {
        return Ok(Redirect::to(&page).into_response());
    }
    Ok(loaded.page(&app, &cx, None, None).await?.into_response())
}

async fn own(app: &App, cx: &Ctx, id: PostId) -> Result<Option<ViewerState>> {
    let viewer = cx.viewer()?.clone();
    app.db.read(move |tx| ViewerState::load(tx, &viewer, id)).await
}

/// The card of a post, from memory where its page is kept.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub(crate) async fn card(app: &App, threads: &Threads, cx: &Ctx, id: PostId) -> Result<Card> {
    if let Some(whole) = threads.known(id).filter(|_| cx.caught_up.0) {
        let own = own(app, cx, id).await?.ok_or_else(Error::not_found)?;
        return whole.card(cx, own.grant);
    }
    let viewer = cx.viewer()?.clone();
    app.db.read(move |tx| cards(tx, &viewer, &[id])?.pop().ok_or_else(Error::not_found)).await
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
    /// The branches, as HTML.
    thread: String,
    /// The last comment among them.
    last: CommentId,
    /// The last that is no reply.
    last_first: Option<CommentId>,
    /// Whether there are earlier ones.
    earlier: bool,
    own: ViewerState,
}

impl Loaded {
    /// From memory, for a viewer who may read it.
    fn kept(cx: &Ctx, whole: &Whole, own: ViewerState) -> Result<Loaded> {
        let Whole { shared, thread } = whole;
        let animates = shared.animated(own.grant);
        Ok(Loaded {
            card: whole.card(cx, own.grant)?,
            thread: fragments::kept_thread(cx, shared.id(), thread, animates, own.read)?,
            last: whole.last().unwrap_or(CommentId(0)),
            last_first: thread.items.last().map(|branch| branch.first.comment().id),
            earlier: thread.next.is_some(),
            own,
        })
    }

    /// By plain queries.
    async fn plain(app: &App, cx: &Ctx, id: PostId, before: Option<i64>) -> Result<Loaded> {
        let viewer = cx.viewer()?.clone();
        let cursor = Cursor { before: before.unwrap_or(i64::MAX), limit: PAGE };
        let load = app.db.read(move |tx| {
            let post = readable(tx, &viewer, id)?;
            let thread = branches(tx, &viewer, &post, cursor)?;
            let card = cards(tx, &viewer, &[id])?.pop().ok_or_else(Error::not_found)?;
            Ok((card, thread, ViewerState::load(tx, &viewer, id)?.ok_or_else(Error::not_found)?))
        });
        let (card, thread, own) = load.await?;
        let comments =
            thread.items.iter().flat_map(|branch| branch.replies.iter().chain([&branch.first]));
        Ok(Loaded {
            last: comments.map(|card| card.comment.id).max().unwrap_or(CommentId(0)),
            last_first: thread.items.last().map(|branch| branch.first.comment.id),
            earlier: thread.next.is_some(),
            thread: fragments::thread(cx, id, &thread, own.read)?,
            card,
            own,
        })
    }

    /// The page of its own, where its kind has one.
    fn own_page(&self) -> Option<String> {
        self.card.post.kind.own_page(self.card.post.id)
    }

    async fn page(
        self,
        app: &App,
        cx: &Ctx,
        before: Option<i64>,
        typed: Option<Typed>,
    ) -> Result<Page> {
        let Loaded { card, thread, last, last_first, earlier, own } = self;
        let id = card.post.id;
        reading::opened(app, cx.viewer()?, id, last, own).await;
        let title = card.post.heading();
        // Of those that can be answered: no other page asks the database for it.
        let offers = match card.post.kind.settling() {
            Some(_) => {
                let (viewer, post) = (cx.viewer()?.clone(), card.post.clone());
                app.db.read(move |tx| offers::all(tx, &viewer, &post)).await?
            }
            None => Vec::new(),
        };
        let status = typed.as_ref().map_or(200, |typed| typed.error.status());
        let page = PostPage {
            cx,
            face: ui::face(cx.viewer()?),
            answer: answer::again(app, cx, id, card.space.audience(), typed).await?,
            item: view::post(cx, &card, true, SafeHtml::trusted(thread))?,
            space_href: card.space.kind.href_of(&card.space.slug),
            is_long: earlier || before.is_some(),
            later: before.and(last_first),
            place: card.space.name.clone(),
            heading: &title,
            followed: own.followed,
            leads: Leads::load(app, cx, &card.post).await?,
            offers,
        };
        let main = page.render().map_err(Error::internal)?;
        Ok(Page::new(title).nav(Nav::Spaces).status(status).main(main))
    }
}

/// What is said about a post, for the page of its own that its kind has.
pub struct Discussion {
    /// The post with its thread, as the components of posts take it.
    pub item: ui::view::Post,
    /// The form that answers it.
    pub answer: CommentForm,
    /// Whether there are comments before those of the thread.
    pub earlier: bool,
}

/// What is said about a post that the viewer opens now.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub async fn discussion(app: &App, cx: &Ctx, id: PostId) -> Result<Discussion> {
    let Loaded { card, thread, last, earlier, own, .. } = Loaded::plain(app, cx, id, None).await?;
    reading::opened(app, cx.viewer()?, id, last, own).await;
    Ok(Discussion {
        answer: answer::again(app, cx, id, card.space.audience(), None).await?,
        item: view::post(cx, &card, true, SafeHtml::trusted(thread))?,
        earlier,
    })
}

/// The comments before those shown, for the script to put above them.
async fn earlier(app: &App, cx: &Ctx, id: PostId, before: Option<i64>) -> Result<Response> {
    let html = Loaded::plain(app, cx, id, before).await?.thread;
    Ok(axum::response::Html(html).into_response())
}

/// The page by plain queries, with what was typed where that could not be taken.
pub(crate) async fn show(
    app: &App,
    cx: &Ctx,
    id: PostId,
    before: Option<i64>,
    typed: Option<Typed>,
) -> Result<Page> {
    Loaded::plain(app, cx, id, before).await?.page(app, cx, before, typed).await
}
