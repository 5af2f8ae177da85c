//! A calendar file becomes events of a space.

use serde_json::{Value, json};
use testkit::Client;

use super::network;

const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\
    BEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Visit\r\nLOCATION:Hall\r\nDESCRIPTION:Bring *boots*\r\n\
    DTSTART;TZID=Romance Standard Time:20260310T090000\r\nDTEND;TZID=Romance Standard Time:20260310T100000\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:2@x\r\nSUMMARY:Choir\r\nDTSTART;TZID=Europe/Paris:20260303T190000\r\n\
    RRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE;TZID=Europe/Paris:20260310T190000\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:2@x\r\nSUMMARY:Choir\r\nRECURRENCE-ID;TZID=Europe/Paris:20260317T190000\r\n\
    DTSTART;TZID=Europe/Paris:20260318T200000\r\nDTEND;TZID=Europe/Paris:20260318T210000\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:3@x\r\nSUMMARY:Odd\r\nDTSTART:20260310T090000Z\r\nRRULE:FREQ=DAILY;INTERVAL=3\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:4@x\r\nSUMMARY:Long\r\nDTSTART;VALUE=DATE:20260310\r\nDTEND;VALUE=DATE:20280310\r\nEND:VEVENT\r\n\
    END:VCALENDAR\r\n";

async fn bring(who: &Client, file: &str, dry_run: bool) -> Value {
    let sent = json!({ "file": file, "dry_run": dry_run });
    let path = "/spaces/room/calendar/import";
    who.api("POST", path, Some(sent)).await.expect(200).json()
}

async fn march(who: &Client) -> Vec<String> {
    let path = "/calendar?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z&space=room";
    let all = who.api("GET", path, None).await.expect(200).json();
    let said = all.as_array().expect("a list").iter();
    said.map(|it| format!("{} {}", it["start"].as_str().unwrap(), it["title"].as_str().unwrap()))
        .collect()
}

fn lines(of: &Value) -> Vec<(i64, String)> {
    let all = of.as_array().expect("a list").iter();
    all.map(|it| (it["line"].as_i64().unwrap(), it["title"].as_str().unwrap().to_owned())).collect()
}

