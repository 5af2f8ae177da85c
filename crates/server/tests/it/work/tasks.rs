//! Tasks: given to whom, moved and ticked by whom, due when, repeated how.

use kernel::{Clock, Time};
use serde_json::{Value, json};
use spaces::Access;
use testkit::kinds::{id, moved, published, room, seen};
use testkit::{Client, TestApp};

use super::task;

fn wrong(answer: &Value) -> (String, String) {
    let text = |of: &Value| of.as_str().unwrap_or_default().to_owned();
    let error = &answer["errors"][0];
    (text(&error["field"]), text(&error["detail"]))
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_do_what_with_a_task() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let (ines, gus) = (net.administrator("ines").await, net.guest("gus").await);
    let (dan, fay) = (net.member("dan").await, net.member("fay").await);
    for person in [&dan, &fay] {
        person.api("PUT", "/spaces/room/membership", Some(json!({}))).await.expect(200);
    }
    // Ben wrote it, Eve is in charge, Dan is concerned, Fay is a member, Ana manages the room, Ines only reads.
    let given = json!({ "assignee": ["eve"], "people": ["dan"], "checklist": "One\nTwo" });
    let post = id(&published(&ben, task("Paint", given)).await);
    let tick = json!({ "item": 1, "done": true });
    let paths = [
        ("start", json!({})),
        ("tick", tick),
        ("pause", json!({})),
        ("finish", json!({})),
        ("reopen", json!({})),
        ("drop", json!({})),
    ];
    // author, manager, assignee, concerned, member, reader, guest
    let table: [(&str, [u16; 7]); 6] = [
        ("start", [200, 200, 200, 200, 403, 403, 404]),
        ("tick", [200, 200, 200, 200, 403, 403, 404]),
        ("pause", [200, 200, 200, 200, 403, 403, 404]),
        ("finish", [200, 200, 200, 200, 403, 403, 404]),
        ("reopen", [200, 200, 200, 200, 403, 403, 404]),
        ("drop", [200, 200, 200, 403, 403, 403, 404]),
    ];
    let people: [&Client; 7] = [&ben, &ana, &eve, &dan, &fay, &ines, &gus];
    for ((name, said), (of, row)) in paths.iter().zip(table) {
        assert_eq!(*name, of);
        for (person, expected) in people.iter().zip(row) {
            let path = format!("/posts/{post}/moves/{name}");
            let answer = person.api("POST", &path, Some(said.clone())).await;
            assert_eq!(answer.status, expected, "{name} by {}: {}", person.handle(), answer.text);
            if expected == 200 && *name != "tick" {
                let back = match *name {
                    "start" => "pause",
                    "pause" | "finish" | "drop" => "reopen",
                    _ => "finish",
                };
                let back = if *name == "pause" { "start" } else { back };
                moved(&ben, &post, back, json!({})).await;
            }
        }
        // For the next line of the table.
        let ready = match *name {
            "tick" => Some("start"),
            "pause" => Some("pause"),
            "finish" => Some("finish"),
            "reopen" => Some("reopen"),
            _ => None,
        };
        if let Some(ready) = ready {
            moved(&ben, &post, ready, json!({})).await;
        }
    }
    // Fields are changed by the same people; the words by their author alone.
    for (person, fields, words) in [
        (&ben, 200, 200),
        (&ana, 200, 403),
        (&eve, 200, 403),
        (&dan, 200, 403),
        (&fay, 403, 403),
        (&ines, 403, 403),
        (&gus, 404, 404),
    ] {
        let change = json!({ "fields": { "priority": "high" } });
        let answer = person.api("PATCH", &format!("/posts/{post}"), Some(change)).await;
        assert_eq!(answer.status, fields, "{}: {}", person.handle(), answer.text);
        let change = json!({ "title": format!("Paint, by {}", person.handle()) });
        let answer = person.api("PATCH", &format!("/posts/{post}"), Some(change)).await;
        assert_eq!(answer.status, words, "{}: {}", person.handle(), answer.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_given_a_task_can_read_it() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let team = net.space(&ana, "team", Access::Secret).await;
    let new = |fields: Value| json!({ "space": "team", "kind": "task", "title": "Plan", "fields": fields });
    for field in ["assignee", "people"] {
        let refused = ana.api("POST", "/posts", Some(new(json!({ field: ["ben"] })))).await;
        let (at, said) = wrong(&refused.expect(422).json());
        assert_eq!(at, field);
        assert!(said.contains("Ben") && said.contains("cannot read"), "{said}");
    }
    net.join(team, &ben).await;
    let post = id(&published(&ana, new(json!({ "assignee": ["ben"] }))).await);
    crate::inbox::settle(&net).await;
    let inbox = ben.get("/inbox").await.expect(200).text;
    assert!(inbox.contains("Plan"), "{inbox}");
    // Whoever left stays named, and holds nothing up.
    ben.post("/spaces/team/leave", &[]).await.expect(303);
    moved(&ana, &post, "start", json!({})).await;
    moved(&ana, &post, "finish", json!({})).await;
    ben.get(&format!("/posts/{post}")).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_of_nobody_is_taken_by_whoever_starts_it() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let post = id(&published(&ana, task("Sweep", json!({}))).await);
    let taken = moved(&ben, &post, "start", json!({})).await;
    assert_eq!((&taken["state"], &taken["fields"]["assignee"]), (&json!("doing"), &json!(["ben"])));
    moved(&ben, &post, "pause", json!({})).await;
    let path = format!("/posts/{post}/moves/start");
    let refused = eve.api("POST", &path, Some(json!({}))).await.expect(403).json();
    assert_eq!(refused["detail"], "Someone else is in charge of this task.");
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_are_ticked_without_editing_and_bounded() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    let post = id(&published(&ana, task("Pack", json!({ "checklist": "One\nTwo" }))).await);
    let path = format!("/posts/{post}/moves/tick");
    ana.post(&path, &[("item", "2"), ("done", "1")]).await.expect(303);
    let now = seen(&ana, &post).await;
    let step = |step: &str, done: bool| json!({ "step": step, "done": done });
    assert_eq!(now["outcome"]["steps"], json!([step("One", false), step("Two", true)]));
    assert_eq!(now["edited_at"], Value::Null);
    let page = ana.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(page.contains("1 of 2 steps") && page.contains("aria-checked=\"true\""));
    ana.api("POST", &path, Some(json!({ "item": 3, "done": true }))).await.expect(422);
    let lines: Vec<String> = (0..500).map(|n| format!("Line {n}")).collect();
    let long = task("Long", json!({ "checklist": lines.join("\n") }));
    let (at, said) = wrong(&ana.api("POST", "/posts", Some(long)).await.expect(422).json());
    assert_eq!(at, "checklist");
    assert!(said.contains("100 steps"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_due_is_refused() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    for (fields, at) in [
        (json!({ "due": "2026-02-31" }), "due"),
        (json!({ "due": "2026-02-31T10:00:00Z" }), "due"),
        (json!({ "due": "tomorrow" }), "due"),
        (json!({ "due": 5 }), "due"),
        (json!({ "repeat": "daily" }), "due"),
        (json!({ "due": "2026-05-03", "rule": "FREQ=SECONDLY" }), "rule"),
        (json!({ "due": "2026-05-03", "rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31" }), "rule"),
        (json!({ "due": "2026-05-03", "rule": "FREQ=DAILY", "repeat": "daily" }), "rule"),
        (json!({ "priority": "highest" }), "priority"),
    ] {
        let answer = ana.api("POST", "/posts", Some(task("Odd", fields.clone()))).await;
        let (field, said) = wrong(&answer.expect(422).json());
        assert_eq!(field, at, "{fields}");
        assert!(!said.is_empty());
    }
    // By a form: a day, and a day with an hour on its author's clock.
    let sent = |day: &'static str, hour: &'static str| {
        [
            ("space", "room"),
            ("kind", "task"),
            ("title", "Due"),
            ("task-due", day),
            ("task-due", hour),
        ]
    };
    for (day, hour, due) in [
        ("2026-05-03", "", Some(json!("2026-05-03"))),
        ("2026-05-03", "14:30", Some(json!("2026-05-03T12:30:00Z"))),
        // An hour that the clocks of Paris jump over.
        ("2026-03-29", "02:30", Some(json!("2026-03-29T01:30:00Z"))),
        ("2026-02-31", "10:00", None),
        ("", "10:00", None),
    ] {
        let answer = ana.post_files("/posts", &sent(day, hour), Vec::new()).await;
        let Some(due) = due else {
            assert_eq!(answer.status, 422, "{day} {hour}");
            assert!(answer.text.contains("value=\"Due\""), "what was typed is there");
            continue;
        };
        assert_eq!(answer.status, 303, "{day} {hour}: {}", answer.text);
        let newest = ana.api("GET", "/objects?kind=task&limit=1", None).await.expect(200).json();
        assert_eq!(newest["items"][0]["fields"]["due"], due);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_repeats_is_followed_by_one_next() {
    let at: Time = serde_json::from_value(json!("2026-11-24T10:00:00Z")).expect("a moment");
    let clock = Clock::standing_at(at);
    let net = TestApp::at(clock, |_| {}).await;
    let (ana, ben, _) = room(&net).await;
    let all = |who: &Client| {
        let who = who.clone();
        async move {
            let list = who.api("GET", "/objects?kind=task&sort=oldest", None).await.expect(200);
            list.json()["items"].as_array().cloned().expect("items")
        }
    };
    // Due on a Monday three weeks ago, done on a Tuesday: the next is due on the Monday to come.
    let fields = json!({ "due": "2026-11-02", "repeat": "weekly", "assignee": ["ben"],
        "checklist": "One\nTwo" });
    let first = id(&published(&ana, task("Water", fields)).await);
    moved(&ben, &first, "tick", json!({ "item": 1, "done": true })).await;
    moved(&ben, &first, "finish", json!({})).await;
    let now = all(&ana).await;
    assert_eq!(now.len(), 2);
    let next = &now[1];
    assert_eq!((&next["fields"]["due"], &next["state"]), (&json!("2026-11-30"), &json!("open")));
    assert_eq!(next["fields"]["assignee"], json!(["ben"]));
    assert_eq!(next["outcome"]["steps"][0]["done"], false);
    assert_eq!(next["author"]["handle"], "ana");
    // Once, however often it is done.
    moved(&ben, &first, "reopen", json!({})).await;
    moved(&ben, &first, "finish", json!({})).await;
    assert_eq!(all(&ana).await.len(), 2);
    // Done before its day: the one after that day.
    moved(&ben, &id(next), "finish", json!({})).await;
    assert_eq!(all(&ana).await[2]["fields"]["due"], json!("2026-12-07"));
    // The last of a month stays the last; an hour stays the same on the clock after it changed.
    let fields = json!({ "due": "2027-01-31", "repeat": "monthly" });
    let post = id(&published(&ana, task("Report", fields)).await);
    moved(&ana, &post, "finish", json!({})).await;
    let second = all(&ana).await.pop().expect("the next");
    assert_eq!(second["fields"]["due"], json!("2027-02-28"));
    moved(&ana, &id(&second), "finish", json!({})).await;
    assert_eq!(all(&ana).await.pop().expect("the next")["fields"]["due"], json!("2027-03-31"));
    let fields = json!({ "due": "2027-03-27T09:00:00Z", "repeat": "daily" });
    let post = id(&published(&ana, task("Open the shop", fields)).await);
    moved(&ana, &post, "finish", json!({})).await;
    let next = all(&ana).await.pop().expect("the next");
    assert_eq!(next["fields"]["due"], json!("2027-03-28T08:00:00Z"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_is_done_to_its_end() {
    let at: Time = serde_json::from_value(json!("2026-11-02T10:00:00Z")).expect("a moment");
    let net = TestApp::at(Clock::standing_at(at), |_| {}).await;
    let (ana, ..) = room(&net).await;
    for (title, rule) in [("Until", "FREQ=DAILY;UNTIL=20261104"), ("Counted", "FREQ=DAILY;COUNT=3")]
    {
        let fields = json!({ "due": "2026-11-02", "rule": rule });
        let mut post = published(&ana, task(title, fields)).await;
        for due in ["2026-11-03", "2026-11-04"] {
            moved(&ana, &id(&post), "finish", json!({})).await;
            let list = ana.api("GET", "/objects?kind=task&state=open", None).await.expect(200);
            post = list.json()["items"][0].clone();
            assert_eq!((&post["title"], &post["fields"]["due"]), (&json!(title), &json!(due)));
        }
        // The last one is changed like any other, done, and followed by none.
        let path = format!("/posts/{}", id(&post));
        let changed = json!({ "fields": { "priority": "high" } });
        ana.api("PATCH", &path, Some(changed)).await.expect(200);
        moved(&ana, &id(&post), "finish", json!({})).await;
        let list = ana.api("GET", "/objects?kind=task&state=open", None).await.expect(200);
        assert_eq!(list.json()["items"], json!([]), "{title}");
    }
    // One that is put off to the last day of its rule is changed there; a new rule has two days.
    let fields = json!({ "due": "2026-11-02", "rule": "FREQ=DAILY;UNTIL=20261104" });
    let post = id(&published(&ana, task("Put off", fields)).await);
    let path = format!("/posts/{post}");
    for fields in [json!({ "due": "2026-11-04" }), json!({ "priority": "low" })] {
        ana.api("PATCH", &path, Some(json!({ "fields": fields }))).await.expect(200);
    }
    let once = json!({ "fields": { "rule": "FREQ=WEEKLY;UNTIL=20261104" } });
    let (at, _) = wrong(&ana.api("PATCH", &path, Some(once)).await.expect(422).json());
    assert_eq!(at, "rule");
    moved(&ana, &post, "finish", json!({})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tasks_have_lists_and_a_board() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let one =
        id(&published(&ana, task("First", json!({ "due": "2026-05-03", "assignee": ["ben"] })))
            .await);
    let two =
        id(&published(&ana, task("Second", json!({ "due": "2026-05-01", "priority": "high" })))
            .await);
    let list = |query: &'static str| {
        let who = ben.clone();
        async move {
            let path = format!("/objects?kind=task&{query}");
            let list = who.api("GET", &path, None).await.expect(200).json();
            let items = list["items"].as_array().cloned().expect("items");
            items
                .iter()
                .map(|item| item["title"].as_str().unwrap_or_default().to_owned())
                .collect::<Vec<_>>()
        }
    };
    assert_eq!(list("sort=due").await, ["Second", "First"]);
    assert_eq!(list("f-assignee=me").await, ["First"]);
    assert_eq!(list("f-priority=high").await, ["Second"]);
    assert_eq!(list("f-due-from=2026-05-02").await, ["First"]);
    assert_eq!(list("f-late=yes&sort=oldest").await, ["First", "Second"]);
    let page = ben.get("/objects?kind=task").await.expect(200).text;
    assert!(page.contains("First") && page.contains("High") && !page.contains("our-task"));
    let board = ben.get("/objects?kind=task&view=board").await.expect(200).text;
    assert!(board.contains("data-moves=\"open&#62;doing:start "), "{board}");
    // Several together, each by itself: one is not Ben's.
    let body = json!({ "posts": [one, two], "move": "finish" });
    let made = ben.api("POST", "/objects/moves", Some(body)).await.expect(200).json();
    assert_eq!(made["moved"], json!([one]));
    assert_eq!(made["refused"][0]["post"], json!(two));
    assert_eq!(list("state=done").await, ["First"]);
    // Without scripts, by the page of the status, and back to the board.
    let status = ana.get(&format!("/posts/{two}/status?back=%2Fobjects%3Fkind%3Dtask")).await;
    assert!(status.expect(200).text.contains("/status/finish"));
    let path = format!("/posts/{two}/status/finish");
    let back = ana.post(&path, &[("back", "/objects?kind=task")]).await.expect(303);
    assert_eq!(back.location(), "/objects?kind=task");
    let csv = ana.get("/objects/csv?kind=task").await.expect(200).text;
    assert!(csv.contains("First") && csv.contains("2026-05-03"));
}

#[tokio::test(flavor = "multi_thread")]
async fn tasks_are_not_made_on_walls_and_in_conversations() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let new = json!({ "space": "@ana", "kind": "task", "title": "No" });
    let (at, _) = wrong(&ana.api("POST", "/posts", Some(new)).await.expect(422).json());
    assert_eq!(at, "kind");
}
