//! Events: answered by those who read, who may change their mind.

use serde_json::{Value, json};
use testkit::TestApp;
use testkit::kinds::{id, moved, published, room, seen};

fn new(fields: Value) -> Value {
    json!({ "space": "room", "kind": "event", "title": "A walk", "fields": fields })
}

fn on_a_monday() -> Value {
    json!({ "start": "2026-05-04T09:00:00Z", "end": "2026-05-04T10:30:00Z",
        "place": "At the gate <east>" })
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_answer_and_may_change_their_answer() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let post = id(&published(&ana, new(on_a_monday())).await);
    moved(&ben, &post, "answer", json!({ "answer": "yes" })).await;
    moved(&eve, &post, "answer", json!({ "answer": "yes" })).await;
    let after = moved(&ben, &post, "answer", json!({ "answer": "maybe" })).await;
    assert_eq!(after["outcome"]["answer"], "maybe");
    assert_eq!(after["outcome"]["answers"], json!({ "yes": 1, "maybe": 1, "no": 0 }));
    assert_eq!(seen(&eve, &post).await["outcome"]["answer"], json!("yes"));
    assert_eq!(seen(&ana, &post).await["outcome"]["answer"], Value::Null);
    let view = eve.api("GET", &format!("/posts/{post}/answers"), None).await.expect(200).json();
    let said: Vec<&str> =
        view["answers"].as_array().unwrap().iter().filter_map(|a| a["answer"].as_str()).collect();
    assert_eq!(said, ["Going", "Maybe"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_card_says_when_and_where_and_what_one_answered() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let post = id(&published(&ana, new(on_a_monday())).await);
    let answer = format!("/posts/{post}/moves/answer");
    ben.post(&answer, &[("answer", "no")]).await.expect(303);
    let page = ben.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(page.contains("datetime=\"2026-05-04T09:00:00"), "{page}");
    assert!(page.contains("At the gate &#60;east&#62;"), "{page}");
    assert!(page.contains("value=\"no\" aria-pressed=\"true\""), "{page}");
    assert!(page.contains("value=\"yes\" aria-pressed=\"false\""), "{page}");
    let page = ana.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(!page.contains("value=\"no\" aria-pressed=\"true\"") && page.contains("1 person has"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_event_and_no_answer_is_refused() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let start = "2026-05-04T09:00:00Z";
    for fields in [
        json!({}),
        json!({ "end": start }),
        json!({ "start": start, "end": "2026-05-04T08:59:59Z" }),
        json!({ "start": start, "place": "x".repeat(301) }),
    ] {
        ana.api("POST", "/posts", Some(new(fields))).await.expect(422);
    }
    let post = id(&published(&ana, new(json!({ "start": start, "end": start }))).await);
    let path = format!("/posts/{post}/moves/answer");
    for said in [json!({}), json!({ "answer": "perhaps" })] {
        ben.api("POST", &path, Some(said)).await.expect(422);
    }
    let stranger = net.guest("gus").await;
    stranger.api("POST", &path, Some(json!({ "answer": "yes" }))).await.expect(404);
}
