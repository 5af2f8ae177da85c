//! What a title and a body may be.

use kernel::{Error, Message, Result};

use crate::kinds::Needs;

/// The longest body of a post or comment, in characters.
pub(crate) const BODY: usize = 100_000;
/// The most files of a post or comment.
pub(crate) const FILES: usize = 20;
/// The longest title, in characters.
pub(crate) const TITLE: usize = 200;

/// What is said where there are more files than [`FILES`].
pub(crate) fn too_many_files() -> Message {
    Message::new("post-too-many-files").with("most", FILES)
}

/// Checks the words of a post of a kind; answers the title as it will be kept. `has_more` where
/// there is something to show without a body.
///
/// # Errors
/// `Invalid`, naming the field.
pub(crate) fn check_post(needs: Needs, title: &str, body: &str, has_more: bool) -> Result<String> {
    if needs.title && text::is_blank(title) {
        return Err(Error::field("title", "kind-title-missing"));
    }
    if needs.body && text::is_blank(body) {
        return Err(Error::field("body", "kind-body-missing"));
    }
    check(title, body, has_more)
}

/// Checks a title and a body; answers the title as it will be kept.
///
/// # Errors
/// `Invalid`, naming the field.
pub(crate) fn check(title: &str, body: &str, empty: bool) -> Result<String> {
    let too_long = |most: usize| Message::new("error-too-long").with("most", most);
    let title = text::one_line(title);
    if !title.is_empty() && text::is_blank(&title) {
        return Err(Error::field("title", "post-title-blank"));
    }
    if title.chars().count() > TITLE {
        return Err(Error::field("title", too_long(TITLE)));
    }
    if text::is_blank(body) && !empty {
        return Err(Error::field("body", "post-body-empty"));
    }
    if body.chars().count() > BODY {
        return Err(Error::field("body", too_long(BODY)));
    }
    Ok(title)
}
