//! What a feed says: Atom 1.0 (RFC 4287), which every feed reader knows.

use std::fmt::Write;

use kernel::Time;
use posts::Card;
use spaces::Visible;
use ui::Locale;

/// The media type of a feed.
pub(super) const MEDIA: &str = "application/atom+xml; charset=utf-8";

/// The feed of a space, for somebody who sees it.
pub(super) struct Feed<'a> {
    /// The address of the network.
    pub(super) root: &'a str,
    /// The language of whoever reads it.
    pub(super) l: Locale,
    pub(super) space: &'a Visible,
    /// When the feed was made: what is said of one in which there is nothing.
    pub(super) made: Time,
    /// What is in it, the newest first.
    pub(super) posts: &'a [Card],
}

impl Feed<'_> {
    /// The file.
    pub(super) fn file(&self) -> String {
        let (root, space) = (self.root, self.space);
        let changed = |card: &Card| card.post.edited_at.unwrap_or(card.post.created_at);
        let updated = self.posts.iter().map(changed).max().unwrap_or(self.made);
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
             <id>{}</id>\n<title>{}</title>\n<updated>{updated}</updated>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
            self.l.lang.code(),
            // The address of a space may change, its number does not.
            words(&format!("{root}/spaces#{}", space.id)),
            words(&space.name),
            words(&format!("{root}{}", space.href())),
        );
        for card in self.posts {
            self.entry(&mut out, card);
        }
        out.push_str("</feed>\n");
        out
    }

    fn entry(&self, out: &mut String, card: &Card) {
        let (root, post, author) = (self.root, &card.post, &card.author);
        let address = words(&format!("{root}{}", post.href()));
        let heading = post.heading();
        let title = match text::is_blank(&heading) {
            true => self.l.t1("space-feed-untitled", "name", &author.name),
            false => heading,
        };
        let mut html = outside(&post.html, root);
        for file in &card.files {
            let href = words(&format!("{root}{}", file.href()));
            let _ = write!(html, "<p><a href=\"{href}\">{}</a></p>", words(&file.name));
        }
        let lang = match post.lang.is_empty() {
            true => String::new(),
            false => format!(" xml:lang=\"{}\"", words(&post.lang)),
        };
        let updated = post.edited_at.unwrap_or(post.created_at);
        let _ = write!(
            out,
            "<entry>\n<id>{address}</id>\n<title>{}</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n\
             <author><name>{}</name></author>\n<published>{}</published>\n<updated>{updated}</updated>\n\
             <content type=\"html\"{lang}>{}</content>\n</entry>\n",
            words(&title),
            words(&author.name),
            post.created_at,
            words(&html),
        );
    }
}

/// Words as XML says them, without the characters that it does not have.
fn words(words: &str) -> String {
    let is_said = |c: &char| match c {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => *c >= ' ',
    };
    let said: String = words.chars().filter(is_said).collect();
    crate::words::escape(&said)
}

/// The HTML of a post for somewhere else: its links lead here, and what it shows of pictures are words, since whoever
/// fetched them would not be signed in.
fn outside(html: &str, root: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        let (tag, after) = from.split_at(end_of_tag(from));
        out.push_str(before);
        if tag.starts_with("<img ") {
            out.push_str(attribute(tag, "alt").unwrap_or_default());
        } else if tag.starts_with("<a ") {
            // An address of two slashes is one of another site.
            let is_ours = attribute(tag, "href")
                .is_some_and(|href| href.starts_with('/') && !href.starts_with("//"));
            let there = format!("href=\"{}/", words(root));
            out.push_str(&if is_ours { tag.replacen("href=\"/", &there, 1) } else { tag.into() });
        } else {
            out.push_str(tag);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Where a tag at the beginning of this ends: not by what stands between quotes.
fn end_of_tag(html: &str) -> usize {
    let mut quoted = false;
    for (at, c) in html.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    html.len()
}

/// The value of an attribute, as it is written in a tag of ours.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let from = tag.split_once(&format!(" {name}=\""))?.1;
    from.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::{outside, words};

    #[test]
    fn links_lead_here_and_pictures_are_words() {
        let html = "<p><a href=\"/people/ana\" class=\"mention\">@ana</a> <a href=\"https://example.com/a?b=1&amp;c=2\">there</a></p>\
            <p><img src=\"/files/7/a.png\" alt=\"A &gt; b\"> <code>&lt;a href=\"/x\"&gt;</code> <a href=\"//other.org/\">o</a></p>";
        let made = "<p><a href=\"https://p.example.com/people/ana\" class=\"mention\">@ana</a> <a href=\"https://example.com/a?b=1&amp;c=2\">there</a></p>\
            <p>A &gt; b <code>&lt;a href=\"/x\"&gt;</code> <a href=\"//other.org/\">o</a></p>";
        assert_eq!(outside(html, "https://p.example.com"), made);
        for broken in ["", "<", "a < b", "<a href=\"", "<img alt=\"é"] {
            outside(broken, "https://p.example.com");
        }
    }

    #[test]
    fn what_xml_cannot_say_is_left_out() {
        assert_eq!(words("a\u{8}b\u{0}<é\u{ffff}&\"\n🎉"), "ab&lt;é&amp;&quot;\n🎉");
    }
}
