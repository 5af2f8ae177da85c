//! What a decision does lasts until it is undone, and no longer; what it took away is there again, whole.

use kernel::Clock;
use serde_json::{Value, json};
use testkit::{Client, TestApp};

use super::{case, decide, queue, report, room};
use crate::inbox::waiting;
use crate::objects::{declared, new, request};

const DAY: i64 = 86_400;

async fn again(net: &TestApp, who: &Client) -> Client {
    let id = who.id();
    let made = net.app.db.write(move |tx| {
        let viewer = people::viewer(tx, id)?.expect("an open account");
        let session = identity::session::open(tx, id, &Default::default())?;
        let (_, token) = identity::tokens::create(tx, id, "test", kernel::Scope::Full, None)?;
        Ok((viewer, session, token))
    });
    Client::new(&net.address, Some(made.await.unwrap()))
}

async fn undo(who: &Client, decision: &str) -> u16 {
    who.api("POST", &format!("/moderation/decisions/{decision}/undo"), None).await.status
}

async fn at(clock: &Clock) -> (TestApp, Client, Client, Client) {
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, noor, max) =
        (net.member("ana").await, net.member("noor").await, net.member("max").await);
    let space = net.space(&ana, "room", spaces::Access::Open).await;
    net.join(space, &noor).await;
    (net, ana, noor, max)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_for_long_is_whole_when_it_shows_again() {
    let clock = Clock::standing_at(Clock::system().now());
    let (net, ana, noor, max) = at(&clock).await;
    let ines = net.administrator("ines").await;
    declared(&ines, &request()).await;
    let label = json!({ "kind": "request", "name": "Press", "presets": { "place": "Line 3" } });
    let label = ana.api("POST", "/spaces/room/labels", Some(label)).await.expect(201).json();
    let by_label = json!({ "title": "Oil", "fields": {} });
    let path = format!("/labels/{}/posts", super::id(&label));
    let post = super::id(&noor.api("POST", &path, Some(by_label)).await.expect(201).json());
    noor.api("POST", &format!("/posts/{post}/moves/take"), Some(json!({}))).await.expect(200);
    let shown = async |who: &Client| {
        let page = who.get(&format!("/posts/{post}")).await.expect(200).text;
        (page.contains("Press"), page.contains("Line 3"))
    };
    let before = shown(&max).await;
    let case_id = report(&max, &format!("/posts/{post}"), None).await;
    let hide = json!({ "measure": "hide", "words": "No." });
    let decision = decide(&ana, &case_id, hide).await;
    clock.advance(40 * DAY);
    server::sweeper(&net.app).sweep().await.expect("it sweeps");
    let (ana, max) = (again(&net, &ana).await, again(&net, &max).await);
    assert_eq!(undo(&ana, &decision).await, 204);
    assert_eq!(shown(&max).await, before);
    let rows = |table: &'static str| {
        kernel::sql! {
            static MOVES = "SELECT COUNT(*) FROM object_moves";
            static VALUES = "SELECT COUNT(*) FROM object_values";
            static LABELS = "SELECT COUNT(*) FROM label_posts";
        }
        let sql: &'static kernel::Sql = match table {
            "moves" => &MOVES,
            "values" => &VALUES,
            _ => &LABELS,
        };
        net.app.db.read(move |tx| tx.query_one(sql, kernel::params![], |row| row.get::<i64>(0)))
    };
    for table in ["moves", "values", "labels"] {
        assert!(rows(table).await.unwrap() > 0, "{table}");
    }
    // What is gone for good leaves nothing.
    noor_deletes(&net, &noor, &post).await;
    clock.advance(31 * DAY);
    for _ in 0..2 {
        server::sweeper(&net.app).sweep().await.expect("it sweeps");
    }
    for table in ["moves", "values", "labels"] {
        assert_eq!(rows(table).await.unwrap(), 0, "{table}");
    }
}

