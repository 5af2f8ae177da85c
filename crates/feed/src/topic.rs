//! The page of a topic: what was written under it where the viewer may read it.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::{Html, IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{Error, Result};
use posts::topics::Topic;
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
}

/// `GET /topics/{key}`
pub(crate) async fn page(
    Extension(engine): Extension<Engine>,
    cx: Ctx,
    Path(key): Path<String>,
    ui::Query(query): ui::Query<CursorQuery>,
) -> Result<Response> {
    let (topic, follows) = engine.topic(&cx, &key).await?;
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
    let mut main = Head { cx: &cx, topic: &topic, follows }.render().map_err(Error::internal)?;
    main.push_str(&rows);
    Ok(Page::new(format!("#{}", topic.name)).nav(Nav::Home).main(main).into_response())
}
