//! A document as a tree: read once, for canonicalisation and for reading alike.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The most elements and the deepest nesting that are read.
const ELEMENTS: usize = 50_000;
const DEPTH: usize = 64;
/// The most attributes of one element, namespaces among them.
const ATTRIBUTES: usize = 100;
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// An element, by its place in the document.
pub(crate) type At = usize;

/// Why a document is not read.
pub(crate) type Unsound = &'static str;

/// What stands in an element. Comments do not: the text around one is one text.
#[derive(Debug)]
pub(crate) enum Child {
    Element(At),
    Text(String),
}

#[derive(Debug)]
pub(crate) struct Attribute {
    pub(crate) prefix: String,
    pub(crate) local: String,
    pub(crate) space: String,
    pub(crate) value: String,
}

#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) parent: Option<At>,
    pub(crate) prefix: String,
    pub(crate) local: String,
    pub(crate) space: String,
    /// The namespaces that it declares: prefix, empty for the default one, and address, empty for none.
    pub(crate) declared: Vec<(String, String)>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) children: Vec<Child>,
}

/// A document; its root is the first element.
#[derive(Debug)]
pub(crate) struct Document(Vec<Element>);

/// The root.
pub(crate) const ROOT: At = 0;

impl Document {
    /// Reads a document in UTF-8.
    pub(crate) fn parse(xml: &str) -> Result<Document, Unsound> {
        let xml = xml.strip_prefix('\u{feff}').unwrap_or(xml);
        // Ends of lines are one character before anything else is looked at (XML 1.0, 2.11).
        let xml = xml.replace("\r\n", "\n").replace('\r', "\n");
        if !xml.chars().all(is_char) {
            return Err("a character that XML does not know");
        }
        let mut reader = Reader::from_str(&xml);
        let config = reader.config_mut();
        config.check_comments = true;
        config.expand_empty_elements = true;
        let mut document = Document(Vec::new());
        let mut open: Vec<At> = Vec::new();
        let mut is_first = true;
        loop {
            match reader.read_event().map_err(|_| "not well-formed")? {
                Event::Start(start) => {
                    if open.is_empty() && !document.0.is_empty() {
                        return Err("two roots");
                    }
                    if open.len() >= DEPTH || document.0.len() >= ELEMENTS {
                        return Err("too deep or too large");
                    }
                    let at = document.add(&start, open.last().copied())?;
                    open.push(at);
                }
                Event::End(_) => drop(open.pop()),
                Event::Text(text) => document.text(open.last(), &text)?,
                Event::CData(text) if !open.is_empty() => document.text(open.last(), &text)?,
                Event::GeneralRef(name) if !open.is_empty() => {
                    let mut buffer = [0; 4];
                    let text = reference(&name)?.encode_utf8(&mut buffer);
                    document.text(open.last(), text)?;
                }
                Event::Comment(_) => {}
                Event::Decl(decl) if is_first => {
                    let encoding = decl.encoding().transpose().map_err(|_| "not well-formed")?;
                    if encoding.is_some_and(|name| !name.eq_ignore_ascii_case("utf-8")) {
                        return Err("not UTF-8");
                    }
                }
                Event::DocType(_) => return Err("a document type"),
                Event::PI(_) => return Err("a processing instruction"),
                Event::Eof => break,
                _ => return Err("not well-formed"),
            }
            is_first = false;
        }
        if !open.is_empty() || document.0.is_empty() {
            return Err("not well-formed");
        }
        Ok(document)
    }

    fn text(&mut self, inside: Option<&At>, text: &str) -> Result<(), Unsound> {
        let Some(at) = inside else {
            let is_blank = text.bytes().all(|byte| byte.is_ascii_whitespace());
            return if is_blank { Ok(()) } else { Err("text outside of the root") };
        };
        let children = &mut self.0[*at].children;
        match children.last_mut() {
            Some(Child::Text(before)) => before.push_str(text),
            _ => children.push(Child::Text(text.to_owned())),
        }
        Ok(())
    }

