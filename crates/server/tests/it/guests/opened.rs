//! A space that is opened to guests later shows them what is written from then on.

use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use crate::inbox::{settle, waiting};
use crate::live::stream::Stream;

async fn set(who: &Client, takes: bool) -> u16 {
    who.api("PATCH", "/spaces/room", Some(json!({ "takes_guests": takes }))).await.status
}

/// Ana’s room with a post of before, a comment, a file and a topic; opened to guests; then Gus comes and there
/// is one post more.
struct Opened {
    net: TestApp,
    ana: Client,
    gus: Client,
    before: String,
    comment: String,
    file: String,
    since: String,
}

impl Opened {
    async fn new() -> Opened {
        let net = TestApp::new().await;
        let (ana, gus) = (net.member("ana").await, net.guest("gus").await);
        let space = net.space(&ana, "room", Access::Closed).await;
        let file = ana.upload("notes.txt", b"notes".to_vec()).await.expect(201).json();
        let new = json!({ "space": "room", "title": "Oldcanary", "body": "Oldcanary #oldtopic",
            "files": [file["id"]] });
        let post = ana.api("POST", "/posts", Some(new)).await.expect(201).json();
        let before = post["id"].as_str().unwrap().to_owned();
        let comment = ana.comment(&before, "Oldcanary too").await;
        assert_eq!(set(&ana, true).await, 200);
        net.join(space, &gus).await;
        let since = ana.publish("room", "Newcanary #newtopic").await;
        let file = file["href"].as_str().unwrap().to_owned();
        Opened { net, ana, gus, before, comment, file, since }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_before_is_not_there_for_guests() {
    let Opened { net, ana, gus, before, comment, file, since } = Opened::new().await;
    net.indexed().await;
    let paths = [
        format!("/posts/{before}"),
        format!("/comments/{comment}"),
        format!("/posts/{before}/thread"),
        format!("/posts/{before}/history"),
        format!("/posts/{before}/share"),
        format!("/fragments/posts/{before}"),
        file,
    ];
    for path in &paths {
        let shown = gus.get(path).await;
        assert_eq!(shown.status, 404, "{path}");
        assert_ne!(ana.get(path).await.status, 404, "{path}");
    }
    gus.api("GET", &format!("/posts/{before}"), None).await.expect(404);
    let new = json!({ "body": "I guess" });
    gus.api("POST", &format!("/posts/{before}/comments"), Some(new)).await.expect(404);
    gus.get(&format!("/posts/{since}")).await.expect(200);
    for path in ["/", "/spaces/room", "/search?q=oldcanary", "/search?q=in:room", "/people/ana"] {
        let page = gus.get(path).await.expect(200).text;
        assert!(!page.contains("Oldcanary") && !page.contains("/topics/oldtopic\""), "{path}");
        if path != "/search?q=oldcanary" {
            assert!(page.contains("Newcanary"), "{path}");
        }
    }
    for (q, found) in [("oldcanary", 0), ("newcanary", 1), ("oldtopic", 0)] {
        let answer = gus.api("GET", &format!("/search?q={q}"), None).await.expect(200).json();
        assert_eq!(answer["total"], found, "{q}: {answer}");
    }
    let quick = gus.get("/search/quick?q=oldt").await.text;
    assert!(!quick.contains("oldtopic"), "{quick}");
    let offered = gus.get("/complete?kind=topic&q=old").await.text;
    assert!(!offered.contains("oldtopic"), "{offered}");
    for list in ["/feed", "/spaces/room/posts", "/topics/oldtopic/posts", "/people/ana/posts"] {
        let listed = gus.api("GET", list, None).await;
        assert!(!listed.text.contains(&before), "{list}: {}", listed.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_to_it_later_is_not_told_to_guests() {
    let Opened { net, ana, gus, before, since, .. } = Opened::new().await;
    let mut stream = Stream::of(&gus).await;
    ana.comment(&before, "Among us, @gus").await;
    ana.comment(&since, "Among all, @gus").await;
    settle(&net).await;
    let heard = stream.so_far_in(&gus, "room").await;
    assert!(heard.iter().all(|one| one.data["post"] != Value::String(before.clone())), "{heard:?}");
    assert!(heard.iter().any(|one| one.data["post"] == Value::String(since.clone())), "{heard:?}");
    assert_eq!(waiting(&net, &gus).await, ["mention*"]);
    // A share of it says no more than one of what is elsewhere.
    let share = json!({ "space": "room", "kind": "share", "body": "See",
        "fields": { "post": before } });
    let share = ana.api("POST", "/posts", Some(share)).await.expect(201).json();
    let share = share["id"].as_str().unwrap();
    assert!(!gus.get(&format!("/posts/{share}")).await.expect(200).text.contains("Oldcanary"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_is_mentioned_where_they_do_not_read_is_said_not_to_be_told() {
    let Opened { net: _net, ana, gus, before, since, .. } = Opened::new().await;
    let not_told = async |path: &str| {
        let new = Some(json!({ "body": "What do you think, @gus?" }));
        let made = ana.api("POST", &format!("{path}/comments"), new).await.expect(201).json();
        made["not_told"].clone()
    };
    assert_eq!(not_told(&format!("/posts/{before}")).await, json!([gus.id().to_string()]));
    assert_eq!(not_told(&format!("/posts/{since}")).await, json!([]));
    let words = Some(json!({ "body": "And you, @gus?" }));
    let edited = ana.api("PATCH", &format!("/posts/{before}"), words).await.expect(200).json();
    assert_eq!(edited["not_told"], json!([gus.id().to_string()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_by_a_clock_ahead_is_from_before_too() {
    let net = TestApp::new().await;
    let (ana, gus) = (net.member("ana").await, net.guest("gus").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    let viewer = ana.viewer();
    // As another process writes it whose clock is ahead, before the space takes guests.
    let write = net.app.db.write(move |tx| {
        let ahead = tx.now().plus_seconds(30);
        let new = posts::record::PostContent {
            kind: "message".into(),
            title: String::new(),
            body: "Ahead of its time".into(),
            files: Vec::new(),
            fields: Default::default(),
        };
        posts::record::post(tx.at(ahead), room, viewer.id, &new)
    });
    let post = write.await.expect("a post");
    assert_eq!(set(&ana, true).await, 200);
    net.join(room, &gus).await;
    gus.api("GET", &format!("/posts/{post}"), None).await.expect(404);
    ana.api("GET", &format!("/posts/{post}"), None).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_said_wherever_somebody_writes_from_then_on() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    let before = ana.publish("room", "Before").await;
    let mark = "post-outside";
    assert!(!ana.get("/spaces/room").await.text.contains(mark));
    let shown = json!({ "space": "room", "access": "closed", "guests": false });
    let new = |words: &str| json!({ "space": "room", "body": words, "audience": shown.clone() });
    assert_eq!(set(&ana, true).await, 200);
    // Nobody came yet, and what is written now will be read by whoever does.
    let page = ana.get("/spaces/room").await.text;
    assert!(page.contains(mark) && page.contains("open to guests from outside"), "{page}");
    assert!(page.contains("badge-external"));
    ana.api("POST", "/posts", Some(new("As shown before"))).await.expect(412);
    assert!(ana.get(&format!("/posts/{before}")).await.text.contains(mark));
    let view = ana.api("GET", "/spaces/room", None).await.expect(200).json();
    assert_eq!(view["takes_guests"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_do_not_open_a_space_and_neither_do_managers_who_may_not() {
    let net = TestApp::new().await;
    let (root, ana, gus) =
        (net.administrator("root").await, net.member("ana").await, net.guest("gus").await);
    let space = net.space_of(&ana, "room", Access::Closed, Kind::External).await;
    net.join(space, &gus).await;
    let manager = Some(json!({ "standing": "animator" }));
    ana.api("PUT", "/spaces/room/members/gus", manager).await.expect(204);
    assert_eq!(set(&gus, false).await, 403);
    assert!(!gus.get("/spaces/room/edit").await.expect(200).text.contains("takes_guests"));
    let nobody = Some(json!({ "inviters": "nobody" }));
    root.api("PUT", "/guests/policy", nobody).await.expect(200);
    assert_eq!(set(&ana, false).await, 200);
    assert_eq!(set(&ana, true).await, 403);
}
