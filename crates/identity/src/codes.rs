//! Codes that are read from paper or a screen and typed once.

/// The letters of a code (Crockford's): none that is taken for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many a code has: sixty bits, so that its hash gives nothing away.
const LENGTH: usize = 12;

/// A new code, in its one form.
pub(crate) fn code() -> String {
    let letter = |byte: u8| char::from(LETTERS[usize::from(byte) % LETTERS.len()]);
    kernel::clock::random::<LENGTH>().into_iter().map(letter).collect()
}

/// A code with hyphens to read it by.
pub(crate) fn hyphened(code: &str) -> String {
    let pieces: Vec<&str> = (0..LENGTH).step_by(4).map(|at| &code[at..at + 4]).collect();
    pieces.join("-")
}

/// A code that was typed, in its one form, where it can be one.
pub(crate) fn typed(text: &str) -> Option<String> {
    let code: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        })
        .collect();
    (code.len() == LENGTH && code.bytes().all(|letter| LETTERS.contains(&letter))).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::{code, hyphened, typed};

    #[test]
    fn a_code_is_read_as_it_is_typed() {
        let made = code();
        assert_eq!(typed(&hyphened(&made).to_lowercase()), Some(made.clone()));
        assert_eq!(typed(&format!(" {} ", hyphened(&made).replace('-', " "))), Some(made));
        assert_eq!(typed("oooo-iiii-llll"), Some("000011111111".into()));
        assert_eq!(typed("trois vélos verts"), None);
    }
}
