//! Putting posts, comments and reactions on record. No rule of access is asked here: the actions
//! of this crate ask first; importers and the demo write what already happened elsewhere.

use kernel::{Activity, Error, PersonId, Result, SpaceId, Tx, params};

use crate::kinds::{self, Filled, Given, Kind, KindName, Kinds, Word};
use crate::limits::{self, check, check_post};
use crate::logged;
use crate::store::{
    ATTACH, FORGET_MENTIONS, FORGET_TOPICS, INSERT_COMMENT, INSERT_POST, MENTION, NEWEST, PARENT,
    POST_OF, REACT, TAG,
};
use crate::written::Mentioned;
use crate::{CommentId, FileId, Post, PostId, Written, previews, topics};

/// A post to be published.
#[derive(Clone, Debug, Default)]
pub struct PostContent {
    /// What it is.
    pub kind: KindName,
    /// Its title; may be empty.
    pub title: String,
    /// Markdown.
    pub body: Written,
    /// Uploaded files of its author.
    pub files: Vec<FileId>,
    /// What its kind asks for.
    pub fields: Given,
}

/// A comment to be written.
#[derive(Clone, Debug, Default)]
pub struct NewComment {
    /// The comment it replies to.
    pub parent: Option<CommentId>,
    /// Markdown.
    pub body: Written,
    /// Uploaded files of its author.
    pub files: Vec<FileId>,
}

/// The newest identifier of a post or comment: what is written from now on comes after it.
pub fn newest(tx: &mut Tx<'_>) -> Result<i64> {
    tx.query_one(&NEWEST, params![], |row| row.get(0))
}

/// The post that a comment stands under; a post is its own.
pub fn post_of(tx: &mut Tx<'_>, target: i64) -> Result<PostId> {
    let found = tx.query_opt(&POST_OF, params![target], |row| row.get(0))?;
    Ok(found.unwrap_or(PostId(target)))
}

/// What is needed to put a post on record.
pub(crate) struct Ready {
    kind: Kind,
    title: String,
    filled: Filled,
    state: Word,
}

/// Checks a post that could be published.
///
/// # Errors
/// `Invalid`, naming the field.
pub(crate) fn ready(
    tx: &mut Tx<'_>,
    author: PersonId,
    space: SpaceId,
    draft: &PostContent,
) -> Result<Ready> {
    let kind = draft.kind.find(&Kinds::of(tx))?;
    let has_more = kind.stands_alone() || !draft.files.is_empty() || !text::is_blank(&draft.title);
    let title = check_post(kind.needs(), &draft.title, draft.body.body(), has_more)?;
    if draft.files.len() > limits::FILES {
        return Err(Error::field("file", limits::too_many_files()));
    }
    let asked = kind.fields();
    let given = draft.fields.clone().with_defaults(&asked);
    let filled = kinds::fill(tx, (author, space), &asked, &given)?;
    kind.check(tx, author, &filled.fields)?;
    let state = kind.begin(&filled.fields, tx.now())?;
    Ok(Ready { kind, title, filled, state })
}

/// Puts a post on record, as of the transaction's hour.
///
/// # Errors
/// `Invalid`, naming the field.
pub fn post(
    tx: &mut Tx<'_>,
    space: SpaceId,
    author: PersonId,
    draft: &PostContent,
) -> Result<PostId> {
    let Ready { kind, title, mut filled, state } = ready(tx, author, space, draft)?;
    let added = kind.adds(tx, author, &filled.fields)?;
    filled.fields = filled.fields.and(added);
    let rendered = draft.body.render(tx, author, (Some(space), 0))?;
    let id: PostId = tx.new_id();
    tx.execute(
        &INSERT_POST,
        params![
            id,
            space,
            author,
            kind.name(),
            title,
            draft.body.body(),
            rendered.html,
            rendered.lang,
            tx.now(),
            &*state,
            filled.fields.text(),
            kind.awaits(&state)
        ],
    )?;
    kinds::concern(tx, id, &filled.people)?;
    mention(tx, id.0, id, &rendered.people)?;
    tag(tx, id, &rendered.topics)?;
    previews::note(tx, id.0, id, &rendered.links)?;
    attach(tx, author, &draft.files, id, id.0)?;
    attach(tx, author, &filled.files, id, id.0)?;
    tx.log(Activity::new(logged::POST_PUBLISHED, id.0).by(author).within(space))?;
    let post = Post {
        id,
        kind: kind.clone(),
        title,
        body: draft.body.body().to_owned(),
        html: rendered.html,
        lang: rendered.lang.into(),
        author,
        created_at: tx.now(),
        edited_at: None,
        state: state.into_owned(),
        fields: filled.fields,
    };
    kind.written(tx, author, &post)?;
    Ok(id)
}

