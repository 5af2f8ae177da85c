//! What was in the trash long enough goes.

use kernel::{Activity, Result, SpaceId, Tx, params};

use super::SECONDS;
use super::store::*;
use crate::asked::mark;
use crate::{logged, stays};

/// Removes the words, files and whatever else belongs to at most `most` posts and as many comments that
/// were deleted more than 30 days ago, or whose space was, and that no hold keeps; answers how many things went. Comments
/// of a post go with it, and spaces once their posts have gone.
///
/// # Errors
/// Whatever the database meets.
pub fn purge(tx: &mut Tx<'_>, most: i64) -> Result<usize> {
    let before = tx.now().plus_seconds(-SECONDS);
    let spaces = spaces::deleted::due(tx, most)?;
    let ids: Vec<i64> = spaces.iter().map(|space| space.0).collect();
    let mut posts = not_held(tx, |tx, after| left_in(tx, &ids, most, after))?;
    let mut gone = 0;
    if posts.is_empty() {
        for space in &spaces {
            // Something of it that is held stays, and the space with it.
            if left_in(tx, &[space.0], 1, 0)?.is_empty() {
                spaces::deleted::purge(tx, *space)?;
                gone += 1;
            }
        }
        posts = not_held(tx, |tx, after| {
            tx.query(&DUE_POSTS, params![before, most, after], |row| row.get(0))
        })?;
    }
    let comments: Vec<i64> = tx.query(&DUE_COMMENTS, params![before, most], |row| row.get(0))?;
    Ok(remove(tx, posts, comments)? + gone)
}

fn left_in(tx: &mut Tx<'_>, spaces: &[i64], most: i64, after: i64) -> Result<Vec<i64>> {
    tx.query(&LEFT_IN, params![spaces.to_vec(), most, after], |row| row.get(0))
}

/// The first posts of a list, asked for by the last number before, that no hold keeps.
fn not_held(
    tx: &mut Tx<'_>,
    mut next: impl FnMut(&mut Tx<'_>, i64) -> Result<Vec<i64>>,
) -> Result<Vec<i64>> {
    let mut after = 0;
    loop {
        let some = next(tx, after)?;
        let Some(last) = some.last() else { return Ok(some) };
        after = *last;
        let free = stays::without_held(tx, some)?;
        if !free.is_empty() {
            return Ok(free);
        }
    }
}

/// Removes posts for good whose time in their space is over, as what was in the trash long enough: whoever calls this
/// has announced it as long before, and asked what [`stays`].
///
/// # Errors
/// Whatever the database meets.
pub fn expire(tx: &mut Tx<'_>, posts: &[i64]) -> Result<usize> {
    let posts = stays::without_held(tx, posts.to_vec())?;
    let there = tx.query(&WHERE_THEY_ARE, params![posts], |row| {
        Ok((row.get::<i64>(0)?, row.get::<SpaceId>(1)?))
    })?;
    let ids: Vec<i64> = there.iter().map(|(post, _)| *post).collect();
    tx.execute(&EXPIRE, params![ids, tx.now().plus_seconds(-SECONDS)])?;
    remove(tx, ids, Vec::new())?;
    for (post, space) in &there {
        tx.log(Activity::new(logged::POST_DELETED, *post).within(*space))?;
    }
    Ok(there.len())
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
