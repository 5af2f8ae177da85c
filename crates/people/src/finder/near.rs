//! One wrong letter in what is typed.

/// From how many letters on a wrong one is forgiven.
const FORGIVING: usize = 4;
/// From how many letters on also in the beginning of a longer word: of fewer too much begins so.
const BEGINNING: usize = 6;

/// Whether it is long enough.
pub(super) fn is_forgiven(typed: &str) -> bool {
    typed.chars().count() >= FORGIVING
}

/// Whether it is so long that few words are near it.
pub(super) fn is_long(typed: &str) -> bool {
    typed.chars().count() >= BEGINNING
}

/// Whether `word`, or its beginning, is `typed` but for one letter: another one, one too many, a missing
/// one, or two swapped. Both are folded.
pub(super) fn is_near(word: &str, typed: &str) -> bool {
    let same = word.bytes().zip(typed.bytes()).take_while(|(one, other)| one == other).count();
    let same = (0..=same).rev().find(|at| typed.is_char_boundary(*at)).unwrap_or_default();
    let (rest, wrong) = (&word[same..], &typed[same..]);
    let ends = |rest: Option<&str>, wrong: Option<&str>| {
        let left = rest.zip(wrong).and_then(|(rest, wrong)| rest.strip_prefix(wrong));
        left.is_some_and(|left| {
            let least = if left.is_empty() { FORGIVING } else { BEGINNING };
            typed.chars().nth(least - 1).is_some()
        })
    };
    ends(after(rest), after(wrong))
        || ends(after(rest), Some(wrong))
        || ends(Some(rest), after(wrong))
        || is_swapped(rest, wrong)
            && ends(after(rest).and_then(after), after(wrong).and_then(after))
}

/// All but the first letter.
fn after(text: &str) -> Option<&str> {
    let mut letters = text.chars();
    letters.next().map(|_| letters.as_str())
}

fn is_swapped(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.chars(), other.chars());
    let (first, second) = (one.next(), one.next());
    first.is_some() && second.is_some() && second == other.next() && first == other.next()
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn one_wrong_letter_is_forgiven_in_a_word_and_in_a_long_beginning() {
        for (word, typed) in [
            ("vasseur", "vaseur"),
            ("vasseur", "vassseur"),
            ("vasseur", "vosseur"),
            ("vasseur", "vassuer"),
            ("vasseur", "vasseurt"),
            ("vasseur", "fasseur"),
            ("vasseur", "avsseur"),
            ("marc", "mari"),
            ("ingenieure", "ingenei"),
            ("петрова", "петорва"),
        ] {
            assert!(is_near(word, typed), "{word} {typed}");
        }
        for (word, typed) in [
            ("vasseur", "vossuer"),
            ("vasseur", "vasseurty"),
            ("ingenieure", "ingenuer"),
            ("martin", "mari"),
            ("ana", "ane"),
            ("пе", "по"),
            ("", "a"),
        ] {
            assert!(!is_near(word, typed), "{word} {typed}");
        }
    }
}
