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
