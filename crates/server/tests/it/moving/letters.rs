//! The outbox: with its act or not at all, once, and held.

use kernel::work::Work;
use kernel::{Error, Lang};
use mail::Notice;
use serde_json::json;

use super::{House, outbox};

fn notice(to: &str) -> Notice {
    Notice {
        person: None,
        to: ("Zoé".into(), to.into()),
        l: ui::Locale::new(Lang::Fr),
        subject: "Bonjour Zoé".into(),
        lines: vec!["Un <mot>.".into()],
        button: Some(("Ouvrir".into(), "http://localhost/x".into())),
        until: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_is_sent_once_with_its_act_or_not_at_all() {
    let house = House::new().await;
    let db = &house.net.app.db;
    let failed = db.write(|tx| {
        mail::queue(tx, &notice("never@example.com"))?;
        Err::<(), _>(Error::not_found())
    });
    failed.await.unwrap_err();
    db.write(|tx| mail::queue(tx, &notice("zoe@example.com"))).await.unwrap();
    let letters = house.delivered().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(
        (letters[0].to.as_str(), letters[0].subject.as_str()),
        ("zoe@example.com", "Bonjour Zoé")
    );
    assert!(letters[0].text.contains("Un <mot>.") && letters[0].html.contains("Un &#60;mot&#62;."));
    assert_eq!(house.delivered().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_waits_for_its_server_and_not_beyond_its_hour() {
    let mut house = House::new().await;
    house.server.end();
    let now = house.net.app.clock().now();
    let write = move |tx: &mut kernel::Tx<'_>| {
        // What was worth sending until a moment ago is dropped.
        mail::queue(tx, &Notice { until: Some(now), ..notice("late@example.com") })?;
        mail::queue(tx, &notice("zoe@example.com"))
    };
    house.net.app.db.write(write).await.unwrap();
    outbox(&house.net.app).round().await.unwrap();
    house.server.up();
    assert!(house.delivered().await.is_empty(), "it is tried again later");
    kernel::sql! { static HASTEN = "UPDATE letters SET next_at = 0"; }
    house.net.app.db.write(|tx| tx.execute(&HASTEN, kernel::params![])).await.unwrap();
    let letters = house.delivered().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, "zoe@example.com");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_leaves_when_an_administrator_releases_it() {
    let house = House::new().await;
    let (boss, ana) = (house.net.administrator("boss").await, house.net.member("ana").await);
    let write = |tx: &mut kernel::Tx<'_>| {
        mail::hold(tx, true)?;
        mail::queue(tx, &notice("zoe@example.com"))
    };
    house.net.app.db.write(write).await.unwrap();
    assert!(house.delivered().await.is_empty());
    assert!(boss.get("/admin/mail").await.expect(200).text.contains("Emails are held: 1 about"));
    let state = boss.api("GET", "/mail", None).await.expect(200).json();
    assert_eq!((&state["held"], &state["waiting"]), (&json!(true), &json!(1)));
    ana.get("/admin/mail").await.expect(403);
    ana.post("/admin/mail/release", &[]).await.expect(403);
    ana.api("PATCH", "/mail", Some(json!({ "held": false }))).await.expect(403);
    boss.post("/admin/mail/release", &[]).await.expect(303);
    assert_eq!(house.delivered().await.len(), 1);
    boss.api("PATCH", "/mail", Some(json!({ "held": true }))).await.expect(204);
    assert_eq!(boss.api("GET", "/mail", None).await.json()["held"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_says_what_the_server_says() {
    let mut house = House::new().await;
    let boss = house.net.administrator("boss").await;
    boss.post("/admin/mail/test", &[("to", "boss@example.com")]).await.expect(303);
    assert_eq!(house.server.delivered()[0].subject, "Test email");
    boss.post("/admin/mail/test", &[("to", "nobody")]).await.expect(422);
    house.server.end();
    let page = boss.post("/admin/mail/test", &[("to", "boss@example.com")]).await.expect(409);
    assert!(page.text.contains("did not accept the test"));
    boss.api("POST", "/mail/test", Some(json!({ "to": "boss@example.com" }))).await.expect(409);
}
