//! By which label objects were reported, as their cards say it.

use std::collections::HashMap;

use kernel::{Result, Tx, params};
use posts::approval::{self, Origin};
use posts::{PostId, Sent};

use super::LabelId;
use super::access::{Open, Seen};
use super::store::{OF_POSTS, REPORTED};

/// The label of an object.
#[derive(Clone, Debug)]
pub(crate) struct Labelled {
    pub(crate) label: LabelId,
    pub(crate) name: String,
    /// Whether somebody without an account reported it.
    pub(crate) without_account: bool,
}

/// Those of these posts that were reported by a label.
pub(crate) fn labelled(tx: &mut Tx<'_>, posts: &[PostId]) -> Result<HashMap<PostId, Labelled>> {
    let ids: Vec<i64> = posts.iter().map(|post| post.0).collect();
    let rows = tx.query(&OF_POSTS, params![ids], |row| {
        let labelled = Labelled {
            label: row.get(1)?,
            name: row.get(2)?,
            without_account: !row.get::<String>(3)?.is_empty(),
        };
        Ok((row.get(0)?, labelled))
    })?;
    Ok(rows.into_iter().collect())
}

/// Notes that a post was reported by this label, or one that waits.
pub(super) fn note(tx: &mut Tx<'_>, label: &Seen, sent: Sent) -> Result<()> {
    match sent {
        Sent::Published(post) => link(tx, label.id, post),
        Sent::Waiting(draft) => approval::keep_origin(tx, draft, label.id.0),
    }
}

posts::origin! { Origin { published: |tx, label, post| link(tx, LabelId(label), post) } }

/// The same for what writes the past. No right is asked here.
///
/// # Errors
/// Whatever the database meets.
pub fn link(tx: &mut Tx<'_>, label: LabelId, post: PostId) -> Result<()> {
    tx.execute(&REPORTED, params![post, label, ""]).map(drop)
}

/// The same of somebody without an account, who follows it by this secret.
pub(super) fn note_followed(
    tx: &mut Tx<'_>,
    label: &Open,
    post: PostId,
    secret: &str,
) -> Result<()> {
    tx.execute(&REPORTED, params![post, label.id, hash(&label.token, secret)]).map(drop)
}

/// What is kept of the address by which a report is followed: it holds after the label has another address.
pub(super) fn hash(token: &str, secret: &str) -> String {
    kernel::secret::hash(&format!("{token}/{secret}"))
}
