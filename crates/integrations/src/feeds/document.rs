//! From the bytes of a feed to what it tells, the newest first. Any bytes are read without harm: their number is bounded,
//! nothing is asked for, and nothing is trusted.

use std::cmp::Reverse;

use feed_rs::model::{Entry, Feed, FeedType, Link, Text};
use feed_rs::parser::Builder;
use kernel::Time;
use kernel::door::Url;

use super::item::{Item, identify, words};
use super::{bytes, json, repair};
use crate::words::escape;

/// The most items that are looked at.
const MOST: usize = 200;
/// A date before is none, in seconds since 1970.
const FIRST_DATE: i64 = 86_400 * 366;

/// What a feed tells.
#[derive(Clone, Debug)]
pub(super) struct Document {
    pub(super) title: String,
    /// The site it is of.
    pub(super) home: Option<Url>,
    pub(super) items: Vec<Item>,
}

/// Reads a feed; a word where it is none.
pub(super) fn read(
    body: &[u8],
    media: &str,
    url: &Url,
    now: Time,
) -> Result<Document, &'static str> {
    let text = bytes::text(body, media).ok_or("large")?;
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let document = match text.starts_with('{') {
        true => json::read(text, url),
        false => xml(text, url),
    };
    let mut document = document.ok_or("no-feed")?;
    for item in &mut document.items {
        item.link = item.link.take().filter(|link| matches!(link.scheme(), "http" | "https"));
        item.at = item.at.filter(|at| at.micros() / 1_000_000 > FIRST_DATE).map(|at| at.min(now));
    }
    // One without a date is seen for the first time; documents begin with what is new.
    document.items.sort_by_key(|item| Reverse(item.at.unwrap_or(now)));
    document.items.truncate(MOST);
    identify(&mut document.items, document.home.as_ref());
    Ok(document)
}

fn xml(text: &str, url: &Url) -> Option<Document> {
    let xml = repair::repaired(text)?;
    let parser = Builder::new().base_uri(Some(url)).sanitize_content(false);
    let parser = parser.id_generator(|_, _, _| String::new()).build();
    let feed = parser.parse(xml.as_bytes()).ok()?;
    let is_atom = feed.feed_type == FeedType::Atom;
    let home = web(&feed.links, is_page);
    Some(Document {
        title: title(&feed),
        home,
        items: feed.entries.into_iter().map(|it| item(it, is_atom)).collect(),
    })
}

fn title(feed: &Feed) -> String {
    feed.title
        .as_ref()
        .map(|title| line(title, feed.feed_type == FeedType::Atom))
        .unwrap_or_default()
}

fn item(entry: Entry, is_atom: bool) -> Item {
    let enclosed =
        entry.media.iter().flat_map(|media| &media.content).find_map(|it| it.url.clone());
    let link = web(&entry.links, is_page).or_else(|| Url::parse(&entry.id).ok().filter(is_web));
    let link = link.or_else(|| web(&entry.links, |_| true)).or(enclosed.filter(is_web));
    let summary = entry.summary.as_ref().map(|summary| body(summary, is_atom));
    let html = summary.filter(|html| !text::is_blank(html)).or_else(|| {
        let content = entry.content.as_ref()?;
        let body = content.body.as_ref()?;
        let is_plain = is_atom && content.content_type.to_string() == "text/plain";
        Some(if is_plain { plain(body) } else { body.clone() })
    });
    let at = entry.published.or(entry.updated);
    Item {
        title: entry.title.as_ref().map(|title| line(title, is_atom)).unwrap_or_default(),
        number: entry.id,
        link,
        html: html.unwrap_or_default(),
        at: at.map(|at| Time(at.timestamp_micros())),
        keys: Vec::new(),
    }
}

/// A title: in Atom as it says, in RSS as if it were HTML, as most of it is.
fn line(text: &Text, is_atom: bool) -> String {
    match is_plain(text, is_atom) {
        true => text::one_line(&text.content[..text.content.floor_char_boundary(4_000)]),
        false => words(&text.content),
    }
}

