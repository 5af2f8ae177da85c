//! One click out of a mail ends what it says, and no more.

use reqwest::redirect::Policy;
use serde_json::{Value, json};
use testkit::mail::{Delivered, MailServer};

use super::{Office, WEDNESDAY};

/// Before the working hours of the day after, and when they begin.
const EARLY: &str = "2026-06-11T05:00:00Z";
const EIGHT: &str = "2026-06-11T06:00:00Z";

/// A mail that tells a comment, a reply, a mention and a private message.
async fn mixed() -> (Office, Delivered) {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    office.at(EARLY).await;
    let post = office.ben.publish("room", "Un").await;
    let comment = office.ben.comment(&post, "Deux").await;
    office.ana.comment(&post, "A remark").await;
    let reply = json!({ "body": "A reply", "parent": comment });
    let path = format!("/posts/{post}/comments");
    office.ana.api("POST", &path, Some(reply)).await.expect(201);
    office.ana.publish("room", "Tea, @ben?").await;
    whisper(&office, "Between us").await;
    let mails = office.at(EIGHT).await;
    assert_eq!(mails.len(), 1, "one mail for all of it");
    (office, mails[0].clone())
}

async fn whisper(office: &Office, words: &str) {
    let people = Some(json!({ "people": ["ben"] }));
    let begun = office.ana.api("POST", "/conversations", people).await.expect(201).json();
    office.ana.publish(begun["slug"].as_str().unwrap(), words).await;
}

fn link(mail: &Delivered) -> String {
    let header = mail.header("List-Unsubscribe").expect("a way out");
    header.trim_matches(['<', '>']).to_owned()
}

fn http() -> reqwest::Client {
    reqwest::Client::builder().redirect(Policy::none()).build().unwrap()
}

/// How often Ben is told these kinds by mail.
async fn chosen<const N: usize>(office: &Office, kinds: [&str; N]) -> [String; N] {
    let all: Value = office.ben.api("GET", "/notifications", None).await.expect(200).json();
    kinds.map(|kind| all["mail"][kind].as_str().unwrap().to_owned())
}

const KINDS: [&str; 6] = ["comment", "reply", "thread", "mention", "message", "asks"];
const USUAL: [&str; 6] = ["daily", "daily", "daily", "at-once", "at-once", "at-once"];

#[tokio::test(flavor = "multi_thread")]
async fn one_click_out_of_a_mixed_mail_ends_what_it_gathers_once_a_day() {
    let (office, mail) = mixed().await;
    let (http, link) = (http(), link(&mail));
    assert_eq!(mail.header("List-Unsubscribe-Post").unwrap(), "List-Unsubscribe=One-Click");
    let page = http.get(&link).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("Comments on my posts") && page.contains("Replies to my comments"));
    for not in ["Private messages", "Mentions", "All mail", "New comments"] {
        assert!(!page.contains(not), "{not}: {page}");
    }
    let click = http.post(&link).body("List-Unsubscribe=One-Click").send().await.unwrap();
    assert_eq!(click.status(), 200);
    let after = ["never", "never", "daily", "at-once", "at-once", "at-once"];
    assert_eq!(chosen(&office, KINDS).await, after);
    whisper(&office, "Still between us").await;
    assert_eq!(office.at("2026-06-11T07:00:00Z").await.len(), 2, "private messages go on coming");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_of_a_mixed_mail_has_a_way_out_of_its_own() {
    let (office, mail) = mixed().await;
    for (kind, name) in [
        ("comment", "Comments on my posts"),
        ("reply", "Replies to my comments"),
        ("mention", "Mentions"),
        ("message", "Private messages"),
    ] {
        let own = format!("/{kind}/");
        let line = mail.text.lines().find(|line| line.contains(&own)).expect("a line of its own");
        assert!(line.starts_with(name), "{line}");
        assert!(mail.html.contains(&own), "{kind}");
    }
    assert!(!mail.raw.contains("/all/"), "no way out ends all mail");
    let line = mail.text.lines().find(|line| line.contains("/message/")).unwrap();
    let address = line.split_whitespace().next_back().unwrap();
    let http = http();
    assert_eq!(http.post(address).send().await.unwrap().status(), 303);
    let after = ["daily", "daily", "daily", "at-once", "never", "at-once"];
    assert_eq!(chosen(&office, KINDS).await, after);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_ended_is_named_and_can_be_undone_as_it_was() {
    let (office, mail) = mixed().await;
    let mut weekly = office.ben.api("GET", "/notifications", None).await.json();
    weekly["mail"]["reply"] = json!("weekly");
    office.ben.api("PUT", "/notifications", Some(weekly)).await.expect(200);
    let (http, link) = (http(), link(&mail));
    let done = http.post(&link).send().await.unwrap();
    assert_eq!(done.status(), 303);
    let done = done.headers()["location"].to_str().unwrap().to_owned();
    let page = http.get(format!("{}{done}", office.net.address)).send().await.unwrap();
    let page = page.text().await.unwrap();
    assert!(page.contains("Comments on my posts") && page.contains("Replies to my comments"));
    // The form of the page, without scripts.
    let field = |name: &str| {
        let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect("a field");
        rest.split_once('"').unwrap().0.to_owned()
    };
    let undo = format!("undo={}", field("undo"));
    assert_eq!(chosen(&office, ["comment", "reply"]).await, ["never", "never"]);
    let undone = http.post(&link).body(undo).send().await.unwrap();
    assert_eq!(undone.status(), 303);
    assert_eq!(chosen(&office, ["comment", "reply"]).await, ["daily", "weekly"]);
    // Nothing else can be chosen by it.
    http.post(&link).body("undo=message.never,reply.sometimes").send().await.unwrap();
    assert_eq!(chosen(&office, ["message", "reply"]).await, ["at-once", "weekly"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_of_what_is_told_at_once_alone_ends_nothing_at_one_click() {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    whisper(&office, "Good morning").await;
    office.read_all().await;
    office.at(EARLY).await;
    office.ana.publish("room", "Tea, @ben?").await;
    whisper(&office, "Between us").await;
    let mails = office.at(EIGHT).await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].header("List-Unsubscribe-Post").is_none());
    assert_eq!(link(&mails[0]), format!("{}/settings/notifications", office.net.address));
    assert!(mails[0].text.contains("/mention/") && mails[0].text.contains("/message/"));
    assert_eq!(chosen(&office, KINDS).await, USUAL);
}
