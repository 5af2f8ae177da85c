//! Choosing what comes by mail: over pages and API, and at one click from a mail.

use serde_json::{Value, json};
use spaces::Access;
use testkit::TestApp;
use testkit::browser::Browser;
use testkit::mail::MailServer;

use super::{AWAY, Office, WEDNESDAY};

#[tokio::test(flavor = "multi_thread")]
async fn mails_come_as_often_and_when_one_chose() {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    let ben = &office.ben;
    let usual = ben.api("GET", "/notifications", None).await.expect(200).json();
    assert_eq!((&usual["mail"]["mention"], &usual["quiet"]), (&json!("at-once"), &json!(true)));
    assert_eq!((&usual["mail"]["reply"], &usual["opens"]), (&json!("daily"), &json!("08:00")));
    let choose = |change: &[(&str, Value)]| {
        let mut wanted = usual.clone();
        for (name, value) in change {
            wanted[*name] = value.clone();
        }
        ben.api("PUT", "/notifications", Some(wanted))
    };
    choose(&[("mail", json!({ "mention": "hourly" }))]).await.expect(200);
    office.ana.publish("room", "One, @ben").await;
    assert!(office.at("2026-06-10T10:59:00Z").await.is_empty());
    assert_eq!(office.at("2026-06-10T11:00:00Z").await.len(), 1);
    choose(&[("mail", json!({ "mention": "weekly" }))]).await.expect(200);
    office.ana.publish("room", "Two, @ben").await;
    assert_eq!(office.at("2026-06-12T11:00:00Z").await.len(), 1);
    choose(&[("mail", json!({ "mention": "at-once" })), ("quiet", json!(false))]).await.expect(200);
    assert_eq!(office.after(0).await.len(), 2, "what waits already follows the new choice");
    choose(&[("zone", json!("America/Montreal"))]).await.expect(200);
    office.at("2026-06-16T08:00:00Z").await;
    office.ana.publish("room", "Three, @ben").await;
    assert_eq!(office.at("2026-06-16T11:59:00Z").await.len(), 2, "not yet eight in Montreal");
    assert_eq!(office.at("2026-06-16T12:00:00Z").await.len(), 3);
    for (name, odd) in [
        ("zone", json!("Mars/Olympus")),
        ("days", json!([])),
        ("days", json!([8])),
        ("opens", json!("20:00")),
        ("closes", json!("late")),
        ("mail", json!({ "reaction": "daily" })),
        ("mail", json!({ "mention": "sometimes" })),
    ] {
        assert_eq!(choose(&[(name, odd.clone())]).await.status, 422, "{name}: {odd}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_can_be_told_is_shown_and_the_rest_stays_as_it_was() {
    let net = TestApp::new().await;
    let (boss, ana, ben) =
        (net.administrator("boss").await, net.member("ana").await, net.member("ben").await);
    net.space(&ana, "room", Access::Open).await;
    for (who, manages, runs) in [(&ana, true, false), (&ben, false, false), (&boss, false, true)] {
        let page = who.get("/settings/notifications").await.expect(200).text;
        let shows = |kind: &str| page.contains(&format!("name=\"mail-{kind}\""));
        assert!(shows("mention") && shows("security") && shows("event-starting"), "{page}");
        assert_eq!(shows("request"), manages, "{}", who.handle());
        assert_eq!(shows("emergency"), runs, "{}", who.handle());
        assert_eq!(shows("moderation-report"), manages || runs, "{}", who.handle());
    }
    let mut chosen = ben.api("GET", "/notifications", None).await.json();
    chosen["mail"] = json!({ "request": "weekly", "mention": "daily" });
    chosen["push"] = json!({ "emergency": false, "request": true });
    ben.api("PUT", "/notifications", Some(chosen)).await.expect(200);
    let form = [
        ("mail-mention", "hourly"),
        ("zone", "Europe/Paris"),
        ("day-4", "1"),
        ("opens", "08:00"),
        ("closes", "19:00"),
    ];
    ben.post("/settings/notifications", &form).await.expect(303);
    let kept = ben.api("GET", "/notifications", None).await.json();
    assert_eq!(
        (&kept["mail"]["mention"], &kept["push"]["mention"]),
        (&json!("hourly"), &json!(false))
    );
    assert_eq!(
        (&kept["mail"]["request"], &kept["push"]["request"]),
        (&json!("weekly"), &json!(true))
    );
    assert_eq!(kept["push"]["emergency"], json!(false));
}

#[tokio::test(flavor = "multi_thread")]
async fn choices_are_made_in_the_page_without_scripts() {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    let ben = &office.ben;
    assert!(ben.get("/settings").await.text.contains("href=\"/settings/notifications\""));
    let page = ben.get("/settings/notifications").await.expect(200).text;
    assert!(page.contains("name=\"mail-mention\"") && page.contains("value=\"Europe/Paris\""));
    // What has letters of its own is told at once, or not at all.
    let offered = |kind: &str| {
        let select = page.split(&format!("name=\"mail-{kind}\"")).nth(1).expect("a list");
        select.split("</select>").next().unwrap_or_default().matches("<option").count()
    };
    assert_eq!((offered("mention"), offered("event-invited")), (5, 2));
    let daily = |kind: &str| {
        Some(json!({ "mail": { kind: "daily" }, "zone": "Europe/Paris",
        "days": [1], "opens": "08:00", "closes": "18:00", "quiet": true }))
    };
    ben.api("PUT", "/notifications", daily("event-invited")).await.expect(422);
    ben.api("PUT", "/notifications", daily("mention")).await.expect(200);
    let mut form = vec![
        ("mail-mention", "never"),
        ("mail-reply", "weekly"),
        ("zone", "Europe/London"),
        ("day-2", "1"),
        ("day-3", "1"),
        ("opens", "09:30"),
        ("closes", "17:00"),
        ("quiet", "1"),
    ];
    let done = ben.post("/settings/notifications", &form).await.expect(303);
    assert_eq!(done.location(), "/settings/notifications");
    let kept = ben.api("GET", "/notifications", None).await.expect(200).json();
    assert_eq!((&kept["mail"]["mention"], &kept["days"]), (&json!("never"), &json!([2, 3])));
    assert_eq!((&kept["opens"], &kept["zone"]), (&json!("09:30"), &json!("Europe/London")));
    form[6] = ("closes", "08:00");
    let wrong = ben.post("/settings/notifications", &form).await.expect(422).text;
    assert!(wrong.contains("a start before the end") && wrong.contains("value=\"09:30\""));
    office.ana.publish("room", "Nothing of this, @ben").await;
    assert!(office.after(AWAY).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_tell_hours_in_the_zone_of_their_reader() {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    let (ana, ben) = (&office.ana, &office.ben);
    let mut choices = ben.api("GET", "/notifications", None).await.expect(200).json();
    choices["zone"] = json!("asia/tokyo");
    let kept = ben.api("PUT", "/notifications", Some(choices)).await.expect(200);
    assert_eq!(kept.json()["zone"], "asia/tokyo");
    let post = ana.publish("room", "Noon, @ben").await;
    // Cards are rendered once for all who see them alike: not for people in different zones.
    for path in ["/spaces/room".to_owned(), format!("/posts/{post}")] {
        for (who, hour) in [(ana, "June 2026 at 12:00"), (ben, "June 2026 at 19:00")] {
            let page = who.get(&path).await.expect(200).text;
            assert!(page.contains(&format!("{hour}\"")), "{path} of {}", who.handle());
        }
    }
    let zone = ben.api("GET", "/notifications", None).await.expect(200).json();
    assert_eq!(zone["zone"], "Asia/Tokyo");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_click_in_a_mail_ends_its_kind_without_signing_in() {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    office.ana.publish("room", "One, @ben").await;
    let mails = office.after(AWAY).await;
    let address = mails[0].header("List-Unsubscribe").unwrap();
    let address = address.trim_matches(['<', '>']).to_owned();
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let http = http.build().unwrap();
    let forged = format!("{}x", &address[..address.len() - 1]);
    for (other, status) in [(forged, 404), (address.replace("/mention/", "/all/"), 404)] {
        assert_eq!(http.post(&other).send().await.unwrap().status(), status);
        assert_eq!(http.get(&other).send().await.unwrap().status(), status);
    }
    let page = http.get(&address).send().await.unwrap();
    assert_eq!(page.status(), 200);
    let page = page.text().await.unwrap();
    assert!(
        page.contains("Unsubscribe from these emails?") && page.contains("<b>Mentions</b>"),
        "{page}"
    );
    office.ana.publish("room", "Two, @ben").await;
    assert_eq!(office.after(AWAY).await.len(), 2, "looking at the page ends nothing");

    let click = http.post(&address).body("List-Unsubscribe=One-Click");
    assert_eq!(click.send().await.unwrap().status(), 200);
    office.ana.publish("room", "Three, @ben").await;
    assert_eq!(office.after(AWAY).await.len(), 2);
    let kept = office.ben.api("GET", "/notifications", None).await.json();
    assert_eq!(
        (&kept["mail"]["mention"], &kept["mail"]["reply"]),
        (&json!("never"), &json!("daily"))
    );
    let confirmed = http.post(&address).send().await.unwrap();
    assert_eq!(confirmed.status(), 303, "a person is shown that it is done");
    let done = confirmed.headers()["location"].to_str().unwrap().to_owned();
    let done = http.get(format!("{}{done}", office.net.address)).send().await.unwrap();
    assert!(done.text().await.unwrap().contains("You will no longer receive these emails."));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_in_a_mail_asks_first_in_browser() {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    office.ana.publish("room", "One, @ben").await;
    let mails = office.after(AWAY).await;
    let address = mails[0].header("List-Unsubscribe").expect("a way out");
    let (browser, address) = (Browser::start(), address.trim_matches(['<', '>']).to_owned());
    for look in crate::browser::both() {
        let window = browser.open(&look).await;
        window.goto(&address).await;
        window.wait_for_text("main", "Unsubscribe from these emails?").await;
        window.click("main .button-primary").await;
        window.wait_for_text("main", "You will no longer receive these emails.").await;
    }
}
