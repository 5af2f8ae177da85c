//! A text on one line.

/// The text on one line: white space is folded into single spaces, control characters are dropped.
/// No-break spaces stay: French typing puts one before double punctuation, and a line never ends there.
pub fn one_line(text: &str) -> String {
    let words: Vec<String> = words(text)
        .map(|word| word.chars().filter(|c| !c.is_control()).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    words.join(" ")
}

/// The pieces of a text between which a line may end.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.trim().split(may_break).filter(|word| !word.is_empty())
}

fn may_break(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn white_space_is_folded_but_for_no_break_spaces() {
        assert_eq!(
            one_line(" La couleur\u{202f}:\n votre\tavis\u{7} ? "),
            "La couleur\u{202f}: votre avis ?"
        );
        assert_eq!(one_line("\u{a0} \u{202f}"), "");
    }
}
