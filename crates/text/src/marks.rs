//! Marks that are markup only where somebody means them: `$` and a single `~`.
//!
//! The parser would take any two of them. Those that are words are symbols that the text does not hold
//! while it is parsed, and come back in every node of its tree: code and addresses, of which nothing is
//! known yet when marks are judged, lose nothing.

use std::borrow::Cow;

use comrak::nodes::{Node, NodeValue};

/// Operators that end no formula: what follows them is missing.
const UNFINISHED: [char; 13] = ['/', ':', '=', '-', '+', '*', '<', '>', ',', ';', '&', '(', '['];

/// What stands for a `$` and for a `~` that is a word. Symbols too, so that emphasis beside them is the same.
pub(crate) struct Hidden {
    dollar: char,
    tilde: char,
}

/// The text for the parser, and what its tree is given back, if anything.
pub(crate) fn hide(text: &str) -> (Cow<'_, str>, Option<Hidden>) {
    // Neumes of Byzantium: of 246, two are left where there is anything to read.
    let mut free = ('\u{1d000}'..='\u{1d0f5}').filter(|symbol| !text.contains(*symbol));
    match (text.contains(['$', '~']), free.next(), free.next()) {
        (true, Some(dollar), Some(tilde)) => {
            let hidden = Hidden { dollar, tilde };
            (hidden.written(text).into(), Some(hidden))
        }
        _ => (text.into(), None),
    }
}

impl Hidden {
    fn written(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 64);
        let mut at = 0;
        let mut closes = Closes { code: true, runs: [true; 2] };
        while let Some(c) = text[at..].chars().next() {
            let (length, is_word) = match c {
                '\\' => (1 + text[at + 1..].chars().next().map_or(0, char::len_utf8), false),
                '$' => dollars(text, at, &mut closes),
                '~' => (run(text, at, '~'), run(text, at, '~') == 1),
                _ => (c.len_utf8(), false),
            };
            for c in text[at..at + length].chars() {
                out.push(match c {
                    '$' if is_word => self.dollar,
                    '~' if is_word => self.tilde,
                    c => c,
                });
            }
            at += length;
        }
        out
    }

    /// Gives every node of the tree the marks that were hidden from the parser.
    pub(crate) fn show(&self, root: Node<'_>) {
        for node in root.descendants() {
            match &mut node.data_mut().value {
                NodeValue::Text(words) if words.contains([self.dollar, self.tilde]) => {
                    let mut shown = words.to_string();
                    self.put_back(&mut shown);
                    *words = shown.into();
                }
                NodeValue::HtmlInline(words) | NodeValue::Raw(words) => self.put_back(words),
                NodeValue::HtmlBlock(html) => self.put_back(&mut html.literal),
                NodeValue::Code(code) => self.put_back(&mut code.literal),
                NodeValue::Math(math) => self.put_back(&mut math.literal),
                NodeValue::CodeBlock(code) => {
                    self.put_back(&mut code.info);
                    self.put_back(&mut code.literal);
                }
                NodeValue::Link(link) | NodeValue::Image(link) => self.put_back(&mut link.url),
                _ => {}
            }
        }
    }

    fn put_back(&self, words: &mut String) {
        if words.contains([self.dollar, self.tilde]) {
            *words = words.replace(self.dollar, "$").replace(self.tilde, "~");
        }
    }
}

/// Whether there may still be an end to what begins with `` $` ``, and with one or two `$`: looked for at
/// every beginning, an end that is missing would take the square of the time.
struct Closes {
    code: bool,
    runs: [bool; 2],
}

/// How many of `mark` stand there.
fn run(text: &str, at: usize, mark: char) -> usize {
    text[at..].len() - text[at..].trim_start_matches(mark).len()
}

/// The length of the formula that begins at `at`, or of the `$` that are words, and which of the two.
fn dollars(text: &str, at: usize, closes: &mut Closes) -> (usize, bool) {
    let run = run(text, at, '$');
    let length = if run == 1 && text[at + 1..].starts_with('`') {
        let end = closes.code.then(|| text[at + 2..].find("`$")).flatten();
        closes.code = end.is_some();
        end.map(|end| end + 4)
    } else {
        formula(text, at, run, closes)
    };
    length.map_or((run, true), |length| (length, false))
}

