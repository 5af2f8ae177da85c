//! What is at an address that a manager gives: a feed, or a page that names some.

use kernel::door::Url;
use kernel::limit::Limit;
use kernel::{App, Error, Message, PersonId, Result, Time, Viewer};

use super::discover::{Offer, discover};
use super::fetch::{Fetched, Marks, fetch};
use super::{address_of, bytes, document, has_room};

/// How many addresses somebody looks at in so many seconds.
const PACE: (u32, i64) = (30, 600);
/// The longest name of a bot, in characters.
const NAME: usize = 100;

/// A feed that was found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) address: Url,
    /// What its bot is called where nobody says otherwise.
    pub(crate) name: String,
}

/// What is at an address.
#[derive(Clone, Debug)]
pub(crate) enum Looked {
    Feed(Found),
    /// A page that names several.
    Page(Vec<Offer>),
}

struct Pace(Limit<PersonId>);

impl Default for Pace {
    fn default() -> Pace {
        Pace(Limit::new(PACE.0, PACE.1))
    }
}

/// What was read at an address.
enum Met {
    Feed(Found),
    Page(Vec<Offer>),
    Trouble(&'static str),
}

/// Looks at what is there, for a space that the viewer manages.
///
/// # Errors
/// `Invalid` on the field `address`, saying why; `Forbidden` and `NotFound` as for adding; `TooMany`.
pub(crate) async fn look(app: &App, viewer: &Viewer, slug: &str, typed: &str) -> Result<Looked> {
    let (by, slug) = (viewer.clone(), slug.to_owned());
    let admitted = app.db.read(move |tx| {
        let space = spaces::managed(tx, &by, &slug)?;
        has_room(tx, &space)
    });
    admitted.await?;
    let url = address_of(typed)?;
    app.db.value::<Pace>().0.take(viewer.id, app.clock().now())?;
    let offers = match meet(app, &url).await? {
        Met::Feed(found) => return Ok(Looked::Feed(found)),
        Met::Trouble(word) => return Err(trouble(word)),
        Met::Page(offers) => offers,
    };
    match offers.as_slice() {
        [] => Err(trouble("no-feed")),
        [only] => match meet(app, &only.address).await? {
            Met::Feed(found) => Ok(Looked::Feed(found)),
            Met::Trouble(word) => Err(trouble(word)),
            Met::Page(_) => Err(trouble("no-feed")),
        },
        _ => Ok(Looked::Page(offers)),
    }
}

fn trouble(word: &str) -> Error {
    let said = match word {
        "denied" => "rss-trouble-denied",
        "failing" => "rss-trouble-failing",
        "large" => "rss-trouble-large",
        "missing" => "rss-trouble-missing",
        "own" => "rss-trouble-own",
        "refused" => "rss-trouble-refused",
        "unreachable" => "rss-trouble-unreachable",
        _ => "rss-trouble-no-feed",
    };
    Error::field("address", said)
}

/// What a program is told of a page that names several.
pub(crate) fn several(offers: &[Offer]) -> Error {
    let addresses: Vec<&str> = offers.iter().map(|offer| offer.address.as_str()).collect();
    Error::field("address", Message::new("rss-several").with("addresses", addresses.join(", ")))
}

async fn meet(app: &App, url: &Url) -> Result<Met> {
    let answer = match fetch(app, url, &Marks::default()).await {
        Ok(Fetched::Document(answer, _)) => answer,
        Ok(Fetched::Same) => return Ok(Met::Trouble("failing")),
        Err(word) => return Ok(Met::Trouble(word)),
    };
    let (url, now) = (url.clone(), app.clock().now());
    // Whatever a document of others does to the reader, it ends there.
    let met = tokio::task::spawn_blocking(move || {
        told(&answer.body, answer.media(), (&url, &answer.url), now)
    });
    Ok(met.await.unwrap_or(Met::Trouble("no-feed")))
}

fn told(body: &[u8], media: &str, (asked, answered): (&Url, &Url), now: Time) -> Met {
    match document::read(body, media, answered, now) {
        Ok(document) => {
            let name = match text::is_blank(&document.title) {
                true => asked.host_str().unwrap_or_default().to_owned(),
                false => document.title,
            };
            let name = name.chars().take(NAME).collect();
            Met::Feed(Found { address: asked.clone(), name })
        }
        Err("no-feed") => {
            let page = bytes::text(body, media).unwrap_or_default();
            Met::Page(discover(&page, answered))
        }
        Err(word) => Met::Trouble(word),
    }
}
