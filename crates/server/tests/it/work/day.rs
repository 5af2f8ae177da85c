//! One's day: what takes place, what is planned, what is due, what waits. Nobody else sees any of it.

use serde_json::{Value, json};
use spaces::Access;
use testkit::kinds::{id, published, room};
use testkit::{Client, TestApp};

use super::own::wednesday;
use super::{own, task};

async fn day(who: &Client, query: &str) -> Value {
    who.api("GET", &format!("/day{query}"), None).await.expect(200).json()
}

fn agenda(day: &Value) -> Vec<(String, String, String)> {
    let text = |of: &Value| of.as_str().unwrap_or_default().to_owned();
    let items = day["agenda"].as_array().expect("an agenda").iter();
    items
        .map(|one| {
            (
                text(&one["what"]),
                text(&one["starts"])[11..16].to_owned(),
                text(&one["ends"])[11..16].to_owned(),
            )
        })
        .collect()
}

fn rows(rows: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    rows.iter().map(|(a, b, c)| ((*a).into(), (*b).into(), (*c).into())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_alone_has_a_complete_day() {
    let net = TestApp::at(wednesday(), |_| {}).await;
    let ana = net.member("ana").await;
    let page = ana.get("/day").await.expect(200).text;
    for words in [
        "Good afternoon, Ana",
        "Wednesday",
        "6 h free",
        "What do you want to do?",
        "the day is yours",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let post = id(&published(&ana, own("ana", "Write", json!({ "due": "2026-06-03" }))).await);
    // In one act: the first free hour, from now on.
    ana.post("/day/plan", &[("task", &post)]).await.expect(303);
    let today = day(&ana, "").await;
    assert_eq!(agenda(&today), rows(&[("block", "10:00", "11:00"), ("free", "11:00", "16:00")]));
    assert_eq!(today["due"][0]["title"], "Write");
    let page = ana.get("/day").await.expect(200).text;
    assert!(page.contains("only you see it") && page.contains("5 h free"));
    // Where one says, for as long as one says.
    let sent =
        [("task", post.as_str()), ("on", "2026-06-04"), ("from", "09:30"), ("minutes", "45")];
    assert_eq!(ana.post("/day/plan", &sent).await.expect(303).location(), "/day?on=2026-06-04");
    let thursday = day(&ana, "?on=2026-06-04").await;
    let expected =
        [("free", "07:00", "07:30"), ("block", "07:30", "08:15"), ("free", "08:15", "16:00")];
    assert_eq!(agenda(&thursday), rows(&expected));
    let block = thursday["agenda"][1]["block"].as_str().expect("a block").to_owned();
    let moved = [("on", "2026-06-04"), ("from", "14:00"), ("minutes", "30")];
    ana.post(&format!("/day/blocks/{block}"), &moved).await.expect(303);
    assert_eq!(
        agenda(&day(&ana, "?on=2026-06-04").await)[1],
        rows(&[("block", "12:00", "12:30")])[0]
    );
    ana.post(&format!("/day/blocks/{block}/delete"), &[]).await.expect(303);
    assert_eq!(agenda(&day(&ana, "?on=2026-06-04").await), rows(&[("free", "07:00", "16:00")]));
    // Done from the day, by the script.
    let done = ana.form(&format!("/tasks/{post}/done")).header("X-Fragment", "1");
    let done = done.form(&[("csrf", ana.csrf().as_str()), ("back", "/day")]).send().await;
    let done = done.expect("an answer").text().await.expect("the day");
    assert!(done.contains("class=\"day\"") && done.contains("is done"));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_day_stays_the_one_that_is_shown() {
    let net = TestApp::at(wednesday(), |_| {}).await;
    let ana = net.member("ana").await;
    let due = json!({ "due": "2026-06-09" });
    let post = id(&published(&ana, own("ana", "Write", due.clone())).await);
    published(&ana, own("ana", "Read", due)).await;
    let hours =
        json!({ "task": post, "starts": "2026-06-09T13:00:00Z", "ends": "2026-06-09T14:00:00Z" });
    let block = id(&ana.api("POST", "/day/blocks", Some(hours)).await.expect(201).json());
    let (shown, csrf) = ("/day?on=2026-06-09", ana.csrf());
    let region = |path: String, said: Vec<(&'static str, &'static str)>| {
        let mut sent = vec![("csrf", csrf.as_str())];
        sent.extend(said);
        let asked = ana.form(&path).header("X-Fragment", "1").form(&sent);
        async move { asked.send().await.expect("an answer").text().await.expect("a day") }
    };
    let watched = "data-watch=\"/day?on=2026-06-09\"";
    let done = region(format!("/tasks/{post}/done"), vec![("back", shown)]).await;
    assert!(done.contains(watched) && done.contains("is done") && done.contains("Read"), "{done}");
    let noted = region("/tasks".into(), vec![("title", "Noted"), ("back", shown)]).await;
    assert!(noted.contains(watched), "{noted}");
    let sent = [("title", "Noted too"), ("back", shown)];
    assert_eq!(ana.post("/tasks", &sent).await.expect(303).location(), shown);
    // The form that takes a planned hour back says of which day it is.
    let delete = format!("/day/blocks/{block}/delete");
    let (_, form) = done.split_once(&format!("action=\"{delete}\"")).expect("the form");
    let (form, _) = form.split_once("</form>").expect("its end");
    assert!(form.contains("name=\"on\" value=\"2026-06-09\""), "{form}");
    let gone = region(delete, vec![("on", "2026-06-09")]).await;
    assert!(gone.contains(watched) && gone.contains("Read"), "{gone}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_and_takes_place_is_in_the_day() {
    let net = TestApp::at(wednesday(), |_| {}).await;
    let (ana, ben, _) = room(&net).await;
    let event = json!({ "space": "room", "kind": "event", "title": "Stand-up", "fields": {
        "start": "2026-06-03T12:00:00Z", "end": "2026-06-03T12:30:00Z", "place": "Kitchen" } });
    let event = id(&published(&ana, event).await);
    ben.api("POST", &format!("/posts/{event}/moves/answer"), Some(json!({ "answer": "yes" })))
        .await
        .expect(200);
    published(&ana, task("Late one", json!({ "assignee": ["ben"], "due": "2026-06-01" }))).await;
    published(&ana, task("Next week", json!({ "assignee": ["ben"], "due": "2026-06-09" }))).await;
    let read = json!({ "space": "room", "kind": "announcement", "title": "New doors", "body": "Read.", "fields": { "acknowledge": true } });
    published(&ana, read).await;
    let post = ana.publish("room", "A question for @ben").await;
    let newer = ana.publish("room", "Newer, saved before").await;
    for saved in [&newer, &post] {
        ben.api("PUT", &format!("/posts/{saved}/saved"), None).await.expect(204);
    }
    let at = json!({ "at": "2026-06-03T15:00:00Z" });
    ben.api("POST", &format!("/posts/{post}/reminders"), Some(at)).await.expect(201);
    crate::inbox::settle(&net).await;
    let today = day(&ben, "").await;
    let expected =
        [("free", "10:00", "12:00"), ("event", "12:00", "12:30"), ("free", "12:30", "16:00")];
    assert_eq!(agenda(&today), rows(&expected));
    assert_eq!(today["due"][0]["title"], "Late one");
    assert_eq!(today["to_plan"][0]["title"], "Next week");
    assert_eq!(today["must_reads"][0]["title"], "New doors");
    let saved = today["saved"].as_array().expect("posts").iter();
    let saved: Vec<&str> = saved.filter_map(|one| one["title"].as_str()).collect();
    assert_eq!(saved, ["A question for @ben", "Newer, saved before"]);
    assert!(today["waiting"].as_array().is_some_and(|all| !all.is_empty()));
    let page = ben.get("/day").await.expect(200).text;
    for words in
        ["Stand-up", "Kitchen", "Late one", "Next week", "New doors", "Waiting for you", "17:00"]
    {
        assert!(page.contains(words), "{words}");
    }
    // Another day has its own, and what is no day is none.
    let tuesday = day(&ben, "?on=2026-06-09").await;
    assert_eq!(tuesday["due"][0]["title"], "Next week");
    ben.get("/day?on=2026-02-31").await.expect(404);
    ben.api("GET", "/day?on=tomorrow", None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_planned_is_ones_own() {
    let net = TestApp::at(wednesday(), |_| {}).await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let ines = net.administrator("ines").await;
    let team = net.space(&ana, "team", Access::Secret).await;
    net.join(team, &ben).await;
    let new = json!({ "space": "team", "kind": "task", "title": "Plan the move", "fields": { "assignee": ["ben"] } });
    let post = id(&published(&ana, new).await);
    let hours =
        json!({ "task": post, "starts": "2026-06-03T13:00:00Z", "ends": "2026-06-03T14:00:00Z" });
    let block = id(&ben.api("POST", "/day/blocks", Some(hours.clone())).await.expect(201).json());
    let path = format!("/day/blocks/{block}");
    for other in [&ana, &ines] {
        assert!(!other.get("/day").await.expect(200).text.contains("only you see it"));
        let moved = json!({ "starts": "2026-06-03T15:00:00Z", "ends": "2026-06-03T16:00:00Z" });
        other.api("PUT", &path, Some(moved)).await.expect(404);
        other.api("DELETE", &path, None).await.expect(404);
        other.post(&format!("{path}/delete"), &[]).await.expect(404);
    }
    ines.api("POST", "/day/blocks", Some(hours)).await.expect(404);
    let wrong = |starts: &str, ends: &str| json!({ "task": post, "starts": starts, "ends": ends });
    for (starts, ends) in [
        ("2026-06-03T13:00:00Z", "2026-06-03T12:00:00Z"),
        ("2026-06-03T13:00:00Z", "2026-06-03T13:01:00Z"),
        ("2026-06-03T13:00:00Z", "2026-06-05T13:00:00Z"),
    ] {
        ben.api("POST", "/day/blocks", Some(wrong(starts, ends))).await.expect(422);
    }
    let other = ben.publish("@ben", "No task").await;
    let odd =
        json!({ "task": other, "starts": "2026-06-03T13:00:00Z", "ends": "2026-06-03T14:00:00Z" });
    ben.api("POST", "/day/blocks", Some(odd)).await.expect(422);
    // Whoever left the space finds nothing of it.
    ben.post("/spaces/team/leave", &[]).await.expect(303);
    let page = ben.get("/day").await.expect(200).text;
    assert!(!page.contains("Plan the move"));
    ben.api("DELETE", &path, None).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_comes_first_for_whoever_chose_so() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    ana.get("/").await.expect(200);
    let chosen = ana.post("/day/first", &[("first", "true")]).await.expect(303);
    let hint = |answer: &testkit::Answer| {
        let cookies = answer.headers.get_all("set-cookie").iter();
        let mut cookies = cookies.filter_map(|cookie| cookie.to_str().ok());
        cookies.any(|cookie| cookie.starts_with("parvis-first=day"))
    };
    assert!(hint(&chosen) && hint(&ana.get("/day").await.expect(200)));
    let home = |referer: Option<String>, hinted: bool| {
        let mut asked = ana.asking("/");
        if let Some(referer) = referer {
            asked = asked.header("referer", referer);
        }
        if hinted { asked.header("cookie", "parvis-first=day") } else { asked }
    };
    let status = |asked: reqwest::RequestBuilder| async move {
        asked.send().await.expect("an answer").status().as_u16()
    };
    assert_eq!(status(home(None, true)).await, 303);
    assert_eq!(status(home(None, false)).await, 200);
    // Home is still where its link says.
    let host = ana.asking("/").build().expect("a request").url().clone();
    assert_eq!(status(home(Some(format!("{host}spaces")), true)).await, 200);
    assert_eq!(status(home(Some(format!("{host}sign-in")), true)).await, 303);
    ana.post("/day/first", &[("first", "false")]).await.expect(303);
    assert_eq!(status(home(None, true)).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_as_long_as_its_clock_says() {
    let net = TestApp::at(wednesday(), |_| {}).await;
    let ana = net.member("ana").await;
    for (on, free) in [
        // The days on which clocks change in Paris, and one between.
        ("2026-10-25", ("free", "08:00", "17:00")),
        ("2027-03-28", ("free", "07:00", "16:00")),
        ("2026-12-01", ("free", "08:00", "17:00")),
    ] {
        assert_eq!(agenda(&day(&ana, &format!("?on={on}")).await), rows(&[free]), "{on}");
    }
}
