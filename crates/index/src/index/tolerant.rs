//! Finding in spite of a wrong letter, or of a word too many.

use kernel::Result;

use super::{Answer, Asked, Index};
use crate::collect::Sees;
use crate::query::{Clause, Query, Strictness};

/// What came of a search.
#[derive(Clone, Debug)]
pub struct Come {
    /// What was found.
    pub answer: Answer,
    /// What was looked for in the end.
    pub query: Query,
    /// Its words, where they are not those that were asked.
    pub corrected: Option<String>,
    /// Whether not all words are in all that was found.
    pub loose: bool,
}

/// Words like one that was asked that are tried in its place.
const TRIED: usize = 6;
/// Where fewer have all words, those that have some of them follow.
const FEW: usize = 10;

impl Index {
    /// Finds what has all words; where nothing has, words spelt nearly so; where few have, what has some of
    /// them as well. Each step is taken by what the viewer sees, and tells nothing of the rest.
    ///
    /// # Errors
    /// As [`Index::search`].
    pub fn find(&self, asked: &Asked<'_>, sees: &dyn Sees) -> Result<Come> {
        let mut query = asked.query.clone();
        let mut corrected = None;
        let mut answer = self.search(asked, sees)?;
        if answer.hits.is_empty()
            && asked.skip == 0
            && let Some(better) = self.corrected(asked, sees)?
        {
            let better_asked = Asked { query: &better, ..*asked };
            answer = self.search(&better_asked, sees)?;
            corrected = Some(words_of(&better));
            query = better;
        }
        let several = query.words.iter().filter(|clause| !clause.excluded).count() > 1;
        let mut loose = false;
        if asked.skip + answer.hits.len() < FEW && !answer.more && several {
            let some = Asked { query: &query, strictness: Strictness::Some, ..*asked };
            let wider = self.search(&some, sees)?;
            if wider.hits.len() > answer.hits.len() {
                answer = wider;
                loose = true;
            }
        }
        Ok(Come { answer, query, corrected, loose })
    }

    /// The query with words that are nowhere replaced by such as are spelt nearly so.
    fn corrected(&self, asked: &Asked<'_>, sees: &dyn Sees) -> Result<Option<Query>> {
        let mut better = asked.query.clone();
        let mut changed = false;
        for clause in better.words.iter_mut().filter(|clause| !clause.excluded && !clause.phrase) {
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
        let asked = Asked { query: &query, skip: 0, most: 1, count: false, ..*asked };
        Ok(!self.search(&asked, sees)?.hits.is_empty())
    }
}

fn words_of(query: &Query) -> String {
    let words: Vec<&str> = query.words.iter().map(|clause| clause.text.as_str()).collect();
    words.join(" ")
}
