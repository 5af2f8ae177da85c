//! A question is closed onto the one that asked the same first: by whom, told to whom, and what those learn who may
//! not read the first.

use serde_json::{Value, json};
use spaces::Access;
use testkit::kinds::{moved, room, seen};
use testkit::{Client, TestApp};

use super::ask;

async fn close(who: &Client, post: &str, first: &str) -> u16 {
    let path = format!("/posts/{post}/moves/close");
    who.api("POST", &path, Some(json!({ "first": first }))).await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn its_author_and_managers_close_it_and_open_it_again() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let (gil, noor) = (net.guest("gil").await, net.member("noor").await);
    net.space(&ana, "attic", Access::Secret).await;
    let first = ask(&eve, "room", "How do I book leave?").await;
    let hidden = ask(&ana, "attic", "Leave in the attic").await;
    let message = eve.publish("room", "No question").await;
    for (who, expected) in [(&ana, 200), (&ben, 200), (&eve, 403), (&noor, 403), (&gil, 404)] {
        let post = ask(&ben, "room", "Booking leave").await;
        let page = format!("/posts/{post}/duplicate");
        assert_eq!(who.get(&page).await.status, expected, "{}", who.handle());
        let offered = who.get(&format!("/posts/{post}/actions")).await.text;
        assert_eq!(offered.contains(&page), expected == 200, "{}", who.handle());
        assert_eq!(close(who, &post, &first).await, expected, "{}", who.handle());
        if expected == 200 {
            assert_eq!(seen(&eve, &post).await["state"], json!("closed"));
            assert_eq!(close(who, &post, &first).await, 409, "once");
        }
    }
    // What it cannot be closed onto: itself, no question, what its closer does not read, what is closed, nothing.
    let post = ask(&ben, "room", "Leave, again").await;
    let closed = ask(&ben, "room", "Leave, once more").await;
    moved(&ben, &closed, "close", json!({ "first": first })).await;
    for wrong in [&post, &message, &hidden, &closed, "7", ""] {
        assert_eq!(close(&ben, &post, wrong).await, 422, "{wrong}");
    }

    // By the page, with the address as it is copied.
    let address = format!("https://parvis.example/posts/{first}?before=3#comments");
    let page = format!("/posts/{post}/duplicate");
    let wrong = ben.post(&page, &[("address", "nothing")]).await.expect(422).text;
    assert!(wrong.contains("Choose the question"), "{wrong}");
    ben.post(&page, &[("address", &address)]).await.expect(303);
    let shown = ben.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(shown.contains("How do I book leave?"), "{shown}");
    assert!(!shown.contains("id=\"write\""), "nothing more is written there");
    let onto = eve.get(&format!("/posts/{first}")).await.expect(200).text;
    assert!(onto.contains("Also asked here") && onto.contains("Leave, again"), "{onto}");

    // Answers belong to the first.
    let path = format!("/posts/{post}/comments");
    let refused = eve.api("POST", &path, Some(json!({ "body": "An answer" }))).await.expect(409);
    assert!(refused.text.contains("asked before"), "{}", refused.text);
    ben.post(&format!("/posts/{post}/moves/unclose"), &[]).await.expect(303);
    assert_eq!(seen(&eve, &post).await["state"], json!("open"));
    eve.comment(&post, "An answer").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_closed_onto_a_duplicate_leads_to_the_first() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let mut all = Vec::new();
    for title in ["How do I book leave?", "Requesting days off", "Holidays: which form?"] {
        all.push(ask(&ana, "room", title).await);
    }
    let [first, second, third] = &all[..] else { unreachable!() };
    assert_eq!(close(&ana, third, second).await, 200);
    assert_eq!(close(&ana, second, first).await, 200);
    net.indexed().await;
    let of = async |post: &str| {
        ben.api("GET", &format!("/posts/{post}/duplicates"), None).await.expect(200).json()
    };
    assert_eq!(of(third).await["first"]["id"], json!(first));
    let ids = of(first).await["duplicates"].as_array().expect("a list").clone();
    assert_eq!(ids.iter().map(|one| &one["id"]).collect::<Vec<_>>(), [second, third]);
    let found = ben.api("GET", "/questions/asked?title=holidays%20form", None).await.json();
    assert_eq!((&found[0]["post"]["id"], found.as_array().unwrap().len()), (&json!(first), 1));
    // The one between opens again: it is the first of its own.
    moved(&ana, second, "unclose", json!({})).await;
    assert_eq!(of(third).await["first"]["id"], json!(second));
    assert_eq!(of(first).await["duplicates"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_read_the_first_learns_nothing_of_it() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    net.space(&ana, "attic", Access::Secret).await;
    let first = ask(&ana, "attic", "Xylophone budget?").await;
    let post = ask(&ben, "room", "Budget for instruments").await;
    eve.comment(&post, "I follow this.").await;
    moved(&ana, &post, "close", json!({ "first": first })).await;
    net.indexed().await;
    crate::inbox::settle(&net).await;

    // Told to who asked and to who follows it, and not to who did it.
    for (who, told) in [(&ben, true), (&eve, true), (&ana, false)] {
        let inbox = who.get("/inbox").await.expect(200).text;
        assert_eq!(inbox.contains("closed a question as a duplicate"), told, "{}", who.handle());
    }
    let channels = [
        format!("/posts/{post}"),
        format!("/fragments/posts/{post}"),
        format!("/fragments/posts/{post}/embed"),
        format!("/posts/{post}/history"),
        format!("/posts/{post}/actions"),
        "/spaces/room".to_owned(),
        "/inbox".to_owned(),
        "/questions?show=all".to_owned(),
        "/search?q=xylophone".to_owned(),
        "/fragments/asked".to_owned(),
        format!("/api/v1/posts/{post}"),
        format!("/api/v1/posts/{post}/duplicates"),
        "/api/v1/questions?show=all".to_owned(),
        "/api/v1/questions/asked?title=instruments%20budget".to_owned(),
        "/api/v1/inbox".to_owned(),
    ];
    let typed = [("kind", "question"), ("title", "instruments budget")];
    for who in [&ben, &eve] {
        for channel in &channels {
            let told = match channel.strip_prefix("/api/v1") {
                Some(path) => who.api("GET", path, None).await,
                None if channel == "/fragments/asked" => who.post(channel, &typed).await,
                None => who.get(channel).await,
            };
            // What one looks for oneself comes back as typed.
            let told = told.text.replace("q=xylophone", "").to_lowercase();
            let told = told.replace("value=\"xylophone\"", "").replace("“xylophone”", "");
            for secret in [first.as_str(), "xylophone budget", "attic"] {
                assert!(!told.contains(secret), "{} {channel}: {secret}", who.handle());
            }
        }
    }
    let leads = ben.api("GET", &format!("/posts/{post}/duplicates"), None).await.json();
    assert_eq!(leads, json!({ "first": null, "duplicates": [] }));
    let leads = ana.api("GET", &format!("/posts/{post}/duplicates"), None).await.json();
    assert_eq!(leads["first"]["id"], json!(first));
    let back = ana.api("GET", &format!("/posts/{first}/duplicates"), None).await.json();
    assert_eq!(back["duplicates"][0]["id"], json!(post));

    // The first is deleted: it leads nowhere, and may be opened.
    ana.api("DELETE", &format!("/posts/{first}"), None).await.expect(204);
    let leads = ana.api("GET", &format!("/posts/{post}/duplicates"), None).await.json();
    assert_eq!(leads["first"], Value::Null);
    moved(&ben, &post, "unclose", json!({})).await;
}
