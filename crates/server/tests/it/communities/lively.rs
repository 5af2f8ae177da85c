//! What managers have at hand: a welcome for newcomers, links, and what to do this week.

use kernel::{Clock, Time};
use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::kinds::published;
use testkit::{Client, TestApp};

use crate::rules::{is, members, rule, settle};

const DAY: i64 = 86_400;

async fn standing() -> (TestApp, Clock) {
    let clock = Clock::standing_at(Time(1_800_000_000_000_000));
    (TestApp::at(clock.clone(), |_| {}).await, clock)
}

/// What there is to do, as pairs of what and whom or how many.
async fn week(who: &Client) -> Vec<(String, Value)> {
    let all = who.api("GET", "/spaces/room/week", None).await.expect(200).json();
    let all = all.as_array().expect("a list").iter();
    let line = |one: &Value| {
        let about = if one["about"] == "" { &one["count"] } else { &one["about"] };
        (one["key"].as_str().expect("a key").to_owned(), about.clone())
    };
    // But for the first line of any new space.
    all.filter(|one| one["key"] != "people").map(line).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn newcomers_are_welcomed_and_links_stand_beside_the_posts() {
    let (net, clock) = standing().await;
    let (ana, ben, out) =
        (net.member("ana").await, net.member("ben").await, net.member("out").await);
    let gus = net.guest("gus").await;
    let space = net.space_of(&ana, "room", Access::Closed, Kind::External).await;
    net.join(space, &ben).await;
    net.join(space, &gus).await;
    let path = "/spaces/room/welcome";
    let welcome = json!({ "text": "Ask **Zoë** first", "links": [
        { "label": "Handbook", "href": "https://example.com/book" },
        { "label": "People", "href": "/people" } ] });
    for (who, read, write) in
        [(&ana, 200, 204), (&ben, 200, 403), (&gus, 200, 403), (&out, 404, 404)]
    {
        let (handle, body) = (who.handle(), Some(welcome.clone()));
        assert_eq!(who.api("PUT", path, body).await.status, write, "{handle}");
        assert_eq!(who.api("GET", path, None).await.status, read, "{handle}");
        let page = who.get(path).await.status;
        assert_eq!(page, if write == 204 { 200 } else { write }, "{handle}");
    }
    for who in [&ana, &ben, &gus] {
        let page = who.get("/spaces/room").await.expect(200).text;
        assert!(page.contains("Ask <strong>Zoë</strong> first"), "{}", who.handle());
        assert!(page.contains("href=\"https://example.com/book\""), "{}", who.handle());
    }
    let page = out.get("/spaces/room").await.expect(200).text;
    assert!(!page.contains("Zoë") && !page.contains("example.com"), "{page}");
    clock.advance(15 * DAY);
    let page = ben.get("/spaces/room").await.expect(200).text;
    assert!(!page.contains("Zoë") && page.contains("Handbook"), "{page}");
    // What is wrong is said, and what was typed stays.
    for href in ["javascript:alert(1)", "//evil.example", "ftp://a", "https://", "/a b", "/\\evil"]
    {
        let form = [("text", "Kept words"), ("label-1", "Trap"), ("href-1", href)];
        let page = ana.post(path, &form).await.expect(422).text;
        assert!(page.contains("Kept words") && page.contains("value=\"Trap\""), "{href}: {page}");
    }
    let many: Vec<Value> =
        (0..9).map(|n| json!({ "label": "a", "href": format!("/{n}") })).collect();
    ana.api("PUT", path, Some(json!({ "links": many }))).await.expect(422);
    ana.api("PUT", path, Some(json!({ "text": "a".repeat(2_001) }))).await.expect(422);
    ana.post(path, &[("text", ""), ("label-3", "Only"), ("href-3", "/only")]).await.expect(303);
    let kept = ana.api("GET", path, None).await.expect(200).json();
    assert_eq!(kept, json!({ "text": "", "links": [{ "label": "Only", "href": "/only" }] }));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_new_in_a_space_that_is_restored() {
    let (net, clock) = standing().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    net.join(space, &ben).await;
    clock.advance(8 * DAY);
    ana.api("DELETE", "/spaces/room", None).await.expect(204);
    ana.api("POST", "/spaces/room/restore", None).await.expect(204);
    ana.publish("room", "We are back").await;
    assert!(week(&ana).await.is_empty(), "nobody is greeted twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_a_rule_put_there_is_greeted_by_nobody() {
    let (net, _clock) = standing().await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &eve).await;
    ben.api("PATCH", "/me", Some(json!({ "site": "Lyon" }))).await.expect(200);
    let lyon = rule(json!([[is("site", "Lyon")]]));
    ana.api("PUT", "/spaces/room/rule", lyon).await.expect(200);
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana", "ben", "eve"]);
    let now = week(&ana).await;
    assert!(now.len() == 1 && now[0].1 == "Eve", "{now:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_are_told_what_to_do_this_week() {
    let (net, clock) = standing().await;
    let (ana, ben, out) =
        (net.member("ana").await, net.member("ben").await, net.member("out").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    assert!(week(&ana).await.is_empty());
    let page = ana.get("/spaces/room").await.expect(200).text;
    assert!(page.contains("Invite the first people") && page.contains("/spaces/room/invite"));
    net.join(space, &ben).await;
    // Nobody else is told.
    ben.api("GET", "/spaces/room/week", None).await.expect(403);
    out.api("GET", "/spaces/room/week", None).await.expect(404);
    let name = ben.api("GET", "/people/ben", None).await.expect(200).json()["name"].clone();
    assert_eq!(week(&ana).await, [("greet".to_owned(), name.clone())]);
    let page = ana.get("/spaces/room").await.expect(200).text;
    assert!(page.contains("What to do this week"), "{page}");
    assert!(!ben.get("/spaces/room").await.text.contains("What to do this week"));
    // The link begins the greeting; whoever was named was greeted.
    let at = page.find("/posts/new?space=room&#38;kind=message&#38;body=").expect("a link");
    let href = page[at..].split('"').next().unwrap().replace("&#38;", "&");
    assert!(ana.get(&href).await.expect(200).text.contains("Welcome @ben!"));
    ana.publish("room", "Welcome @ben!").await;
    assert!(week(&ana).await.is_empty());
    out.api("PUT", "/spaces/room/membership", Some(json!({}))).await.expect(202);
    let question = json!({ "space": "room", "kind": "question", "title": "Where?", "body": "?" });
    let question = published(&ben, question).await["id"].as_str().unwrap().to_owned();
    let content = json!({ "space": "room", "body": "Later" });
    let due = |days: i64| Time(1_800_000_000_000_000).plus_seconds(days * DAY);
    for body in [
        json!({ "content": content, "due_at": due(3) }),
        json!({ "content": content, "due_at": due(30) }),
        json!({ "content": content }),
        json!({ "content": { "space": "elsewhere", "body": "Later" } }),
    ] {
        ana.api("POST", "/drafts", Some(body)).await.expect(201);
    }
    let said = |key: &str, n: i64| (key.to_owned(), json!(n));
    assert_eq!(week(&ana).await, [said("requests", 1), said("due", 1), said("drafts", 1)]);
    // The drafts are still of the space where it has another address.
    ana.api("PATCH", "/spaces/room", Some(json!({ "slug": "hall" }))).await.expect(200);
    assert_eq!(week(&ana).await, [said("requests", 1), said("due", 1), said("drafts", 1)]);
    ana.api("PATCH", "/spaces/room", Some(json!({ "slug": "room" }))).await.expect(200);
    clock.advance(2 * DAY);
    let unanswered = ("unanswered".to_owned(), json!("Where?"));
    assert_eq!(week(&ana).await[1], unanswered);
    let page = ana.get("/spaces/room").await.expect(200).text;
    assert!(page.contains(&format!("href=\"/posts/{question}#write\"")), "{page}");
    ana.comment(&question, "Here").await;
    assert!(!week(&ana).await.contains(&unanswered));
    clock.advance(20 * DAY);
    let now = week(&ana).await;
    assert!(now.contains(&said("quiet", 22)), "{now:?}");
    // Nothing is to be done in an archived space.
    ana.api("PUT", "/spaces/room/archive", None).await.expect(204);
    assert!(week(&ana).await.is_empty());
}
