//! Escapes in one line of plain text what Markdown would take for markup, and nothing else.
//!
//! What people write in mails on purpose and Markdown knows stays: lists, `*stress*`, addresses,
//! code between backticks. Names after `@`, `#` and `~` are escaped: a mail names nobody here.

/// The character and length of a fence that opens with this line.
pub(super) fn fence(words: &str) -> Option<(char, usize)> {
    let rest = words.trim_start_matches(' ');
    let mark = rest.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = rest.chars().take_while(|c| *c == mark).count();
    let info = &rest[length..];
    let opens = words.len() - rest.len() <= 3 && length >= 3 && !info.contains(mark);
    opens.then_some((mark, length))
}

/// The line as Markdown. `after_words` says that it goes on a paragraph, where a line of dashes
/// would make a title of it.
pub(super) fn escape_line(words: &str, after_words: bool) -> String {
    let rest = words.trim_start();
    let mut out = String::with_capacity(words.len() + 8);
    out.push_str(&words[..words.len() - rest.len()]);
    if fence(words).is_some() {
        for c in rest.chars() {
            if matches!(c, '`' | '~') {
                out.push('\\');
            }
            out.push(c);
        }
        return out;
    }
    let is_rule = |mark: char| rest.chars().all(|c| c == mark);
    let marker = rest.trim_start_matches('#');
    let is_title = marker.len() < rest.len() && (marker.is_empty() || marker.starts_with(' '));
    let hides = rest.starts_with('[') && rest.split(']').nth(1).is_some_and(|t| t.starts_with(':'));
    let underlines = !rest.is_empty() && after_words && (is_rule('-') || is_rule('='));
    if is_title || hides || underlines {
        out.push('\\');
        out.push_str(&rest[..1]);
        inline(&mut out, &rest[1..], rest.chars().next());
    } else if let Some(digits) = year(rest) {
        out.push_str(&rest[..digits]);
        out.push('\\');
        inline(&mut out, &rest[digits..], None);
    } else if let Some(marker) = item(rest) {
        out.push_str(&rest[..marker]);
        out.push_str(&escape_line(&rest[marker..], false));
    } else {
        inline(&mut out, rest, None);
    }
    out
}

/// `1986. A good year` is no list.
fn year(rest: &str) -> Option<usize> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let marked = rest[digits..].starts_with(['.', ')']);
    (marked && (3..=9).contains(&digits)).then_some(digits)
}

/// The length of the mark that begins an item of a list, with the space after it.
fn item(rest: &str) -> Option<usize> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let marks: &[char] = if digits > 0 { &['.', ')'] } else { &['-', '+', '*'] };
    (rest[digits..].starts_with(marks) && rest[digits + 1..].starts_with(' ')).then_some(digits + 2)
}

fn inline(out: &mut String, text: &str, before: Option<char>) {
    let mut previous = before;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let whole = address(rest, previous).or_else(|| code(rest));
        if let Some(length) = whole {
            out.push_str(&rest[..length]);
            previous = rest[..length].chars().next_back();
            at += length;
            continue;
        }
        if c == '*' {
            let run = rest.len() - rest.trim_start_matches('*').len();
            let next = rest[run..].chars().next();
            // `2**3**4` is no stress, `**this**` is.
            let inside = [previous, next].iter().all(|c| c.is_some_and(char::is_alphanumeric));
            out.push_str(&if inside { "\\*" } else { "*" }.repeat(run));
            previous = Some('*');
            at += run;
            continue;
        }
        if is_markup(c, previous, &rest[c.len_utf8()..]) {
            out.push('\\');
        }
        out.push(c);
        previous = Some(c);
        at += c.len_utf8();
    }
}

/// The length of the web or mail address that begins here: nothing inside one is markup.
fn address(rest: &str, previous: Option<char>) -> Option<usize> {
    if previous.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let starts = ["http://", "https://", "ftp://", "www.", "mailto:"];
    let known = starts.iter().any(|start| rest.starts_with(start));
    known.then(|| rest.find([' ', '\t', '<', '>', '`', '"']).unwrap_or(rest.len()))
}

/// The length of the code between backticks that begins here. `` `this' `` is how quotes were
/// written once, and no code.
fn code(rest: &str) -> Option<usize> {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    if ticks == 0 {
        return None;
    }
    let fence = &rest[..ticks];
    let inside = rest[ticks..].find(fence)?;
    let end = ticks + inside + ticks;
    let old_quote = ticks == 1 && rest[..end].contains('\'');
    let closes = !rest[end..].starts_with('`');
    (closes && !old_quote).then_some(end)
}

/// Whether `c`, between `previous` and `rest`, could be taken for markup.
fn is_markup(c: char, previous: Option<char>, rest: &str) -> bool {
    let next = rest.chars().next();
    let in_word = previous.is_some_and(char::is_alphanumeric);
    match c {
        '\\' => next.is_none_or(|c| c.is_ascii_punctuation()),
        '`' => true,
        '_' => next == Some('_') || previous == Some('_'),
        '@' | '#' if !in_word && previous != Some('/') => is_name(rest),
        // What opens here may close lines further down.
        '~' => true,
        '$' => next.is_some_and(|c| !c.is_whitespace()),
        '&' => rest.find(';').is_some_and(|end| {
            let name = rest[..end].trim_start_matches('#');
            (1..=31).contains(&end) && name.chars().all(|c| c.is_ascii_alphanumeric())
        }),
        '[' => rest.starts_with('^'),
        _ => false,
    }
}

/// Whether a name that could be somebody's begins here: `#1` is only a number.
fn is_name(rest: &str) -> bool {
    rest.chars().take_while(|c| c.is_alphanumeric()).any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::escape_line;

    fn same(line: &str) {
        assert_eq!(escape_line(line, true), line);
    }

    #[test]
    fn what_mails_mean_stays() {
        same("- a list, *stress*, _stress_ and `code_with__this`");
        same("http://x.example/~ana/a__b?c=$d&amp;e#part <ana@x.example>");
        same("write to ana@x.example or see <stdio.h>, *.c and *.h");
        same("char *p = *q; snake_case a && b; 5 $ C:\\temp");
        same("3. third");
        same("");
    }

    #[test]
    fn what_would_be_markup_by_accident_is_escaped() {
        for (line, expected) in [
            ("# define x", "\\# define x"),
            ("#define and #1", "\\#define and #1"),
            ("-----", "\\-----"),
            ("===", "\\==="),
            ("1986. A good year", "1986\\. A good year"),
            ("[1]: http://x.example", "\\[1]: http://x.example"),
            ("hello @ana (@bo)", "hello \\@ana (\\@bo)"),
            ("in ~ana's folder ~/x", "in \\~ana's folder \\~/x"),
            ("for $10", "for \\$10"),
            ("__attribute__", "\\_\\_attribute\\_\\_"),
            ("a*b*c", "a\\*b\\*c"),
            ("`this' and `that'", "\\`this' and \\`that'"),
            ("one ` alone", "one \\` alone"),
            ("$HOME:$PATH", "\\$HOME:\\$PATH"),
            ("&lt; and &#60;", "\\&lt; and \\&#60;"),
            ("\\*.c \\", "\\\\*.c \\\\"),
            ("note[^1]", "note\\[^1]"),
        ] {
            assert_eq!(escape_line(line, true), expected);
        }
        assert_eq!(escape_line("-----", false), "-----");
    }
}
