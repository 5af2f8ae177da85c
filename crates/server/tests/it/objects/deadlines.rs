//! Deadlines and what happens of itself.

use kernel::work::Work;
use kernel::{Clock, Time};
use objects::Deadlines;
use serde_json::{Value, json};
use testkit::kinds::{id, moved, published, seen};
use testkit::{Client, TestApp};

use super::{declared, new, request, wrong};
use crate::inbox::settle;

const HOUR: i64 = 3_600;

/// Requests should be taken within eight hours; the author and whoever runs the room are told of some things.
fn timed() -> Value {
    let mut it = request();
    it["states"][0]["hours"] = json!(8);
    it["rules"] = json!([
        { "on": "created", "tell": ["manager"] },
        { "on": "move:take", "tell": ["author", "person:who"] },
        { "on": "late", "tell": ["author"], "sets": { "urgency": "high" } },
    ]);
    it
}

async fn network() -> (TestApp, Clock, Client, [Client; 3]) {
    let clock = Clock::standing_at(Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let ines = net.administrator("ines").await;
    let (ana, ben, eve) = testkit::kinds::room(&net).await;
    declared(&ines, &timed()).await;
    (net, clock, ines, [ana, ben, eve])
}

async fn round(net: &TestApp) {
    Deadlines(net.app.db.clone()).round().await.expect("a round");
    settle(net).await;
}

/// What waits for somebody, by its kind.
async fn waiting(who: &Client) -> Vec<String> {
    let page = who.api("GET", "/inbox", None).await.expect(200).json();
    let groups = page["items"].as_array().expect("groups").iter();
    let items = groups.flat_map(|group| group["items"].as_array().expect("items"));
    let mut kinds: Vec<String> =
        items.map(|item| item["kind"].as_str().unwrap_or_default().to_owned()).collect();
    kinds.sort();
    kinds
}

#[tokio::test(flavor = "multi_thread")]
async fn who_handles_an_object_is_told_before_and_after_its_deadline_and_once() {
    let (net, clock, _, [ana, ben, eve]) = network().await;
    let late = id(&published(&ben, new(json!({ "place": "Hall" }))).await);
    let named = id(&published(&ben, new(json!({ "place": "Yard", "who": ["eve"] }))).await);
    round(&net).await;
    assert_eq!(waiting(&ana).await, ["ruled", "ruled"]);
    clock.advance(6 * HOUR);
    round(&net).await;
    assert_eq!(
        (waiting(&ana).await, waiting(&eve).await),
        (
            vec!["ruled".to_owned(), "ruled".into(), "soon".into()],
            vec!["assigned".to_owned(), "soon".into()],
        )
    );
    // Somebody takes the second: its time is over.
    moved(&eve, &named, "take", json!({})).await;
    clock.advance(2 * HOUR);
    round(&net).await;
    round(&net).await;
    assert!(waiting(&ana).await.contains(&"late".to_owned()));
    assert!(!waiting(&eve).await.contains(&"late".to_owned()));
    assert!(waiting(&ben).await.contains(&"ruled".to_owned()));
    let path = "/objects?kind=request&f-late=yes";
    let listed = ana.api("GET", path, None).await.expect(200).json();
    let listed: Vec<String> = listed["items"].as_array().expect("items").iter().map(id).collect();
    assert_eq!(listed, [late.as_str()]);
    let page = ana.get("/objects?kind=request").await.expect(200).text;
    assert_eq!(page.matches(">Late<").count(), 1, "{page}");
    // What the rule set is there, and kept with what it was.
    assert_eq!(seen(&ana, &late).await["fields"]["urgency"], json!("high"));
    let status = ben.get(&format!("/posts/{late}/status")).await.expect(200).text;
    assert!(
        status.contains("filled in Urgency (before: Low)") && status.contains("1 person notified"),
        "{status}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_late_also_when_its_author_has_left() {
    let (net, clock, _, [ana, ben, eve]) = network().await;
    let shed = net.space(&ana, "shed", spaces::Access::Closed).await;
    net.join(shed, &ben).await;
    let place = |fields: Value| {
        let mut it = new(fields);
        it["space"] = json!("shed");
        it
    };
    published(&ben, place(json!({ "place": "Hall" }))).await;
    // Eve never read it: to name her tells her nothing, and whoever runs the space handles it.
    published(&ben, place(json!({ "place": "Yard", "who": ["eve"] }))).await;
    ben.post("/spaces/shed/leave", &[]).await.expect(303);
    clock.advance(9 * HOUR);
    round(&net).await;
    round(&net).await;
    let late = waiting(&ana).await.into_iter().filter(|kind| kind == "late").count();
    assert_eq!(late, 2);
    assert!(waiting(&eve).await.is_empty() && !waiting(&ben).await.contains(&"late".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_status_does_not_show_is_neither_told_nor_filled_in() {
    let (net, clock, ines, [ana, ben, eve]) = network().await;
    let mut it = timed();
    it["states"][1]["hours"] = json!(8);
    it["fields"][2]["from"] = json!("doing");
    it["fields"][1]["from"] = json!("doing");
    it["rules"] = json!([{ "on": "late", "tell": ["person:who"], "sets": { "urgency": "high" } }]);
    declared(&ines, &it).await;
    let post = id(&published(&ana, new(json!({ "place": "Hall" }))).await);
    moved(&ben, &post, "take", json!({})).await;
    moved(&ben, &post, "finish", json!({ "answer": "Done." })).await;
    moved(&ana, &post, "reopen", json!({})).await;
    clock.advance(9 * HOUR);
    round(&net).await;
    round(&net).await;
    assert!(waiting(&ana).await.contains(&"late".to_owned()));
    assert!(!waiting(&ben).await.iter().any(|kind| kind == "ruled" || kind == "late"));
    moved(&eve, &post, "take", json!({})).await;
    assert_eq!(seen(&eve, &post).await["fields"]["urgency"], json!(null));
    clock.advance(9 * HOUR);
    round(&net).await;
    round(&net).await;
    assert!(waiting(&eve).await.contains(&"ruled".to_owned()));
    assert_eq!(seen(&eve, &post).await["fields"]["urgency"], json!("high"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_keeps_the_deadline_and_another_state_begins_anew() {
    let (net, clock, _, [ana, ben, _]) = network().await;
    let post = id(&published(&ana, new(json!({ "place": "Hall" }))).await);
    clock.advance(7 * HOUR);
    let edit = json!({ "fields": { "place": "Yard" } });
    ana.api("PATCH", &format!("/posts/{post}"), Some(edit)).await.expect(200);
    let late = "/objects?kind=request&f-late=yes";
    let count = async |who: &Client| {
        let page = who.api("GET", late, None).await.expect(200).json();
        page["items"].as_array().expect("items").len()
    };
    assert_eq!(count(&ana).await, 0);
    clock.advance(HOUR);
    assert_eq!(count(&ana).await, 1);
    moved(&ben, &post, "take", json!({})).await;
    moved(&ben, &post, "finish", json!({ "answer": "Done." })).await;
    moved(&ana, &post, "reopen", json!({})).await;
    assert_eq!(count(&ana).await, 0);
    clock.advance(8 * HOUR);
    round(&net).await;
    assert_eq!(count(&ana).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_tell_only_those_who_read_and_are_tried_before() {
    let (net, _, ines, [ana, ben, _]) = network().await;
    let post = published(&ana, new(json!({ "place": "Hall" }))).await;
    let number = post["outcome"]["number"].as_str().expect("a number").to_owned();
    moved(&ben, &id(&post), "take", json!({})).await;
    round(&net).await;
    assert_eq!(waiting(&ana).await, ["ruled"]);
    assert!(waiting(&ben).await.is_empty(), "nobody hears of their own acts");
    let page =
        ines.get(&format!("/admin/kinds/request/try?number={number}")).await.expect(200).text;
    assert!(page.contains("Notifies Ana") && page.contains("to “high”"), "{page}");
    ines.get("/admin/kinds/request/try?number=REQ-1999-0001").await.expect(404);
    ana.get("/admin/kinds/request/try").await.expect(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_rules_and_deadlines_is_said() {
    let (_net, _, ines, _) = network().await;
    for (rule, at) in [
        (json!({ "on": "born", "tell": ["author"] }), "rules.0"),
        (json!({ "on": "move:gone", "tell": ["author"] }), "rules.0"),
        (json!({ "on": "created" }), "rules.0"),
        (json!({ "on": "created", "tell": ["reader"] }), "rules.0"),
        (json!({ "on": "created", "tell": ["person:place"] }), "rules.0"),
        (json!({ "on": "created", "tell": ["author"], "sets": { "urgency": "high" } }), "rules.0"),
        (json!({ "on": "late", "sets": { "urgency": "none" } }), "rules.0"),
        (json!({ "on": "late", "sets": { "who": null } }), "rules.0"),
    ] {
        let mut it = timed();
        it["rules"] = json!([rule]);
        let said = ines.api("PUT", "/site/kinds/request", Some(it)).await.expect(422).json();
        assert_eq!(wrong(&said)[0].0, at, "{rule}");
    }
    let mut it = timed();
    it["states"][0]["hours"] = json!(0);
    let said = ines.api("PUT", "/site/kinds/request", Some(it)).await.expect(422).json();
    assert_eq!(wrong(&said)[0].1, "Nothing is ever late: set the hours allowed in a status.");
    let mut it = timed();
    it["fields"][1]["from"] = json!("done");
    let said = ines.api("PUT", "/site/kinds/request", Some(it)).await.expect(422).json();
    let never = "“Urgency” is shown in no status that has a time: nothing would fill it in.";
    assert_eq!(wrong(&said)[0].1, never);
    // An address asks for what is late by that name.
    let mut it = timed();
    it["fields"][0]["name"] = json!("late");
    let said = ines.api("PUT", "/site/kinds/request", Some(it)).await.expect(422).json();
    assert_eq!(wrong(&said)[0].0, "fields.late");
    // A move that leads where a field must be given, and does not ask for it, can never be made.
    let mut it = timed();
    it["fields"][3]["required"] = json!(true);
    it["moves"][1]["asks"] = json!([]);
    let said = ines.api("PUT", "/site/kinds/request", Some(it)).await.expect(422).json();
    assert_eq!(wrong(&said)[0].0, "moves.finish");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_shows_rules_and_hours_as_it_takes_them() {
    let (_net, _, ines, _) = network().await;
    let page = ines.get("/admin/kinds/request").await.expect(200).text;
    for shown in [
        "name=\"s.0.hours\" type=\"number\" value=\"8\"",
        "<option value=\"move:take\" selected>",
        "<option value=\"urgency=high\" selected>",
        "name=\"r\" value=\"3\"",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    // What the form cannot say of a rule is sent again as it was declared.
    let mut it = timed();
    it["rules"][2]["sets"]["place"] = json!("Yard");
    declared(&ines, &it).await;
    let page = ines.get("/admin/kinds/request").await.expect(200).text;
    let kept =
        "value=\"kept:{&#34;place&#34;:&#34;Yard&#34;,&#34;urgency&#34;:&#34;high&#34;}\" selected";
    assert!(page.contains(kept), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_happens_of_itself_in_an_archived_space() {
    let (net, clock, _, [ana, ben, _]) = network().await;
    let late = id(&published(&ben, new(json!({ "place": "Hall" }))).await);
    round(&net).await;
    let before = (waiting(&ben).await, seen(&ben, &late).await["fields"].clone());
    ana.api("PUT", "/spaces/room/archive", None).await.expect(204);
    clock.advance(20 * HOUR);
    round(&net).await;
    assert_eq!((waiting(&ben).await, seen(&ben, &late).await["fields"].clone()), before);
    ana.api("DELETE", "/spaces/room/archive", None).await.expect(204);
    round(&net).await;
    assert_eq!(seen(&ben, &late).await["fields"]["urgency"], "high");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deadline_that_passes_while_a_space_is_deleted_is_told_when_it_is_back() {
    let (net, clock, _, [ana, ben, _]) = network().await;
    let late = id(&published(&ben, new(json!({ "place": "Hall" }))).await);
    round(&net).await;
    ana.api("DELETE", "/spaces/room", None).await.expect(204);
    clock.advance(20 * HOUR);
    round(&net).await;
    ana.api("POST", "/spaces/room/restore", None).await.expect(204);
    round(&net).await;
    assert_eq!(seen(&ben, &late).await["fields"]["urgency"], "high");
    assert!(waiting(&ana).await.contains(&"late".to_owned()), "{:?}", waiting(&ana).await);
}
