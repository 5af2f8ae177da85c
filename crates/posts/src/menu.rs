//! The small pages about one post or comment. A card has links to them instead of a menu of its own
//! for each; the script asks for the same address as a piece, and shows it beside the link.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use kernel::{Error, Result, Tx, Viewer};
use ui::{Ctx, Nav, Page, SafeHtml};

use crate::access::{Authored, Readable, readable, readable_comment};
use crate::asked::duplicates::is_closable;
use crate::edit::Rights;
use crate::target::Target;
use crate::{follows, pins, previews, saved};

/// A post or a comment that the viewer may read. Made here only.
#[derive(Clone, Debug)]
pub(crate) struct Thing {
    /// Which.
    pub(crate) target: Target,
    /// A line to know it by.
    heading: String,
    /// Whether the viewer wrote it.
    pub(crate) own: bool,
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
    /// Whether it is pinned to its space; nothing where that is not for the viewer to change.
    pub(crate) pinned: Option<bool>,
    /// Whether the viewer may close it onto a question that asked the same.
    pub(crate) closable: bool,
    /// Whether its words may be kept as a page of its space.
    pub(crate) keepable: bool,
    /// Whether something new may be said of it.
    pub(crate) writable: bool,
}

impl Thing {
    /// What there is to say of it.
    ///
    /// # Errors
    /// `NotFound` when there is none, or none for this viewer.
    pub(crate) fn load(tx: &mut Tx<'_>, viewer: &Viewer, target: Target) -> Result<Thing> {
        match target {
            Target::Post(id) => {
                let post = readable(tx, viewer, id)?;
                let saved = saved::is_saved(tx, viewer, id)?;
                let followed = follows::follows(tx, viewer, &post)?;
                let pinned = match pins::may_pin(&post) {
                    true => Some(pins::is_pinned(tx, id)?),
                    false => None,
                };
                let thing = Thing::of(tx, target, post.heading(), &post)?;
                let editable =
                    !post.space().is_archived() && Rights::over(tx, &post)? != Rights::Nothing;
                // What is a page is kept already.
                let keepable = thing.keepable && post.kind.own_page(id).is_none();
                let closable = is_closable(tx, &post)?;
                Ok(Thing { editable, saved, followed, pinned, keepable, closable, ..thing })
            }
            Target::Comment(id) => {
                let comment = readable_comment(tx, viewer, id)?;
                Thing::of(tx, target, text::parse(&comment.body).excerpt(70), &comment)
            }
        }
    }

    fn of<T: Authored>(
        tx: &mut Tx<'_>,
        target: Target,
        heading: String,
        proof: &Readable<T>,
    ) -> Result<Thing> {
        let own = proof.author() == proof.viewer();
        let (editable, deletable) =
            (proof.may_edit() && !proof.space().is_archived(), proof.may_delete());
        let previews = if editable { previews::are_hidden(tx, target.id())? } else { None };
        Ok(Thing {
            target,
            heading,
            own,
            editable,
            deletable,
            saved: false,
            followed: false,
            pinned: None,
            closable: false,
            previews,
            keepable: proof.space().is_community()
                && !proof.space().is_archived()
                && proof.space().standing() >= spaces::Standing::Member,
            writable: !proof.space().is_archived(),
        })
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
    page(title, about.target.href(), &about.heading, content)
}

/// A menu as a page of its own, about what is at an address.
pub(crate) fn page(title: &str, href: String, heading: &str, content: String) -> Result<Response> {
    let page = MenuPage { title, href, heading, content: SafeHtml::trusted(content) };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(title).nav(Nav::Spaces).main(main).into_response())
}
