//! One key for the many ways of typing a name.

use unicode_normalization::UnicodeNormalization;

/// The key under which names and topics meet: lower case, without accents, composed.
///
/// `Sécurité`, `SECURITE` and `sécurité` typed with combining accents all give `securite`;
/// `Œuvre` gives `oeuvre`, a typographic apostrophe a plain one. Marks that make another letter
/// rather than an accent (Japanese, Indic scripts) are kept; joiners that nobody sees are not. Folding twice changes nothing.
pub fn fold(s: &str) -> String {
    s.nfkd()
        .flat_map(char::to_lowercase)
        .flat_map(expand)
        .nfkd()
        .filter(|c| !is_accent(*c) && !is_joiner(*c))
        .nfc()
        .collect()
}

/// The one form (NFC) of what keyboards write in several ways.
pub fn composed(s: &str) -> String {
    s.nfc().collect()
}

/// Letters that Unicode does not decompose but that one types as two, or without their stroke.
fn expand(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'œ' => ('o', Some('e')),
        'æ' => ('a', Some('e')),
        'ß' => ('s', Some('s')),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' => ('d', None),
        'ı' => ('i', None),
        '’' | 'ʼ' => ('\'', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

/// The combining diacritical marks, those of Latin, Greek and Cyrillic accents.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// What ties or parts two letters without being seen, and is typed or left out.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Lower case with the accents kept, in composed form: how a name is listed and shown.
pub(crate) fn lower(s: &str) -> String {
    s.nfc().flat_map(char::to_lowercase).nfc().collect()
}
