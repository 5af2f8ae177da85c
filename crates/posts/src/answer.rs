//! The form that answers a post or a comment, and what was typed in it where that could not be taken.

use kernel::{App, Error, Result};
use spaces::ShownAudience;
use ui::Ctx;
use ui::view::CommentForm;

use crate::files::waiting::waiting;
use crate::kinds;
use crate::{FileId, PostId};

/// What was sent, and what is wrong with it.
pub(crate) struct Typed {
    pub(crate) body: String,
    /// The files it named or brought, which wait for it.
    pub(crate) files: Vec<FileId>,
    pub(crate) error: Error,
}

/// An empty form, without the key that makes sending it twice harmless.
pub(crate) fn form(post: PostId) -> CommentForm {
    let action = format!("/posts/{post}/comments");
    CommentForm { post: post.to_string(), action, ..CommentForm::default() }
}

/// The form with what was typed, for a post that these read.
pub(crate) async fn again(
    app: &App,
    cx: &Ctx,
    post: PostId,
    audience: ShownAudience,
    typed: Option<Typed>,
) -> Result<CommentForm> {
    let (once, audience) = (kernel::secret::token(), audience.to_string());
    let empty = CommentForm { once, audience, ..form(post) };
    let Some(Typed { body, files, error }) = typed else {
        return Ok(empty);
    };
    let owner = cx.viewer()?.id;
    let files = app.db.read(move |tx| waiting(tx, owner, &files)).await?;
    Ok(CommentForm { body, files, error: kinds::wrong(cx.l, None, &error), ..empty })
}
