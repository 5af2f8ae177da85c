//! The company's own kinds of posts: declared, created, handled, by whom.

mod changing;
mod deadlines;
mod declaring;
mod handling;
mod history;
mod labels;
mod listing;
mod lists;
mod many;
mod rights;

use serde_json::{Value, json};
use testkit::{Client, TestApp};

/// A small declaration: a request with two fields and three states.
pub fn request() -> Value {
    json!({
        "name": "request",
        "label": { "fr": "Demande", "en": "Request" },
        "icon": "flag", "colour": "blue", "prefix": "REQ",
        "fields": [
            { "name": "place", "label": { "fr": "Lieu", "en": "Place" }, "type": "line", "required": true },
            { "name": "urgency", "label": { "fr": "Urgence", "en": "Urgency" }, "type": "choice",
              "choices": [
                  { "name": "low", "label": { "fr": "Faible", "en": "Low" } },
                  { "name": "high", "label": { "fr": "Forte", "en": "High" } },
              ],
              "default": "low" },
            { "name": "who", "label": { "fr": "Chargé", "en": "Assignee" }, "type": "person" },
            { "name": "answer", "label": { "fr": "Réponse", "en": "Answer" }, "type": "text", "from": "done" },
        ],
        "states": [
            { "name": "open", "label": { "fr": "Ouverte", "en": "Open" }, "colour": "blue" },
            { "name": "doing", "label": { "fr": "En cours", "en": "In progress" }, "colour": "amber",
              "edit": ["person:who"] },
            { "name": "done", "label": { "fr": "Faite", "en": "Done" }, "colour": "green", "edit": [] },
        ],
        "moves": [
            { "name": "take", "label": { "fr": "Prendre", "en": "Take" }, "from": ["open"], "to": "doing",
              "who": ["member"], "sets": { "who": "@me" } },
            { "name": "finish", "label": { "fr": "Finir", "en": "Finish" }, "from": ["doing"], "to": "done",
              "who": ["person:who"], "asks": [{ "field": "answer", "required": true }] },
            { "name": "reopen", "label": { "fr": "Rouvrir", "en": "Reopen" }, "from": ["done"], "to": "open",
              "who": ["author", "manager"] },
        ],
    })
}

/// Where a declaration is wrong, and in which words.
pub fn wrong(problem: &Value) -> Vec<(String, String)> {
    let errors = problem["errors"].as_array().expect("what is wrong").iter();
    let text = |of: &Value| of.as_str().unwrap_or_default().to_owned();
    errors.map(|error| (text(&error["field"]), text(&error["detail"]))).collect()
}

/// Declares a kind over the API; answers its version.
pub async fn declared(who: &Client, it: &Value) -> i64 {
    let path = format!("/site/kinds/{}", it["name"].as_str().expect("a name"));
    let made = who.api("PUT", &path, Some(it.clone())).await.expect(200).json();
    made["version"].as_i64().expect("a version")
}

/// A request in the room.
pub fn new(fields: Value) -> Value {
    json!({ "space": "room", "kind": "our-request", "title": "A lamp", "fields": fields })
}

/// A network in which requests are declared, Ines administers, Ana runs a room that Ben and Eve joined.
pub async fn network() -> (TestApp, Client, [Client; 3]) {
    let net = TestApp::new().await;
    let ines = net.administrator("ines").await;
    let (ana, ben, eve) = testkit::kinds::room(&net).await;
    declared(&ines, &request()).await;
    (net, ines, [ana, ben, eve])
}
