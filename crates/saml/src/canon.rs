//! Exclusive XML Canonicalization 1.0, without comments: the bytes that a signature is about.

use std::collections::BTreeMap;

use crate::xml::{At, Child, Document};

/// What of a document is written, and how.
pub(crate) struct Canon<'a> {
    pub(crate) document: &'a Document,
    /// The element that is left out with all that is in it: a signature that stands in what it signs.
    pub(crate) without: Option<At>,
    /// The prefixes that are written wherever they are known (`InclusiveNamespaces`); empty for the default one.
    pub(crate) inclusive: Vec<String>,
}

impl Canon<'_> {
    /// An element, written so.
    pub(crate) fn of(&self, at: At) -> String {
        let mut out = String::new();
        self.write(&mut out, at, &BTreeMap::new());
        out
    }

    fn write(&self, out: &mut String, at: At, known: &BTreeMap<String, String>) {
        let element = self.document.element(at);
        let mut known = known.clone();
        let mut attributes: Vec<_> = element.attributes.iter().collect();
        let used = attributes.iter().map(|one| &one.prefix).filter(|prefix| !prefix.is_empty());
        let mut prefixes: Vec<&String> = used.chain([&element.prefix]).collect();
        prefixes.extend(&self.inclusive);
        // In their order, the default one first.
        prefixes.sort();
        prefixes.dedup();
        let name = match element.prefix.as_str() {
            "" => element.local.clone(),
            prefix => format!("{prefix}:{}", element.local),
        };
        out.push('<');
        out.push_str(&name);
        for prefix in prefixes.into_iter().filter(|prefix| *prefix != "xml") {
            let space = self.document.space(at, prefix).unwrap_or_default();
            if known.get(prefix).map_or("", String::as_str) == space {
                continue;
            }
            out.push_str(if prefix.is_empty() { " xmlns" } else { " xmlns:" });
            out.push_str(prefix);
            attribute(out, space);
            known.insert(prefix.clone(), space.to_owned());
        }
        attributes.sort_by(|a, b| (&a.space, &a.local).cmp(&(&b.space, &b.local)));
        for one in attributes {
            out.push(' ');
            if !one.prefix.is_empty() {
                out.push_str(&one.prefix);
                out.push(':');
            }
            out.push_str(&one.local);
            attribute(out, &one.value);
        }
        out.push('>');
        for child in &element.children {
            match child {
                Child::Element(at) if Some(*at) == self.without => {}
                Child::Element(at) => self.write(out, *at, &known),
                Child::Text(words) => text(out, words),
            }
        }
        out.push_str("</");
        out.push_str(&name);
        out.push('>');
    }
}

fn attribute(out: &mut String, value: &str) {
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#x9;"),
            '\n' => out.push_str("&#xA;"),
            '\r' => out.push_str("&#xD;"),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn text(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#xD;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::ROOT;

    fn canonical(xml: &str, path: &[usize], inclusive: &[&str]) -> String {
        let document = Document::parse(xml).expect("a document");
        let at = path.iter().fold(ROOT, |at, step| document.inside(at).nth(*step).expect("one"));
        let inclusive = inclusive.iter().map(|one| (*one).to_owned()).collect();
        Canon { document: &document, without: None, inclusive }.of(at)
    }

    #[test]
    fn one_document_is_written_in_one_way() {
        let wide = "<a:r xmlns:a=\"urn:a\" xmlns:b=\"urn:b\" xmlns=\"urn:d\"><c/><a:e/></a:r>";
        for (xml, path, inclusive, written) in [
            ("<a  b = 'x'\n c=\"y\" />", &[][..], &[][..], "<a b=\"x\" c=\"y\"></a>"),
            ("<a>x<!-- c -->y<![CDATA[<&]]></a>", &[], &[], "<a>xy&lt;&amp;</a>"),
            (
                "<a b=\"&#9;&#xA;&quot;\tz\">&#13;\r\n</a>",
                &[],
                &[],
                "<a b=\"&#x9;&#xA;&quot; z\">&#xD;\n</a>",
            ),
            (wide, &[1], &[], "<a:e xmlns:a=\"urn:a\"></a:e>"),
            (wide, &[0], &[], "<c xmlns=\"urn:d\"></c>"),
            (wide, &[1], &["b"], "<a:e xmlns:a=\"urn:a\" xmlns:b=\"urn:b\"></a:e>"),
            (wide, &[1], &["", "z"], "<a:e xmlns=\"urn:d\" xmlns:a=\"urn:a\"></a:e>"),
            (wide, &[], &[], "<a:r xmlns:a=\"urn:a\"><c xmlns=\"urn:d\"></c><a:e></a:e></a:r>"),
            (
                "<a xmlns=\"urn:d\"><b xmlns=\"\"><c/></b></a>",
                &[],
                &[],
                "<a xmlns=\"urn:d\"><b xmlns=\"\"><c></c></b></a>",
            ),
            (
                "<a xmlns:y=\"urn:1\" xmlns:x=\"urn:2\" x:k=\"1\" y:k=\"2\" k=\"3\" xml:lang=\"fr\"/>",
                &[],
                &[],
                "<a xmlns:x=\"urn:2\" xmlns:y=\"urn:1\" k=\"3\" xml:lang=\"fr\" y:k=\"2\" x:k=\"1\"></a>",
            ),
        ] {
            assert_eq!(canonical(xml, path, inclusive), written, "{xml}");
        }
    }
}
