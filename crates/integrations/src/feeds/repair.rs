//! XML as feeds write it, made XML that a parser takes: everything that is opened is closed, `&` and the entities of
//! HTML are written out, an item that was cut is left out. What is not published is left out too (authors, pictures,
//! what podcasts add), with all that could be wrong in it. No entity is ever replaced by what a document says of it, and
//! a document that declares some is none.

use std::borrow::Cow;

use kernel::door::Url;
use quick_xml::Reader;
use quick_xml::escape::{escape, unescape};
use quick_xml::events::{BytesStart, Event};

/// Elements around one another; those inside of more are left out, their words stay.
const DEEPEST: usize = 100;
const DROPPED: [&str; 17] = [
    "author",
    "category",
    "cloud",
    "contributor",
    "copyright",
    "creator",
    "generator",
    "icon",
    "image",
    "logo",
    "managingEditor",
    "rights",
    "skipDays",
    "skipHours",
    "textInput",
    "textinput",
    "webMaster",
];
const DROPPED_PREFIXES: [&str; 5] = ["googleplay", "itunes", "media", "podcast", "psc"];

/// The document again; nothing where it declares entities.
pub(super) fn repaired(xml: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    let mut done = Done { words: String::with_capacity(xml.len()), ..Done::default() };
    // One that breaks somewhere has told what it told.
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::DocType(said) if said.contains("<!ENTITY") => return None,
            Event::Start(tag) => done.start(&tag),
            Event::End(tag) => done.end(tag.name().into_inner()),
            Event::Text(words) => done.text(&words),
            Event::CData(words) => done.text(&words),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(c)) => done.text(c.encode_utf8(&mut [0; 4])),
                Ok(None) if is_predefined(&name) => done.push(&format!("&{};", &*name)),
                Ok(None) => done.text(&format!("&{};", &*name)),
                Err(_) => {}
            },
            _ => {}
        }
    }
    Some(done.finish())
}

#[derive(Default)]
struct Done {
    words: String,
    /// The elements that are open.
    open: Vec<String>,
    /// The element that is left out, and how often one of its name is open.
    dropped: Option<(String, usize)>,
    /// Where the item that is open begins, and within how many elements.
    item: Option<(usize, usize)>,
}

impl Done {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name().into_inner();
        if let Some((dropped, times)) = &mut self.dropped {
            *times += usize::from(dropped == name);
            return;
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let is_name = name.chars().all(|c| c.is_alphanumeric() || "_-.:".contains(c));
        if !is_name || local.is_empty() || self.open.len() >= DEEPEST {
            return;
        }
        let plays = local == "content" && matches!(prefix, "" | "atom");
        if DROPPED.contains(&local) || DROPPED_PREFIXES.contains(&prefix) || plays && is_binary(tag)
        {
            self.dropped = Some((name.to_owned(), 1));
            return;
        }
        let is_root = self.open.is_empty();
        if matches!(local, "item" | "entry") && self.open.len() <= 2 {
            self.item = Some((self.words.len(), self.open.len()));
        }
        self.words.push('<');
        self.words.push_str(name);
        if is_root && name == "rss" {
            self.words.push_str(" version=\"2.0\"");
        }
        for attribute in tag.html_attributes().flatten() {
            let key = attribute.key.into_inner();
            let is_said = is_root && (key == "version" || key == "xmlns" && local != "RDF");
            if let Some(value) = value(local, key, &attribute.value).filter(|_| !is_said) {
                self.push(&format!(" {key}=\"{value}\""));
            }
        }
        self.words.push('>');
        self.open.push(name.to_owned());
    }

    fn end(&mut self, name: &str) {
        let name = name.trim_end();
        if let Some((dropped, times)) = &mut self.dropped {
            *times -= usize::from(dropped == name);
            if *times == 0 {
                self.dropped = None;
            }
            return;
        }
        if let Some(at) = self.open.iter().rposition(|open| open == name) {
            self.close(at);
        }
    }

    /// Closes what is open within so many elements.
    fn close(&mut self, to: usize) {
        while self.open.len() > to {
            let name = self.open.pop().unwrap_or_default();
            self.words.push_str(&format!("</{name}>"));
        }
        self.item = self.item.filter(|(_, depth)| *depth < to);
    }

    fn text(&mut self, words: &str) {
        self.push(&escape(words));
    }

