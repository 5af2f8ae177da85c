//! What may not be told any more, and servers that fail.

use inbox::Postman;
use kernel::App;
use kernel::work::Work;
use std::sync::Arc;
use testkit::mail::MailServer;

use super::{AWAY, Office, WEDNESDAY};

#[tokio::test(flavor = "multi_thread")]
async fn what_may_not_be_seen_any_more_is_not_told() {
    for what in ["leave", "delete", "block", "level", "close"] {
        // Down, so that the mail is made before, and sent after.
        let mut office = Office::open(WEDNESDAY, MailServer::down()).await;
        let post = office.ana.publish("room", "Canarygold, @ben").await;
        office.after(AWAY).await;
        match what {
            "leave" => {
                office.ana.api("DELETE", "/spaces/room/members/ben", None).await.expect(204);
            }
            "delete" => {
                office.ana.api("DELETE", &format!("/posts/{post}"), None).await.expect(204);
            }
            "block" => {
                office.ben.api("PUT", "/people/ana/block", None).await.expect(204);
            }
            "level" => {
                let level = serde_json::json!({ "level": "nothing" });
                office.ben.api("PUT", "/spaces/room/level", Some(level)).await.expect(200);
            }
            _ => {
                let boss = office.net.administrator("boss").await;
                boss.api("PUT", "/people/ben/closed", None).await.expect(204);
            }
        }
        office.server.up();
        let told = office.after(3_600).await;
        assert_eq!(told.len(), 0, "{what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_was_down_loses_nothing() {
    let mut office = Office::open(WEDNESDAY, MailServer::down()).await;
    office.ana.publish("room", "One, @ben").await;
    office.after(AWAY).await;
    office.ana.publish("room", "Two, @ben").await;
    for _ in 0..3 {
        assert!(office.after(600).await.is_empty());
    }
    office.server.up();
    // Longer than the longest pause so far.
    let mails = office.after(3_600).await;
    let all: String = mails.iter().map(|mail| mail.text.as_str()).collect();
    assert!(all.contains("One, @ben") && all.contains("Two, @ben"), "{all}");
    assert_eq!(mails.len(), 2);
    assert_eq!(office.after(86_400).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_is_given_up_after_days() {
    let mut office = Office::open(WEDNESDAY, MailServer::down()).await;
    office.ana.publish("room", "One, @ben").await;
    office.after(AWAY).await;
    office.after(4 * 86_400).await;
    office.after(86_400).await;
    office.server.up();
    assert!(office.after(86_400).await.is_empty());
}

/// A network whose mails go elsewhere.
fn elsewhere(app: &App, url: String) -> App {
    let mut config = (*app.config).clone();
    config.mail = config.mail.map(|mail| kernel::Mail { url, ..mail });
    App { config: Arc::new(config), ..app.clone() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_postman_that_ends_midway_sends_once() {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    office.ana.publish("room", "One, @ben").await;
    super::settle(&office.net).await;
    office.clock.advance(AWAY);
    // A server that takes the call and says nothing: whoever calls it ends in the middle.
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", silent.local_addr().unwrap());
    let first = Postman::new(&elsewhere(&office.net.app, url)).unwrap().unwrap();
    let round = tokio::spawn(async move { first.round().await });
    let call = silent.accept().await.unwrap();
    round.abort();
    assert!(round.await.unwrap_err().is_cancelled());
    drop(call);
    assert!(office.after(60).await.is_empty(), "nobody else sends what may be under way");
    assert_eq!(office.after(60).await.len(), 1);
    assert_eq!(office.after(86_400).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn postmen_of_several_processes_send_each_mail_once() {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    let mut words = String::from("All of you:");
    for n in 0..6 {
        let handle = format!("reader{n}");
        let reader = office.net.member_with_mail(&handle).await;
        let standing = serde_json::json!({ "standing": "member" });
        let path = format!("/spaces/room/members/{handle}");
        office.ana.api("PUT", &path, Some(standing)).await.expect(204);
        super::settle(&office.net).await;
        reader.api("POST", "/inbox/all", Some(serde_json::json!({}))).await.expect(204);
        words.push_str(&format!(" @{handle}"));
    }
    office.ana.publish("room", &words).await;
    super::settle(&office.net).await;
    office.clock.advance(AWAY);
    let postman = || Postman::new(&office.net.app).unwrap().unwrap();
    let (one, two) = (postman(), postman());
    let (one, two) = tokio::join!(one.round(), two.round());
    one.unwrap();
    two.unwrap();
    let mut to: Vec<String> = office.server.delivered().into_iter().map(|mail| mail.to).collect();
    to.sort();
    let expected: Vec<String> = (0..6).map(|n| format!("reader{n}@example.com")).collect();
    assert_eq!(to, expected);
}
