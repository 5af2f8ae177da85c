//! French typography, put on as texts are read: they can be typed on any keyboard.
//!
//! Curly apostrophes, no-break spaces before `: ; ! ? » % €` and inside numbers, after `«`. Code,
//! formulas, addresses and table rules are left alone. English has no space before these signs,
//! so it only gains its apostrophes.

const NARROW: char = '\u{202F}';
const WIDE: char = '\u{A0}';

/// `text` as a French printer would set it.
pub(crate) fn set(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut fenced = false;
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let fence = line.trim_start().starts_with("```");
        if fenced || fence {
            out.push_str(line);
        } else {
            set_line(line, &mut out);
        }
        fenced ^= fence;
    }
    out
}

fn set_line(line: &str, out: &mut String) {
    let chars: Vec<char> = line.chars().collect();
    let mut quoted = None;
    for (i, &c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map(|j| chars[j]);
        match quoted {
            Some(sign) if sign == c => quoted = None,
            None if c == '`' || (c == '$' && chars[i + 1..].contains(&'$')) => quoted = Some(c),
            _ => {}
        }
        out.push(match c {
            _ if quoted.is_some() => c,
            '\'' if before.is_some_and(char::is_alphanumeric) => '’',
            ' ' if before == Some('«') => NARROW,
            ' ' => space(before, &chars[i + 1..]),
            _ => c,
        });
    }
}

/// The space that stands between `before` and `rest`.
fn space(before: Option<char>, rest: &[char]) -> char {
    let next = rest.first().copied().unwrap_or(' ');
    let then = rest.get(1).copied().unwrap_or(' ');
    let digits = before.is_some_and(|c| c.is_ascii_digit());
    let thousands = rest.len() >= 3
        && rest[..3].iter().all(char::is_ascii_digit)
        && !rest.get(3).is_some_and(char::is_ascii_digit);
    match next {
        '!' if then == '[' => ' ',
        '?' | '!' | ';' | '»' => NARROW,
        ':' if then.is_whitespace() => WIDE,
        '%' | '€' if digits => NARROW,
        _ if digits && thousands => NARROW,
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::set;

    #[test]
    fn french_signs_are_held_to_their_words() {
        assert_eq!(
            set("L'atelier : « ça va ? » 12 500 € !"),
            "L’atelier\u{A0}: «\u{202F}ça va\u{202F}?\u{202F}» 12\u{202F}500\u{202F}€\u{202F}!"
        );
    }

    #[test]
    fn code_formulas_and_tables_are_left_alone() {
        for same in ["`a ? b : c` et $x ! ' $", "| :--- | ---: |", "```\nlet a = 'b' ;\n```"] {
            assert_eq!(set(same), same);
        }
    }

    #[test]
    fn english_gains_its_apostrophes_only() {
        assert_eq!(set("Don't panic: it's fine!"), "Don’t panic: it’s fine!");
    }
}
