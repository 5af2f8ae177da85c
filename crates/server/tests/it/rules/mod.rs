//! Membership by rule: who may give a space one, who comes and goes by it, and what ends at once.

mod history;
mod losing;
mod model;
mod pages;
mod roles;

use kernel::error::Meaning;
use kernel::work::{Next, Work};
use serde_json::{Value, json};
use spaces::rules::{Rules, Sweep};
use testkit::{Client, TestApp};

/// Lets people come and go by all that happened.
pub async fn settle(net: &TestApp) {
    let last = *net.app.db.commits().borrow();
    let read = || net.app.db.write(|tx| kernel::log::catch_up(tx, &Rules));
    // Whatever is still open elsewhere holds the horizon back, but not for long.
    while in_turn(read).await < last {}
    let sweep = Sweep(net.app.db.clone());
    while in_turn(|| sweep.round()).await == Next::AtOnce {}
}

/// What comes of some work, tried again where others wrote the same rows, as it is beside the requests.
async fn in_turn<T, F: Future<Output = kernel::Result<T>>>(work: impl Fn() -> F) -> T {
    loop {
        match work().await {
            Ok(done) => return done,
            Err(error) if error.meaning() == Meaning::Unavailable => {}
            Err(error) => panic!("{error}"),
        }
    }
}

/// A condition.
pub fn is(of: &str, value: &str) -> Value {
    json!({ "of": of, "value": value })
}

/// Its contrary.
pub fn not(of: &str, value: &str) -> Value {
    json!({ "of": of, "value": value, "not": true })
}

/// A rule of these lines.
pub fn rule(lines: Value) -> Option<Value> {
    Some(json!({ "lines": lines }))
}

/// A group with these people.
pub async fn group(boss: &Client, name: &str, people: &[&Client]) -> String {
    let made = boss.api("POST", "/groups", Some(json!({ "name": name }))).await.expect(201).json();
    let id = made["id"].as_str().expect("an id").to_owned();
    for person in people {
        let path = format!("/groups/{id}/members/{}", person.handle());
        boss.api("PUT", &path, None).await.expect(204);
    }
    id
}

/// Who is in a space, as its manager is told: handles in order.
pub async fn members(who: &Client, slug: &str) -> Vec<String> {
    let path = format!("/spaces/{slug}/members?limit=100");
    let page = who.api("GET", &path, None).await.expect(200).json();
    let items = page["items"].as_array().expect("a list").clone();
    let handle = |member: &Value| member["person"]["handle"].as_str().unwrap().to_owned();
    let mut handles: Vec<String> = items.iter().map(handle).collect();
    handles.sort();
    handles
}
