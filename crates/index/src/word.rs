//! The words of a text that say what it is about, as whoever compares texts takes them.

use std::collections::HashSet;

use kernel::{Result, Time};
use tantivy::Term;

use crate::analysis::{EXACT, Former, runs, wholes};
use crate::query::stop::is_stop_word;
use crate::{Asked, Clause, Filter, Hit, Index, Order, Query, Sees, Strictness};

/// Words of a text that are looked for: its beginning says what it is about.
pub(crate) const COMPARED: usize = 40;
/// Words spelt nearly like one that is nowhere.
const NEARLY: usize = 2;

/// A word in all its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Folded.
    pub text: String,
    /// As in the index: exact, and its stems.
    forms: Vec<String>,
}

impl Word {
    /// Whether two words are forms of one.
    pub fn is_like(&self, other: &Word) -> bool {
        self.forms.iter().any(|form| other.forms.contains(form))
    }
}

/// The words of a text, each once, without those that are too common; all of them, where it has no others.
pub fn words(text: &str) -> Vec<Word> {
    let mut former = Former::default();
    let (mut words, mut met) = (Vec::<Word>::new(), HashSet::new());
    for run in runs(text) {
        let whole = if run.is_compound() { wholes(text, &run) } else { Vec::new() };
        for part in &run.parts {
            let made = former.of(&text[part.clone()]);
            let text = made.exact.trim_start_matches(EXACT).to_owned();
            let mut forms = vec![made.exact.clone(), made.french.clone(), made.english.clone()];
            forms.retain(|form| !form.is_empty());
            // Hyphens join what others write as one word.
            forms.extend(whole.iter().cloned());
            if met.insert(text.clone()) {
                words.push(Word { text, forms });
            }
        }
    }
    if words.iter().any(|word| !is_stop_word(&word.text)) {
        words.retain(|word| !is_stop_word(&word.text));
    }
    words
}

/// Whether it is long enough to be mistyped.
fn is_word(word: &Word) -> bool {
    word.text.chars().count() > 3
}

impl Index {
    /// What each of these words says of a text that has it: the logarithm of how rare it is among all documents.
    pub fn weights(&self, words: &[Word]) -> Vec<f32> {
        let (all, counts) = self.counts(words);
        counts.into_iter().map(|count| (1.0 + all as f32 / (1.0 + count as f32)).ln()).collect()
    }

    /// What may say the same as a text, of what the viewer sees: what has some of its words, the likeliest first.
    /// For a word that is nowhere, those spelt nearly like it are looked for as well.
    ///
    /// # Errors
    /// As [`Index::search`].
    pub fn alike_to(
        &self,
        text: &str,
        filter: Filter,
        (most, now): (usize, Time),
        sees: &dyn Sees,
    ) -> Result<Vec<Hit>> {
        let mut asked = words(text);
        asked.truncate(COMPARED);
        let (_, counts) = self.counts(&asked);
        let unknown = asked.iter().zip(counts).filter(|(word, count)| *count == 0 && is_word(word));
        let nearly = unknown.flat_map(|(word, _)| self.alike(&word.text).into_iter().take(NEARLY));
        let all: Vec<String> =
            asked.iter().map(|word| word.text.clone()).chain(nearly.collect::<Vec<_>>()).collect();
        let clauses = all.into_iter().map(|text| Clause { text, ..Clause::default() });
        let query = Query { words: clauses.collect(), filter };
        if !query.has_words() {
            return Ok(Vec::new());
        }
        let asked = Asked {
            query: &query,
            strictness: Strictness::Some,
            order: Order::Relevance,
            skip: 0,
            most,
            count: false,
            now,
        };
        Ok(self.search(&asked, sees)?.hits)
    }

    /// How many documents there are, and how many have each of these words.
    fn counts(&self, words: &[Word]) -> (u64, Vec<u64>) {
        let Some(store) = self.store() else { return (0, vec![0; words.len()]) };
        let searcher = store.reader.searcher();
        let count = |word: &Word| {
            let fields = [store.fields.title, store.fields.body];
            let terms = fields.into_iter().flat_map(|field| {
                word.forms.iter().map(move |form| Term::from_field_text(field, form))
            });
            terms.filter_map(|term| searcher.doc_freq(&term).ok()).max().unwrap_or(0)
        };
        (searcher.num_docs(), words.iter().map(count).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_text_of_many_words_has_each_once() {
        // Looked for one by one among all others, they would take minutes.
        let many: String = (0..60_000).map(|n| format!("w{n} w{n} ")).collect();
        assert_eq!(words(&many).len(), 60_000);
    }

    #[test]
    fn words_are_alike_by_any_form() {
        let texts = |text| words(text).into_iter().map(|word| word.text).collect::<Vec<_>>();
        assert_eq!(texts("Comment poser des congés ?"), ["poser", "conges"]);
        assert_eq!(texts("Qui est ?"), ["qui", "est"]);
        let (one, other) = (words("congé"), words("Congés"));
        assert!(one[0].is_like(&other[0]) && !one[0].is_like(&words("paie")[0]));
        assert!(words("télé-travail")[0].is_like(&words("télétravail")[0]));
    }
}
