//! The words of the index that somebody may mean by what they typed.

use std::collections::HashMap;

use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::analysis::{EXACT, exact};

/// Words of one segment that are looked at for a beginning, and those kept.
const LOOKED_AT: usize = 4_000;
const KEPT: usize = 12;
/// Words spelt nearly so that are kept.
const ALIKE: usize = 12;

/// The most frequent words that begin with `start`, an exact form, and in how many documents each is.
pub(super) fn beginning(
    searcher: &Searcher,
    field: Field,
    start: &str,
) -> tantivy::Result<Vec<(String, u64)>> {
    let mut found: HashMap<String, u64> = HashMap::new();
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut terms = inverted.terms().range().ge(start).into_stream()?;
        let mut looked_at = 0;
        while looked_at < LOOKED_AT && terms.advance() && terms.key().starts_with(start.as_bytes())
        {
            looked_at += 1;
            if let Ok(word) = std::str::from_utf8(terms.key()) {
                *found.entry(word.to_owned()).or_default() += u64::from(terms.value().doc_freq);
            }
        }
    }
    Ok(most_frequent(found, KEPT))
}

/// The words spelt like `folded` but for one letter, two of a long word; the most frequent first.
pub(crate) fn alike(
    searcher: &Searcher,
    field: Field,
    folded: &str,
) -> tantivy::Result<Vec<(String, u64)>> {
    let letters = folded.chars().count();
    if letters < 4 || folded.chars().any(|c| !c.is_alphabetic()) {
        return Ok(Vec::new());
    }
    let mut found: HashMap<String, u64> = HashMap::new();
    let distance = if letters < 8 { 1 } else { 2 };
    let term = Term::from_field_text(field, &exact(folded));
    let query = FuzzyTermQuery::new(term, distance, true);
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut terms = inverted.terms().search(query.automaton()?).into_stream()?;
        while terms.advance() {
            let Ok(word) = std::str::from_utf8(terms.key()) else { continue };
            if word.starts_with(EXACT) {
                *found.entry(word.to_owned()).or_default() += u64::from(terms.value().doc_freq);
            }
        }
    }
    Ok(most_frequent(found, ALIKE))
}

fn most_frequent(found: HashMap<String, u64>, most: usize) -> Vec<(String, u64)> {
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_unstable_by(|(a, m), (b, n)| n.cmp(m).then_with(|| a.cmp(b)));
    found.truncate(most);
    found
}