    /// Adds what is written in XML, without the characters that it forbids.
    fn push(&mut self, xml: &str) {
        if self.dropped.is_none() {
            let is_allowed = |c: &char| {
                matches!(c, '\t' | '\n' | '\r')
                    || *c >= ' ' && !matches!(*c, '\u{fffe}' | '\u{ffff}')
            };
            self.words.extend(xml.chars().filter(is_allowed));
        }
    }

    fn finish(mut self) -> String {
        if let Some((begins, depth)) = self.item.take() {
            self.words.truncate(begins);
            self.open.truncate(depth);
        }
        self.close(0);
        self.words
    }
}

fn is_predefined(name: &str) -> bool {
    matches!(name, "amp" | "lt" | "gt" | "quot" | "apos")
}

/// Whether an element holds neither words nor markup.
fn is_binary(tag: &BytesStart<'_>) -> bool {
    let said = |name: &str| {
        let found = tag.html_attributes().flatten().find(|one| one.key.into_inner() == name);
        found.map(|one| one.value.to_ascii_lowercase()).unwrap_or_default()
    };
    let kind = said("type");
    let is_text = matches!(
        kind.as_str(),
        "" | "text" | "html" | "xhtml" | "text/html" | "text/plain" | "application/xhtml+xml"
    );
    !is_text || said("mode") == "base64"
}

/// The value of an attribute as it is written again; nothing where the attribute is left out.
fn value(element: &str, key: &str, raw: &str) -> Option<String> {
    let value = unescape(raw).unwrap_or(Cow::Borrowed(raw));
    let is_words = matches!(element, "title" | "summary" | "content" | "subtitle" | "tagline");
    match key {
        "xml:base" => match Url::parse(&value) {
            Ok(_) | Err(url::ParseError::RelativeUrlWithoutBase) => {}
            Err(_) => return None,
        },
        "src" if element == "content" => return None,
        "type" if is_words => {
            let kind = match value.to_ascii_lowercase().as_str() {
                "text" | "text/plain" => "text",
                "xhtml" | "application/xhtml+xml" => "xhtml",
                _ => "html",
            };
            return Some(kind.to_owned());
        }
        _ => {}
    }
    let is_name = key.chars().all(|c| c.is_alphanumeric() || "_-.:".contains(c));
    is_name.then(|| escape(value).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn channel(inner: &str) -> String {
        format!("<rss version=\"2.0\"><channel>{inner}</channel></rss>")
    }

    #[test]
    fn what_is_wrong_is_made_right() {
        let told = [
            (
                "<rss><channel><title>a & b&eacute;&#233;</title>",
                "<title>a &amp; b&amp;eacute;é</title>",
            ),
            (
                "<rss version='0.94' xmlns='x'><channel><link>?x=1&y=2</link></channel>",
                "<link>?x=1&amp;y=2</link>",
            ),
            ("<rss><channel><title>a\u{b}\u{0}b&#11;</title></channel></rss>", "<title>ab</title>"),
            (
                "<rss><channel><item><title>1</title></item><item><title>2",
                "<item><title>1</title></item>",
            ),
            ("<rss><channel><title>a<b>c</title></channel></rss>", "<title>a<b>c</b></title>"),
            (
                "<rss><channel></b><author>—a@b.c</author><a b='&\"'/></channel></rss>",
                "<a b=\"&amp;&quot;\"></a>",
            ),
            (
                "<rss><channel><title><![CDATA[<b>&]]></title></channel>",
                "<title>&lt;b&gt;&amp;</title>",
            ),
        ];
        for (xml, expected) in told {
            assert_eq!(repaired(xml).unwrap(), channel(expected), "{xml}");
        }
    }

    #[test]
    fn no_entity_is_declared() {
        let doctype = "<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'http://a.example/'>";
        assert_eq!(repaired(&format!("{doctype}{}", channel("x"))).unwrap(), channel("x"));
        let declared = "<!DOCTYPE r [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
        assert_eq!(repaired(&format!("{declared}{}", channel("&f;"))), None);
    }

    #[test]
    fn a_tower_of_elements_is_cut() {
        let tower = repaired(&channel(&"<div>".repeat(20_000))).unwrap();
        assert_eq!(tower.matches("<div>").count(), DEEPEST - 2);
        assert_eq!(tower.matches("</div>").count(), DEEPEST - 2);
    }
}
