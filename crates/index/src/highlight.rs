//! The part of a text that shows why it was found, its words marked.

use std::collections::HashSet;
use std::ops::Range;

use crate::analysis::{Former, Language, analyse, runs, wholes};
use crate::query::{Query, meant};

/// A text in pieces; whether each is what was looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Extract {
    /// The pieces, in order.
    pub pieces: Vec<(String, bool)>,
    /// How many different words of the query are in it.
    #[serde(skip)]
    pub words: usize,
}

impl Extract {
    /// All of it, without marks.
    pub fn plain(&self) -> String {
        self.pieces.iter().map(|(text, _)| text.as_str()).collect()
    }
}

/// What of a text is looked at, in bytes: extracts of a book are from its beginning.
const LOOKED_AT: usize = 200_000;
/// What of an extract stands before its first marked word, in characters.
const BEFORE: usize = 40;

/// Finds the words of a query in texts.
pub struct Highlighter {
    former: Former,
    /// Exact forms and stems, as in the index.
    terms: HashSet<String>,
    /// How words begin that are being typed, as in the index.
    begun: Vec<String>,
}

impl Highlighter {
    /// For the words of this query.
    pub fn new(query: &Query) -> Highlighter {
        let mut former = Former::default();
        let (mut terms, mut begun) = (HashSet::new(), Vec::new());
        for clause in meant(&query.words).into_iter().filter(|clause| !clause.excluded) {
            analyse(&mut former, &clause.text, Language::Any, |token| {
                let is_exact = token.term.starts_with(crate::analysis::EXACT);
                if is_exact || !clause.phrase {
                    terms.insert(token.term.to_owned());
                }
                if is_exact && clause.unfinished {
                    begun.push(token.term.to_owned());
                }
            });
            // Of what is joined by signs the whole is looked for where it is one: `C` is not `C#`.
            for run in runs(&clause.text).filter(|run| run.is_compound() && run.parts.len() < 2) {
                let part = text::fold(&clause.text[run.parts[0].clone()]);
                terms.retain(|term: &String| term.trim_start_matches('=') != part);
                terms.extend(wholes(&clause.text, &run));
            }
        }
        Highlighter { former, terms, begun }
    }

    /// The part of `text` of about `length` characters that has the most of the words; its beginning where it
    /// has none.
    pub fn extract(&mut self, text: &str, lang: &str, length: usize) -> Extract {
        let text = text::one_line(bounded(text));
        let found = self.found(&text, lang);
        let window = best(&text, &found, length);
        pieces(&text, &found, window)
    }

    /// All of a short text, such as a title.
    pub fn whole(&mut self, text: &str, lang: &str) -> Extract {
        let found = self.found(text, lang);
        pieces(text, &found, 0..text.len())
    }

    /// Where words of the query are, and which.
    fn found(&mut self, text: &str, lang: &str) -> Vec<(Range<usize>, String)> {
        let mut found: Vec<(Range<usize>, String)> = Vec::new();
        let (terms, begun) = (&self.terms, &self.begun);
        analyse(&mut self.former, text, Language::of(lang), |token| {
            let wanted = terms.contains(token.term)
                || begun.iter().any(|start| token.term.starts_with(start.as_str()));
            let covered = found.last().is_some_and(|(last, _)| last.end >= token.span.end);
            if wanted && !covered {
                found.push((token.span, token.term.trim_start_matches('=').to_owned()));
            }
        });
        found
    }
}

