//! What a page of the feed asks of the database, once everything around it is in memory: counted over
//! HTTP, so that nothing beside a page is left out.

use std::fmt::Write as _;

use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

use crate::rules::{is, rule, settle};

/// A page, how many snapshots it may ask for, and how many statements in them.
struct Cost {
    name: &'static str,
    path: String,
    reads: u64,
    statements: u64,
}

fn cost(name: &'static str, path: impl Into<String>, reads: u64, statements: u64) -> Cost {
    Cost { name, path: path.into(), reads, statements }
}

/// How often a page is asked for. Whoever works beside the requests asks now and then too: what is
/// least is what the page asks.
const TIMES: usize = 12;

/// A network where something is on every page, seen by somebody who takes part.
async fn inhabited(net: &TestApp) -> (Client, String) {
    let (ada, ben) = (net.member("ada").await, net.member("ben").await);
    for slug in ["garden", "library", "workshop"] {
        let space = net.space(&ben, slug, Access::Open).await;
        net.join(space, &ada).await;
    }
    ada.api("PUT", "/people/ben/follow", None).await.expect(204);
    ada.api("PUT", "/topics/roses/follow", None).await.expect(204);
    let mut last = String::new();
    for n in 0..12 {
        let slug = ["garden", "library", "workshop"][n % 3];
        last = ben.publish(slug, &format!("Number {n} #roses")).await;
    }
    for n in 0..20 {
        let comment = ben.comment(&last, &format!("Remark {n}")).await;
        let reaction = format!("/comments/{comment}/reactions/%F0%9F%91%8D");
        ada.api("PUT", &reaction, None).await.expect(204);
    }
    ada.api("POST", "/reading", Some(json!({}))).await.expect(204);
    // Whoever is new is asked about one thing more.
    ada.api("DELETE", "/first-day", None).await.expect(204);
    (ada, last)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_warm_page_asks_the_database_once_at_most() {
    let net = TestApp::new().await;
    let (ada, post) = inhabited(&net).await;
    let wanted = [
        cost("home", "/", 1, 2),
        cost("for me", "/?order=for-me", 1, 3),
        cost("catch up", "/catch-up", 2, 7),
        cost("space", "/spaces/garden", 1, 5),
        // What stands beside it is of what each reads: people, spaces, related topics.
        cost("topic", "/topics/roses", 2, 9),
        cost("person", "/people/ben", 1, 4),
        cost("own page", "/people/ada", 1, 4),
        cost("inbox", "/inbox", 2, 9),
        cost("my day", "/day", 2, 24),
        cost("my tasks", "/tasks", 2, 8),
        cost("post", format!("/posts/{post}"), 1, 3),
        cost("home by the API", "/api/v1/feed", 0, 0),
        cost("space by the API", "/api/v1/spaces/garden/posts", 0, 0),
        cost("topic by the API", "/api/v1/topics/roses/posts", 0, 0),
        cost("person by the API", "/api/v1/people/ben/posts", 1, 1),
        cost("post by the API", format!("/api/v1/posts/{post}"), 1, 1),
        cost("thread by the API", format!("/api/v1/posts/{post}/comments"), 1, 9),
    ];
    let (mut told, mut kept) = (String::new(), true);
    for page in &wanted {
        let least = least(&net, &ada, &page.path, 200).await;
        kept &= least <= (page.reads, page.statements);
        writeln!(told, "{}: {} reads, {} statements", page.name, least.0, least.1).unwrap();
    }
    assert!(kept, "\n{told}");
    println!("{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_warm_page_of_a_space_asks_little_for_what_it_says_to_some() {
    let net = TestApp::new().await;
    let (ada, ben) = (net.member("ada").await, net.member("ben").await);
    net.space(&ben, "garden", Access::Open).await;
    ada.api("PATCH", "/me", Some(json!({ "site": "Lyon" }))).await.expect(200);
    let lyon = rule(json!([[is("site", "Lyon")]]));
    ben.api("PUT", "/spaces/garden/rule", lyon).await.expect(200);
    settle(&net).await;
    let page = ada.get("/spaces/garden").await.expect(200).text;
    assert!(page.contains("/spaces/garden/rule/because"), "{page}");
    // Nobody manages the shed; Ada is in it, and Ben is not.
    let (boss, eve) = (net.administrator("boss").await, net.member("eve").await);
    let shed = net.space(&eve, "shed", Access::Open).await;
    net.join(shed, &ada).await;
    boss.api("PUT", "/people/eve/closed", None).await.expect(204);
    let page = ada.get("/spaces/shed").await.expect(200).text;
    assert!(page.contains("/spaces/shed/manage"), "{page}");
    for (who, page) in [
        (&ada, cost("by rule", "/spaces/garden", 1, 5)),
        (&ben, cost("manager", "/spaces/garden", 2, 10)),
        (&ada, cost("of an orphaned space", "/spaces/shed", 2, 7)),
        (&ben, cost("of an orphaned space, outside", "/spaces/shed", 1, 5)),
    ] {
        let least = least(&net, who, &page.path, 200).await;
        assert!(least <= (page.reads, page.statements), "{}: {least:?}", page.name);
    }
}

/// The snapshots and the statements that a page asks for, at least.
pub async fn least(net: &TestApp, who: &Client, path: &str, status: u16) -> (u64, u64) {
    let mut least = (u64::MAX, u64::MAX);
    for _ in 0..TIMES {
        let before = net.app.db.stats();
        let asked = match path.strip_prefix("/api/v1") {
            Some(path) => who.api("GET", path, None).await,
            None => who.get(path).await,
        };
        asked.expect(status);
        let after = net.app.db.stats();
        least = least.min((after.reads - before.reads, after.statements - before.statements));
    }
    least
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_costs_what_is_not_there_does() {
    let net = TestApp::new().await;
    let (ada, ben) = (net.member("ada").await, net.member("ben").await);
    net.space(&ben, "vault", Access::Secret).await;
    let post = ben.publish("vault", "All of it #ingots").await;
    ben.api("PUT", "/topics/ingots/follow", None).await.expect(204);
    let absent = post.parse::<i64>().expect("a number") + 1;
    let pairs = [
        ("/spaces/vault".to_owned(), "/spaces/nothing".to_owned(), 404),
        ("/api/v1/spaces/vault/posts".to_owned(), "/api/v1/spaces/nothing/posts".to_owned(), 404),
        ("/topics/ingots".to_owned(), "/topics/nothing".to_owned(), 200),
        ("/api/v1/topics/ingots/posts".to_owned(), "/api/v1/topics/nothing/posts".to_owned(), 200),
        (format!("/posts/{post}"), format!("/posts/{absent}"), 404),
        (format!("/api/v1/posts/{post}"), format!("/api/v1/posts/{absent}"), 404),
    ];
    for (hidden, absent, status) in &pairs {
        // It is in memory, for those who see it.
        least(&net, &ben, hidden, 200).await;
        let [hidden_costs, absent_costs] =
            [least(&net, &ada, hidden, *status).await, least(&net, &ada, absent, *status).await];
        assert_eq!(hidden_costs, absent_costs, "{hidden}");
    }
}
