//! Positions in threads.

use posts::PostId;
use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

use super::with;

async fn waiting(net: &TestApp, who: &Client, post: &str) -> Option<i64> {
    let (viewer, post): (_, PostId) = (who.viewer(), post.parse().unwrap());
    let found = with(net, move |tx| posts::reading::threads(tx, &viewer, &[post])).await;
    found.get(&post).copied()
}

#[tokio::test(flavor = "multi_thread")]
async fn comments_wait_where_one_wrote_or_looked() {
    let net = TestApp::new().await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    net.space(&ana, "room", Access::Open).await;
    let post = ana.publish("room", "What do you think?").await;
    assert_eq!(waiting(&net, &ana, &post).await, Some(0), "whoever publishes waits for answers");
    assert_eq!(waiting(&net, &ben, &post).await, None, "whoever never looked does not");
    let first = ben.comment(&post, "Fine.").await;
    eve.comment(&post, "Not so sure.").await;
    assert_eq!(waiting(&net, &ana, &post).await, Some(2));
    assert_eq!(waiting(&net, &ben, &post).await, Some(1), "from one's own comment on");
    ben.comment(&post, "Why not?").await;
    assert_eq!(waiting(&net, &ben, &post).await, Some(1), "answering is not reading");
    assert_eq!(waiting(&net, &eve, &post).await, Some(1));

    ben.api("DELETE", &format!("/comments/{first}"), None).await.expect(204);
    assert_eq!(waiting(&net, &ana, &post).await, Some(2));
    ana.get(&format!("/posts/{post}")).await.expect(200);
    assert_eq!(waiting(&net, &ana, &post).await, Some(0));
    let answer = json!({ "body": "Because.", "parent": first });
    ben.api("POST", &format!("/comments/{first}/restore"), None).await.expect(204);
    eve.api("POST", &format!("/posts/{post}/comments"), Some(answer)).await.expect(201);
    assert_eq!(waiting(&net, &ana, &post).await, Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_one_no_longer_sees_tells_nothing() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Secret).await;
    net.join(space, &ben).await;
    let post = ana.publish("room", "Between us").await;
    ben.get(&format!("/posts/{post}")).await.expect(200);
    ana.comment(&post, "More").await;
    assert_eq!(waiting(&net, &ben, &post).await, Some(1));
    ben.api("DELETE", "/spaces/room/membership", None).await.expect(204);
    assert_eq!(waiting(&net, &ben, &post).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_new_in_a_thread_is_marked_once_and_can_be_unread_again() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", spaces::Access::Open).await;
    net.join(space, &ben).await;
    let post = ana.publish("room", "Tea?").await;
    ana.comment(&post, "Green").await;
    let path = format!("/posts/{post}");
    let marked =
        async |who: &Client| who.get(&path).await.expect(200).text.matches("is-unread").count();
    assert_eq!(marked(&ben).await, 0, "all of it is new");
    let black = ana.comment(&post, "Black").await;
    ben.comment(&post, "Neither").await;
    ana.comment(&post, "None then").await;
    assert_eq!(marked(&ben).await, 2, "not what is his own");
    assert_eq!(marked(&ben).await, 0);
    ben.api("POST", &format!("/comments/{black}/unread"), None).await.expect(204);
    assert_eq!(marked(&ben).await, 2);
    let menu = ben.fragment(&format!("/comments/{black}/actions")).await.expect(200).text;
    assert!(menu.contains(&format!("/comments/{black}/unread")));
    let back = ben.post(&format!("/comments/{black}/unread"), &[]).await.expect(303);
    assert_eq!(back.location(), "/spaces/room");
    assert_eq!(marked(&ben).await, 2);
    let stranger = net.guest("stranger").await;
    stranger.api("POST", &format!("/comments/{black}/unread"), None).await.expect(404);
}
