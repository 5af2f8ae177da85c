//! Who follows a thread: whoever wrote in it, until they say that they do not.

use testkit::kinds::room;
use testkit::{Client, TestApp};

use crate::inbox::waiting;

/// Whether the page of a post and its menu say that one follows its thread.
async fn follows(who: &Client, post: &str) -> bool {
    let page = who.get(&format!("/posts/{post}")).await.expect(200).text;
    let menu = who.get(&format!("/posts/{post}/actions")).await.expect(200).text;
    let unfollow = |html: &str| html.contains("Unfollow this thread");
    assert_eq!(unfollow(&page), unfollow(&menu));
    unfollow(&page)
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_writes_in_a_thread_follows_it_until_they_unfollow_it() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let post = ana.publish("room", "Which oil?").await;
    assert!(follows(&ana, &post).await, "its author");
    assert!(!follows(&ben, &post).await);
    let said = ben.comment(&post, "Linseed").await;
    assert!(follows(&ben, &post).await, "who commented");
    let path = format!("/posts/{post}/follow");
    for who in [&ana, &ben] {
        who.post(&path, &[("follow", "false")]).await.expect(303);
        assert!(!follows(who, &post).await);
    }
    let before = [waiting(&net, &ana).await, waiting(&net, &ben).await];
    eve.comment(&post, "Walnut").await;
    assert_eq!([waiting(&net, &ana).await, waiting(&net, &ben).await], before, "and hears no more");
    ben.api("PUT", &path, None).await.expect(204);
    eve.comment(&post, "Or hemp").await;
    assert_eq!(waiting(&net, &ben).await, ["thread*"]);
    ben.api("DELETE", &path, None).await.expect(204);
    ben.api("DELETE", &format!("/comments/{said}"), None).await.expect(204);
    assert!(!follows(&ben, &post).await);
}
