//! The page of a space: its front, the form to publish, its posts.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{App, Error, Result};
use posts::Composer;
use ui::{Ctx, Nav, Page};

use crate::engine::Engine;
use crate::home::Invitation;
use crate::lists::List;
use crate::render;

/// `GET /spaces/{slug}`
pub(crate) async fn page(
    State(app): State<App>,
    Extension(engine): Extension<Engine>,
    cx: Ctx,
    Path(slug): Path<String>,
    people::Query(query): people::Query<CursorQuery>,
) -> Result<Response> {
    let (viewer, asked, address) = (cx.viewer()?.clone(), cx.clone(), format!("/spaces/{slug}"));
    let load = app.db.read(move |tx| {
        let (front, visible) = spaces::front::front(tx, &viewer, &slug)?;
        let Some(space) = visible else {
            return Ok((front, None, None));
        };
        let composer = Composer::of(tx, &space, &asked)?;
        Ok((front, Some((List::Space(space.id), space.kind)), composer))
    });
    let (front, list, composer) = load.await?;
    let rows = match list {
        None => String::new(),
        Some((list, kind)) => {
            let key = if kind == spaces::Kind::Conversation { "conversation" } else { "space" };
            let invitation = Invitation {
                icon: "comment",
                title: cx.l.t(&format!("{key}-empty")),
                text: cx.l.t(&format!("{key}-empty-text")),
                links: Vec::new(),
            };
            let invitation = invitation.render().map_err(Error::internal)?;
            let page = engine.page(&cx, list, query.cursor()).await?;
            render::list(&cx, list, &[], &page, &address, invitation)?
        }
    };
    if cx.fragment {
        return Ok(Html(rows).into_response());
    }
    let mut main = front.head(&cx)?;
    if let Some(composer) = composer {
        main.push_str(&composer.render(&cx)?);
    }
    main.push_str(&rows);
    let nav = match list {
        Some((_, spaces::Kind::Conversation)) => Nav::Conversations,
        _ => Nav::Spaces,
    };
    let page = Page::new(front.title()).nav(nav).main(main).aside(front.aside(&cx)?);
    Ok(page.into_response())
}
