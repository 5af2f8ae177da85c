//! The pages of a space, as a page: the tree, a field to search them, a way to arrange them.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Error, Result, Tx};
use posts::PostId;
use serde::Deserialize;
use spaces::Visible;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Nav, Page, Query, answer};

use super::moving::{Place, Step, place};
use super::{Node, Tree};
use crate::access::{readable, space};
use crate::model;
use crate::templates::{self, Offered};

/// What of the tree is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Words to search for.
    q: String,
    /// Whether it is to be arranged.
    arrange: Option<String>,
}

#[derive(Template)]
#[template(path = "wiki/tree.html")]
struct View<'a> {
    cx: &'a Ctx,
    space: &'a Visible,
    tree: &'a Tree,
    /// Whether the viewer writes pages here.
    writes: bool,
    manages: bool,
    arranges: bool,
    templates: &'a [Offered],
}

impl View<'_> {
    /// How the list goes on after a page: how many lists open (one or none) and end.
    fn closes(&self, at: &usize) -> usize {
        let depth = self.tree.nodes[*at].depth;
        let next = self.tree.nodes.get(at + 1).map_or(0, |next| next.depth);
        depth.saturating_sub(next)
    }

    fn opens(&self, at: &usize) -> bool {
        let next = self.tree.nodes.get(at + 1).map_or(0, |next| next.depth);
        next > self.tree.nodes[*at].depth
    }

    fn step_words(&self, step: &str, node: &Node) -> String {
        self.cx.l.t2("page-step", ("step", step), ("title", &node.title))
    }

    fn can(&self, node: &Node, step: &str) -> bool {
        let locked = node.locked && !self.manages;
        !locked && Step::sent(step).is_some_and(|step| step.of(self.tree, node.id).is_some())
    }
}

/// `GET /spaces/{slug}/pages`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    if !asked.q.trim().is_empty() {
        let words = ui::encode(&format!("in:{slug} kind:page {}", asked.q.trim()));
        return Ok(Redirect::to(&format!("/search?q={words}")).into_response());
    }
    let (viewer, l, wanted) = (cx.viewer()?.clone(), cx.l, slug.clone());
    let load = move |tx: &mut Tx<'_>| {
        let space = space(tx, &viewer, &wanted)?;
        let tree = Tree::load(tx, &viewer, space.id)?;
        let offered = templates::offered(tx, l, space.id)?;
        Ok((space, tree, offered))
    };
    let (space, tree, offered) = app.db.read(load).await?;
    if space.slug != slug {
        return Ok(Redirect::to(&format!("/spaces/{}/pages", space.slug)).into_response());
    }
    let writes = space.may_publish(cx.viewer()?);
    let arranges = asked.arrange.is_some() && writes && !tree.nodes.is_empty();
    let view = View {
        cx: &cx,
        space: &space,
        tree: &tree,
        writes,
        manages: space.animates() && !space.is_archived(),
        arranges,
        templates: &offered,
    };
    let title = cx.l.t1("pages-of", "space", &space.name);
    Ok(Page::new(title).nav(Nav::Spaces).main(answer::render(&view)?).into_response())
}

/// Where a page is moved: a step from where it is, or below another.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Moved {
    step: String,
    parent: String,
}

/// `POST /pages/{id}/move`
pub(crate) async fn submit_move(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
    Form(moved): Form<Moved>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), model::id(&segment)?);
    let sent = moved.clone();
    let write = move |tx: &mut Tx<'_>| {
        let page = readable(tx, &viewer, id)?.writable(&viewer)?;
        let tree = Tree::load(tx, &viewer, page.space().id)?;
        let to = match Step::sent(&sent.step) {
            Some(step) => step.of(&tree, id),
            None => Some(below(&tree, &sent.parent, id)?),
        };
        if let Some(to) = to {
            place(tx, &viewer, &page, to)?;
        }
        Ok((page.space().slug.clone(), page.href()))
    };
    let (slug, href) = app.db.write(write).await?;
    match moved.step.as_str() {
        "" => Ok(redirect(&href, &Flash::new("notice-page-moved"))),
        _ => Ok(Redirect::to(&format!("/spaces/{slug}/pages?arrange=1#page-{id}")).into_response()),
    }
}

/// The last place below a page, or of the first level where the form names none.
fn below(tree: &Tree, parent: &str, page: PostId) -> Result<Place> {
    let parent = match parent {
        "" => None,
        id => {
            let gone = |_| Error::field("parent", "page-parent-gone");
            Some(id.parse::<PostId>().map_err(gone)?)
        }
    };
    let after = tree.below(parent).map(|node| node.id).filter(|id| *id != page).last();
    Ok(Place { parent, after })
}
