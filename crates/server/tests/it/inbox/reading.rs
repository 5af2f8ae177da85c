//! Reading: by opening, by a button, all of it; the badge; pages of the list; the live event.

use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use super::{page, settle, unread, waiting};

/// Ana's space with Ben in it, and some posts that mention him.
async fn mentioned(net: &TestApp, times: usize) -> (Client, Client, Vec<String>) {
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    let mut posts = Vec::new();
    for n in 0..times {
        posts.push(ana.publish("room", &format!("Number {n}, @ben")).await);
    }
    (ana, ben, posts)
}

/// What the navigation of a page says.
fn badge(html: &str) -> Option<&str> {
    let (_, rest) = html.split_once("data-inbox=\"/fragments/inbox\">")?;
    let (badge, _) = rest.split_once("</a>")?;
    let (_, number) = badge.split_once("aria-hidden=\"true\">")?;
    number.split_once('<').map(|(number, _)| number)
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_a_post_reads_what_waited_about_it_alone() {
    let net = TestApp::new().await;
    let (_, ben, posts) = mentioned(&net, 3).await;
    settle(&net).await;
    assert_eq!(badge(&ben.get("/people").await.text), Some("3"));
    let opened = ben.get(&format!("/posts/{}", posts[1])).await.expect(200);
    assert_eq!(badge(&opened.text), Some("2"), "the page itself already says so");
    assert_eq!(waiting(&net, &ben).await, ["mention*", "mention", "mention*"]);
    assert_eq!(ben.get("/posts/1").await.status, 404);
    ben.fragment(&format!("/fragments/posts/{}", posts[0])).await.expect(200);
    ben.api("GET", &format!("/posts/{}", posts[0]), None).await.expect(200);
    assert_eq!(unread(&net, &ben).await, 2, "programs and pieces of pages read nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn buttons_read_what_was_shown_and_take_it_back() {
    let net = TestApp::new().await;
    let (ana, ben, posts) = mentioned(&net, 2).await;
    let shown = page(&net, &ben, "").await;
    let last = shown["items"][0]["last"].as_str().unwrap().to_owned();
    let subject = format!("post:{}", posts[1]);
    let form = |read| vec![("subject", subject.as_str()), ("upto", last.as_str()), ("read", read)];
    ana.comment(&posts[1], "And, @ben").await;
    settle(&net).await;
    let done = ben.post("/inbox/read", &form("true")).await.expect(303);
    assert_eq!(done.location(), "/inbox");
    assert_eq!(waiting(&net, &ben).await, ["mention* mention", "mention*"], "as of what was shown");
    ben.post("/inbox/all", &[]).await.expect(303);
    assert_eq!(unread(&net, &ben).await, 0);
    let unread = [&form("false")[..], &[("show", "mentions")]].concat();
    let done = ben.post("/inbox/read", &unread).await;
    assert_eq!(done.expect(303).location(), "/inbox?show=mentions");
    assert_eq!(waiting(&net, &ben).await, ["mention* mention", "mention"]);
    let html = ben.get("/inbox").await.text;
    assert!(html.contains("Mark as unread") && html.contains("Mark as read"));
    let odd = ben.post("/inbox/read", &[("subject", "planet:3"), ("read", "true")]).await;
    assert_eq!(odd.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_read_as_pages_do() {
    let net = TestApp::new().await;
    let (ana, ben, posts) = mentioned(&net, 2).await;
    settle(&net).await;
    let one = || Some(json!({ "subject": "post", "id": posts[0] }));
    ben.api("POST", "/inbox/read", one()).await.expect(204);
    assert_eq!(waiting(&net, &ben).await, ["mention*", "mention"]);
    ben.api("POST", "/inbox/unread", one()).await.expect(204);
    assert_eq!(unread(&net, &ben).await, 2);
    let shown = page(&net, &ben, "").await["items"][0]["last"].clone();
    ana.publish("room", "Later, @ben").await;
    settle(&net).await;
    ben.api("POST", "/inbox/all", Some(json!({ "upto": shown }))).await.expect(204);
    assert_eq!(waiting(&net, &ben).await, ["mention*", "mention", "mention"]);
    ana.api("POST", "/inbox/all", Some(json!({}))).await.expect(204);
    assert_eq!(unread(&net, &ben).await, 1, "one's own alone");
    assert_eq!(ana.api("POST", "/inbox/unread", one()).await.status, 404);
    assert_eq!(net.nobody().api("GET", "/inbox", None).await.status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_goes_on_where_it_ended_and_filters() {
    let net = TestApp::new().await;
    let (ana, ben, posts) = mentioned(&net, 5).await;
    let own = ben.publish("room", "Mine").await;
    ana.comment(&own, "Nice").await;
    ben.get(&format!("/posts/{}", posts[4])).await.expect(200);
    let id = |page: &Value, n: usize| page["items"][n]["id"].as_str().unwrap().to_owned();
    let (mut seen, mut before) = (Vec::new(), String::new());
    loop {
        let page = page(&net, &ben, &format!("?limit=2{before}")).await;
        seen.extend((0..page["items"].as_array().unwrap().len()).map(|n| id(&page, n)));
        match page["next"].as_str() {
            Some(next) => before = format!("&before={next}"),
            None => break,
        }
    }
    let newest: Vec<String> = std::iter::once(own).chain(posts.into_iter().rev()).collect();
    assert_eq!(seen, newest);
    for (show, count) in [("all", 6), ("unread", 5), ("mentions", 5)] {
        let page = page(&net, &ben, &format!("?show={show}")).await;
        assert_eq!(page["items"].as_array().unwrap().len(), count, "{show}");
        let html = ben.get(&format!("/inbox?show={show}")).await.expect(200).text;
        assert_eq!(html.matches("<article class=\"row waiting").count(), count, "{show}");
    }
    assert_eq!(ben.get("/inbox?show=planets").await.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_reading_is_in_the_log_and_what_waits_is_bounded() {
    let net = TestApp::new().await;
    let (_, ben, posts) = mentioned(&net, 1).await;
    settle(&net).await;
    let before = net.end_of_log().await;
    ben.get(&format!("/posts/{}", posts[0])).await.expect(200);
    ben.api("POST", "/inbox/unread", Some(json!({ "subject": "post", "id": posts[0] }))).await;
    ben.api("POST", "/inbox/all", Some(json!({}))).await.expect(204);
    assert_eq!(net.end_of_log().await, before);
}
