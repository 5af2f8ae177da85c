//! The same key from the same person makes one thing, however often and however hurriedly it is
//! sent.

use serde_json::{Value, json};
use spaces::Access;
use testkit::{Answer, Client, TestApp};

async fn keyed(client: &Client, path: &str, key: &str, body: Value) -> Answer {
    let request = client.request("POST", path, Some(body)).header("idempotency-key", key);
    let answer = request.send().await.unwrap();
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    Answer { status, headers, text: answer.text().await.unwrap() }
}

async fn count(client: &Client, path: &str) -> usize {
    let list = client.api("GET", path, None).await.expect(200).json();
    list["items"].as_array().unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_publishes_and_comments_once() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    let new = || json!({ "space": "room", "body": "Once." });
    let sent = |client| keyed(client, "/posts", "one", new());
    let (first, second, third) = tokio::join!(sent(&ana), sent(&ana), sent(&ana));
    let ids = [&first, &second, &third].map(|answer| {
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.json()["id"].clone()
    });
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    assert_eq!(count(&ana, "/spaces/room/posts").await, 1);
    // Another person's key is another key.
    assert_ne!(sent(&ben).await.json()["id"], ids[0]);
    assert_eq!(count(&ana, "/spaces/room/posts").await, 2);
    let path = format!("/posts/{}/comments", ids[0].as_str().unwrap());
    for _ in 0..3 {
        keyed(&ana, &path, "two", json!({ "body": "Once too." })).await.expect(201);
    }
    assert_eq!(count(&ana, &path).await, 1);
    keyed(&ana, "/posts", &"k".repeat(201), new()).await.expect(422);
    // A key stands for what was sent with it.
    let other = || json!({ "space": "room", "body": "Something else." });
    keyed(&ana, "/posts", "one", other()).await.expect(422);
    keyed(&ana, &path, "two", json!({ "body": "Something else." })).await.expect(422);
    keyed(&ana, &path, "one", json!({ "body": "Once." })).await.expect(422);
    // What was refused may be sent again under its key.
    keyed(&ana, "/posts", "three", json!({ "space": "room", "body": " " })).await.expect(422);
    keyed(&ana, "/posts", "three", new()).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_comes_back_with_other_words_keeps_them_under_another_key() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let form = |body| [("space", "room"), ("once", "of-the-form"), ("body", body)];
    ana.post_files("/posts", &form("One thing."), vec![]).await.expect(303);
    let page = ana.post_files("/posts", &form("Another thing."), vec![]).await.expect(422).text;
    assert!(page.contains("Another thing.</textarea>"), "{page}");
    assert!(page.contains("already sent with another text") && !page.contains("of-the-form"));
    assert_eq!(count(&ana, "/spaces/room/posts").await, 1);
    // The same words again are the thing that was made.
    ana.post_files("/posts", &form("One thing."), vec![]).await.expect(303);
    assert_eq!(count(&ana, "/spaces/room/posts").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replay_shows_nothing_that_may_no_longer_be_seen() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Secret).await;
    net.join(space, &ben).await;
    let new = || json!({ "space": "room", "body": "Once." });
    keyed(&ben, "/posts", "one", new()).await.expect(201);
    ben.api("DELETE", "/spaces/room/membership", None).await.expect(204);
    keyed(&ben, "/posts", "one", new()).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_twice_publishes_once() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let fields = [("space", "room"), ("body", "Once."), ("once", "a-number-of-the-page")];
    for _ in 0..2 {
        ana.post_files("/posts", &fields, vec![("a.txt", b"words".to_vec())]).await.expect(303);
    }
    assert_eq!(count(&ana, "/spaces/room/posts").await, 1);
}
