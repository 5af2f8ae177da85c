//! The words of a post that is written by several people: its kind has pages of its own, asks who writes, and keeps
//! what it said before.

use kernel::{Activity, Result, Tx, Viewer, params};
use spaces::{ShownAudience, suspensions};

use super::files;
use crate::files::describe::{self, Described};
use crate::limits::check_post;
use crate::logged;
use crate::record::{mention_again, tag_again};
use crate::store::UPDATE_POST;
use crate::{FileId, Incoming, Post, Readable, Written, approval, previews};

/// What a post shall say.
#[derive(Clone, Debug, Default)]
pub struct Rewording {
    title: String,
    body: Written,
    /// The files that whoever writes it has in it then; all stay when absent, and those of others in any case.
    pub files: Option<Vec<FileId>>,
    /// What is said of pictures among them.
    described: Vec<Described>,
    /// What whoever writes it was shown of who reads it.
    pub audience: Option<ShownAudience>,
}

impl Rewording {
    /// With these words.
    pub fn saying(self, title: &str, body: Written) -> Rewording {
        Rewording { title: title.to_owned(), body, ..self }
    }

    /// With the files of a form, and who it showed would read it.
    pub fn with_form(self, form: &Incoming, files: Vec<FileId>) -> Rewording {
        Rewording {
            files: Some(files),
            described: form.described.clone(),
            audience: Some(form.audience(form.get("space"))),
            ..self
        }
    }
}

/// Gives a post other words. Whoever calls this has asked whether the viewer may, and keeps what it said.
///
/// # Errors
/// `Forbidden` where nothing new is written there, or not by the viewer; `Outdated` where more would read it than was
/// shown; `Invalid`, naming the field.
pub fn rewrite(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: &Readable<Post>,
    words: &Rewording,
) -> Result<()> {
    let body = words.body.body();
    let title = check_post(post.kind.needs(), &words.title, body, true)?;
    post.space().writable()?;
    suspensions::expect_none(tx, viewer.id, post.space().id)?;
    approval::editable(tx, viewer, post.space(), &[&title, body])?;
    words.audience.as_ref().map_or(Ok(()), |shown| shown.covers(tx, post.space()))?;
    let described = describe::changed(tx, viewer.id, post.id.0, &words.described)?;
    describe::write(tx, &described)?;
    if let Some(files) = &words.files {
        files::replace(tx, viewer, (post.id, post.id.0), files)?;
    }
    let space = (Some(post.space().id), post.id.0);
    let rendered = words.body.render(tx, viewer.id, space)?;
    let now = tx.now();
    let values = params![post.id, title, body, rendered.html, rendered.lang, now];
    tx.execute(&UPDATE_POST, values)?;
    mention_again(tx, post.id.0, post.id, &rendered.people)?;
    tag_again(tx, post.id, &rendered.topics)?;
    previews::note_again(tx, post.id.0, post.id, &rendered.links)?;
    tx.log(Activity::new(logged::POST_EDITED, post.id.0).by(viewer.id).within(post.space().id))
}

/// The files that a person has in a post, as forms show them.
///
/// # Errors
/// Whatever the database meets.
pub fn own_files(tx: &mut Tx<'_>, viewer: &Viewer, post: &Post) -> Result<Vec<ui::view::Upload>> {
    let files = files::of(tx, viewer.id, post.id.0)?;
    files::offered(tx, viewer.id, post.id.0, &files)
}

/// Those that a form named, where it is shown again.
///
/// # Errors
/// Whatever the database meets.
pub fn named_files(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: i64,
    named: &[FileId],
) -> Result<Vec<ui::view::Upload>> {
    files::offered(tx, viewer.id, post, named)
}
