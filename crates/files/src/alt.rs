//! What there is to see in a picture, in words, for those who do not see it.

use kernel::{Error, Message, Result};

/// The longest description, in characters.
pub const MOST: usize = 500;

/// A description as it is kept: on one line.
///
/// # Errors
/// `Invalid` when it is too long.
pub fn check(alt: &str) -> Result<String> {
    let alt = text::one_line(alt);
    if alt.chars().count() > MOST {
        return Err(Error::field("alt", Message::new("files-alt-too-long").with("most", MOST)));
    }
    Ok(alt)
}
