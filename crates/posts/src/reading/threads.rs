//! Positions in threads: which comments one has read, of the posts whose page one opened or in
//! which one wrote.
//!
//! A comment appears at its commit, a moment after its identifier was made: one written in the same
//! instant as a later one that is already shown may count as read with it.

use std::collections::HashMap;

use kernel::{App, PersonId, Result, Tx, Viewer, params};

use super::ViewerState;
use super::seen::mark_seen;
use super::store::{BEGIN_THREAD, READ_THREAD, THREADS, UNREAD_THREAD};
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

/// Makes a comment and whatever is later in its thread unread again, as far as others wrote it.
pub fn thread_unread_from(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    comment: &Readable<Comment>,
) -> Result<()> {
    let position = comment.id.0 - 1;
    tx.execute(&UNREAD_THREAD, params![viewer.id, comment.post, position]).map(drop)
}

/// Notes that the page of a post was opened, with its thread up to the comment `last`, by a viewer of
/// whom `own` was known before. It is shown even where this cannot be written: what is not noted is
/// unread still.
pub(crate) async fn opened(
    app: &App,
    viewer: &Viewer,
    post: PostId,
    last: CommentId,
    own: ViewerState,
) {
    // Most pages are opened again.
    if own.is_read(last) {
        return;
    }
    let viewer = viewer.clone();
    let write = app.db.write(move |tx| {
        mark_seen(tx, &viewer, &[post])?;
        tx.execute(&READ_THREAD, params![viewer.id, post, last]).map(drop)
    });
    if let Err(error) = write.await {
        tracing::warn!(%error, "a post was read, and not noted");
    }
}

/// The same where a part of the thread was shown by itself.
pub(crate) async fn shown(app: &App, viewer: &Viewer, post: PostId, last: CommentId) {
    let reader = viewer.clone();
    match app.db.read(move |tx| ViewerState::load(tx, &reader, post)).await {
        Ok(Some(own)) => opened(app, viewer, post, last, own).await,
        Ok(None) => {}
        Err(error) => tracing::warn!(%error, "a post was read, and not noted"),
    }
}
