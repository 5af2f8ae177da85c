//! Where words begin and end: French elision, apostrophes of both kinds, hyphens, identifiers, signs.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// What is written without a blank inside: a word, or several joined by signs (`l'e-mail`, `v2.3.1`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// All of it, elision left out, its closing sign included (`C++`).
    pub(crate) span: Range<usize>,
    /// The words it is made of.
    pub(crate) parts: Vec<Range<usize>>,
}

impl Run {
    /// Whether it is more than one plain word.
    pub(crate) fn is_compound(&self) -> bool {
        self.parts.len() > 1 || self.parts.first() != Some(&self.span)
    }
}

/// What is left out before an apostrophe.
const ELISIONS: [&str; 14] =
    ["l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu"];

/// The runs of a text, in order.
pub(crate) fn runs(text: &str) -> impl Iterator<Item = Run> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(is_word)?;
            let (run, end) = run(text, start);
            at = end.max(run.span.end);
            if !run.parts.is_empty() {
                return Some(run);
            }
        }
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Writing without blanks: each sign is a word of its own, found in a row.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

/// What may stand between the parts of a run.
fn joins(c: char) -> bool {
    is_apostrophe(c) || matches!(c, '-' | '‐' | '‑' | '_' | '.' | '/' | ':' | '@' | '+' | '&')
}

/// The run that begins at `start`, and where it ends.
fn run(text: &str, start: usize) -> (Run, usize) {
    let mut parts = Vec::new();
    let (mut part, mut end) = (start, start);
    let mut elided = start;
    let mut chars = text[start..].char_indices().map(|(at, c)| (start + at, c)).peekable();
    while let Some((at, c)) = chars.next() {
        if is_ideograph(c) {
            if at == start {
                end = at + c.len_utf8();
            }
            break;
        }
        if is_word(c) {
            end = at + c.len_utf8();
            continue;
        }
        let goes_on = chars.peek().is_some_and(|(_, next)| is_word(*next) && !is_ideograph(*next));
        if !joins(c) || !goes_on {
            break;
        }
        let first = parts.is_empty() && part == start;
        let elides = first
            && is_apostrophe(c)
            && ELISIONS.iter().any(|word| word.eq_ignore_ascii_case(&text[part..at]));
        if elides {
            elided = at + c.len_utf8();
        } else {
            parts.push(part..at);
        }
        part = at + c.len_utf8();
    }
    parts.push(part..end);
    let mut span = elided..end;
    inverted(text, &mut span, &mut parts);
    possessive(text, &mut span, &mut parts);
    closing_sign(text, &mut span);
    (Run { span, parts }, end)
}

/// The pronouns that follow a French verb in a question, and what follows a noun to point at it.
const AFTER: [&str; 16] = [
    "je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "ci", "là", "moi", "toi",
    "y", "en",
];

/// Leaves out the pronoun of an inversion: `peut-il`, `a-t-elle`.
fn inverted(text: &str, span: &mut Range<usize>, parts: &mut Vec<Range<usize>>) {
    let is = |part: &Range<usize>, word: &str| text[part.clone()].eq_ignore_ascii_case(word);
    let [.., verb, last] = parts.as_slice() else { return };
    let joined = &text[verb.end..last.start];
    if joined != "-" || is(verb, "rendez") || !AFTER.iter().any(|word| is(last, word)) {
        return;
    }
    parts.pop();
    if parts.len() > 1 && parts.last().is_some_and(|part| is(part, "t")) {
        parts.pop();
    }
    span.end = parts.last().map_or(span.start, |part| part.end);
}

/// Leaves out the English `'s`.
fn possessive(text: &str, span: &mut Range<usize>, parts: &mut Vec<Range<usize>>) {
    let [.., owner, last] = parts.as_slice() else { return };
    let joined = text[owner.end..last.start].chars().next();
    if joined.is_some_and(is_apostrophe) && text[last.clone()].eq_ignore_ascii_case("s") {
        span.end = owner.end;
        parts.pop();
    }
}

/// `C++` and `C#` are names.
fn closing_sign(text: &str, span: &mut Range<usize>) {
    let rest = &text[span.end..];
    let sign = ["++", "#"].iter().find(|sign| rest.starts_with(**sign));
    let Some(sign) = sign else { return };
    if !rest[sign.len()..].starts_with(is_word) {
        span.end += sign.len();
    }
}

#[cfg(test)]
mod tests {
    use super::runs;

    fn of(text: &str) -> Vec<String> {
        let shown = runs(text).map(|run| {
            let parts: Vec<&str> = run.parts.iter().map(|part| &text[part.clone()]).collect();
            if run.is_compound() {
                format!("{}({})", &text[run.span.clone()], parts.join(" "))
            } else {
                parts.concat()
            }
        });
        shown.collect()
    }

    #[test]
    fn words_of_french_and_english() {
        let cases = [
            ("L’été, l'hiver !", "été hiver"),
            ("jusqu'à qu’il aujourd'hui", "à il aujourd'hui(aujourd hui)"),
            ("the company's books", "the company books"),
            ("l'e-mail du week-end", "e-mail(e mail) du week-end(week end)"),
            ("C++ et C#, pas c#3", "C++(C) et C#(C) pas c 3"),
            ("peut-il, a-t-elle, rendez-vous", "peut a rendez-vous(rendez vous)"),
            ("foo_bar v2.3.1.", "foo_bar(foo bar) v2.3.1(v2 3 1)"),
            ("INC-2026-0042 -non", "INC-2026-0042(INC 2026 0042) non"),
            ("e\u{301}te\u{301}", "e\u{301}te\u{301}"),
            ("日本語 ok", "日 本 語 ok"),
            ("…!?", ""),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text).join(" "), expected, "{text}");
        }
    }
}
