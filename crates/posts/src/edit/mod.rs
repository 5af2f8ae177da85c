//! Words are changed by whoever wrote them, and what a kind asked for with them; what they were before
//! is kept and shown.

pub(crate) mod api;
mod files;
mod page;
mod ready;
mod rewrite;
mod rights;

pub(crate) use page::{comment_page, comment_submit, page, submit};

use kernel::{Activity, Error, Etag, Lang, Result, Tx, Viewer, params};
use serde::Deserialize;
use spaces::{ShownAudience, suspensions};

use crate::access::readable;
use crate::files::describe::{self, Described};
use crate::history::revise;
use crate::kinds::{self, Change, Given};
use crate::limits::{check, check_post};
use crate::logged;
use crate::record::{attach, mention_again, tag_again};
use crate::store::{EDITED_POST, UPDATE_COMMENT, UPDATE_POST};
use crate::{Comment, FileId, Post, Readable, Written, approval, previews};
use ready::Ready;
pub use rewrite::{Rewording, named_files, own_files, rewrite};
pub(crate) use rights::Rights;

/// New words; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// A new title; comments have none.
    #[serde(default)]
    pub title: Option<String>,
    /// A new body, Markdown.
    #[serde(default)]
    pub body: Option<String>,
    /// New values for what its kind asks (`GET /api/v1/kinds`): fields that are absent stay, `null` takes
    /// one away. Comments have none.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub fields: Option<Given>,
    /// The files it has then, in this order: those that are not named are taken away. All stay when absent.
    #[serde(default)]
    pub files: Option<Vec<FileId>>,
    /// What its form says of its pictures; programs describe each (`PATCH /api/v1/files/{id}`).
    #[serde(skip)]
    pub described: Vec<Described>,
    /// The language it is written in; comments have none of their choice.
    #[serde(default)]
    pub lang: Option<Lang>,
    /// What its author was shown of who reads it; the change is refused (412) where more do.
    #[serde(default, deserialize_with = "ui::object_or_none")]
    pub audience: Option<ShownAudience>,
    /// The tag of the wording that was read before: where it is another now, nothing is changed (412).
    /// Without it the change is made whatever is there; the history of a post keeps what was.
    #[serde(default)]
    pub etag: Option<Etag>,
}

impl Words {
    /// Whether they change more of a post than its fields.
    fn says_more(&self, post: &Post) -> bool {
        let other = |new: &Option<String>, now: &str| new.as_ref().is_some_and(|new| new != now);
        other(&self.title, &post.title)
            || other(&self.body, &post.body)
            || self.files.is_some()
            || !self.described.is_empty()
            || self.lang.is_some_and(|lang| lang.code() != post.lang)
    }
}

/// Changes the words of a post, and the fields of its kind. Where it is shown, and to whom, never changes with them.
///
/// # Errors
/// `Forbidden` for anybody but its author and, of its fields, whom its kind lets change them in its state;
/// `Outdated` where it is no longer the wording that was read; `Invalid`, naming the field.
pub fn edit(tx: &mut Tx<'_>, viewer: &Viewer, post: Readable<Post>, words: &Words) -> Result<()> {
    edit_ready(tx, viewer, post, words, &Ready::default())
}

/// The same with its text read before the transaction.
///
/// # Errors
/// As [`edit`].
pub fn edit_written(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: Readable<Post>,
    words: &Words,
    body: Written,
) -> Result<()> {
    edit_ready(tx, viewer, post, words, &Ready::written(body))
}

fn edit_ready(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: Readable<Post>,
    words: &Words,
    ready: &Ready,
) -> Result<()> {
    if Rights::proven(tx, &post)? == Rights::Fields && words.says_more(&post) {
        return Err(Error::forbidden());
    }
    let body = words.body.as_ref().unwrap_or(&post.body);
    let title = words.title.as_ref().unwrap_or(&post.title);
    let files = words.files.as_ref().map(|wanted| files::with_own(&post, wanted));
    let has_files = files.as_ref().map_or(post.body.trim().is_empty(), |files| !files.is_empty());
    let has_more = post.kind.stands_alone() || has_files || !text::is_blank(title);
    let title = check_post(post.kind.needs(), title, body, has_more)?;
    let change = match &words.fields {
        Some(given) => kinds::change(tx, viewer, &post, given),
        None => Ok(None),
    };
    let same_lang = words.lang.is_none_or(|lang| lang.code() == post.lang);
    let same_words = title == post.title && *body == post.body && same_lang;
    let files = other_files(tx, viewer, post.id.0, files)?;
    let described = describe::changed(tx, viewer.id, post.id.0, &words.described)?;
    let same_post = same_words && files.is_none() && matches!(change, Ok(None));
    if same_post && described.is_empty() {
        return Ok(());
    }
    post.space().writable()?;
    suspensions::expect_none(tx, viewer.id, post.space().id)?;
    let fields = serde_json::to_string(&words.fields)?;
    approval::editable(tx, viewer, post.space(), &[&title, body, &fields])?;
    words.audience.as_ref().map_or(Ok(()), |shown| shown.covers(tx, post.space()))?;
    words.etag.as_ref().map_or(Ok(()), |began_from| post.etag().expect(began_from))?;
    let (change, before) = (change?, kinds::kept_of(tx, &post)?);
    if !same_words || change.is_some() {
        revise(tx, viewer, post.id.0, (&post.title, &post.body), &before.text())?;
    }
    match same_words {
        // What is said of a picture is said to those who do not see it: the post is the same.
        true if same_post => {}
        true => tx.execute(&EDITED_POST, params![post.id, tx.now()]).map(drop)?,
        false => keep_words(tx, viewer, &post, (&title, body, words.lang), ready)?,
    }
    describe::write(tx, &described)?;
    if let Some(files) = files {
        files::replace(tx, viewer, (post.id, post.id.0), &files)?;
    }
    if let Some(change) = change {
        keep_fields(tx, viewer, &post, &change)?;
    }
    tx.log(Activity::new(logged::POST_EDITED, post.id.0).by(viewer.id).within(post.space().id))?;
    let post = readable(tx, viewer, post.id)?;
    post.kind.written(tx, viewer.id, &post)
}

