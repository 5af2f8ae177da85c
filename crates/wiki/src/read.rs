//! A page, as it is read: the text with its contents, where it stands, who changed it last, what leads to it, and what
//! is said about it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, PersonId, Result, Tx, Viewer};
use people::PersonCard;
use posts::PostId;
use posts::page::{Discussion, discussion};
use posts::view::person;
use ui::{Ctx, Nav, SafeHtml, answer};

use crate::access::{Page, readable};
use crate::headings::{self, Heading};
use crate::links::{self, Linked};
use crate::model::{self, href};
use crate::review;
use crate::tree::{Node, Tree};

/// A page with all that is shown around it.
pub(crate) struct Shown {
    pub(crate) page: Page,
    pub(crate) tree: Tree,
    pub(crate) back: Vec<Linked>,
    /// What it wanted by its title and is there now.
    come: HashMap<String, String>,
    pub(crate) people: HashMap<PersonId, PersonCard>,
    /// Where it was kept from, where the viewer reads that.
    pub(crate) source: Option<String>,
}

impl Shown {
    /// For a viewer who reads it.
    pub(crate) fn load(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<Shown> {
        let page = readable(tx, viewer, id)?;
        let tree = Tree::load(tx, viewer, page.space().id)?;
        let back = links::back(tx, viewer, id)?;
        let come = links::come(tx, viewer, id, &page.html)?;
        let named = [Some(page.state.editor), Some(page.author), page.state.owner];
        let named: Vec<PersonId> = named.into_iter().flatten().collect();
        let people = people::cards(tx, &named)?;
        let source = match page.state.source {
            Some(source) => crate::keep::address(tx, viewer, source)?,
            None => None,
        };
        Ok(Shown { page, tree, back, come, people, source })
    }

    fn person(&self, id: &PersonId) -> ui::view::Person {
        self.people.get(id).map(person).unwrap_or_default()
    }

    fn owner(&self) -> Option<ui::view::Person> {
        self.page.state.owner.map(|owner| self.person(&owner))
    }

    fn above(&self) -> Vec<&Node> {
        self.tree.above(self.page.id)
    }

    fn below(&self) -> Vec<&Node> {
        self.tree.below(Some(self.page.id)).collect()
    }

    /// The pages before and after it, in the order of the tree.
    fn beside(&self) -> (Option<&Node>, Option<&Node>) {
        let at = self.tree.nodes.iter().position(|node| node.id == self.page.id);
        let before = at.and_then(|at| at.checked_sub(1));
        let next = at.map(|at| at + 1);
        let node = |at: Option<usize>| at.and_then(|at| self.tree.nodes.get(at));
        (node(before), node(next))
    }

    /// Whether the day until which it is right has come.
    fn is_due(&self, cx: &Ctx) -> bool {
        let state = &self.page.state;
        state.retired_at.is_none() && state.right_until.is_some_and(|until| until <= cx.now)
    }

    /// Whether the viewer may say whether it is still right.
    fn may_answer(&self, cx: &Ctx) -> bool {
        cx.viewer.as_ref().is_some_and(|viewer| review::may_review(&self.page, viewer))
    }
}

#[derive(Template)]
#[template(path = "wiki/page.html")]
struct View<'a> {
    cx: &'a Ctx,
    of: &'a Shown,
    talk: &'a Discussion,
    html: SafeHtml,
    headings: &'a [Heading],
    face: SafeHtml,
}

impl View<'_> {
    fn linked(&self, of: &Linked) -> String {
        href(of.id, &of.title)
    }

    /// The day until which it is right, where it is confirmed.
    fn usual(&self) -> String {
        review::usual(self.cx)
    }

    /// What stands before and after the page, with the word for each.
    fn steps(&self) -> Vec<(&Node, &'static str, &'static str)> {
        let (before, next) = self.of.beside();
        let before = before.map(|node| (node, "page-before", "left"));
        before.into_iter().chain(next.map(|node| (node, "page-next", "right"))).collect()
    }
}

#[derive(Template)]
#[template(path = "wiki/aside.html")]
struct Aside<'a> {
    cx: &'a Ctx,
    of: &'a Shown,
    headings: &'a [Heading],
}

impl Aside<'_> {
    /// The pages near this one: those above it, those beside each of them, and those directly below it.
    fn near(&self) -> Vec<&Node> {
        let (tree, id) = (&self.of.tree, self.of.page.id);
        let above: Vec<PostId> = tree.above(id).iter().map(|node| node.id).collect();
        let is_near = |node: &&Node| match node.parent {
            None => true,
            Some(parent) => parent == id || above.contains(&parent),
        };
        tree.nodes.iter().filter(is_near).collect()
    }
}

/// `GET /pages/{id}`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), model::id(&segment)?);
    let of = app.db.read(move |tx| Shown::load(tx, &viewer, id)).await?;
    let canonical = of.page.href();
    if canonical.strip_prefix("/pages/") != Some(segment.as_str()) {
        return Ok(Redirect::to(&canonical).into_response());
    }
    let talk = discussion(&app, &cx, id).await?;
    let (html, headings) = headings::named(&links::led(talk.item.body.as_str(), &of.come));
    let html = SafeHtml::trusted(html);
    let face = ui::face(cx.viewer()?);
    let view = View { cx: &cx, of: &of, talk: &talk, html, headings: &headings, face };
    let main = answer::render(&view)?;
    let aside = answer::render(&Aside { cx: &cx, of: &of, headings: &headings })?;
    let page = ui::Page::new(of.page.title.clone()).nav(Nav::Spaces).main(main).aside(aside);
    Ok(page.into_response())
}
