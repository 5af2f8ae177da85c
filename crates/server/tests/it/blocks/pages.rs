//! Blocking in pages and over the API, and what the person blocked sees of it: nothing.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::{block, conversations, converse};
use crate::inbox::settle;

#[tokio::test(flavor = "multi_thread")]
async fn one_blocks_and_unblocks_in_pages_without_scripts() {
    let net = TestApp::new().await;
    let (_ana, ben) = (net.member("ana").await, net.member("ben").await);
    let menu = ben.get("/mutes/person/ana").await.expect(200).text;
    assert!(menu.contains("href=\"/people/ana/block\""), "offered from the profile's menu");
    let page = ben.get("/people/ana/block").await.expect(200).text;
    assert!(page.contains("Ana is not told") && page.contains("name=\"on\" value=\"1\""), "{page}");
    let done = ben.post("/people/ana/block", &[("on", "1")]).await.expect(303);
    assert_eq!(done.location(), "/people/ana");
    let choices = ben.get("/settings/choices").await.expect(200).text;
    let (_, blocks) = choices.split_once("id=\"blocks\"").expect("a list");
    assert!(blocks.split("</section>").next().unwrap().contains("/people/ana"));
    let listed = ben.api("GET", "/blocks", None).await.expect(200).json();
    assert_eq!(listed["items"][0]["handle"], "ana");
    let page = ben.get("/people/ana/block").await.expect(200).text;
    assert!(page.contains("name=\"on\" value=\"0\""), "{page}");
    ben.post("/people/ana/block", &[("on", "0")]).await.expect(303);
    assert_eq!(ben.api("GET", "/blocks", None).await.expect(200).json()["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_blocked_whom_one_does_not_see() {
    let net = TestApp::new().await;
    let (ana, gus) = (net.member("ana").await, net.guest("gus").await);
    for path in ["/people/ana/block", "/people/nobody/block"] {
        gus.api("PUT", path, None).await.expect(404);
        gus.get(path).await.expect(404);
        gus.post(path, &[("on", "1")]).await.expect(404);
    }
    ana.api("PUT", "/people/ana/block", None).await.expect(422);
    net.nobody().api("GET", "/blocks", None).await.expect(401);
    // It is one's own.
    block(&ana, "gus", true).await;
    assert_eq!(gus.api("GET", "/blocks", None).await.expect(200).json()["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_person_blocked_sees_no_difference() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    let talk = converse(&ana, &["ben"]).await;
    ana.publish(&talk, "Between us").await;
    let post = ana.publish("room", "Tea, @ben?").await;
    // The key of each form is new each time.
    let without_keys = |page: &str| {
        let mut parts = page.split("name=\"once\" value=\"");
        let mut kept = parts.next().unwrap_or_default().to_owned();
        parts.for_each(|part| kept.push_str(part.split_once('"').map_or(part, |(_, rest)| rest)));
        kept
    };
    let pages = async || {
        settle(&net).await;
        let mut pages = Vec::new();
        for path in ["people/ben", "conversations", "inbox", "suggestions?kind=person&q=be"] {
            pages.push(ana.api("GET", &format!("/{path}"), None).await.expect(200).text);
        }
        let (post, talk) = (format!("/posts/{post}"), format!("/spaces/{talk}"));
        for path in [post.as_str(), talk.as_str(), "/people/ben", "/inbox", "/conversations"] {
            let page = ana.get(path).await.expect(200).text;
            let (_, main) = page.split_once("<main").expect("a main part");
            pages.push(without_keys(main.split_once("</main>").expect("its end").0));
        }
        pages
    };
    let before = pages().await;
    block(&ben, "ana", true).await;
    for (before, after) in before.iter().zip(pages().await) {
        assert!(*before == after, "{before}\n{after}");
    }
    // What she writes is taken as ever.
    ana.publish(&talk, "Are you there?").await;
    assert_eq!(conversations(&ana).await[0]["last"]["text"], "Are you there?");
    assert!(conversations(&ben).await.is_empty());
}
