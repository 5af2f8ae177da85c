//! Loading is authorising: the only ways to get hold of a post or a comment.

use std::ops::Deref;

use kernel::{Error, PersonId, Result, SpaceId, Tx, Viewer, params};
use spaces::Visible;

use crate::kinds::Kinds;
use crate::store::{self, DELETED_COMMENT, DELETED_POST, READABLE_COMMENT, READABLE_POST};
use crate::{Comment, CommentId, Post, PostId};

/// Something this viewer may read, with the space it is in. Made here only.
#[derive(Clone, Debug)]
pub struct Readable<T> {
    item: T,
    space: Visible,
    viewer: PersonId,
    /// Whether its author may delete it as things are.
    author_deletes: bool,
}

impl<T> Deref for Readable<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.item
    }
}

/// What has an author.
pub trait Authored {
    /// Who wrote it.
    fn author(&self) -> PersonId;

    /// Whether this application knows how to change it.
    fn is_known(&self) -> bool {
        true
    }
}

impl Authored for Post {
    fn author(&self) -> PersonId {
        self.author
    }

    fn is_known(&self) -> bool {
        self.kind.is_known()
    }
}

impl Authored for Comment {
    fn author(&self) -> PersonId {
        self.author
    }
}

impl<T: Authored> Readable<T> {
    /// The space it is in.
    pub fn space(&self) -> &Visible {
        &self.space
    }

    /// Whoever may read it.
    pub fn viewer(&self) -> PersonId {
        self.viewer
    }

    fn is_own(&self) -> bool {
        self.item.author() == self.viewer
    }

    /// Whether the viewer may change its words: its author alone.
    pub fn may_edit(&self) -> bool {
        self.is_own() && self.item.is_known()
    }

    /// Whether the viewer may delete it: its author, where its kind lets them, and whoever runs the community.
    pub fn may_delete(&self) -> bool {
        let runs = self.space.animates() && self.space.is_community();
        runs || (self.is_own() && self.author_deletes)
    }

    /// The same for its author.
    ///
    /// # Errors
    /// `Forbidden` for anybody else.
    pub fn editable(self) -> Result<Self> {
        if self.may_edit() { Ok(self) } else { Err(Error::forbidden()) }
    }

    /// The same for those who [may delete](Self::may_delete) it.
    ///
    /// # Errors
    /// `Forbidden` for anybody else.
    pub fn deletable(self) -> Result<Self> {
        if self.may_delete() { Ok(self) } else { Err(Error::forbidden()) }
    }
}

/// The post, if the viewer may read it.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn readable(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<Readable<Post>> {
    let kinds = Kinds::of(tx);
    let post = load(tx, viewer, &READABLE_POST, id.0, |row| store::post(&kinds, row), 11)?;
    let author_deletes = !post.is_own() || post.kind.author_deletes(tx, &post)?;
    Ok(Readable { author_deletes, ..post })
}

/// The deleted post, where this viewer may bring it back: see [`crate::trash`].
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn deleted(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<Readable<Post>> {
    let kinds = Kinds::of(tx);
    load(tx, viewer, &DELETED_POST, id.0, |row| store::post(&kinds, row), 11)
}

/// The comment, if the viewer may read it.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn readable_comment(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: CommentId,
) -> Result<Readable<Comment>> {
    load(tx, viewer, &READABLE_COMMENT, id.0, store::comment, 11)
}

/// The deleted comment, where this viewer may bring it back.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn deleted_comment(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: CommentId,
) -> Result<Readable<Comment>> {
    load(tx, viewer, &DELETED_COMMENT, id.0, store::comment, 11)
}

fn load<T>(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    sql: &'static kernel::Sql,
    id: i64,
    make: impl Fn(&kernel::Row<'_>) -> Result<T>,
    space_column: usize,
) -> Result<Readable<T>> {
    let (item, space) = tx.query_one(sql, params![viewer.id, viewer.sees_open(), id], |row| {
        Ok((make(row)?, row.get::<SpaceId>(space_column)?))
    })?;
    let space = spaces::access::visible_by_id(tx, viewer, space)?;
    Ok(Readable { item, space, viewer: viewer.id, author_deletes: true })
}
