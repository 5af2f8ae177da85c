//! The spaces that one was merged with, above its posts.

use askama::Template;
use kernel::{Error, Result};
use spaces::front::Front;
use spaces::merge::{self, Merges};
use ui::Ctx;

use crate::engine::Engine;

#[derive(Template)]
#[template(path = "feed/merged.html")]
struct Links<'a> {
    cx: &'a Ctx,
    merges: &'a Merges,
}

/// As HTML; empty where there are none, or none that the viewer may know of.
pub(crate) async fn links(engine: &Engine, cx: &Ctx, front: &Front) -> Result<String> {
    let shared = front.shared();
    if !shared.is_merged() {
        return Ok(String::new());
    }
    let (viewer, space) = (cx.viewer()?.clone(), shared.id());
    let merges = engine.db().read(move |tx| merge::of(tx, &viewer, space)).await?;
    Links { cx, merges: &merges }.render().map_err(Error::internal)
}
