//! Reminders: at their hour, to whoever set them alone, also within quiet hours; of what one still reads.

use kernel::work::Work;
use kernel::{Clock, params};
use serde_json::{Value, json};
use spaces::Access;
use testkit::kinds::{id, moved, published, room};
use testkit::{Client, TestApp};
use work::Reminding;

use super::own::wednesday;
use super::{own, task};

kernel::sql! {
    static SAID = "SELECT data FROM activities WHERE kind = 'reminder.due'";
    static KEPT = "SELECT id FROM reminders";
}

async fn round(net: &TestApp) {
    Reminding(net.app.db.clone()).round().await.expect("a round");
    crate::inbox::settle(net).await;
}

/// The kinds of what is in somebody's inbox.
async fn waiting(who: &Client) -> Vec<String> {
    let page = who.api("GET", "/inbox", None).await.expect(200).json();
    let groups = page["items"].as_array().expect("groups").iter();
    let items = groups.flat_map(|group| group["items"].as_array().expect("items"));
    items.map(|item| item["kind"].as_str().unwrap_or_default().to_owned()).collect()
}

async fn set(who: &Client, path: &str, at: &str) -> u16 {
    who.api("POST", path, Some(json!({ "at": at }))).await.status
}

async fn listed(who: &Client) -> Vec<Value> {
    let all = who.api("GET", "/reminders", None).await.expect(200).json();
    all.as_array().cloned().expect("reminders")
}

async fn network() -> (TestApp, Clock, [Client; 2], String) {
    let clock = wednesday();
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let team = net.space(&ana, "team", Access::Secret).await;
    net.join(team, &ben).await;
    let post = ana.publish("team", "The lamp in the hall").await;
    (net, clock, [ana, ben], post)
}

