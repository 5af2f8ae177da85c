//! Reading as one does it: by looking, and by one key.

use spaces::Access;
use testkit::TestApp;
use testkit::browser::{Browser, Look};

use super::{earlier, total};

const MENU: &str = ".feed > .post:first-child .post-head > .icon-button";

/// Waits until so many posts are unread.
async fn until(who: &testkit::Client, unread: i64) {
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while total(who).await != unread {
        assert!(std::time::Instant::now() < deadline, "{} are unread", total(who).await);
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_reads_and_a_key_leads_on_in_browser() {
    let (net, browser) = (TestApp::new().await, Browser::start());
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    let who = ben.id();
    super::with(&net, move |tx| {
        let at = tx.now().plus_seconds(-9_000);
        spaces::add(tx.at(at), space, who, spaces::Standing::Member)
    })
    .await;
    for n in 0..12 {
        earlier(&net, &ana, space, 8_000 - n).await;
    }
    let window = browser.open(&Look::phone()).await;
    window.goto(&format!("{}/health", net.address)).await;
    window.run(&format!("document.cookie = 'parvis={}; path=/'", ben.session())).await;
    window.goto(&format!("{}/spaces/room", net.address)).await;
    window.wait_for("[data-seen]").await;
    window.run("document.querySelector('.feed').scrollIntoView()").await;
    let seen = async || window.count(".feed > [data-seen]").await as i64;
    let first = total(&ben).await;
    assert!(first >= 12 - seen().await, "what is below the screen is not read");
    assert!(seen().await < 12, "the page is longer than the screen");
    window.run("document.querySelector('.feed > .post:last-of-type').scrollIntoView()").await;
    window.wait_for(".feed > .post:last-of-type[data-seen]").await;
    until(&ben, 12 - seen().await).await;

    // “Unread from here” holds on the page where it was said.
    window.run("scrollTo(0, 0)").await;
    window.click(MENU).await;
    window.click(".menu:popover-open form[action$='/unread'] button").await;
    window.wait_for("[data-quiet]").await;
    let before = total(&ben).await;
    window
        .run("document.querySelectorAll('[data-seen]').forEach((post) => delete post.dataset.seen)")
        .await;
    window.run("window.ticks = 0; setInterval(() => window.ticks++, 1000)").await;
    while window.run("return window.ticks").await.as_i64() < Some(4) {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(window.count("[data-seen]").await, 0, "the page notes nothing more");
    assert_eq!(total(&ben).await, before);

    // One key leads to the oldest that is left, and on until nothing is.
    let mut left = before;
    while left > 0 {
        window.press("body", "u").await;
        until(&ben, left - 1).await;
        window.wait_for(".thread > .comment-form").await;
        left -= 1;
    }
    window.press("body", "u").await;
    window.wait_for_text(".notice-good", "You have read everything").await;
}
