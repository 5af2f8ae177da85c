//! What the card of a share shows: a link to the post. The script puts the post in its place for
//! those who may read it; each time, the server asks.

use std::sync::Arc;

use askama::Template;
use kernel::{Error, PersonId, Result, Time};
use serde_json::{Value, json};
use ui::Locale;

use super::POST;
use crate::kinds::{AnyPart, Found, Part, Show};
use crate::{Post, PostId};

#[derive(Debug)]
struct Shared(PostId);

#[derive(Template)]
#[template(path = "share/card.html")]
struct CardPart {
    l: Locale,
    post: PostId,
}

pub(super) fn of(posts: &[&Post]) -> Vec<Found> {
    let found = posts.iter().filter_map(|post| {
        let shared = Shared(post.fields.id(POST)?);
        Some((post.id, Arc::new(shared) as Arc<dyn AnyPart>))
    });
    found.collect()
}

impl Part for Shared {
    type Variant = ();

    fn variant(&self, _: PersonId, _: Time) {}

    fn below(&self, show: &Show<'_>, (): &()) -> Result<String> {
        CardPart { l: show.l(), post: self.0 }.render().map_err(Error::internal)
    }

    fn json(&self, (): &()) -> Value {
        json!({ "post": self.0 })
    }
}
