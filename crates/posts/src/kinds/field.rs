//! Declared fields: what a kind, or a move, asks for.

use serde_json::Value;

use super::Word;

/// A field of a kind, or of a move.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name, in forms and in JSON.
    pub name: Word,
    /// What it takes.
    pub input: Input,
    /// Whether it must be given.
    pub required: bool,
    /// What a new post has where nothing is said, as a program would send it; null for nothing.
    pub default: Value,
    /// Whether a form folds it away among the less usual ones, where nothing is said in any of them.
    pub further: bool,
}

impl Field {
    /// One that must be given.
    pub fn required(name: impl Into<Word>, input: Input) -> Field {
        Field { name: name.into(), input, required: true, default: Value::Null, further: false }
    }

    /// Whether it takes people.
    pub fn names_people(&self) -> bool {
        matches!(self.input, Input::People { .. })
    }

    /// One that may be left out.
    pub fn optional(name: impl Into<Word>, input: Input) -> Field {
        Field { name: name.into(), input, required: false, default: Value::Null, further: false }
    }

    /// The same, among the less usual ones.
    pub fn further(self) -> Field {
        Field { further: true, ..self }
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
    /// A text of several lines, without marks: a string.
    Paragraph {
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
    /// A number with a few decimals: a number. In what it is counted is the word `-FIELD.unit` of its kind.
    Decimal {
        /// At most so many decimals.
        places: u8,
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
    /// Several of them: an array of names.
    Choices {
        /// Their names.
        of: Vec<Word>,
    },
    /// A day of the calendar, wherever one is: `2026-05-03`.
    Date,
    /// A moment: RFC 3339.
    Moment,
    /// A time zone by its name, `Europe/Paris`. The moments beside it are typed and shown on its clock.
    Zone,
    /// A day of the calendar, which is the same wherever one is, or a moment of one: as either of them.
    Due,
    /// People whom whoever names them may know of, by handle: an array of strings. Kept by their
    /// identifiers; whom a post is about in all is kept beside it (`post_people`).
    People {
        /// At most so many; 1 for a single person.
        most: usize,
    },
    /// Another post that the author may read: its identifier.
    Post,
    /// A space that whoever names it may see, secret only where the post is in it: its name in addresses.
    Space,
    /// A comment under the post: its identifier. For moves, which say it in a hidden field.
    Comment,
    /// A file that its author uploaded: its identifier. It is attached to the post.
    File,
}

impl Input {
    /// Whether it takes words of one's own.
    pub(crate) fn is_words(&self) -> bool {
        matches!(self, Input::Text { .. } | Input::Paragraph { .. } | Input::Lines { .. })
    }
}
