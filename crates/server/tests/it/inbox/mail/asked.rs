//! What somebody set an hour for themselves passes their quiet hours, and nothing else does.

use kernel::work::Work;
use serde_json::json;
use testkit::mail::MailServer;

use super::Office;
use crate::inbox::settle;

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
