//! What is decided, what it does, how it is told, and how it is undone.

use kernel::Clock;
use serde_json::json;
use testkit::TestApp;

use super::{case, decide, queue, report, room};
use crate::inbox::waiting;

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_told_with_its_rule_and_undone_by_name() {
    let room = room().await;
    let path = format!("/posts/{}", room.post);
    let case_id = report(&room.max, &path, None).await;
    let address = format!("/moderation/cases/{case_id}");
    let form = [("measure", "hide"), ("rule", "Respect others"), ("words", ""), ("days", "7")];
    let page = room.ana.post(&format!("{address}/decide"), &form).await.expect(422).text;
    assert!(page.contains("Explain in a few words.") && page.contains("Respect others"));
    let form =
        [("measure", "hide"), ("rule", "Respect others"), ("words", "An insult."), ("days", "7")];
    room.ana.post(&format!("{address}/decide"), &form).await.expect(303);
    room.max.get(&path).await.expect(404);
    for who in [&room.noor, &room.max, &room.bo] {
        let page = who.get(&address).await.expect(200).text;
        for words in ["Hidden by moderation", "Respect others", "An insult.", "Ana"] {
            assert!(page.contains(words), "{}: {words}", who.handle());
        }
    }
    assert!(room.noor.get(&address).await.text.contains("Quincewood"), "the author has the words");
    assert!(!room.max.get(&address).await.text.contains("Quincewood"), "who reported has not");
    assert_eq!(waiting(&room.net, &room.ana).await, [""; 0], "seen to");

    let seen = case(&room.bo, &case_id).await;
    let again = json!({ "measure": "keep" });
    room.bo
        .api("POST", &format!("/moderation/cases/{case_id}/decisions"), Some(again))
        .await
        .expect(409);
    let decision = super::id(&seen["decisions"][0]);
    room.bo.post(&format!("/moderation/decisions/{decision}/undo"), &[]).await.expect(303);
    room.max.get(&path).await.expect(200);
    assert!(room.noor.get(&address).await.text.contains("Undone by Bo"));
    room.bo.api("POST", &format!("/moderation/decisions/{decision}/undo"), None).await.expect(409);
    assert_eq!(queue(&room.ana, "cases").await, [case_id], "it waits again");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_removed_goes_after_thirty_days_and_only_moderation_gives_it_back() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, noor) = (net.member("ana").await, net.member("noor").await);
    let space = net.space(&ana, "room", spaces::Access::Open).await;
    net.join(space, &noor).await;
    let (stays, goes) = (noor.publish("room", "Stays").await, noor.publish("room", "Goes").await);
    let max = net.member("max").await;
    let mut decisions = Vec::new();
    for post in [&stays, &goes] {
        let case_id = report(&max, &format!("/posts/{post}"), None).await;
        decisions
            .push(decide(&ana, &case_id, json!({ "measure": "remove", "words": "No." })).await);
    }
    for who in [&ana, &noor] {
        who.api("POST", &format!("/posts/{stays}/restore"), None).await.expect(404);
        let trash = who.api("GET", "/trash", None).await.json();
        assert_eq!(trash["posts"], json!([]));
    }
    ana.api("POST", &format!("/moderation/decisions/{}/undo", decisions[0]), None)
        .await
        .expect(204);
    max.get(&format!("/posts/{stays}")).await.expect(200);
    clock.advance(31 * 86_400);
    server::sweeper(&net.app).sweep().await.expect("it sweeps");
    ana.api("POST", &format!("/moderation/decisions/{}/undo", decisions[1]), None)
        .await
        .expect(204);
    max.api("GET", &format!("/posts/{goes}"), None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_author_cannot_bring_back_what_was_hidden_by_deleting_it_first() {
    let room = room().await;
    let path = format!("/posts/{}", room.post);
    let case_id = report(&room.max, &path, None).await;
    room.noor.api("DELETE", &path, None).await.expect(204);
    let decision = decide(&room.ana, &case_id, json!({ "measure": "hide", "words": "No." })).await;
    room.noor.api("POST", &format!("{path}/restore"), None).await.expect(404);
    room.ana.api("POST", &format!("/moderation/decisions/{decision}/undo"), None).await.expect(204);
    room.noor.get(&path).await.expect(404);
    room.noor.api("POST", &format!("{path}/restore"), None).await.expect(204);
    room.max.get(&path).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_desks_decide_on_one_post_and_it_shows_again_when_both_undid() {
    let room = room().await;
    let path = format!("/posts/{}", room.post);
    let here = report(&room.max, &path, None).await;
    let there = report(&room.bo, &path, Some("moderators")).await;
    let hide = json!({ "measure": "hide", "words": "No." });
    let first = decide(&room.ana, &here, hide).await;
    let second = decide(&room.ines, &there, json!({ "measure": "remove", "words": "No." })).await;
    let undo = |id: &str| format!("/moderation/decisions/{id}/undo");
    room.ines.api("POST", &undo(&second), None).await.expect(204);
    room.max.get(&path).await.expect(404);
    room.ana.api("POST", &undo(&first), None).await.expect(204);
    room.max.get(&path).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_suspended_everywhere_says_nothing_anywhere() {
    let room = room().await;
    let (noor, net) = (&room.noor, &room.net);
    net.space(noor, "mine", spaces::Access::Open).await;
    net.space(&room.ana, "asked", spaces::Access::Closed).await;
    let person = report(&room.max, "/people/noor", None).await;
    let everywhere =
        json!({ "measure": "suspend", "words": "Enough.", "days": 7, "everywhere": true });
    let decision = decide(&room.ines, &person, everywhere).await;
    let acts = [
        ("PATCH", "/me", json!({ "about": "Read this" })),
        ("PATCH", "/me", json!({ "name": "Read this" })),
        ("POST", "/spaces", json!({ "name": "Read this" })),
        ("PATCH", "/spaces/mine", json!({ "description": "Read this" })),
        ("PUT", "/spaces/mine/welcome", json!({ "text": "Read this", "links": [] })),
        ("PUT", "/spaces/asked/membership", json!({ "message": "Read this" })),
    ];
    for (method, path, body) in &acts {
        let answer = noor.api(method, path, Some(body.clone())).await;
        assert_eq!(answer.status, 403, "{method} {path}: {}", answer.text);
    }
    noor.api("PATCH", "/me", Some(json!({ "lang": "fr" }))).await.expect(200);
    room.ines
        .api("POST", &format!("/moderation/decisions/{decision}/undo"), None)
        .await
        .expect(204);
    for (method, path, body) in acts {
        let answer = noor.api(method, path, Some(body)).await;
        assert!((200..300).contains(&answer.status), "{method} {path}: {}", answer.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_suspended_reads_and_does_not_write_until_the_hour() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, noor) = (net.member("ana").await, net.member("noor").await);
    let (max, ines) = (net.member("max").await, net.administrator("ines").await);
    for slug in ["room", "other"] {
        let space = net.space(&ana, slug, spaces::Access::Open).await;
        net.join(space, &noor).await;
    }
    let post = noor.publish("room", "Rude").await;
    let talk = ana.publish("room", "A talk").await;
    let case_id = report(&max, &format!("/posts/{post}"), None).await;
    let short = json!({ "measure": "suspend", "words": "Calm down.", "days": 2 });
    ana.api("POST", &format!("/moderation/cases/{case_id}/decisions"), Some(short))
        .await
        .expect(422);
    let new = json!({ "measure": "suspend", "words": "Calm down.", "days": 7, "everywhere": true });
    let decision = decide(&ana, &case_id, new).await;
    let told = case(&noor, &case_id).await;
    assert_eq!(
        told["decisions"][0]["everywhere"],
        json!(false),
        "a manager's hand ends at the space"
    );

    let page = noor.get("/spaces/room").await.expect(200).text;
    assert!(page.contains("Calm down.") && !page.contains("id=\"composer\""));
    let publish = |slug: &'static str| json!({ "space": slug, "body": "More" });
    noor.api("POST", "/posts", Some(publish("room"))).await.expect(403);
    let comment = json!({ "body": "More" });
    noor.api("POST", &format!("/posts/{talk}/comments"), Some(comment)).await.expect(403);
    let words = json!({ "body": "Ruder" });
    noor.api("PATCH", &format!("/posts/{post}"), Some(words)).await.expect(403);
    let shown =
        noor.post_files("/posts", &[("space", "room"), ("body", "Kept words")], vec![]).await;
    assert!(shown.expect(403).text.contains("Kept words"));
    noor.get(&format!("/posts/{talk}")).await.expect(200);
    noor.publish("other", "Elsewhere").await;
    ana.api("POST", &format!("/moderation/decisions/{decision}/undo"), None).await.expect(204);
    noor.publish("room", "Calm").await;

    let person = report(&max, "/people/noor", None).await;
    decide(&ines, &person, json!({ "measure": "suspend", "words": "Enough.", "days": 1 })).await;
    noor.api("POST", "/posts", Some(publish("other"))).await.expect(403);
    noor.api("POST", "/posts", Some(publish("@noor"))).await.expect(403);
    for path in ["/", "/people/noor", "/spaces/other"] {
        let page = noor.get(path).await.expect(200).text;
        assert!(page.contains("Enough.") && !page.contains("id=\"composer\""), "{path}");
    }
    clock.advance(86_400 + 1);
    noor.publish("other", "Free").await;
    assert!(!noor.get("/").await.text.contains("Enough."));
}
