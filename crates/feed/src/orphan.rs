//! The offer to manage a space that nobody does, above its posts: for those to whom it is made.

use askama::Template;
use kernel::{Error, Result};
use spaces::front::Front;
use ui::Ctx;

use crate::engine::Engine;

#[derive(Template)]
#[template(path = "feed/orphan.html")]
struct Offer<'a> {
    cx: &'a Ctx,
    slug: &'a str,
}

/// As HTML; empty for everybody else.
pub(crate) async fn offer(engine: &Engine, cx: &Ctx, front: &Front, slug: &str) -> Result<String> {
    let (shared, viewer) = (front.shared(), cx.viewer()?);
    if !shared.is_orphaned() || !front.is_of(viewer) {
        return Ok(String::new());
    }
    let space = shared.id();
    let offered = engine.db().read(move |tx| posts::regulars::of(tx, space)).await?;
    match offered.contains(&viewer.id) {
        true => Offer { cx, slug }.render().map_err(Error::internal),
        false => Ok(String::new()),
    }
}
