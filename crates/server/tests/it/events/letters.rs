//! Invitations by mail: calendar requests, again when an event changes, and what takes it out of calendars.

use kernel::work::Work;
use kernel::{Clock, Mail, Time};
use mail::Outbox;
use serde_json::{Value, json};
use testkit::kinds::{id, moved, published};
use testkit::mail::{Delivered, MailServer};
use testkit::{Client, TestApp};

use super::{NOW, event, keep, plain};
use crate::inbox::waiting;

struct House {
    net: TestApp,
    clock: Clock,
    server: MailServer,
    ana: Client,
    ben: Client,
}

impl House {
    async fn open() -> House {
        let server = MailServer::start();
        let (url, from) = (server.url(), "Parvis <parvis@example.com>".to_owned());
        let clock = Clock::standing_at(Time(NOW));
        let net = TestApp::at(clock.clone(), |config| config.mail = Some(Mail { url, from })).await;
        let (ana, ben) = (net.member("ana").await, net.member_with_mail("ben").await);
        let space = net.space(&ana, "room", spaces::Access::Open).await;
        net.join(space, &ben).await;
        House { net, clock, server, ana, ben }
    }

    /// What was delivered since, once all is written.
    async fn delivered(&self, before: usize) -> Vec<Delivered> {
        self.clock.advance(120);
        let read = || self.net.app.db.write(|tx| kernel::log::catch_up(tx, &events::Letters));
        let last = *self.net.app.db.commits().borrow();
        while read().await.expect("a reader that reads") < last {}
        self.clock.advance(120);
        keep(&self.net).await;
        Outbox::new(&self.net.app).unwrap().expect("mail").round().await.unwrap();
        let all = self.server.delivered();
        all.into_iter().skip(before).collect()
    }

    async fn edited(&self, post: &str, change: Value) {
        self.ana.api("PATCH", &format!("/posts/{post}"), Some(change)).await.expect(200);
    }
}

