//! Sharing a post into another space: the form, and the post as it stands inside a share.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use kernel::{App, Error, Result, Time};
use ui::{Ctx, Nav, Page};

use crate::access::readable;
use crate::authorized::cards;
use crate::cards::Card;
use crate::{Composer, Post, PostId};

/// Characters shown of a post inside a share.
const SHOWN: usize = 240;

#[derive(Template)]
#[template(path = "posts/share.html")]
struct SharePage<'a> {
    cx: &'a Ctx,
    post: &'a Post,
    embed: String,
    form: String,
}

#[derive(Template)]
#[template(path = "posts/embed.html")]
struct Embed<'a> {
    cx: &'a Ctx,
    href: String,
    author: ui::view::Person,
    /// Empty for a wall or a conversation.
    space: String,
    at: Time,
    title: &'a str,
    excerpt: String,
    /// A picture of it: where it is, and what there is to see.
    picture: Option<(String, String)>,
}

fn embed(cx: &Ctx, card: &Card) -> Result<String> {
    let is_named = card.space.kind.is_community();
    let picture = card.files.iter().find(|file| file.has_thumbnail);
    let embed = Embed {
        cx,
        href: card.post.href(),
        author: crate::view::person(&card.author),
        space: if is_named { card.space.name.clone() } else { String::new() },
        at: card.post.created_at,
        title: &card.post.title,
        excerpt: text::parse(&card.post.body).excerpt(SHOWN),
        picture: picture.map(|file| (file.thumbnail_href(), file.alt.clone())),
    };
    embed.render().map_err(Error::internal)
}

/// `GET /fragments/posts/{id}/embed`
pub(crate) async fn fragment(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Html<String>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let load = app.db.read(move |tx| cards(tx, &viewer, &[id])?.pop().ok_or_else(Error::not_found));
    Ok(Html(embed(&cx, &load.await?)?))
}

/// `GET /posts/{id}/share`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let asked = cx.clone();
    let load = app.db.read(move |tx| {
        let post = readable(tx, &viewer, id)?;
        let card = cards(tx, &viewer, &[id])?.pop().ok_or_else(Error::not_found)?;
        Ok(((*post).clone(), card, Composer::sharing(tx, &asked, id)?))
    });
    let (post, card, composer) = load.await?;
    let page =
        SharePage { cx: &cx, post: &post, embed: embed(&cx, &card)?, form: composer.render(&cx)? };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("share-title")).nav(Nav::Spaces).main(main))
}
