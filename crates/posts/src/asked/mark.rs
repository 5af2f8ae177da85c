//! Closing a question onto the one that asked the same first, and opening it again.

use kernel::{Activity, Error, Result, SpaceId, Tx, Viewer, params};

use super::store::{CLOSE, CLOSED_ONTO, DUPLICATES, FIRST, FORGET, OPEN, REOPEN};
use crate::access::readable;
use crate::kinds::question;
use crate::{Post, PostId, Readable, logged};

/// The field that names the first.
pub(crate) const FIRST_FIELD: &str = "first";

/// Closes a question onto another that the viewer reads and that is open itself, so that no way ever leads back.
///
/// # Errors
/// `Invalid` for what is no question, the question itself, or one that is closed.
pub(crate) fn close(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: &Readable<Post>,
    first: Option<PostId>,
) -> Result<()> {
    let wrong = |key| Error::field(FIRST_FIELD, key);
    let first = first.ok_or_else(|| wrong("question-first-missing"))?;
    let first = readable(tx, viewer, first).map_err(|_| wrong("question-first-missing"))?;
    if first.id == post.id || first.kind.name() != question::NAME {
        return Err(wrong("question-first-missing"));
    }
    if first.space().kind.is_apart() && first.space().id != post.space().id {
        return Err(wrong("question-first-apart"));
    }
    if first.state == question::CLOSED {
        return Err(wrong("question-first-closed"));
    }
    tx.execute(&CLOSE, params![post.id, first.id, tx.now()])?;
    let closed = Activity::new(logged::QUESTION_CLOSED, post.id.0).by(viewer.id);
    tx.log(closed.within(post.space().id))
}

/// Opens a question that was closed.
pub(crate) fn open(tx: &mut Tx<'_>, viewer: &Viewer, post: &Readable<Post>) -> Result<()> {
    tx.execute(&OPEN, params![post.id])?;
    let opened = Activity::new(logged::QUESTION_OPENED, post.id.0).by(viewer.id);
    tx.log(opened.within(post.space().id))
}

/// The thread that a question leads to, where the viewer reads it.
pub(crate) fn first(tx: &mut Tx<'_>, viewer: &Viewer, post: PostId) -> Result<Option<PostId>> {
    tx.query_opt(&FIRST, params![viewer.id, viewer.sees_open(), post], |row| row.get(0))
}

/// The questions closed onto one that the viewer reads.
pub(crate) fn duplicates(tx: &mut Tx<'_>, viewer: &Viewer, post: PostId) -> Result<Vec<PostId>> {
    tx.query(&DUPLICATES, params![viewer.id, viewer.sees_open(), post], |row| row.get(0))
}

/// These posts go for good, or lose their words: what was closed onto them, or they onto others, is open again.
pub(crate) fn gone(tx: &mut Tx<'_>, posts: &[i64]) -> Result<()> {
    let closed = tx.query(&CLOSED_ONTO, params![posts.to_vec()], |row| {
        Ok((row.get::<i64>(0)?, row.get::<SpaceId>(1)?))
    })?;
    let ids: Vec<i64> = closed.iter().map(|(post, _)| *post).chain(posts.to_vec()).collect();
    tx.execute(&REOPEN, params![ids])?;
    tx.execute(&FORGET, params![posts.to_vec()])?;
    for (post, space) in closed {
        tx.log(Activity::new(logged::POST_MOVED, post).within(space))?;
    }
    Ok(())
}
