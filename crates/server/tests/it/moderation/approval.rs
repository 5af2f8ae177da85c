//! Posts that wait for a manager, where the space chose so.

use serde_json::{Value, json};
use spaces::Access;
use testkit::Client;

use super::room;
use crate::inbox::waiting;

async fn choose(who: &Client, whose: &str) {
    who.post("/spaces/room/moderation", &[("whose", whose)]).await.expect(303);
}

async fn sent(who: &Client, body: &str) -> (u16, Value) {
    let new = json!({ "space": "room", "body": body });
    let answer = who.api("POST", "/posts", Some(new)).await;
    (answer.status, answer.json())
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_posts_wait_is_for_the_space_to_choose() {
    let room = room().await;
    let gil = room.net.guest("gil").await;
    let space = room.ana.api("GET", "/spaces/room", None).await.json();
    room.net.join(space["id"].as_str().expect("an id").parse().expect("a space"), &gil).await;
    let page = room.ana.get("/spaces/room/moderation").await.expect(200).text;
    assert!(page.contains("Whose posts wait for a manager?"));
    room.max.get("/spaces/room/moderation").await.expect(403);
    room.max.post("/spaces/room/moderation", &[("whose", "nobody")]).await.expect(403);
    let cases = [
        ("nobody", [201, 201, 201, 201]),
        ("everyone", [201, 202, 202, 202]),
        ("guests", [201, 201, 202, 201]),
        ("links", [201, 201, 201, 202]),
        // They joined a moment ago.
        ("newcomers", [201, 202, 202, 202]),
    ];
    for (whose, expected) in cases {
        choose(&room.ana, whose).await;
        let plain = format!("Words for {whose}");
        let found = [
            sent(&room.ana, "See https://example.com").await.0,
            sent(&room.max, &plain).await.0,
            sent(&gil, &plain).await.0,
            sent(&room.max, "See https://example.com/more").await.0,
        ];
        assert_eq!(found, expected, "{whose}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn its_author_sees_that_it_waits_and_may_take_it_back() {
    let room = room().await;
    choose(&room.ana, "everyone").await;
    let form = [("space", "room"), ("body", "Please print me"), ("once", "k1")];
    let answer = room.max.post_files("/posts", &form, vec![]).await.expect(303);
    assert_eq!(answer.location(), "/drafts");
    room.max.post_files("/posts", &form, vec![]).await.expect(303);
    let drafts = room.max.api("GET", "/drafts", None).await.json();
    assert_eq!(drafts.as_array().expect("drafts").len(), 1, "the same key, once");
    let id = super::id(&drafts[0]);
    assert_eq!(drafts[0]["waiting"], json!(true));
    let page = room.max.get("/drafts").await.expect(200).text;
    assert!(page.contains("Waiting for approval") && page.contains("Please print me"));
    let content =
        json!({ "content": { "space": "room", "body": "Otherwise" }, "etag": drafts[0]["etag"] });
    room.max.api("PUT", &format!("/drafts/{id}"), Some(content)).await.expect(409);
    assert_eq!(waiting(&room.net, &room.ana).await[0], "waiting-post*");

    room.max.post(&format!("/drafts/{id}/withdraw"), &[]).await.expect(303);
    room.ana.get(&format!("/moderation/waiting/{id}")).await.expect(404);
    assert!(waiting(&room.net, &room.ana).await.is_empty(), "nothing waits any more");
    let drafts = room.max.api("GET", "/drafts", None).await.json();
    assert_eq!(drafts[0]["waiting"], json!(false));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_goes_back_with_its_words_and_the_reason() {
    let room = room().await;
    choose(&room.ana, "everyone").await;
    let id = super::id(&sent(&room.max, "Rough words").await.1);
    let page = room.ana.get(&format!("/moderation/waiting/{id}")).await.expect(200).text;
    assert!(page.contains("Rough words"));
    let path = format!("/moderation/waiting/{id}/refuse");
    room.ana.post(&path, &[("reason", "")]).await.expect(422);
    room.max.post(&path, &[("reason", "Mine")]).await.expect(404);
    room.ana.post(&path, &[("reason", "Too rough.")]).await.expect(303);
    let page = room.max.get("/drafts").await.expect(200).text;
    assert!(page.contains("Rough words") && page.contains("Too rough."));
    assert_eq!(waiting(&room.net, &room.max).await, ["refused-post*"]);
    room.max.get(&format!("/drafts/{id}")).await.expect(200);
    room.ana.post(&path, &[("reason", "Again.")]).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_publishes_the_words_they_read() {
    let room = room().await;
    choose(&room.ana, "everyone").await;
    let id = super::id(&sent(&room.max, "First words").await.1);
    let path = format!("/moderation/waiting/{id}");
    let read = room.ana.api("GET", &path, None).await.json();
    let stale = json!({ "etag": "another" });
    room.ana.api("POST", &format!("{path}/approve"), Some(stale)).await.expect(412);
    let etag = read["etag"].as_str().expect("a tag");
    let answer = room.bo.post(&format!("{path}/approve"), &[("etag", etag)]).await.expect(303);
    let post = answer.location().to_owned();
    assert!(room.noor.get(&post).await.expect(200).text.contains("First words"));
    assert_eq!(room.max.api("GET", "/drafts", None).await.json(), json!([]));
    room.ana.post(&format!("{path}/approve"), &[("etag", etag)]).await.expect(404);
    // What was approved is not changed past the managers.
    let words = json!({ "body": "Other words" });
    room.max.api("PATCH", &post, Some(words)).await.expect(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_waited_keeps_what_it_was_made_of() {
    let room = room().await;
    let said = room.noor.comment(&room.post, "Paper is in the cupboard.").await;
    choose(&room.ana, "everyone").await;
    let form = room.max.get(&format!("/spaces/room/pages/new?from={said}")).await.expect(200).text;
    let from = form.find("name=\"audience\"").expect("who reads it");
    let audience = form[from..].split('"').nth(3).expect("a value").to_owned();
    let (long, once) = ("long ".repeat(60), "k");
    let send = async |note: &str| {
        let fields = [
            ("title", "Paper"),
            ("body", "On Mondays."),
            ("note", note),
            ("source", said.as_str()),
            ("audience", audience.as_str()),
            ("once", once),
        ];
        room.max.post_files("/spaces/room/pages", &fields, vec![]).await
    };
    send(&long).await.expect(422);
    assert_eq!(send("After asking Noor").await.expect(303).location(), "/drafts");
    let drafts = room.max.api("GET", "/drafts", None).await.json();
    let path = format!("/moderation/waiting/{}", super::id(&drafts[0]));
    assert!(room.ana.get(&path).await.expect(200).text.contains("After asking Noor"));
    let read = room.ana.api("GET", &path, None).await.json();
    let etag = read["etag"].as_str().expect("a tag");
    let post = room.ana.post(&format!("{path}/approve"), &[("etag", etag)]).await.expect(303);
    let id = post.location().rsplit('/').next().expect("a number").to_owned();
    let page = room.noor.get(&format!("/pages/{id}-paper")).await.expect(200).text;
    assert!(page.contains(&format!("href=\"/comments/{said}\"")), "{page}");
    let versions = room.noor.api("GET", &format!("/pages/{id}/versions"), None).await.json();
    assert!(versions.to_string().contains("After asking Noor"), "{versions}");

    // A link in the word about it is one in the page.
    choose(&room.ana, "links").await;
    let new = |note: &str| Some(json!({ "title": "Ink", "note": note }));
    room.max.api("POST", "/spaces/room/pages", new("Plain")).await.expect(201);
    room.max.api("POST", "/spaces/room/pages", new("See https://example.com")).await.expect(202);
    let plain = room.max.api("POST", "/spaces/room/pages", new("Plain too")).await.json();
    let page = format!("/pages/{}", plain["id"].as_str().expect("a page"));
    let edit =
        |note: &str| Some(json!({ "body": format!("As {note}"), "note": note, "revision": 1 }));
    room.max.api("PUT", &page, edit("See https://example.com")).await.expect(403);
    room.max.api("PUT", &page, edit("Plainly")).await.expect(200);
    let posted = json!({ "space": "room", "kind": "page", "title": "Pens",
        "fields": { "note": long } });
    room.max.api("POST", "/posts", Some(posted)).await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scheduled_post_waits_at_its_hour_and_what_is_no_post_is_refused_at_once() {
    let clock = kernel::Clock::standing_at(kernel::Clock::system().now());
    let net = testkit::TestApp::at(clock.clone(), |_| {}).await;
    let (ana, max) = (net.member("ana").await, net.member("max").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &max).await;
    let due = clock.now().plus_seconds(3_600);
    let draft = json!({ "content": { "space": "room", "body": "Later" }, "due_at": due });
    max.api("POST", "/drafts", Some(draft)).await.expect(201);
    choose(&ana, "everyone").await;
    clock.advance(3_601);
    posts::drafts::publish_due(&net.app.db).await.expect("published");
    let drafts = max.api("GET", "/drafts", None).await.json();
    assert_eq!(drafts[0]["waiting"], json!(true));
    assert_eq!(drafts.as_array().expect("drafts").len(), 1);
    assert!(!ana.get("/spaces/room").await.text.contains("Later"));
    assert_eq!(sent(&max, " ").await.0, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_is_told_what_holds_the_author_back_and_what_the_fields_say() {
    let room = room().await;
    let kind = crate::objects::request();
    crate::objects::declared(&room.ines, &kind).await;
    choose(&room.ana, "everyone").await;
    let new = crate::objects::new(json!({ "place": "Hall", "urgency": "high", "who": ["noor"] }));
    let id = super::id(&room.noor.api("POST", "/posts", Some(new)).await.expect(202).json());
    let path = format!("/moderation/waiting/{id}");
    let page = room.ana.get(&path).await.expect(200).text;
    for words in ["<strong>Place</strong> Hall", "<strong>Urgency</strong> High", "noor"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let case_id = super::report(&room.max, &format!("/posts/{}", room.post), None).await;
    let suspend = json!({ "measure": "suspend", "words": "Calm down.", "days": 7 });
    super::decide(&room.bo, &case_id, suspend).await;
    let etag = room.ana.api("GET", &path, None).await.json()["etag"].clone();
    let approve = format!("{path}/approve");
    let form = [("etag", etag.as_str().unwrap())];
    let page = room.ana.post(&approve, &form).await.expect(409).text;
    assert!(page.contains("Its author is suspended here") && page.contains("Hall"), "{page}");
    room.ana.api("POST", &approve, Some(json!({ "etag": etag }))).await.expect(409);
    let page = room.ana.post(&approve, &[("etag", "another")]).await.expect(409).text;
    assert!(page.contains("Hall"), "shown again");
    room.ines.api("PUT", "/people/noor/closed", None).await.expect(204);
    let page = room.ana.post(&approve, &form).await.expect(409).text;
    assert!(page.contains("The account of its author is deactivated"), "{page}");
}
