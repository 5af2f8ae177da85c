//! Places that are counted, who waits, who is told.

use serde_json::{Value, json};
use testkit::Client;
use testkit::kinds::{id, moved, published, seen};

use super::{event, keep, network};
use crate::inbox::waiting;

async fn answer(who: &Client, post: &str, answer: &str) -> Value {
    moved(who, post, "answer", json!({ "answer": answer })).await["outcome"]["answer"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_finds_no_place_waits_and_moves_up_by_itself() {
    let (net, clock, [ana, ben, eve]) = network().await;
    let fields = json!({ "start": "2026-03-10T09:00:00Z", "places": 1 });
    let post = id(&published(&ana, event("Visit", fields)).await);
    assert_eq!(answer(&ben, &post, "yes").await, "yes");
    assert_eq!(answer(&eve, &post, "yes").await, "waiting");
    clock.advance(60);
    assert_eq!(answer(&ana, &post, "yes").await, "waiting");
    // Whoever says so again keeps their turn.
    assert_eq!(answer(&eve, &post, "yes").await, "waiting");
    let outcome = seen(&eve, &post).await["outcome"].clone();
    assert_eq!(outcome["answers"], json!({ "yes": 1, "maybe": 0, "no": 0, "waiting": 2 }));
    let page = eve.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(page.contains("You are on the waiting list") && page.contains("1 of 1 places taken"));
    let answers = eve.get(&format!("/posts/{post}/answers")).await.expect(200).text;
    assert!(answers.contains("On the waiting list"), "{answers}");
    assert_eq!(answer(&ben, &post, "no").await, "no");
    assert_eq!(seen(&eve, &post).await["outcome"]["answer"], "yes");
    assert_eq!(seen(&ana, &post).await["outcome"]["answer"], "waiting");
    assert_eq!(waiting(&net, &eve).await, ["event-place*"]);
    // More places are places for those who wait.
    let edit = json!({ "fields": { "places": 5 } });
    ana.api("PATCH", &format!("/posts/{post}"), Some(edit)).await.expect(200);
    assert_eq!(seen(&ana, &post).await["outcome"]["answer"], "yes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_given_to_nobody_who_left_and_never_in_what_is_cancelled_or_over() {
    let (net, clock, [ana, ben, eve]) = network().await;
    let den = net.space(&ana, "den", spaces::Access::Closed).await;
    for who in [&ben, &eve] {
        net.join(den, who).await;
    }
    let mut new = event("Visit", json!({ "start": "2026-03-10T09:00:00Z", "places": 1 }));
    new["space"] = json!("den");
    let post = id(&published(&ana, new).await);
    assert_eq!(answer(&ana, &post, "yes").await, "yes");
    assert_eq!(answer(&ben, &post, "yes").await, "waiting");
    clock.advance(60);
    assert_eq!(answer(&eve, &post, "yes").await, "waiting");
    ben.post("/spaces/den/leave", &[]).await.expect(303);
    answer(&ana, &post, "no").await;
    assert_eq!(seen(&eve, &post).await["outcome"]["answer"], "yes");
    // Somebody waits again; the event is cancelled, then over.
    answer(&ana, &post, "yes").await;
    assert_eq!(seen(&ana, &post).await["outcome"]["answer"], "waiting");
    moved(&ana, &post, "cancel", json!({})).await;
    let path = format!("/posts/{post}");
    let edit = |places: i64| Some(json!({ "fields": { "places": places } }));
    ana.api("PATCH", &path, edit(5)).await.expect(200);
    assert_eq!(seen(&ana, &post).await["outcome"]["answer"], "waiting");
    ana.api("PATCH", &path, edit(1)).await.expect(200);
    moved(&ana, &post, "hold", json!({})).await;
    clock.advance(30 * 86_400);
    answer(&eve, &post, "no").await;
    assert_eq!(seen(&ana, &post).await["outcome"]["answer"], "waiting");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_invited_is_told_of_it_and_of_what_changes() {
    let (net, clock, [ana, ben, eve]) = network().await;
    let fields = json!({ "start": "2026-03-10T09:00:00Z", "people": ["ben"] });
    let post = id(&published(&ana, event("Talk", fields)).await);
    assert_eq!(waiting(&net, &ben).await, ["event-invited*"]);
    assert_eq!(waiting(&net, &eve).await, Vec::<String>::new());
    let edit = json!({ "fields": { "start": "2026-03-11T09:00:00Z", "people": ["ben", "eve"] } });
    ana.api("PATCH", &format!("/posts/{post}"), Some(edit)).await.expect(200);
    assert_eq!(waiting(&net, &ben).await, ["event-changed* event-invited*"]);
    assert!(waiting(&net, &eve).await[0].contains("event-invited*"));
    // Words alone are no change of its dates.
    let path = format!("/posts/{post}");
    ana.api("PATCH", &path, Some(json!({ "body": "Bring a pen" }))).await.expect(200);
    moved(&eve, &post, "answer", json!({ "answer": "no" })).await;
    clock.advance(60);
    moved(&ana, &post, "cancel", json!({})).await;
    assert!(waiting(&net, &ben).await[0].starts_with("event-cancelled*"));
    assert!(!waiting(&net, &eve).await[0].contains("event-cancelled"));
    let all = json!({ "start": "2026-03-12T09:00:00Z", "everyone": true });
    published(&ana, event("Lunch", all)).await;
    assert_eq!(waiting(&net, &eve).await[0], "event-everyone*");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_invited_who_could_not_read_it() {
    let (net, _, [ana, _, _]) = network().await;
    net.space(&ana, "cellar", spaces::Access::Secret).await;
    let new = json!({ "space": "cellar", "kind": "event", "title": "Hidden",
        "fields": { "start": "2026-03-13T09:00:00Z", "people": ["eve"] } });
    let refused = ana.api("POST", "/posts", Some(new)).await.expect(422).json();
    assert!(refused.to_string().contains("Eve cannot read this space"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_take_part_are_reminded_once_of_each_date() {
    let (net, clock, [ana, ben, eve]) = network().await;
    let fields = json!({ "start": "2026-03-03T09:00:00Z", "repeat": "daily", "until": "2026-03-04",
        "reminder": "hour", "zone": "Europe/Paris" });
    let post = id(&published(&ana, event("Stand-up", fields)).await);
    moved(&ben, &post, "answer", json!({ "answer": "yes" })).await;
    moved(&eve, &post, "answer", json!({ "answer": "no" })).await;
    keep(&net).await;
    assert_eq!(waiting(&net, &ben).await, Vec::<String>::new());
    // Nine o'clock of the next day in London: eight in the morning, an hour before.
    clock.advance(20 * 3_600);
    keep(&net).await;
    assert_eq!(waiting(&net, &ben).await, ["event-starting*"]);
    assert_eq!(waiting(&net, &ana).await, ["event-starting*"]);
    assert_eq!(waiting(&net, &eve).await, Vec::<String>::new());
    ben.api("POST", "/inbox/all", Some(json!({}))).await.expect(204);
    keep(&net).await;
    assert_eq!(waiting(&net, &ben).await, ["event-starting"]);
    clock.advance(86_400);
    keep(&net).await;
    assert_eq!(waiting(&net, &ben).await, ["event-starting*"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_told_that_something_begins_once_it_has_begun() {
    let (net, clock, [ana, ben, _]) = network().await;
    let new = |title: &str, start: &str, whole_day: bool| {
        event(
            title,
            json!({ "start": start, "whole_day": whole_day, "reminder": "hour",
            "people": ["ben"], "zone": "America/New_York" }),
        )
    };
    published(&ana, new("Begun", "2026-03-03T09:00:00Z", false)).await;
    // By the clock of its zone, that day begins five hours after it does in UTC.
    let day = id(&published(&ana, new("All day", "2026-03-03T17:00:00Z", true)).await);
    moved(&ben, &day, "answer", json!({ "answer": "no" })).await;
    let before = waiting(&net, &ana).await;
    clock.advance(16 * 3_600 + 30 * 60);
    keep(&net).await;
    assert_eq!(waiting(&net, &ana).await[0], "event-starting*", "before the day begins");
    assert_eq!(waiting(&net, &ana).await.len(), before.len() + 1);
    clock.advance(6 * 3_600);
    keep(&net).await;
    assert_eq!(waiting(&net, &ana).await.len(), before.len() + 1, "it has begun");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_makes_no_sense_is_refused_in_words() {
    let (_net, _, [ana, ben, _]) = network().await;
    let start = "2026-03-10T09:00:00Z";
    for (fields, field) in [
        (json!({ "start": start, "repeat": "hourly" }), "repeat"),
        (json!({ "start": start, "repeat": "weekly", "on": ["xx"] }), "on"),
        (json!({ "start": start, "repeat": "daily", "until": "2026-03-09" }), "until"),
        (json!({ "start": start, "repeat": "daily", "until": "2026-02-31" }), "until"),
        (json!({ "start": start, "zone": "Europe/Atlantis" }), "zone"),
        (json!({ "start": start, "places": 0 }), "places"),
        (json!({ "start": start, "end": "2028-03-10T09:00:00Z" }), "end"),
        (json!({ "start": start, "end": "2026-06-10T09:00:00Z", "repeat": "yearly" }), "end"),
        (json!({ "start": "0001-03-10T09:00:00Z" }), "start"),
    ] {
        let refused = ana.api("POST", "/posts", Some(event("Odd", fields.clone()))).await;
        let refused = refused.expect(422).json();
        assert!(
            refused["errors"][field].is_string() || refused.to_string().contains(field),
            "{refused}"
        );
    }
    let post = id(&published(&ana, event("Once", json!({ "start": start }))).await);
    for (name, said) in [
        ("skip", json!({ "day": "2026-03-10" })),
        ("skip", json!({ "day": "yesterday" })),
        ("reschedule", json!({ "day": "2026-03-10", "start": start })),
    ] {
        let path = format!("/posts/{post}/moves/{name}");
        ana.api("POST", &path, Some(said.clone())).await.expect(422);
        ben.api("POST", &path, Some(said)).await.expect(403);
    }
    ben.api("POST", &format!("/posts/{post}/moves/cancel"), Some(json!({}))).await.expect(403);
}
