//! A text on one line, and what can be seen of it.

use unicode_normalization::UnicodeNormalization;

/// The text on one line, composed: white space is folded into single spaces; control characters and marks
/// that turn the direction of the words around are dropped.
/// No-break spaces stay: French typing puts one before double punctuation, and a line never ends there.
pub fn one_line(text: &str) -> String {
    let words: Vec<String> = words(text)
        .map(|word| word.nfc().filter(|c| !c.is_control() && !turns_direction(*c)).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    words.join(" ")
}

/// What a reader can see of a text: composed, on one line, without characters that have no picture. Two texts
/// that look alike for such a reason have the same.
pub fn seen(text: &str) -> String {
    let shown: String = text.nfc().filter(|c| c.is_whitespace() || !is_invisible(*c)).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether nothing can be seen of it: a name of this would be a hole in the page.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

/// The marks of Unicode that change the direction of what follows.
pub fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters without a picture of their own.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || turns_direction(c)
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200d}' | '\u{2028}'..='\u{2029}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// The pieces of a text between which a line may end.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.trim().split(may_break).filter(|word| !word.is_empty())
}

pub(crate) fn may_break(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::{is_blank, one_line, seen};

    #[test]
    fn white_space_is_folded_but_for_no_break_spaces() {
        assert_eq!(
            one_line(" La couleur\u{202f}:\n votre\tavis\u{7} ? "),
            "La couleur\u{202f}: votre avis ?"
        );
        assert_eq!(one_line("\u{a0} \u{202f}"), "");
    }

    #[test]
    fn what_turns_the_direction_is_dropped_and_accents_have_one_form() {
        assert_eq!(one_line("\u{202e}exe.gnp \u{200f}"), "exe.gnp");
        assert_eq!(one_line("e\u{301}te\u{301}"), "\u{e9}t\u{e9}");
        assert_eq!(one_line("שלום עולם 123!"), "שלום עולם 123!");
    }

    #[test]
    fn a_text_of_nothing_visible_is_blank() {
        for blank in [
            "",
            " ",
            "\u{3164}",
            "\u{2800}\u{2800}",
            "\u{200b}\u{200b}",
            "\u{200f}",
            "\u{fe0f}\u{115f}",
        ] {
            assert!(is_blank(blank) && seen(blank).is_empty(), "{blank:?}");
        }
        assert!(!is_blank("a\u{200b}") && !is_blank("👍") && !is_blank("・"));
        assert_eq!(seen(" a\u{200b}e\u{301}\n b"), "a\u{e9} b");
    }
}
