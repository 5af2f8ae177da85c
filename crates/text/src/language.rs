//! Which language a text is in.

use whatlang::{Detector, Lang};

/// Below this a text is a greeting or a link: any answer would be a guess.
const MIN_LETTERS: usize = 12;
/// Two languages only: the detector must prefer one clearly, and be clearer on a short text.
const SURE: f64 = 0.5;

/// The languages a text may be in that looks like French or English. To weigh all that are known
/// would take most of the time of publishing.
const NEIGHBOURS: [Lang; 12] = [
    Lang::Fra,
    Lang::Eng,
    Lang::Deu,
    Lang::Spa,
    Lang::Ita,
    Lang::Por,
    Lang::Nld,
    Lang::Cat,
    Lang::Pol,
    Lang::Tur,
    Lang::Swe,
    Lang::Ron,
];

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
    // Among the neighbours first: a reliable "German" must not become "English".
    let any = Detector::with_allowlist(NEIGHBOURS.to_vec()).detect(&prose)?;
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
