//! Who goes out of the rule of a closed space stops reading it, on every channel.

use std::time::{Duration, Instant};

use serde_json::json;
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use super::{group, is, members, rule, settle};
use crate::inbox::mail::{AWAY, Office, WEDNESDAY};
use crate::live::stream::Stream;
use testkit::mail::MailServer;

const WORD: &str = "kestrel";

/// Where somebody meets the post, and whether they do.
async fn seen(net: &TestApp, who: &Client, post: &str, file: &str) -> Vec<(String, bool)> {
    net.indexed().await;
    let mut seen = Vec::new();
    for path in ["/", "/api/v1/feed", "/spaces/room", &format!("/posts/{post}")] {
        seen.push((path.to_owned(), who.get(path).await.text.contains(WORD)));
    }
    let found = who.api("GET", &format!("/search?q={WORD}"), None).await.json();
    seen.push(("search".to_owned(), found["total"] == json!(1)));
    for path in [format!("/posts/{post}"), "/spaces/room/members".to_owned()] {
        seen.push((path.clone(), who.api("GET", &path, None).await.status == 200));
    }
    seen.push(("file".to_owned(), who.get(file).await.status == 200));
    seen
}

#[tokio::test(flavor = "multi_thread")]
async fn who_goes_out_of_the_rule_reads_nothing_more() {
    let net = TestApp::new().await;
    let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
    let ben = net.member("ben").await;
    let crew = group(&boss, "Crew", &[&ana, &ben]).await;
    net.space(&ana, "room", Access::Closed).await;
    ana.api("PUT", "/spaces/room/rule", rule(json!([[is("group", &crew)]]))).await.expect(200);
    settle(&net).await;
    let file = ana.upload("notes.txt", WORD.as_bytes().to_vec()).await.json();
    let new = json!({ "space": "room", "body": WORD, "files": [file["id"]] });
    let post = ana.api("POST", "/posts", Some(new)).await.expect(201).json();
    let (post, file) = (post["id"].as_str().unwrap(), file["href"].as_str().unwrap());
    let before = seen(&net, &ben, post, file).await;
    assert!(before.iter().all(|(_, seen)| *seen), "{before:?}");

    let mut stream = Stream::of(&ben).await;
    boss.api("DELETE", &format!("/groups/{crew}/members/ben"), None).await.expect(204);
    // Nobody but the network itself does it, within a second.
    let since = Instant::now();
    while ben.api("GET", &format!("/posts/{post}"), None).await.status == 200 {
        assert!(since.elapsed() < Duration::from_secs(10), "still in it");
        tokio::task::yield_now().await;
    }
    let after = seen(&net, &ben, post, file).await;
    assert!(after.iter().all(|(_, seen)| !*seen), "{after:?}");
    // What is said from here on is not told.
    let later = ana.publish("room", "Between us").await;
    let heard = stream.so_far(&ben).await;
    assert!(heard.iter().all(|event| event.data["post"] != later.as_str()), "{heard:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waited_for_whoever_is_out_is_not_mailed() {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    let (net, boss) = (&office.net, office.net.administrator("boss").await);
    let crew = group(&boss, "Crew", &[&office.ana, &office.ben]).await;
    net.space(&office.ana, "den", Access::Closed).await;
    let lines = rule(json!([[is("group", &crew)]]));
    office.ana.api("PUT", "/spaces/den/rule", lines).await.expect(200);
    settle(net).await;
    assert_eq!(members(&office.ana, "den").await, ["ana", "ben"]);
    office.ana.publish("den", "Look, @ben: kestrel").await;
    boss.api("DELETE", &format!("/groups/{crew}/members/ben"), None).await.expect(204);
    settle(net).await;
    let mails = office.after(AWAY).await;
    assert!(mails.iter().all(|mail| !mail.text.contains(WORD)), "{mails:?}");
    let waits = office.ben.api("GET", "/inbox", None).await.expect(200).text;
    assert!(!waits.contains(WORD), "{waits}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_node_lets_people_come_and_go_too_and_nobody_twice() {
    let net = TestApp::new().await;
    let Some(node) = net.beside().await else { return };
    let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
    net.space(&ana, "room", Access::Open).await;
    let path = "/spaces/room/rule";
    ana.api("PUT", path, rule(json!([[is("site", "Lyon")]]))).await.expect(200);
    let mut people = Vec::new();
    for n in 0..12 {
        let one = net.member(&format!("one{n}")).await;
        let at = if n % 2 == 0 { &net } else { &node };
        let site = Some(json!({ "site": "Lyon" }));
        one.on(at).api("PATCH", "/me", site).await.expect(200);
        people.push(one);
    }
    tokio::join!(settle(&net), settle(&node));
    assert_eq!(members(&boss, "room").await.len(), 13);
    let space = boss.api("GET", "/spaces/room", None).await.expect(200).json();
    assert_eq!(space["members"], 13, "counted once each");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_becomes_a_guest_and_is_in_no_space_is_out() {
    let net = TestApp::new().await;
    let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
    let (ben, eve) = (net.member("ben").await, net.member("eve").await);
    net.space(&ana, "room", Access::Open).await;
    let other = net.space(&ana, "other", Access::Open).await;
    net.join(other, &eve).await;
    let crew = group(&boss, "Crew", &[&ana, &ben, &eve]).await;
    ana.api("PUT", "/spaces/room/rule", rule(json!([[is("group", &crew)]]))).await.expect(200);
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana", "ben", "eve"]);
    for who in [&ben, &eve] {
        let path = format!("/people/{}/role", who.handle());
        boss.api("PUT", &path, Some(json!({ "role": "guest" }))).await.expect(204);
    }
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana"]);
    assert_eq!(members(&ana, "other").await, ["ana", "eve"]);
    let closed = |who: &Client| {
        let id = who.id();
        net.app.db.read(move |tx| Ok(people::viewer(tx, id)?.is_none()))
    };
    assert!(closed(&ben).await.expect("a look") && !closed(&eve).await.expect("a look"));
}

#[tokio::test(flavor = "multi_thread")]
async fn by_a_rule_people_only_go_while_its_space_is_archived_and_there_is_none_by_agreement() {
    let net = TestApp::new().await;
    let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
    let (ben, eve) = (net.member("ben").await, net.member("eve").await);
    net.space(&ana, "room", Access::Open).await;
    net.space_of(&ana, "council", Access::Closed, Kind::Agreement).await;
    let crew = group(&boss, "Crew", &[&ana, &ben]).await;
    let of_crew = || rule(json!([[is("group", &crew)]]));
    ana.api("PUT", "/spaces/council/rule", of_crew()).await.expect(422);
    ana.api("PUT", "/spaces/room/rule", of_crew()).await.expect(200);
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana", "ben"]);
    ana.api("PUT", "/spaces/room/archive", None).await.expect(204);
    let path = |who: &str| format!("/groups/{crew}/members/{who}");
    boss.api("PUT", &path("eve"), None).await.expect(204);
    boss.api("DELETE", &path("ben"), None).await.expect(204);
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana"]);
    ana.api("DELETE", "/spaces/room/archive", None).await.expect(204);
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana", "eve"]);
    drop((ben, eve));
}
