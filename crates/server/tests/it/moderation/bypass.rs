//! No way of writing passes by a suspension, an approval or a limit, and none is held back that is no writing.

use kernel::Clock;
use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::{decide, report, room};
use crate::access::picture;
use crate::objects::{declared, new, request};

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_suspended_neither_moves_objects_nor_describes_pictures() {
    let room = room().await;
    declared(&room.ines, &request()).await;
    let made = room.max.api("POST", "/posts", Some(new(json!({ "place": "Here" })))).await;
    let object = super::id(&made.expect(201).json());
    let file = room.noor.upload("one.png", picture(8, 6)).await.expect(201).json();
    let file = super::id(&file);
    let with = json!({ "space": "room", "body": "See", "files": [file] });
    room.noor.api("POST", "/posts", Some(with)).await.expect(201);
    let case_id = report(&room.max, &format!("/posts/{}", room.post), None).await;
    let suspend = json!({ "measure": "suspend", "words": "Calm down.", "days": 7 });
    let decision = decide(&room.ana, &case_id, suspend).await;
    let take = || Some(json!({}));
    let moves = format!("/posts/{object}/moves/take");
    room.noor.api("POST", &moves, take()).await.expect(403);
    let alt = || Some(json!({ "alt": "Rude words" }));
    room.noor.api("PATCH", &format!("/files/{file}"), alt()).await.expect(403);
    room.ana.api("POST", &format!("/moderation/decisions/{decision}/undo"), None).await.expect(204);
    room.noor.api("PATCH", &format!("/files/{file}"), alt()).await.expect(200);
    room.noor.api("POST", &moves, take()).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_suspended_neither_moves_pages_nor_says_whether_they_are_right() {
    let room = room().await;
    let new = json!({ "title": "Keys", "body": "With Noor." });
    let made = room.noor.api("POST", "/spaces/room/pages", Some(new)).await;
    let page = super::id(&made.expect(201).json());
    let case_id = report(&room.max, &format!("/posts/{}", room.post), None).await;
    let suspend = json!({ "measure": "suspend", "words": "Calm down.", "days": 7 });
    let decision = decide(&room.ana, &case_id, suspend).await;
    let (place, review) = (format!("/pages/{page}/place"), format!("/pages/{page}/review"));
    let retired = || Some(json!({ "retired": true }));
    room.noor.api("PUT", &place, Some(json!({}))).await.expect(403);
    room.noor.api("PUT", &review, retired()).await.expect(403);
    room.noor.post(&format!("/pages/{page}/review"), &[("act", "retire")]).await.expect(403);
    room.ana.api("POST", &format!("/moderation/decisions/{decision}/undo"), None).await.expect(204);
    room.noor.api("PUT", &place, Some(json!({}))).await.expect(204);
    room.noor.api("PUT", &review, retired()).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_would_wait_come_in_neither_by_a_move_nor_by_a_picture() {
    let room = room().await;
    declared(&room.ines, &request()).await;
    let made = room.max.api("POST", "/posts", Some(new(json!({ "place": "Here" })))).await;
    let object = super::id(&made.expect(201).json());
    let file = super::id(&room.noor.upload("one.png", picture(8, 6)).await.expect(201).json());
    let with = json!({ "space": "room", "body": "See", "files": [file] });
    room.noor.api("POST", "/posts", Some(with)).await.expect(201);
    room.ana.post("/spaces/room/moderation", &[("whose", "everyone")]).await.expect(303);
    // What says nothing new is no matter of approval.
    let moves = format!("/posts/{object}/moves");
    room.noor.api("POST", &format!("{moves}/take"), Some(json!({}))).await.expect(200);
    let answer = || Some(json!({ "answer": "Rude words" }));
    room.noor.api("POST", &format!("{moves}/finish"), answer()).await.expect(403);
    let alt = || Some(json!({ "alt": "Rude words" }));
    room.noor.api("PATCH", &format!("/files/{file}"), alt()).await.expect(403);
    // Nor into what waits, which a manager may have read.
    let other = super::id(&room.noor.upload("two.png", picture(8, 6)).await.expect(201).json());
    let with = json!({ "space": "room", "body": "See", "files": [other] });
    room.noor.api("POST", "/posts", Some(with)).await.expect(202);
    room.noor.api("PATCH", &format!("/files/{other}"), alt()).await.expect(409);
    room.ana.post("/spaces/room/moderation", &[("whose", "nobody")]).await.expect(303);
    room.noor.api("POST", &format!("{moves}/finish"), answer()).await.expect(200);
    room.noor.api("PATCH", &format!("/files/{file}"), alt()).await.expect(200);
}

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

#[tokio::test(flavor = "multi_thread")]
async fn what_is_reported_by_a_label_keeps_it_while_it_waits() {
    let room = room().await;
    declared(&room.ines, &request()).await;
    room.ana.post("/spaces/room/moderation", &[("whose", "everyone")]).await.expect(303);
    let label =
        json!({ "kind": "request", "name": "Press twelve", "presets": { "place": "Line 3" } });
    let label = room.ana.api("POST", "/spaces/room/labels", Some(label)).await.expect(201).json();
    let by_label = json!({ "title": "Oil on the floor", "fields": {} });
    let path = format!("/labels/{}/posts", super::id(&label));
    room.noor.api("POST", &path, Some(by_label)).await.expect(202);
    let queue = room.ana.api("GET", "/moderation", None).await.json();
    let (id, etag) = (super::id(&queue["waiting"][0]), queue["waiting"][0]["etag"].clone());
    let approve = format!("/moderation/waiting/{id}/approve");
    let made = room.ana.api("POST", &approve, Some(json!({ "etag": etag }))).await.expect(201);
    let post = made.json()["post"].as_str().unwrap().to_owned();
    let page = room.max.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(page.contains("Press twelve"), "{page}");
}
