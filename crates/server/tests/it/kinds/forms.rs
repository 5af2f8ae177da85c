//! The one form that writes every kind.

use serde_json::json;
use testkit::TestApp;

use super::{room, seen};

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_is_written_and_answered_without_scripts() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let fields = [
        ("space", "room"),
        ("kind", "poll"),
        ("title", "Tea or coffee?"),
        ("poll-options", "Tea"),
        ("poll-options", "  "),
        ("poll-options", "Coffee"),
        ("poll-several", "1"),
        // What was typed for another kind is not this one's.
        ("praise-to", "@ben"),
    ];
    ana.post_files("/posts", &fields, Vec::new()).await.expect(303);
    let list = ben.api("GET", "/spaces/room/posts", None).await.json();
    let post = list["items"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(list["items"][0]["fields"]["options"], json!(["Tea", "Coffee"]));
    let votes = [("choices", "0"), ("choices", "1")];
    ben.post(&format!("/posts/{post}/moves/vote"), &votes).await.expect(303);
    assert_eq!(seen(&ben, &post).await["outcome"]["mine"], json!([0, 1]));
    let fragment = ben.get(&format!("/fragments/posts/{post}")).await.text;
    assert!(fragment.contains("Change my vote") && fragment.contains("/answers"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_comes_back_with_the_error() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let fields = [
        ("space", "room"),
        ("kind", "poll"),
        ("title", "Tea?"),
        ("poll-options", "Only canary"),
        ("poll-anonymous", "1"),
        ("poll-until", "2030-12-01T14:00"),
        ("praise-to", "@ben"),
    ];
    let page = ana.post_files("/posts", &fields, Vec::new()).await.expect(422).text;
    assert!(page.contains("Add at least 2."));
    for kept in ["Only canary", "2030-12-01T14:00", "value=\"@ben\"", "value=\"Tea?\""] {
        assert!(page.contains(kept), "{kept}");
    }
    assert!(page.contains("name=\"poll-anonymous\" value=\"1\" checked"));

    // An announcement of somebody who does not run the room is not lost either.
    let fields =
        [("space", "room"), ("kind", "announcement"), ("title", "Hear"), ("body", "Words canary")];
    let page = ben.post_files("/posts", &fields, Vec::new()).await.expect(422).text;
    assert!(page.contains("Words canary") && page.contains("Only space managers"));
    assert!(!ben.get("/spaces/room").await.text.contains("value=\"announcement\""));
    assert!(ana.get("/spaces/room").await.text.contains("value=\"announcement\""));
}
