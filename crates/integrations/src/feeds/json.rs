//! JSON Feed (<https://www.jsonfeed.org/version/1.1/>): what is of the wrong kind is left out, and numbers are names too.

use kernel::Time;
use kernel::door::Url;
use serde_json::Value;

use super::document::{Document, plain};
use super::item::Item;

/// Reads one; nothing where it is something else. Items are not yet told apart.
pub(super) fn read(text: &str, url: &Url) -> Option<Document> {
    let feed: Value = serde_json::from_str(text).ok()?;
    if !said(&feed, "version").contains("jsonfeed.org") {
        return None;
    }
    let items = feed.get("items")?.as_array()?;
    let item = |it: &Value| {
        let link = [said(it, "url"), said(it, "external_url")];
        let link = link.iter().filter(|one| !one.is_empty()).find_map(|one| url.join(one).ok());
        let html = match (said(it, "summary"), said(it, "content_html")) {
            (summary, _) if !text::is_blank(&summary) => plain(&summary),
            (_, html) if !text::is_blank(&html) => html,
            _ => plain(&said(it, "content_text")),
        };
        let date = ["date_published", "date_modified"];
        let at =
            date.iter().find_map(|name| serde_json::from_value::<Time>(it.get(name)?.clone()).ok());
        Item { number: said(it, "id"), link, title: said(it, "title"), html, at, keys: Vec::new() }
    };
    Some(Document {
        title: said(&feed, "title"),
        home: Url::parse(&said(&feed, "home_page_url")).ok(),
        items: items.iter().map(item).collect(),
    })
}

fn said(of: &Value, name: &str) -> String {
    match of.get(name) {
        Some(Value::String(words)) => words.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
