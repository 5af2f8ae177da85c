//! The page of a topic: what was written under it where the viewer may read it.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::page::CursorQuery;
use kernel::{Error, Result};
use posts::topics::about::About;
use posts::topics::{self, Topic};
use ui::{Ctx, Nav, Page};

use crate::engine::Engine;
use crate::home::Invitation;
use crate::lists::List;
use crate::render;

#[derive(Template)]
#[template(path = "feed/topic_head.html")]
struct Head<'a> {
    cx: &'a Ctx,
    topic: &'a Topic,
    follows: bool,
    /// What it is about; empty where the viewer sees nothing of it.
    description: String,
    about: &'a About,
    administers: bool,
}

#[derive(Template)]
#[template(path = "feed/topic_aside.html")]
struct Aside<'a> {
    cx: &'a Ctx,
    about: &'a About,
    people: Vec<ui::view::Person>,
}

/// `GET /topics/{key}`
pub(crate) async fn page(
    Extension(engine): Extension<Engine>,
    cx: Ctx,
    Path(key): Path<String>,
    ui::Query(query): ui::Query<CursorQuery>,
) -> Result<Response> {
    let (topic, follows) = engine.topic(&cx, &key).await?;
    if topic.key != text::fold(&key) && !cx.fragment {
        // It was merged: old links lead on.
        let to = format!("/topics/{}", ui::encode(&topic.key));
        return Ok(Redirect::to(&to).into_response());
    }
    let list = List::Topic(topic.id);
    let cards = engine.page(&cx, list, query.cursor()).await?;
    let invitation = Invitation {
        icon: "comment",
        title: cx.l.t("topic-empty"),
        text: cx.l.t1("topic-empty-text", "topic", &topic.name),
        links: vec![(
            format!("/posts/new?body={}", ui::encode(&format!("#{} ", topic.name))),
            cx.l.t("topic-write"),
        )],
    };
    let invitation = invitation.render().map_err(Error::internal)?;
    let address = format!("/topics/{}", topic.key);
    let rows = render::list(&cx, list, &[], &cards, &address, invitation)?;
    if cx.fragment {
        return Ok(Html(rows).into_response());
    }
    let (viewer, asked, id) = (cx.viewer()?.clone(), topic.key.clone(), topic.id);
    let load = engine.db().read(move |tx| {
        let Some(seen) = topics::seen(tx, &viewer, &asked)? else { return Ok(None) };
        Ok(Some((About::load(tx, &viewer, id)?, seen.description)))
    });
    let seen = load.await?;
    let is_seen = seen.is_some();
    let (about, description) = seen.unwrap_or_default();
    let administers = is_seen && cx.viewer()?.administers();
    let head = Head { cx: &cx, topic: &topic, follows, description, about: &about, administers };
    let mut main = head.render().map_err(Error::internal)?;
    main.push_str(&rows);
    let people = about.people.iter().map(posts::view::person).collect();
    let aside = Aside { cx: &cx, about: &about, people }.render().map_err(Error::internal)?;
    let page = Page::new(format!("#{}", topic.name)).nav(Nav::Home).main(main);
    Ok(page.aside(aside).into_response())
}