/// The files that are asked for, where they are others, or in another order.
fn other_files(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    target: i64,
    wanted: Option<Vec<FileId>>,
) -> Result<Option<Vec<FileId>>> {
    let Some(wanted) = wanted else { return Ok(None) };
    let now = files::of(tx, viewer.id, target)?;
    Ok((wanted != now).then_some(wanted))
}

fn keep_words(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: &Readable<Post>,
    (title, body, lang): (&str, &str, Option<Lang>),
    ready: &Ready,
) -> Result<()> {
    // A language that is not the one guessed was chosen, and stays.
    let guessed = ready.guessed(&post.body) == post.lang;
    let chosen = lang.or(if guessed { None } else { Lang::from_code(&post.lang) });
    let space = (Some(post.space().id), post.id.0);
    let rendered = ready.body(body).in_language(chosen).render(tx, viewer.id, space)?;
    tx.execute(
        &UPDATE_POST,
        params![post.id, title, body, rendered.html, rendered.lang, tx.now()],
    )?;
    mention_again(tx, post.id.0, post.id, &rendered.people)?;
    tag_again(tx, post.id, &rendered.topics)?;
    previews::note_again(tx, post.id.0, post.id, &rendered.links)
}

fn keep_fields(tx: &mut Tx<'_>, viewer: &Viewer, post: &Post, change: &Change) -> Result<()> {
    kinds::keep(tx, post.id, &post.kind, &change.state, &change.fields)?;
    if let Some(people) = &change.people {
        kinds::concern_again(tx, post.id, people)?;
    }
    attach(tx, viewer.id, &change.files, post.id, post.id.0)
}

/// Changes the words of a comment.
///
/// # Errors
/// `Forbidden` for anybody but its author; `Outdated` where it is no longer the wording that was read;
/// `Invalid`, naming the field.
fn edit_comment(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    comment: Readable<Comment>,
    words: &Words,
    ready: &Ready,
) -> Result<()> {
    let comment = comment.editable()?;
    let body = words.body.as_ref().unwrap_or(&comment.body);
    let has_files = words.files.as_ref();
    let has_files = has_files.map_or(comment.body.trim().is_empty(), |files| !files.is_empty());
    check("", body, has_files)?;
    let files = other_files(tx, viewer, comment.id.0, words.files.clone())?;
    let described = describe::changed(tx, viewer.id, comment.id.0, &words.described)?;
    let same_comment = *body == comment.body && files.is_none();
    if same_comment && described.is_empty() {
        return Ok(());
    }
    comment.space().writable()?;
    suspensions::expect_none(tx, viewer.id, comment.space().id)?;
    words.audience.as_ref().map_or(Ok(()), |shown| shown.covers(tx, comment.space()))?;
    words.etag.as_ref().map_or(Ok(()), |began_from| comment.etag().expect(began_from))?;
    if *body != comment.body {
        revise(tx, viewer, comment.id.0, ("", &comment.body), "")?;
    }
    if let Some(files) = files {
        files::replace(tx, viewer, (comment.post, comment.id.0), &files)?;
    }
    describe::write(tx, &described)?;
    if !same_comment {
        keep_comment(tx, viewer, &comment, body, ready)?;
    }
    let activity = Activity::new(logged::COMMENT_EDITED, comment.id.0).by(viewer.id);
    tx.log(activity.within(comment.space().id).under(comment.post.0))
}

fn keep_comment(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    comment: &Readable<Comment>,
    body: &str,
    ready: &Ready,
) -> Result<()> {
    let space = (Some(comment.space().id), comment.post.0);
    let rendered = ready.body(body).render(tx, viewer.id, space)?;
    tx.execute(&UPDATE_COMMENT, params![comment.id, body, rendered.html, rendered.lang, tx.now()])?;
    mention_again(tx, comment.id.0, comment.post, &rendered.people)?;
    previews::note_again(tx, comment.id.0, comment.post, &rendered.links)
}
