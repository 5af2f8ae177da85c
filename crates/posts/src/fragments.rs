//! Posts and comments as HTML: in lists, in threads, and by themselves for the script.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use kernel::{App, Error, Result, Slice, Time};
use ui::{Ctx, SafeHtml};

use crate::access::readable_comment;
use crate::authorized::{cards, comment_cards};
use crate::cards::{Card, CommentCard};
use crate::kinds::Show;
use crate::message::Standing;
use crate::shared_card::Position;
use crate::thread::{Branch, SharedBranch};
use crate::{Comment, CommentId, PostId, cached_html, marks, message, view};

#[derive(Template)]
#[template(path = "posts/card.html")]
struct CardHtml<'a> {
    cx: &'a Ctx,
    item: ui::view::Post,
}

#[derive(Template)]
#[template(path = "posts/comment.html")]
struct CommentHtml<'a> {
    cx: &'a Ctx,
    item: ui::view::Comment,
}

#[derive(Template)]
#[template(path = "posts/thread.html")]
struct ThreadHtml<'a> {
    cx: &'a Ctx,
    earlier: Option<String>,
    comments: SafeHtml,
}

/// What the kind of a post shows below its text, as the answer to a move.
pub(crate) fn below(cx: &Ctx, card: &Card) -> Result<String> {
    let below = match &card.part {
        Some(part) => part.below(&Show::new(cx, card, true))?,
        None => String::new(),
    };
    let id = card.post.id;
    Ok(format!("<div class=\"post-kind\" data-refresh=\"post-{id}-kind\">{below}</div>"))
}

/// A card of a list, with the last comments of its post.
pub fn render_card(cx: &Ctx, card: &Card) -> Result<String> {
    let mut last = String::new();
    for card in &card.last {
        last.push_str(&render_comment(cx, card, &[], Place::default())?);
    }
    let item = view::post(cx, card, false, SafeHtml::trusted(last))?;
    CardHtml { cx, item }.render().map_err(Error::internal)
}

/// From how many replies on the first are folded, and how many are shown then.
const MANY_REPLIES: usize = 6;
const SHOWN_REPLIES: usize = 3;

/// Where a comment stands.
#[derive(Clone, Copy, Default)]
pub(crate) struct Place {
    /// When the first comment before it was written.
    pub(crate) before: Option<Time>,
    /// Up to which comment the viewer has read, where that is to be seen.
    pub(crate) read: Option<CommentId>,
}

impl Place {
    pub(crate) fn is_unread(self, cx: &Ctx, comment: &Comment) -> bool {
        let later = self.read.is_some_and(|read| comment.id > read);
        later && cx.viewer.as_ref().is_some_and(|viewer| viewer.id != comment.author)
    }

    /// How many of these replies are folded: what is unread is not.
    pub(crate) fn folds<'a>(
        self,
        cx: &Ctx,
        replies: impl ExactSizeIterator<Item = &'a Comment>,
    ) -> usize {
        let count = replies.len();
        let many = if count < MANY_REPLIES { 0 } else { count - SHOWN_REPLIES };
        replies.take(many).take_while(|reply| !self.is_unread(cx, reply)).count()
    }
}

/// The replies below a comment, rendered: the first where there are many, and the others.
pub(crate) struct Replies {
    pub(crate) folded: SafeHtml,
    pub(crate) shown: SafeHtml,
}

/// A comment with the replies below it.
pub(crate) fn render_comment(
    cx: &Ctx,
    card: &CommentCard,
    replies: &[CommentCard],
    place: Place,
) -> Result<String> {
    let folds = place.folds(cx, replies.iter().map(|reply| &reply.comment));
    let rendered = |replies: &[CommentCard]| -> Result<SafeHtml> {
        let place = Place { before: None, ..place };
        let each = replies.iter().map(|reply| render_comment(cx, reply, &[], place));
        each.collect::<Result<String>>().map(SafeHtml::trusted)
    };
    let position = Position { unread: place.is_unread(cx, &card.comment), folds };
    let (folded, shown) = (rendered(&replies[..folds])?, rendered(&replies[folds..])?);
    comment_html(cx, card, place.before, position, Replies { folded, shown })
}

