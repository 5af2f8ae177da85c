//! Posts pinned to a space, and what everybody there must read.

use serde_json::{Value, json};
use spaces::Access;
use testkit::kinds::{id, moved, published, room};
use testkit::{Client, TestApp};

async fn pinned(who: &Client) -> Vec<String> {
    let list = who.api("GET", "/spaces/room/pins", None).await.expect(200).json();
    list.as_array().expect("a list").iter().map(id).collect()
}

/// What the page of the space has of it: whether it is there, and what stands there.
async fn shown(who: &Client) -> Option<String> {
    let page = who.get("/spaces/room").await.expect(200).text;
    let (_, rest) = page.split_once("class=\"card pinned\"")?;
    rest.split_once("</section>").map(|(pins, _)| pins.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_run_a_space_pin_five_posts_at_most() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let mut posts = Vec::new();
    for n in 0..6 {
        posts.push(ben.publish("room", &format!("Guide {n}")).await);
    }
    assert_eq!(shown(&ben).await, None);
    assert!(!ben.get(&format!("/posts/{}/actions", posts[0])).await.text.contains("Pin to"));
    assert!(ana.get(&format!("/posts/{}/actions", posts[0])).await.text.contains("Pin to"));
    for post in &posts[..5] {
        let done = ana.post(&format!("/posts/{post}/pin"), &[("pinned", "true")]).await;
        assert_eq!(done.expect(303).location(), "/spaces/room");
    }
    ana.api("PUT", &format!("/posts/{}/pin", posts[4]), None).await.expect(204);
    ana.api("PUT", &format!("/posts/{}/pin", posts[5]), None).await.expect(409);
    let newest: Vec<String> = posts[..5].iter().rev().cloned().collect();
    assert_eq!(pinned(&ben).await, newest);
    let pins = shown(&ben).await.expect("what is pinned");
    assert_eq!(pins.matches("<li ").count(), 5);
    // What is deleted makes room, and what is edited is told as it is.
    ben.api("DELETE", &format!("/posts/{}", posts[4]), None).await.expect(204);
    ana.api("PUT", &format!("/posts/{}/pin", posts[5]), None).await.expect(204);
    ben.api("PATCH", &format!("/posts/{}", posts[0]), Some(json!({ "body": "The guide" }))).await;
    let pins = shown(&ben).await.expect("what is pinned");
    assert!(pins.contains("Guide 5") && pins.contains("The guide") && !pins.contains("Guide 4"));
    for post in [&posts[0], &posts[1], &posts[2], &posts[3], &posts[5]] {
        ana.api("DELETE", &format!("/posts/{post}/pin"), None).await.expect(204);
    }
    assert_eq!(shown(&ben).await, None);
    net.guest("gus").await.api("GET", "/spaces/room/pins", None).await.expect(404);
    net.space(&ana, "vault", Access::Secret).await;
    ben.api("GET", "/spaces/vault/pins", None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pinned_announcement_is_shown_in_full_until_one_confirms_it() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let new = json!({ "space": "room", "kind": "announcement", "title": "Badges",
        "body": "You need one from Monday on.", "fields": { "acknowledge": true } });
    let post = id(&published(&ana, new).await);
    ben.publish("room", "Lunch?").await;
    ana.api("PUT", &format!("/posts/{post}/pin"), None).await.expect(204);
    let first = async |who: &Client| {
        let page = who.get("/spaces/room").await.expect(200).text;
        let (_, after) = page.split_once("<article ").expect("a post");
        after
            .split_once("data-post=\"")
            .and_then(|(_, id)| id.split_once('"'))
            .unwrap()
            .0
            .to_owned()
    };
    assert_eq!(first(&ben).await, post);
    assert!(shown(&ana).await.is_some(), "its author sees that it is pinned");
    moved(&ben, &post, "acknowledge", Value::Object(Default::default())).await;
    assert_ne!(first(&ben).await, post);
    assert!(shown(&ben).await.expect("what is pinned").contains("Badges"));
}
