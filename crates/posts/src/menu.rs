//! The small pages about one post or comment. A card has links to them instead of a menu of its own
//! for each; the script asks for the same address as a piece, and shows it beside the link.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use kernel::{Error, Result, Tx, Viewer};
use ui::{Ctx, Nav, Page, SafeHtml};

use crate::access::{Authored, Readable, readable, readable_comment};
use crate::{CommentId, PostId, follows, previews, saved};

/// A post or a comment that the viewer may read. Made here only.
#[derive(Clone, Debug)]
pub(crate) struct Thing {
    /// Its number.
    pub(crate) id: i64,
    /// `post` or `comment`.
    pub(crate) what: &'static str,
    /// A line to know it by.
    heading: String,
    /// Whether the viewer may change its words.
    pub(crate) editable: bool,
    /// Whether the viewer may delete it.
    pub(crate) deletable: bool,
    /// Whether the viewer keeps it at hand.
    pub(crate) saved: bool,
    /// Whether its previews are taken away; nothing where it has none, or they are another's.
    pub(crate) previews: Option<bool>,
    /// Whether the viewer follows the thread.
    pub(crate) followed: bool,
}

impl Thing {
    /// A post.
    pub(crate) fn post(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<Thing> {
        let post = readable(tx, viewer, id)?;
        let saved = saved::is_saved(tx, viewer, id)?;
        let followed = follows::follows(tx, viewer, &post)?;
        let thing = Thing::of(tx, "post", id.0, post.heading(), &post)?;
        Ok(Thing { saved, followed, ..thing })
    }

    /// A comment.
    pub(crate) fn comment(tx: &mut Tx<'_>, viewer: &Viewer, id: CommentId) -> Result<Thing> {
        let comment = readable_comment(tx, viewer, id)?;
        Thing::of(tx, "comment", id.0, text::parse(&comment.body).excerpt(70), &comment)
    }

    fn of<T: Authored>(
        tx: &mut Tx<'_>,
        what: &'static str,
        id: i64,
        heading: String,
        proof: &Readable<T>,
    ) -> Result<Thing> {
        let (editable, deletable) = (proof.may_edit(), proof.may_delete());
        let previews = if editable { previews::are_hidden(tx, id)? } else { None };
        let (saved, followed) = (false, false);
        Ok(Thing { id, what, heading, editable, deletable, saved, followed, previews })
    }

    /// Its address; what is done with it is below.
    pub(crate) fn href(&self) -> String {
        format!("/{}s/{}", self.what, self.id)
    }

    /// The name it has in a page.
    pub(crate) fn name(&self) -> String {
        format!("{}-{}", self.what, self.id)
    }
}

#[derive(Template)]
#[template(path = "posts/menu.html")]
struct MenuPage<'a> {
    title: &'a str,
    href: String,
    heading: &'a str,
    content: SafeHtml,
}

/// What the script puts beside the link, or the page of it.
pub(crate) fn answer(cx: &Ctx, title: &str, about: &Thing, content: String) -> Result<Response> {
    if cx.fragment {
        return Ok(Html(content).into_response());
    }
    page(title, about.href(), &about.heading, content)
}

/// A menu as a page of its own, about what is at an address.
pub(crate) fn page(title: &str, href: String, heading: &str, content: String) -> Result<Response> {
    let page = MenuPage { title, href, heading, content: SafeHtml::trusted(content) };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(title).nav(Nav::Spaces).main(main).into_response())
}
