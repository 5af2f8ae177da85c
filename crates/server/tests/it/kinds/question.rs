//! Questions and their accepted answers.

use serde_json::{Value, json};
use testkit::TestApp;

use super::{id, moved, published, room, seen};

#[tokio::test(flavor = "multi_thread")]
async fn the_accepted_answer_stands_under_the_question_until_it_is_gone() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let new = json!({ "space": "room", "kind": "question", "title": "Why canaries?" });
    let post = id(&published(&ben, new).await);
    let wrong = eve.comment(&post, "Because of the colour.").await;
    let right = ana.comment(&post, "Because of the gas.").await;
    moved(&ben, &post, "accept", json!({ "comment": wrong })).await;
    let after = moved(&ben, &post, "accept", json!({ "comment": right })).await;
    assert_eq!(
        (&after["state"], &after["outcome"]["accepted"]),
        (&json!("answered"), &json!(right))
    );
    let page = eve.get("/spaces/room").await.expect(200).text;
    assert!(page.contains("Answered question") && page.contains("Accepted answer from"));
    let thread = eve.api("GET", &format!("/posts/{post}/comments"), None).await.json();
    let accepted: Vec<&Value> = thread["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|c| c["accepted"] == json!(true))
        .collect();
    assert_eq!(accepted.len(), 1);
    assert_eq!(accepted[0]["id"], json!(right));

    // Those who may change their mind see how; others do not.
    assert!(ben.get(&format!("/posts/{post}")).await.text.contains("moves/reopen"));
    assert!(!eve.get(&format!("/posts/{post}")).await.text.contains("moves/"));

    ana.api("DELETE", &format!("/comments/{right}"), None).await.expect(204);
    let after = seen(&eve, &post).await;
    assert_eq!((&after["state"], &after["outcome"]["accepted"]), (&json!("open"), &Value::Null));
    assert!(!eve.get("/spaces/room").await.text.contains("Accepted answer from"));

    let gone = Some(json!({ "comment": right }));
    ben.api("POST", &format!("/posts/{post}/moves/accept"), gone).await.expect(422);
    let elsewhere = ana.publish("room", "Another post").await;
    let strange = ana.comment(&elsewhere, "Another thread").await;
    let strange = Some(json!({ "comment": strange }));
    ben.api("POST", &format!("/posts/{post}/moves/accept"), strange).await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_accepts_and_thinks_again_without_scripts() {
    let net = TestApp::new().await;
    let (_, ben, eve) = room(&net).await;
    let new = json!({ "space": "room", "kind": "question", "title": "Why?" });
    let post = id(&published(&ben, new).await);
    let comment = eve.comment(&post, "Because.").await;
    let form = [("comment", comment.as_str())];
    let done = ben.post(&format!("/posts/{post}/moves/accept"), &form).await.expect(303);
    assert_eq!(done.location(), format!("/posts/{post}"));
    assert!(eve.get(&format!("/posts/{post}")).await.text.contains("is-accepted"));
    ben.post(&format!("/posts/{post}/moves/reopen"), &form).await.expect(303);
    assert_eq!(seen(&eve, &post).await["state"], json!("open"));
}
