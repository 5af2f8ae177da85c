//! The page on which one replies to a comment, where the script does not put the form under it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result};
use spaces::ShownAudience;
use ui::view::CommentForm;
use ui::{Ctx, Nav, Page, SafeHtml};

use crate::CommentId;
use crate::access::readable_comment;
use crate::answer::{self, Typed};
use crate::authorized::comment_cards;
use crate::fragments::{Place, render_comment};

#[derive(Template)]
#[template(path = "posts/reply.html")]
struct ReplyPage<'a> {
    cx: &'a Ctx,
    face: SafeHtml,
    comment: SafeHtml,
    /// Where the comment stands among the others.
    back: String,
    answer: CommentForm,
    writable: bool,
}

/// `GET /comments/{id}/reply`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    Ok(show(&app, &cx, id.parse()?, None).await?.into_response())
}

/// The page, with what was typed where that could not be taken.
pub(crate) async fn show(app: &App, cx: &Ctx, id: CommentId, typed: Option<Typed>) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let comment = readable_comment(tx, &viewer, id)?;
        let audience = ShownAudience::now(tx, comment.space())?;
        let card = comment_cards(tx, &viewer, vec![(*comment).clone()])?.pop();
        Ok((audience, card.ok_or_else(Error::not_found)?))
    });
    let (audience, card) = load.await?;
    let comment = &card.comment;
    let status = typed.as_ref().map_or(200, |typed| typed.error.status());
    let page = ReplyPage {
        cx,
        face: ui::face(cx.viewer()?),
        comment: SafeHtml::trusted(render_comment(cx, &card, &[], Place::default())?),
        back: format!("/comments/{id}"),
        writable: !card.archived,
        answer: CommentForm {
            parent: comment.root.unwrap_or(id).to_string(),
            ..answer::again(app, cx, comment.post, audience, typed).await?
        },
    };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("ui-reply")).nav(Nav::Spaces).status(status).main(main))
}
