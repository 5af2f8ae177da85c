//! The second order of home, its reasons and switches, and catching up: over pages and API, and in a
//! real browser.

mod browser;
mod catch_up;
mod dials;
mod order;
mod why;

use std::collections::BTreeSet;

use serde_json::Value;
use spaces::Access;
use testkit::{Client, TestApp};

/// The parts, by the names that the API gives them.
const PARTS: [&str; 8] =
    ["interest", "tie", "response", "age", "newcomer", "bridge", "diversity", "fatigue"];

/// Ana's open room, which Ben joined.
async fn room(net: &TestApp) -> (Client, Client) {
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    // He has been here for long: posts stand high on his home.
    ben.api("DELETE", "/first-day", None).await.expect(204);
    (ana, ben)
}

/// A page of the home feed; `query` says which.
async fn feed(who: &Client, query: &str) -> Value {
    who.api("GET", &format!("/feed?{query}"), None).await.expect(200).json()
}

/// The identifiers on a page, in their order.
fn ids(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().expect("a list");
    items.iter().map(|item| item["id"].as_str().expect("an identifier").to_owned()).collect()
}

/// All pages of an order, `limit` posts each, in their order.
async fn whole(who: &Client, order: &str, limit: usize) -> Vec<String> {
    let (mut all, mut start) = (Vec::new(), String::new());
    loop {
        let page = feed(who, &format!("order={order}&limit={limit}{start}")).await;
        all.extend(ids(&page));
        start = match (&page["next"], order) {
            (Value::Null, _) => return all,
            (next, "for-me") => format!("&from={next}"),
            (next, _) => format!("&before={}", next.as_str().expect("a string")),
        };
    }
}

/// The same without order.
fn set(ids: &[String]) -> BTreeSet<&String> {
    ids.iter().collect()
}

/// From now on pages are French for them.
async fn in_french(who: &Client) {
    let form = [
        ("name", who.handle()),
        ("job", ""),
        ("unit", ""),
        ("site", ""),
        ("phone", ""),
        ("working_on", ""),
        ("ask_about", ""),
        ("skills", ""),
        ("languages", ""),
        ("about", ""),
        ("lang", "fr"),
    ];
    who.post("/settings/profile", &form).await.expect(303);
}
