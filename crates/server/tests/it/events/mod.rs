//! Events: when they are, whom they concern, who comes; calendars, feeds, letters.

mod access;
mod answering;
mod calendars;
mod days;
mod feeds;
mod importing;
mod letters;
mod others;
mod places;
mod programs;

use events::Keeper;
use kernel::work::Work;
use kernel::{Clock, Time};
use serde_json::{Value, json};
use testkit::{Client, TestApp};

/// Noon of 2 March 2026, a Monday.
const NOW: i64 = 1_772_452_800_000_000;

/// A network at that hour, with its clock.
async fn network() -> (TestApp, Clock, [Client; 3]) {
    let clock = Clock::standing_at(Time(NOW));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben, eve) = testkit::kinds::room(&net).await;
    (net, clock, [ana, ben, eve])
}

/// An event in the room.
fn event(title: &str, fields: Value) -> Value {
    json!({ "space": "room", "kind": "event", "title": title, "fields": fields })
}

/// A moment, as programs write it.
fn at(moment: &str) -> Time {
    serde_json::from_value(json!(moment)).expect("a moment")
}

/// A text with ordinary spaces.
fn plain(text: String) -> String {
    text.replace('\u{a0}', " ")
}

/// Does what time asks of events until there is no more.
async fn keep(net: &TestApp) {
    while matches!(
        Keeper(net.app.clone()).round().await.expect("a round"),
        kernel::work::Next::AtOnce
    ) {}
}
