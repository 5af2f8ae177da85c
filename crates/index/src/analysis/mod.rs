//! What becomes of a text on its way into the index, and of a query on its way to meet it: the same.
//!
//! A text is cut into words ([`words`]); each word is there in its exact form (folded: lower case, without
//! accents) and as its stem, in the language of the text or, where that is not known, in both. What is joined by
//! signs is there as a whole, joined without its hyphens, and in its parts.

mod forms;
mod tokenizer;
mod words;

use std::ops::Range;

pub(crate) use forms::{EXACT, Former, exact};
pub(crate) use tokenizer::{Analyzer, marked};
pub(crate) use words::{Run, runs};

/// Goes up with every change of what is said here, of `text::fold`, of the stemmers and of what a source says of
/// its objects: an index made by another version is made again.
pub(crate) const VERSION: u32 = 2;

/// The language of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Language {
    French,
    English,
    /// Stems of both are looked for, and kept.
    #[default]
    Any,
}

impl Language {
    pub(crate) fn of(code: &str) -> Language {
        match code {
            "fr" => Language::French,
            "en" => Language::English,
            _ => Language::Any,
        }
    }

    fn has(self, other: Language) -> bool {
        self == Language::Any || self == other
    }
}

/// A form of a word at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    /// As in the index.
    pub(crate) term: &'a str,
    /// The how-manieth word of the text.
    pub(crate) position: usize,
    /// Where it is written.
    pub(crate) span: Range<usize>,
}

/// Tells all forms of all words of a text, in order.
pub(crate) fn analyse(
    former: &mut Former,
    text: &str,
    language: Language,
    mut tell: impl FnMut(Token<'_>),
) {
    let mut position = 0;
    for run in runs(text) {
        if run.is_compound() {
            for whole in wholes(text, &run) {
                tell(Token { term: &whole, position, span: run.span.clone() });
            }
        }
        for part in run.parts {
            let word = &text[part.clone()];
            if word.len() > forms::LONGEST {
                continue;
            }
            let forms = former.of(word);
            let mut told = [forms.exact.as_str(), "", ""];
            if language.has(Language::French) {
                told[1] = &forms.french;
            }
            if language.has(Language::English) && told[1] != forms.english {
                told[2] = &forms.english;
            }
            for term in told.into_iter().filter(|term| !term.is_empty()) {
                tell(Token { term, position, span: part.clone() });
            }
            position += 1;
        }
    }
}

/// The exact forms of a compound: as written, and where it is made of letters without what joins them
/// (`e-mail`, `email`).
pub(crate) fn wholes(text: &str, run: &Run) -> Vec<String> {
    if run.span.len() > forms::LONGEST {
        return Vec::new();
    }
    let written = text::fold(&text[run.span.clone()]).replace(['‐', '‑'], "-");
    let mut wholes = vec![exact(&written)];
    let letters = written.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''));
    if letters && run.parts.len() > 1 {
        wholes.push(exact(&written.replace(['-', '\''], "")));
    }
    wholes
}

#[cfg(test)]
mod tests {
    use super::{Former, Language, analyse};

    fn of(text: &str, language: Language) -> String {
        let mut told = Vec::new();
        analyse(&mut Former::default(), text, language, |token| {
            told.push(format!("{}{}", token.position, token.term));
        });
        told.join(" ")
    }

    #[test]
    fn each_word_has_its_exact_form_and_its_stems() {
        assert_eq!(
            of("L’Été des réunions", Language::French),
            "0=ete 0ete 1=des 1de 2=reunions 2reunion"
        );
        assert_eq!(of("running meetings", Language::English), "0=running 0run 1=meetings 1meet");
        assert_eq!(of("nationales", Language::Any), "0=nationales 0national");
    }

    #[test]
    fn compounds_are_whole_and_in_parts() {
        assert_eq!(
            of("week-end 2", Language::English),
            "0=week-end 0=weekend 0=week 0week 1=end 1end 2=2"
        );
        assert_eq!(of("C++", Language::Any), "0=c++ 0=c 0c");
        assert_eq!(of("v2.3.1", Language::Any), "0=v2.3.1 0=v2 1=3 2=1");
    }
}
