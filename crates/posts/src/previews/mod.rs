//! Link previews: what the pages that posts and comments link to say of themselves.
//!
//! Invariants:
//! - a page is asked through [`kernel::door`] as a stranger would, so that a preview tells nobody
//!   what they could not read by following the link; our own pages are never asked;
//! - a preview belongs to its address and is shown where a post that links to it is: with that post,
//!   to its readers, its picture from our own origin and re-encoded;
//! - nothing is asked while somebody waits: writing notes the address, the [`Fetcher`] asks, and an
//!   entry of the log tells the cards;
//! - what its author takes away stays away, also when the words change.

mod actions;
mod document;
mod fetch;
mod store;

use std::collections::HashMap;

use kernel::door::Url;
use kernel::{Activity, Result, SpaceId, Tx, params};

use self::store::{FORGET_LINKS, HIDDEN, LINK, NAME, SET_HIDDEN, SHOWN};
use crate::PostId;
use crate::logged;

pub(crate) use actions::{are_hidden, routes};
pub use fetch::{Fetcher, fetch_due, forget};

kernel::id! {
    /// A preview.
    PreviewId,
}

/// Links of a post that are previewed, at most.
const OF_POST: usize = 3;
/// Links of a comment.
const OF_COMMENT: usize = 1;
/// Links of a text that are looked at.
const LOOKED_AT: usize = 100;
/// The longest address that is previewed, in bytes.
const ADDRESS: usize = 2_000;
/// After this long a page is asked again when somebody links to it: one that answered, and one that
/// did not.
const FRESH_SECONDS: i64 = 7 * 86_400;
const VAIN_SECONDS: i64 = 86_400;

/// What a page says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Identifier.
    pub id: PreviewId,
    /// The address it was linked by.
    pub url: String,
    /// Its title.
    pub title: String,
    /// What it is about; may be empty.
    pub description: String,
    /// Where it stands.
    pub site: String,
    /// Width and height of its small picture in pixels, where it has one.
    pub picture: Option<(i64, i64)>,
}

impl Preview {
    /// Where its small picture is fetched.
    pub(crate) fn picture_href(&self) -> String {
        format!("/previews/{}", self.id)
    }

    /// About how many bytes it takes.
    pub(crate) fn weight(&self) -> usize {
        self.url.len() + self.title.len() + self.description.len() + self.site.len() + 500
    }
}

/// The addresses of a text that may be previewed, as they are kept: without what is after `#`.
pub(crate) fn addresses(doc: &text::Doc) -> Vec<String> {
    let mut found = Vec::new();
    for link in doc.links().take(LOOKED_AT) {
        let Ok(mut url) = Url::parse(link) else { continue };
        url.set_fragment(None);
        let is_web = matches!(url.scheme(), "http" | "https") && url.username().is_empty();
        if is_web && url.as_str().len() <= ADDRESS && !found.iter().any(|it| it == url.as_str()) {
            found.push(url.into());
        }
    }
    found
}

/// Notes what a new post or comment links to.
pub(crate) fn note(tx: &mut Tx<'_>, target: i64, post: PostId, addresses: &[String]) -> Result<()> {
    link(tx, target, post, addresses, &[])
}

/// The same of one that was changed, in place of what it linked to before.
pub(crate) fn note_again(
    tx: &mut Tx<'_>,
    target: i64,
    post: PostId,
    addresses: &[String],
) -> Result<()> {
    let hidden: Vec<PreviewId> = tx.query(&HIDDEN, params![target], |row| row.get(0))?;
    tx.execute(&FORGET_LINKS, params![target])?;
    link(tx, target, post, addresses, &hidden)
}

fn link(
    tx: &mut Tx<'_>,
    target: i64,
    post: PostId,
    addresses: &[String],
    hidden: &[PreviewId],
) -> Result<()> {
    let most = if target == post.0 { OF_POST } else { OF_COMMENT };
    for (place, url) in (0i64..).zip(addresses.iter().take(most)) {
        let (new, now): (PreviewId, _) = (tx.new_id(), tx.now());
        let (vain, stale) = (now.plus_seconds(-VAIN_SECONDS), now.plus_seconds(-FRESH_SECONDS));
        let id: PreviewId =
            tx.query_one(&NAME, params![new, url, now, vain, stale], |row| row.get(0))?;
        tx.execute(&LINK, params![target, place, post, id, hidden.contains(&id)])?;
    }
    Ok(())
}

/// Takes the previews of a post or comment away, or shows them again.
pub(crate) fn set_hidden(
    tx: &mut Tx<'_>,
    space: SpaceId,
    post: PostId,
    target: i64,
    hidden: bool,
) -> Result<()> {
    if tx.execute(&SET_HIDDEN, params![target, hidden])? == 0 {
        return Ok(());
    }
    tx.log(Activity::new(logged::LINK_HIDDEN, target).within(space).under(post.0))
}

/// The previews shown with these posts and comments, by the number of each.
pub(crate) fn shown(tx: &mut Tx<'_>, targets: &[i64]) -> Result<HashMap<i64, Vec<Preview>>> {
    let mut shown: HashMap<i64, Vec<Preview>> = HashMap::new();
    let rows = tx.query(&SHOWN, params![targets], |row| {
        let has_picture = !row.get::<String>(6)?.is_empty();
        let preview = Preview {
            id: row.get(1)?,
            url: row.get(2)?,
            title: row.get(3)?,
            description: row.get(4)?,
            site: row.get(5)?,
            picture: has_picture.then_some((row.get(7)?, row.get(8)?)),
        };
        Ok((row.get::<i64>(0)?, preview))
    })?;
    for (target, preview) in rows {
        shown.entry(target).or_default().push(preview);
    }
    Ok(shown)
}
