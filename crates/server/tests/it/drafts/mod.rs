//! Drafts: kept for their author alone, gone on with elsewhere, published when they are due.

mod plan;

use kernel::{Clock, Time};
use posts::drafts::publish_due;
use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use crate::kinds::{id, room};

async fn drafts(who: &Client) -> Vec<Value> {
    let list = who.api("GET", "/drafts", None).await.expect(200).json();
    list.as_array().expect("a list").clone()
}

/// A network whose clock stands still until it is moved, and that clock.
async fn standing() -> (TestApp, Clock) {
    let clock = Clock::standing_at(Time(1_800_000_000_000_000));
    (TestApp::at(clock.clone(), |_| {}).await, clock)
}

/// An hour from now.
async fn in_an_hour(net: &TestApp) -> Time {
    net.app.db.read(|tx| Ok(tx.now().plus_seconds(3_600))).await.unwrap()
}

/// Publishes what is due, until nothing is.
async fn publish_all(net: &TestApp) {
    while publish_due(&net.app.db).await.unwrap() {}
}

/// The tag of the only draft.
async fn etag(who: &Client) -> String {
    drafts(who).await[0]["etag"].as_str().expect("a tag").to_owned()
}

fn poll(space: &str) -> Value {
    json!({ "space": space, "kind": "poll", "title": "Tea?", "body": "Canarytea",
        "fields": { "options": ["Yes", "No"] } })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_its_authors_alone() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let draft = ana.api("POST", "/drafts", Some(json!({ "content": poll("room") })));
    let draft = draft.await.expect(201).json();
    let path = format!("/drafts/{}", id(&draft));
    assert_eq!(draft["content"]["fields"]["options"], json!(["Yes", "No"]));
    for who in [&ben, &net.administrator("root").await] {
        assert!(drafts(who).await.is_empty());
        who.api("GET", &path, None).await.expect(404);
        who.get(&path).await.expect(404);
        who.api("PUT", &path, Some(json!({ "content": poll("room") }))).await.expect(404);
        who.api("DELETE", &path, None).await.expect(204);
        who.post(&format!("{path}/delete"), &[]).await.expect(303);
        assert!(!who.get("/drafts").await.expect(200).text.contains("Tea?"));
    }
    net.nobody().api("GET", "/drafts", None).await.expect(401);
    let content = json!({ "space": "room", "body": "Other words" });
    let other = json!({ "content": content, "etag": draft["etag"] });
    ana.api("PUT", &path, Some(other)).await.expect(200);
    assert_eq!(drafts(&ana).await[0]["content"]["body"], json!("Other words"));
    // Nobody was told.
    let log = net.app.db.read(|tx| tx.log_after(kernel::Position::default(), 1_000)).await.unwrap();
    assert!(log.iter().all(|entry| !entry.kind.starts_with("draft")));
    ana.api("DELETE", &path, None).await.expect(204);
    ana.api("GET", &path, None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_keeps_goes_on_and_publishes_without_scripts() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    let file = ana.upload("plan.txt", b"plan".to_vec()).await.expect(201).json();
    let typed = [
        ("space", "room"),
        ("kind", "poll"),
        ("title", "Tea?"),
        ("body", "Canarytea"),
        ("poll-options", "Yes"),
        ("poll-several", "1"),
        ("poll-until", "2030-12-01T14:00"),
        ("file", file["id"].as_str().unwrap()),
        ("keep", "draft"),
    ];
    let kept = ana.post_files("/drafts", &typed, Vec::new()).await.expect(303);
    assert_eq!(kept.location(), "/drafts");
    let draft = id(&drafts(&ana).await[0]);
    assert!(ana.get("/drafts").await.text.contains(&format!("/drafts/{draft}")));
    let page = ana.get(&format!("/drafts/{draft}")).await.expect(200).text;
    for kept in ["Tea?", "Canarytea", "value=\"Yes\"", "2030-12-01T14:00", "plan.txt"] {
        assert!(page.contains(kept), "{kept}");
    }
    assert!(page.contains("name=\"poll-several\" value=\"1\" checked"));
    let mut typed = typed.to_vec();
    typed.push(("poll-options", "No"));
    let etag = etag(&ana).await;
    typed.extend([("draft", draft.as_str()), ("etag", &etag)]);
    ana.post_files("/posts", &typed, Vec::new()).await.expect(303);
    assert!(drafts(&ana).await.is_empty());
    let list = ana.api("GET", "/spaces/room/posts", None).await.json();
    assert_eq!(list["items"][0]["files"][0]["name"], json!("plan.txt"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_due_is_published_once_and_not_before() {
    let (net, clock) = standing().await;
    let (ana, ben, _) = room(&net).await;
    let due = in_an_hour(&net).await;
    let new = json!({ "content": poll("room"), "due_at": due });
    ana.api("POST", "/drafts", Some(new)).await.expect(201);
    let past = json!({ "content": poll("room"), "due_at": "2001-01-01T00:00:00Z" });
    ana.api("POST", "/drafts", Some(past)).await.expect(422);
    clock.advance(3_599);
    publish_all(&net).await;
    assert_eq!(drafts(&ana).await.len(), 1);
    assert!(!ben.get("/spaces/room").await.text.contains("Tea?"));
    clock.advance(1);
    // Two processes at once.
    let (one, other) = tokio::join!(publish_due(&net.app.db), publish_due(&net.app.db));
    assert!(one.unwrap() || other.unwrap());
    clock.advance(60);
    publish_all(&net).await;
    assert!(drafts(&ana).await.is_empty());
    let list = ben.api("GET", "/spaces/room/posts", None).await.json();
    let items = list["items"].as_array().unwrap();
    assert_eq!((items.len(), &items[0]["author"]["handle"]), (1, &json!("ana")));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_no_longer_be_published_is_kept_whole_and_says_why() {
    let (net, clock) = standing().await;
    let (ana, ben, _) = room(&net).await;
    let closed = net.space(&ana, "vault", Access::Secret).await;
    net.join(closed, &ben).await;
    let due = in_an_hour(&net).await;
    // A file that goes elsewhere before the hour comes.
    let file = ben.upload("plan.txt", b"plan".to_vec()).await.expect(201).json();
    let with_file = json!({ "space": "room", "body": "Canaryfile", "files": [file["id"]] });
    let announcement = json!({ "space": "room", "kind": "announcement", "title": "Hear" });
    for content in [poll("vault"), announcement, with_file.clone(), poll("room")] {
        let new = json!({ "content": content, "due_at": due });
        ben.api("POST", "/drafts", Some(new)).await.expect(201);
    }
    ana.api("DELETE", "/spaces/vault/members/ben", None).await.expect(204);
    ben.api("POST", "/posts", Some(with_file)).await.expect(201);
    clock.advance(3_600);
    publish_all(&net).await;
    let kept = drafts(&ben).await;
    assert!(kept.iter().all(|draft| draft["due_at"] == Value::Null));
    let mut problems: Vec<&str> = kept.iter().map(|d| d["problem"].as_str().unwrap()).collect();
    problems.sort_unstable();
    assert_eq!(problems, ["kind-only-animators", "post-file-gone", "post-space-gone"]);
    assert!(!ana.get("/spaces/vault").await.text.contains("Tea?"));
    let list = ana.api("GET", "/spaces/room/posts", None).await.json();
    // The poll, and what Ben published himself: of what failed, nothing was left behind.
    assert_eq!(list["items"].as_array().unwrap().len(), 2);
    assert!(ben.get("/drafts").await.text.contains("Only space managers"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_its_hour_keeps_it_while_one_types() {
    let (net, _) = standing().await;
    let (ana, ..) = room(&net).await;
    let due = in_an_hour(&net).await;
    let new = json!({ "content": poll("room"), "due_at": due });
    let draft = id(&ana.api("POST", "/drafts", Some(new)).await.expect(201).json());
    let typed = [("space", "room"), ("kind", "message"), ("body", "Half"), ("draft", &draft)];
    ana.post_files("/drafts", &typed, Vec::new()).await.expect(409);
    let after = &drafts(&ana).await[0];
    assert_eq!((&after["due_at"], &after["content"]["title"]), (&json!(due), &json!("Tea?")));
    // Taking the hour away, or choosing another, is a click.
    let etag = etag(&ana).await;
    let mut asked = typed.to_vec();
    asked.extend([("etag", etag.as_str()), ("keep", "draft")]);
    ana.post_files("/drafts", &asked, Vec::new()).await.expect(303);
    assert_eq!(drafts(&ana).await[0]["due_at"], Value::Null);
    asked[5] = ("keep", "due");
    let page = ana.post_files("/drafts", &asked, Vec::new()).await.expect(422).text;
    assert!(page.contains("Half") && page.contains("Choose a publication date first."));
}

#[tokio::test(flavor = "multi_thread")]
async fn files_survive_what_is_refused() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    let typed = [("space", "room"), ("kind", "poll"), ("title", "Tea?")];
    let files = vec![("plan.txt", b"plan".to_vec())];
    let page = ana.post_files("/posts", &typed, files).await.expect(422).text;
    let (_, rest) = page.split_once("name=\"file\" value=\"").expect("the file, still there");
    let file = rest.split('"').next().unwrap().to_owned();
    let mut typed = typed.to_vec();
    typed.extend([("poll-options", "Yes"), ("poll-options", "No"), ("file", &file)]);
    ana.post_files("/posts", &typed, Vec::new()).await.expect(303);
    let list = ana.api("GET", "/spaces/room/posts", None).await.json();
    assert_eq!(list["items"][0]["files"][0]["name"], json!("plan.txt"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_shows_the_text_and_keeps_the_form() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    let typed =
        [("space", "room"), ("kind", "question"), ("title", "Why?"), ("body", "**Bold** <b>")];
    let page = ana.post_files("/preview", &typed, Vec::new()).await.expect(200).text;
    assert!(page.contains("<strong>Bold</strong> &lt;b&gt;"));
    assert!(page.contains("value=\"Why?\"") && page.contains("**Bold**"));
    let list = ana.api("GET", "/spaces/room/posts", None).await.json();
    assert!(list["items"].as_array().unwrap().is_empty() && drafts(&ana).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn files_survive_a_comment_that_is_refused() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    let post = ana.publish("room", "Tea?").await;
    let first = ana.comment(&post, "Green.").await;
    let (path, long) = (format!("/posts/{post}/comments"), "x".repeat(100_001));
    for parent in ["", &first] {
        let typed = [("parent", parent), ("body", &long)];
        let files = vec![("plan.txt", b"plan".to_vec())];
        let page = ana.post_files(&path, &typed, files).await.expect(422).text;
        let (_, rest) = page.split_once("name=\"file\" value=\"").expect("the file, still there");
        let file = rest.split('"').next().unwrap();
        assert!(page.contains("plan.txt") && page.contains(&long));
        let typed = [("parent", parent), ("body", "Here it is."), ("file", file)];
        ana.post_files(&path, &typed, Vec::new()).await.expect(303);
        let list = ana.api("GET", &path, None).await.expect(200).json();
        assert_eq!(list["items"][0]["files"][0]["name"], json!("plan.txt"), "{parent}");
    }
}
