//! Versions, and two people at once.

use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use super::{page, read};

async fn change(who: &Client, page: &str, revision: i64, body: &str) -> testkit::Answer {
    let change = json!({ "revision": revision, "body": body });
    who.api("PUT", &format!("/pages/{page}"), Some(change)).await
}

async fn versions(who: &Client, page: &str) -> Vec<Value> {
    let all = who.api("GET", &format!("/pages/{page}/versions"), None).await.expect(200).json();
    all.as_array().expect("a list").clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_save_is_a_version_that_can_be_compared_and_brought_back() {
    let net = TestApp::new().await;
    let (ana, bo) = (net.member("ana").await, net.member("bo").await);
    let room = net.space(&ana, "room", Access::Open).await;
    net.join(room, &bo).await;
    let keys = page(&ana, "Keys", "The keys are with Ana.").await;
    let path = format!("/pages/{keys}");
    let words = json!({ "revision": 1, "body": "The keys are with Bo.", "note": "New keeper" });
    let saved = bo.api("PUT", &path, Some(words)).await.expect(200).json();
    assert_eq!((&saved["merged"], &saved["page"]["revision"]), (&json!(false), &json!(2)));
    assert_eq!(saved["page"]["changed_by"]["handle"], "bo");
    assert_eq!(saved["page"]["author"]["handle"], "ana");
    // The same again is no version.
    change(&bo, &keys, 2, "The keys are with Bo.").await.expect(200);
    let all = versions(&ana, &keys).await;
    assert_eq!(all.len(), 2);
    assert_eq!(
        (&all[0]["note"], &all[0]["author"]["handle"]),
        (&json!("New keeper"), &json!("bo"))
    );
    let second = ana.api("GET", &format!("{path}/versions/2"), None).await.expect(200).json();
    let changes = second["changes"].as_array().expect("changes");
    assert!(changes.contains(&json!({ "what": "gone", "words": "Ana." })));
    assert!(changes.contains(&json!({ "what": "come", "words": "Bo." })));
    let shown = ana.get(&format!("{path}/versions/2")).await.expect(200).text;
    assert!(shown.contains("<del>Ana.</del><ins>Bo.</ins>") && shown.contains("New keeper"));
    assert!(ana.get(&format!("{path}/versions")).await.expect(200).text.contains("New keeper"));
    for missing in ["0", "3", "-1", "x"] {
        ana.get(&format!("{path}/versions/{missing}")).await.expect(404);
    }

    // Where somebody saved it since it was seen, nothing is brought back.
    ana.post(&format!("{path}/versions/1/restore"), &[("revision", "1")]).await.expect(409);
    let api = format!("{path}/versions/1/restore");
    ana.api("POST", &api, Some(json!({ "revision": 1 }))).await.expect(409);
    assert_eq!(read(&ana, &keys).await["body"], "The keys are with Bo.");
    let form = ana.get(&format!("{path}/versions/1")).await.expect(200).text;
    let seen = value(&form, "revision");
    assert_eq!(seen, "2");
    ana.post(&format!("{path}/versions/1/restore"), &[("revision", &seen)]).await.expect(303);
    let now = read(&ana, &keys).await;
    assert_eq!((&now["body"], &now["revision"]), (&json!("The keys are with Ana."), &json!(3)));
    assert_eq!(versions(&ana, &keys).await[0]["restores"], 1);
    let api = format!("{path}/versions/2/restore");
    let back = bo.api("POST", &api, Some(json!({ "revision": 3 }))).await.expect(200).json();
    assert_eq!(back["page"]["body"], "The keys are with Bo.");
    let missing = format!("{path}/versions/9/restore");
    bo.api("POST", &missing, Some(json!({ "revision": 4 }))).await.expect(404);
    // A page is not changed by the ways of other posts.
    let words = json!({ "body": "Gone" });
    ana.api("PATCH", &format!("/posts/{keys}"), Some(words)).await.expect(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_that_do_not_touch_come_together_and_those_that_do_lose_no_word() {
    let net = TestApp::new().await;
    let (ana, bo) = (net.member("ana").await, net.member("bo").await);
    let room = net.space(&ana, "room", Access::Open).await;
    net.join(room, &bo).await;
    let base = "We open at nine.\n\nWe close at six.\n\nCall the desk.";
    let hours = page(&ana, "Hours", base).await;
    change(&ana, &hours, 1, &base.replace("nine", "ten")).await.expect(200);
    let merged = change(&bo, &hours, 1, &base.replace("six", "seven")).await.expect(200).json();
    assert_eq!(merged["merged"], true);
    let both = "We open at ten.\n\nWe close at seven.\n\nCall the desk.";
    assert_eq!(merged["page"]["body"], both);

    change(&ana, &hours, 3, &both.replace("ten", "eight")).await.expect(200);
    let clash = change(&bo, &hours, 3, &both.replace("ten", "eleven")).await.expect(409).json();
    assert_eq!(clash["revision"], 4);
    assert_eq!(clash["current"]["body"], both.replace("ten", "eight"));
    assert_eq!(clash["sent"]["body"], both.replace("ten", "eleven"));
    let place = &clash["clashes"][0];
    assert_eq!(place["mine"], "We open at eleven.\n");
    assert_eq!(place["theirs"], "We open at eight.\n");
    let text = clash["merged"]["body"].as_str().expect("a text");
    assert!(text.starts_with("We open at eleven.\n\nWe open at eight.\n"), "{text}");
    assert_eq!(read(&ana, &hours).await["revision"], 4, "nothing was saved");

    // The form shows both, and what is sent next begins from theirs.
    let sent = both.replace("ten", "eleven");
    let shown = ana.get(&format!("/pages/{hours}/edit")).await.expect(200).text;
    let audience = value(&shown, "audience");
    let fields = |revision: &'static str, body: &str, title: &str| {
        [
            ("revision", revision.to_owned()),
            ("title", title.to_owned()),
            ("body", body.to_owned()),
            ("space", "room".to_owned()),
            ("audience", audience.clone()),
        ]
    };
    let post = |who: Client, fields: [(&'static str, String); 5]| {
        let path = format!("/pages/{hours}/edit");
        async move {
            let fields: Vec<_> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            who.post_files(&path, &fields, vec![]).await
        }
    };
    let again = post(bo.clone(), fields("3", &sent, "Hours")).await.expect(409).text;
    assert!(again.contains("<ins>eleven.</ins>") && again.contains("<ins>eight.</ins>"), "{again}");
    assert_eq!(value(&again, "revision"), "4");
    assert!(again.contains("We open at eleven.\n\nWe open at eight."));
    let done = post(bo.clone(), fields("4", &sent, "Hours")).await.expect(303);
    assert!(done.location().starts_with(&format!("/pages/{hours}")));
    assert_eq!(read(&ana, &hours).await["body"], sent.as_str());
    // Titles clash as well.
    let renamed = json!({ "revision": 5, "title": "Opening hours", "body": sent });
    ana.api("PUT", &format!("/pages/{hours}"), Some(renamed)).await.expect(200);
    let again = post(bo.clone(), fields("5", &sent, "Open")).await.expect(409).text;
    assert!(again.contains("<strong dir=\"auto\">Opening hours</strong>"));
    assert_eq!(value(&again, "title"), "Open");
    // From a version that never was nothing is saved.
    change(&bo, &hours, 99, "Lost?").await.expect(422);
    change(&bo, &hours, 0, "Lost?").await.expect(422);
}

/// What a field of a form holds.
fn value(page: &str, name: &str) -> String {
    let from = page.find(&format!("name=\"{name}\"")).expect("the field");
    let value = page[from..].split_once("value=\"").expect("a value").1;
    value.split('"').next().expect("its end").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_are_told_of_a_change_only_where_its_writer_says_so() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let plan = page(&ana, "Plan", "First.").await;
    let count = || async {
        let all = ana.api("GET", "/spaces/room/posts", None).await.expect(200).json();
        all["items"].as_array().expect("posts").len()
    };
    assert_eq!(count().await, 1);
    change(&ana, &plan, 1, "Second.").await.expect(200);
    assert_eq!(count().await, 1);
    let loud = json!({ "revision": 2, "body": "Third.", "note": "All new", "tell_readers": true });
    ana.api("PUT", &format!("/pages/{plan}"), Some(loud)).await.expect(200);
    assert_eq!(count().await, 2);
    let newest = ana.api("GET", "/spaces/room/posts", None).await.expect(200).json();
    assert_eq!(
        (&newest["items"][0]["kind"], &newest["items"][0]["body"]),
        (&json!("share"), &json!("All new"))
    );
}

/// The statements that a page asks for, at least: whoever works beside the requests asks too.
async fn cost(net: &TestApp, who: &Client, path: &str) -> u64 {
    let mut least = u64::MAX;
    for _ in 0..12 {
        let before = net.app.db.stats().statements;
        who.get(path).await.expect(200);
        least = least.min(net.app.db.stats().statements - before);
    }
    least
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_many_versions_costs_what_a_new_one_does() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let body = "A sentence of seven words, more or less. ".repeat(700);
    let plan = page(&ana, "Plan", &body).await;
    let path = format!("/pages/{plan}-plan");
    let new = cost(&net, &ana, &path).await;
    for n in 1..=60 {
        change(&ana, &plan, n, &format!("{body}\n\nLine {n}.")).await.expect(200);
    }
    let many = cost(&net, &ana, &path).await;
    assert!(many <= new, "{many} statements, {new} for its first version");
    let first = ana.get(&format!("/pages/{plan}/versions")).await.expect(200).text;
    assert!(first.contains("versions?before=12") && !first.contains("/versions/11\""));
}
