//! The words of somebody who wants them removed.

use kernel::personal::{Erased, Words};
use kernel::{Activity, Result, SpaceId, Tx, params};
use ui::Locale;

use super::BATCH;
use super::store::{COMMENTS, GIVE_COMMENTS, GIVE_POSTS, NOTE, POSTS, QUOTED};
use crate::kinds::Kinds;
use crate::{CommentId, PostId, Written, logged, trash};

/// How the statements call notebooks.
const NOTEBOOK: i64 = 2;

/// A post that goes, and whether somebody else has said something under it.
struct Own {
    id: PostId,
    space: SpaceId,
    answered: bool,
}

/// Removes posts and comments, where they are to be. What belongs to the company stays: kinds say so
/// ([`PostKind::is_companys`](crate::kinds::PostKind::is_companys)).
pub(super) fn words(tx: &mut Tx<'_>, erased: &Erased) -> Result<bool> {
    // Their notebook is theirs alone: nothing of it stays.
    let places = [(erased.words, 0), (erased.conversations, 1), (Words::Remove, NOTEBOOK)];
    for (_, place) in places.into_iter().filter(|(words, _)| *words == Words::Remove) {
        let stays: Vec<String> =
            if place == NOTEBOOK { Vec::new() } else { Kinds::of(tx).companys() };
        let values = params![erased.person, place, stays, BATCH];
        let posts = tx.query(&POSTS, values, |row| {
            Ok(Own { id: row.get(0)?, space: row.get(1)?, answered: row.get(2)? })
        })?;
        if !posts.is_empty() {
            return remove_posts(tx, erased, &posts).map(|()| false);
        }
        let comments = tx.query(&COMMENTS, params![erased.person, place, BATCH], |row| {
            Ok((row.get::<CommentId>(0)?, row.get::<PostId>(1)?, row.get::<SpaceId>(2)?))
        })?;
        if !comments.is_empty() {
            return remove_comments(tx, erased, &comments).map(|()| false);
        }
    }
    Ok(true)
}

fn remove_posts(tx: &mut Tx<'_>, erased: &Erased, posts: &[Own]) -> Result<()> {
    let (answered, alone): (Vec<&Own>, Vec<&Own>) = posts.iter().partition(|post| post.answered);
    let ids = |posts: &[&Own]| posts.iter().map(|post| post.id.0).collect::<Vec<i64>>();
    trash::remove(tx, ids(&alone), Vec::new())?;
    for post in alone {
        tx.log(Activity::new(logged::POST_DELETED, post.id.0).within(post.space))?;
    }
    // What others said stays readable: above it stands that something was.
    if !answered.is_empty() {
        let note = Locale::new(erased.lang).t("post-erased");
        let said = Written::from(format!("*{note}*"));
        trash::hollow(tx, &ids(&answered))?;
        for post in answered {
            let space = (Some(post.space), post.id.0);
            let rendered = said.render(tx, erased.nobody, space)?;
            tx.execute(&NOTE, params![post.id, said.body(), rendered.html, rendered.lang])?;
            tx.log(Activity::new(logged::POST_EDITED, post.id.0).within(post.space))?;
        }
    }
    let all: Vec<i64> = posts.iter().map(|post| post.id.0).collect();
    tx.execute(&QUOTED, params![all])?;
    tx.execute(&GIVE_POSTS, params![all, erased.nobody]).map(drop)
}

fn remove_comments(
    tx: &mut Tx<'_>,
    erased: &Erased,
    comments: &[(CommentId, PostId, SpaceId)],
) -> Result<()> {
    let ids: Vec<i64> = comments.iter().map(|(id, ..)| id.0).collect();
    trash::remove(tx, Vec::new(), ids.clone())?;
    for (id, post, space) in comments {
        crate::kinds::comment_gone(tx, *post, *id)?;
        let gone = Activity::new(logged::COMMENT_DELETED, id.0).within(*space).under(post.0);
        tx.log(gone)?;
    }
    tx.execute(&GIVE_COMMENTS, params![ids, erased.nobody]).map(drop)
}
