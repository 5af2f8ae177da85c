//! The feeds that a page names in its head: `<link rel="alternate" type="application/rss+xml" href="…">`.

use kernel::door::Url;
use scraper::{Html, Selector};

use super::item::words;

/// The beginning of a page in which its head is looked for, in bytes.
const HEAD: usize = 200_000;
/// The most that are offered.
const MOST: usize = 10;
const KINDS: [&str; 3] = ["application/rss+xml", "application/atom+xml", "application/feed+json"];

/// A feed that a page names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offer {
    pub(crate) title: String,
    pub(crate) address: Url,
}

impl Offer {
    /// What it is called on the page.
    pub(crate) fn said(&self) -> &str {
        if text::is_blank(&self.title) { self.address.path() } else { &self.title }
    }
}

/// Those of the page at `url`, in its order.
pub(super) fn discover(html: &str, url: &Url) -> Vec<Offer> {
    let html = &html[..html.floor_char_boundary(HEAD)];
    // The head alone: a parser takes its time over a body that never closes what it opens.
    let body = html.as_bytes().windows(5).position(|five| five.eq_ignore_ascii_case(b"<body"));
    let head = &html[..body.unwrap_or(html.len()).min(HEAD)];
    if head.bytes().filter(|byte| *byte == b'<').count() > 2_000 {
        return Vec::new();
    }
    let page = Html::parse_document(head);
    let all = |selector: &str| {
        Selector::parse(selector)
            .into_iter()
            .flat_map(|it| page.select(&it).map(|found| found.value().clone()).collect::<Vec<_>>())
    };
    let base = all("base[href]").find_map(|base| url.join(base.attr("href")?.trim()).ok());
    let base = base.as_ref().unwrap_or(url);
    let mut offers: Vec<Offer> = Vec::new();
    for link in all("link[rel][type][href]") {
        let said = |name| link.attr(name).unwrap_or_default().trim().to_ascii_lowercase();
        let is_alternate = said("rel").split_whitespace().any(|rel| rel == "alternate");
        let kind = said("type");
        let kind = kind.split(';').next().unwrap_or_default().trim_end();
        let Ok(address) = base.join(link.attr("href").unwrap_or_default().trim()) else { continue };
        let is_web = matches!(address.scheme(), "http" | "https");
        let is_new = offers.iter().all(|offer| offer.address != address);
        if is_alternate && KINDS.contains(&kind) && is_web && is_new && offers.len() < MOST {
            let title = words(link.attr("title").unwrap_or_default());
            offers.push(Offer { title, address });
        }
    }
    offers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_feeds() {
        let url = Url::parse("https://example.org/blog/").unwrap();
        let page = "<!doctype html><head><link rel=alternate type='application/rss+xml' title=\"L&rsquo;essentiel\" \
            href=/a.xml><link rel='alternate home' type='application/atom+xml; charset=utf-8' href=b.atom>\
            <link rel=alternate type=application/rss+xml href=/a.xml><link rel=alternate hreflang=en href=/en/>\
            <link rel=alternate type=application/rss+xml href='javascript:alert(1)'>\
            <link rel=stylesheet type='application/feed+json' href=/c></head>\
            <body><link rel=alternate type=application/rss+xml href=/body.xml>";
        let found = discover(page, &url);
        let found: Vec<(&str, &str)> =
            found.iter().map(|offer| (offer.title.as_str(), offer.address.as_str())).collect();
        let expected =
            [("L’essentiel", "https://example.org/a.xml"), ("", "https://example.org/blog/b.atom")];
        assert_eq!(found, expected);
        assert!(discover(&"<b><i>".repeat(30_000), &url).is_empty());
    }
}
