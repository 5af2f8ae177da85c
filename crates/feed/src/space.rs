//! The page of a space: its front, the form to publish, its posts.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::page::CursorQuery;
use kernel::{App, Error, Result};
use people::presence::Presence;
use ui::{Ctx, Nav, Page};

use crate::conversations::talk::{self, Asked};
use crate::engine::{Engine, Unread};
use crate::home::Invitation;
use crate::lists::List;
use crate::{merged, orphan, pinned, render, suspended, week};

/// `GET /spaces/{slug}`
pub(crate) async fn page(
    State(app): State<App>,
    Extension(engine): Extension<Engine>,
    Extension(here): Extension<Presence>,
    (unread, top): (Option<Extension<Unread>>, Option<Extension<spaces::Top>>),
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Query(query): ui::Query<CursorQuery>,
) -> Result<Response> {
    let (front, space) = engine.front(&cx, &slug).await?;
    if front.shared().slug() != slug && !cx.fragment {
        // The address that it had before.
        let mut now = format!("/spaces/{}", front.shared().slug());
        if let Some(before) = query.before {
            now.push_str(&format!("?before={before}"));
        }
        return Ok(Redirect::temporary(&now).into_response());
    }
    let composer = match &space {
        Some(space) if !cx.fragment => engine.composer(&cx, space).await?,
        _ => None,
    };
    let first = query.before.is_none() && !cx.fragment;
    let (mut pins, mut week) = (String::new(), String::new());
    let rows = match space {
        None => String::new(),
        Some(space) if space.kind == spaces::Kind::Conversation => {
            let before = query.before.map(|before| before.0);
            let unread = unread.map(|Extension(unread)| unread);
            let asked = Asked { app, engine, here, before, unread };
            return talk::page(&cx, asked, space, composer).await;
        }
        Some(space) => {
            let list = List::Space(space.id);
            let (title, text) = match composer {
                Some(_) => ("space-empty", "space-empty-text"),
                None if space.is_archived() => ("space-quiet", "space-archived"),
                None => ("space-quiet", "space-quiet-text"),
            };
            let members = format!("/spaces/{}/members", space.slug);
            let invitation = Invitation {
                icon: "comment",
                title: cx.l.t(title),
                text: cx.l.t(text),
                links: match space.animates() && !space.is_archived() {
                    true => vec![(members, cx.l.t("space-people"))],
                    false => Vec::new(),
                },
            };
            let invitation = invitation.render().map_err(Error::internal)?;
            let address = format!("/spaces/{slug}");
            let page = engine.page(&cx, list, query.cursor()).await?;
            if first {
                pins = pinned::render(&engine, &cx, &space).await?;
                week = week::list(&engine, &cx, &front, space).await?;
            }
            render::list(&cx, list, &[], &page, &address, invitation)?
        }
    };
    if cx.fragment {
        return Ok(Html(rows).into_response());
    }
    let sidebar = engine.sidebar(&cx).await?;
    let place = sidebar.spaces.iter().find(|place| place.id == front.shared().id().0);
    let mut main = front.head(&cx, place.map(|place| place.favourite))?;
    main.push_str(&spaces::rules::told(&cx, &front)?);
    main.push_str(&merged::links(&engine, &cx, &front).await?);
    main.push_str(&orphan::offer(&engine, &cx, &front, &slug).await?);
    if let Some(Extension(spaces::Top(top))) = top.filter(|_| first) {
        main.push_str(&top);
    }
    main.push_str(&week);
    main.push_str(&suspended::or_form(&engine, &cx, front.shared().id(), composer).await?);
    main.push_str(&pins);
    main.push_str(&rows);
    let page = Page::new(front.title()).nav(Nav::Spaces).main(main).aside(front.aside(&cx)?);
    Ok(page.into_response())
}
