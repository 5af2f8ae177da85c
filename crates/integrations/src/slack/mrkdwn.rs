//! `mrkdwn`, the marks of Slack's texts (<https://docs.slack.dev/messaging/formatting-message-text>), as HTML. What
//! tools send that is CommonMark (`**bold**`, `[words](address)`) is read as such: no text of Slack's means otherwise.

use crate::words::{escape, link};

/// How far the end of a mark is looked for, in bytes: longer ones are words. It keeps the time in proportion to the text.
const REACH: usize = 2_000;
/// How deep marks stand in one another.
const DEPTH: u8 = 6;

/// A text as paragraphs, lists, quotes and code.
pub(super) fn html(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let parts: Vec<&str> = text.split("```").collect();
    let (mut html, mut lines) = (String::new(), Lines::default());
    for (number, part) in parts.iter().enumerate() {
        let is_code = number % 2 == 1;
        if is_code && number + 1 < parts.len() {
            html.push_str(&std::mem::take(&mut lines).end());
            html.push_str(&format!("<pre>{}</pre>", escape(&decode(part.trim_matches('\n')))));
            continue;
        }
        if is_code {
            lines.add("```");
        }
        for line in part.split('\n') {
            lines.add(line);
        }
    }
    html + &lines.end()
}

/// A text without marks, whose entities alone mean something.
pub(super) fn plain(text: &str) -> String {
    let paragraphs = text.replace("\r\n", "\n");
    let paragraphs = paragraphs.split("\n\n").filter(|one| !one.trim().is_empty());
    let paragraph = |one: &str| format!("<p>{}</p>", escape(&decode(one)).replace('\n', "<br>"));
    paragraphs.map(paragraph).collect()
}

/// A text among other words.
pub(super) fn line(text: &str) -> String {
    inline(text.trim(), 0)
}

/// A text on one line without any mark, for titles.
pub(super) fn words(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text.trim());
    while let Some(at) = rest.find(['<', ':']) {
        out.push_str(&decode(&rest[..at]));
        rest = &rest[at..];
        let found = if rest.starts_with('<') { token(rest) } else { named(rest) };
        let (said, length) = match found {
            Some((Said::Words(words), length)) => (words, length),
            Some((Said::Link(_, words), length)) => (decode(words), length),
            None => (rest[..1].to_owned(), 1),
        };
        out.push_str(&said);
        rest = &rest[length..];
    }
    out + &decode(rest)
}

/// An emoji of this name, or its name.
pub(super) fn emoji(name: &str) -> String {
    let known = text::emoji(name);
    escape(&known.map_or_else(|| format!(":{name}:"), str::to_owned))
}

/// Lines that become paragraphs, lists and quotes.
#[derive(Default)]
struct Lines {
    html: String,
    /// What the lines that are open are: `p`, `ul`, `ol` or `blockquote`.
    open: &'static str,
    inner: Vec<String>,
}

impl Lines {
    fn add(&mut self, line: &str) {
        let trimmed = line.trim();
        let quoted = trimmed.strip_prefix('>').or_else(|| trimmed.strip_prefix("&gt;"));
        let (kind, words) = match (quoted, bullet(trimmed)) {
            _ if trimmed.is_empty() => ("", ""),
            (Some(words), _) => {
                ("blockquote", words.trim_start_matches("&gt;").trim_start_matches('>'))
            }
            (None, Some(item)) => item,
            (None, None) => ("p", line.trim_end()),
        };
        if kind != self.open {
            self.close();
            self.open = kind;
        }
        if !kind.is_empty() {
            self.inner.push(words.trim().to_owned());
        }
    }

    fn close(&mut self) {
        let inner = std::mem::take(&mut self.inner);
        match self.open {
            "" => {}
            "p" => self.html.push_str(&format!("<p>{}</p>", inline(&inner.join("\n"), 0))),
            "blockquote" => {
                let inner = inline(&inner.join("\n"), 0);
                self.html.push_str(&format!("<blockquote><p>{inner}</p></blockquote>"));
            }
            tag => {
                let items: String =
                    inner.iter().map(|item| format!("<li>{}</li>", inline(item, 0))).collect();
                self.html.push_str(&format!("<{tag}>{items}</{tag}>"));
            }
        }
    }

    fn end(mut self) -> String {
        self.close();
        self.html
    }
}

