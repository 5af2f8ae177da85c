//! Problems with their places.

use super::Problem;
use kernel::{Lang, Message};
use std::fmt;
use ui::Locale;

/// Where in the file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    /// The file as a whole.
    File,
    /// A line of a file made of lines, from 1.
    Line(u64),
    /// A message of a mailbox, from 1, and the line where it starts.
    Message {
        /// Its rank in the mailbox, from 1.
        number: u64,
        /// The line of its `From `, from 1.
        line: u64,
    },
}

impl Place {
    /// The place as a message that can be shown.
    pub fn message(&self) -> Message {
        match self {
            Place::File => Message::new("import-place-file"),
            Place::Line(line) => Message::new("import-place-line").with("line", line),
            Place::Message { number, line } => {
                Message::new("import-place-message").with("number", number).with("line", line)
            }
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::File => write!(f, "the file"),
            Place::Line(line) => write!(f, "line {line}"),
            Place::Message { number, line } => write!(f, "message {number} (line {line})"),
        }
    }
}

/// A problem and its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Located {
    /// Where.
    pub place: Place,
    /// What.
    pub problem: Problem,
}

impl Located {
    /// What to tell the administrator.
    pub fn text(&self, lang: Lang) -> String {
        let l = Locale::new(lang);
        let (place, problem) = (l.msg(&self.place.message()), l.msg(&self.problem.message()));
        l.t2("import-problem", ("place", place), ("problem", problem))
    }
}

impl fmt::Display for Located {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.problem)
    }
}

impl std::error::Error for Located {}
