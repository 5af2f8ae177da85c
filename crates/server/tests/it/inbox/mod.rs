//! The inbox over pages and API: what waits for whom, what does not, and how it is read.

mod declared;
mod kinds;
mod leaving;
mod levels;
pub mod mail;
mod push;
mod reading;

use serde_json::{Value, json};
use testkit::{Client, TestApp};

/// Takes into account all that happened.
pub async fn settle(net: &TestApp) {
    let last = *net.app.db.commits().borrow();
    let read = || net.app.db.write(|tx| kernel::log::catch_up(tx, &inbox::Items));
    // Whatever is still open elsewhere holds the horizon back, but not for long.
    while read().await.expect("a reader that reads") < last {}
}

/// A page of somebody's inbox, as JSON.
pub async fn page(net: &TestApp, who: &Client, query: &str) -> Value {
    settle(net).await;
    who.api("GET", &format!("/inbox{query}"), None).await.expect(200).json()
}

/// What waits: the kinds of the items of each group, the unread with a star.
pub async fn waiting(net: &TestApp, who: &Client) -> Vec<String> {
    let page = page(net, who, "").await;
    let groups = page["items"].as_array().expect("groups");
    let group = |group: &Value| {
        let items = group["items"].as_array().expect("items");
        let item = |item: &Value| {
            let star = if item["unread"] == json!(true) { "*" } else { "" };
            format!("{}{star}", item["kind"].as_str().expect("a kind"))
        };
        items.iter().map(item).collect::<Vec<_>>().join(" ")
    };
    groups.iter().map(group).collect()
}

/// About how many things something is unread.
pub async fn unread(net: &TestApp, who: &Client) -> i64 {
    page(net, who, "").await["unread"].as_i64().expect("a number")
}