/// The same with its replies rendered; `before` is when the first comment before it was written.
pub(crate) fn comment_html(
    cx: &Ctx,
    card: &CommentCard,
    before: Option<Time>,
    position: Position,
    replies: Replies,
) -> Result<String> {
    let item = ui::view::Comment {
        unread: position.unread,
        mark: marks::mark(cx.l, before, card.comment.created_at),
        folded: replies.folded,
        folds: i64::try_from(position.folds).unwrap_or(0),
        ..view::comment(cx.l, card, replies.shown)
    };
    CommentHtml { cx, item }.render().map_err(Error::internal)
}

/// The branches of a thread, with the link to earlier ones; later than `read` they are unread.
pub(crate) fn thread(
    cx: &Ctx,
    post: PostId,
    branches: &Slice<Branch>,
    read: Option<CommentId>,
) -> Result<String> {
    let (mut comments, mut place) = (String::new(), Place { before: None, read });
    for Branch { first, replies } in &branches.items {
        comments.push_str(&render_comment(cx, first, replies, place)?);
        place.before = Some(first.comment.created_at);
    }
    thread_html(cx, post, branches.next, comments)
}

/// The same of branches in memory, for a viewer who sees their space.
pub(crate) fn kept_thread(
    cx: &Ctx,
    post: PostId,
    branches: &Slice<SharedBranch>,
    animates: bool,
    read: Option<CommentId>,
) -> Result<String> {
    let (mut comments, mut place) = (String::new(), Place { before: None, read });
    for branch in &branches.items {
        cached_html::branch(cx, branch, animates, place, &mut comments)?;
        place.before = Some(branch.first.comment().created_at);
    }
    thread_html(cx, post, branches.next, comments)
}

fn thread_html(cx: &Ctx, post: PostId, next: Option<i64>, comments: String) -> Result<String> {
    let earlier = next.map(|next| format!("/posts/{post}?before={next}"));
    let html = ThreadHtml { cx, earlier, comments: SafeHtml::trusted(comments) };
    html.render().map_err(Error::internal)
}

/// A post as the list of its space shows it: a card, or a message of a conversation.
pub(crate) fn piece(cx: &Ctx, card: &Card, standing: Standing) -> Result<String> {
    match card.space.kind {
        spaces::Kind::Conversation => message::render(cx, card, standing),
        _ => render_card(cx, card),
    }
}

/// A post the viewer may read.
pub(crate) async fn card(app: &App, cx: &Ctx, id: PostId) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let card = cards(tx, &viewer, &[id])?.pop().ok_or_else(Error::not_found)?;
        Ok((message::standing(tx, viewer.id, &card)?, card))
    });
    let (standing, card) = load.await?;
    Ok(Html(piece(cx, &card, standing)?).into_response())
}

/// A comment the viewer may read.
pub(crate) async fn comment_of(app: &App, cx: &Ctx, id: CommentId) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let comment = (*readable_comment(tx, &viewer, id)?).clone();
        let before = marks::before(tx, &comment)?;
        let card = comment_cards(tx, &viewer, vec![comment])?.pop();
        Ok((before, card.ok_or_else(Error::not_found)?))
    });
    let (before, card) = load.await?;
    let place = Place { before, read: None };
    Ok(Html(render_comment(cx, &card, &[], place)?).into_response())
}

/// `GET /fragments/posts/{id}`
pub(crate) async fn post(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    card(&app, &cx, id.parse()?).await
}

/// `GET /fragments/comments/{id}`
pub(crate) async fn comment(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    comment_of(&app, &cx, id.parse()?).await
}
