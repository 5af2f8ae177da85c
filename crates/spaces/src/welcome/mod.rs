//! What the managers of a space say to whoever is new there, and the links that they keep at hand beside its posts.

pub(crate) mod page;
mod store;

use kernel::{Activity, Error, Message, Result, SpaceId, Tx, Viewer, params};
use serde::{Deserialize, Serialize};

use crate::create::charter_html;
use crate::{Visible, logged, suspensions};
use store::{OF, SET};

/// How long somebody is new in a space, in seconds.
pub(crate) const NEW_SECONDS: i64 = 14 * 86_400;
/// Links of a space.
const LINKS: usize = 8;
/// The longest name of one, and the longest address, in characters.
const LABEL: usize = 60;
const HREF: usize = 500;
/// The longest welcome, in characters.
const TEXT: usize = 2_000;

/// A link beside the posts of a space.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpaceShortcut {
    /// What it is called: one line, at most 60 characters.
    pub label: String,
    /// Where it leads: an address that begins with `https://`, `http://`, or `/` for a page of this network.
    pub href: String,
}

/// What newcomers are told, and the links.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SpaceWelcome)]
pub struct Welcome {
    /// What is shown to whoever joined within 14 days: Markdown, at most 2,000 characters; may be empty.
    #[serde(default)]
    pub text: String,
    /// The links, at most 8, in their order.
    #[serde(default)]
    pub links: Vec<SpaceShortcut>,
    /// The text as safe HTML.
    #[serde(skip)]
    pub(crate) html: String,
}

impl SpaceShortcut {
    fn is_empty(&self) -> bool {
        self.label.trim().is_empty() && self.href.trim().is_empty()
    }

    /// As it is kept.
    fn checked(&self) -> Result<SpaceShortcut> {
        let label = text::one_line(&self.label);
        let href = self.href.trim().to_owned();
        let is_address = ["https://", "http://"].iter().any(|start| {
            href.strip_prefix(start).is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        });
        let is_page = href.starts_with('/') && !href.starts_with("//") && !href.contains('\\');
        if text::is_blank(&label)
            || label.chars().count() > LABEL
            || href.chars().count() > HREF
            || href.contains(char::is_whitespace)
            || !(is_address || is_page)
        {
            return Err(Error::field("links", Message::new("welcome-link").with("most", LABEL)));
        }
        Ok(SpaceShortcut { label, href })
    }
}

/// That of a space; whoever shows it proves that the viewer sees its content.
///
/// # Errors
/// Whatever the database meets.
pub fn of(tx: &mut Tx<'_>, space: SpaceId) -> Result<Welcome> {
    let found = tx.query_opt(&OF, params![space], |row| {
        let links: String = row.get(2)?;
        Ok(Welcome { text: row.get(0)?, html: row.get(1)?, links: serde_json::from_str(&links)? })
    })?;
    Ok(found.unwrap_or_default())
}

/// Gives a space that the viewer runs this one.
///
/// # Errors
/// `Invalid`, on the fields `text` and `links`.
pub fn set(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible, wanted: &Welcome) -> Result<()> {
    suspensions::expect_none(tx, viewer.id, space.id)?;
    let words = wanted.text.trim();
    if words.chars().count() > TEXT {
        return Err(Error::field("text", Message::new("error-too-long").with("most", TEXT)));
    }
    if wanted.links.len() > LINKS {
        return Err(Error::field("links", Message::new("welcome-links").with("most", LINKS)));
    }
    let links = wanted.links.iter().map(SpaceShortcut::checked).collect::<Result<Vec<_>>>()?;
    let html = if words.is_empty() { String::new() } else { charter_html(words) };
    let kept = of(tx, space.id)?;
    if kept.text == words && kept.links == links {
        return Ok(());
    }
    tx.execute(&SET, params![space.id, words, html, serde_json::to_string(&links)?])?;
    tx.log(Activity::new(logged::SPACE_WELCOME, space.id.0).by(viewer.id).within(space.id))
}
