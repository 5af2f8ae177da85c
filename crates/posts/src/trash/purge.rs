//! What was in the trash long enough goes.

use kernel::{Result, Tx, params};

use super::SECONDS;
use super::store::*;
use crate::asked::mark;

/// Removes the words, files and whatever else belongs to at most `most` posts and as many comments that
/// were deleted more than 30 days ago, or whose space was; answers how many things went. Comments of a post
/// go with it, and spaces once their posts have gone.
///
/// # Errors
/// Whatever the database meets.
pub fn purge(tx: &mut Tx<'_>, most: i64) -> Result<usize> {
    let before = tx.now().plus_seconds(-SECONDS);
    let spaces = spaces::deleted::due(tx, most)?;
    let ids: Vec<i64> = spaces.iter().map(|space| space.0).collect();
    let mut posts: Vec<i64> = tx.query(&LEFT_IN, params![ids, most], |row| row.get(0))?;
    if posts.is_empty() {
        for space in &spaces {
            spaces::deleted::purge(tx, *space)?;
        }
        posts = tx.query(&DUE_POSTS, params![before, most], |row| row.get(0))?;
    }
    let comments: Vec<i64> = tx.query(&DUE_COMMENTS, params![before, most], |row| row.get(0))?;
    Ok(remove(tx, posts, comments)? + spaces.len())
}

/// Removes these posts with their comments, and these comments, for good; answers how many there were.
pub(crate) fn remove(tx: &mut Tx<'_>, posts: Vec<i64>, mut comments: Vec<i64>) -> Result<usize> {
    let below: Vec<i64> = tx.query(&COMMENTS_OF, params![posts], |row| row.get(0))?;
    comments.extend(&below);
    let gone = posts.len() + comments.len();
    if gone == 0 {
        return Ok(0);
    }
    let now = tx.now();
    tx.execute(&EMPTY_POSTS, params![posts, now])?;
    tx.execute(&EMPTY_COMMENTS, params![comments, now])?;
    for sql in [&PURGE_SAVED, &PURGE_FOLLOWS] {
        tx.execute(sql, params![posts])?;
    }
    mark::gone(tx, &posts)?;
    of_posts(tx, &posts)?;
    of_both(tx, &[posts, comments].concat())?;
    Ok(gone)
}

/// Takes all that they say out of these posts, which stay with the comments under them.
pub(crate) fn hollow(tx: &mut Tx<'_>, posts: &[i64]) -> Result<()> {
    mark::gone(tx, posts)?;
    tx.execute(&HOLLOW, params![posts.to_vec()])?;
    of_posts(tx, posts)?;
    of_both(tx, posts)
}

fn of_posts(tx: &mut Tx<'_>, posts: &[i64]) -> Result<()> {
    [&PURGE_TOPICS, &PURGE_PEOPLE, &PURGE_ANSWERS, &PURGE_TALLIES]
        .into_iter()
        .try_for_each(|sql| tx.execute(sql, params![posts.to_vec()]).map(drop))
}

fn of_both(tx: &mut Tx<'_>, posts_and_comments: &[i64]) -> Result<()> {
    [&PURGE_REVISIONS, &PURGE_FILES, &PURGE_LINKS, &PURGE_MENTIONS, &PURGE_REACTIONS]
        .into_iter()
        .try_for_each(|sql| tx.execute(sql, params![posts_and_comments.to_vec()]).map(drop))
}
