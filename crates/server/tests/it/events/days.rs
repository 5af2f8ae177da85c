//! What takes place between two moments, for one person.

use events::day::{self, Entry, Source, Standing};
use kernel::work::Work;
use kernel::{Time, Tx, params};
use serde_json::json;
use spaces::Access;
use testkit::kinds::{id, moved, published};
use testkit::{Client, TestApp};

use super::{at, event, network};

kernel::sql! {
    static AS_BEFORE = "DELETE FROM events";
    static AS_BEFORE_THEN = "DELETE FROM event_occurrences";
    static AND_THEN = "DELETE FROM event_people";
    static CHOSEN = "UPDATE people SET zone = $2 WHERE id = $1";
}

async fn entries(net: &TestApp, who: &Client, from: &str, to: &str) -> Vec<Entry> {
    let (viewer, from, to) = (who.viewer(), at(from), at(to));
    net.app.db.read(move |tx| day::of(tx, &viewer, from, to)).await.expect("a day")
}

/// What is there from March to May, in words: the start, the title, what it is to the viewer.
async fn spring(net: &TestApp, who: &Client) -> Vec<(String, String, Option<Standing>)> {
    let all = entries(net, who, "2026-03-01T00:00:00Z", "2026-05-31T00:00:00Z").await;
    let said = all.into_iter().map(|it| {
        let standing = match it.source {
            Source::Event { standing, .. } => Some(standing),
            Source::Calendar(_) => None,
        };
        (it.starts.to_string(), it.title, standing)
    });
    said.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_holds_what_one_wrote_answered_or_is_invited_to() {
    let (net, _, [ana, ben, eve]) = network().await;
    let one = |fields: serde_json::Value, title: &str| event(title, fields);
    let when = json!({ "start": "2026-03-10T09:00:00Z", "end": "2026-03-10T10:00:00Z" });
    let walk = id(&published(&ana, one(when.clone(), "Walk")).await);
    let asked = json!({ "start": "2026-03-11T09:00:00Z", "people": ["ben"] });
    published(&ana, one(asked, "Talk")).await;
    let all = json!({ "start": "2026-03-12T09:00:00Z", "everyone": true });
    let lunch = id(&published(&ana, one(all, "Lunch")).await);
    let titles = |all: Vec<(String, String, Option<Standing>)>| -> Vec<(String, Standing)> {
        all.into_iter().map(|(_, title, standing)| (title, standing.unwrap())).collect()
    };
    let (mine, unanswered) = (Standing::Author, Standing::Unanswered);
    let of_ana = titles(spring(&net, &ana).await);
    assert_eq!(of_ana, ["Walk", "Talk", "Lunch"].map(|title| (title.to_owned(), mine)));
    let of_ben = titles(spring(&net, &ben).await);
    assert_eq!(of_ben, [("Talk".into(), unanswered), ("Lunch".into(), unanswered)]);
    moved(&eve, &walk, "answer", json!({ "answer": "maybe" })).await;
    moved(&eve, &lunch, "answer", json!({ "answer": "no" })).await;
    assert_eq!(titles(spring(&net, &eve).await), [("Walk".into(), Standing::Maybe)]);
    moved(&ana, &walk, "cancel", json!({})).await;
    assert_eq!(titles(spring(&net, &eve).await), []);
    moved(&ana, &walk, "hold", json!({})).await;
    assert_eq!(titles(spring(&net, &eve).await), [("Walk".into(), Standing::Maybe)]);
    // Who is not in the room any more has nothing of it.
    eve.post("/spaces/room/leave", &[]).await.expect(303);
    let secret = net.space(&ana, "cellar", Access::Secret).await;
    net.join(secret, &ben).await;
    let hidden = json!({ "space": "cellar", "kind": "event", "title": "Hidden",
        "fields": { "start": "2026-03-13T09:00:00Z", "people": ["ben"] } });
    published(&ana, hidden).await;
    assert_eq!(titles(spring(&net, &ben).await).last().unwrap().0, "Hidden");
    ben.post("/spaces/cellar/leave", &[]).await.expect(303);
    assert_eq!(titles(spring(&net, &ben).await).len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn hours_keep_through_both_changes_of_the_clock_and_exceptions_hold() {
    let (net, _, [ana, _, _]) = network().await;
    let weekly = json!({ "start": "2026-03-23T08:00:00Z", "end": "2026-03-23T09:00:00Z",
        "repeat": "weekly", "until": "2026-04-13", "zone": "Europe/Paris" });
    let post = id(&published(&ana, event("Round", weekly)).await);
    let starts = |all: Vec<(String, String, Option<Standing>)>| -> Vec<String> {
        all.into_iter().map(|(starts, ..)| starts[..16].to_owned()).collect()
    };
    // Nine o'clock in Paris: 8:00 UTC in winter, 7:00 in summer.
    let all = ["2026-03-23T08:00", "2026-03-30T07:00", "2026-04-06T07:00", "2026-04-13T07:00"];
    assert_eq!(starts(spring(&net, &ana).await), all);
    moved(&ana, &post, "skip", json!({ "day": "2026-03-30" })).await;
    let later = json!({ "day": "2026-04-06", "start": "2026-04-07T13:00:00Z" });
    moved(&ana, &post, "reschedule", later).await;
    let changed = [all[0], "2026-04-07T13:00", all[3]];
    assert_eq!(starts(spring(&net, &ana).await), changed);
    moved(&ana, &post, "unskip", json!({ "day": "2026-03-30" })).await;
    assert_eq!(starts(spring(&net, &ana).await).len(), 4);
    // A day on which it is not, and somebody else's event.
    let path = format!("/posts/{post}/moves/skip");
    let refused = json!({ "day": "2026-03-31" });
    ana.api("POST", &path, Some(refused)).await.expect(422);
    // The other hour of the whole series is the other hour of what is left of it.
    let edit =
        json!({ "fields": { "start": "2026-03-23T10:00:00Z", "end": "2026-03-23T11:00:00Z" } });
    ana.api("PATCH", &format!("/posts/{post}"), Some(edit)).await.expect(200);
    let now = ["2026-03-23T10:00", "2026-03-30T09:00", "2026-04-07T13:00", "2026-04-13T09:00"];
    assert_eq!(starts(spring(&net, &ana).await), now);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_day_is_the_same_day_overseas() {
    let (net, _, [ana, ben, _]) = network().await;
    let fair = json!({ "start": "2026-05-13T22:00:00Z", "end": "2026-05-15T21:59:00Z",
        "whole_day": true, "zone": "Europe/Paris", "people": ["ben"] });
    published(&ana, event("Fair", fair)).await;
    let ids = ben.id();
    let choose =
        move |tx: &mut Tx<'_>| tx.execute(&CHOSEN, params![ids, "Pacific/Noumea"]).map(drop);
    net.app.db.write(choose).await.unwrap();
    let of = |all: Vec<Entry>| -> Vec<(String, String)> {
        all.iter().map(|it| (it.starts.to_string(), it.ends.to_string())).collect()
    };
    // The 14th and the 15th in Paris, and in Nouméa, eleven hours ahead of UTC.
    let paris = of(entries(&net, &ana, "2026-05-14T12:00:00Z", "2026-05-14T13:00:00Z").await);
    assert_eq!(paris, [("2026-05-13T22:00:00Z".into(), "2026-05-15T22:00:00Z".into())]);
    let noumea = of(entries(&net, &ben, "2026-05-14T12:00:00Z", "2026-05-14T13:00:00Z").await);
    assert_eq!(noumea, [("2026-05-13T13:00:00Z".into(), "2026-05-15T13:00:00Z".into())]);
    assert!(entries(&net, &ben, "2026-05-15T13:00:00Z", "2026-05-16T13:00:00Z").await.is_empty());
    assert_eq!(entries(&net, &ana, "2026-05-15T13:00:00Z", "2026-05-16T13:00:00Z").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn occurrences_are_written_ahead_as_time_goes_and_for_what_was_there_before() {
    let (net, clock, [ana, _, _]) = network().await;
    let daily =
        json!({ "start": "2026-03-03T08:00:00Z", "repeat": "daily", "zone": "Europe/Paris" });
    published(&ana, event("Stand-up", daily)).await;
    published(&ana, event("Once", json!({ "start": "2026-03-03T09:00:00Z" }))).await;
    // As an earlier release left them.
    let forget = |tx: &mut Tx<'_>| {
        tx.execute(&AS_BEFORE_THEN, params![])?;
        tx.execute(&AND_THEN, params![])?;
        tx.execute(&AS_BEFORE, params![]).map(drop)
    };
    net.app.db.write(forget).await.unwrap();
    events::Keeper(net.app.clone()).round().await.expect("a round");
    assert_eq!(spring(&net, &ana).await.len(), 90);
    let far = || entries(&net, &ana, "2027-05-01T00:00:00Z", "2027-05-02T00:00:00Z");
    assert!(far().await.is_empty());
    clock.advance(60 * 86_400);
    events::Keeper(net.app.clone()).round().await.expect("a round");
    assert_eq!(far().await.len(), 1);
    assert_eq!(far().await[0].starts, Time(at("2027-05-01T07:00:00Z").0));
}
