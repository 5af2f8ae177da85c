//! Nothing is left of somebody who was erased.

use std::io::Cursor;

use kernel::work::Work;
use serde_json::{Value, json};
use spaces::Access;
use testkit::kinds::{id, moved, seen};
use testkit::{Client, TestApp};

use super::{erase, holding};
use crate::backup::backed_up;
use crate::inbox::settle;

/// Words that are hers alone: her name, her handle, her address, and what she wrote.
const HERS: &[&str] = &["zoefina", "zoë fina", "her own words", "her secret message"];
/// Those that say who she is.
const WHO: &[&str] = &["zoefina", "zoë fina"];

/// A network in which she left traces of every sort, and those who know her.
async fn lived_in(net: &TestApp) -> (Client, Client, Client) {
    let (ana, ben) = (net.administrator("ana").await, net.member("ben").await);
    let zoe = net.member_with_mail("zoefina").await;
    zoe.api("PATCH", "/me", Some(json!({ "name": "Zoë Fina", "skills": ["Zoefina’s knots"] })))
        .await
        .expect(200);
    let room = net.space(&ana, "room", Access::Closed).await;
    for who in [&ben, &zoe] {
        net.join(room, who).await;
    }
    (ana, ben, zoe)
}

async fn leave(zoe: &Client, words: &str) -> String {
    let form = [("handle", "zoefina"), ("words", words), ("conversations", words)];
    zoe.post("/settings/leave", &form).await.expect(303).location().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_she_wrote_stays_and_names_nobody() {
    let net = TestApp::new().await;
    let (ana, ben, zoe) = lived_in(&net).await;
    let post = zoe.publish("room", "Her own words, about hedges").await;
    ben.comment(&post, "Thanks @zoefina.").await;
    let bens = ben.publish("room", "Ask @Zoefina, or `@zoefina`").await;
    ben.api("PATCH", &format!("/posts/{bens}"), Some(json!({ "body": "Ask @zoefina!" })))
        .await
        .expect(200);
    zoe.comment(&bens, "Her own words again").await;
    zoe.api("PUT", &format!("/posts/{bens}/reactions/👍"), None).await.expect(204);
    let praise = json!({ "space": "room", "kind": "praise", "body": "Well done",
        "fields": { "to": ["zoefina"] } });
    let praise = ben.api("POST", "/posts", Some(praise)).await.expect(201).json();
    let poll = json!({ "space": "room", "kind": "poll", "title": "When?",
        "fields": { "options": ["Monday", "Friday"] } });
    let poll = ana.api("POST", "/posts", Some(poll)).await.expect(201).json();
    let poll = id(&poll);
    for who in [&zoe, &ben] {
        moved(who, &poll, "vote", json!({ "choices": [0] })).await;
    }
    // Whom a task is given to, whom an event invites, who is named in a title.
    let task = json!({ "space": "room", "kind": "task", "title": "Ask @zoefina",
        "fields": { "assignee": ["zoefina"], "people": ["ben", "zoefina"] } });
    let task = id(&ben.api("POST", "/posts", Some(task)).await.expect(201).json());
    let event = json!({ "space": "room", "kind": "event", "title": "Harvest",
        "fields": { "start": "2027-03-11T09:00:00Z", "people": ["zoefina"] } });
    let event = id(&ben.api("POST", "/posts", Some(event)).await.expect(201).json());
    ben.api("POST", &format!("/posts/{post}/reports"), Some(json!({ "reason": "spam" })))
        .await
        .expect(201);
    let page = json!({ "title": "For @zoefina", "body": "With @zoefina." });
    ben.api("POST", "/spaces/room/pages", Some(page)).await.expect(201);
    zoe.api("PUT", "/people/ben/follow", None).await.expect(204);
    let report = json!({ "reason": "spam", "words": "Zoefina says so" });
    zoe.api("POST", &format!("/posts/{bens}/reports"), Some(report)).await.expect(201);
    let draft = json!({ "content": { "space": "room", "body": "Zoefina’s draft" } });
    zoe.api("POST", "/drafts", Some(draft)).await.expect(201);
    let draft = json!({ "content": { "space": "room", "body": "Ben asks @zoefina" } });
    ben.api("POST", "/drafts", Some(draft)).await.expect(201);
    zoe.publish("@zoefina", "On her wall").await;
    let talk = json!({ "people": ["ben"] });
    let talk = zoe.api("POST", "/conversations", Some(talk)).await.expect(201).json();
    let said = zoe.publish(talk["slug"].as_str().expect("an address"), "Said in private").await;
    settle(&net).await;
    assert!(!holding(&net, WHO).await.is_empty());
    leave(&zoe, "keep").await;
    erase(&net).await;
    assert_eq!(holding(&net, WHO).await, Vec::<String>::new());
    let kept = ben.api("GET", &format!("/posts/{post}"), None).await.expect(200).json();
    assert_eq!(
        (&kept["body"], &kept["author"]["name"]),
        (&json!("Her own words, about hedges"), &json!("Deleted account"))
    );
    let page = ben.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(page.contains("Thanks "), "{page}");
    let mentioning = ben.api("GET", &format!("/posts/{bens}"), None).await.expect(200).json();
    assert_eq!(mentioning["body"], "Ask @deleted-account!");
    let history = ben.get(&format!("/posts/{bens}/history")).await.expect(200).text;
    assert!(
        history.contains("deleted-account") && !history.to_lowercase().contains("zoe"),
        "{history}"
    );
    let task = seen(&ben, &task).await;
    assert_eq!(task["title"], "Ask @deleted-account");
    assert!(
        task["fields"].get("assignee").is_none_or(|who| who.is_null() || *who == json!([])),
        "{task}"
    );
    seen(&ben, &event).await;
    let praised = ben.get(&format!("/posts/{}", id(&praise))).await.expect(200).text;
    assert!(praised.contains("Deleted account"), "{praised}");
    let said = ben.api("GET", &format!("/posts/{said}"), None).await.expect(200).json();
    assert_eq!(said["author"]["name"], "Deleted account");
    // Ben leaves too, who had answered the same: both are counted.
    let form = [("handle", "ben")];
    ben.post("/settings/leave", &form).await.expect(303);
    erase(&net).await;
    assert_eq!(seen(&ana, &poll).await["outcome"]["voters"], json!(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_she_wrote_goes_where_she_says_so() {
    let net = TestApp::new().await;
    let (_, ben, zoe) = lived_in(&net).await;
    let alone = zoe.publish("room", "Her own words alone").await;
    let answered = zoe.publish("room", "Her own words, that ben answers").await;
    ben.comment(&answered, "What Ben answers").await;
    let bens = ben.publish("room", "Of Ben").await;
    zoe.comment(&bens, "Her own words below").await;
    let changed = json!({ "body": "Her own words, that ben answers, changed" });
    zoe.api("PATCH", &format!("/posts/{answered}"), Some(changed)).await.expect(200);
    let found = async |words: &str| {
        net.indexed().await;
        ben.get(&format!("/search?q={words}")).await.expect(200).text
    };
    assert!(found("alone").await.contains("Her own"));
    let receipt = leave(&zoe, "remove").await;
    erase(&net).await;
    assert_eq!(holding(&net, HERS).await, Vec::<String>::new());
    ben.get(&format!("/posts/{alone}")).await.expect(404);
    let page = ben.get(&format!("/posts/{answered}")).await.expect(200).text;
    assert!(page.contains("Removed by its author") && page.contains("What Ben answers"), "{page}");
    for path in ["/", "/spaces/room", "/people", "/inbox", &format!("/posts/{bens}")] {
        let page = ben.get(path).await.expect(200).text.to_lowercase();
        for word in HERS {
            assert!(!page.contains(word), "{word} at {path}");
        }
    }
    assert!(!found("alone").await.contains("Her own"));
    assert!(!found("zoefina").await.contains("Zoë"));
    let receipt = ben.get(&receipt).await.expect(200).text;
    assert!(receipt.contains("Posts and comments are removed"), "{receipt}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_backup_does_not_bring_her_back() {
    let net = TestApp::new().await;
    let (ana, _, zoe) = lived_in(&net).await;
    zoe.publish("room", "Her own words").await;
    net.end_of_log().await;
    let (db, blobs) = (net.app.db.clone(), net.app.blobs.clone());
    let write = move || backed_up(&db, &blobs).0;
    let before = tokio::task::spawn_blocking(write).await.expect("a thread");
    leave(&zoe, "remove").await;
    erase(&net).await;
    assert_eq!(holding(&net, HERS).await, Vec::<String>::new());
    let (db, blobs) = (net.app.db.clone(), net.app.blobs.clone());
    let restore = move || {
        backup::restore(&db, &blobs, server::migrations(), true, Cursor::new(before), |_| Ok(()))
    };
    tokio::task::spawn_blocking(restore).await.expect("a thread").expect("restored");
    assert!(!holding(&net, HERS).await.is_empty());
    // As when the network starts again.
    privacy::Eraser::new(net.app.clone(), net.folder()).round().await.expect("a round");
    zoe.api("GET", "/me", None).await.expect(401);
    erase(&net).await;
    assert_eq!(holding(&net, HERS).await, Vec::<String>::new());
    let ledger = std::fs::read_to_string(net.folder().join(privacy::LEDGER)).expect("a ledger");
    let lines: Vec<Value> =
        ledger.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    assert_eq!(lines.len(), 1, "{ledger}");
    drop(ana);
}
