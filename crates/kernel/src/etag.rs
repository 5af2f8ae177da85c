//! Which wording a change began from, so that none overwrites another's.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::Meaning;
use crate::{Error, Result};

/// Names one wording of a text: an entity tag as in RFC 9110, 8.8.3, made of the words themselves. Whoever
/// changes a text sends back the tag of the wording they began from; one that is not of the text as it
/// is now is refused, and nothing is overwritten.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Etag(String);

impl Etag {
    /// The tag of these words, in order.
    pub fn of(words: &[&str]) -> Etag {
        let mut sum = Sha256::new();
        for word in words {
            sum.update(word.len().to_le_bytes());
            sum.update(word.as_bytes());
        }
        Etag(BASE64URL_NOPAD.encode(&sum.finalize()[..12]))
    }

    /// The tag that a form sent back; it may be none that was ever given.
    pub fn sent(text: &str) -> Etag {
        Etag(text.to_owned())
    }

    /// Lets a change go on that began from the wording of now, whose tag this is.
    ///
    /// # Errors
    /// `Outdated`, about the field `etag`, where it began from another.
    pub fn expect(&self, began_from: &Etag) -> Result<()> {
        match self == began_from {
            true => Ok(()),
            false => Err(outdated()),
        }
    }
}

/// A change that began from words which are otherwise now.
pub fn outdated() -> Error {
    Error::new(Meaning::Outdated, "error-outdated").and_field("etag", "error-outdated")
}

impl fmt::Display for Etag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Etag;

    #[test]
    fn a_tag_is_of_its_words_in_their_order() {
        assert_eq!(Etag::of(&["a", "b"]), Etag::of(&["a", "b"]));
        for other in [&["b", "a"][..], &["ab"], &["a", "b", ""], &["a", "B"], &[]] {
            assert_ne!(Etag::of(&["a", "b"]), Etag::of(other), "{other:?}");
        }
        assert!(Etag::of(&["a"]).expect(&Etag::sent(&Etag::of(&["a"]).to_string())).is_ok());
        assert_eq!(Etag::of(&["a"]).expect(&Etag::sent("")).unwrap_err().status(), 412);
    }
}