fn pairs(of: &[(i64, &str)]) -> Vec<(i64, String)> {
    of.iter().map(|(line, title)| (*line, (*title).to_owned())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_shown_then_brought_once() {
    let (net, _, [ana, ben, _]) = network().await;
    let here =
        ["2026-03-03T18:00:00Z Choir", "2026-03-10T08:00:00Z Visit", "2026-03-18T19:00:00Z Choir"];
    let looked = bring(&ana, FILE, true).await;
    assert_eq!(lines(&looked["events"]), pairs(&[(3, "Visit"), (11, "Choir")]), "{looked}");
    assert_eq!(lines(&looked["refused"]), pairs(&[(25, "Odd"), (31, "Long")]), "{looked}");
    assert!(looked["refused"][0]["why"].as_str().unwrap().contains("repeats in a way"), "{looked}");
    assert_eq!((&looked["events"][0]["post"], march(&ben).await.len()), (&Value::Null, 0));

    let brought = bring(&ana, FILE, false).await;
    assert_eq!(
        (lines(&brought["events"]), &brought["known"]),
        (lines(&looked["events"]), &json!(0))
    );
    assert_eq!(march(&ben).await, here);
    let visit = brought["events"][0]["post"].as_str().expect("a post");
    let page = ben.get(&format!("/posts/{visit}")).await.expect(200).text;
    assert!(page.contains("<em>boots</em>") && page.contains("Hall"), "{page}");
    // Again it does no harm; what is new in it comes.
    let again = bring(&ana, FILE, false).await;
    assert_eq!((lines(&again["events"]), &again["known"]), (vec![], &json!(2)));
    let more = FILE
        .replace("UID:4@x\r\nSUMMARY:Long", "UID:5@x\r\nSUMMARY:Fair")
        .replace("20280310", "20260311");
    assert_eq!(lines(&bring(&ana, &more, false).await["events"]), pairs(&[(31, "Fair")]));
    assert_eq!(march(&ben).await.len(), here.len() + 1);

    // Who may not publish there brings nothing.
    let eve = net.member("stranger").await;
    net.space(&ana, "den", spaces::Access::Secret).await;
    let sent = || Some(json!({ "file": FILE }));
    eve.api("POST", "/spaces/den/calendar/import", sent()).await.expect(404);
    eve.get("/spaces/den/calendar/import").await.expect(404);
    eve.api("POST", "/spaces/room/calendar/import", sent()).await.expect(403);
    net.nobody().api("POST", "/spaces/room/calendar/import", sent()).await.expect(401);
    for no_calendar in ["", "<!doctype html>", "BEGIN:VCARD\r\nEND:VCARD\r\n"] {
        let sent = Some(json!({ "file": no_calendar }));
        ana.api("POST", "/spaces/room/calendar/import", sent).await.expect(422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_brought_in_the_page() {
    let (_net, _, [ana, ..]) = network().await;
    let path = "/spaces/room/calendar/import";
    let calendar = ana.get("/spaces/room/calendar").await.expect(200).text;
    assert!(calendar.contains(path));
    assert!(ana.get(path).await.expect(200).text.contains("Choose a file"));
    let file = vec![("file", "choir.ics", FILE.as_bytes().to_vec())];
    let shown = ana.post_named_files(path, &[], file).await.expect(200).text;
    assert!(
        shown.contains("Import 2 events") && shown.contains("Line 25: This event repeats"),
        "{shown}"
    );
    assert!(march(&ana).await.is_empty());
    // What was shown is brought, as a browser sends it.
    let brought = ana.post_files(path, &[("text", FILE)], vec![]).await.expect(303);
    assert_eq!(brought.location(), "/spaces/room/calendar?view=list");
    assert_eq!(march(&ana).await.len(), 3);
    let file = vec![("file", "choir.ics", FILE.as_bytes().to_vec())];
    let again = ana.post_named_files(path, &[], file).await.expect(200).text;
    assert!(again.contains("2 events of this file are in the space already"), "{again}");
    let wrong = vec![("file", "page.html", b"<!doctype html>".to_vec())];
    let refused = ana.post_named_files(path, &[], wrong).await.expect(422).text;
    assert!(refused.contains("This is no calendar file"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_a_manager_is_known_and_loses_no_date() {
    let (_net, _, [ana, ben, _]) = network().await;
    let everyone = json!({ "whose": "everyone" });
    ana.api("PUT", "/spaces/room/approval", Some(everyone)).await.expect(204);
    let sent = bring(&ben, FILE, false).await;
    assert_eq!(lines(&sent["events"]), pairs(&[(3, "Visit")]), "{sent}");
    assert_eq!(sent["events"][0]["post"], Value::Null);
    assert_eq!(lines(&sent["refused"]), pairs(&[(11, "Choir"), (25, "Odd"), (31, "Long")]));
    assert!(sent["refused"][0]["why"].as_str().unwrap().contains("wait for approval"), "{sent}");
    let again = bring(&ben, FILE, false).await;
    assert_eq!((lines(&again["events"]), &again["known"]), (vec![], &json!(1)));
    // Once it is published as well.
    let queue = ana.api("GET", "/moderation", None).await.expect(200).json();
    assert_eq!(queue["waiting"].as_array().expect("a list").len(), 1);
    let (id, etag) = (&queue["waiting"][0]["id"], &queue["waiting"][0]["etag"]);
    let approve = format!("/moderation/waiting/{}/approve", id.as_str().unwrap());
    ana.api("POST", &approve, Some(json!({ "etag": etag }))).await.expect(201);
    assert_eq!(march(&ben).await, ["2026-03-10T08:00:00Z Visit"]);
    let again = bring(&ben, FILE, false).await;
    assert_eq!((lines(&again["events"]), &again["known"]), (vec![], &json!(1)));
}

/// A calendar of so many events.
fn calendar(name: &str, count: usize) -> String {
    let event = |n| {
        format!(
            "BEGIN:VEVENT\r\nUID:{name}-{n}\r\nSUMMARY:{name} {n}\r\nDTSTART:20260310T090000Z\r\n\
             DTEND:20260310T100000Z\r\nEND:VEVENT\r\n"
        )
    };
    let events: String = (0..count).map(event).collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_brings_more_than_six_hundred_events_an_hour() {
    let (_net, clock, [ana, ben, _]) = network().await;
    let path = "/spaces/room/calendar/import";
    let sent = |name: &str, count| Some(json!({ "file": calendar(name, count) }));
    ana.api("POST", path, sent("Long", 301)).await.expect(422);
    for name in ["One", "Two"] {
        ana.api("POST", path, sent(name, 300)).await.expect(200);
    }
    let refused = ana.api("POST", path, sent("Three", 1)).await.expect(429);
    assert!(refused.text.contains("in the last hour"), "{}", refused.text);
    // What is there already may come again, and others bring theirs.
    ana.api("POST", path, sent("One", 300)).await.expect(200);
    ben.api("POST", path, sent("Three", 1)).await.expect(200);
    clock.advance(3_601);
    ana.api("POST", path, sent("Four", 1)).await.expect(200);
}
