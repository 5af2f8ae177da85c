//! RSS feeds (RSS, Atom, JSON Feed): what is published elsewhere is published in a space too, under the name of a bot.
//!
//! Invariants:
//! - an item is published once, also where its feed gives it another number each time; the first document publishes
//!   three at most, each later one twenty;
//! - addresses are asked through [`kernel::door`], one at a time, in the background, every half an hour at most;
//! - what goes wrong is said in words, and what was published stays.

pub(crate) mod api;
mod bytes;
mod discover;
mod document;
mod fetch;
mod item;
mod json;
mod look;
pub(crate) mod page;
mod read;
mod repair;
mod store;

pub use read::Reader;

use kernel::door::Url;
use kernel::{Activity, Error, Message, Result, Time, Tx, Viewer, params};
use serde_json::json;
use spaces::Managed;

use crate::logged;
use look::Found;
use store::{ADD, COUNT, FEEDS, IS_THERE, READ_AGAIN, REMOVE};

kernel::id! {
    /// An RSS feed of a space.
    FeedId,
}

/// How many a space has at most.
const MOST: i64 = 50;
/// Characters of an address.
const ADDRESS: usize = 2_000;

/// An RSS feed, as members of its space see it.
#[derive(Clone, Debug)]
pub(crate) struct Feed {
    pub(crate) id: FeedId,
    /// What its bot is called.
    pub(crate) name: String,
    /// The handle of its bot.
    pub(crate) handle: String,
    /// Whose it is: the address itself may be a secret.
    pub(crate) host: String,
    pub(crate) created_at: Time,
    /// When it was last asked for.
    pub(crate) read_at: Option<Time>,
    /// Why it could not be read, in a word; empty where it could.
    pub(crate) trouble: String,
    /// Whether it is asked for no more.
    pub(crate) paused: bool,
    /// Who added it: name and handle.
    pub(crate) by: (String, String),
}

impl Feed {
    /// Why it could not be read, and what to do.
    pub(crate) fn why(&self, l: &ui::Locale) -> String {
        match self.paused {
            true => l.t("rss-paused"),
            false => {
                format!("{} {}", l.t(&format!("rss-trouble-{}", self.trouble)), l.t("rss-later"))
            }
        }
    }
}

/// The RSS feeds of a space whose content the viewer sees.
pub(crate) fn of(tx: &mut Tx<'_>, space: &spaces::Visible) -> Result<Vec<Feed>> {
    tx.query(&FEEDS, params![space.id], |row| {
        let host = Url::parse(&row.get::<String>(3)?).ok();
        let host = host.and_then(|url| url.host_str().map(str::to_owned));
        Ok(Feed {
            id: row.get(0)?,
            name: row.get(1)?,
            handle: row.get(2)?,
            host: host.unwrap_or_default(),
            created_at: row.get(4)?,
            read_at: row.get(5)?,
            trouble: row.get(6)?,
            paused: row.get(7)?,
            by: (row.get(8)?, row.get(9)?),
        })
    })
}

/// The address of a feed or of a page, as people type it.
fn address_of(typed: &str) -> Result<Url> {
    let wrong = || Error::field("address", "rss-address-wrong");
    let typed = typed.trim();
    let typed = typed.strip_prefix("feed:").unwrap_or(typed).trim_start_matches("//");
    let url = match typed.contains("://") {
        true => Url::parse(typed),
        false => Url::parse(&format!("https://{typed}")),
    };
    let url = url.map_err(|_| wrong())?;
    let is_open = url.username().is_empty() && url.password().is_none();
    let is_web = matches!(url.scheme(), "https" | "http") && url.host_str().is_some();
    if is_web && is_open && url.as_str().len() <= ADDRESS { Ok(url) } else { Err(wrong()) }
}

/// Whether a space that the viewer manages takes another.
///
/// # Errors
/// `Invalid` on the field `address` where there are too many; `Forbidden` where the space is archived.
fn has_room(tx: &mut Tx<'_>, space: &Managed) -> Result<()> {
    space.writable()?;
    let count: i64 = tx.query_one(&COUNT, params![space.id], |row| row.get(0))?;
    if count >= MOST {
        let said = Message::new("integration-too-many").with("most", MOST);
        return Err(Error::field("address", said));
    }
    Ok(())
}

/// Adds one that was found to a space that the viewer manages; it is read within a minute.
///
/// # Errors
/// `Invalid`, naming the field; `Forbidden` where the space is archived.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Managed,
    (name, found): (&str, &Found),
) -> Result<FeedId> {
    has_room(tx, space)?;
    let address = found.address.as_str();
    let there: i64 = tx.query_one(&IS_THERE, params![space.id, address], |row| row.get(0))?;
    if there > 0 {
        return Err(Error::field("address", "rss-there"));
    }
    let name = if text::is_blank(name) { found.name.as_str() } else { name };
    let bot = people::bots::make(tx, name, viewer.lang)?;
    let id: FeedId = tx.new_id();
    tx.execute(&ADD, params![id, space.id, bot, address, viewer.id, tx.now()])?;
    let added = Activity::new(logged::FEED_ADDED, space.id.0).by(viewer.id).within(space.id);
    tx.log(added.data(json!({ "name": name.trim() })))?;
    Ok(id)
}

/// The name of one of this space.
fn name_of(tx: &mut Tx<'_>, space: &Managed, id: FeedId) -> Result<String> {
    let name = of(tx, space)?.into_iter().find(|one| one.id == id).map(|one| one.name);
    name.ok_or_else(Error::not_found)
}

/// Removes one of a space that the viewer manages: what it published stays.
///
/// # Errors
/// `NotFound` where the space has no such feed.
pub(crate) fn remove(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed, id: FeedId) -> Result<()> {
    let name = name_of(tx, space, id)?;
    tx.execute(&REMOVE, params![id, space.id])?;
    let removed = Activity::new(logged::FEED_REMOVED, space.id.0).by(viewer.id).within(space.id);
    tx.log(removed.data(json!({ "name": name })))
}

/// Has one read again, where that was not done within five minutes, or failed.
///
/// # Errors
/// `NotFound` where the space has no such feed.
pub(crate) fn again(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed, id: FeedId) -> Result<()> {
    let name = name_of(tx, space, id)?;
    let (now, before) = (tx.now(), tx.now().plus_seconds(-300));
    tx.execute(&READ_AGAIN, params![id, space.id, now, before])?;
    let asked = Activity::new(logged::FEED_ASKED, space.id.0).by(viewer.id).within(space.id);
    tx.log(asked.data(json!({ "name": name })))
}

#[cfg(test)]
mod tests {
    use super::address_of;

    #[test]
    fn addresses_are_those_that_people_paste() {
        for (typed, url) in [
            (" https://example.org/feed.xml ", "https://example.org/feed.xml"),
            ("example.org/blog", "https://example.org/blog"),
            ("feed://example.org/feed", "https://example.org/feed"),
            ("feed:http://example.org/feed", "http://example.org/feed"),
        ] {
            assert_eq!(address_of(typed).unwrap().as_str(), url);
        }
        for typed in ["", " ", "https://", "ftp://example.org/a", "file:///etc/passwd"] {
            assert!(address_of(typed).is_err(), "{typed}");
        }
        assert!(address_of("https://ana:secret@example.org/feed").is_err());
        assert!(address_of(&format!("https://example.org/{}", "a".repeat(2_000))).is_err());
    }
}
