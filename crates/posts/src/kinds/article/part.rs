//! What the card of an article shows: how it begins, and how long it takes.

use std::sync::Arc;

use askama::Template;
use kernel::{Error, PersonId, Result, Time};
use serde_json::{Value, json};
use ui::{Locale, SafeHtml};

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
    /// The series it is part of.
    series: Option<String>,
    author: PersonId,
}

#[derive(Template)]
#[template(path = "article/head.html")]
struct Head<'a> {
    badge: SafeHtml,
    minutes: String,
    series: Option<&'a String>,
    href: String,
}

#[derive(Template)]
#[template(path = "article/below.html")]
struct Below {
    l: Locale,
    href: String,
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
        let read = Read {
            minutes,
            beginning: text::parse(&post.body).excerpt(BEGINNING),
            series: post.fields.text_of(super::SERIES).map(str::to_owned),
            author: post.author,
        };
        (post.id, Arc::new(read) as Arc<dyn AnyPart>)
    });
    found.collect()
}

impl Part for Read {
    /// Whether its author looks at it.
    type Variant = bool;

    fn variant(&self, viewer: PersonId, _: Time) -> bool {
        viewer == self.author
    }

    fn head(&self, show: &Show<'_>, _: &bool) -> Result<String> {
        let head = Head {
            badge: SafeHtml::trusted(badge(show.l(), &show.post.kind, "")?),
            minutes: show.l().tn("kind-article-minutes", self.minutes),
            series: self.series.as_ref(),
            href: format!("{}/series", show.post.href()),
        };
        head.render().map_err(Error::internal)
    }

    fn body(&self, show: &Show<'_>, _: &bool) -> Result<Option<String>> {
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

    fn below(&self, show: &Show<'_>, own: &bool) -> Result<String> {
        if !show.whole || !own {
            return Ok(String::new());
        }
        let below = Below { href: format!("{}/statistics", show.post.href()), l: show.l() };
        below.render().map_err(Error::internal)
    }

    fn json(&self, _: &bool) -> Value {
        json!({ "minutes": self.minutes })
    }

    fn weight(&self) -> usize {
        self.beginning.len() + self.series.as_ref().map_or(0, String::len) + 200
    }
}
