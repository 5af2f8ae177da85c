//! No way of writing passes by a suspension, an approval or a limit, and none is held back that is no writing.

use kernel::Clock;
use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::{decide, report, room};
use crate::access::picture;
use crate::objects::{declared, new, request};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_scheduled_comes_at_its_hour_however_much_was_written() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |config| config.writes_per_minute = 2).await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let due = clock.now().plus_seconds(3_600);
    for words in ["One", "Two", "Three"] {
        let draft = json!({ "content": { "space": "room", "body": words }, "due_at": due });
        ana.api("POST", "/drafts", Some(draft)).await.expect(201);
    }
    clock.advance(3_590);
    ana.publish("room", "Before").await;
    ana.publish("room", "Before too").await;
    clock.advance(11);
    while posts::drafts::publish_due(&net.app.db).await.expect("published") {}
    assert_eq!(ana.api("GET", "/drafts", None).await.json(), json!([]));
    let page = ana.get("/spaces/room").await.text;
    assert!(page.contains("One") && page.contains("Two") && page.contains("Three"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_is_what_says_the_same_and_says_something() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |config| config.writes_per_minute = 60).await;
    let (ana, boss) = (net.member("ana").await, net.member("boss").await);
    for slug in ["one", "two", "three", "four"] {
        let space = net.space(&boss, slug, Access::Open).await;
        net.join(space, &ana).await;
    }
    let slugs = ["one", "two", "three"];
    for slug in slugs {
        ana.publish(slug, "Hello!").await;
        let titled = json!({ "space": slug, "kind": "article", "title": format!("Minutes of {slug}"),
            "body": "The minutes are in the file." });
        ana.api("POST", "/posts", Some(titled)).await.expect(201);
        let poll = json!({ "space": slug, "kind": "poll", "title": "When shall we meet?",
            "body": "Please choose a day.",
            "fields": { "options": [format!("Monday, {slug}"), "Never"] } });
        ana.api("POST", "/posts", Some(poll)).await.expect(201);
    }
    let post = ana.publish("one", "Something to share").await;
    for slug in slugs {
        let share = json!({ "space": slug, "kind": "share", "body": "You should read this.",
            "fields": { "post": post } });
        ana.api("POST", "/posts", Some(share)).await.expect(201);
    }
    // What waits counts as what is published.
    for slug in ["one", "two"] {
        let path = format!("/spaces/{slug}/moderation");
        boss.post(&path, &[("whose", "everyone")]).await.expect(303);
        let new = json!({ "space": slug, "body": "Buy my old bicycle" });
        ana.api("POST", "/posts", Some(new)).await.expect(202);
    }
    let new = json!({ "space": "three", "body": "Buy my old bicycle" });
    let refused = ana.api("POST", "/posts", Some(new)).await.expect(429);
    let wait: i64 = refused.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((3_500..=3_600).contains(&wait), "{wait}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_counts_in_the_minute_too() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |config| config.writes_per_minute = 3).await;
    let (ana, boss) = (net.member("ana").await, net.member("boss").await);
    let space = net.space(&boss, "room", Access::Open).await;
    net.join(space, &ana).await;
    boss.post("/spaces/room/moderation", &[("whose", "everyone")]).await.expect(303);
    let post = |n: usize| Some(json!({ "space": "room", "body": format!("Number {n}") }));
    for n in 0..3 {
        ana.api("POST", "/posts", post(n)).await.expect(202);
    }
    ana.api("POST", "/posts", post(3)).await.expect(429);
    clock.advance(61);
    ana.api("POST", "/posts", post(3)).await.expect(202);
}