    fn add(&mut self, start: &BytesStart<'_>, parent: Option<At>) -> Result<At, Unsound> {
        let (prefix, local) = name(start.name().0)?;
        let (mut declared, mut plain) = (Vec::new(), Vec::new());
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| "not well-formed")?;
            let (key, value) = (attribute.key.0, value(&attribute.value)?);
            match key.strip_prefix("xmlns") {
                Some("") => declared.push((String::new(), value)),
                Some(rest) if rest.starts_with(':') => {
                    let (_, prefix) = name(key)?;
                    let is_own = prefix == "xml" || prefix == "xmlns";
                    if is_own || value.is_empty() || value == XML || value == XMLNS {
                        return Err("a namespace that cannot be declared");
                    }
                    declared.push((prefix, value));
                }
                _ => plain.push((name(key)?, value)),
            }
            if declared.len() + plain.len() > ATTRIBUTES {
                return Err("too many attributes");
            }
        }
        let mut seen = HashSet::new();
        if !declared.iter().all(|(prefix, _)| seen.insert(prefix)) {
            return Err("an attribute twice");
        }
        let at = self.0.len();
        let element = Element {
            parent,
            prefix,
            local,
            space: String::new(),
            declared,
            attributes: Vec::new(),
            children: Vec::new(),
        };
        self.0.push(element);
        let unknown = || "an unknown prefix";
        let space = self.space(at, &self.0[at].prefix).map(str::to_owned);
        self.0[at].space = match space {
            Some(space) => space,
            None if self.0[at].prefix.is_empty() => String::new(),
            None => return Err(unknown()),
        };
        let mut seen = HashSet::new();
        for ((prefix, local), value) in plain {
            let space = match prefix.as_str() {
                "" => String::new(),
                prefix => self.space(at, prefix).ok_or_else(unknown)?.to_owned(),
            };
            if !seen.insert((space.clone(), local.clone())) {
                return Err("an attribute twice");
            }
            self.0[at].attributes.push(Attribute { prefix, local, space, value });
        }
        if let Some(parent) = parent {
            self.0[parent].children.push(Child::Element(at));
        }
        Ok(at)
    }

    /// The namespace that a prefix stands for at an element; nothing where it stands for none.
    pub(crate) fn space(&self, at: At, prefix: &str) -> Option<&str> {
        if prefix == "xml" {
            return Some(XML);
        }
        let mut next = Some(at);
        while let Some(at) = next {
            let element = &self.0[at];
            if let Some((_, space)) = element.declared.iter().find(|(known, _)| known == prefix) {
                return Some(space).filter(|space| !space.is_empty()).map(String::as_str);
            }
            next = element.parent;
        }
        None
    }

    pub(crate) fn element(&self, at: At) -> &Element {
        &self.0[at]
    }

    /// All elements of this name, wherever they are.
    pub(crate) fn all<'a>(
        &'a self,
        space: &'a str,
        local: &'a str,
    ) -> impl Iterator<Item = At> + 'a {
        (0..self.0.len()).filter(move |at| self.is(*at, space, local))
    }

    pub(crate) fn is(&self, at: At, space: &str, local: &str) -> bool {
        self.0[at].space == space && self.0[at].local == local
    }

    /// The elements in an element.
    pub(crate) fn inside(&self, at: At) -> impl Iterator<Item = At> + '_ {
        self.0[at].children.iter().filter_map(|child| match child {
            Child::Element(at) => Some(*at),
            Child::Text(_) => None,
        })
    }

    /// Those of this name.
    pub(crate) fn named<'a>(
        &'a self,
        at: At,
        space: &'a str,
        local: &'a str,
    ) -> impl Iterator<Item = At> + 'a {
        self.inside(at).filter(move |at| self.is(*at, space, local))
    }

    /// The one of this name; nothing where there is none, or where there are several.
    pub(crate) fn only(&self, at: At, space: &str, local: &str) -> Option<At> {
        let mut all = self.named(at, space, local);
        all.next().filter(|_| all.next().is_none())
    }

    /// What an attribute without a prefix says.
    pub(crate) fn attribute(&self, at: At, local: &str) -> Option<&str> {
        let mut all = self.0[at].attributes.iter();
        let found = all.find(|one| one.space.is_empty() && one.local == local);
        found.map(|one| one.value.as_str())
    }

    /// The whole text of an element, without the blanks around it; nothing where there are elements in it.
    pub(crate) fn text_of(&self, at: At) -> Option<String> {
        let parts = self.0[at].children.iter().map(|child| match child {
            Child::Text(text) => Some(text.as_str()),
            Child::Element(_) => None,
        });
        Some(parts.collect::<Option<String>>()?.trim().to_owned())
    }

    /// Whether each identifier stands once, and each element has one at most, whatever its attribute is called by whoever
    /// looks for it.
    pub(crate) fn has_unique_ids(&self) -> bool {
        let mut seen = HashSet::new();
        self.0.iter().all(|element| {
            let is_id = |one: &&Attribute| one.local.eq_ignore_ascii_case("id");
            let mut ids = element.attributes.iter().filter(is_id);
            ids.next().is_none_or(|id| seen.insert(&id.value)) && ids.next().is_none()
        })
    }
}

/// A name in two parts, each a name by itself.
fn name(text: &str) -> Result<(String, String), Unsound> {
    let (prefix, local) = text.split_once(':').unwrap_or(("", text));
    let is_name = |text: &str| {
        let mut chars = text.chars();
        chars.next().is_some_and(|first| first.is_alphabetic() || first == '_')
            && chars.all(|c| c.is_alphanumeric() || "-_.".contains(c))
    };
    let is_sound = is_name(local) && (!text.contains(':') || is_name(prefix));
    if is_sound { Ok((prefix.to_owned(), local.to_owned())) } else { Err("a name that is none") }
}

/// What an attribute says, with its references resolved (XML 1.0, 3.3.3).
fn value(raw: &str) -> Result<String, Unsound> {
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['&', '\t', '\n', '<']) {
        value.push_str(&rest[..at]);
        rest = &rest[at..];
        match rest.as_bytes()[0] {
            b'<' => return Err("not well-formed"),
            b'&' => {
                let end = rest.find(';').ok_or("not well-formed")?;
                value.push(reference(&rest[1..end])?);
                rest = &rest[end + 1..];
            }
            _ => {
                value.push(' ');
                rest = &rest[1..];
            }
        }
    }
    value.push_str(rest);
    Ok(value)
}

/// The character of a reference: a number, or one of the five that XML itself names.
fn reference(name: &str) -> Result<char, Unsound> {
    let number = |digits: &str, radix| {
        let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
        let code = u32::from_str_radix(digits, radix).ok().filter(|_| is_number);
        code.and_then(char::from_u32).filter(|c| is_char(*c)).ok_or("an unknown character")
    };
    match name {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => match name.strip_prefix('#').map(|code| (code, code.strip_prefix('x'))) {
            Some((_, Some(hex))) => number(hex, 16),
            Some((decimal, None)) => number(decimal, 10),
            None => Err("an entity"),
        },
    }
}

/// Whether XML 1.0 knows a character.
fn is_char(c: char) -> bool {
    !matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

/// A text as it stands in XML, in an element or in quotes.
pub fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}