#[tokio::test(flavor = "multi_thread")]
async fn one_is_reminded_once_at_the_hour_and_nobody_else_is() {
    let (net, clock, [ana, ben], post) = network().await;
    let ines = net.administrator("ines").await;
    let comment = ana.comment(&post, "Remember the ladder").await;
    round(&net).await;
    ben.api("POST", "/inbox/all", Some(json!({}))).await.expect(204);
    let before = waiting(&ben).await.len();
    assert_eq!(set(&ben, &format!("/posts/{post}/reminders"), "2026-06-03T11:00:00Z").await, 201);
    assert_eq!(
        set(&ben, &format!("/comments/{comment}/reminders"), "2026-06-03T12:00:00Z").await,
        201
    );
    let page = ben.get("/reminders").await.expect(200).text;
    assert!(page.contains("The lamp in the hall") && page.contains("Remember the ladder"));
    for other in [&ana, &ines] {
        assert_eq!(listed(other).await.len(), 0);
        assert!(!other.get("/reminders").await.expect(200).text.contains("ladder"));
        let theirs = format!("/reminders/{}", listed(&ben).await[0]["id"].as_str().expect("an id"));
        other.api("DELETE", &theirs, None).await.expect(404);
        let later = json!({ "at": "2026-06-04T11:00:00Z" });
        other.api("PUT", &theirs, Some(later)).await.expect(404);
        other.post(&format!("{theirs}/delete"), &[]).await.expect(404);
    }
    round(&net).await;
    assert_eq!(waiting(&ben).await.len(), before);
    clock.advance(3_600);
    round(&net).await;
    round(&net).await;
    assert_eq!(waiting(&ben).await.iter().filter(|kind| *kind == "reminder").count(), 1);
    let inbox = ben.get("/inbox").await.expect(200).text;
    assert!(inbox.contains("You asked to be reminded of this"));
    clock.advance(3_600);
    round(&net).await;
    assert_eq!(waiting(&ben).await.iter().filter(|kind| *kind == "reminder").count(), 2);
    assert_eq!(listed(&ben).await.len(), 0);
    // The log says neither whom nor of what.
    let said = net.app.db.read(|tx| tx.query(&SAID, params![], |row| row.get::<String>(0)));
    assert_eq!(said.await.expect("entries"), ["", ""]);
    clock.advance(31 * 86_400);
    server::sweeper(&net.app).sweep().await.expect("it sweeps");
    let kept = net.app.db.read(|tx| tx.query(&KEPT, params![], |row| row.get::<i64>(0)));
    assert_eq!(kept.await.expect("reminders"), [0_i64; 0]);
    for other in [&ana, &ines] {
        assert!(!waiting(other).await.contains(&"reminder".to_owned()), "{}", other.handle());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_no_longer_reads_reminds_of_nothing() {
    let (net, clock, [ana, ben], post) = network().await;
    let path = format!("/posts/{post}/reminders");
    assert_eq!(set(&ben, &path, "2026-06-03T11:00:00Z").await, 201);
    let stranger = net.member("eve").await;
    assert_eq!(set(&stranger, &path, "2026-06-03T11:00:00Z").await, 404);
    stranger.get(&format!("/posts/{post}/remind")).await.expect(404);
    assert_eq!(stranger.fragment(&format!("/posts/{post}/remind")).await.status, 404);
    ben.post("/spaces/team/leave", &[]).await.expect(303);
    assert_eq!(listed(&ben).await.len(), 0);
    assert!(!ben.get("/reminders").await.expect(200).text.contains("lamp"));
    assert_eq!(set(&ana, &path, "2026-06-03T11:00:00Z").await, 201);
    ana.post(&format!("/posts/{post}/delete"), &[]).await.expect(303);
    clock.advance(2 * 3_600);
    round(&net).await;
    for who in [&ana, &ben] {
        assert!(!waiting(who).await.contains(&"reminder".to_owned()), "{}", who.handle());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hours_are_offered_on_ones_own_clock_and_odd_ones_refused() {
    let (net, _, [ana, ben], post) = network().await;
    let zone = json!({ "zone": "Indian/Reunion" });
    let set_zone = move |tx: &mut kernel::Tx<'_>, who: kernel::PersonId| {
        let zone = ui::Zone::named(zone["zone"].as_str().expect("a name")).expect("a zone");
        people::zone::choose(tx, who, zone)
    };
    let who = ben.id();
    net.app.db.write(move |tx| set_zone(tx, who)).await.expect("a zone");
    let menu = ben.fragment(&format!("/posts/{post}/remind")).await.expect(200).text;
    for words in ["In an hour", "This evening", "Tomorrow morning", "Monday"] {
        assert!(menu.contains(words), "{words}");
    }
    for (when, at) in [
        ("hour", "2026-06-03T11:00:00Z"),
        ("evening", "2026-06-03T14:00:00Z"),
        ("tomorrow", "2026-06-04T05:00:00Z"),
        ("monday", "2026-06-08T05:00:00Z"),
    ] {
        ben.post(&format!("/posts/{post}/remind"), &[("when", when)]).await.expect(303);
        assert!(listed(&ben).await.iter().any(|one| one["at"] == at), "{when}");
    }
    let typed = [("at", "2026-12-24T08:00")];
    ben.post(&format!("/posts/{post}/remind"), &typed).await.expect(303);
    assert_eq!(listed(&ben).await[4]["at"], "2026-12-24T04:00:00Z");
    for at in ["2026-06-03T09:59:00Z", "2040-01-01T00:00:00Z"] {
        assert_eq!(set(&ana, &format!("/posts/{post}/reminders"), at).await, 422, "{at}");
    }
    for at in ["2026-02-31T10:00", "soon", ""] {
        let refused = ana.post(&format!("/posts/{post}/remind"), &[("at", at)]).await;
        assert_eq!(refused.status, 422, "{at}");
        assert!(refused.text.contains("Choose a day and a time"));
    }
    // Changed and taken back.
    let first = listed(&ben).await[0]["id"].as_str().expect("an id").to_owned();
    ben.post(&format!("/reminders/{first}"), &[("at", "2026-12-31T08:00")]).await.expect(303);
    assert_eq!(listed(&ben).await[4]["at"], "2026-12-31T04:00:00Z");
    ben.post(&format!("/reminders/{first}/delete"), &[]).await.expect(303);
    assert_eq!(listed(&ben).await.len(), 4);
    ben.api("DELETE", &format!("/reminders/{first}"), None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_in_charge_of_a_task_is_told_once_that_it_is_due() {
    let clock = wednesday();
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben, eve) = room(&net).await;
    let given = |title: &str, due: &str| task(title, json!({ "assignee": ["ben"], "due": due }));
    let day = id(&published(&ana, given("Day", "2026-06-04")).await);
    let hour = id(&published(&ana, given("Hour", "2026-06-04T12:00:00Z")).await);
    let later = id(&published(&ana, given("Later", "2026-06-04")).await);
    let done = id(&published(&ana, given("Done", "2026-06-04")).await);
    let gone = id(&published(&ana, given("Gone", "2026-06-04")).await);
    published(&ana, given("Today already", "2026-06-03")).await;
    published(&eve, own("eve", "Mine", json!({ "due": "2026-06-04" }))).await;
    let change = json!({ "fields": { "due": "2026-06-05" } });
    ana.api("PATCH", &format!("/posts/{later}"), Some(change)).await.expect(200);
    moved(&ben, &done, "finish", json!({})).await;
    ana.api("DELETE", &format!("/posts/{gone}"), None).await.expect(204);
    let due =
        async |who: &Client| waiting(who).await.iter().filter(|kind| *kind == "task-due").count();
    round(&net).await;
    assert_eq!((due(&ben).await, due(&eve).await, due(&ana).await), (0, 0, 0));
    // Eight in the morning in Paris: the day has come.
    clock.advance(20 * 3_600);
    round(&net).await;
    round(&net).await;
    assert_eq!((due(&ben).await, due(&eve).await, due(&ana).await), (1, 1, 0));
    assert!(ben.get("/inbox").await.expect(200).text.contains("This task is due"));
    // Said once, whatever changes of it but its day.
    let change = json!({ "fields": { "priority": "high" } });
    ana.api("PATCH", &format!("/posts/{day}"), Some(change)).await.expect(200);
    round(&net).await;
    assert_eq!(due(&ben).await, 1);
    clock.advance(5 * 3_600);
    round(&net).await;
    assert_eq!(due(&ben).await, 2, "an hour before {hour}");
    clock.advance(19 * 3_600);
    round(&net).await;
    assert_eq!((due(&ben).await, due(&eve).await, due(&ana).await), (3, 1, 0));
    // A process that comes late says nothing of what is late itself.
    published(&ana, given("Missed", "2026-06-06T09:00:00Z")).await;
    clock.advance(2 * 86_400);
    round(&net).await;
    assert_eq!(due(&ben).await, 3);
}
