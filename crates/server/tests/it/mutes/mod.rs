//! Mutes over pages and API: what leaves, what stays, until when, and that nobody is told.

mod outranked;

use kernel::Time;
use posts::mutes::Period;
use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use crate::reading::{total, with};

async fn mute(who: &Client, kind: &str, target: &str, period: &str) {
    let new = json!({ "kind": kind, "target": target, "for": period });
    who.api("POST", "/mutes", Some(new)).await.expect(204);
}

async fn list(who: &Client) -> Vec<Value> {
    let list = who.api("GET", "/mutes", None).await.expect(200).json();
    list["items"].as_array().expect("a list").clone()
}

/// Ana's room, which Ben and Eve joined, with a post of Ana's about tea.
async fn room(net: &TestApp) -> (Client, Client, Client, String) {
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    net.join(space, &eve).await;
    let post = ana.publish("room", "Canarytea and #cake").await;
    (ana, ben, eve, post)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_leaves_what_is_unread_and_comes_back() {
    let net = TestApp::new().await;
    let (ana, ben, eve, post) = room(&net).await;
    let heard = net.end_of_log().await;
    for (kind, target) in
        [("person", "ana"), ("space", "room"), ("topic", "cake"), ("thread", post.as_str())]
    {
        assert_eq!(total(&ben).await, 1);
        mute(&ben, kind, target, "good").await;
        assert_eq!(total(&ben).await, 0, "{kind}");
        assert_eq!(total(&eve).await, 1, "{kind}: a mute is one's own");
        let muted = list(&ben).await;
        assert_eq!((muted.len(), &muted[0]["kind"]), (1, &json!(kind)));
        assert_eq!((&muted[0]["target"], &muted[0]["until"]), (&json!(target), &Value::Null));
        assert!(list(&ana).await.is_empty() && list(&eve).await.is_empty());
        for path in ["/spaces/room".to_owned(), format!("/posts/{post}"), "/people/ana".into()] {
            assert!(eve.get(&path).await.text.contains("Canarytea"), "{path}");
        }
        // Its own page and links still show it; this one is read by it, and unread again.
        assert!(ben.get("/spaces/room").await.text.contains("Canarytea"), "{kind}");
        assert!(ben.get(&format!("/posts/{post}")).await.text.contains("Canarytea"), "{kind}");
        ben.api("POST", &format!("/posts/{post}/unread"), None).await.expect(200);
        ben.api("DELETE", &format!("/mutes/{kind}/{target}"), None).await.expect(204);
        ben.api("DELETE", &format!("/mutes/{kind}/{target}"), None).await.expect(204);
        assert!(list(&ben).await.is_empty());
        eve.api("POST", &format!("/posts/{post}/unread"), None).await.expect(200);
    }
    let log = net.app.db.read(move |tx| tx.log_after(heard, 100)).await.unwrap();
    let changes: Vec<_> = log.iter().filter(|entry| entry.kind == "mute.changed").collect();
    assert_eq!(changes.len(), 8, "one for each change, none for ending what had ended");
    assert!(changes.iter().all(|entry| entry.actor == Some(ben.id()) && entry.space.is_none()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mute_ends_at_its_hour() {
    let net = TestApp::new().await;
    let (_, ben, _, _) = room(&net).await;
    let now = Time(1_700_000_000_000_000);
    for (period, word, hours) in
        [(Period::Hour, "hour", 1), (Period::Day, "day", 24), (Period::Week, "week", 168)]
    {
        assert_eq!(period.end(now), Some(now.plus_seconds(hours * 3_600)));
        mute(&ben, "person", "ana", word).await;
        let viewer = ben.viewer();
        let counts = with(&net, move |tx| {
            let now = tx.now();
            let mut counts = Vec::new();
            for seconds in [0, hours * 3_600 - 60, hours * 3_600] {
                let at = now.plus_seconds(seconds);
                let unread = posts::reading::unread(tx.at(at), &viewer)?;
                let active = posts::mutes::active(tx, &viewer, at)?;
                assert_eq!(active.people.len(), usize::from(unread.is_empty()));
                counts.push(unread.len());
            }
            Ok(counts)
        });
        assert_eq!(counts.await, [0, 0, 1], "{word}");
    }
    assert_eq!(Period::Good.end(now), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_muted_for_a_time_is_still_to_be_read() {
    let net = TestApp::new().await;
    let (ana, ben, eve, _) = room(&net).await;
    mute(&ben, "person", "ana", "hour").await;
    let other = eve.publish("room", "Something else").await;
    ben.api("POST", "/reading", Some(json!({ "posts": [other] }))).await.expect(204);
    assert_eq!(total(&ben).await, 0);
    ben.api("DELETE", "/mutes/person/ana", None).await.expect(204);
    assert_eq!(total(&ben).await, 1);
    assert_eq!(total(&ana).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_mutes_and_undoes_it_in_pages_without_scripts() {
    let net = TestApp::new().await;
    let (_, ben, _, post) = room(&net).await;
    let path = format!("/posts/{post}/mute");
    let page = ben.get(&path).await.expect(200).text;
    for choice in [format!("thread:{post}"), "person:ana".into(), "space:room".into()] {
        assert!(page.contains(&format!("value=\"{choice}\"")), "{choice}");
    }
    assert!(page.contains("value=\"topic:cake\""));
    let form = [("target", "person:ana"), ("period", "week")];
    let done = ben.post(&path, &form).await.expect(303);
    assert_eq!(done.location(), "/");
    let cookie = done.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.contains("notice-muted|/mutes/person/"), "{cookie}");
    assert_eq!(total(&ben).await, 0);

    ben.api("PUT", "/people/eve/follow", None).await.expect(204);
    ben.api("PUT", "/topics/cake/follow", None).await.expect(204);
    let choices = ben.get("/settings/choices").await.expect(200).text;
    for named in ["/people/ana", "/people/eve", "/topics/cake", "Until"] {
        assert!(choices.contains(named), "{named}");
    }
    assert!(ben.get("/settings").await.text.contains("href=\"/settings/choices\""));
    let (_, undo) = cookie.split_once('|').unwrap();
    let undone = ben.post(undo.split(';').next().unwrap(), &[]).await.expect(303);
    assert_eq!(undone.location(), "/settings/choices");
    for field in [("person", "eve"), ("topic", "cake")] {
        ben.post("/settings/choices/unfollow", &[field]).await.expect(303);
    }
    let choices = ben.get("/settings/choices").await.expect(200).text;
    let (_, main) = choices.split_once("<main").unwrap();
    for named in ["/people/ana", "/people/eve", "/topics/cake"] {
        assert!(!main.contains(named), "{named}");
    }
    assert_eq!(total(&ben).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_muted_whom_one_does_not_see() {
    let net = TestApp::new().await;
    let (_, ben, _, post) = room(&net).await;
    let guest = net.guest("guest").await;
    for (kind, target) in [("person", "ana"), ("person", "nobody"), ("space", "room")] {
        let new = json!({ "kind": kind, "target": target });
        let hidden = guest.api("POST", "/mutes", Some(new)).await;
        assert_eq!(hidden.status, 404, "{kind} {target}");
    }
    let own = ben.api("POST", "/mutes", Some(json!({ "kind": "person", "target": "ben" }))).await;
    assert_eq!(own.status, 422);
    for (what, sent) in [
        ("a kind", json!({ "kind": "planet", "target": "mars" })),
        ("a period", json!({ "kind": "topic", "target": "cake", "for": "ever" })),
        ("a field", json!({ "kind": "topic", "target": "cake", "until": 1 })),
    ] {
        assert_eq!(ben.api("POST", "/mutes", Some(sent)).await.status, 422, "{what}");
    }
    assert_eq!(ben.api("DELETE", "/mutes/planet/mars", None).await.status, 404);
    let path = format!("/posts/{post}/mute");
    let form = [("target", "person:nobody"), ("period", "day")];
    assert_eq!(ben.post(&path, &form).await.status, 404);

    // Somebody who is no longer seen is no longer named.
    mute(&ben, "space", "room", "good").await;
    ben.api("DELETE", "/spaces/room/membership", None).await.expect(204);
    assert_eq!(list(&ben).await.len(), 1, "an open space is seen by everybody");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_mutes_where_one_stands() {
    let net = TestApp::new().await;
    let (_, ben, _, post) = room(&net).await;
    for (what, name, place) in [
        ("person", "ana", "/people/ana".to_owned()),
        ("space", "room", "/spaces/room".into()),
        ("topic", "cake", "/topics/cake".into()),
        ("thread", post.as_str(), format!("/posts/{post}")),
    ] {
        let path = format!("/mutes/{what}/{name}");
        if what != "thread" {
            let link = format!("href=\"{path}\"");
            assert!(ben.get(&place).await.expect(200).text.contains(&link), "{what}");
        }
        let menu = ben.fragment(&path).await.expect(200).text;
        assert_eq!(menu.matches("name=\"period\"").count(), 4, "{menu}");
        assert!(ben.get(&path).await.expect(200).text.contains(&format!("href=\"{place}\"")));

        let done = ben.post(&path, &[("period", "day")]).await.expect(303);
        assert_eq!(done.location(), place, "one stays where one is");
        let cookie = done.headers["set-cookie"].to_str().unwrap().to_owned();
        let (_, undo) = cookie.split_once('|').unwrap();
        assert_eq!(list(&ben).await[0]["kind"], what);
        let menu = ben.fragment(&path).await.expect(200).text;
        assert!(menu.contains("Until") && !menu.contains("name=\"period\""), "{menu}");
        ben.post(undo.split(';').next().unwrap(), &[]).await.expect(303);
        assert!(list(&ben).await.is_empty(), "{what}");
    }
    let stranger = net.guest("stranger").await;
    for path in ["/mutes/person/ana", "/mutes/space/room", "/mutes/planet/mars"] {
        stranger.get(path).await.expect(404);
        stranger.post(path, &[("period", "day")]).await.expect(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_is_followed_from_its_menu() {
    let net = TestApp::new().await;
    let (_, ben, _, post) = room(&net).await;
    let path = format!("/posts/{post}");
    for (said, sent) in [("Follow this thread", "true"), ("Unfollow this thread", "false")] {
        let menu = ben.fragment(&format!("{path}/actions")).await.expect(200).text;
        assert!(menu.contains(said), "{menu}");
        ben.post(&format!("{path}/follow"), &[("follow", sent)]).await.expect(303);
    }
}
