//! Finding in spite of a wrong letter, or of a word too many.

use kernel::Result;

use super::{Answer, Asked, Index};
use crate::collect::Sees;
use crate::query::{Clause, Query, Strictness};

/// What came of a search.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What was found.
    pub answer: Answer,
    /// What was looked for in the end.
    pub query: Query,
    /// Its words, where they are not those that were asked.
    pub corrected: Option<String>,
    /// Whether not all words are in all that was found.
    pub loose: bool,
}

/// Words that are looked at for a wrong letter, and words like each that are tried in its place.
const CORRECTED: usize = 6;
const TRIED: usize = 4;
/// Where fewer have all words, those that have some of them follow.
const FEW: usize = 10;

impl Index {
    /// Finds what has all words; where nothing has, words spelt nearly so; where few have, what has some of
    /// them as well. Each step is taken by what the viewer sees, and tells nothing of the rest.
    ///
    /// # Errors
    /// As [`Index::search`].
    pub fn find(&self, asked: &Asked<'_>, sees: &dyn Sees) -> Result<Outcome> {
        let mut outcome = Outcome {
            answer: Answer::default(),
            query: asked.query.clone(),
            corrected: None,
            loose: false,
        };
        if asked.skip == 0 {
            outcome.answer = self.search(asked, sees)?;
            if outcome.answer.more || outcome.answer.hits.len() >= FEW {
                return Ok(outcome);
            }
        }
        // What is on the first page says how all of them are made.
        let first = Asked { skip: 0, most: FEW, count: false, ..*asked };
        let few = |query: &Query, strictness| -> Result<usize> {
            Ok(self.search(&Asked { query, strictness, ..first }, sees)?.hits.len())
        };
        let mut found = few(&outcome.query, Strictness::All)?;
        if found == 0
            && let Some(better) = self.corrected(&first, sees)?
        {
            found = few(&better, Strictness::All)?;
            outcome.corrected = Some(words_of(&better));
            outcome.query = better;
        }
        let mut strictness = Strictness::All;
        if found < FEW && outcome.query.is_of_several() {
            let wider = few(&outcome.query, Strictness::Some)?;
            if wider > found {
                (found, strictness, outcome.loose) = (wider, Strictness::Some, true);
            }
        }
        if found == 0 {
            outcome.corrected = None;
        } else if outcome.loose || outcome.corrected.is_some() || asked.skip > 0 {
            let query = outcome.query.clone();
            outcome.answer = self.search(&Asked { query: &query, strictness, ..*asked }, sees)?;
        }
        Ok(outcome)
    }

    /// The query with words that are nowhere replaced by such as are spelt nearly so.
    fn corrected(&self, asked: &Asked<'_>, sees: &dyn Sees) -> Result<Option<Query>> {
        let mut better = asked.query.clone();
        let mut changed = false;
        let words = better.words.iter_mut().filter(|clause| !clause.excluded && !clause.phrase);
        for clause in words.take(CORRECTED) {
            if self.is_somewhere(asked, clause, sees)? {
                continue;
            }
            for text in self.alike(&clause.text).into_iter().take(TRIED) {
                let other = Clause { text, ..Clause::default() };
                if self.is_somewhere(asked, &other, sees)? {
                    *clause = other;
                    changed = true;
                    break;
                }
            }
        }
        Ok(changed.then_some(better))
    }

    /// Whether the viewer sees a document that has this word.
    fn is_somewhere(&self, asked: &Asked<'_>, clause: &Clause, sees: &dyn Sees) -> Result<bool> {
        let query = Query { words: vec![clause.clone()], ..Query::default() };
        let asked = Asked { query: &query, most: 1, ..*asked };
        Ok(!self.search(&asked, sees)?.hits.is_empty())
    }
}

/// The words of a query, as they would be typed.
fn words_of(query: &Query) -> String {
    let words = query.words.iter().map(|clause| {
        let without = if clause.excluded { "-" } else { "" };
        let quote = if clause.phrase { "\"" } else { "" };
        format!("{without}{quote}{}{quote}", clause.text)
    });
    words.collect::<Vec<_>>().join(" ")
}
