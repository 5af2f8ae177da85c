//! Events and calendars: answered on a phone where no script runs, walked through by the keyboard.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::{Place, open};

const TAB: &str = "\u{e004}";

#[tokio::test(flavor = "multi_thread")]
async fn an_event_is_answered_on_a_phone_without_scripts_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let soon = place.app.app.clock().now().plus_seconds(3_600);
    let new = json!({ "space": "atelier", "kind": "event", "title": "A walk along the river",
        "fields": { "start": soon, "places": 1, "everyone": true, "place": "At the gate" } });
    let post = place.camille.api("POST", "/posts", Some(new)).await.expect(201).json();
    let path = format!("/posts/{}", post["id"].as_str().expect("an identifier"));
    let look = Look::phone().without_scripts();
    let window = open(&browser, &look, &place.app.address, &place.noor, "/calendar").await;
    // The list, and not the month, which would not fit.
    window.wait_for_text(".cal-list", "To be answered").await;
    let seen = "getComputedStyle(document.querySelector('.cal-month')).display";
    assert_eq!(window.run(&format!("return {seen}")).await, "none");
    window.click(".cal-what a").await;
    window.wait_for_url(&path).await;
    window.click(".event-choice[value=yes]").await;
    window.wait_for(".event-choice[value=yes][aria-pressed=true]").await;
    window.wait_for_text(".event", "1 of 1 places taken").await;
    window.goto(&format!("{}/calendar", place.app.address)).await;
    window.wait_for_text(".cal-list", "Going").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_walked_through_by_the_keyboard_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let new = json!({ "space": "atelier", "kind": "event", "title": "A walk",
        "fields": { "start": "2026-06-04T09:00:00Z", "people": ["noor"] } });
    let post = place.camille.api("POST", "/posts", Some(new)).await.expect(201).json();
    let start = "/calendar?view=month&day=2026-05-20";
    let window = open(&browser, &Look::default(), &place.app.address, &place.noor, start).await;
    window.wait_for_text(".cal-heading", "May 2026").await;
    window.press(".cal-moves [rel=next]", "\n").await;
    window.wait_for_text(".cal-heading", "June 2026").await;
    // From the first day on, the next keys lead from day to day, and into what is on it.
    window.press("[href$='day=2026-06-03'].cal-number", TAB).await;
    let focused = "return document.activeElement.getAttribute('aria-label')";
    let focused = window.run(focused).await.to_string();
    assert!(focused.starts_with("\"Thursday 4"), "{focused}");
    window.press(":focus", TAB).await;
    window.press(":focus", "\n").await;
    window.wait_for_url(&format!("/posts/{}", post["id"].as_str().expect("an identifier"))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_plan_appears_in_an_open_calendar_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let start = "/spaces/atelier/calendar?view=month&day=2026-06-01";
    let window = open(&browser, &Look::default(), &place.app.address, &place.noor, start).await;
    window.wait_for(".cal-month").await;
    let new = json!({ "space": "atelier", "kind": "event", "title": "A walk",
        "fields": { "start": "2026-06-04T09:00:00Z", "people": ["noor"] } });
    let post = place.camille.api("POST", "/posts", Some(new)).await.expect(201).json();
    window.wait_for_text(".cal-month", "A walk").await;
    let path = format!("/posts/{}", post["id"].as_str().expect("an identifier"));
    let moved = json!({ "fields": { "start": "2026-06-18T09:00:00Z" } });
    place.camille.api("PATCH", &path, Some(moved)).await.expect(200);
    window.wait_for("td:has([href$='day=2026-06-18']) .cal-entry").await;
    window.wait_for_text(".cal-heading", "June 2026").await;
}
