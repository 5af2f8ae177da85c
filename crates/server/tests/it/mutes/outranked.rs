//! Being addressed personally outranks a mute: in the inbox, in its badge, in live news, in mail, on
//! devices and among conversations.

use serde_json::json;
use spaces::{Access, Kind};
use testkit::mail::MailServer;
use testkit::{Client, TestApp};

use super::mute;
use crate::inbox::mail::{AWAY, Office, WEDNESDAY};
use crate::inbox::{unread, waiting};

/// A room that Ana runs, with Ben, who muted her, and a post of his about cake.
async fn room(net: &TestApp) -> (Client, Client, String) {
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space_of(&ana, "room", Access::Open, Kind::Project).await;
    net.join(space, &ben).await;
    let post = ben.publish("room", "Mine, about #cake").await;
    (ana, ben, post)
}

async fn whisper(from: &Client, to: &[&str], words: &str) -> String {
    let people = Some(json!({ "people": to }));
    let begun = from.api("POST", "/conversations", people).await.expect(201).json();
    let slug = begun["slug"].as_str().unwrap().to_owned();
    from.publish(&slug, words).await;
    slug
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_muted_person_says_to_one_personally_waits() {
    let net = TestApp::new().await;
    let (ana, ben, post) = room(&net).await;
    let remark = ben.comment(&post, "A remark").await;
    let question = json!({ "space": "room", "kind": "question", "title": "How?", "body": "So?" });
    let asked = ana.api("POST", "/posts", Some(question)).await.expect(201).json();
    let asked = asked["id"].as_str().unwrap().to_owned();
    let answer = ben.comment(&asked, "So.").await;
    waiting(&net, &ben).await;
    ben.api("POST", "/inbox/all", Some(json!({}))).await.expect(204);
    mute(&ben, "person", "ana", "good").await;
    let publish = async |new| drop(ana.api("POST", "/posts", Some(new)).await.expect(201));

    // Not addressed to Ben in person.
    ana.publish("room", "Hello everybody").await;
    ana.comment(&post, "A comment on his post").await;
    assert_eq!(unread(&net, &ben).await, 0);
    for (n, kind) in ["mention", "asks", "praise", "reply", "accepted"].into_iter().enumerate() {
        match kind {
            "mention" => drop(ana.publish("room", "Hello @ben").await),
            "asks" => {
                let fields = json!({ "acknowledge": true });
                let new = json!({ "space": "room", "kind": "announcement", "title": "Rules", "fields": fields });
                publish(new).await;
            }
            "praise" => {
                let fields = json!({ "to": ["ben"] });
                let new = json!({ "space": "room", "kind": "praise", "body": "Thanks", "fields": fields });
                publish(new).await;
            }
            "reply" => {
                let reply = Some(json!({ "body": "To you", "parent": remark }));
                ana.api("POST", &format!("/posts/{post}/comments"), reply).await.expect(201);
            }
            _ => {
                let accept = Some(json!({ "comment": answer }));
                ana.api("POST", &format!("/posts/{asked}/moves/accept"), accept).await.expect(200);
            }
        }
        let now = waiting(&net, &ben).await;
        assert!(now[0].starts_with(&format!("{kind}*")), "{kind}: {now:?}");
        assert_eq!(unread(&net, &ben).await, n as i64 + 1, "{kind}: the badge");
    }
    // A private message, also among the conversations.
    let slug = whisper(&ana, &["ben"], "Between us").await;
    assert!(waiting(&net, &ben).await[0].starts_with("message*"));
    let list = ben.api("GET", "/conversations", None).await.expect(200).json();
    assert_eq!((&list["items"][0]["slug"], &list["items"][0]["unread"]), (&json!(slug), &json!(1)));
    let counted = ben.api("GET", "/unread", None).await.expect(200).json();
    assert!(counted.to_string().contains(&slug), "{counted}");
    // The posts themselves stay away from home.
    assert!(!ben.get("/").await.expect(200).text.contains("Hello everybody"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mention_outranks_a_mute_of_the_place_and_a_message_does_not() {
    let net = TestApp::new().await;
    let (ana, ben, post) = room(&net).await;
    for (kind, target) in [("space", "room"), ("topic", "cake"), ("thread", post.as_str())] {
        mute(&ben, kind, target, "good").await;
        ana.comment(&post, "A comment").await;
        assert_eq!(unread(&net, &ben).await, 0, "{kind}");
        ana.comment(&post, "Hello @ben").await;
        assert_eq!(unread(&net, &ben).await, 1, "{kind}");
        ben.api("POST", "/inbox/all", Some(json!({}))).await.expect(204);
        ben.api("DELETE", &format!("/mutes/{kind}/{target}"), None).await.expect(204);
    }
    // A conversation is muted for its messages.
    let slug = whisper(&ana, &["ben"], "Between us").await;
    ben.get(&format!("/spaces/{slug}")).await.expect(200);
    mute(&ben, "space", &slug, "good").await;
    ana.publish(&slug, "More of it").await;
    assert_eq!(unread(&net, &ben).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_tells_what_a_muted_person_says_to_one_personally() {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    let ben = &office.ben;
    mute(ben, "person", "ana", "good").await;
    office.ana.publish("room", "Hello everybody").await;
    whisper(&office.ana, &["ben"], "Between us").await;
    office.ana.publish("room", "Tea, @ben?").await;
    let mails = office.after(AWAY).await;
    assert_eq!(mails.len(), 1);
    let said = |words: &str| mails[0].text.contains(words);
    assert!(said("Between us") && said("Tea, @") && !said("Hello everybody"), "{}", mails[0].text);
}

#[tokio::test(flavor = "multi_thread")]
async fn catching_up_tells_what_was_said_to_one_personally() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    mute(&ben, "person", "ana", "good").await;
    let post = ana.publish("room", "What do you think, @ben?").await;
    let missed = ben.api("GET", "/catch-up?period=week", None).await.expect(200).json();
    assert_eq!(missed["mentions"][0]["href"], format!("/posts/{post}"));
}
