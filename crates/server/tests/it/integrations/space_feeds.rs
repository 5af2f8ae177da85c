//! Feeds of spaces: what a feed reader gets, for whom, until when.

use std::collections::BTreeMap;

use kernel::{Clock, Time};
use quick_xml::events::Event;
use serde_json::json;
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use crate::moderation::{self, decide, report};

/// The first of March 2026.
const NOW: i64 = 1_772_323_200_000_000;

/// The path of a new feed.
async fn feed(who: &Client, space: &str) -> String {
    let made = who.api("POST", &format!("/spaces/{space}/feed"), None).await.expect(201).json();
    let address = made["address"].as_str().expect("an address").to_owned();
    address[address.find("/feed.atom?key=").expect("a feed")..].to_owned()
}

async fn read(net: &TestApp, path: &str) -> String {
    net.nobody().get(path).await.expect(200).text
}

fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(3, 3).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// What the elements of each entry say, and what is linked; first of the feed itself.
fn entries(xml: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut entries, mut at) = (vec![BTreeMap::<String, String>::new()], String::new());
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{error}: {xml}"));
        let name =
            |tag: &quick_xml::events::BytesStart<'_>| tag.local_name().into_inner().to_owned();
        match event {
            Event::Start(tag) if name(&tag) == "entry" => entries.push(BTreeMap::new()),
            Event::Start(tag) => at = name(&tag),
            Event::Empty(tag) => {
                let href = tag.attributes().flatten().find(|it| it.key.0 == "href");
                let href =
                    String::from_utf8_lossy(href.expect("a link").value.as_bytes()).into_owned();
                entries.last_mut().unwrap().insert("link".into(), href);
            }
            Event::End(_) => at.clear(),
            Event::Text(words) if !at.is_empty() => {
                let entry = entries.last_mut().unwrap().entry(at.clone()).or_default();
                entry.push_str(&words.xml10_content());
            }
            Event::GeneralRef(name) => {
                let said = match &*name.xml10_content() {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    other => panic!("&{other};"),
                };
                entries.last_mut().unwrap().entry(at.clone()).or_default().push_str(said);
            }
            Event::Eof => return entries,
            _ => {}
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_reader_gets_the_newest_posts_of_a_space() {
    let clock = Clock::standing_at(Time(NOW));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "ops", Access::Open).await;
    let path = feed(&ben, "ops").await;
    let empty = entries(&read(&net, &path).await);
    assert_eq!((empty.len(), empty[0]["title"].as_str()), (1, "ops"));
    assert_eq!(empty[0]["updated"], "2026-03-01T00:00:00Z");

    let root = &net.app.config.public_url;
    let body = "Hello @ben & <you>, see [this](/spaces/ops) and [that](https://example.com/?a=1&b=2) `a\"<b`";
    let new = json!({ "space": "ops", "title": "A <b> & \u{8}“c”", "body": body });
    let post = ana.api("POST", "/posts", Some(new)).await.expect(201).json();
    let post = post["id"].as_str().unwrap().to_owned();
    let seen = &entries(&read(&net, &path).await)[1];
    let page = format!("{root}/posts/{post}");
    assert!(seen["title"].starts_with("A <b> & ") && seen["title"].ends_with("“c”"), "{seen:?}");
    assert_eq!((&seen["id"], &seen["link"], seen["name"].as_str()), (&page, &page, "Ana"));
    assert_eq!(seen["published"], "2026-03-01T00:00:00Z");
    let html = &seen["content"];
    for said in [
        format!("href=\"{root}/people/ben\""),
        format!("href=\"{root}/spaces/ops\""),
        "href=\"https://example.com/?a=1&amp;b=2\"".to_owned(),
        "&lt;you&gt;".to_owned(),
    ] {
        assert!(html.contains(&said), "{said}: {html}");
    }

    // Of pictures and files there are links: a reader that fetched them would not be signed in.
    let file = ana.upload("plan.png", picture()).await.expect(201).json();
    let href = file["href"].as_str().unwrap();
    let body = format!("Look: ![The plan]({href})");
    let new = json!({ "space": "ops", "body": body, "files": [file["id"]] });
    ana.api("POST", "/posts", Some(new)).await.expect(201);
    let seen = &entries(&read(&net, &path).await)[1];
    let html = &seen["content"];
    assert!(!html.contains("<img") && html.contains("The plan"), "{html}");
    assert!(html.contains(&format!("<a href=\"{root}{href}\">plan.png</a>")), "{html}");

    // The same again is not sent again; what is edited says so.
    let answer = net.nobody().get(&path).await.expect(200);
    let header = |name: &str| answer.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/atom+xml; charset=utf-8");
    assert_eq!(header("cache-control"), "private, no-cache");
    let etag = header("etag");
    let again = net.nobody().get_with(&path, &[("if-none-match", &etag)]).await.expect(304);
    assert!(again.text.is_empty());
    clock.advance(3_600);
    let edit = json!({ "title": "Other", "body": "Words" });
    ana.api("PATCH", &format!("/posts/{post}"), Some(edit)).await.expect(200);
    let changed = net.nobody().get_with(&path, &[("if-none-match", &etag)]).await.expect(200);
    let changed = entries(&changed.text);
    assert_eq!(changed[2]["title"], "Other");
    assert_eq!(changed[2]["updated"], "2026-03-01T01:00:00Z");
    assert_eq!(changed[0]["updated"], "2026-03-01T01:00:00Z");

    for n in 0..60 {
        ana.publish("ops", &format!("Number {n}")).await;
    }
    let all = entries(&read(&net, &path).await);
    assert_eq!((all.len(), all[1]["title"].as_str()), (51, "Number 59"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_shows_what_its_person_reads_and_ends_with_their_right() {
    let net = TestApp::new().await;
    let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
    let (ben, out) = (net.member("ben").await, net.member("out").await);
    let (gil, max) = (net.guest("gil").await, net.member("max").await);
    let den = net.space_of(&ana, "den", Access::Closed, Kind::Project).await;
    net.join(den, &ben).await;
    net.join(den, &max).await;
    let old = ana.publish("den", "Before the guests").await;
    for who in [&out, &boss, &gil, &net.nobody()] {
        let status = who.api("POST", "/spaces/den/feed", None).await.status;
        assert!(matches!(status, 401 | 404), "{status}");
    }
    let takes = Some(json!({ "takes_guests": true }));
    ana.api("PATCH", "/spaces/den", takes).await.expect(200);
    net.join(den, &gil).await;
    let new = ben.publish("den", "With the guests").await;
    let (of_ben, of_gil) = (feed(&ben, "den").await, feed(&gil, "den").await);
    let titles = async |path: &str| -> Vec<String> {
        let all = entries(&read(&net, path).await);
        all.into_iter().skip(1).map(|one| one["title"].clone()).collect()
    };
    assert_eq!(titles(&of_ben).await, ["With the guests", "Before the guests"]);
    assert_eq!(titles(&of_gil).await, ["With the guests"], "as on the page");

    // Hidden, deleted, restored: as on the page.
    let case = report(&max, &format!("/posts/{new}"), None).await;
    let hide = json!({ "measure": "hide", "words": "No." });
    let decision = decide(&ana, &case, hide).await;
    assert_eq!(titles(&of_ben).await, ["Before the guests"]);
    let undo = format!("/moderation/decisions/{decision}/undo");
    ana.api("POST", &undo, None).await.expect(204);
    ana.api("DELETE", &format!("/posts/{old}"), None).await.expect(204);
    assert_eq!(titles(&of_ben).await, ["With the guests"]);

    ben.post("/spaces/den/leave", &[]).await.expect(303);
    net.nobody().get(&of_ben).await.expect(404);
    assert_eq!(ben.api("GET", "/spaces/den/feed", None).await.status, 404);
    net.join(den, &ben).await;
    assert_eq!(titles(&of_ben).await, ["With the guests"]);
    boss.api("PUT", "/people/ben/closed", None).await.expect(204);
    boss.api("PUT", "/people/gil/closed", None).await.expect(204);
    for path in [&of_ben, &of_gil, "/feed.atom?key=guess", "/feed.atom"] {
        net.nobody().get(path).await.expect(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_is_of_one_person_and_space_and_its_address_is_shown_once() {
    let clock = Clock::standing_at(Time(NOW));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "ops", Access::Open).await;
    let page = "/spaces/ops/integrations";
    let before = ben.get(page).await.expect(200).text;
    assert!(before.contains("Follow this space elsewhere (RSS)"), "{before}");
    assert!(!before.contains("/spaces/ops/feed/revoke"), "{before}");
    assert_eq!(ben.api("GET", "/spaces/ops/feed", None).await.status, 404);
    assert_eq!(ben.api("DELETE", "/spaces/ops/feed", None).await.status, 404);

    let made = ben.post("/spaces/ops/feed", &[]).await.expect(200);
    assert_eq!(made.headers["cache-control"], "no-store");
    let at = made.text.find("/feed.atom?key=").expect("an address");
    let first: String = made.text[at..].chars().take_while(|c| *c != '"').collect();
    let shown = ben.get(page).await.expect(200).text;
    assert!(!shown.contains("/feed.atom") && shown.contains("not read yet"), "{shown}");
    read(&net, &first).await;
    let noted = ben.api("GET", "/spaces/ops/feed", None).await.expect(200).json();
    assert_eq!(noted["read_at"], "2026-03-01T00:00:00Z");
    clock.advance(600);
    read(&net, &first).await;
    let same = ben.api("GET", "/spaces/ops/feed", None).await.json();
    assert_eq!(same, noted, "to the hour");

    // A new address takes the place of the one before, and of nobody else's.
    let other = feed(&ana, "ops").await;
    let second = feed(&ben, "ops").await;
    net.nobody().get(&first).await.expect(404);
    let xml = read(&net, &second).await;
    assert!(!xml.contains("key="), "a feed does not say its secret: {xml}");
    ben.post("/spaces/ops/feed/revoke", &[]).await.expect(303);
    net.nobody().get(&second).await.expect(404);
    read(&net, &other).await;
    ana.api("DELETE", "/spaces/ops/feed", None).await.expect(204);
    net.nobody().get(&other).await.expect(404);

    // Walls and conversations have none.
    let talk = ana.api("POST", "/conversations", Some(json!({ "people": ["ben"] }))).await;
    let talk = talk.json()["slug"].as_str().unwrap_or("none").to_owned();
    for slug in [talk.as_str(), "@ana", "ana"] {
        let status = ana.api("POST", &format!("/spaces/{slug}/feed"), None).await.status;
        assert_eq!(status, 404, "{slug}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_approval_is_in_no_feed() {
    let room = moderation::room().await;
    room.ana.post("/spaces/room/moderation", &[("whose", "everyone")]).await.expect(303);
    let new = json!({ "space": "room", "body": "Still waiting" });
    room.max.api("POST", "/posts", Some(new)).await.expect(202);
    for who in [&room.ana, &room.noor, &room.max] {
        let text = read(&room.net, &feed(who, "room").await).await;
        assert!(text.contains(moderation::WORDS) && !text.contains("Still waiting"), "{text}");
    }
}
