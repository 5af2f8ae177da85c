//! The home page: only what the viewer chose, newest first.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{App, Error, Result, Tx, Viewer};
use posts::Composer;
use spaces::view::SpaceView;
use ui::{Ctx, Nav, Page};

use crate::lists::{self, List};
use crate::render;

#[derive(Template)]
#[template(path = "feed/home_head.html")]
struct Head<'a> {
    cx: &'a Ctx,
}

#[derive(Template)]
#[template(path = "feed/home_aside.html")]
struct Aside<'a> {
    cx: &'a Ctx,
    discover: &'a [SpaceView],
}

/// An empty list: what could be there, and the ways to begin.
#[derive(Template)]
#[template(path = "feed/invitation.html")]
pub(crate) struct Invitation {
    pub(crate) icon: &'static str,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) links: Vec<(&'static str, String)>,
}

/// `GET /`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    people::Query(query): people::Query<CursorQuery>,
) -> Result<Response> {
    let (viewer, asked) = (cx.viewer()?.clone(), cx.clone());
    let load = app.db.read(move |tx| {
        let cards = lists::cards(tx, &viewer, List::Home, query.cursor())?;
        let followed = lists::followed(tx, &viewer)?;
        let first = query.before.is_none() && !asked.fragment;
        let composer = if first { Composer::choosing(tx, &viewer, &asked)? } else { None };
        let discover = if first { discover(tx, &viewer)? } else { Vec::new() };
        Ok((cards, followed, composer, discover))
    });
    let (cards, followed, composer, discover) = load.await?;
    let invitation = Invitation {
        icon: "spaces",
        title: cx.l.t("home-empty"),
        text: cx.l.t("home-empty-text"),
        links: match (discover.is_empty(), cx.viewer()?.sees_open()) {
            // Nothing to join yet: somebody has to begin.
            (true, true) => {
                vec![("/spaces/new", cx.l.t("space-new")), ("/people", cx.l.t("home-people"))]
            }
            _ => vec![("/spaces", cx.l.t("spaces-all")), ("/people", cx.l.t("home-people"))],
        },
    };
    let invitation = invitation.render().map_err(Error::internal)?;
    let list = render::list(&cx, List::Home, &followed, &cards, "/", invitation)?;
    if cx.fragment {
        return Ok(Html(list).into_response());
    }
    let mut main = Head { cx: &cx }.render().map_err(Error::internal)?;
    if let Some(composer) = composer {
        main.push_str(&composer.render(&cx)?);
    }
    main.push_str(&list);
    let aside = Aside { cx: &cx, discover: &discover }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("ui-home")).nav(Nav::Home).main(main).aside(aside).into_response())
}

/// A few spaces that the viewer could join, the largest first.
fn discover(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<SpaceView>> {
    let mut found = spaces::joinable(tx, viewer)?;
    found.truncate(5);
    Ok(found)
}
