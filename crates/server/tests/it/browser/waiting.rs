//! The inbox: the number in the navigation follows what happens, and reading it, on every device.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::{Place, both, open};
use crate::inbox::settle;
use crate::kinds::{id, published};

const BADGE: &str = ".rail [data-refresh=inbox] .nav-unread";
const FIRST: &str = ".waiting:first-child";

#[tokio::test(flavor = "multi_thread")]
async fn the_badge_and_the_list_follow_what_happens_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let address = &place.app.address;
    let look = Look::default();
    let feed = open(&browser, &look, address, &place.noor, "/").await;
    let list = open(&browser, &look, address, &place.noor, "/inbox").await;
    list.wait_for(".empty").await;
    for window in [&feed, &list] {
        window.run("window.here = true").await;
    }
    let post = place.camille.publish("atelier", "Tea at four, @noor?").await;
    feed.wait_for_text(BADGE, "1").await;
    assert!(feed.title().await.starts_with("(1) "), "the title says it too");
    list.wait_for_text(FIRST, "Tea at four").await;
    list.click(".waiting .row-title a").await;
    list.wait_for_url(&format!("/posts/{post}")).await;
    feed.wait_until_gone(BADGE).await;
    assert!(!feed.title().await.contains('('));
    // What is a part of the title stays.
    let new =
        json!({ "space": "atelier", "kind": "article", "title": "(2) Joints", "body": "On." });
    let post = id(&published(&place.camille, new).await);
    let article = open(&browser, &look, address, &place.noor, &format!("/posts/{post}")).await;
    article.run("dispatchEvent(new Event('placed'))").await;
    assert!(article.title().await.starts_with("(2) Joints"), "{}", article.title().await);
    assert_eq!(feed.run("return window.here").await, true, "nobody loaded the page again");
    feed.press("body", "gi").await;
    feed.wait_for_url("/inbox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_read_and_taken_back_in_browser() {
    let browser = Browser::start();
    for look in both() {
        let place = Place::new().await;
        for words in ["One, @noor", "Two, @noor"] {
            place.camille.publish("atelier", words).await;
        }
        settle(&place.app).await;
        let address = &place.app.address;
        let window = open(&browser, &look, address, &place.noor, "/inbox").await;
        window.wait_for_text(BADGE, "2").await;
        window.click(".waiting:first-child [value=true]").await;
        window.wait_for_text(BADGE, "1").await;
        window.click(".waiting:first-child [value=false]").await;
        window.wait_for_text(BADGE, "2").await;
        window.click("[action='/inbox/all'] button").await;
        window.wait_until_gone(BADGE).await;
        assert_eq!(window.count(".waiting").await, 2);
    }
}
