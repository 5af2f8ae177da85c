//! A stay has an end: the managers are asked before, and on its day it is over everywhere.

use serde_json::json;
use spaces::{Access, Kind};

use super::{Bridge, PASSWORD, send};
use crate::inbox::waiting;
use crate::live::stream::Stream;

#[tokio::test(flavor = "multi_thread")]
async fn managers_are_asked_before_a_stay_ends() {
    let mut bridge = Bridge::new().await;
    bridge.comes("gus@partner.example", "Gus").await;
    bridge.after_days(75).await;
    assert_eq!(waiting(bridge.net(), &bridge.ana).await, Vec::<String>::new());
    bridge.after_days(2).await;
    assert_eq!(waiting(bridge.net(), &bridge.ana).await, ["review*"]);
    let inbox = bridge.ana.get("/inbox").await.expect(200).text;
    assert!(inbox.contains("/spaces/bridge/guests") && inbox.contains("Gus"), "{inbox}");
    let page = bridge.ana.get("/spaces/bridge/guests").await.expect(200).text;
    assert!(page.contains("Ends soon"));
    let fields = [("act", "renew"), ("days", "30")];
    bridge.ana.post("/spaces/bridge/guests/gus", &fields).await.expect(303);
    assert_eq!(waiting(bridge.net(), &bridge.ana).await, Vec::<String>::new(), "answered");
    bridge.after_days(17).await;
    assert_eq!(waiting(bridge.net(), &bridge.ana).await, ["review*"], "and asked again");
    for days in ["0", "366"] {
        let bad = [("act", "renew"), ("days", days)];
        bridge.ana.post("/spaces/bridge/guests/gus", &bad).await.expect(422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_stay_longer_in_an_archived_space_too() {
    let mut bridge = Bridge::new().await;
    bridge.comes("gus@partner.example", "Gus").await;
    bridge.ana.api("PUT", "/spaces/bridge/archive", None).await.expect(204);
    bridge.after_days(80).await;
    let head = bridge.ana.get("/spaces/bridge").await.expect(200).text;
    assert!(head.contains("href=\"/spaces/bridge/guests\""), "{head}");
    let page = bridge.ana.get("/spaces/bridge/guests").await.expect(200).text;
    assert!(page.contains("value=\"renew\"") && !page.contains("name=\"email\""), "{page}");
    let fields = [("act", "renew"), ("days", "30")];
    bridge.ana.post("/spaces/bridge/guests/gus", &fields).await.expect(303);
    bridge.after_days(20).await;
    let gus = bridge.signed_in("gus").await;
    gus.get("/spaces/bridge").await.expect(200);
    let new = json!({ "email": "eve@partner.example" });
    bridge.ana.api("POST", "/spaces/bridge/guests", Some(new)).await.expect(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn on_the_day_it_ends_nothing_is_left() {
    let mut bridge = Bridge::new().await;
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    let post = bridge.ana.publish("bridge", "For both of us").await;
    let other = bridge.net().space_of(&bridge.ana, "other", Access::Closed, Kind::External).await;
    bridge.net().join(other, &gus).await;
    let mut stream = Stream::of(&gus).await;
    bridge.after_days(89).await;
    let gus = bridge.signed_in("gus").await;
    gus.get(&format!("/posts/{post}")).await.expect(200);
    bridge.after_days(1).await;
    for path in [format!("/posts/{post}"), "/spaces/bridge".into(), "/people/boss".into()] {
        gus.get(&path).await.expect(404);
    }
    // Another space is left to them: they are still here, and hear of the one no more.
    bridge.ana.publish("bridge", "Among us").await;
    let heard = stream.so_far_in(&gus, "other").await;
    assert!(heard.iter().all(|one| one.what() != "post"), "{heard:?}");
    gus.get("/spaces/other").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_without_a_space_is_out_until_invited_again() {
    let mut bridge = Bridge::new().await;
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    let post = gus.publish("bridge", "Written by Gus").await;
    let mut stream = Stream::of(&gus).await;
    bridge.after_days(90).await;
    while stream.next().await.is_some() {}
    assert_eq!(gus.get("/").await.status, 303, "signed out");
    gus.api("GET", "/me", None).await.expect(401);
    let enter = [("login", "gus@partner.example"), ("password", PASSWORD)];
    send(bridge.net(), "/sign-in", &enter).await.expect(422);
    assert_eq!(bridge.guests().await["guests"], json!([]));

    let path = bridge.invite("gus@partner.example").await;
    let page = bridge.net().nobody().get(&path).await.expect(200).text;
    assert!(page.contains("@gus") && !page.contains("name=\"name\""), "{page}");
    send(bridge.net(), &path, &[("password", "quatre vélos bleus")]).await.expect(303);
    let gus = bridge.signed_in("gus").await;
    let seen = gus.api("GET", &format!("/posts/{post}"), None).await.expect(200).json();
    assert_eq!(seen["author"]["handle"], "gus", "the same person");
    assert_eq!(bridge.guests().await["guests"][0]["until"], "2026-12-07T10:00:00Z");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_administrators_closed_stays_closed() {
    let bridge = Bridge::new().await;
    bridge.comes("gus@partner.example", "Gus").await;
    bridge.boss.api("PUT", "/people/gus/closed", None).await.expect(204);
    let path = bridge.invite("gus@partner.example").await;
    bridge.net().nobody().get(&path).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_let_go_and_close_the_space_to_guests() {
    let bridge = Bridge::new().await;
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    let eve = bridge.comes("eve@partner.example", "Eve").await;
    bridge.ana.api("DELETE", "/spaces/bridge/guests/ana", None).await.expect(404);
    bridge.ana.api("DELETE", "/spaces/bridge/guests/gus", None).await.expect(204);
    gus.api("GET", "/me", None).await.expect(401);
    eve.api("GET", "/spaces/bridge", None).await.expect(200);
    eve.api("DELETE", "/spaces/bridge/guests/eve", None).await.expect(403);
    let close = [("name", "bridge"), ("takes_guests", "false"), ("confirmed", "true")];
    bridge.ana.post("/spaces/bridge/edit", &close).await.expect(303);
    eve.api("GET", "/me", None).await.expect(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_who_came_by_another_way_have_an_end_too() {
    let mut bridge = Bridge::new().await;
    let gus = bridge.net().guest("gus").await;
    bridge.net().join(bridge.space, &gus).await;
    assert_eq!(bridge.guests().await["guests"], json!([]));
    server::sweeper(&bridge.net().app).sweep().await.unwrap();
    assert_eq!(bridge.guests().await["guests"][0]["until"], "2026-09-08T10:00:00Z");
    // Who is a member by then stays.
    let member = Some(json!({ "role": "member" }));
    bridge.boss.api("PUT", "/people/gus/role", member).await.expect(204);
    bridge.after_days(91).await;
    let members = bridge.ana.api("GET", "/spaces/bridge/members", None).await.json();
    assert_eq!(members["items"].as_array().unwrap().len(), 2);
}
