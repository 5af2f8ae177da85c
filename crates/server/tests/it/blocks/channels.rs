//! Every way by which one person's words come to another.

use serde_json::json;
use testkit::mail::MailServer;
use testkit::{Client, TestApp};

use super::{block, conversations, converse};
use crate::inbox::mail::{AWAY, Office, WEDNESDAY};
use crate::inbox::{unread, waiting};
use crate::live::stream::Stream;

/// What Ana does to Ben, in person.
const ACTS: [&str; 4] = ["message", "mention", "reply", "praise"];

async fn act(ana: &Client, what: &str, talk: &str, remark: &(String, String)) -> String {
    let publish = async |new| {
        let post = ana.api("POST", "/posts", Some(new)).await.expect(201).json();
        post["id"].as_str().unwrap().to_owned()
    };
    match what {
        "message" => ana.publish(talk, "Between us").await,
        "mention" => ana.publish("room", "Canarytea, @ben?").await,
        "reply" => {
            let (post, comment) = remark;
            let reply = Some(json!({ "body": "Canaryreply", "parent": comment }));
            ana.api("POST", &format!("/posts/{post}/comments"), reply).await.expect(201);
            post.clone()
        }
        _ => {
            let fields = json!({ "to": ["ben"] });
            publish(
                json!({ "space": "room", "kind": "praise", "body": "Thanks", "fields": fields }),
            )
            .await
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_blocked_person_says_in_person_is_unseen_in_every_channel() {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    let (net, ana, ben) = (&office.net, &office.ana, &office.ben);
    let talk = converse(ana, &["ben"]).await;
    let post = ben.publish("room", "Mine").await;
    let remark = (post.clone(), ben.comment(&post, "A remark").await);
    let clear = async || {
        waiting(net, ben).await;
        ben.api("POST", "/inbox/all", Some(json!({}))).await.expect(204);
        ben.api("POST", "/reading", Some(json!({}))).await.expect(204);
    };
    for (blocked, phase) in [(false, "before"), (true, "blocked"), (false, "after")] {
        block(ben, "ana", blocked).await;
        for what in ACTS {
            clear().await;
            let mut stream = Stream::of(ben).await;
            let mails = office.after(AWAY).await.len();
            act(ana, what, &talk, &remark).await;
            let about = format!("{phase}: {what}");
            assert_eq!(unread(net, ben).await > 0, !blocked, "{about}: badge");
            let now = waiting(net, ben).await;
            let first = now.first().cloned().unwrap_or_default();
            assert_eq!(first.starts_with(&format!("{what}*")), !blocked, "{about}: inbox {now:?}");
            let heard = stream.so_far(ben).await;
            let told = heard.iter().any(|event| event.name == "inbox");
            assert_eq!(told, !blocked, "{about}: live {heard:?}");
            if what == "message" {
                let told = heard.iter().any(|event| event.name == "post");
                assert_eq!(told, !blocked, "{about}: live {heard:?}");
                let counted = ben.api("GET", "/unread", None).await.expect(200).text;
                assert_eq!(counted.contains(&talk), !blocked, "{about}: unread {counted}");
            }
            // A week later it is a Wednesday again, and praise and replies were told the day after.
            let later = office.after(7 * 86_400).await.len();
            assert_eq!(later > mails, !blocked, "{about}: mail");
        }
        let listed = conversations(ben).await.iter().any(|one| one["slug"] == talk.as_str());
        assert_eq!(listed, !blocked, "{phase}: list of conversations");
        let beside = ben.get("/spaces/room").await.expect(200).text;
        assert_eq!(beside.contains(&format!("/spaces/{talk}")), !blocked, "{phase}: navigation");
        let missed =
            ben.api("GET", "/catch-up?since=2026-06-01T00:00:00Z", None).await.expect(200).json();
        let missed = !missed["mentions"].as_array().unwrap().is_empty();
        assert_eq!(missed, !blocked, "{phase}: catch-up");
        assert_eq!(ben.get("/").await.text.contains("Canarytea"), !blocked, "{phase}: home");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waited_already_goes_and_comes_back() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let talk = converse(&ana, &["ben"]).await;
    ana.publish(&talk, "Between us").await;
    assert!(waiting(&net, &ben).await[0].starts_with("message*"));
    block(&ben, "ana", true).await;
    assert!(waiting(&net, &ben).await.is_empty());
    assert_eq!(unread(&net, &ben).await, 0);
    block(&ben, "ana", false).await;
    assert!(waiting(&net, &ben).await[0].starts_with("message*"));
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_conversation_of_several_their_messages_are_folded() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let eve = net.member("eve").await;
    let talk = converse(&eve, &["ana", "ben"]).await;
    eve.publish(&talk, "Evewords").await;
    let said = ana.publish(&talk, "Anawords").await;
    block(&ben, "ana", true).await;
    let page = ben.get(&format!("/spaces/{talk}")).await.expect(200).text;
    let folded = page.matches("<details class=\"said-folded\">").count();
    assert_eq!(folded, 1, "{page}");
    let (before, after) = page.split_once("said-folded").unwrap();
    assert!(before.contains("Evewords") && !before.contains("Anawords"));
    assert!(after.contains("Message from someone you blocked") && after.contains("Anawords"));
    let piece = ben.fragment(&format!("/fragments/posts?ids={said}")).await.expect(200).text;
    assert!(piece.contains("said-folded"), "{piece}");
    // In the list it is there, by what others said last, and what Ana says is not unread.
    let list = conversations(&ben).await;
    assert_eq!((&list[0]["last"]["text"], &list[0]["unread"]), (&json!("Evewords"), &json!(1)));
    // Nobody else sees any of it.
    for who in [&ana, &eve] {
        let page = who.get(&format!("/spaces/{talk}")).await.expect(200).text;
        assert!(!page.contains("said-folded"), "{}", who.handle());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_must_be_answered_still_comes() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", spaces::Access::Open).await;
    net.join(space, &ben).await;
    net.space(&ben, "den", spaces::Access::Closed).await;
    block(&ben, "ana", true).await;
    let fields = json!({ "acknowledge": true });
    let rules =
        json!({ "space": "room", "kind": "announcement", "title": "Rules", "fields": fields });
    ana.api("POST", "/posts", Some(rules)).await.expect(201);
    assert_eq!(waiting(&net, &ben).await, ["asks*"]);
    ana.api("PUT", "/spaces/den/membership", Some(json!({}))).await.expect(202);
    assert_eq!(waiting(&net, &ben).await, ["request*", "asks*"]);
}