/// The kind of list that a line is an item of, and its words.
fn bullet(line: &str) -> Option<(&'static str, &str)> {
    for mark in ["• ", "◦ ", "▪ ", "- ", "– ", "* ", "•\t", "-\t"] {
        if let Some(words) = line.strip_prefix(mark) {
            return Some(("ul", words));
        }
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let words = line[digits..].strip_prefix(". ").or_else(|| line[digits..].strip_prefix(") "));
    words.filter(|_| (1..=3).contains(&digits)).map(|words| ("ol", words))
}

/// What something between `<` and `>` says.
enum Said<'a> {
    Words(String),
    /// An address, and words with their marks.
    Link(String, &'a str),
}

/// Marked words as HTML.
fn inline(text: &str, depth: u8) -> String {
    marks(text, depth, true)
}

/// The same; in the words of a link there is no other.
fn marks(text: &str, depth: u8, links: bool) -> String {
    let (mut out, mut at, mut before) = (String::new(), 0, None);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (html, length) = match c {
            '\n' => ("<br>".to_owned(), 1),
            '<' => match token(rest).filter(|_| links) {
                Some((Said::Words(words), length)) => (escape(&words), length),
                Some((Said::Link(to, words), length)) => {
                    (link(&to, &marks(words, depth, false)), length)
                }
                None => ("&lt;".to_owned(), 1),
            },
            '`' => match near(&rest[1..], '`').filter(|end| *end > 0) {
                Some(end) => (format!("<code>{}</code>", escape(&decode(&rest[1..=end]))), end + 2),
                None => ("`".to_owned(), 1),
            },
            ':' => match named(rest) {
                Some((Said::Words(emoji), length)) => (escape(&emoji), length),
                _ => (":".to_owned(), 1),
            },
            '!' | '[' => match common_link(rest).filter(|_| links) {
                Some((to, words, length)) => (link(to, &marks(words, depth, false)), length),
                None => (c.to_string(), 1),
            },
            '*' | '_' | '~' if depth < DEPTH => match marked(rest, c, before) {
                Some((words, length)) => {
                    let tag = match c {
                        '*' => "b",
                        '_' => "i",
                        _ => "s",
                    };
                    (format!("<{tag}>{}</{tag}>", marks(words, depth + 1, links)), length)
                }
                None => (c.to_string(), 1),
            },
            'h' if rest.starts_with("https://") || rest.starts_with("http://") => {
                let end =
                    rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '|' | '`'));
                let address = &rest[..end.unwrap_or(rest.len())];
                (escape(&decode(address)), address.len())
            }
            '&' => match entity(rest) {
                Some((c, length)) => (escape(&c.to_string()), length),
                None => ("&amp;".to_owned(), 1),
            },
            _ => (escape(&c.to_string()), c.len_utf8()),
        };
        out.push_str(&html);
        before = text[at..at + length].chars().next_back();
        at += length;
    }
    out
}

/// Where this comes next, on this line and near.
fn near(text: &str, c: char) -> Option<usize> {
    let reach = &text[..text.floor_char_boundary(REACH)];
    let line = reach.split('\n').next().unwrap_or_default();
    line.find(c)
}

/// Words between two marks, and how long all of it is: the first touches a word on its right alone, the last one on
/// its left alone. Two marks are one of CommonMark.
fn marked(text: &str, mark: char, before: Option<char>) -> Option<(&str, usize)> {
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let double = text[1..].starts_with(mark);
    let width = if double { 2 } else { 1 };
    let inner = &text[width..];
    let closing = &text[..width];
    let first = inner.chars().next()?;
    if first.is_whitespace() || first == mark {
        return None;
    }
    let reach = &inner[..inner.floor_char_boundary(REACH)];
    let line = reach.split('\n').next().unwrap_or_default();
    line.match_indices(closing).find_map(|(at, _)| {
        let last = line[..at].chars().next_back()?;
        let after = inner[at + width..].chars().next();
        let ends =
            !last.is_whitespace() && !after.is_some_and(|c| c.is_alphanumeric() || c == mark);
        ends.then_some((&inner[..at], at + 2 * width))
    })
}

/// `[words](address)`, or a picture in the same way: its address, its words, and its length.
fn common_link(text: &str) -> Option<(&str, &str, usize)> {
    let open = text.strip_prefix("![").or_else(|| text.strip_prefix('['))?;
    let start = text.len() - open.len();
    let middle = near(open, ']')?;
    let address = open[middle..].strip_prefix("](")?;
    let end = near(address, ')')?;
    let to = &address[..end];
    let is_web = to.starts_with("https://") || to.starts_with("http://");
    is_web.then(|| (to, &open[..middle], start + middle + 2 + end + 1))
}

