//! What counts as unread, and what no longer does.

use serde_json::json;
use spaces::{Access, Kind};
use testkit::TestApp;

use super::{earlier, read, total, unread, with};

/// A post that was never there.
const ABSENT: &str = "1234567890123456789";

#[tokio::test(flavor = "multi_thread")]
async fn what_others_publish_is_unread_until_it_is_read() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    let (first, second) = (ana.publish("room", "One").await, ana.publish("room", "Two").await);
    assert_eq!(total(&ana).await, 0, "nobody's own posts wait for them");
    let told = unread(&ben).await;
    assert_eq!(told["total"], 2);
    assert_eq!(told["spaces"][0]["slug"], "room");
    assert_eq!(told["spaces"][0]["unread"], 2);

    let words = json!({ "body": "One, put better" });
    ana.api("PATCH", &format!("/posts/{first}"), Some(words)).await.expect(200);
    assert_eq!(total(&ben).await, 2, "an edit makes nothing new");
    read(&ben, &[&second]).await;
    assert_eq!(total(&ben).await, 1, "the one before it is still to be read");
    let words = json!({ "body": "Two, put better" });
    ana.api("PATCH", &format!("/posts/{second}"), Some(words)).await.expect(200);
    assert_eq!(total(&ben).await, 1, "an edit makes nothing unread");
    read(&ben, &[&first, &first, &second]).await;
    assert_eq!(unread(&ben).await, json!({ "total": 0, "spaces": [] }));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_deleted_waits_for_nobody_and_comes_back_as_it_was() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    let joined = ben.id();
    with(&net, move |tx| {
        let at = tx.now().plus_seconds(-9_000);
        spaces::add(tx.at(at), space, joined, spaces::Standing::Member)
    })
    .await;
    let first = earlier(&net, &ana, space, 8_000).await;
    let second = earlier(&net, &ana, space, 7_000).await;
    let last = earlier(&net, &ana, space, 6_000).await;
    read(&ben, &[&second]).await;
    for post in [&first, &second] {
        ana.api("DELETE", &format!("/posts/{post}"), None).await.expect(204);
    }
    assert_eq!(total(&ben).await, 1);
    // Nothing unread is left below; the position waits all the same.
    read(&ben, &[&last]).await;
    assert_eq!(total(&ben).await, 0);
    for post in [&first, &second] {
        ana.api("POST", &format!("/posts/{post}/restore"), None).await.expect(204);
    }
    assert_eq!(total(&ben).await, 1, "the one that was never read");
    assert_eq!(ben.get("/reading/next").await.location(), format!("/posts/{first}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_there_before_one_came_is_not_unread() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    earlier(&net, &ana, space, 60).await;
    assert_eq!(total(&ben).await, 0, "nor is what one does not follow");
    ben.api("PUT", "/spaces/room/membership", Some(json!({}))).await.expect(200);
    assert_eq!(total(&ben).await, 0);
    ana.publish("room", "Welcome").await;
    assert_eq!(total(&ben).await, 1);
    ben.api("DELETE", "/spaces/room/membership", None).await.expect(204);
    assert_eq!(total(&ben).await, 0, "having left, one follows no more");
    ana.publish("room", "Meanwhile").await;
    // Identifiers tell milliseconds apart, no less.
    let back = ben.id();
    with(&net, move |tx| {
        let at = tx.now().plus_seconds(1);
        spaces::add(tx.at(at), space, back, spaces::Standing::Member)
    })
    .await;
    assert_eq!(total(&ben).await, 0, "back again, one begins from there");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_company_s_spaces_are_followed_from_the_first_day() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let space = net.space_of(&ana, "news", Access::Open, Kind::Company).await;
    earlier(&net, &ana, space, 60).await;
    let (ben, guest) = (net.member("ben").await, net.guest("guest").await);
    assert_eq!(total(&ben).await, 0);
    let post = ana.publish("news", "For everyone").await;
    assert_eq!(total(&ben).await, 1);
    assert_eq!(total(&guest).await, 0, "guests follow what they joined");
    read(&ben, &[&post]).await;
    assert_eq!(total(&ben).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_and_conversations_count_like_everything_else() {
    let net = TestApp::new().await;
    let (ana, guest) = (net.member("ana").await, net.guest("guest").await);
    let space = net.space(&ana, "partners", Access::Closed).await;
    net.join(space, &guest).await;
    let with = json!({ "people": ["guest"] });
    let talk = ana.api("POST", "/conversations", Some(with)).await.expect(201).json();
    let slug = talk["slug"].as_str().unwrap();
    ana.publish("partners", "Good morning").await;
    ana.publish(slug, "Between us").await;
    assert_eq!(total(&guest).await, 2);
    guest.post("/reading/all", &[("space", slug)]).await.expect(303);
    let told = unread(&guest).await;
    assert_eq!((&told["total"], &told["spaces"][0]["slug"]), (&json!(1), &json!("partners")));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_devices_agree() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    let posts = [ana.publish("room", "One").await, ana.publish("room", "Two").await];
    // The page of one device tells in its own way, the program of another in its own.
    let seen = format!("{},nonsense,{}", posts[0], ABSENT);
    ben.post("/reading/seen", &[("posts", &seen)]).await.expect(204);
    assert_eq!(total(&ben).await, 1);
    assert_eq!(ben.get("/reading/next").await.location(), format!("/posts/{}", posts[1]));
    read(&ben, &[&posts[1]]).await;
    let done = ben.get("/reading/next").await.expect(303);
    assert_eq!(done.location(), "/");
    let cookie = done.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("notice-nothing-unread"), "{cookie}");
}

#[tokio::test]
async fn what_came_after_the_hour_of_the_mark_stays_unread() {
    let net = TestApp::new().await;
    let (ada, bob) = (net.member("ada").await, net.member("bob").await);
    let space = net.space(&ada, "place", Access::Open).await;
    net.join(space, &bob).await;
    ada.publish("place", "Just now.").await;
    let viewer = bob.viewer();
    let mark = move |tx: &mut kernel::Tx<'_>, seconds: i64| {
        let at = tx.now().plus_seconds(-seconds);
        posts::reading::mark_all(tx.at(at), &viewer, None)
    };
    let earlier = mark.clone();
    with(&net, move |tx| earlier(tx, 3_600)).await;
    assert_eq!(total(&bob).await, 1);
    with(&net, move |tx| mark(tx, 0)).await;
    assert_eq!(total(&bob).await, 0);
}
