//! Feeds for calendar programs: secret, revocable, and never more than their person may read.

use serde_json::json;
use spaces::Access;
use testkit::kinds::{id, moved, published};
use testkit::{Client, TestApp};

use super::{event, network};

/// The path of a new feed.
async fn feed(who: &Client, space: Option<&str>) -> String {
    let made = who.api("POST", "/calendar/feeds", Some(json!({ "space": space }))).await;
    let address = made.expect(201).json()["address"].as_str().unwrap().to_owned();
    address[address.find("/calendar/feed.ics").expect("a feed")..].to_owned()
}

async fn read(net: &TestApp, path: &str) -> String {
    let answer = net.nobody().get(path).await.expect(200);
    answer.text.replace("\r\n ", "")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_shows_what_its_person_takes_part_in_and_is_asked_for_little() {
    let (net, _, [ana, ben, _]) = network().await;
    let walk = json!({ "start": "2026-03-10T09:00:00Z", "end": "2026-03-10T10:00:00Z", "zone": "Europe/Paris" });
    let walk = id(&published(&ana, event("Walk", walk)).await);
    published(&ana, event("Lunch", json!({ "start": "2026-03-12T09:00:00Z", "everyone": true })))
        .await;
    published(&ana, event("Not mine", json!({ "start": "2026-03-12T09:00:00Z" }))).await;
    moved(&ben, &walk, "answer", json!({ "answer": "maybe" })).await;
    let path = feed(&ben, None).await;
    let text = read(&net, &path).await;
    assert!(text.contains("SUMMARY:Walk\r\n") && text.contains("SUMMARY:Lunch\r\n"), "{text}");
    assert!(text.contains("STATUS:TENTATIVE") && !text.contains("Not mine"), "{text}");
    assert!(text.contains("DTSTART;TZID=Europe/Paris:20260310T100000\r\n"), "{text}");
    let answer = net.nobody().get(&path).await;
    let header = |name: &str| answer.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "text/calendar; charset=utf-8");
    let etag = header("etag");
    let again = net.nobody().get_with(&path, &[("if-none-match", &etag)]).await.expect(304);
    assert!(again.text.is_empty());
    moved(&ana, &walk, "cancel", json!({})).await;
    let changed = net.nobody().get_with(&path, &[("if-none-match", &etag)]).await.expect(200).text;
    assert!(changed.contains("STATUS:CANCELLED") && changed.contains("SEQUENCE:1"), "{changed}");
    // A new address takes the place of the one before.
    let other = feed(&ben, None).await;
    net.nobody().get(&path).await.expect(404);
    let feeds = ben.api("GET", "/calendar/feeds", None).await.expect(200).json();
    assert_eq!(feeds.as_array().unwrap().len(), 1);
    let number = feeds[0]["id"].as_str().unwrap();
    ana.api("DELETE", &format!("/calendar/feeds/{number}"), None).await.expect(404);
    ben.api("DELETE", &format!("/calendar/feeds/{number}"), None).await.expect(204);
    net.nobody().get(&other).await.expect(404);
    net.nobody().get("/calendar/feed.ics?key=guess").await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_ends_with_the_right_and_with_the_account() {
    let (net, _, [ana, ben, _]) = network().await;
    let boss = net.administrator("boss").await;
    let den = net.space(&ana, "den", Access::Closed).await;
    net.join(den, &ben).await;
    let new = json!({ "space": "den", "kind": "event", "title": "Council",
        "fields": { "start": "2026-03-10T09:00:00Z", "people": ["ben"] } });
    let post = id(&published(&ana, new).await);
    let (mine, of_den) = (feed(&ben, None).await, feed(&ben, Some("den")).await);
    for path in [&mine, &of_den] {
        assert!(read(&net, path).await.contains("SUMMARY:Council"));
    }
    // Strangers to the space make no feed of it, nor does the administrator.
    for who in [&boss, &net.member("gus").await, &net.guest("gil").await] {
        let asked = Some(json!({ "space": "den" }));
        who.api("POST", "/calendar/feeds", asked).await.expect(404);
        who.get(&format!("/posts/{post}/event.ics")).await.expect(404);
    }
    assert!(
        ben.get(&format!("/posts/{post}/event.ics")).await.expect(200).text.contains("Council")
    );
    ben.post("/spaces/den/leave", &[]).await.expect(303);
    assert!(!read(&net, &mine).await.contains("Council"));
    net.nobody().get(&of_den).await.expect(404);
    net.join(den, &ben).await;
    assert!(read(&net, &of_den).await.contains("Council"));
    ana.api("DELETE", &format!("/posts/{post}"), None).await.expect(204);
    assert!(!read(&net, &mine).await.contains("Council"));
    let page = ben.get("/calendar/programs").await.expect(200).text;
    assert!(page.contains("den") && page.contains("Read "), "{page}");
    boss.api("PUT", "/people/ben/closed", None).await.expect(204);
    net.nobody().get(&mine).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_of_a_feed_is_shown_once() {
    let (net, _, [_, ben, _]) = network().await;
    let made = ben.post("/calendar/feeds", &[("space", "room")]).await.expect(200);
    let at = made.text.find("/calendar/feed.ics").expect("an address");
    let path: String = made.text[at..].chars().take_while(|c| *c != '"').collect();
    assert_eq!(made.headers["cache-control"], "no-store");
    assert!(read(&net, &path).await.contains("X-WR-CALNAME:room"));
    let page = ben.get("/calendar/programs").await.expect(200).text;
    assert!(!page.contains("/calendar/feed.ics") && page.contains("Revoke"), "{page}");
}