/// What stands between `<` and `>`, and its length.
fn token(text: &str) -> Option<(Said<'_>, usize)> {
    let end = near(&text[1..], '>')?;
    let inner = &text[1..=end];
    let (what, shown) = inner.split_once('|').unwrap_or((inner, ""));
    let or = |other: &str| decode(if shown.is_empty() { other } else { shown });
    let name = |mark: &str, other: &str| format!("{mark}{}", or(other).trim_start_matches(mark));
    let said = match what.chars().next()? {
        '@' => Said::Words(name("@", &what[1..])),
        '#' => Said::Words(name("#", &what[1..])),
        '!' => match what[1..].split('^').next().unwrap_or_default() {
            "date" => Said::Words(or(what)),
            "subteam" => Said::Words(or("@group")),
            everybody => Said::Words(name("@", everybody)),
        },
        _ => {
            let address = decode(what);
            let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
            let is_address = !scheme.is_empty()
                && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b))
                && !address.contains(' ');
            let bare = what.strip_prefix("mailto:").unwrap_or(what);
            is_address
                .then_some(Said::Link(address, if shown.is_empty() { bare } else { shown }))?
        }
    };
    Some((said, end + 2))
}

/// `:name:` of an emoji that is known, and its length.
fn named(text: &str) -> Option<(Said<'_>, usize)> {
    let end = text[1..].bytes().take(60).position(|b| b == b':')?;
    let name = &text[1..=end];
    let sound = |b: u8| b.is_ascii_alphanumeric() || b"_+-".contains(&b);
    let emoji = name.bytes().all(sound).then(|| text::emoji(name)).flatten()?;
    Some((Said::Words(emoji.to_owned()), end + 2))
}

/// The words that entities stand for.
fn decode(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, length) = entity(rest).unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[length..];
    }
    out + rest
}

/// The entity at the beginning: the three of Slack's, and those that tools send all the same.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(10).position(|b| b == b';')?;
    let name = &text[1..end];
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(number).filter(|c| !c.is_control())?
        }
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::{html, words};
    use text::Names;

    fn markdown(text: &str) -> String {
        text::from_html(&html(text), Names::Escaped)
    }

    #[test]
    fn marks_are_those_of_slack() {
        assert_eq!(
            markdown("*gras* _italique_ ~barré~ `code`"),
            "**gras** *italique* ~~barré~~ `code`"
        );
        assert_eq!(
            markdown("<https://example.com/a?b=1&amp;c=2|voir *la* page>"),
            "[voir **la** page](https://example.com/a?b=1&c=2)"
        );
        assert_eq!(markdown("2 * 3 * 4 and snake_case_name"), "2 * 3 * 4 and snake_case_name");
        assert_eq!(markdown("> said\n&gt; twice\nthen"), "> said\n> twice\n\nthen");
        assert_eq!(markdown("• un\n• deux\n\n1. a\n2. b"), "- un\n- deux\n\n1. a\n2. b");
        assert_eq!(markdown("```\n*no* <b>\n```after"), "```\n*no* <b>\n```\n\nafter");
    }

    #[test]
    fn marks_of_commonmark_are_read_too() {
        assert_eq!(
            markdown("**Firing** [job](https://example.com/1)"),
            "**Firing** [job](https://example.com/1)"
        );
        assert_eq!(
            markdown("![capture](https://example.com/a.png)"),
            "[capture](https://example.com/a.png)"
        );
    }

    #[test]
    fn nobody_is_named_and_nothing_leads_where_a_browser_would_run_it() {
        let text = "<!channel> <@U024BE7LH> <#C024|general> @samir #topic ~ventes <javascript:alert(1)|here>";
        let said = markdown(text);
        let read = text::parse(&said);
        assert!(read.people().is_empty() && read.topics().is_empty(), "{said}");
        let html = read.html(&|_| None);
        assert!(!html.contains("javascript"), "{html}");
        assert_eq!(read.text(), "@channel @U024BE7LH #general @samir #topic ~ventes here");
    }

    #[test]
    fn what_is_not_escaped_is_read_as_it_was_written() {
        assert_eq!(markdown("a < b & c > d <b>fort</b>"), "a < b & c > d \\<b>fort\\</b>");
        assert_eq!(
            words("[FIRING:1] &lt;srv-01&gt; <https://example.com|job> :tada:"),
            "[FIRING:1] <srv-01> job 🎉"
        );
    }

    #[test]
    fn a_long_text_of_marks_takes_no_longer_than_its_length_says() {
        for piece in ["*a ", "<", "_", "`", "[a](", "&", ":a"] {
            let long = piece.repeat(45_000 / piece.len());
            assert!(!html(&long).is_empty());
        }
    }
}
