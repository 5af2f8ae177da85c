//! The page of all topics that the viewer sees.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result};
use posts::topics::about::{self, Listed};
use serde::Deserialize;
use ui::{Ctx, Page};

/// Topics on a page.
const PAGE: usize = 60;

/// What the address carries.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// How they begin.
    q: String,
    /// The key before those that are shown.
    after: String,
}

#[derive(Template)]
#[template(path = "topics/list.html")]
struct View<'a> {
    cx: &'a Ctx,
    asked: &'a Asked,
    followed: &'a [Listed],
    lately: &'a [Listed],
    topics: &'a [Listed],
    twins: &'a [(String, String)],
    more: Option<String>,
    /// Whether it is the first page, of all of them.
    whole: bool,
}

/// `GET /topics`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    ui::Query(asked): ui::Query<Asked>,
) -> Result<Response> {
    let (viewer, of, now) = (cx.viewer()?.clone(), asked.clone(), cx.now);
    let whole = asked.q.is_empty() && asked.after.is_empty();
    let load = app.db.read(move |tx| {
        let most = PAGE as i64 + 1;
        let topics = about::list(tx, &viewer, (&of.q, &of.after), most)?;
        if !whole {
            return Ok((topics, Vec::new(), Vec::new(), Vec::new()));
        }
        let twins = match viewer.administers() {
            true => about::twins(tx, &viewer)?,
            false => Vec::new(),
        };
        Ok((topics, about::followed(tx, &viewer)?, about::lately(tx, &viewer, now)?, twins))
    });
    let (mut topics, followed, lately, twins) = load.await?;
    let more = (topics.len() > PAGE).then(|| {
        topics.truncate(PAGE);
        let last = topics.last().map_or("", |topic| topic.key.as_str());
        format!("/topics?q={}&after={}", ui::encode(&asked.q), ui::encode(last))
    });
    let view = View {
        cx: &cx,
        asked: &asked,
        followed: &followed,
        lately: &lately,
        topics: &topics,
        twins: &twins,
        more,
        whole,
    };
    let main = view.render().map_err(Error::internal)?;
    if cx.fragment {
        return Ok(Html(main).into_response());
    }
    Ok(Page::new(cx.l.t("topics-title")).main(main).into_response())
}
