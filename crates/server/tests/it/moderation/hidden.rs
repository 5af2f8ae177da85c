//! What is hidden, removed or waits for approval is on no channel of anybody else.

use serde_json::json;
use testkit::Client;

use super::{WORDS, decide, report, room};

/// Where the words could be found by somebody.
async fn found(net: &testkit::TestApp, who: &Client, post: &str, file: &str) -> Vec<String> {
    net.indexed().await;
    crate::inbox::settle(net).await;
    let mut found = Vec::new();
    let pages = [
        "/".to_owned(),
        "/?order=for-me".to_owned(),
        "/spaces/room".to_owned(),
        "/people/noor".to_owned(),
        "/topics/quince".to_owned(),
        "/inbox".to_owned(),
        "/catch-up".to_owned(),
        format!("/posts/{post}"),
        format!("/fragments/posts/{post}"),
        format!("/posts/{post}/actions"),
        format!("/search?q={WORDS}"),
        "/moderation".to_owned(),
        "/drafts".to_owned(),
        "/trash".to_owned(),
        file.to_owned(),
    ];
    for path in pages {
        if who.get(&path).await.text.contains("is a liar") {
            found.push(path);
        }
    }
    let calls = [
        "/home".to_owned(),
        "/spaces/room/posts".to_owned(),
        "/people/noor/posts".to_owned(),
        "/topics/quince/posts".to_owned(),
        "/inbox".to_owned(),
        format!("/posts/{post}"),
        format!("/posts/{post}/comments"),
        format!("/search?q={WORDS}"),
        "/moderation".to_owned(),
        "/drafts".to_owned(),
        "/trash".to_owned(),
    ];
    for path in calls {
        let answer = who.api("GET", &path, None).await;
        if answer.text.contains("is a liar") {
            found.push(format!("api {path}"));
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn hidden_and_removed_words_are_nowhere_for_others() {
    let room = room().await;
    let file = room.noor.upload("proof.txt", b"it is a liar".to_vec()).await.expect(201).json();
    let href = file["href"].as_str().expect("an address").to_owned();
    let new = json!({ "space": "room", "body": format!("{WORDS} is a liar, @max #quince"), "files": [file["id"]] });
    let post = super::id(&room.noor.api("POST", "/posts", Some(new)).await.expect(201).json());
    let other = room.noor.publish("room", "A talk").await;
    let comment = room.noor.comment(&other, &format!("{WORDS} is a liar too")).await;
    room.noor.api("DELETE", &format!("/posts/{}", room.post), None).await.expect(204);
    let before = found(&room.net, &room.max, &post, &href).await;
    for path in ["/spaces/room", "/inbox", "/topics/quince", "api /search?q=Quincewood", &href] {
        assert!(before.iter().any(|one| one == path), "{path}: {before:?}");
    }
    let mut cases = Vec::new();
    for path in [format!("/posts/{post}"), format!("/comments/{comment}")] {
        cases.push(report(&room.max, &path, None).await);
    }
    for measure in ["hide", "remove"] {
        let mut decisions = Vec::new();
        for case in &cases {
            let new = json!({ "measure": measure, "words": "No." });
            decisions.push(decide(&room.ana, case, new).await);
        }
        for who in [&room.max, &room.ines] {
            let after = found(&room.net, who, &post, &href).await;
            assert!(after.is_empty(), "{measure}, {}: {after:?}", who.handle());
        }
        let thread = room.max.get(&format!("/posts/{other}")).await.text;
        assert!(!thread.contains("is a liar"));
        for decision in decisions {
            let undo = format!("/moderation/decisions/{decision}/undo");
            room.ana.api("POST", &undo, None).await.expect(204);
        }
        assert_eq!(found(&room.net, &room.max, &post, &href).await, before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_that_waits_is_nowhere_for_others_and_new_to_all_once_it_is_published() {
    let room = room().await;
    room.noor.api("DELETE", &format!("/posts/{}", room.post), None).await.expect(204);
    let everyone = json!({ "whose": "everyone" });
    room.ana.api("PUT", "/spaces/room/approval", Some(everyone)).await.expect(204);
    let unread =
        |who: Client| async move { who.api("GET", "/unread", None).await.expect(200).text };
    let before = unread(room.max.clone()).await;
    let file = room.noor.upload("proof.txt", b"it is a liar".to_vec()).await.expect(201).json();
    let href = file["href"].as_str().expect("an address").to_owned();
    let new = json!({ "space": "room", "body": format!("{WORDS} is a liar, @max #quince"), "files": [file["id"]] });
    let waits = room.noor.api("POST", "/posts", Some(new)).await.expect(202).json();
    let draft = super::id(&waits);
    for who in [&room.max, &room.ines] {
        let after = found(&room.net, who, &draft, &href).await;
        assert!(after.is_empty(), "{}: {after:?}", who.handle());
        who.get(&format!("/moderation/waiting/{draft}")).await.expect(404);
    }
    assert_eq!(unread(room.max.clone()).await, before, "not even counted");
    room.ana.get(&href).await.expect(200);

    let read = room.ana.api("GET", &format!("/moderation/waiting/{draft}"), None).await.expect(200);
    let etag = json!({ "etag": read.json()["etag"] });
    let path = format!("/moderation/waiting/{draft}/approve");
    let post = room.ana.api("POST", &path, Some(etag)).await.expect(201).json();
    let post = post["post"].as_str().expect("a post").to_owned();
    assert_ne!(unread(room.max.clone()).await, before);
    assert!(crate::inbox::waiting(&room.net, &room.max).await.contains(&"mention*".to_owned()));
    let after = found(&room.net, &room.max, &post, &href).await;
    for path in ["/spaces/room", "/inbox", "/topics/quince", "api /search?q=Quincewood", &href] {
        assert!(after.iter().any(|one| one == path), "{path}: {after:?}");
    }
    assert!(
        crate::inbox::waiting(&room.net, &room.noor).await.contains(&"approved-post*".to_owned())
    );
}
