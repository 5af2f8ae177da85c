//! The page of a person: who they are, and what they wrote where the viewer may read it.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{App, Error, Result, Viewer};
use people::presence::Here;
use posts::Composer;
use ui::{Ctx, Nav, Page};

use crate::engine::Engine;
use crate::home::Invitation;
use crate::lists::List;
use crate::render;

/// `GET /people/{handle}`
pub(crate) async fn page(
    State(app): State<App>,
    Extension(engine): Extension<Engine>,
    Extension(here): Extension<Here>,
    cx: Ctx,
    Path(handle): Path<String>,
    people::Query(query): people::Query<CursorQuery>,
) -> Result<Response> {
    let (viewer, asked, address) = (cx.viewer()?.clone(), cx.clone(), format!("/people/{handle}"));
    if handle == viewer.handle {
        make_wall(&app, &viewer).await?;
    }
    let load = app.db.read(move |tx| {
        let (person, head) = people::profile::header(tx, &viewer, &handle, &asked, &here)?;
        let list = List::Person(person.id);
        let composer = if person.id == viewer.id {
            let wall = spaces::wall(tx, viewer.id)?.ok_or_else(Error::not_found)?;
            let wall = spaces::access::visible_by_id(tx, &viewer, wall)?;
            Composer::of(tx, &wall, &asked)?
        } else {
            None
        };
        Ok((person.name.clone(), head, list, composer))
    });
    let (name, head, list, composer) = load.await?;
    let cards = engine.page(&cx, list, query.cursor()).await?;
    let invitation = Invitation {
        icon: "pencil",
        title: cx.l.t1("person-empty", "name", &name),
        text: cx.l.t("person-empty-text"),
        links: Vec::new(),
    };
    let invitation = invitation.render().map_err(Error::internal)?;
    let rows = render::list(&cx, list, &[], &cards, &address, invitation)?;
    if cx.fragment {
        return Ok(Html(rows).into_response());
    }
    let mut main = head;
    if let Some(composer) = composer {
        main.push_str(&composer.render(&cx)?);
    }
    main.push_str(&rows);
    Ok(Page::new(name).nav(Nav::People).main(main).into_response())
}

/// One's wall is made when one first comes to write on it; looking again writes nothing.
async fn make_wall(app: &App, viewer: &Viewer) -> Result<()> {
    let id = viewer.id;
    if app.db.read(move |tx| spaces::wall(tx, id)).await?.is_none() {
        app.db.write(move |tx| spaces::personal(tx, id)).await?;
    }
    Ok(())
}
