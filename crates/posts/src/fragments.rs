//! Posts and comments as HTML: in lists, in threads, and one at a time for the script.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use kernel::{App, Error, Result, Slice};
use ui::{Ctx, SafeHtml, Stencil};

use crate::access::readable_comment;
use crate::cards::{Card, Remark, cards, remarks_of};
use crate::kinds::Show;
use crate::thread::Branch;
use crate::{CommentId, PostId, view};

#[derive(Template)]
#[template(path = "posts/card.html")]
struct CardHtml<'a> {
    cx: &'a Ctx,
    /// The viewer's picture.
    face: SafeHtml,
    item: ui::view::Post,
    /// Where a comment is sent.
    answer: String,
    once: String,
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

/// Where a reader's own things come from: themself, or the marks of a stencil.
#[derive(Clone, Copy)]
pub(crate) enum Whose {
    Reader,
    Stencil,
}

impl Whose {
    fn face(self, cx: &Ctx) -> Result<SafeHtml> {
        Ok(match self {
            Whose::Reader => ui::face(cx.viewer()?),
            Whose::Stencil => Stencil::face(),
        })
    }

    fn once(self) -> String {
        match self {
            Whose::Reader => kernel::secret::token(),
            Whose::Stencil => Stencil::once(),
        }
    }
}

/// What the kind of a post shows below its text, as the answer to a move.
pub(crate) fn below(cx: &Ctx, card: &Card) -> Result<String> {
    let below = match &card.part {
        Some(part) => part.below(&Show { cx, card, whole: true })?,
        None => String::new(),
    };
    let id = card.post.id;
    Ok(format!("<div class=\"post-kind\" data-refresh=\"post-{id}-kind\">{below}</div>"))
}

/// A card of a list, with the last comments of its post.
pub fn render_card(cx: &Ctx, card: &Card) -> Result<String> {
    whole_card(cx, card, Whose::Reader)
}

pub(crate) fn whole_card(cx: &Ctx, card: &Card, whose: Whose) -> Result<String> {
    let mut last = String::new();
    for remark in &card.last {
        last.push_str(&render_remark(cx, remark, &[])?);
    }
    let html = CardHtml {
        cx,
        face: whose.face(cx)?,
        item: view::post(&Show { cx, card, whole: false }, SafeHtml::trusted(last))?,
        answer: format!("/posts/{}/comments", card.post.id),
        once: whose.once(),
    };
    html.render().map_err(Error::internal)
}

/// A comment with the replies below it.
pub(crate) fn render_remark(cx: &Ctx, remark: &Remark, replies: &[Remark]) -> Result<String> {
    let mut below = String::new();
    for reply in replies {
        below.push_str(&render_remark(cx, reply, &[])?);
    }
    let html = CommentHtml { cx, item: view::comment(remark, SafeHtml::trusted(below)) };
    html.render().map_err(Error::internal)
}

/// The branches of a thread, with the link to earlier ones.
pub(crate) fn thread(cx: &Ctx, post: PostId, branches: &Slice<Branch>) -> Result<String> {
    let mut comments = String::new();
    for branch in &branches.items {
        comments.push_str(&render_remark(cx, &branch.first, &branch.replies)?);
    }
    let earlier = branches.next.map(|next| format!("/posts/{post}?before={next}"));
    ThreadHtml { cx, earlier, comments: SafeHtml::trusted(comments) }
        .render()
        .map_err(Error::internal)
}

/// The card of a post the viewer may read.
pub(crate) async fn card(app: &App, cx: &Ctx, id: PostId) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| cards(tx, &viewer, &[id])?.pop().ok_or_else(Error::not_found));
    Ok(Html(render_card(cx, &load.await?)?).into_response())
}

/// A comment the viewer may read.
pub(crate) async fn remark(app: &App, cx: &Ctx, id: CommentId) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let comment = (*readable_comment(tx, &viewer, id)?).clone();
        remarks_of(tx, &viewer, vec![comment])?.pop().ok_or_else(Error::not_found)
    });
    Ok(Html(render_remark(cx, &load.await?, &[])?).into_response())
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
    remark(&app, &cx, id.parse()?).await
}