/// The calendar that a letter brings.
fn calendar(letter: &Delivered) -> String {
    letter.part("calendar").replace("\r\n", "\n").replace("\n ", "")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_a_calendar_request_and_follows_what_becomes_of_it() {
    let house = House::open().await;
    let fields = json!({ "start": "2026-03-10T09:00:00Z", "end": "2026-03-10T10:00:00Z",
        "people": ["ben"], "place": "Salle Élysée", "zone": "Europe/Paris" });
    let post = id(&published(&house.ana, event("Revue", fields)).await);
    let first = house.delivered(0).await;
    assert_eq!(first.len(), 1, "{first:?}");
    assert_eq!(
        (first[0].subject.as_str(), first[0].to.as_str()),
        ("Invitation: Revue", "ben@example.com")
    );
    assert!(first[0].raw.contains("method=REQUEST"), "{}", first[0].raw);
    let file = calendar(&first[0]);
    for said in [
        "METHOD:REQUEST\n",
        "SEQUENCE:0\n",
        "LOCATION:Salle Élysée\n",
        "DTSTART;TZID=Europe/Paris:20260310T100000\n",
        "mailto:ben@example.com\n",
        "mailto:parvis@example.com\n",
        "PARTSTAT=NEEDS-ACTION",
    ] {
        assert!(file.contains(said), "{said} in {file}");
    }
    assert!(plain(first[0].text.clone()).contains("Tuesday 10 March 2026 at 10:00"));
    // Two changes are told in one letter.
    moved(&house.ben, &post, "answer", json!({ "answer": "yes" })).await;
    house.edited(&post, json!({ "fields": { "place": "Hall" } })).await;
    house.edited(&post, json!({ "fields": { "start": "2026-03-10T08:00:00Z" } })).await;
    let second = house.delivered(1).await;
    assert_eq!((second.len(), second[0].subject.as_str()), (1, "Changed: Revue"));
    let file = calendar(&second[0]);
    assert!(file.contains("SEQUENCE:2\n") && file.contains("PARTSTAT=ACCEPTED"), "{file}");
    moved(&house.ana, &post, "cancel", json!({})).await;
    let third = house.delivered(2).await;
    assert_eq!((third.len(), third[0].subject.as_str()), (1, "Cancelled: Revue"));
    let file = calendar(&third[0]);
    assert!(file.contains("METHOD:CANCEL\n") && file.contains("STATUS:CANCELLED"), "{file}");
    assert!(!file.contains("DESCRIPTION") && !file.contains("LOCATION"), "{file}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_mailed_of_an_event_that_is_gone_before_anybody_was_told() {
    let house = House::open().await;
    let new = |title: &str| {
        let mut new = event(title, json!({ "start": "2026-03-10T09:00:00Z", "people": ["ben"] }));
        new["body"] = json!("The code is 4711");
        new
    };
    let gone = id(&published(&house.ana, new("Gone")).await);
    house.ana.api("DELETE", &format!("/posts/{gone}"), None).await.expect(204);
    let off = id(&published(&house.ana, new("Off")).await);
    house.edited(&off, json!({ "fields": { "people": null } })).await;
    let cancelled = id(&published(&house.ana, new("Cancelled")).await);
    moved(&house.ana, &cancelled, "cancel", json!({})).await;
    let letters = house.delivered(0).await;
    assert!(letters.is_empty(), "{letters:?}");
    // Whoever was told is told that it is gone, in none of its words.
    let told = id(&published(&house.ana, new("Told")).await);
    assert_eq!(house.delivered(0).await.len(), 1);
    house.ana.api("DELETE", &format!("/posts/{told}"), None).await.expect(204);
    let letters = house.delivered(1).await;
    assert_eq!((letters.len(), letters[0].subject.as_str()), (1, "Cancelled: Told"));
    assert!(!calendar(&letters[0]).contains("4711"), "{letters:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_no_longer_invited_or_reads_a_deleted_event_is_told_so_and_a_stranger_nothing() {
    let house = House::open().await;
    let new =
        |title: &str| event(title, json!({ "start": "2026-03-10T09:00:00Z", "people": ["ben"] }));
    let first = id(&published(&house.ana, new("One")).await);
    let second = id(&published(&house.ana, new("Two")).await);
    assert_eq!(house.delivered(0).await.len(), 2);
    house.edited(&first, json!({ "fields": { "people": null } })).await;
    let letters = house.delivered(2).await;
    assert_eq!((letters.len(), letters[0].subject.as_str()), (1, "Cancelled: One"));
    house.ana.api("DELETE", &format!("/posts/{second}"), None).await.expect(204);
    let letters = house.delivered(3).await;
    assert_eq!((letters.len(), letters[0].subject.as_str()), (1, "Cancelled: Two"));
    // Whoever wants no such letters gets none; nor does whoever reads the space no more.
    let third = id(&published(&house.ana, new("Three")).await);
    assert_eq!(house.delivered(4).await.len(), 1);
    let space = house.net.space(&house.ana, "den", spaces::Access::Closed).await;
    house.net.join(space, &house.ben).await;
    let mut hidden = new("Hidden");
    hidden["space"] = json!("den");
    published(&house.ana, hidden).await;
    house.ben.post("/spaces/den/leave", &[]).await.expect(303);
    let mut choices = house.ben.api("GET", "/notifications", None).await.expect(200).json();
    choices["mail"]["event-changed"] = json!("never");
    house.ben.api("PUT", "/notifications", Some(choices)).await.expect(200);
    house.edited(&third, json!({ "fields": { "place": "Hall" } })).await;
    let after = house.delivered(5).await;
    assert!(after.is_empty(), "{after:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_invited_by_somebody_they_blocked() {
    let house = House::open().await;
    house.ben.api("PUT", "/people/ana/block", None).await.expect(204);
    let fields = json!({ "start": "2026-03-10T09:00:00Z", "people": ["ben"] });
    let post = id(&published(&house.ana, event("Again", fields)).await);
    assert!(house.delivered(0).await.is_empty());
    assert!(waiting(&house.net, &house.ben).await.is_empty());
    house.edited(&post, json!({ "fields": { "place": "Hall" } })).await;
    assert!(house.delivered(0).await.is_empty());
    assert!(waiting(&house.net, &house.ben).await.is_empty());
    // Whoever said that they come is told what becomes of it.
    moved(&house.ben, &post, "answer", json!({ "answer": "yes" })).await;
    moved(&house.ana, &post, "cancel", json!({})).await;
    assert_eq!(house.delivered(0).await.len(), 1);
    assert!(waiting(&house.net, &house.ben).await[0].starts_with("event-cancelled*"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_says_what_became_of_its_reader_and_when_the_event_is_next() {
    let house = House::open().await;
    house.net.member_with_mail("eve").await;
    let fields = json!({ "start": "2026-02-03T09:00:00Z", "repeat": "weekly", "people": ["ben"],
        "zone": "Europe/Paris" });
    let post = id(&published(&house.ana, event("Choir", fields)).await);
    let letters = house.delivered(0).await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    // Today is the 2nd of March.
    let text = plain(letters[0].text.clone());
    assert!(text.contains("Tuesday 3 March 2026 at 10:00"), "{text}");
    moved(&house.ben, &post, "answer", json!({ "answer": "yes" })).await;
    let later = json!({ "fields": { "start": "2026-02-03T10:00:00Z", "people": ["ben", "eve"] } });
    house.edited(&post, later).await;
    let mut letters = house.delivered(1).await;
    letters.sort_by(|one, other| one.to.cmp(&other.to));
    let subjects: Vec<&str> = letters.iter().map(|letter| letter.subject.as_str()).collect();
    assert_eq!(subjects, ["Changed: Choir", "Invitation: Choir"]);
    let text = plain(letters[0].text.clone());
    assert!(text.contains("“Choir” has changed.") && !text.contains("Ana changed"), "{text}");
    // Whoever said that they come is taken off the list, and comes all the same.
    house.edited(&post, json!({ "fields": { "people": ["eve"] } })).await;
    let letters = house.delivered(3).await;
    assert!(letters.is_empty(), "{letters:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_mailed_of_a_series_that_ended_long_ago() {
    let house = House::open().await;
    let fields = json!({ "start": "2021-01-04T09:00:00Z", "repeat": "weekly",
        "until": "2021-03-01", "people": ["ben"] });
    let post = id(&published(&house.ana, event("Old", fields)).await);
    house.edited(&post, json!({ "fields": { "place": "Hall" } })).await;
    let letters = house.delivered(0).await;
    assert!(letters.is_empty(), "{letters:?}");
}
