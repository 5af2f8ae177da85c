//! Which language a text is in.

use whatlang::{Detector, Lang};

/// Below this a text is a greeting or a link: any answer would be a guess.
const MIN_LETTERS: usize = 12;
/// Two languages only: the detector must prefer one clearly, and be clearer on a short text.
const SURE: f64 = 0.5;

/// `"fr"` or `"en"` when the text is clearly in one of them, otherwise nothing.
///
/// Give it plain text ([`crate::Doc::text`]). Mentions, topics and addresses do not count: a French
/// name in an English sentence says nothing about the sentence.
pub fn language(text: &str) -> Option<&'static str> {
    let words: Vec<&str> = text.split_whitespace().filter(|word| is_prose(word)).collect();
    let prose = words.join(" ");
    if prose.chars().filter(|c| c.is_alphabetic()).count() < MIN_LETTERS {
        return None;
    }
    // The language among all those known first: a reliable "German" must not become "English".
    let any = Detector::new().detect(&prose)?;
    if any.is_reliable() {
        return code(any.lang());
    }
    let ours = Detector::with_allowlist(vec![Lang::Fra, Lang::Eng]).detect(&prose)?;
    if ours.confidence() >= SURE { code(ours.lang()) } else { None }
}

fn is_prose(word: &str) -> bool {
    !word.starts_with(['@', '~', '#']) && !word.contains("://")
}

fn code(lang: Lang) -> Option<&'static str> {
    match lang {
        Lang::Fra => Some("fr"),
        Lang::Eng => Some("en"),
        _ => None,
    }
}
