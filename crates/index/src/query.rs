//! What is asked of the index.

mod build;
mod expand;
pub(crate) mod stop;

use std::collections::HashSet;
use std::sync::Arc;

use kernel::{PersonId, SpaceId, Time};

pub(crate) use build::{build, meant};
pub(crate) use expand::alike;

/// What is asked: words that a document has, and what else must hold of it.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The words, in their order.
    pub words: Vec<Clause>,
    /// What else must hold.
    pub filter: Filter,
}

/// A word, or several in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// As typed.
    pub text: String,
    /// Exactly so, word after word.
    pub phrase: bool,
    /// What is found must not have it.
    pub excluded: bool,
    /// It is being typed: words that begin so are found too.
    pub unfinished: bool,
}

/// What must hold of a document besides its words. Of several values of one kind, one is enough.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// It comes from one of these sources.
    pub sources: Vec<String>,
    /// It is one of these.
    pub kinds: Vec<String>,
    /// It is in one of these spaces.
    pub spaces: Vec<SpaceId>,
    /// One of these people wrote it.
    pub authors: Vec<PersonId>,
    /// It has one of these topics.
    pub topics: Vec<i64>,
    /// It has all of these marks.
    pub marks: Vec<String>,
    /// Not older.
    pub since: Option<Time>,
    /// Older.
    pub until: Option<Time>,
    /// It is, or belongs to, one of these objects.
    pub objects: Option<Arc<HashSet<i64>>>,
}

/// How strictly the words are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// All words.
    #[default]
    All,
    /// One of them: what has more, and rarer ones, comes first.
    Some,
}

impl Query {
    /// Whether anything is asked.
    pub fn is_empty(&self) -> bool {
        !self.has_words() && self.filter == Filter::default()
    }

    /// Whether it asks for more than one word.
    pub(crate) fn is_of_several(&self) -> bool {
        self.words.iter().filter(|clause| !clause.excluded && clause.has_words()).count() > 1
    }

    /// Whether there is a word to find.
    pub fn has_words(&self) -> bool {
        self.words.iter().any(|clause| !clause.excluded && clause.has_words())
    }
}

impl Clause {
    fn has_words(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }
}
