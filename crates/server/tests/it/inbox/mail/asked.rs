//! What somebody set an hour for themselves passes their quiet hours, and nothing else does.

use kernel::work::{Next, Work};
use serde_json::json;
use testkit::mail::MailServer;

use super::Office;
use crate::inbox::{settle, waiting};

/// Late in the evening of a working day, in Paris.
const EVENING: &str = "2026-06-10T20:00:00Z";
const HOUR: i64 = 3_600;

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_comes_at_its_hour_in_the_night_and_a_mention_in_the_morning() {
    let mut office = Office::open(EVENING, MailServer::start()).await;
    let post = office.ana.publish("room", "The lamp in the hall").await;
    let before = office.after(HOUR).await.len();
    let at = json!({ "at": "2026-06-11T00:00:00Z" });
    let path = format!("/posts/{post}/reminders");
    office.ben.api("POST", &path, Some(at)).await.expect(201);
    office.ana.comment(&post, "Ask @ben").await;
    assert_eq!(office.after(HOUR).await.len(), before, "nothing is due");
    office.clock.advance(3 * HOUR);
    work::Reminding(office.net.app.db.clone()).round().await.expect("a round");
    settle(&office.net).await;
    let night = office.after(0).await;
    assert_eq!(night.len(), before + 1);
    let (mail, words) = (&night[before], ["reminded", "rappel"]);
    assert!(words.iter().any(|word| mail.subject.contains(word)), "{}", mail.subject);
    assert!(
        mail.text.contains("The lamp in the hall") && !mail.text.contains("Ask"),
        "{}",
        mail.text
    );
    let morning = office.after(7 * HOUR).await;
    assert_eq!(morning.len(), before + 2);
    office.server.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_begins_in_the_quiet_hours_is_not_said_to_begin_after_them() {
    let mut office = Office::open(EVENING, MailServer::start()).await;
    for (title, start) in [("Sunrise", "2026-06-11T04:00:00Z"), ("Round", "2026-06-11T09:00:00Z")] {
        let new = json!({ "space": "room", "kind": "event", "title": title,
            "fields": { "start": start, "reminder": "hour", "zone": "Europe/Paris" } });
        let made = office.ana.api("POST", "/posts", Some(new)).await.expect(201).json();
        let path = format!("/posts/{}/moves/answer", made["id"].as_str().unwrap());
        let yes = json!({ "answer": "yes" });
        office.ben.api("POST", &path, Some(yes)).await.expect(200);
    }
    let before = office.after(0).await.len();
    let keep = async |office: &Office| {
        let keeper = events::Keeper(office.net.app.clone());
        while matches!(keeper.round().await.expect("a round"), Next::AtOnce) {}
        settle(&office.net).await;
    };
    // Five in the morning in Paris, then ten.
    office.clock.advance(7 * HOUR);
    keep(&office).await;
    assert!(waiting(&office.net, &office.ben).await.contains(&"event-starting*".to_owned()));
    office.clock.advance(5 * HOUR);
    keep(&office).await;
    let mut told = office.after(HOUR / 2).await.split_off(before);
    told.retain(|mail| mail.to == "ben@example.com");
    let told: Vec<String> = told.into_iter().map(|mail| mail.text).collect();
    let told = told.join("\n");
    assert_eq!(told.matches("begins soon").count(), 1, "{told}");
    assert!(told.contains("Round") && !told.contains("Sunrise"), "{told}");
    office.server.end();
}