/// Puts a comment on record, as of the transaction's hour.
///
/// # Errors
/// `Invalid`, naming the field; `NotFound` for a parent under another post.
pub fn comment(
    tx: &mut Tx<'_>,
    space: SpaceId,
    post: PostId,
    author: PersonId,
    new: &NewComment,
) -> Result<CommentId> {
    check("", new.body.body(), !new.files.is_empty())?;
    let root = match new.parent {
        None => None,
        Some(parent) => {
            let (id, root) = tx.query_one(&PARENT, params![parent, post], |row| {
                Ok((row.get::<CommentId>(0)?, row.get::<Option<CommentId>>(1)?))
            })?;
            Some(root.unwrap_or(id))
        }
    };
    let rendered = new.body.render(tx, author, (Some(space), post.0))?;
    let id: CommentId = tx.new_id();
    tx.execute(
        &INSERT_COMMENT,
        params![
            id,
            post,
            new.parent,
            root,
            author,
            new.body.body(),
            rendered.html,
            rendered.lang,
            tx.now()
        ],
    )?;
    mention(tx, id.0, post, &rendered.people)?;
    previews::note(tx, id.0, post, &rendered.links)?;
    attach(tx, author, &new.files, post, id.0)?;
    tx.log(Activity::new(logged::COMMENT_WRITTEN, id.0).by(author).within(space).under(post.0))?;
    Ok(id)
}

/// Puts a reaction on record; `target` is the post itself or one of its comments. Answers whether
/// it is new.
pub fn reaction(
    tx: &mut Tx<'_>,
    space: SpaceId,
    post: PostId,
    target: i64,
    person: PersonId,
    emoji: &str,
) -> Result<bool> {
    if tx.execute(&REACT, params![target, person, emoji, post, tx.now()])? == 0 {
        return Ok(false);
    }
    tx.log(Activity::new(logged::REACTION_CHANGED, target).by(person).within(space).under(post.0))?;
    Ok(true)
}

/// Notes whom a new text mentions.
fn mention(tx: &mut Tx<'_>, target: i64, post: PostId, people: &[Mentioned]) -> Result<()> {
    for Mentioned { person, told } in people {
        tx.execute(&MENTION, params![target, person, post, *told])?;
    }
    Ok(())
}

/// The same of one that was changed, in place of whom it mentioned before.
pub(crate) fn mention_again(
    tx: &mut Tx<'_>,
    target: i64,
    post: PostId,
    people: &[Mentioned],
) -> Result<()> {
    tx.execute(&FORGET_MENTIONS, params![target])?;
    mention(tx, target, post, people)
}

/// Files a post under its topics, in place of those it had before.
pub(crate) fn tag_again(tx: &mut Tx<'_>, post: PostId, named: &[(String, String)]) -> Result<()> {
    tx.execute(&FORGET_TOPICS, params![post])?;
    tag(tx, post, named)
}

/// Files a new post under its topics.
fn tag(tx: &mut Tx<'_>, post: PostId, named: &[(String, String)]) -> Result<()> {
    for (key, name) in named {
        let topic = topics::make(tx, key, name)?;
        tx.execute(&TAG, params![topic, post])?;
    }
    Ok(())
}

/// Attaches files that their owner uploaded and has not attached elsewhere.
///
/// # Errors
/// `Invalid` when one is not the owner's, or is attached already.
pub(crate) fn attach(
    tx: &mut Tx<'_>,
    owner: PersonId,
    files: &[FileId],
    post: PostId,
    target: i64,
) -> Result<()> {
    if files.len() > limits::FILES {
        return Err(Error::field("file", limits::too_many_files()));
    }
    for file in files {
        if tx.execute(&ATTACH, params![file, owner, post, target])? == 0 {
            return Err(Error::field("file", "post-file-gone"));
        }
    }
    Ok(())
}
