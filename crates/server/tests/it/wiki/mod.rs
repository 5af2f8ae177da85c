//! Pages: what several people write together, its tree, its versions, its links, and who sees what of it.

mod access;
mod finding;
mod links;
mod review;
mod saving;
mod templates;
mod tree;

use serde_json::{Value, json};
use testkit::Client;

/// Makes a page in a space; answers it.
async fn page_in(who: &Client, space: &str, new: Value) -> Value {
    who.api("POST", &format!("/spaces/{space}/pages"), Some(new)).await.expect(201).json()
}

/// Makes a page in the space `room`; answers its number.
async fn page(who: &Client, title: &str, body: &str) -> String {
    id(&page_in(who, "room", json!({ "title": title, "body": body })).await)
}

/// The number of what was answered.
fn id(of: &Value) -> String {
    of["id"].as_str().expect("an identifier").to_owned()
}

/// A page as the API tells it.
async fn read(who: &Client, page: &str) -> Value {
    who.api("GET", &format!("/pages/{page}"), None).await.expect(200).json()
}

/// The tree of the space `room`: each title with its depth.
async fn tree(who: &Client) -> Vec<(String, u64)> {
    let all = who.api("GET", "/spaces/room/pages", None).await.expect(200).json();
    let nodes = all.as_array().expect("a list").iter().map(|node| {
        let title = node["title"].as_str().expect("a title").to_owned();
        (title, node["depth"].as_u64().expect("a depth"))
    });
    nodes.collect()
}
