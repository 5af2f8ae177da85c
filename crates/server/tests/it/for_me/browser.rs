//! The order for me as one meets it: opening a panel, turning a switch, hearing of something new.

use testkit::Client;
use testkit::TestApp;
use testkit::browser::{Browser, Look, Window};

use super::room;

const WHY: &str = ".feed > a.why:first-child";
const PANEL: &str = ".feed > details.why:first-child";
const FIRST: &str = ".feed > .post";

async fn open(net: &TestApp, browser: &Browser, look: &Look, who: &Client, path: &str) -> Window {
    let window = browser.open(look).await;
    window.goto(&format!("{}/health", net.address)).await;
    window.run(&format!("document.cookie = 'parvis={}; path=/'", who.session())).await;
    window.goto(&format!("{}{path}", net.address)).await;
    window
}

#[tokio::test(flavor = "multi_thread")]
async fn one_opens_the_panel_turns_a_switch_and_sees_the_list_again_in_browser() {
    for look in [Look::default(), Look::phone().without_scripts()] {
        let (net, browser) = (TestApp::new().await, Browser::start());
        let (ana, ben) = room(&net).await;
        ben.api("PUT", "/topics/tea/follow", None).await.expect(204);
        ana.publish("room", "An old matter of #tea").await;
        ana.publish("room", "Something newer").await;
        let window = open(&net, &browser, &look, &ben, "/").await;
        window.wait_for_text(&format!("{FIRST} .post-body"), "Something newer").await;
        window.click(".segments a:not([aria-current])").await;
        window.wait_for_text(&format!("{FIRST} .post-body"), "An old matter").await;
        assert!(window.text(WHY).await.contains("You follow #tea"));
        window.click(WHY).await;
        window.wait_for_text(&format!("{PANEL} summary"), "You follow #tea").await;
        window.click(&format!("{PANEL} [value='interest:off']")).await;
        window.wait_for_text(".notice-good", "This factor no longer counts").await;
        assert!(window.url().await.ends_with("/?order=for-me"));
        assert_eq!(window.count(FIRST).await, 2);
        window.click(WHY).await;
        window.wait_for(&format!("{PANEL} [value='interest:off'][aria-pressed=true]")).await;
        window.goto(&format!("{}/?order=for-me", net.address)).await;
        assert!(!window.text(".feed").await.contains("You follow #tea"));

        // On the page of the switches, one turns back.
        window.goto(&format!("{}/settings/for-me", net.address)).await;
        window.click("#interest [value='interest:normal']").await;
        window.wait_for("#interest [value='interest:normal'][aria-pressed=true]").await;
        assert_eq!(window.count("[aria-pressed=true]").await, 8);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_new_makes_the_list_anew_and_only_when_asked_in_browser() {
    let (net, browser) = (TestApp::new().await, Browser::start());
    let (ana, ben) = room(&net).await;
    ben.api("PUT", "/topics/tea/follow", None).await.expect(204);
    ana.publish("room", "A matter of #tea").await;
    let window = open(&net, &browser, &Look::default(), &ben, "/?order=for-me").await;
    window.wait_for(FIRST).await;
    ana.publish("room", "A lesser matter").await;
    window.wait_for_text(".news button", "1 new post").await;
    assert_eq!(window.count(FIRST).await, 1, "nothing moves under one's eyes");
    window.click(".news button").await;
    window.wait_for(&format!("{FIRST} ~ .post")).await;
    assert_eq!(window.count(".news").await, 0);
    assert!(window.text(&format!("{FIRST} .post-body")).await.contains("#tea"), "in its place");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_are_sound_and_fit_a_phone_in_browser() {
    let (net, browser) = (TestApp::new().await, Browser::start());
    let (ana, ben) = room(&net).await;
    ben.api("PUT", "/people/ana/follow", None).await.expect(204);
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbaubeamte";
    for n in 0..3 {
        ana.publish("room", &format!("Is this read, @ben? {n} #{long}")).await;
    }
    ben.api("PUT", &format!("/topics/{long}/follow"), None).await.expect(204);
    let trouble = include_str!("../browser/trouble.js");
    let trouble = format!("return (async () => {{ {trouble} }})()");
    for look in [Look::default(), Look::phone().dark()] {
        let window = open(&net, &browser, &look, &ben, "/").await;
        for path in ["/?order=for-me", "/settings/for-me", "/catch-up"] {
            window.goto(&format!("{}{path}", net.address)).await;
            if path.starts_with("/?") {
                window.click(WHY).await;
                window.wait_for(PANEL).await;
            }
            for found in [window.run(include_str!("../browser/sound.js")), window.run(&trouble)] {
                assert_eq!(found.await, serde_json::json!([]), "{path}");
            }
            let wide = "return document.scrollingElement.scrollWidth <= innerWidth";
            assert_eq!(window.run(wide).await, true, "{path} fits");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_catches_up_and_leaves_a_post_unread_in_browser() {
    for look in crate::browser::both() {
        let (net, browser) = (TestApp::new().await, Browser::start());
        let (ana, ben) = room(&net).await;
        ben.api("PUT", "/people/ana/follow", None).await.expect(204);
        for words in ["The first matter", "Another matter"] {
            ana.publish("room", words).await;
        }
        let window = open(&net, &browser, &look, &ben, "/catch-up").await;
        window.wait_for_text(".digest", "The first matter").await;
        window.wait_for_text(".context .row .count", "2").await;
        window.click(".context form[action='/reading/all'] button").await;
        // Whoever leads on sooner takes the act with them.
        window.wait_for_text("body", "Everything is marked as read.").await;
        window.goto(&format!("{}/catch-up", net.address)).await;
        window.wait_for_text(".context", "You have read everything.").await;

        window.goto(&format!("{}/spaces/room", net.address)).await;
        let menu = ".feed > .post:nth-of-type(1) .post-head [data-menu]";
        crate::browser::choose(&window, &look, menu, ".menu-items form[action$='/unread'] button")
            .await;
        window.wait_for_text("body", "Marked as unread from here.").await;
        window.goto(&format!("{}/catch-up", net.address)).await;
        window.wait_for_text(".context .row .count", "1").await;
        window.click(".context .row-title a").await;
        window.wait_for_url("/spaces/room").await;
    }
}
