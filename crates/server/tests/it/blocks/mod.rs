//! Blocking: what somebody blocked says in person goes unseen in every channel, and said to nobody.

mod channels;
mod pages;

use serde_json::{Value, json};
use testkit::Client;

async fn block(who: &Client, handle: &str, on: bool) {
    let method = if on { "PUT" } else { "DELETE" };
    who.api(method, &format!("/people/{handle}/block"), None).await.expect(204);
}

/// The conversation of these people; answers its name in addresses.
async fn converse(begins: &Client, with: &[&str]) -> String {
    let people = Some(json!({ "people": with }));
    let begun = begins.api("POST", "/conversations", people).await.expect(201).json();
    begun["slug"].as_str().expect("a name in addresses").to_owned()
}

async fn conversations(who: &Client) -> Vec<Value> {
    let list = who.api("GET", "/conversations", None).await.expect(200).json();
    list["items"].as_array().expect("a list").clone()
}
