//! Words that are only words: what Markdown would take for markup in them is escaped, and nothing else.

use super::Names;

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On lines of a paragraph.
    Text,
    /// In a heading.
    Heading,
    /// In a cell of a table.
    Cell,
    /// Between delimiters: never at the beginning of a line.
    Inner,
    /// In the words of a link.
    Link,
}

/// What is known of the words around.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    pub(super) names: Names,
    /// Whether there are two `~` at least, of which one could close what the other opens.
    pub(super) tildes: bool,
    /// Whether there are two `$`.
    pub(super) dollars: bool,
    /// Whether there are words otherwise marked, which could close a bracket.
    pub(super) others: bool,
}

/// Stands for a delimiter, or for a letter where the delimiter cannot be.
pub(super) const UNKNOWN: char = '\0';

/// Writes the words between these two characters.
pub(super) fn escape(
    out: &mut String,
    words: &str,
    previous: Option<char>,
    next: Option<char>,
    place: Place,
    around: Around,
) {
    let closed = ["](", "][", "]:"].iter().filter_map(|end| words.rfind(end)).max();
    let text = Text { next, place, around };
    let mut before = previous;
    let mut at = 0;
    while let Some(c) = words[at..].chars().next() {
        let rest = &words[at..];
        if place != Place::Link
            && let Some(length) = web(rest, before)
        {
            let whole = &rest[..length];
            out.push_str(&if place == Place::Cell {
                whole.replace('|', "\\|")
            } else {
                whole.to_owned()
            });
            before = whole.chars().next_back();
            at += length;
            continue;
        }
        at += c.len_utf8();
        if text.is_markup(c, before, &words[at..], closed.is_some_and(|end| end >= at)) {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

/// The line, which is words also where it begins as something else would.
pub(super) fn line(written: &str) -> String {
    match begins_a_block(written) {
        Some(mark) => format!("{}\\{}", &written[..mark], &written[mark..]),
        None => written.to_owned(),
    }
}

/// Where the mark stands that would make something else of a line than words.
fn begins_a_block(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let hashes = line.len() - line.trim_start_matches('#').len();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    match first {
        '#' if hashes <= 6 && ends(&line[hashes..]) => Some(0),
        '>' => Some(0),
        '-' | '+' if ends(&line[1..]) => Some(0),
        // A rule, or what stands under a heading or over a table.
        '-' | '=' | '|' | ':' if line.chars().all(|c| "-=|: ".contains(c)) => Some(0),
        '0'..='9' if digits <= 9 && line[digits..].starts_with(['.', ')']) => {
            ends(&line[digits + 1..]).then_some(digits)
        }
        _ => None,
    }
}

struct Text {
    next: Option<char>,
    place: Place,
    around: Around,
}

impl Text {
    /// Whether `c`, between `previous` and `rest`, would be markup; `closes` says whether a bracket that
    /// opens there may be the beginning of a link.
    fn is_markup(&self, c: char, previous: Option<char>, rest: &str, closes: bool) -> bool {
        let next = rest.chars().next().or(self.next);
        let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_inside = matches!(self.place, Place::Inner | Place::Link);
        let names = || self.around.names == Names::Escaped && !is_letter(previous) && is_name(rest);
        match c {
            '\\' => is_inside || next.is_none_or(|c| c.is_ascii_punctuation() || c == UNKNOWN),
            '`' => true,
            '*' => !(is_blank(previous) && is_blank(next)) || previous.is_none(),
            '_' => {
                !(is_letter(previous) && is_letter(next) || is_blank(previous) && is_blank(next))
            }
            '~' => {
                // `~10` says “about ten”.
                let is_about = is_blank(previous) && is_letter(next) && !self.around.tildes;
                !is_about || self.place == Place::Inner || names()
            }
            '$' => self.around.dollars && (is_inside || !is_blank(next)) || next == Some('`'),
            ':' => {
                let mut after = rest.chars();
                let end = after.find(|c| !c.is_ascii_alphanumeric() && !"_+-".contains(*c));
                end.map_or(self.around.others, |end| end == ':')
            }
            '@' | '#' => names(),
            '<' => next.is_some_and(|c| {
                c.is_ascii_alphabetic() || "/!?".contains(c) || self.around.others
            }),
            // The longest name has 31 letters.
            '&' => rest.bytes().take(40).position(|byte| byte == b';').is_some_and(|end| {
                let name = rest[..end].trim_start_matches('#');
                (1..=31).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric())
            }),
            '[' if self.place == Place::Link || self.around.others => true,
            '[' => {
                let ticks = ["x]", "X]", " ]"].iter().any(|tick| rest.starts_with(tick));
                rest.starts_with('^') || closes || previous.is_none() && ticks
            }
            ']' => self.place == Place::Link,
            '|' => self.place == Place::Cell,
            _ => false,
        }
    }
}

/// Whether a name that could be somebody's begins here: `#1` is only a number.
fn is_name(rest: &str) -> bool {
    rest.chars().take_while(|c| c.is_alphanumeric()).any(char::is_alphabetic)
}

/// The length of the address that begins here: nothing inside one is markup.
fn web(rest: &str, previous: Option<char>) -> Option<usize> {
    if previous.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let known = ["http://", "https://", "www."].iter().any(|start| rest.starts_with(start));
    if !known {
        return None;
    }
    let length =
        rest.find(|c: char| c.is_whitespace() || "<>`\"'*$".contains(c)).unwrap_or(rest.len());
    (length > 8).then_some(length)
}

/// Whether it is an address that becomes a link by itself, all of it.
pub(super) fn address(shown: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/.-_?=&%+:#@,".contains(c);
    let web = shown.starts_with("http://") || shown.starts_with("https://");
    let mail = shown.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !shown.contains(['/', ':', '?', '#', '%', '&', '='])
    });
    let parts = shown.strip_prefix("http").is_some_and(|rest| rest.matches("://").count() == 1);
    let ends = shown.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
    shown.chars().all(plain) && ends && (web && parts || mail)
}

/// The destination of a link: an address without what would end it.
pub(super) fn url(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_whitespace() || c.is_control() || "<>()\\\"`|".contains(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        } else {
            out.push(c);
        }
    }
    out.replace('&', "&amp;").replace("&amp;", if entity(&out) { "&amp;" } else { "&" })
}

/// Whether an address holds something that reads as an entity: `&copy;`.
fn entity(address: &str) -> bool {
    address.split('&').skip(1).any(|rest| {
        rest.find(';')
            .is_some_and(|end| rest[..end].chars().all(|c| c.is_ascii_alphanumeric() || c == '#'))
    })
}