async fn noor_deletes(net: &TestApp, noor: &Client, post: &str) {
    let noor = again(net, noor).await;
    noor.api("DELETE", &format!("/posts/{post}"), None).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_removed_stays_while_its_author_may_appeal_and_while_the_appeal_waits() {
    let clock = Clock::standing_at(Clock::system().now());
    let (net, ana, noor, max) = at(&clock).await;
    let (asked, late) = (noor.publish("room", "Asked").await, noor.publish("room", "Late").await);
    let talk = ana.publish("room", "A talk").await;
    let comment = noor.comment(&talk, "Rude").await;
    // Its author had deleted it some time before.
    noor.api("DELETE", &format!("/comments/{comment}"), None).await.expect(204);
    let remove = || json!({ "measure": "remove", "words": "No." });
    let mut decisions = Vec::new();
    for post in [&asked, &late] {
        let case_id = report(&max, &format!("/posts/{post}"), None).await;
        decisions.push(decide(&ana, &case_id, remove()).await);
    }
    clock.advance(29 * DAY);
    let noor = again(&net, &noor).await;
    let appeal = |id: &str| format!("/moderation/decisions/{id}/appeal");
    let why = || Some(json!({ "words": "It was a quotation." }));
    noor.api("POST", &appeal(&decisions[0]), why()).await.expect(204);
    clock.advance(40 * DAY);
    for _ in 0..2 {
        server::sweeper(&net.app).sweep().await.expect("it sweeps");
    }
    let noor = again(&net, &noor).await;
    let refused = noor.api("POST", &appeal(&decisions[1]), why()).await.expect(409).text;
    assert!(refused.contains("30 days"), "{refused}");
    let seen = noor.api("GET", "/moderation", None).await.expect(200).json();
    let of = |post: &str| {
        let cases = seen["about_you"].as_array().unwrap().iter();
        let found = cases.filter(|case| case["object_id"] == json!(post)).collect::<Vec<_>>();
        found[0]["may_appeal"].clone()
    };
    assert_eq!(of(&late), json!(false));
    let ines = net.administrator("ines").await;
    let path = format!("/moderation/decisions/{}/judgement", decisions[0]);
    let lifted = json!({ "outcome": "lifted", "words": "It was." });
    ines.api("POST", &path, Some(lifted)).await.expect(204);
    let max = again(&net, &max).await;
    assert!(max.get(&format!("/posts/{asked}")).await.expect(200).text.contains("Asked"));
    let ana = again(&net, &ana).await;
    assert_eq!(undo(&ana, &decisions[1]).await, 204);
    max.get(&format!("/posts/{late}")).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn undoing_gives_back_nothing_that_a_manager_deleted() {
    let room = room().await;
    for measure in ["hide", "remove"] {
        let post = room.noor.publish("room", &format!("To go, {measure}")).await;
        let path = format!("/posts/{post}");
        let case_id = report(&room.max, &path, None).await;
        room.bo.api("DELETE", &path, None).await.expect(204);
        let new = json!({ "measure": measure, "words": "No." });
        let decision = decide(&room.ana, &case_id, new).await;
        assert_eq!(undo(&room.ana, &decision).await, 204);
        room.max.get(&path).await.expect(404);
        room.bo.api("POST", &format!("{path}/restore"), None).await.expect(204);
        room.max.get(&path).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answer_to_an_appeal_ends_a_case() {
    let room = room().await;
    let answered = async |outcome: &str| {
        let post = room.noor.publish("room", &format!("Rude, {outcome}")).await;
        let case_id = report(&room.max, &format!("/posts/{post}"), None).await;
        let warn = json!({ "measure": "hide", "words": "No." });
        let decision = decide(&room.ana, &case_id, warn).await;
        let path = format!("/moderation/decisions/{decision}");
        let why = json!({ "words": "Why?" });
        room.noor.api("POST", &format!("{path}/appeal"), Some(why)).await.expect(204);
        let answer = json!({ "outcome": outcome, "words": "So." });
        room.bo.api("POST", &format!("{path}/judgement"), Some(answer)).await.expect(204);
        (case_id, decision, post)
    };
    for outcome in ["lifted", "upheld"] {
        let (case_id, decision, post) = answered(outcome).await;
        let path = format!("/moderation/cases/{case_id}/decisions");
        let hide = json!({ "measure": "hide", "words": "Again." });
        for who in [&room.ana, &room.bo] {
            who.api("POST", &path, Some(hide.clone())).await.expect(409);
            assert_eq!(undo(who, &decision).await, 409, "{outcome}");
            let seen = case(who, &case_id).await;
            assert_eq!((&seen["may_decide"], &seen["may_undo"]), (&json!(false), &json!(false)));
        }
        let there = room.max.get(&format!("/posts/{post}")).await.status;
        assert_eq!(there, if outcome == "lifted" { 200 } else { 404 });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_undone_waits_for_the_others_again_with_what_was_reported_meanwhile() {
    let room = room().await;
    let path = format!("/posts/{}", room.post);
    let case_id = report(&room.max, &path, None).await;
    let decision = decide(&room.ana, &case_id, json!({ "measure": "keep" })).await;
    assert!(waiting(&room.net, &room.bo).await.is_empty(), "seen to");
    let space = room.ana.api("GET", "/spaces/room", None).await.json();
    let cleo = room.net.member("cleo").await;
    room.net.join(super::id(&space).parse().expect("a space"), &cleo).await;
    let other = report(&cleo, &path, None).await;
    assert_ne!(other, case_id);
    assert_eq!(undo(&room.ana, &decision).await, 204);
    let told = waiting(&room.net, &room.bo).await.join(" ");
    assert!(told.contains("moderation-report*"), "{told}");
    // One case waits, with both reports.
    let cases = queue(&room.bo, "cases").await;
    assert_eq!(cases.len(), 1, "{cases:?}");
    let seen = case(&room.bo, &cases[0]).await;
    assert_eq!(seen["reports"].as_array().unwrap().len(), 2, "{seen}");
    decide(&room.bo, &cases[0], json!({ "measure": "keep" })).await;
    assert_eq!(queue(&room.ana, "cases").await, [""; 0]);
    let told = waiting(&room.net, &room.ana).await.join(" ");
    assert!(!told.contains("moderation-report*"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_report_keeps_the_words_that_were_there_and_what_the_fields_said() {
    let room = room().await;
    declared(&room.ines, &request()).await;
    let made = room.noor.api("POST", "/posts", Some(new(json!({ "place": "Quinceplace" })))).await;
    let post = super::id(&made.expect(201).json());
    let path = format!("/posts/{post}");
    let case_id = report(&room.max, &path, None).await;
    let quoted = |seen: &Value| seen["quote"]["body"].as_str().unwrap().to_owned();
    assert!(quoted(&case(&room.ana, &case_id).await).contains("Quinceplace"));
    let words = json!({ "fields": { "place": "Elsewhere" } });
    room.noor.api("PATCH", &path, Some(words)).await.expect(200);
    assert_eq!(report(&room.bo, &path, None).await, case_id);
    let seen = case(&room.ana, &case_id).await;
    assert!(quoted(&seen).contains("Quinceplace") && !quoted(&seen).contains("Elsewhere"));
    let reports = seen["reports"].as_array().unwrap();
    assert_eq!(reports[0]["quote"], Value::Null, "the same words");
    assert!(reports[1]["quote"]["body"].as_str().unwrap().contains("Elsewhere"), "{seen}");
    let page = room.ana.get(&format!("/moderation/cases/{case_id}")).await.expect(200).text;
    assert!(page.contains("Quinceplace") && page.contains("Elsewhere"));
}

#[tokio::test(flavor = "multi_thread")]
async fn undoing_loses_no_words_of_what_was_reported_meanwhile() {
    let room = room().await;
    let path = format!("/posts/{}", room.post);
    let case_id = report(&room.max, &path, None).await;
    let decision = decide(&room.ana, &case_id, json!({ "measure": "keep" })).await;
    room.noor.api("PATCH", &path, Some(json!({ "body": "Quinceless" }))).await.expect(200);
    let more = json!({ "reason": "harassment", "words": "And again." });
    room.max.api("POST", &format!("{path}/reports"), Some(more)).await.expect(201);
    report(&room.bo, &path, None).await;
    assert_eq!(undo(&room.ana, &decision).await, 204);
    let seen = case(&room.ana, &case_id).await;
    assert!(seen["quote"]["body"].as_str().unwrap().contains(super::WORDS), "{seen}");
    let reports = seen["reports"].as_array().unwrap();
    assert_eq!(reports.len(), 2, "{seen}");
    for report in reports {
        assert_eq!(report["quote"]["body"], "Quinceless", "{seen}");
    }
    assert_eq!(reports[0]["words"], "He insults me.\n\nAnd again.", "{seen}");
}
