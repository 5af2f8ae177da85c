//! What of the network is found, as the index is told of it.

use kernel::{PersonId, SpaceId, Time};

/// A thing that is found: a post, a comment, a space, a person.
#[derive(Clone, Debug)]
pub struct Document {
    /// The object it is of. Objects of all kinds draw their numbers from one well, so it names one thing.
    pub object: i64,
    /// Who may find it.
    pub gate: Gate,
    /// What it is, in the words of filters: `question`, `comment`, `person`…
    pub kind: String,
    /// When it was written.
    pub at: Time,
    /// By whom.
    pub author: Option<PersonId>,
    /// What it belongs to and is shown with: the post of a comment.
    pub under: Option<i64>,
    /// What it is called: counts more than the rest.
    pub title: String,
    /// Its words, as plain text.
    pub body: String,
    /// What comes with it and counts less: the names of its files, and their text.
    pub beside: String,
    /// The language of the words: `fr`, `en`, or empty where it is not known.
    pub lang: String,
    /// Identifiers of its topics.
    pub topics: Vec<i64>,
    /// What may be asked of it in a word, as in `has:file` and `is:unanswered`.
    pub marks: Vec<&'static str>,
}

/// Who may find a document. It is decided when somebody asks, never when it is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gate {
    /// Whoever sees this space.
    In(SpaceId),
    /// Whoever may know that this space exists.
    Space(SpaceId),
    /// Whoever may know this person.
    Person(PersonId),
    /// Everybody of the company.
    Members,
}

impl Gate {
    /// In one number: the space, the space negative, 0 and 1 (no identifier is that small). Whom a person's
    /// document is of is its object.
    pub(crate) fn number(self) -> i64 {
        match self {
            Gate::In(space) => space.0,
            Gate::Space(space) => -space.0,
            Gate::Person(_) => 0,
            Gate::Members => 1,
        }
    }

    /// Of this number, for the document of this object.
    pub(crate) fn of(number: i64, object: i64) -> Gate {
        match number {
            0 => Gate::Person(PersonId(object)),
            1 => Gate::Members,
            space if space < 0 => Gate::Space(SpaceId(-space)),
            space => Gate::In(SpaceId(space)),
        }
    }
}
