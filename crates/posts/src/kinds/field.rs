//! Declared fields: what a kind, or a move, asks for.

use super::Word;

/// A field of a kind, or of a move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name, in forms and in JSON.
    pub name: Word,
    /// What it takes.
    pub input: Input,
    /// Whether it must be given.
    pub required: bool,
}

impl Field {
    /// One that must be given.
    pub fn required(name: impl Into<Word>, input: Input) -> Field {
        Field { name: name.into(), input, required: true }
    }

    /// One that may be left out.
    pub fn optional(name: impl Into<Word>, input: Input) -> Field {
        Field { name: name.into(), input, required: false }
    }
}

/// What a field takes, and what it is in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Yes or no: a boolean.
    Flag,
    /// A text of one line: a string.
    Text {
        /// The longest, in characters.
        length: usize,
    },
    /// Several short texts, each different: an array of strings.
    Lines {
        /// At least so many.
        least: usize,
        /// At most so many.
        most: usize,
        /// The longest, in characters.
        length: usize,
    },
    /// A whole number.
    Number {
        /// The smallest.
        least: i64,
        /// The largest.
        most: i64,
    },
    /// Numbers from 0, each different: an array.
    Numbers {
        /// At most so many.
        most: usize,
    },
    /// One of several: the name of it. In words it is `kind-KIND-FIELD-NAME`.
    Choice {
        /// Their names.
        of: Vec<Word>,
    },
    /// A day of the calendar, wherever one is: `2026-05-03`.
    Date,
    /// A moment: RFC 3339.
    Moment,
    /// People whom the author may know of, by handle: an array of strings. They are kept beside
    /// the post (`post_people`), not in its fields; a kind has at most one such field.
    People {
        /// At most so many; 1 for a single person.
        most: usize,
    },
    /// Another post that the author may read: its identifier.
    Post,
    /// A comment under the post: its identifier. For moves, which say it in a hidden field.
    Comment,
    /// A file that its author uploaded: its identifier. It is attached to the post.
    File,
}
