//! The forms under which a word is found: its exact form, and its stem in each language.

use std::collections::HashMap;

use frostem::{Algorithm, Stemmer};

/// The forms of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Forms {
    /// Lower case, without accents, after [`EXACT`].
    pub(crate) exact: String,
    /// Its French stem; empty where it has none (numbers).
    pub(crate) french: String,
    /// Its English stem.
    pub(crate) english: String,
}

/// What exact forms begin with in the index: stems stand beside them in the same field.
pub(crate) const EXACT: char = '=';

/// Words kept: most of a text is words met before.
const KEPT: usize = 20_000;
/// The longest word that is kept, in bytes: beyond, it is no word that somebody would type.
pub(crate) const LONGEST: usize = 80;

/// Makes forms, and keeps those it made.
pub(crate) struct Former {
    french: Stemmer,
    english: Stemmer,
    known: HashMap<String, Forms>,
}

impl Default for Former {
    fn default() -> Former {
        Former {
            french: Stemmer::new(Algorithm::French),
            english: Stemmer::new(Algorithm::English),
            known: HashMap::new(),
        }
    }
}

impl Clone for Former {
    fn clone(&self) -> Former {
        Former::default()
    }
}

impl Former {
    /// The forms of a word as written.
    pub(crate) fn of(&mut self, word: &str) -> &Forms {
        if !self.known.contains_key(word) {
            if self.known.len() >= KEPT {
                self.known.clear();
            }
            let forms = self.made(word);
            self.known.insert(word.to_owned(), forms);
        }
        &self.known[word]
    }

    fn made(&self, word: &str) -> Forms {
        let folded = text::fold(word);
        let exact = exact(&folded);
        if folded.chars().any(|c| !c.is_alphabetic()) {
            return Forms { exact, french: String::new(), english: String::new() };
        }
        let french = self.french.stem(&folded).into_owned();
        let english = self.english.stem(&folded).into_owned();
        Forms { exact, french, english }
    }
}

/// The exact form, as in the index, of what is folded already.
pub(crate) fn exact(folded: &str) -> String {
    let mut exact = String::with_capacity(folded.len() + 1);
    exact.push(EXACT);
    exact.push_str(folded);
    exact
}
