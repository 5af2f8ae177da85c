//! Kinds of posts, over pages and API: what each asks, its moves, and what it shows to whom.

mod closing;
mod declared;
mod editing;
mod forms;
mod poll;
mod question;
mod share;
mod shared;
mod words;

use serde_json::json;
use testkit::TestApp;

pub use testkit::kinds::{id, moved, poll, published, room, seen};

#[tokio::test(flavor = "multi_thread")]
async fn programs_are_told_which_kinds_there_are() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.nobody().api("GET", "/kinds", None).await.expect(401);
    let kinds = ana.api("GET", "/kinds", None).await.expect(200).json();
    let kinds = kinds.as_array().expect("a list");
    // In the order a form offers them, whatever came since between them.
    let first = ["message", "question", "poll", "announcement", "praise", "article", "share"];
    let names = kinds.iter().map(|kind| kind["name"].as_str().expect("a name"));
    assert_eq!(names.filter(|name| first.contains(name)).collect::<Vec<_>>(), first);
    let named = |name: &str| kinds.iter().find(|kind| kind["name"] == name).expect("a kind");
    let poll = named("poll");
    assert_eq!(poll["fields"]["required"], json!(["options"]));
    assert_eq!(poll["fields"]["properties"]["options"]["maxItems"], json!(12));
    assert_eq!(poll["moves"][0]["name"], json!("vote"));
    assert_eq!(poll["moves"][0]["from"], json!(["open"]));
    assert_eq!(poll["moves"][1]["who"], json!("host"));
    assert!(named("announcement")["for_animators"].as_bool().unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_kind_does_not_declare_is_refused() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    for (new, field) in [
        (json!({ "space": "room", "body": "x", "fields": { "colour": "red" } }), "colour"),
        (json!({ "space": "room", "kind": "poll", "title": "?" }), "options"),
        (json!({ "space": "room", "kind": "poll", "fields": { "options": ["a", "b"] } }), "title"),
        (poll(json!({ "options": ["a"] })), "options"),
        (poll(json!({ "options": ["a", "a"] })), "options"),
        (poll(json!({ "options": "a, b" })), "options"),
        (poll(json!({ "options": ["a", "b".repeat(121)] })), "options"),
        (poll(json!({ "options": ["a", "b"], "several": "yes" })), "several"),
        (poll(json!({ "options": ["a", "b"], "until": "tomorrow" })), "until"),
        (poll(json!({ "options": ["a", "b"], "until": "2001-01-01T00:00:00Z" })), "until"),
        (json!({ "space": "room", "kind": "praise", "body": "x" }), "to"),
        (json!({ "space": "room", "kind": "praise", "body": "x", "fields": { "to": [] } }), "to"),
        (
            json!({ "space": "room", "kind": "praise", "body": "x", "fields": { "to": ["zed"] } }),
            "to",
        ),
        (json!({ "space": "room", "kind": "article", "title": "Long" }), "body"),
        (json!({ "space": "room", "kind": "article", "body": "Long" }), "title"),
    ] {
        let refused = ana.api("POST", "/posts", Some(new.clone())).await.expect(422).json();
        let fields: Vec<&str> = refused["errors"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|e| e["field"].as_str())
            .collect();
        assert_eq!(fields, [field], "{new} {refused}");
    }
    let no_kind = json!({ "space": "room", "kind": "riddle", "body": "x" });
    ana.api("POST", "/posts", Some(no_kind)).await.expect(422);
    // A move of another kind is not there.
    let post = id(&published(&ana, json!({ "space": "room", "body": "Words." })).await);
    ben.api("POST", &format!("/posts/{post}/moves/vote"), Some(json!({ "choices": [0] })))
        .await
        .expect(404);
    ben.api("GET", &format!("/posts/{post}/answers"), None).await.expect(404);
    assert_eq!(
        net.app
            .db
            .read(|tx| tx.log_after(kernel::Position::default(), 1_000))
            .await
            .unwrap()
            .iter()
            .filter(|entry| entry.kind == "post.moved")
            .count(),
        0
    );
}
