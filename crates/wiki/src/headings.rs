//! The headings of a text as the contents of a page: each gets a name that addresses may end with.

use std::collections::HashMap;

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    /// 2 for the outermost.
    pub(crate) level: u8,
    /// Its name in the page.
    pub(crate) name: String,
    /// What it says.
    pub(crate) words: String,
}

/// The HTML of a text (`text::Doc::html`, whose headings begin at the third level and carry no attributes) as it stands
/// below the title of its page, with its headings.
pub(crate) fn named(html: &str) -> (String, Vec<Heading>) {
    let (mut out, mut headings) = (String::with_capacity(html.len()), Vec::new());
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut rest = html;
    while let Some(at) = rest.find("<h") {
        let (before, here) = rest.split_at(at);
        out.push_str(before);
        match heading(here) {
            Some((level, inner, after)) => {
                let (words, up) = (plain(inner), level - 1);
                let name = named_once(&words, &mut known);
                out.push_str(&format!("<h{up} id=\"{name}\">{inner}</h{up}>"));
                headings.push(Heading { level: up, name, words });
                rest = after;
            }
            None => {
                out.push_str("<h");
                rest = &here[2..];
            }
        }
    }
    out.push_str(rest);
    (out, headings)
}

/// The heading at the start of this, with its level and what follows.
fn heading(html: &str) -> Option<(u8, &str, &str)> {
    let level = *html.as_bytes().get(2)?;
    if !(b'3'..=b'6').contains(&level) || html.as_bytes().get(3) != Some(&b'>') {
        return None;
    }
    let level = level - b'0';
    let (inner, after) = html[4..].split_once(&format!("</h{level}>"))?;
    Some((level, inner, after))
}

/// The words of a piece of HTML.
fn plain(html: &str) -> String {
    let mut words = String::new();
    for piece in html.split('<') {
        words.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
    }
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    words.replace("&#39;", "'").replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

fn named_once(words: &str, known: &mut HashMap<String, usize>) -> String {
    let mut name = String::from("s-");
    for c in text::fold(words).chars().take(60) {
        match c {
            c if c.is_alphanumeric() => name.push(c),
            _ if name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    let name = name.trim_end_matches('-').to_owned();
    let times = known.entry(name.clone()).or_default();
    *times += 1;
    if *times == 1 { name } else { format!("{name}-{times}") }
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn headings_are_named_once_and_stand_one_level_higher() {
        let doc = text::parse("# Été & co\n\nText.\n\n## `code` <b>\n\n# Été & co\n\nEnd.");
        let (html, headings) = named(&doc.html(&|_| None));
        let names: Vec<_> = headings.iter().map(|h| (h.level, &*h.name, &*h.words)).collect();
        assert_eq!(
            names,
            [
                (2, "s-ete-co", "Été & co"),
                (3, "s-code-b", "code <b>"),
                (2, "s-ete-co-2", "Été & co")
            ]
        );
        assert!(html.contains("<h2 id=\"s-ete-co\">Été &amp; co</h2>"), "{html}");
        assert!(!html.contains("<h4"), "{html}");
    }

    #[test]
    fn a_text_without_headings_is_itself() {
        let html = "<p>1 &lt;h3&gt;</p><hr><p><h";
        assert_eq!(named(html), (html.to_owned(), Vec::new()));
    }
}
