//! Finding: what is found by which words, filters, saved searches; the index and what happens to it.

mod field;
mod filters;
mod history;
mod keeping;
mod saved;
mod words;

use serde_json::Value;
use testkit::Client;

/// What the API answers for a search.
pub(crate) async fn search(who: &Client, q: &str) -> Value {
    let q: String = q.bytes().map(|byte| format!("%{byte:02X}")).collect();
    who.api("GET", &format!("/search?q={q}"), None).await.expect(200).json()
}

/// How what was found is called: the title, or what is shown of the text.
pub(crate) fn found(answer: &Value) -> Vec<String> {
    let plain = |pieces: &Value| -> String {
        let pieces = pieces.as_array().expect("pieces").iter();
        pieces.map(|piece| piece["text"].as_str().expect("a text")).collect()
    };
    let items = answer["items"].as_array().expect("results").iter();
    let named = items.map(|item| match plain(&item["title"]) {
        title if title.is_empty() => plain(&item["extract"]),
        title => title,
    });
    named.collect()
}
