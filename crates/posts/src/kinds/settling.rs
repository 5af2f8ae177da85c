//! Posts that a comment settles: a question and its answer.

use std::collections::HashMap;

use kernel::{PersonId, Result, Tx, params};

use super::store::COMMENTED;
use super::{Fields, Kind, Kinds, keep};
use crate::{CommentId, PostId};

/// The moves by which a comment settles a post: each names the comment in its field `comment`.
#[derive(Clone, Copy, Debug)]
pub struct Settling {
    /// The comment settles it.
    pub accept: &'static str,
    /// It does no longer.
    pub reopen: &'static str,
}

/// A post that has comments.
pub(crate) struct Asked {
    kind: Kind,
    fields: Fields,
    /// Who wrote it.
    pub(crate) by: PersonId,
    /// Whether its space is archived.
    archived: bool,
    state: String,
}

impl Asked {
    /// Whether nothing more is said of it.
    pub(crate) fn is_over(&self) -> bool {
        self.archived || self.kind.is_closed(&self.state)
    }

    /// Whether this comment settles it.
    pub(crate) fn is_settled_by(&self, comment: CommentId) -> bool {
        self.kind.accepted(&self.fields) == Some(comment)
    }

    /// The move by which a host says of this comment that it settles the post, or no longer does.
    pub(crate) fn settling(&self, comment: CommentId) -> Option<&'static str> {
        let Settling { accept, reopen } = self.kind.settling()?;
        Some(if self.is_settled_by(comment) { reopen } else { accept })
    }
}

/// These posts, with what says whether a comment settles them.
pub(crate) fn asked(
    tx: &mut Tx<'_>,
    posts: impl Iterator<Item = PostId>,
) -> Result<HashMap<PostId, Asked>> {
    let mut ids: Vec<i64> = posts.map(|post| post.0).collect();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let kinds = Kinds::of(tx);
    let rows = tx.query(&COMMENTED, params![ids], |row| {
        let kind = kinds.stored(&row.get::<String>(1)?);
        let fields = Fields::stored(&row.get::<String>(3)?)?;
        let (by, archived, state) = (row.get(2)?, row.get(4)?, row.get(5)?);
        Ok((row.get::<PostId>(0)?, Asked { kind, fields, by, archived, state }))
    })?;
    Ok(rows.into_iter().collect())
}

/// A comment is no longer there: a post that it settled is open again.
pub(crate) fn comment_gone(tx: &mut Tx<'_>, post: PostId, comment: CommentId) -> Result<()> {
    let Some(asked) = asked(tx, std::iter::once(post))?.remove(&post) else { return Ok(()) };
    if asked.kind.settling().is_none() {
        return Ok(());
    }
    match asked.kind.comment_gone(&asked.fields, comment) {
        Some((_, fields)) if asked.kind.is_closed(&asked.state) => {
            keep(tx, post, &asked.kind, &asked.state, &fields)
        }
        Some((state, fields)) => keep(tx, post, &asked.kind, &state, &fields),
        None => Ok(()),
    }
}
