//! What the card of a page shows in a list: how it begins, and the way to it.

use std::sync::Arc;

use askama::Template;
use kernel::{Error, PersonId, Result, Time, Tx};
use posts::Post;
use posts::kinds::{AnyPart, Found, Part, Show};
use serde_json::{Value, json};
use ui::Locale;

use crate::model::href;

/// Characters that a list shows of its beginning.
const BEGINNING: usize = 280;

#[derive(Debug)]
struct Begins {
    href: String,
    beginning: String,
}

#[derive(Template)]
#[template(path = "wiki/card.html")]
struct Card<'a> {
    l: Locale,
    part: &'a Begins,
}

pub(super) fn load(_: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
    let found = posts.iter().map(|post| {
        let beginning = text::parse(&post.body).excerpt(BEGINNING);
        let part = Begins { href: href(post.id, &post.title), beginning };
        (post.id, Arc::new(part) as Arc<dyn AnyPart>)
    });
    Ok(found.collect())
}

impl Part for Begins {
    type Variant = ();

    fn variant(&self, _: PersonId, _: Time) {}

    fn body(&self, show: &Show<'_>, (): &()) -> Result<Option<String>> {
        if show.whole {
            return Ok(None);
        }
        Card { l: show.l(), part: self }.render().map(Some).map_err(Error::internal)
    }

    fn json(&self, (): &()) -> Value {
        json!({ "page": self.href })
    }

    fn weight(&self) -> usize {
        self.beginning.len() + self.href.len() + 100
    }
}
