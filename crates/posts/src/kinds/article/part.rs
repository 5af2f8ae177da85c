//! What the card of an article shows: how it begins, and how long it takes.

use std::sync::Arc;

use askama::Template;
use kernel::{Error, PersonId, Result, Time};
use serde_json::{Value, json};
use ui::Locale;

use crate::Post;
use crate::kinds::{AnyPart, Found, Part, Show, badge};

/// Words a minute: adults read 238 words of English and 214 of French silently in a minute
/// (Brysbaert, “How many words do we read per minute?”, Journal of Memory and Language 109, 2019).
const WORDS_A_MINUTE: usize = 220;
/// Characters that a list shows of its beginning.
const BEGINNING: usize = 320;

#[derive(Debug)]
struct Read {
    minutes: i64,
    beginning: String,
}

#[derive(Template)]
#[template(path = "article/card.html")]
struct CardPart<'a> {
    l: Locale,
    href: String,
    beginning: &'a str,
    minutes: i64,
}

pub(super) fn of(posts: &[&Post]) -> Vec<Found> {
    let found = posts.iter().map(|post| {
        let words = post.body.split_whitespace().count();
        let minutes = i64::try_from(words.div_ceil(WORDS_A_MINUTE).max(1)).unwrap_or(i64::MAX);
        let read = Read { minutes, beginning: text::parse(&post.body).excerpt(BEGINNING) };
        (post.id, Arc::new(read) as Arc<dyn AnyPart>)
    });
    found.collect()
}

impl Part for Read {
    type Variant = ();

    fn variant(&self, _: PersonId, _: Time) {}

    fn head(&self, show: &Show<'_>, (): &()) -> Result<String> {
        let badge = badge(show.l(), &show.post.kind, "")?;
        let minutes = show.l().tn("kind-article-minutes", self.minutes);
        Ok(format!("{badge} <span class=\"post-meta\">{minutes}</span>"))
    }

    fn body(&self, show: &Show<'_>, (): &()) -> Result<Option<String>> {
        if show.whole {
            return Ok(None);
        }
        let part = CardPart {
            l: show.l(),
            href: show.post.href(),
            beginning: &self.beginning,
            minutes: self.minutes,
        };
        part.render().map(Some).map_err(Error::internal)
    }

    fn json(&self, (): &()) -> Value {
        json!({ "minutes": self.minutes })
    }

    fn weight(&self) -> usize {
        self.beginning.len() + 200
    }
}
