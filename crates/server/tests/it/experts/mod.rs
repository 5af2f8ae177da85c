//! Who knows: experts with their evidence and what never is any, skills, questions put to people.

mod asks;
mod finding;
mod leaks;
mod skills;
mod switch;

use serde_json::{Value, json};
use testkit::kinds::{id, moved, published};
use testkit::{Client, TestApp};

/// What records that the works council was heard.
pub fn on(offers: bool) -> Value {
    json!({ "on": true, "heard_on": "2026-05-04", "note": "Opinion no. 12", "offers": offers })
}

/// Switches it on.
pub async fn switched_on(net: &TestApp, offers: bool) -> Client {
    let ines = net.administrator("ines").await;
    ines.api("PUT", "/experts/settings", Some(on(offers))).await.expect(200);
    ines
}

/// The same by an administrator who is there.
pub async fn switch_on(ines: &Client) {
    ines.api("PUT", "/experts/settings", Some(on(false))).await.expect(200);
}

/// A text in an address.
pub fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Experts as somebody is answered.
pub async fn experts(who: &Client, q: &str) -> Vec<Value> {
    let answer = who.api("GET", &format!("/experts?q={}", encoded(q)), None).await;
    answer.expect(200).json()["items"].as_array().cloned().expect("experts")
}

/// Their handles.
pub fn handles(experts: &[Value]) -> Vec<String> {
    let handle = |one: &Value| one["person"]["handle"].as_str().expect("a handle").to_owned();
    experts.iter().map(handle).collect()
}

/// Asks something in a space.
pub async fn question(who: &Client, space: &str, title: &str) -> String {
    let new = json!({ "space": space, "kind": "question", "title": title });
    id(&published(who, new).await)
}

/// A question that somebody answered, and whose answer was accepted; answers the comment.
pub async fn answered(who: &Client, by: &Client, space: &str, title: &str, text: &str) -> String {
    let post = question(who, space, title).await;
    let comment = by.comment(&post, text).await;
    moved(who, &post, "accept", json!({ "comment": comment })).await;
    comment
}

/// Says in which unit somebody works.
pub async fn works_in(who: &Client, unit: &str) {
    who.api("PATCH", "/me", Some(json!({ "unit": unit }))).await.expect(200);
}
