//! One thing that a feed tells: by what it is known again, and what is published of it.

use std::collections::{HashMap, HashSet};

use kernel::door::Url;
use kernel::{Lang, Time};
use scraper::Html;

use crate::words::{Made, escape, link};

/// The beginning of a title, and of a text, that is looked at: bytes of HTML.
const TITLE: usize = 4_000;
const SUMMARY: usize = 8_000;
/// An item says its date where it is older, in seconds.
const YOUNG: i64 = 86_400;

/// One thing that a feed tells.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// What its feed calls it; empty for nothing.
    pub(super) number: String,
    pub(super) link: Option<Url>,
    pub(super) title: String,
    /// What it says, as HTML that nobody has to trust.
    pub(super) html: String,
    pub(super) at: Option<Time>,
    /// Numbers that stand for what it is known by; none alone is of two items of a document.
    pub(super) keys: Vec<i64>,
}

impl Item {
    /// What is published of it; nothing where it says nothing.
    pub(super) fn made(&self, lang: Lang, now: Time) -> Option<Made> {
        let begins = &self.html[..self.html.floor_char_boundary(SUMMARY)];
        let mut made = Made::of(&self.title, begins);
        let mut tail = Vec::new();
        if let Some(url) = &self.link {
            let host = url.host_str().unwrap_or_default();
            tail.push(link(url.as_str(), &escape(host.strip_prefix("www.").unwrap_or(host))));
        }
        if let Some(at) = self.at.filter(|at| now.seconds_since(*at) > YOUNG) {
            tail.push(escape(&ui::Locale::new(lang).date(at)));
        }
        if made.is_empty() && self.link.is_none() {
            return None;
        }
        let cut = if begins.len() < self.html.len() { "… " } else { "" };
        let tail = Made::of("", &format!("<p>{cut}{}</p>", tail.join(" · "))).body;
        if !text::is_blank(&tail) {
            let space = if text::is_blank(&made.body) { "" } else { "\n\n" };
            made.body = format!("{}{space}{tail}", made.body.trim_end());
        }
        Some(made)
    }
}

/// The words of HTML, or of a text with its entities, on one line.
pub(super) fn words(html: &str) -> String {
    let html = &html[..html.floor_char_boundary(TITLE)];
    if !html.contains(['<', '&']) {
        return text::one_line(html);
    }
    let words: String = Html::parse_fragment(html).root_element().text().collect();
    text::one_line(&words)
}

/// Says by what each item of a document is known again: its number, its link, its title with its date. What two of them
/// have in common says which it is of neither; so does the address of the site. The second of one number is left out.
pub(super) fn identify(items: &mut Vec<Item>, home: Option<&Url>) {
    let mut numbers = HashSet::new();
    items.retain(|item| item.number.is_empty() || numbers.insert(item.number.clone()));
    let home = home.map(bare);
    let known: Vec<[Option<String>; 3]> = items
        .iter()
        .map(|item| {
            let number = (!item.number.is_empty()).then(|| format!("number {}", item.number));
            let link = item.link.as_ref().map(bare).filter(|link| Some(link) != home.as_ref());
            let dated = item.at.filter(|_| !text::is_blank(&item.title));
            let dated = dated.map(|at| format!("title {} {}", at.micros(), item.title));
            [number, link.map(|link| format!("link {link}")), dated]
        })
        .collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for one in known.iter().flatten().flatten() {
        *times.entry(one).or_default() += 1;
    }
    for (item, known) in items.iter_mut().zip(&known) {
        let alone = known.iter().flatten().filter(|one| times[one.as_str()] == 1);
        item.keys = alone.map(|one| kernel::secret::number(one)).collect();
        if item.keys.is_empty() {
            let at = item.at.map_or(0, Time::micros);
            let link = item.link.as_ref().map(bare).unwrap_or_default();
            let all = format!("words {at} {link} {}\n{}", item.title, item.html);
            item.keys.push(kernel::secret::number(&all));
        }
    }
}

/// An address without what says by which way somebody came.
fn bare(url: &Url) -> String {
    let is_way = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.starts_with("utm_")
            || name.starts_with("mtm_")
            || name.starts_with("at_")
            || matches!(
                name.as_str(),
                "fbclid"
                    | "gclid"
                    | "mc_cid"
                    | "mc_eid"
                    | "xtor"
                    | "cmpid"
                    | "ns_campaign"
                    | "ref_src"
            )
    };
    let kept = url.query_pairs().filter(|(name, _)| !is_way(name));
    let query: Vec<String> = kept.map(|(name, value)| format!("{name}={value}")).collect();
    let part = url.fragment().filter(|part| !part.contains('=')).unwrap_or_default();
    let host = url.host_str().unwrap_or_default();
    let port = url.port().unwrap_or_default();
    format!("{host}:{port}{}?{}#{part}", url.path().trim_end_matches('/'), query.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(number: &str, link: &str, title: &str, at: i64) -> Item {
        Item {
            number: number.to_owned(),
            link: Url::parse(link).ok(),
            title: title.to_owned(),
            at: (at > 0).then_some(Time(at)),
            ..Item::default()
        }
    }

    fn keys(items: Vec<Item>) -> Vec<Vec<i64>> {
        let mut items = items;
        identify(&mut items, Url::parse("https://a.example").ok().as_ref());
        items.into_iter().map(|item| item.keys).collect()
    }

    #[test]
    fn an_item_is_known_by_any_of_its_names() {
        let first =
            keys(vec![item("1", "https://a.example/x?utm_source=rss&k=1#xtor=RSS-1", "T", 5)]);
        for again in [
            item("1", "https://a.example/y", "U", 6),
            item("2", "http://a.example/x/?k=1&fbclid=9", "U", 6),
            item("3", "https://a.example/z", "T", 5),
        ] {
            let again = keys(vec![again]);
            assert!(again[0].iter().any(|key| first[0].contains(key)));
        }
        let other = keys(vec![item("9", "https://a.example/x?k=2", "T", 6)]);
        assert!(other[0].iter().all(|key| !first[0].contains(key)));
    }

    #[test]
    fn what_several_share_is_the_name_of_none() {
        let two = keys(vec![
            item("1", "https://a.example/", "T", 5),
            item("2", "https://a.example/", "T", 5),
            item("2", "https://a.example/other", "T", 5),
        ]);
        assert_eq!(two.len(), 2, "the second of one number is left out");
        assert!(two.iter().all(|keys| keys.len() == 1));
        let notices = keys(vec![item("", "", "Water", 0), {
            Item { html: "On Thursday".to_owned(), ..item("", "", "Water", 0) }
        }]);
        assert_ne!(notices[0], notices[1]);
    }

    #[test]
    fn a_title_is_its_words() {
        assert_eq!(words("L&#8217;audit &laquo; ISO 9001 &raquo;"), "L’audit « ISO 9001 »");
        assert_eq!(words("Réglage de la <em>presse</em>"), "Réglage de la presse");
        assert_eq!(words("a < b && c"), "a < b && c");
    }
}
