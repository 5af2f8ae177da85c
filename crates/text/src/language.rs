//! Which language a text is in.

use whatlang::{Detector, Lang};

/// What of a text is looked at: who reads this much knows.
const LETTERS: usize = 1_000;
/// Below this a text is a greeting or a link: any answer would be a guess.
const MIN_LETTERS: usize = 12;
/// Two languages only: the detector must prefer one clearly, and be clearer on a short text.
const SURE: f64 = 0.5;

/// Small words that make up a tenth of most French texts and that none of the [`NEIGHBOURS`] has.
const FRENCH: [&str; 40] = [
    "après", "aucun", "aussi", "aux", "avec", "avez", "avons", "beaucoup", "cela", "cette", "chez",
    "comme", "dans", "donc", "déjà", "est", "fait", "jusqu", "leur", "leurs", "lorsque", "même",
    "notre", "nous", "ont", "où", "peut", "pour", "qu", "quand", "sans", "sommes", "sont", "tous",
    "toutes", "très", "une", "votre", "vous", "était",
];

/// The same of English.
const ENGLISH: [&str; 36] = [
    "about", "and", "anybody", "because", "before", "could", "everyone", "from", "have", "how",
    "into", "know", "our", "please", "should", "some", "than", "thanks", "that", "the", "their",
    "there", "these", "they", "this", "through", "were", "what", "when", "where", "which", "who",
    "with", "would", "you", "your",
];

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
///
/// Most texts are told by their small words, a tenth of the work; the rest by their trigrams
/// (both ways: G. Grefenstette, *Comparing two language identification schemes*, JADT 1995).
pub fn language(text: &str) -> Option<&'static str> {
    let mut letters = 0;
    let words = text.split_whitespace().filter(|word| is_prose(word)).take_while(|word| {
        let before = letters;
        letters += word.chars().filter(|c| c.is_alphabetic()).count();
        before < LETTERS
    });
    let words: Vec<&str> = words.collect();
    if letters < MIN_LETTERS {
        return None;
    }
    by_small_words(&words).or_else(|| by_trigrams(&words.join(" ")))
}

/// Told by words that only one of the two languages has: an eighth of all, so that they are no title
/// or quotation, and next to none of the other.
fn by_small_words(words: &[&str]) -> Option<&'static str> {
    let (mut all, mut french, mut english) = (0, 0, 0);
    let parts = words.iter().flat_map(|word| word.split(|c: char| !c.is_alphabetic()));
    for part in parts.filter(|part| !part.is_empty()) {
        all += 1;
        french += usize::from(FRENCH.iter().any(|word| word.eq_ignore_ascii_case(part)));
        english += usize::from(ENGLISH.iter().any(|word| word.eq_ignore_ascii_case(part)));
    }
    let is_clear = |ours: usize, other: usize| ours >= 2 && 8 * ours >= all && 6 * other <= ours;
    if is_clear(french, english) {
        Some("fr")
    } else if is_clear(english, french) {
        Some("en")
    } else {
        None
    }
}

fn by_trigrams(prose: &str) -> Option<&'static str> {
    // Among the neighbours first: a reliable "German" must not become "English".
    let any = Detector::with_allowlist(NEIGHBOURS.to_vec()).detect(prose)?;
    if any.is_reliable() {
        return code(any.lang());
    }
    let ours = Detector::with_allowlist(vec![Lang::Fra, Lang::Eng]).detect(prose)?;
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
