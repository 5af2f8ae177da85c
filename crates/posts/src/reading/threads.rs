//! Positions in threads: which comments one has read, of the posts whose page one opened or in
//! which one wrote.
//!
//! A comment appears at its commit, a moment after its identifier was made: one written in the same
//! instant as a later one that is already shown may count as read with it.

use std::collections::HashMap;

use kernel::{App, PersonId, Result, Tx, Viewer, params};

use super::seen::{fresh, mark_seen};
use super::store::{BEGIN_THREAD, READ_THREAD, THREAD_POSITION, THREADS, UNREAD_THREAD};
use crate::thread::Branch;
use crate::{Comment, CommentId, PostId, Readable};

/// How many comments are unread under those of the posts that have a position, at the
/// transaction's hour: not one's own, nor of people or under posts that are muted.
pub fn threads(tx: &mut Tx<'_>, viewer: &Viewer, posts: &[PostId]) -> Result<HashMap<PostId, i64>> {
    let ids: Vec<i64> = posts.iter().map(|post| post.0).collect();
    let (open, now) = (viewer.sees_open(), tx.now());
    let values = params![viewer.id, open, ids, now];
    let rows = tx.query(&THREADS, values, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.into_iter().collect())
}

/// Begins the position of whoever writes: at `last`, the comment just written, or 0 for a post.
/// Where there is one already it stays: what others wrote meanwhile was not read by answering.
pub(crate) fn begun(tx: &mut Tx<'_>, person: PersonId, post: PostId, last: i64) -> Result<()> {
    tx.execute(&BEGIN_THREAD, params![person, post, last]).map(drop)
}

/// Up to which comment of a thread the viewer has read; nothing where they never opened it.
pub(crate) fn position(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: PostId,
) -> Result<Option<CommentId>> {
    tx.query_opt(&THREAD_POSITION, params![viewer.id, post], |row| row.get(0))
}

/// Makes a comment and whatever is later in its thread unread again, as far as others wrote it.
pub fn thread_unread_from(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    comment: &Readable<Comment>,
) -> Result<()> {
    let position = comment.id.0 - 1;
    tx.execute(&UNREAD_THREAD, params![viewer.id, comment.post, position]).map(drop)
}

/// Notes that the page of a post was opened, with this part of its thread on it.
pub(crate) async fn opened(app: &App, viewer: &Viewer, post: PostId, branches: &[Branch]) {
    let remarks = branches.iter().flat_map(|branch| branch.replies.iter().chain([&branch.first]));
    let last = remarks.map(|remark| remark.comment.id).max().unwrap_or(CommentId(0));
    shown(app, viewer, post, last).await;
}

/// Notes that a thread was shown up to its comment `last`. It is shown even where this cannot be
/// written: what is not noted is unread still.
pub(crate) async fn shown(app: &App, viewer: &Viewer, post: PostId, last: CommentId) {
    if let Err(error) = note(app, viewer.clone(), post, last).await {
        tracing::warn!(%error, "a post was read, and not noted");
    }
}

/// Writes where there is anything to write: most pages are opened again.
async fn note(app: &App, viewer: Viewer, post: PostId, last: CommentId) -> Result<()> {
    let reader = viewer.clone();
    let known = app.db.read(move |tx| {
        let is_read = position(tx, &reader, post)?.is_some_and(|position| position >= last);
        Ok(is_read && fresh(tx, &reader, &[post])?.is_empty())
    });
    if known.await? {
        return Ok(());
    }
    let write = app.db.write(move |tx| {
        mark_seen(tx, &viewer, &[post])?;
        tx.execute(&READ_THREAD, params![viewer.id, post, last]).map(drop)
    });
    write.await
}
