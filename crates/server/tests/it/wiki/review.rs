//! Until when a page is right, what stands at the top of a space, and pages as files.

use kernel::work::Work;
use kernel::{Clock, Time};
use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};
use wiki::Reviews;

use super::{page, page_in, read};
use crate::inbox::settle;
use crate::live::stream::Stream;

const DAY: i64 = 86_400;

async fn round(net: &TestApp) {
    Reviews(net.app.db.clone()).round().await.expect("a round");
    settle(net).await;
}

/// The kinds of what waits for somebody.
async fn waiting(who: &Client) -> Vec<String> {
    let page = who.api("GET", "/inbox", None).await.expect(200).json();
    let groups = page["items"].as_array().expect("groups").iter();
    let items = groups.flat_map(|group| group["items"].as_array().expect("items"));
    items.map(|item| item["kind"].as_str().unwrap_or_default().to_owned()).collect()
}

fn until(clock: &Clock, days: i64) -> Value {
    serde_json::to_value(clock.now().plus_seconds(days * DAY)).expect("a time")
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_answers_for_a_page_is_asked_once_when_its_day_has_come() {
    let clock = Clock::standing_at(Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, bo, eve) = (net.member("ana").await, net.member("bo").await, net.member("eve").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    net.join(room, &bo).await;
    let keys = page(&ana, "Keys", "With Ana.").await;
    let path = format!("/pages/{keys}/review");
    let say = |who: &Client, said: Value| {
        let (who, path) = (who.clone(), path.clone());
        async move { who.api("PUT", &path, Some(said)).await }
    };
    for wrong in [
        json!({ "right_until": until(&clock, -1) }),
        json!({ "right_until": until(&clock, 9), "owner": "eve" }),
        json!({ "right_until": until(&clock, 9), "owner": "nobody" }),
    ] {
        say(&ana, wrong).await.expect(422);
    }
    let said = json!({ "right_until": until(&clock, 10), "owner": "@bo" });
    say(&eve, said.clone()).await.expect(404);
    let seen = say(&ana, said).await.expect(200).json();
    assert_eq!(seen["owner"]["handle"], "bo");
    round(&net).await;
    assert_eq!(waiting(&bo).await, [""; 0]);
    clock.advance(11 * DAY);
    round(&net).await;
    round(&net).await;
    assert_eq!(waiting(&bo).await, ["page-due"]);
    assert_eq!(waiting(&ana).await, [""; 0]);
    let due = bo.get(&format!("/pages/{keys}-keys")).await.expect(200).text;
    assert!(due.contains("wiki-notice is-due") && due.contains("value=\"retire\""));

    // Confirmed, it waits for another day; outdated, it says so.
    let next = due.split_once("name=\"until\" value=\"").expect("a day").1;
    let next = next.split('"').next().expect("its end");
    bo.post(&path, &[("until", next)]).await.expect(303);
    assert!(read(&ana, &keys).await["right_until"].is_string());
    round(&net).await;
    bo.post(&path, &[("act", "retire")]).await.expect(303);
    assert_eq!(read(&ana, &keys).await["retired"], true);
    let shown = ana.get(&format!("/pages/{keys}-keys")).await.expect(200).text;
    assert!(shown.contains("wiki-notice is-retired"));
    ana.post(&path, &[("act", "back")]).await.expect(303);
    assert_eq!(read(&ana, &keys).await["retired"], false);
    let again = ana.post(&path, &[("until", "soon"), ("owner", "bo")]).await.expect(422).text;
    assert!(again.contains("value=\"soon\"") && again.contains("value=\"bo\""));

    // Whoever answers for it and left is not asked: those who run the space are.
    say(&ana, json!({ "right_until": until(&clock, 1), "owner": "bo" })).await.expect(200);
    bo.post("/spaces/room/leave", &[]).await.expect(303);
    clock.advance(2 * DAY);
    round(&net).await;
    assert_eq!(waiting(&ana).await, ["page-due"]);
    assert_eq!(waiting(&bo).await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_stands_at_the_top_of_its_space_for_those_who_read_it() {
    let net = TestApp::new().await;
    let (ana, bo) = (net.member("ana").await, net.member("bo").await);
    let room = net.space(&ana, "room", Access::Open).await;
    net.join(room, &bo).await;
    let start = page(&ana, "Start here", "Everything **begins** here.").await;
    let other = page(&ana, "Other", "Else.").await;
    let home = |page: &str| format!("/pages/{page}/home");
    bo.post(&home(&start), &[("home", "true")]).await.expect(403);
    ana.post(&home(&other), &[("home", "true")]).await.expect(303);
    ana.post(&home(&start), &[("home", "true")]).await.expect(303);
    let shown = bo.get("/spaces/room").await.expect(200).text;
    assert_eq!(shown.matches("wiki-home").count(), 3, "one page, with its heading");
    assert!(shown.contains("Everything <strong>begins</strong> here."));
    assert_eq!(read(&bo, &start).await["home"], true);
    ana.api("DELETE", &format!("/posts/{start}"), None).await.expect(204);
    assert!(!bo.get("/spaces/room").await.expect(200).text.contains("wiki-home"));
    ana.api("POST", &format!("/posts/{start}/restore"), None).await.expect(204);
    ana.post(&home(&start), &[("home", "false")]).await.expect(303);
    assert!(!bo.get("/spaces/room").await.expect(200).text.contains("wiki-home"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_goes_as_a_file_to_those_who_read_it() {
    let net = TestApp::new().await;
    let (ana, eve) = (net.member("ana").await, net.member("eve").await);
    net.space(&ana, "room", Access::Secret).await;
    let new = json!({ "title": "Plan <1>", "body": "# Why\n\nSee [[Plan <1>]] & <b>." });
    let plan = super::id(&page_in(&ana, "room", new).await);
    let base = format!("/pages/{plan}");
    let text = ana.get(&format!("{base}/export.md")).await.expect(200);
    assert!(text.headers["content-type"].to_str().unwrap().starts_with("text/markdown"));
    assert!(text.headers["content-disposition"].to_str().unwrap().contains("-plan-1.md\""));
    assert!(text.text.starts_with("# Plan <1>\n\n# Why"));
    let html = ana.get(&format!("{base}/export.html")).await.expect(200);
    assert!(html.text.contains("<title>Plan &#60;1&#62;</title>"), "{}", html.text);
    assert!(html.text.contains("<h2 id=\"s-why\">Why</h2>") && !html.text.contains("<script"));
    assert!(!html.text.contains("href=\"/"), "links lead to the network from anywhere");
    assert!(ana.get(&format!("{base}/label")).await.expect(200).text.contains("<svg class=\"qr\""));
    for path in ["export.md", "export.html", "label"] {
        eve.get(&format!("{base}/{path}")).await.expect(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_changes_a_page_is_said_to_those_who_do() {
    let net = TestApp::new().await;
    let (ana, bo, eve) = (net.member("ana").await, net.member("bo").await, net.member("eve").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    net.join(room, &bo).await;
    let keys = page(&ana, "Keys", "With Ana.").await;
    let path = format!("/pages/{keys}/editing");
    let others = |who: &Client| {
        let (who, path) = (who.clone(), path.clone());
        async move {
            let said = who.api("POST", &path, None).await.expect(200).json();
            let all = said["others"].as_array().expect("people").clone();
            all.iter().map(|one| one["handle"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        }
    };
    assert_eq!(others(&ana).await, [""; 0]);
    assert_eq!(others(&bo).await, ["ana"]);
    assert_eq!(others(&ana).await, ["bo"]);
    eve.api("POST", &path, None).await.expect(404);
    ana.api("PUT", "/me/presence", Some(json!({ "shown": "nowhere" }))).await;
    assert_eq!(others(&ana).await, [""; 0], "whoever hides sees nobody");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_blocked_somebody_is_not_told_that_they_change_a_page() {
    let net = TestApp::new().await;
    let (ana, bo, cleo) =
        (net.member("ana").await, net.member("bo").await, net.member("cleo").await);
    let room = net.space(&ana, "room", Access::Open).await;
    net.join(room, &bo).await;
    net.join(room, &cleo).await;
    let keys = page(&ana, "Keys", "With Ana.").await;
    let path = format!("/pages/{keys}/editing");
    let others = |who: &Client| {
        let (who, path) = (who.clone(), path.clone());
        async move {
            let said = who.api("POST", &path, None).await.expect(200).json();
            let all = said["others"].as_array().expect("people").clone();
            all.iter().map(|one| one["handle"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        }
    };
    bo.api("PUT", "/people/ana/block", None).await.expect(204);
    assert_eq!(others(&bo).await, [""; 0]);
    assert_eq!(others(&cleo).await, ["bo"]);
    let (mut to_bo, mut to_cleo) = (Stream::of(&bo).await, Stream::of(&cleo).await);
    assert_eq!(others(&ana).await, ["bo", "cleo"], "to whom is blocked nothing changes");
    assert_eq!(others(&bo).await, ["cleo"]);
    for (who, stream, told) in [(&bo, &mut to_bo, 0), (&cleo, &mut to_cleo, 1)] {
        let heard = stream.so_far(who).await;
        let editing = heard.iter().filter(|event| event.what() == "editing").count();
        assert_eq!(editing, told, "{}", who.handle());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_tells_without_end_that_they_change_a_page() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let path = format!("/pages/{}/editing", page(&ana, "Keys", "With Ana.").await);
    let mut told = 0;
    loop {
        let status = ana.api("POST", &path, None).await.status;
        if status != 200 {
            assert_eq!(status, 429);
            break;
        }
        told += 1;
        assert!(told <= 100, "there is a limit");
    }
    assert!(told >= 6, "a form tells it every ten seconds");
}
