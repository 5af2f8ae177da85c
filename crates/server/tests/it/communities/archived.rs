//! An archived space: read as before, and written in by nobody and nothing but an import.

use posts::drafts::publish_due;
use serde_json::{Value, json};
use spaces::Access;
use testkit::kinds::{id, published};
use testkit::{Client, TestApp};

/// Every way to write something new, as a person does it over the API: method, path, what is sent.
async fn ways(net: &TestApp, ana: &Client) -> Vec<(&'static str, String, Option<Value>)> {
    let message = ana.publish("room", "Hello").await;
    let comment = ana.comment(&message, "Yes").await;
    let poll = published(
        ana,
        json!({ "space": "room", "kind": "poll", "title": "Which?", "body": "This or that", "fields": { "options": ["a", "b"] } }),
    )
    .await;
    let question = published(
        ana,
        json!({ "space": "room", "kind": "question", "title": "How?", "body": "So or so" }),
    )
    .await;
    let answer = ana.comment(&id(&question), "So").await;
    let picture = ana.upload("hall.png", crate::access::picture(8, 6)).await.json();
    let shown = json!({ "space": "room", "body": "The hall", "files": [picture["id"]] });
    ana.api("POST", "/posts", Some(shown)).await.expect(201);
    let picture = picture["id"].as_str().expect("a picture");
    net.space(ana, "other", Access::Open).await;
    let elsewhere = ana.publish("other", "Elsewhere").await;
    vec![
        ("POST", "/posts".into(), Some(json!({ "space": "room", "body": "New" }))),
        (
            "POST",
            "/posts".into(),
            Some(json!({ "space": "room", "kind": "share", "body": "Look",
                "fields": { "post": elsewhere } })),
        ),
        ("POST", format!("/posts/{message}/comments"), Some(json!({ "body": "New" }))),
        (
            "POST",
            format!("/posts/{message}/comments"),
            Some(json!({ "body": "New", "parent": comment })),
        ),
        ("PATCH", format!("/posts/{message}"), Some(json!({ "body": "Other" }))),
        ("PATCH", format!("/comments/{comment}"), Some(json!({ "body": "Other" }))),
        ("PUT", format!("/posts/{message}/reactions/tada"), None),
        ("PUT", format!("/comments/{comment}/reactions/tada"), None),
        ("POST", format!("/posts/{}/moves/vote", id(&poll)), Some(json!({ "choices": [0] }))),
        (
            "POST",
            format!("/posts/{}/moves/accept", id(&question)),
            Some(json!({ "comment": answer })),
        ),
        ("PATCH", format!("/files/{picture}"), Some(json!({ "alt": "The hall, empty" }))),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_new_is_written_in_an_archived_space_over_the_api() {
    let net = TestApp::new().await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    let ways = ways(&net, &ana).await;
    let last = ana.api("GET", "/spaces/room/posts", None).await.expect(200).json();
    // Managers alone archive it.
    ben.api("PUT", "/spaces/room/archive", None).await.expect(403);
    eve.api("PUT", "/spaces/room/archive", None).await.expect(403);
    ben.post("/spaces/room/archive", &[("archived", "true")]).await.expect(403);
    ana.api("PUT", "/spaces/room/archive", None).await.expect(204);
    ana.api("PUT", "/spaces/room/archive", None).await.expect(204);
    assert!(ana.api("GET", "/spaces/room", None).await.json()["archived_at"].is_string());
    for (method, path, body) in &ways {
        let answer = ana.api(method, path, body.clone()).await;
        assert_eq!(answer.status, 403, "{method} {path}: {}", answer.text);
        assert!(answer.text.contains("archived"), "{method} {path}: {}", answer.text);
    }
    let joined = eve.api("PUT", "/spaces/room/membership", Some(json!({}))).await;
    assert_eq!(joined.status, 403, "{}", joined.text);
    // It is read as before, by the same people, word for word.
    for who in [&ana, &ben, &eve] {
        let now = who.api("GET", "/spaces/room/posts", None).await.expect(200).json();
        let words = |page: &Value| -> Vec<Value> {
            page["items"].as_array().expect("posts").iter().map(|p| p["body"].clone()).collect()
        };
        assert_eq!(words(&now), words(&last));
    }
    // What one wrote one may still delete.
    ana.api("DELETE", &ways[5].1, None).await.expect(204);
    // And everything goes on where it is reopened.
    ben.api("DELETE", "/spaces/room/archive", None).await.expect(403);
    ana.api("DELETE", "/spaces/room/archive", None).await.expect(204);
    assert!(ana.api("GET", "/spaces/room", None).await.json()["archived_at"].is_null());
    for (n, (method, path, body)) in ways.iter().enumerate() {
        if matches!(n, 3 | 5 | 7) {
            continue;
        }
        let answer = ana.api(method, path, body.clone()).await;
        assert!(answer.status < 300, "{method} {path}: {} {}", answer.status, answer.text);
    }
    eve.api("PUT", "/spaces/room/membership", Some(json!({}))).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_an_archived_space_offer_nothing_to_write() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    let post = ana.publish("room", "Hello").await;
    let comment = ben.comment(&post, "Yes").await;
    ana.api("PUT", &format!("/posts/{post}/reactions/tada"), None).await.expect(204);
    let (page, room) = (format!("/posts/{post}"), "/spaces/room");
    let forms =
        ["class=\"comment-form\"", "class=\"composer\"", "class=\"reply\"", "comment-link\""];
    // But for the form that the script copies, which is in every list.
    let shown = |text: &str| {
        let parts = text.split("<template").map(|part| part.split("</template>").last());
        parts.flatten().collect::<String>()
    };
    let offered = |text: &str| forms.iter().filter(|form| shown(text).contains(*form)).count();
    let before = [ben.get(room).await.text, ben.get(&page).await.text];
    assert!(before.iter().all(|text| offered(text) > 0));
    assert!(ana.get("/spaces/room/edit").await.text.contains("action=\"/spaces/room/archive\""));
    ana.post("/spaces/room/archive", &[("archived", "true")]).await.expect(303);
    for who in [&ana, &ben] {
        for path in [room, &page, "/", &format!("/comments/{comment}/reply")] {
            let text = shown(&who.get(path).await.expect(200).text);
            let left: Vec<_> = forms.iter().filter(|form| text.contains(*form)).collect();
            let home = path == "/" && left == [&"class=\"composer\""];
            assert!(left.is_empty() || home, "{path}: {left:?}");
            assert!(!text.contains("aria-pressed=\"true\">\u{1f389}") || text.contains("disabled"));
        }
        let menu = who.get(&format!("/posts/{post}/actions")).await.expect(200).text;
        assert!(!menu.contains(&format!("/posts/{post}/edit\"")), "{menu}");
        let picker = who.get(&format!("/posts/{post}/reactions")).await.expect(200).text;
        assert!(!picker.contains("class=\"picker\""), "{picker}");
    }
    let seen = ben.get(room).await.text;
    assert!(seen.contains("Archived") && !seen.contains("Reopen the space"), "{seen}");
    assert!(ana.get(room).await.text.contains("Reopen the space"));
    // Nobody is offered it as a place to write, nor finds it beside each page.
    let home = ben.get("/posts/new").await.expect(200).text;
    assert!(!home.contains("value=\"room\""), "{home}");
    assert!(!ben.get("/people").await.text.contains("href=\"/spaces/room\""));
    assert!(ben.get("/spaces").await.text.contains("Archived"));
    // What is typed all the same is refused, and kept.
    let later =
        [("space", "room"), ("body", "Kept words"), ("due", "2099-01-01T10:00"), ("keep", "due")];
    let answer = ana.post_files("/drafts", &later, Vec::new()).await;
    assert!(answer.status >= 400, "{}: {}", answer.status, answer.text);
    let form = [("body", "Kept words"), ("audience", "room open")];
    let answer = ben.post_files(&format!("/posts/{post}/comments"), &form, Vec::new()).await;
    assert_eq!(answer.status, 403, "{}", answer.text);
    assert!(answer.text.contains("archived"), "{}", answer.text);
    ana.post("/spaces/room/archive", &[("archived", "false")]).await.expect(303);
    assert!(offered(&ben.get(room).await.text) > 0);
    assert!(offered(&ben.get(&page).await.text) > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_is_due_in_an_archived_space_stays_and_says_why() {
    let clock = kernel::Clock::standing_at(kernel::Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let due = net.app.db.read(|tx| Ok(tx.now().plus_seconds(60))).await.expect("an hour");
    let later = json!({ "content": { "space": "room", "body": "Later" }, "due_at": due });
    let draft = id(&ana.api("POST", "/drafts", Some(later)).await.expect(201).json());
    ana.api("PUT", "/spaces/room/archive", None).await.expect(204);
    clock.advance(120);
    assert!(publish_due(&net.app.db).await.expect("a round"));
    assert!(!publish_due(&net.app.db).await.expect("a round"), "it is tried once");
    let kept = ana.api("GET", &format!("/drafts/{draft}"), None).await.expect(200).json();
    assert_eq!((&kept["due_at"], &kept["problem"]), (&Value::Null, &json!("space-archived")));
    let posts = ana.api("GET", "/spaces/room/posts", None).await.expect(200).json();
    assert_eq!(posts["items"].as_array().expect("posts").len(), 0);
    assert!(ana.get("/drafts").await.expect(200).text.contains("archived"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_let_into_an_archived_space() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let (eve, max) = (net.member("eve").await, net.member("max").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    net.space(&ana, "other", Access::Closed).await;
    net.join(space, &ben).await;
    for who in [&eve, &max] {
        let ask = Some(json!({ "message": "Please" }));
        who.api("PUT", "/spaces/room/membership", ask).await.expect(202);
    }
    ana.api("PUT", "/spaces/room/archive", None).await.expect(204);
    ana.api("PUT", "/spaces/room/requests/eve", None).await.expect(403);
    ana.post("/spaces/room/requests/eve", &[("answer", "accept")]).await.expect(403);
    let standing = |standing: &str| Some(json!({ "standing": standing }));
    ana.api("PUT", "/spaces/room/members/eve", standing("member")).await.expect(403);
    ana.post("/spaces/room/members", &[("handle", "eve")]).await.expect(403);
    let page = ana.get("/spaces/room/members").await.expect(200).text;
    assert!(!page.contains("action=\"/spaces/room/members\""), "{page}");
    // Who is in it may still manage it, and who asked be declined.
    ana.api("PUT", "/spaces/room/members/ben", standing("animator")).await.expect(204);
    ana.api("DELETE", "/spaces/room/requests/max", None).await.expect(204);
    // Nobody waits any more where a space was merged.
    ana.api("DELETE", "/spaces/room/archive", None).await.expect(204);
    let into = Some(json!({ "into": "other" }));
    ana.api("POST", "/spaces/room/merge", into).await.expect(204);
    let waiting = ana.api("GET", "/spaces/room/requests", None).await.expect(200).json();
    assert_eq!(waiting, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_an_answer_waits_no_longer_in_an_archived_space() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    net.join(space, &ben).await;
    let new = json!({ "space": "room", "kind": "announcement", "title": "Fire drill",
        "body": "On Monday", "fields": { "acknowledge": true } });
    published(&ana, new).await;
    crate::inbox::settle(&net).await;
    assert!(ben.get("/inbox").await.expect(200).text.contains("Fire drill"));
    ana.api("PUT", "/spaces/room/archive", None).await.expect(204);
    assert!(!ben.get("/inbox").await.expect(200).text.contains("Fire drill"));
    ana.api("DELETE", "/spaces/room/archive", None).await.expect(204);
    assert!(ben.get("/inbox").await.expect(200).text.contains("Fire drill"));
}
