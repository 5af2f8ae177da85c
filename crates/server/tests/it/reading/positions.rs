//! Positions move up, and back; what each costs; what is counted of readers.

use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

use super::{ahead, earlier, read, total, views, with};

/// A space of Ana's that Ben joined long ago, and three posts of hers, the oldest first.
async fn room(net: &TestApp) -> (Client, Client, Vec<String>) {
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    let who = ben.id();
    with(net, move |tx| {
        let at = tx.now().plus_seconds(-10_000);
        spaces::add(tx.at(at), space, who, spaces::Standing::Member)
    })
    .await;
    let mut posts = Vec::new();
    for seconds in [3_000, 2_000, 1_000] {
        posts.push(earlier(net, &ana, space, seconds).await);
    }
    (ana, ben, posts)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_position_takes_what_was_read_ahead_with_it() {
    let net = TestApp::new().await;
    let (ana, ben, posts) = room(&net).await;
    read(&ben, &[&posts[1], &posts[2]]).await;
    assert_eq!((ahead(&net, &ben).await, total(&ben).await), (2, 1));
    read(&ben, &[&posts[0]]).await;
    assert_eq!((ahead(&net, &ben).await, total(&ben).await), (0, 0), "one row says it all");
    // A post of this minute is noted by itself: one of a lower number may be on its way.
    let recent = ana.publish("room", "Just now").await;
    read(&ben, &[&recent]).await;
    assert_eq!((ahead(&net, &ben).await, total(&ben).await), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_that_comes_late_to_its_commit_is_unread() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let recent = ana.publish("room", "Just now").await;
    read(&ben, &[&recent]).await;
    ben.post("/reading/all", &[]).await.expect(303);
    let space = ana.api("GET", "/spaces/room", None).await.json()["id"].as_str().unwrap().parse();
    let late = earlier(&net, &ana, space.unwrap(), 20).await;
    assert!(late < recent, "its number is the lower one");
    assert_eq!(total(&ben).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_marked_read_without_a_script() {
    let net = TestApp::new().await;
    let (ana, ben, posts) = room(&net).await;
    ana.publish("room", "Just now").await;
    let other = net.space(&ana, "hall", Access::Open).await;
    net.join(other, &ben).await;
    ana.publish("hall", "Elsewhere").await;
    assert_eq!(total(&ben).await, 5);
    let done = ben.post("/reading/all", &[("space", "room")]).await.expect(303);
    assert_eq!(done.location(), "/spaces/room");
    assert_eq!(total(&ben).await, 1);
    assert_eq!(views(&net, &posts[0]).await, [], "nothing was looked at");
    assert_eq!(ben.post("/reading/all", &[]).await.expect(303).location(), "/");
    assert_eq!(total(&ben).await, 0);
    ana.publish("room", "And on it goes").await;
    assert_eq!(total(&ben).await, 1);
    ben.api("POST", "/reading", Some(json!({ "space": "room" }))).await.expect(204);
    assert_eq!(total(&ben).await, 0);
    let both = json!({ "space": "room", "posts": [] });
    ben.api("POST", "/reading", Some(both)).await.expect(422);
    let many = json!({ "posts": vec![&posts[0]; 201] });
    ben.api("POST", "/reading", Some(many)).await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_is_taken_back_from_a_post_on() {
    let net = TestApp::new().await;
    let (ana, ben, posts) = room(&net).await;
    ana.publish("room", "Just now").await;
    ben.api("POST", "/reading", Some(json!({}))).await.expect(204);
    let path = format!("/posts/{}/unread", posts[1]);
    let done = ben.post(&path, &[]).await.expect(303);
    assert_eq!(done.location(), "/spaces/room", "not to the post, which that would mark read");
    assert_eq!(total(&ben).await, 3);
    assert_eq!(ben.get("/reading/next").await.location(), format!("/posts/{}", posts[1]));
    // Taking back more than was read changes nothing else.
    read(&ben, &[&posts[2]]).await;
    let told = ben.api("POST", &path, None).await.expect(200).json();
    assert_eq!(told, json!({ "unread": 3 }));
    // One's own posts are never unread, and what follows them is.
    let own = ben.publish("room", "An answer").await;
    let told = ben.api("POST", &format!("/posts/{own}/unread"), None).await.expect(200).json();
    assert_eq!(told, json!({ "unread": 3 }));
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_a_post_reads_it() {
    let net = TestApp::new().await;
    let (_, ben, posts) = room(&net).await;
    for n in [2, 1, 0] {
        let next = ben.get("/reading/next").await.location().to_owned();
        ben.get(&next).await.expect(200);
        assert_eq!(total(&ben).await, n);
    }
    assert_eq!(ahead(&net, &ben).await, 0);
    assert_eq!(views(&net, &posts[0]).await, [(0, 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_counts_once_and_by_unit() {
    let net = TestApp::new().await;
    let (ana, ben, posts) = room(&net).await;
    ben.api("PATCH", "/me", Some(json!({ "unit": "Workshop" }))).await.expect(200);
    let stranger = net.member("stranger").await;
    for who in [&ana, &ben, &ben, &stranger, &stranger] {
        read(who, &[&posts[0]]).await;
    }
    let counted = views(&net, &posts[0]).await;
    assert_eq!(counted.iter().map(|(_, views)| views).collect::<Vec<_>>(), [&1, &1]);
    assert_eq!(counted[0].0, 0, "of no unit; the author is no reader");
    // Read again after “unread from here”, by way of the position or ahead of it: no second view.
    read(&ben, &[&posts[2]]).await;
    ben.api("POST", &format!("/posts/{}/unread", posts[0]), None).await.expect(200);
    read(&ben, &[&posts[0], &posts[2]]).await;
    assert_eq!(views(&net, &posts[0]).await, counted);
    assert_eq!(views(&net, &posts[2]).await.iter().map(|(_, views)| views).sum::<i64>(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_past_is_neither_unread_nor_remembered() {
    let net = TestApp::new().await;
    let (ana, ben, posts) = room(&net).await;
    let viewer = ben.viewer();
    read(&ben, &[&posts[2]]).await;
    assert_eq!((ahead(&net, &ben).await, total(&ben).await), (1, 2));
    let later = with(&net, move |tx| {
        let at = tx.now().plus_seconds(posts::reading::KEPT_DAYS * 86_400);
        posts::reading::unread(tx.at(at), &viewer)
    });
    assert_eq!(later.await, []);
    // Whoever reads then, the rows of everybody go.
    let (reader, recent) = (ana.viewer(), ben.publish("room", "News").await);
    with(&net, move |tx| {
        let at = tx.now().plus_seconds(posts::reading::KEPT_DAYS * 86_400 - 60);
        posts::reading::mark_seen(tx.at(at), &reader, &[recent.parse()?])
    })
    .await;
    assert_eq!(ahead(&net, &ben).await, 0);
}