fn body(text: &Text, is_atom: bool) -> String {
    if is_plain(text, is_atom) { plain(&text.content) } else { text.content.clone() }
}

fn is_plain(text: &Text, is_atom: bool) -> bool {
    is_atom && text.content_type.to_string() == "text/plain"
}

/// Words as HTML, with their lines.
pub(super) fn plain(words: &str) -> String {
    escape(words.trim()).replace('\n', "<br>")
}

/// The first address of the web among links of this kind.
fn web(links: &[Link], wanted: fn(&Link) -> bool) -> Option<Url> {
    let of = |link: &Link| Url::parse(&link.href).ok().filter(is_web);
    links.iter().filter(|link| wanted(link)).find_map(of)
}

fn is_page(link: &Link) -> bool {
    link.target.is_none() && matches!(link.rel.as_deref(), None | Some("alternate"))
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Time = Time(1_789_473_600_000_000);

    fn told(document: &str) -> Result<Document, &'static str> {
        let url = Url::parse("https://site.example/news/feed").unwrap();
        read(document.as_bytes(), "", &url, NOW)
    }

    fn made(item: &Item) -> (String, String) {
        let made = item.made(kernel::Lang::En, NOW).unwrap();
        (made.title, made.body)
    }

    #[test]
    fn the_three_formats_tell_the_same() {
        let rss = "<rss><channel><title>T</title><item><title>A &amp;amp; B</title><link>/a</link>\
            <description>&lt;b&gt;bold&lt;/b&gt; &amp;lt;</description></item></channel></rss>";
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><title>A &amp; B</title>\
            <link href='../a'/><summary type='xhtml'><div><b>bold</b> &lt;</div></summary></entry></feed>";
        let json = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\": [{\"id\": 7,\
            \"title\": \"A & B\", \"url\": \"/a\", \"content_html\": \"<b>bold</b> &lt;\"}, {\"title\": []}]}";
        for document in [rss, atom, json] {
            let told = told(document).unwrap();
            let body = "**bold** <\n\n[site.example](https://site.example/a)";
            let expected = ("A & B".to_owned(), body.to_owned());
            assert_eq!((told.title.as_str(), made(&told.items[0])), ("T", expected), "{document}");
        }
    }

    #[test]
    fn the_newest_come_first_and_no_date_is_of_today() {
        let item = |title: &str, date: &str| {
            format!("<item><title>{title}</title><pubDate>{date}</pubDate></item>")
        };
        let items = [
            item("old", "Mon, 01 Jun 2026 08:00:00 +0200"),
            item("none", "lundi 14 septembre 2026 à 18h30"),
            item("never", "Thu, 01 Jan 1970 00:00:00 +0000"),
            item("ahead", "Fri, 01 Jan 2038 00:00:00 +0000"),
            item("new", "Tue, 15 Sep 2026 08:00:00 +0200"),
        ];
        let told = told(&format!("<rss><channel>{}</channel></rss>", items.concat())).unwrap();
        let titles: Vec<&str> = told.items.iter().map(|item| item.title.as_str()).collect();
        assert_eq!(titles, ["none", "never", "ahead", "new", "old"]);
    }

    #[test]
    fn much_is_cut_and_what_is_none_is_said() {
        let many = "<item><title>x</title><guid>0</guid></item>".repeat(3_000);
        let one = told(&format!("<rss><channel>{many}</channel></rss>")).unwrap();
        assert_eq!(one.items.len(), 1, "the second of one number is left out");
        let long = format!("<p>{}</p>", "é".repeat(20_000));
        let item = Item { html: long, title: "é".repeat(3_000), ..Item::default() };
        let (title, body) = made(&item);
        assert!(
            title.chars().count() <= 200 && body.chars().count() < 8_100 && body.ends_with('…')
        );
        for none in ["", "<html></html>", "{}", "%PDF-1.7", "[1]", "<rss>"] {
            assert_eq!(told(none).unwrap_err(), "no-feed", "{none}");
        }
    }
}
