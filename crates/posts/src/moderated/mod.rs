//! What a decision of moderation does to a post or comment: taken out of sight by the mark of what is
//! deleted, which every statement asks, so that no list, search, event or count shows it. Who may decide is
//! asked by the crate `moderation`; the trash does not give such a thing back.

mod store;

use kernel::{Activity, Error, PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use ui::Locale;

use crate::access::{readable, readable_comment};
use crate::target::Target;
use crate::{CommentId, PostId, kinds, logged, trash};
use store::{
    COMMENT, FILES, HIDDEN_COMMENTS, HIDDEN_POSTS, HIDE_COMMENT, HIDE_POST, POST, SHOW_COMMENT,
    SHOW_POST,
};

/// What is shown of a post or comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// What its readers see.
    Shown,
    /// Nothing, until that is decided otherwise, or it [goes](remove) for good.
    Hidden,
}

/// The words of a post or comment, to be quoted.
#[derive(Clone, Debug)]
pub struct Quote {
    /// The post, or the one that the comment is under.
    pub post: PostId,
    /// Where it is.
    pub space: SpaceId,
    /// Who wrote it.
    pub author: PersonId,
    /// Its title; empty where it has none.
    pub title: String,
    /// Its body, Markdown.
    pub body: String,
    /// The names of its files.
    pub files: Vec<String>,
    /// When it was written.
    pub at: Time,
    /// Whether it is there for its readers.
    pub there: bool,
}

/// The words of a post or comment that the viewer may read.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn quote(tx: &mut Tx<'_>, viewer: &Viewer, target: Target) -> Result<Quote> {
    match target {
        Target::Post(id) => drop(readable(tx, viewer, id)?),
        Target::Comment(id) => drop(readable_comment(tx, viewer, id)?),
    }
    words(tx, target)?.ok_or_else(Error::not_found)
}

/// The words as they are, whoever looks: it is for the caller to know who may.
///
/// # Errors
/// Whatever the database meets.
pub fn words(tx: &mut Tx<'_>, target: Target) -> Result<Option<Quote>> {
    let (sql, id) = match target {
        Target::Post(PostId(id)) => (&POST, id),
        Target::Comment(CommentId(id)) => (&COMMENT, id),
    };
    let files = tx.query(&FILES, params![id], |row| row.get(0))?;
    tx.query_opt(sql, params![id], |row| {
        Ok(Quote {
            post: row.get(0)?,
            space: row.get(1)?,
            author: row.get(2)?,
            title: row.get(3)?,
            body: row.get(4)?,
            files: files.clone(),
            at: row.get(5)?,
            there: row.get(6)?,
        })
    })
}

/// What a post says in its fields, in words: what each is called, and what it says.
///
/// # Errors
/// `NotFound` where the viewer may not read it.
pub fn fields(tx: &mut Tx<'_>, viewer: &Viewer, target: Target) -> Result<Vec<(String, String)>> {
    let Target::Post(id) = target else { return Ok(Vec::new()) };
    let post = readable(tx, viewer, id)?;
    let (asked, whole) = (post.asked(), kinds::whole_of(tx, &post)?);
    let cards = people::cards(tx, &kinds::people_in(&whole, &asked))?;
    Ok(kinds::said(Locale::new(viewer.lang), &post.kind, &asked, &whole, &cards))
}

/// Shows or hides a post or comment by a decision of `by`. The log says that it came or went, and
/// not who decided.
///
/// # Errors
/// Whatever the database meets.
pub fn set(tx: &mut Tx<'_>, target: Target, sight: Sight, by: PersonId) -> Result<()> {
    let Some(before) = words(tx, target)? else { return Ok(()) };
    let sql = match (target, sight) {
        (Target::Post(_), Sight::Shown) => &SHOW_POST,
        (Target::Post(_), Sight::Hidden) => &HIDE_POST,
        (Target::Comment(_), Sight::Shown) => &SHOW_COMMENT,
        (Target::Comment(_), Sight::Hidden) => &HIDE_COMMENT,
    };
    let now = tx.now();
    match sight {
        Sight::Shown => tx.execute(sql, params![target.id()])?,
        Sight::Hidden => tx.execute(sql, params![target.id(), by, now])?,
    };
    let there = words(tx, target)?.is_some_and(|after| after.there);
    let activity = |kind: &'static str| {
        let activity = Activity::new(kind, target.id()).within(before.space);
        if target.id() == before.post.0 { activity } else { activity.under(before.post.0) }
    };
    match (target, before.there, there) {
        (Target::Post(_), true, false) => tx.log(activity(logged::POST_DELETED)),
        (Target::Post(_), false, true) => tx.log(activity(logged::POST_RESTORED)),
        (Target::Comment(id), true, false) => {
            kinds::comment_gone(tx, before.post, id)?;
            tx.log(activity(logged::COMMENT_DELETED))
        }
        (Target::Comment(_), false, true) => tx.log(activity(logged::COMMENT_RESTORED)),
        _ => Ok(()),
    }
}

/// Removes for good those of these posts and comments that are out of sight by a decision of moderation, and that no
/// hold keeps; answers how many things went.
///
/// # Errors
/// Whatever the database meets.
pub fn remove(tx: &mut Tx<'_>, targets: &[Target]) -> Result<usize> {
    let (mut posts, mut comments): (Vec<i64>, Vec<i64>) = (Vec::new(), Vec::new());
    for target in targets {
        match target {
            Target::Post(id) => posts.push(id.0),
            Target::Comment(id) => comments.push(id.0),
        }
    }
    let posts = tx.query(&HIDDEN_POSTS, params![posts], |row| row.get(0))?;
    let posts = crate::stays::without_held(tx, posts)?;
    let comments = tx.query(&HIDDEN_COMMENTS, params![comments], |row| row.get(0))?;
    trash::remove(tx, posts, comments)
}
