//! Other calendars of one's own: read through the door, for their owner alone.

use events::Reader;
use kernel::work::{Next, Work};
use kernel::{Clock, Time};
use serde_json::{Value, json};
use testkit::{Client, TestApp};

use super::NOW;
use crate::previews::site::Site;

const QUARTER: i64 = 900;

async fn network() -> (TestApp, Clock, Site, Client) {
    let clock = Clock::standing_at(Time(NOW));
    let net = TestApp::at(clock.clone(), |config| {
        config.networks = vec!["127.0.0.1/32".parse().unwrap()];
    });
    let net = net.await;
    let ana = net.member("ana").await;
    (net, clock, Site::start().await, ana)
}

/// Reads all that is due.
async fn settle(net: &TestApp) {
    while matches!(Reader(net.app.clone()).round().await.expect("a round"), Next::AtOnce) {}
}

fn file(events: &str) -> Vec<u8> {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n").into_bytes()
}

const DENTIST: &str = "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Dentist\r\n\
    DTSTART;TZID=Romance Standard Time:20260305T090000\r\n\
    DTEND;TZID=Romance Standard Time:20260305T100000\r\nEND:VEVENT\r\n";

async fn add(who: &Client, address: &str) -> String {
    let new = json!({ "name": "Private", "address": address });
    let made = who.api("POST", "/calendar/others", Some(new)).await.expect(201).json();
    made["id"].as_str().unwrap().to_owned()
}

async fn calendars(who: &Client) -> Value {
    who.api("GET", "/calendar/others", None).await.expect(200).json()
}

