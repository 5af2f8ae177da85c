//! What of the page of a post is the viewer's own, by one statement: the rest is the same for everybody
//! who may read it, and kept in memory.

use kernel::{Result, Tx, Viewer, params};
use spaces::SpaceGrant;

use super::horizon;
use super::store::OPENED;
use crate::{CommentId, PostId};

/// What of a post that the viewer may read is theirs. Made here only: it is the proof that they may.
#[derive(Clone, Copy, Debug)]
pub struct ViewerState {
    /// That the viewer sees its space, and what they are there.
    pub(crate) grant: SpaceGrant,
    /// Whether they follow its thread.
    pub(crate) followed: bool,
    /// Up to where they have read the thread; nothing where they never opened it.
    pub(crate) read: Option<CommentId>,
    /// Whether it is still to be noted that they read the post.
    pub(crate) fresh: bool,
}

impl ViewerState {
    /// As of this transaction; nothing where there is no post, or none for this viewer.
    pub(crate) fn load(
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        post: PostId,
    ) -> Result<Option<ViewerState>> {
        let past = horizon(tx.now());
        let found = OPENED.query(tx, viewer, params![past, post], |grant, row| {
            let (followed, read, fresh) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(ViewerState { grant, followed, read, fresh })
        })?;
        Ok(found.into_iter().next())
    }

    /// Whether nothing is to be noted when the thread is shown up to its comment `last`.
    pub(crate) fn is_read(&self, last: CommentId) -> bool {
        !self.fresh && self.read.is_some_and(|read| read >= last)
    }
}
