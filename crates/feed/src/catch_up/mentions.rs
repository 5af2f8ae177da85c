//! Mentions that wait: somebody named the viewer, who wrote nothing under that post since.

use kernel::{PersonId, Result, Time, Tx, Viewer, params};
use people::PersonCard;
use posts::PostId;

use crate::store::UNANSWERED;

/// Mentions shown at most: what is older is in the threads themselves.
const MOST: i64 = 10;
/// Characters of what was said that are shown.
const EXCERPT: usize = 160;

/// A mention of the viewer.
pub(super) struct Mention {
    pub(super) post: PostId,
    /// The address of the post or comment that mentions them.
    pub(super) href: String,
    pub(super) author: PersonCard,
    pub(super) at: Time,
    /// The title of the post; may be empty.
    pub(super) title: String,
    /// What was said, or its beginning.
    pub(super) excerpt: String,
}

/// The latest mentions of the viewer since then that they see and did not answer.
pub(super) fn unanswered(tx: &mut Tx<'_>, viewer: &Viewer, since: Time) -> Result<Vec<Mention>> {
    let (open, floor) = (viewer.sees_open(), posts::reading::floor_of(since) - 1);
    let values = params![viewer.id, open, floor, MOST];
    let rows = tx.query(&UNANSWERED, values, |row| {
        let target: i64 = row.get(0)?;
        let post: PostId = row.get(1)?;
        let href = match target == post.0 {
            true => format!("/posts/{post}"),
            false => format!("/comments/{target}"),
        };
        let (author, at): (PersonId, Time) = (row.get(2)?, row.get(3)?);
        Ok((post, href, author, at, row.get::<String>(4)?, row.get::<String>(5)?))
    })?;
    let authors: Vec<PersonId> = rows.iter().map(|row| row.2).collect();
    let cards = people::cards(tx, &authors)?;
    let made = rows.into_iter().filter_map(|(post, href, author, at, title, body)| {
        let author = cards.get(&author)?.clone();
        let excerpt = text::parse(&body).excerpt(EXCERPT);
        Some(Mention { post, href, author, at, title, excerpt })
    });
    Ok(made.collect())
}
