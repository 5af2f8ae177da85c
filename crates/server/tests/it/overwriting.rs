//! Words are never overwritten: a change that began from a wording which is no longer there is refused,
//! with both wordings, in pages and over the API; what a form saved itself it goes on with.

use serde_json::{Value, json};
use spaces::Access;
use testkit::{Answer, Client, TestApp};

async fn room() -> (TestApp, Client) {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    (net, ana)
}

/// A hidden field of the form on a page.
fn hidden(page: &str, name: &str) -> String {
    let (_, value) = page.split_once(&format!("name=\"{name}\" value=\"")).expect(name);
    value.split_once('"').expect("its end").0.to_owned()
}

async fn draft(who: &Client, fields: &[(&str, &str)]) -> Answer {
    let all: Vec<_> =
        [("space", "room"), ("kind", "message")].iter().chain(fields).copied().collect();
    who.post_files("/drafts", &all, Vec::new()).await
}

async fn drafts(who: &Client) -> Vec<Value> {
    who.api("GET", "/drafts", None).await.expect(200).json().as_array().expect("a list").clone()
}

/// Both wordings are in the page, the one that was typed in the form.
#[track_caller]
fn shows_both(page: &Answer, theirs: &str, mine: &str) {
    assert_eq!(page.status, 412, "{}", page.text);
    assert!(page.text.contains(&format!("tabindex=\"0\">{theirs}</pre>")), "{}", page.text);
    let (_, form) = page.text.split_once("name=\"body\"").expect("the form");
    assert!(form.contains(&format!(">{mine}</textarea>")), "{form}");
    assert!(page.text.contains("changed in the meantime"), "{}", page.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn posts_and_comments_keep_what_another_window_wrote() {
    let (_net, ana) = room().await;
    let post = ana.publish("room", "First words").await;
    let comment = ana.comment(&post, "First words").await;
    for (what, name) in
        [(format!("posts/{post}"), "post"), (format!("comments/{comment}"), "comment")]
    {
        let path = format!("/{what}/edit");
        let one = hidden(&ana.get(&path).await.expect(200).text, "etag");
        let other = one.clone();
        ana.post_files(&path, &[("body", "From one window"), ("etag", &one)], Vec::new())
            .await
            .expect(303);
        let refused = ana
            .post_files(&path, &[("body", "From the other"), ("etag", &other)], Vec::new())
            .await;
        shows_both(&refused, "From one window", "From the other");
        let read = || async { ana.api("GET", &format!("/{what}"), None).await.expect(200).json() };
        assert_eq!(read().await["body"], json!("From one window"), "{name}");
        // The same words again overwrite nothing; sent from the page that showed both, they are a choice.
        ana.post_files(&path, &[("body", "From one window"), ("etag", &other)], Vec::new())
            .await
            .expect(303);
        let known = hidden(&refused.text, "etag");
        ana.post_files(&path, &[("body", "Of both"), ("etag", &known)], Vec::new())
            .await
            .expect(303);
        assert_eq!(read().await["body"], json!("Of both"), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_is_shown_both_wordings_too() {
    let (_net, ana) = room().await;
    let post = ana.publish("room", "First words").await;
    let comment = ana.comment(&post, "First words").await;
    let kept = json!({ "content": { "space": "room", "body": "First words" } });
    let kept = ana.api("POST", "/drafts", Some(kept)).await.expect(201).json();
    let draft = format!("/drafts/{}", kept["id"].as_str().unwrap());
    for (method, path) in [
        ("PATCH", format!("/posts/{post}")),
        ("PATCH", format!("/comments/{comment}")),
        ("PUT", draft),
    ] {
        let words = |body: &str, etag: &Value| match method {
            "PUT" => json!({ "content": { "space": "room", "body": body }, "etag": etag }),
            _ => json!({ "body": body, "etag": etag }),
        };
        let read = ana.api("GET", &path, None).await.expect(200).json();
        let changed =
            ana.api(method, &path, Some(words("One", &read["etag"]))).await.expect(200).json();
        let refused =
            ana.api(method, &path, Some(words("Other", &read["etag"]))).await.expect(412).json();
        assert_eq!(refused["current"]["body"], json!("One"), "{path}: {refused}");
        assert_eq!(refused["sent"]["body"], json!("Other"), "{path}: {refused}");
        assert_eq!(refused["etag"], changed["etag"], "{path}: {refused}");
        ana.api(method, &path, Some(words("Other", &refused["etag"]))).await.expect(200);
    }
    // A draft, which has no history, is never replaced unread.
    let unread = json!({ "content": { "space": "room", "body": "Unread" } });
    let path = format!("/drafts/{}", kept["id"].as_str().unwrap());
    ana.api("PUT", &path, Some(unread)).await.expect(412);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_open_twice_keeps_both() {
    let (_net, ana) = room().await;
    draft(&ana, &[("body", "Begun"), ("keep", "draft"), ("once", "desk")]).await.expect(303);
    let id = drafts(&ana).await[0]["id"].as_str().unwrap().to_owned();
    let page = ana.get(&format!("/drafts/{id}")).await.expect(200).text;
    let (etag, once) = (hidden(&page, "etag"), hidden(&page, "once"));
    // The phone goes on with it, several times: each save is its own.
    for body in ["On the phone", "On the phone, longer"] {
        let phone = [
            ("body", body),
            ("keep", "draft"),
            ("draft", id.as_str()),
            ("etag", &etag),
            ("once", &once),
        ];
        draft(&ana, &phone).await.expect(303);
    }
    // The desk saves, schedules, publishes and previews from what it knew.
    let desk = [("draft", id.as_str()), ("etag", &etag), ("once", "another desk")];
    for more in [
        &[("body", "At the desk"), ("keep", "draft")][..],
        &[("body", "At the desk"), ("keep", "due"), ("due", "2027-06-01T10:00")],
    ] {
        let fields: Vec<_> = desk.iter().chain(more).copied().collect();
        shows_both(&draft(&ana, &fields).await, "On the phone, longer", "At the desk");
    }
    let fields = [("space", "room"), ("body", "At the desk")];
    let fields: Vec<_> = desk.iter().chain(&fields).copied().collect();
    let refused = ana.post_files("/posts", &fields, Vec::new()).await;
    shows_both(&refused, "On the phone, longer", "At the desk");
    assert_eq!(drafts(&ana).await.len(), 1);
    assert_eq!(drafts(&ana).await[0]["content"]["body"], json!("On the phone, longer"));
    // Both are kept, or the one is published knowing of the other.
    let known = [("draft", id.as_str()), ("etag", &hidden(&refused.text, "etag"))];
    let both: Vec<_> =
        known.iter().chain(&[("body", "At the desk"), ("keep", "copy")]).copied().collect();
    draft(&ana, &both).await.expect(303);
    assert_eq!(drafts(&ana).await.len(), 2);
    let publish: Vec<_> =
        known.iter().chain(&[("space", "room"), ("body", "At the desk")]).copied().collect();
    ana.post_files("/posts", &publish, Vec::new()).await.expect(303);
    assert_eq!(drafts(&ana).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_was_refused_goes_on_with_its_own_draft() {
    let (_net, ana) = room().await;
    draft(&ana, &[("body", "Begun"), ("keep", "draft"), ("once", "desk")]).await.expect(303);
    let id = drafts(&ana).await[0]["id"].as_str().unwrap().to_owned();
    let poll = [
        ("space", "room"),
        ("kind", "poll"),
        ("body", "Begun"),
        ("draft", &id),
        ("once", "desk"),
        ("etag", "of before"),
    ];
    let refused = ana.post_files("/posts", &poll, Vec::new()).await.expect(422).text;
    let (once, etag) = (hidden(&refused, "once"), hidden(&refused, "etag"));
    let again =
        [("space", "room"), ("body", "Begun"), ("draft", &id), ("once", &once), ("etag", &etag)];
    ana.post_files("/posts", &again, Vec::new()).await.expect(303);
    assert!(drafts(&ana).await.is_empty());
}
