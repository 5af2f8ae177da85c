//! The home page: only what the viewer chose, newest first.

use askama::Template;
use axum::Extension;
use axum::response::{Html, IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{Error, Result};
use posts::Composer;
use spaces::view::SpaceView;
use ui::{Ctx, Nav, Page};

use crate::engine::Engine;
use crate::lists::List;
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
    Extension(engine): Extension<Engine>,
    cx: Ctx,
    people::Query(query): people::Query<CursorQuery>,
) -> Result<Response> {
    let page = engine.page(&cx, List::Home, query.cursor()).await?;
    let around = engine.around(&cx).await?;
    let first = query.before.is_none() && !cx.fragment;
    let discover = if first { around.discover.as_slice() } else { &[] };
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
    let list = render::list(&cx, List::Home, &around.followed, &page, "/", invitation)?;
    if cx.fragment {
        return Ok(Html(list).into_response());
    }
    let mut main = Head { cx: &cx }.render().map_err(Error::internal)?;
    if let Some(composer) = Composer::choosing(&around.choices, &cx).filter(|_| first) {
        main.push_str(&composer.render(&cx)?);
    }
    main.push_str(&list);
    let aside = Aside { cx: &cx, discover }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("ui-home")).nav(Nav::Home).main(main).aside(aside).into_response())
}
