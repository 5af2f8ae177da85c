//! What a title and a body may be.

use kernel::{Error, Message, Result};

/// The longest body of a post or comment, in characters.
pub(crate) const BODY: usize = 100_000;
/// The longest title, in characters.
pub(crate) const TITLE: usize = 200;

/// Checks a title and a body; answers the title as it will be kept.
///
/// # Errors
/// `Invalid`, naming the field.
pub(crate) fn check(title: &str, body: &str, empty: bool) -> Result<String> {
    let too_long = |most: usize| Message::new("error-too-long").with("most", most);
    let title: String = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title: String = title.chars().filter(|c| !c.is_control()).collect();
    if title.chars().count() > TITLE {
        return Err(Error::field("title", too_long(TITLE)));
    }
    if body.trim().is_empty() && !empty {
        return Err(Error::field("body", "post-body-empty"));
    }
    if body.chars().count() > BODY {
        return Err(Error::field("body", too_long(BODY)));
    }
    Ok(title)
}
