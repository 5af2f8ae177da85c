//! Asks for a feed through the door: each redirect is checked like the first address.

use std::time::Duration;

use axum::http::header::{
    ACCEPT, ETAG, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH,
    LAST_MODIFIED, LOCATION,
};
use kernel::App;
use kernel::door::{Answer, Limits, Url};
use kernel::error::Meaning;

/// Bytes of a document, packed and unpacked.
pub(super) const LARGEST: usize = 4 << 20;
/// How long an address may take.
const LIMITS: Limits = Limits { most: LARGEST, time: Duration::from_secs(20) };
/// Redirects followed, at most.
const HOPS: usize = 5;
const KINDS: &str = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, \
    text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5";

/// What an answer said with a document, to be asked only for another.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    pub(super) etag: String,
    pub(super) modified: String,
}

impl Marks {
    fn of(headers: &HeaderMap) -> Marks {
        let said = |name: HeaderName| {
            let value = headers.get(name).and_then(|value| value.to_str().ok());
            value.filter(|value| value.len() <= 300).unwrap_or_default().to_owned()
        };
        Marks { etag: said(ETAG), modified: said(LAST_MODIFIED) }
    }

    fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(KINDS))]);
        for (name, said) in [(IF_NONE_MATCH, &self.etag), (IF_MODIFIED_SINCE, &self.modified)] {
            if let Ok(said) = HeaderValue::from_str(said)
                && !said.is_empty()
            {
                headers.insert(name, said);
            }
        }
        headers
    }
}

/// What was answered.
pub(super) enum Fetched {
    /// The same as before.
    Same,
    Document(Box<Answer>, Marks),
}

/// Asks for what is at an address; a word where nothing comes of it.
pub(super) async fn fetch(app: &App, url: &Url, marks: &Marks) -> Result<Fetched, &'static str> {
    let answer = follow(app, url.clone(), marks).await?;
    match answer.status {
        304 => Ok(Fetched::Same),
        200 if !answer.whole => Err("large"),
        200 => {
            let marks = Marks::of(&answer.headers);
            Ok(Fetched::Document(Box::new(answer), marks))
        }
        401 | 403 => Err("denied"),
        404 | 410 => Err("missing"),
        _ => Err("failing"),
    }
}

async fn follow(app: &App, mut url: Url, marks: &Marks) -> Result<Answer, &'static str> {
    let own = Url::parse(&app.config.public_url).map(|own| own.origin());
    for _ in 0..=HOPS {
        if own.as_ref().is_ok_and(|own| *own == url.origin()) {
            return Err("own");
        }
        let answer = app.door.get_with(&url, marks.headers(), LIMITS).await;
        let answer = answer.map_err(|error| match error.meaning() {
            Meaning::Forbidden => "refused",
            _ => "unreachable",
        })?;
        let to = answer.headers.get(LOCATION).and_then(|to| to.to_str().ok());
        let next = match (answer.status, to) {
            (301 | 302 | 303 | 307 | 308, Some(to)) => url.join(to).map_err(|_| "unreachable")?,
            _ => return Ok(answer),
        };
        if url.scheme() == "https" && next.scheme() != "https" {
            return Err("unreachable");
        }
        url = next;
    }
    Err("unreachable")
}
