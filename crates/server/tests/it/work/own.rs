//! One's own tasks across spaces, and those that are noted quickly.

use kernel::{Clock, Time};
use serde_json::{Value, json};
use testkit::kinds::{id, moved, published, room};
use testkit::{Client, TestApp};

use super::{own, task};

/// A Wednesday at noon in Paris.
pub fn wednesday() -> Clock {
    let at: Time = serde_json::from_value(json!("2026-06-03T10:00:00Z")).expect("a moment");
    Clock::standing_at(at)
}

async fn titles(who: &Client, query: &str) -> Vec<(String, String)> {
    let tasks = who.api("GET", &format!("/tasks{query}"), None).await.expect(200).json();
    let text = |of: &Value| of.as_str().unwrap_or_default().to_owned();
    tasks
        .as_array()
        .expect("tasks")
        .iter()
        .map(|one| (text(&one["title"]), text(&one["when"])))
        .collect()
}

fn named(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(title, when)| ((*title).to_owned(), (*when).to_owned())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_tasks_are_in_one_list_by_when_they_are_due() {
    let net = TestApp::at(wednesday(), |_| {}).await;
    let (ana, ben, _) = room(&net).await;
    for (title, fields) in [
        ("Late", json!({ "due": "2026-06-02" })),
        ("Hour", json!({ "due": "2026-06-03T14:00:00Z" })),
        ("Today", json!({ "due": "2026-06-03" })),
        ("Sunday", json!({ "due": "2026-06-07", "priority": "low" })),
        ("Monday", json!({ "due": "2026-06-08" })),
        ("Some day", json!({})),
    ] {
        let mut fields = fields;
        fields["assignee"] = json!(["ben"]);
        published(&ana, task(title, fields)).await;
    }
    published(&ben, own("ben", "Mine", json!({ "due": "2026-06-03", "priority": "high" }))).await;
    published(&ana, task("Nobody's", json!({}))).await;
    let all = [
        ("Late", "late"),
        ("Hour", "today"),
        ("Mine", "today"),
        ("Today", "today"),
        ("Sunday", "week"),
        ("Monday", "later"),
        ("Some day", "none"),
    ];
    assert_eq!(titles(&ben, "").await, named(&all));
    assert_eq!(titles(&ben, "?due=late").await, named(&all[..1]));
    assert_eq!(titles(&ben, "?space=@ben/notebook").await, named(&all[2..3]));
    assert_eq!(titles(&ben, "?space=room&due=today").await, named(&[all[1], all[3]]));
    assert_eq!(titles(&ben, "?due=none").await, named(&all[6..]));
    assert_eq!(titles(&ben, "?due=later").await, named(&all[5..6]));
    assert_eq!(titles(&ben, "?due=week").await, named(&all[4..5]));
    assert_eq!(titles(&ana, "").await, named(&[("Nobody's", "none")]));
    let mut created = all.to_vec();
    created.remove(2);
    created.push(("Nobody's", "none"));
    assert_eq!(titles(&ana, "?whose=created").await, named(&created));
    ben.api("GET", "/tasks?space=nowhere", None).await.expect(404);
    ben.api("GET", "/tasks?whose=theirs", None).await.expect(422);
    let page = ben.get("/tasks").await.expect(200).text;
    for (title, _) in all {
        assert!(page.contains(title), "{title}");
    }
    assert!(!page.contains("Nobody") && page.contains("This week") && page.contains("data-watch"));
    // Whoever is in Réunion has the same day for two hours less.
    let page = ben.get("/tasks?due=late").await.expect(200).text;
    assert!(page.contains("Late") && !page.contains("Sunday"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_is_done_from_the_list_and_open_again() {
    let net = TestApp::at(wednesday(), |_| {}).await;
    let (ana, ben, _) = room(&net).await;
    let post = id(&published(&ana, task("Sweep", json!({ "assignee": ["ben"] }))).await);
    let done = format!("/tasks/{post}/done");
    let back = ben.post(&done, &[("back", "/tasks?whose=mine")]).await.expect(303);
    assert_eq!(back.location(), "/tasks?whose=mine");
    assert_eq!(titles(&ben, "").await, []);
    assert_eq!(titles(&ben, "?whose=done").await, named(&[("Sweep", "none")]));
    let away = ben.post(&format!("/tasks/{post}/reopen"), &[("back", "https://elsewhere/")]).await;
    assert_eq!(away.expect(303).location(), "/tasks");
    let listed = ben.form(&done).header("X-Fragment", "1");
    let listed = listed.form(&[("csrf", ben.csrf().as_str()), ("back", "/tasks")]).send().await;
    let listed = listed.expect("an answer").text().await.expect("a list");
    assert!(listed.contains("is done") && !listed.contains("<main"), "{listed}");
    // Its author is told, once a day by mail; who is a stranger to it changes nothing.
    crate::inbox::settle(&net).await;
    assert!(ana.get("/inbox").await.text.contains("finished a task"));
    let eve = net.member("stranger").await;
    eve.post(&done, &[]).await.expect(403);
    moved(&ana, &post, "reopen", json!({})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_becomes_a_task_in_the_notebook() {
    let net = TestApp::at(wednesday(), |_| {}).await;
    let (ana, gus) = (net.member("ana").await, net.guest("gus").await);
    let page = ana.get("/tasks/new").await.expect(200).text;
    assert!(page.contains("only you read it") && page.contains("name=\"title\""));
    let piece = ana.fragment("/tasks/new").await.expect(200).text;
    assert!(!piece.contains("<main") && piece.contains("autofocus"));
    let sent = [("title", "Call Ben"), ("due", "2026-06-05"), ("due", "16:30"), ("once", "k1")];
    assert_eq!(ana.post("/tasks", &sent).await.expect(303).location(), "/tasks");
    // The same form a second time notes nothing more.
    ana.post("/tasks", &sent).await.expect(303);
    let all = ana.api("GET", "/tasks", None).await.expect(200).json();
    assert_eq!(all.as_array().map(Vec::len), Some(1));
    assert_eq!(all[0]["due"], "2026-06-05T14:30:00Z");
    assert_eq!(all[0]["space"], Value::Null);
    let long = "x".repeat(201);
    for (title, day, kept) in
        [("", "", ""), ("Kept", "2026-02-31", "value=\"Kept\""), (long.as_str(), "", long.as_str())]
    {
        let refused = ana.post("/tasks", &[("title", title), ("due", day)]).await.expect(422);
        assert!(refused.text.contains(kept) && refused.text.contains("role=\"alert\""), "{title}");
    }
    let made = json!({ "title": "By a program", "due": "2026-06-04" });
    ana.api("POST", "/tasks", Some(made)).await.expect(201);
    ana.api("POST", "/tasks", Some(json!({ "title": "Odd", "due": "soon" }))).await.expect(422);
    gus.api("POST", "/tasks", Some(json!({ "title": "Ours" }))).await.expect(201);
    assert_eq!(titles(&gus, "").await.len(), 1);
    net.nobody().api("POST", "/tasks", Some(json!({ "title": "No" }))).await.expect(401);
}
