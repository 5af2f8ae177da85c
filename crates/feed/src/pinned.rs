//! What is pinned to a space, above its posts: the headings of posts. What waits for the viewer's answer
//! is there in full, until they gave it.

use askama::Template;
use kernel::{Error, Result, Time};
use posts::AuthorizedPost;
use spaces::Visible;
use ui::Ctx;

use crate::engine::Engine;

struct Row {
    icon: String,
    href: String,
    heading: String,
    author: String,
    at: Time,
}

impl Row {
    fn of(shown: &AuthorizedPost) -> Row {
        let shared = shown.shared();
        let post = shared.post();
        Row {
            icon: post.kind.icon().to_owned(),
            href: post.href(),
            heading: post.heading(),
            author: shared.author().name.clone(),
            at: post.created_at,
        }
    }
}

#[derive(Template)]
#[template(path = "feed/pinned.html")]
struct Pinned<'a> {
    cx: &'a Ctx,
    rows: Vec<Row>,
}

/// As HTML; empty where nothing is pinned.
pub(crate) async fn render(engine: &Engine, cx: &Ctx, space: &Visible) -> Result<String> {
    let viewer = cx.viewer()?.id;
    let (waiting, others): (Vec<_>, Vec<_>) = engine
        .pinned(cx, space)
        .await?
        .into_iter()
        .partition(|shown| shown.waits_for(viewer, cx.now));
    let rows = others.iter().map(Row::of).collect();
    let mut html = Pinned { cx, rows }.render().map_err(Error::internal)?;
    for shown in &waiting {
        posts::cached_html::write(cx, shown, &mut html)?;
    }
    Ok(html)
}