fn bounded(text: &str) -> &str {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The window of about `length` characters that holds the most different words.
fn best(text: &str, found: &[(Range<usize>, String)], length: usize) -> Range<usize> {
    let starts = found.iter().map(|(span, _)| span.start);
    let windows = starts.map(|at| {
        let window = window(text, at, length);
        let within = found.iter().filter(|(span, _)| span.start >= at && span.end <= window.end);
        let words: HashSet<&str> = within.map(|(_, word)| word.as_str()).collect();
        (words.len(), std::cmp::Reverse(window.start), window.end)
    });
    match windows.take(200).max() {
        Some((_, std::cmp::Reverse(start), end)) => start..end,
        None => window(text, 0, length),
    }
}

/// About `length` characters, from a little before `at`, cut between words.
fn window(text: &str, at: usize, length: usize) -> Range<usize> {
    let back = |characters| text[..at].char_indices().rev().nth(characters).map(|(at, _)| at);
    // Where the beginning is near, it is shown too.
    let start = match (back(2 * BEFORE), back(BEFORE)) {
        (Some(_), Some(before)) => {
            text[before..at].find(' ').map_or(before, |blank| before + blank + 1)
        }
        _ => 0,
    };
    let end = text[start..].char_indices().nth(length).map_or(text.len(), |(end, _)| start + end);
    // No word is cut, where the text has blanks.
    let goes_on = text[end..].starts_with(|c: char| !c.is_whitespace());
    let blank = text[start..end].rfind(' ').map(|blank| start + blank);
    start..blank.filter(|blank| goes_on && *blank > at).unwrap_or(end)
}

fn pieces(text: &str, found: &[(Range<usize>, String)], window: Range<usize>) -> Extract {
    let mut pieces = Vec::new();
    let mut at = window.start;
    if at > 0 {
        pieces.push(("… ".to_owned(), false));
    }
    let mut words = HashSet::new();
    let within =
        found.iter().filter(|(span, _)| span.start >= window.start && span.end <= window.end);
    for (span, word) in within {
        if span.start > at {
            pieces.push((text[at..span.start].to_owned(), false));
        }
        pieces.push((text[span.clone()].to_owned(), true));
        words.insert(word);
        at = span.end;
    }
    if at < window.end {
        pieces.push((text[at..window.end].to_owned(), false));
    }
    if window.end < text.len() {
        pieces.push((" …".to_owned(), false));
    }
    Extract { pieces, words: words.len() }
}

#[cfg(test)]
mod tests {
    use super::Highlighter;
    use crate::query::{Clause, Query};

    fn shown(words: &[&str], text: &str, length: usize) -> String {
        let words = words.iter().map(|word| {
            let unfinished = word.ends_with('*');
            let text = word.trim_matches(['*', '"']).to_owned();
            Clause { text, unfinished, phrase: word.starts_with('"'), ..Clause::default() }
        });
        let query = Query { words: words.collect(), ..Query::default() };
        let extract = Highlighter::new(&query).extract(text, "fr", length);
        let pieces = extract.pieces.into_iter();
        pieces.map(|(text, marked)| if marked { format!("[{text}]") } else { text }).collect()
    }

    #[test]
    fn words_are_marked_in_their_other_forms() {
        let text = "Les réunions de l’équipe\n\net l'Équipe réunie";
        assert_eq!(shown(&["réunion"], text, 100), "Les [réunions] de l’équipe et l'Équipe réunie");
        assert_eq!(
            shown(&["equipe"], text, 100),
            "Les réunions de l’[équipe] et l'[Équipe] réunie"
        );
        assert_eq!(shown(&["équ*"], text, 100), "Les réunions de l’[équipe] et l'[Équipe] réunie");
        assert_eq!(shown(&["absent"], text, 12), "Les réunions …");
    }

    #[test]
    fn names_with_signs_are_marked_as_a_whole() {
        assert_eq!(shown(&["c#"], "En C# ou en C++, le C", 100), "En [C#] ou en C++, le C");
        assert_eq!(shown(&["foo_bar"], "voir foo_bar ici", 100), "voir [foo_bar] ici");
        assert_eq!(shown(&["INC-2026-0042"], "inc-2026-0042 !", 100), "[inc-2026-0042] !");
    }

    #[test]
    fn the_window_holds_the_most_words() {
        let filler = "mot ".repeat(60);
        let text = format!("budget {filler} budget voté hier {filler}");
        let shown = shown(&["budget", "voté"], &text, 60);
        assert!(shown.starts_with("… ") && shown.ends_with(" …"), "{shown}");
        assert!(shown.contains("[budget] [voté] hier"), "{shown}");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_without_harm(text in "\\PC{0,200}", word in "\\PC{0,8}", length in 0usize..80) {
            let query = Query { words: vec![Clause { text: word, unfinished: true, ..Clause::default() }], ..Query::default() };
            let mut highlighter = Highlighter::new(&query);
            let whole = highlighter.whole(&text, "");
            proptest::prop_assert_eq!(whole.plain(), text.clone());
            highlighter.extract(&text, "fr", length);
        }
    }
}
