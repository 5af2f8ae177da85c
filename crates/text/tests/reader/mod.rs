//! A small strict reader of HTML, written apart from the sanitiser it judges.
//!
//! It accepts only the canonical form in which the crate serialises (lower-case names, quoted
//! attributes, everything else escaped), so what it cannot read is an offence too.

const ELEMENTS: [&str; 29] = [
    "p",
    "br",
    "hr",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "ul",
    "ol",
    "li",
    "div",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "em",
    "strong",
    "del",
    "a",
    "img",
    "pre",
    "code",
    "span",
    "sup",
    "details",
    "summary",
];
const CLASSES: [&str; 15] = [
    "left",
    "right",
    "mention",
    "space",
    "topic",
    "code",
    "math",
    "table",
    "center",
    "task",
    "done",
    "check",
    "footnote",
    "footnotes",
    "quote",
];

const MATHML: [&str; 25] = [
    "math",
    "semantics",
    "annotation",
    "mrow",
    "mi",
    "mn",
    "mo",
    "mtext",
    "mspace",
    "mfrac",
    "msqrt",
    "mroot",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mmultiscripts",
    "mprescripts",
    "mpadded",
    "mphantom",
    "mtable",
    "mtr",
    "mtd",
];

/// Everything in this HTML that should not be there, in words; nothing when it is safe.
pub fn offences(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        match read_tag(rest) {
            Some((tag, after)) => {
                judge(&tag, &mut found);
                rest = after;
            }
            None => {
                found.push(format!("unreadable: <{}", rest.chars().take(40).collect::<String>()))
            }
        }
    }
    found
}

struct Tag<'h> {
    name: &'h str,
    attributes: Vec<(&'h str, String)>,
}

fn read_tag(source: &str) -> Option<(Tag<'_>, &str)> {
    let source = source.strip_prefix('/').unwrap_or(source);
    let end = source.find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit())?;
    let (name, mut rest) = source.split_at(end);
    let mut attributes = Vec::new();
    loop {
        if let Some(after) = rest.strip_prefix('>') {
            return Some((Tag { name, attributes }, after));
        }
        let (attribute, value) = rest.strip_prefix(' ')?.split_once("=\"")?;
        let (value, after) = value.split_once('"')?;
        if !attribute.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
            return None;
        }
        attributes.push((attribute, unescape(value)));
        rest = after;
    }
}

fn unescape(value: &str) -> String {
    let named =
        [("&quot;", "\""), ("&nbsp;", "\u{a0}"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    named.iter().fold(value.to_owned(), |value, (name, c)| value.replace(name, c))
}

fn judge(tag: &Tag<'_>, found: &mut Vec<String>) {
    if !ELEMENTS.contains(&tag.name) && !MATHML.contains(&tag.name) {
        found.push(format!("element {}", tag.name));
    }
    for (attribute, value) in &tag.attributes {
        let fine = match (tag.name, *attribute) {
            ("a", "href") => is_fine_address(value),
            ("th", "scope") => value == "row",
            ("a", "rel") => value == "nofollow noopener noreferrer",
            ("img", "src") => value.starts_with("/files/") && !value.contains(".."),
            ("img", "loading") => value == "lazy",
            ("img", "alt") => true,
            ("ol", "start") => value.parse::<u64>().is_ok(),
            ("pre", "data-lang") => !value.contains(['<', '"', '\'', '=', ' ']),
            ("pre" | "div", "tabindex") => value == "0",
            (_, "class") => value.split(' ').all(|class| {
                class.is_empty() || CLASSES.contains(&class) || class.starts_with("hl-")
            }),
            ("annotation", "encoding") => value == "application/x-tex",
            // Words and short lengths: no address, no style, no name.
            (
                element,
                "display" | "displaystyle" | "scriptlevel" | "mathvariant" | "stretchy"
                | "symmetric" | "form" | "movablelimits" | "accent" | "accentunder" | "lspace"
                | "rspace" | "minsize" | "maxsize" | "width" | "linethickness",
            ) => {
                let plain = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
                MATHML.contains(&element) && value.len() < 16 && value.chars().all(plain)
            }
            _ => false,
        };
        if !fine {
            found.push(format!("{} {attribute}={value:?}", tag.name));
        }
    }
}

/// Reads the address as browsers do: blanks around and control characters inside do not count.
fn is_fine_address(value: &str) -> bool {
    let read: String = value.trim().chars().filter(|c| !c.is_control()).collect();
    let read = read.to_ascii_lowercase().replace('\\', "/");
    if ["http://", "https://", "mailto:", "http:", "https:"].iter().any(|s| read.starts_with(s)) {
        return true;
    }
    let before_path = read.split(['/', '?', '#']).next().unwrap_or_default();
    !read.starts_with("//") && !before_path.contains(':')
}

/// Every string literal of a script, quotes of the three kinds, escapes read.
pub fn script_strings(source: &str) -> Vec<String> {
    let mut strings = Vec::new();
    let mut chars = source.chars().peekable();
    while let Some(quote) = chars.next() {
        if !matches!(quote, '"' | '\'' | '`') {
            continue;
        }
        let mut string = String::new();
        while let Some(c) = chars.next() {
            match c {
                c if c == quote => break,
                '\\' => match chars.next() {
                    Some('n') => string.push('\n'),
                    Some('t') => string.push('\t'),
                    Some('r') => string.push('\r'),
                    Some(kind @ ('u' | 'x')) => {
                        let length = if kind == 'u' { 4 } else { 2 };
                        let digits: String = chars.by_ref().take(length).collect();
                        string
                            .extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
                    }
                    Some(other) => string.push(other),
                    None => break,
                },
                c => string.push(c),
            }
        }
        strings.push(string);
    }
    strings
}
