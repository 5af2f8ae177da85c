//! The page of a person: who they are, and what they wrote where the viewer may read it.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use kernel::error::Meaning;
use kernel::page::CursorQuery;
use kernel::{App, Error, Result};
use people::presence::Presence;
use people::profile::{Head, Prefetched};
use spaces::Visible;
use ui::{Ctx, Nav, Page};

use crate::engine::Engine;
use crate::home::Invitation;
use crate::lists::List;
use crate::{render, suspended};

/// `GET /people/{handle}`
pub(crate) async fn page(
    State(app): State<App>,
    Extension(engine): Extension<Engine>,
    Extension(here): Extension<Presence>,
    ahead: Option<Extension<Prefetched>>,
    cx: Ctx,
    Path(handle): Path<String>,
    ui::Query(query): ui::Query<CursorQuery>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let head = match ahead.and_then(|Extension(ahead)| ahead.of(&handle)) {
        Some(head) => head,
        None => {
            let (viewer, handle) = (viewer.clone(), handle.clone());
            app.db.read(move |tx| Head::load(tx, &viewer, &handle, &here)).await?
        }
    };
    let person = head.person();
    let own = person.id == viewer.id;
    // A guest writes in their spaces: a wall is read by the whole company.
    let writes = own && viewer.sees_open();
    let composer = match writes && !cx.fragment {
        true => {
            let wall = wall(&app, &engine, &cx).await?;
            let composer = engine.composer(&cx, &wall).await?;
            suspended::or_form(&engine, &cx, wall.id, composer).await?
        }
        false => String::new(),
    };
    let (list, name) = (List::Person(person.id), person.name.clone());
    let cards = engine.page(&cx, list, query.cursor()).await?;
    let invitation = Invitation {
        icon: "pencil",
        title: match own {
            true if !writes => cx.l.t("person-empty-own-guest"),
            true => cx.l.t("person-empty-own"),
            false => cx.l.t1("person-empty", "name", &name),
        },
        text: cx.l.t(match (own, writes) {
            (true, true) => "person-empty-own-text",
            (true, false) => "person-empty-own-text-guest",
            (false, _) => "person-empty-text",
        }),
        links: Vec::new(),
    };
    let invitation = invitation.render().map_err(Error::internal)?;
    let address = format!("/people/{handle}");
    let rows = render::list(&cx, list, &[], &cards, &address, invitation)?;
    if cx.fragment {
        return Ok(Html(rows).into_response());
    }
    let mut main = head.html(&cx)?;
    main.push_str(&composer);
    main.push_str(&rows);
    Ok(Page::new(name).nav(Nav::People).main(main).into_response())
}

/// The viewer's wall: made when one first comes to write on it; looking again writes nothing.
async fn wall(app: &App, engine: &Engine, cx: &Ctx) -> Result<Visible> {
    let viewer = cx.viewer()?.clone();
    match engine.visible(cx, &format!("@{}", viewer.handle)).await {
        Err(error) if error.meaning() == Meaning::NotFound => {
            let made = app.db.write(move |tx| {
                let wall = spaces::personal(tx, viewer.id)?;
                spaces::access::visible_by_id(tx, &viewer, wall)
            });
            made.await
        }
        found => found,
    }
}
