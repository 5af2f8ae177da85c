//! Words are changed by whoever wrote them, and what a kind asked for with them; what they were before
//! is kept and shown.

pub(crate) mod api;
mod page;
mod ready;

pub(crate) use page::{comment_page, comment_submit, page, submit};

use kernel::{Activity, Etag, Lang, Result, Tx, Viewer, params};
use serde::Deserialize;

use crate::access::readable;
use crate::kinds::{self, Change, Given};
use crate::limits::{check, check_post};
use crate::logged;
use crate::record::{attach, mention_again, tag_again};
use crate::store::{EDITED_POST, INSERT_REVISION, UPDATE_COMMENT, UPDATE_POST};
use crate::{Comment, Post, Readable, previews};
use ready::Ready;

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
    /// The tag of the wording that was read before: where it is another now, nothing is changed (412).
    /// Without it the change is made whatever is there; the history of a post keeps what was.
    #[serde(default)]
    pub etag: Option<Etag>,
}

/// Changes the words of a post, and the fields of its kind. Where it is shown, and to whom, never changes with them.
///
/// # Errors
/// `Forbidden` for anybody but its author; `Outdated` where it is no longer the wording that was read;
/// `Invalid`, naming the field.
pub fn edit(tx: &mut Tx<'_>, viewer: &Viewer, post: Readable<Post>, words: &Words) -> Result<()> {
    edit_ready(tx, viewer, post, words, &Ready::default())
}

fn edit_ready(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: Readable<Post>,
    words: &Words,
    ready: &Ready,
) -> Result<()> {
    let post = post.editable()?;
    let body = words.body.as_ref().unwrap_or(&post.body);
    let title = words.title.as_ref().unwrap_or(&post.title);
    let has_more =
        post.kind.stands_alone() || post.body.trim().is_empty() || !title.trim().is_empty();
    let title = check_post(post.kind.needs(), title, body, has_more)?;
    let change = match &words.fields {
        Some(given) => kinds::change(tx, viewer, &post, given),
        None => Ok(None),
    };
    let same_words = title == post.title && *body == post.body;
    if same_words && matches!(change, Ok(None)) {
        return Ok(());
    }
    words.etag.as_ref().map_or(Ok(()), |began_from| post.etag().expect(began_from))?;
    let (change, before) = (change?, kinds::whole_of(tx, &post)?);
    revise(tx, viewer, post.id.0, (&post.title, &post.body), &before.text())?;
    match same_words {
        true => tx.execute(&EDITED_POST, params![post.id, tx.now()]).map(drop)?,
        false => keep_words(tx, viewer, &post, (&title, body), ready)?,
    }
    if let Some(change) = change {
        keep_fields(tx, viewer, &post, &change)?;
    }
    tx.log(Activity::new(logged::POST_EDITED, post.id.0).by(viewer.id).within(post.space().id))?;
    let post = readable(tx, viewer, post.id)?;
    post.kind.written(tx, &post)
}

fn keep_words(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: &Readable<Post>,
    (title, body): (&str, &str),
    ready: &Ready,
) -> Result<()> {
    // A language that is not the one guessed was chosen, and stays.
    let guessed = ready.guessed(&post.body) == post.lang;
    let chosen = if guessed { None } else { Lang::from_code(&post.lang) };
    let space = Some(post.space().id);
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
    check("", body, comment.body.trim().is_empty())?;
    if *body == comment.body {
        return Ok(());
    }
    words.etag.as_ref().map_or(Ok(()), |began_from| comment.etag().expect(began_from))?;
    revise(tx, viewer, comment.id.0, ("", &comment.body), "")?;
    let space = Some(comment.space().id);
    let rendered = ready.body(body).render(tx, viewer.id, space)?;
    tx.execute(&UPDATE_COMMENT, params![comment.id, body, rendered.html, rendered.lang, tx.now()])?;
    mention_again(tx, comment.id.0, comment.post, &rendered.people)?;
    previews::note_again(tx, comment.id.0, comment.post, &rendered.links)?;
    let activity = Activity::new(logged::COMMENT_EDITED, comment.id.0).by(viewer.id);
    tx.log(activity.within(comment.space().id).under(comment.post.0))
}

fn revise(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    target: i64,
    (title, body): (&str, &str),
    fields: &str,
) -> Result<()> {
    let id: kernel::id::Raw = tx.new_id();
    let now = tx.now();
    let values = params![id, target, viewer.id, title, body, fields, now];
    tx.execute(&INSERT_REVISION, values).map(drop)
}