async fn march(who: &Client) -> Vec<String> {
    let path = "/calendar?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";
    let all = who.api("GET", path, None).await.expect(200).json();
    let said = all.as_array().unwrap().iter();
    said.map(|it| format!("{} {}", it["start"].as_str().unwrap(), it["title"].as_str().unwrap()))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn for_people_from_outside_no_calendar_inside_is_asked() {
    let (net, _, site, ana) = network().await;
    let gil = net.guest("gil").await;
    site.file("/a.ics", "text/calendar", file(DENTIST));
    for (who, trouble) in [(&ana, Value::Null), (&gil, json!("refused"))] {
        add(who, &site.at("/a.ics")).await;
        settle(&net).await;
        let read = calendars(who).await[0].clone();
        assert_eq!(read["trouble"], trouble, "{}: {read}", who.handle());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_calendar_is_shown_to_its_owner_alone_and_goes_at_once() {
    let (net, _, site, ana) = network().await;
    let (ben, boss) = (net.member("ben").await, net.administrator("boss").await);
    site.file("/a.ics", "text/calendar", file(DENTIST));
    let id = add(&ana, &site.at("/a.ics")).await;
    settle(&net).await;
    assert_eq!(march(&ana).await, ["2026-03-05T08:00:00Z Dentist"]);
    let page = ana.get("/calendar?view=list").await.expect(200).text;
    assert!(page.contains("Dentist") && page.contains("Private"), "{page}");
    let seen = calendars(&ana).await;
    assert_eq!((&seen[0]["trouble"], &seen[0]["left_out"]), (&Value::Null, &json!(0)));
    assert!(!seen.to_string().contains("a.ics"), "the address is a secret: {seen}");
    for other in [&ben, &boss] {
        assert!(march(other).await.is_empty() && calendars(other).await == json!([]));
        let path = format!("/calendar/others/{id}");
        other.api("DELETE", &path, None).await.expect(404);
        other.post(&format!("{path}/remove"), &[]).await.expect(404);
        other.post(&format!("{path}/read"), &[]).await.expect(404);
    }
    let made = ana.api("POST", "/calendar/feeds", Some(json!({}))).await.expect(201).json();
    let address = made["address"].as_str().unwrap();
    let feed = net.nobody().get(&address[address.find("/calendar/feed.ics").unwrap()..]).await;
    assert!(!feed.expect(200).text.contains("Dentist"));
    ana.api("DELETE", &format!("/calendar/others/{id}"), None).await.expect(204);
    assert!(march(&ana).await.is_empty());
    assert!(!ana.get("/calendar").await.expect(200).text.contains("Dentist"));
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_asked_for_every_quarter_of_an_hour_and_less_often_where_it_fails() {
    let (net, clock, site, ana) = network().await;
    site.file("/a.ics", "text/calendar", file(DENTIST));
    let id = add(&ana, &site.at("/a.ics")).await;
    settle(&net).await;
    settle(&net).await;
    // Nor sooner because somebody asks.
    ana.post(&format!("/calendar/others/{id}/read"), &[]).await.expect(303);
    settle(&net).await;
    assert_eq!(site.asked("/a.ics"), 1);
    clock.advance(QUARTER + 1);
    settle(&net).await;
    assert_eq!(site.asked("/a.ics"), 2);
    site.fail("/a.ics", 500);
    clock.advance(QUARTER + 1);
    settle(&net).await;
    assert_eq!(site.asked("/a.ics"), 3);
    assert_eq!(calendars(&ana).await[0]["trouble"], "failing");
    let page = ana.get("/calendar/programs").await.expect(200).text;
    assert!(page.contains("The server answers with an error"), "{page}");
    // What was read before stays.
    assert_eq!(march(&ana).await.len(), 1);
    clock.advance(QUARTER + 1);
    settle(&net).await;
    clock.advance(QUARTER + 1);
    settle(&net).await;
    assert_eq!(site.asked("/a.ics"), 4, "a failure waits longer");
    site.file("/a.ics", "text/calendar", file(&DENTIST.replace("Dentist", "Barber")));
    clock.advance(86_400);
    settle(&net).await;
    assert_eq!(march(&ana).await, ["2026-03-05T08:00:00Z Barber"]);
    assert_eq!(calendars(&ana).await[0]["trouble"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_said_in_words() {
    let (net, _, site, ana) = network().await;
    site.file("/page", "text/html", b"<!doctype html><p>Sign in".to_vec());
    site.lead("/inside", "http://10.0.0.1/a.ics");
    let own = format!("{}/a.ics", net.app.config.public_url);
    let bomb = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20200101T000000Z\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\n";
    site.file("/bomb.ics", "text/calendar", file(bomb));
    let cases = [
        (site.at("/page"), "no-calendar"),
        (site.at("/inside"), "refused"),
        ("http://192.168.0.1/a.ics".to_owned(), "refused"),
        (site.at("/nothing"), "missing"),
        (own, "own"),
        (site.at("/bomb.ics"), ""),
    ];
    for (address, _) in &cases {
        add(&ana, address).await;
    }
    settle(&net).await;
    let all = calendars(&ana).await;
    for (n, (address, trouble)) in cases.iter().enumerate() {
        assert_eq!(all[n]["trouble"].as_str().unwrap_or_default(), *trouble, "{address}");
    }
    assert_eq!(all[5]["left_out"], 1);
    let page = ana.get("/calendar/programs").await.expect(200).text;
    assert!(
        page.contains("leads into a private network") && page.contains("1 event could not be read")
    );
    for wrong in ["", "no address", "ftp://example.org/a.ics"] {
        let new = json!({ "address": wrong });
        ana.api("POST", "/calendar/others", Some(new)).await.expect(422);
    }
    let typed = ana.post("/calendar/others", &[("address", "nonsense"), ("name", "Mine")]).await;
    let page = typed.expect(422).text;
    assert!(page.contains("value=\"nonsense\"") && page.contains("value=\"Mine\""), "{page}");
    for n in 0..4 {
        add(&ana, &site.at(&format!("/{n}"))).await;
    }
    let new = json!({ "address": site.at("/more") });
    ana.api("POST", "/calendar/others", Some(new)).await.expect(422);
}