/// The length of the formula that begins at `at` with so many `$`, if one is meant.
fn formula(text: &str, at: usize, run: usize, closes: &mut Closes) -> Option<usize> {
    let start = at + run;
    let may_close = closes.runs.get_mut(run - 1).filter(|may| **may)?;
    let mut closing = text[start..].match_indices(&text[at..start]).map(|(found, _)| start + found);
    let is_escaped = |found: &usize| {
        let slashes = text[..*found].bytes().rev().take_while(|byte| *byte == b'\\').count();
        run == 1 && slashes % 2 == 1
    };
    let close = closing.find(|found| !is_escaped(found));
    *may_close = close.is_some();
    let close = close?;
    let (source, end) = (&text[start..close], close + run);
    if source.trim_end().lines().skip(1).any(|line| line.trim().is_empty()) {
        return None;
    }
    let stands = || {
        let (before, after) = (text[..at].chars().next_back(), text[end..].chars().next());
        let is_loose =
            source.starts_with(char::is_whitespace) || source.ends_with(char::is_whitespace);
        let touches = run == 2 || !is_loose;
        touches && !before.is_some_and(is_word) && !after.is_some_and(goes_on)
    };
    let meant = run == 2 && is_alone(text, at, end) || stands() && is_formula(source.trim());
    meant.then_some(end - at)
}

/// Whether `$$…$$` has its lines for itself, but for the marks of a quote, a list or a table.
fn is_alone(text: &str, at: usize, end: usize) -> bool {
    let before = text[..at].chars().rev().take_while(|c| *c != '\n');
    let mut after = text[end..].chars().take_while(|c| *c != '\n');
    let is_mark = |c: char| c.is_whitespace() || c.is_ascii_digit() || ">-*+.)|".contains(c);
    before.into_iter().all(is_mark) && after.all(char::is_whitespace)
}

/// A letter or digit of the scripts that set words apart by spaces.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{2e80}' || c == '$'
}

/// What follows a `$` that closes nothing: `$SRC/$DST`, `$A/${B}`, `$A:$(pwd)`.
fn goes_on(c: char) -> bool {
    is_word(c) || "{([/\\_".contains(c)
}

/// Whether this reads as a formula rather than as what stands between two prices or two names.
fn is_formula(source: &str) -> bool {
    let is_said = source.contains(|c: char| c.is_alphanumeric());
    if !is_said || source.ends_with(UNFINISHED) || source.contains('`') {
        return false;
    }
    let is_command = |(at, _)| source[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
    if source.match_indices('\\').any(is_command) {
        return true;
    }
    // `x_1`, but not `MY_VAR`.
    let is_index = |at| source[..at].chars().rev().take_while(|c| c.is_alphanumeric()).count() < 2;
    let has_sign = source.char_indices().any(|(at, c)| match c {
        '^' | '=' | '<' | '>' => true,
        '_' => is_index(at),
        c => ('\u{2190}'..='\u{22ff}').contains(&c),
    });
    let longest = source.split(|c: char| !c.is_alphabetic()).map(|word| word.chars().count()).max();
    let longest = longest.unwrap_or_default();
    if source.starts_with(|c: char| c.is_ascii_digit()) {
        // `$5 and 6$`, `$5 - 6$`, `$10/mo$`
        longest < 2 && (has_sign || !source.contains(char::is_whitespace))
    } else {
        has_sign || longest < 3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(text: &str) -> String {
        Hidden { dollar: 'D', tilde: 'T' }.written(text)
    }

    #[test]
    fn a_backslash_that_is_one_escapes_nothing() {
        assert_eq!(hidden(r"$x^2\\$"), r"$x^2\\$");
        assert_eq!(hidden(r"$x^2\$"), r"Dx^2\$");
    }

    #[test]
    fn marks_without_an_end_are_words() {
        for (mark, word) in [(r"\\$", r"\\D"), (r"\\$a$$", r"\\DaDD"), ("a $`", "a D`")] {
            assert!(hidden(&mark.repeat(100_000)) == word.repeat(100_000), "{mark}");
        }
        let open = format!("$ {}", r"\$ ".repeat(300_000));
        assert!(hidden(&open) == open.replacen('$', "D", 1));
        assert!(hidden(&r"$\$".repeat(300_000)).len() == 900_000);
    }
}
