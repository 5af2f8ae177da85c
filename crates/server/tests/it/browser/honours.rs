//! Praise, articles, and announcements that some have not confirmed.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::files::picture;
use super::{BODY, FIRST, PUBLISH, Place, TITLE, both, open};
use crate::kinds::{id, published};

const BACK: &str = "\u{e003}";
const ESCAPE: &str = "\u{e00c}";

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_praised_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let to = "#praise-to";
    for look in both() {
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        window.click("#composer label:has([value=praise])").await;
        window.fill(BODY, "For the drawers, which all close.").await;
        window.click(PUBLISH).await;
        window.wait_for("#composer [data-error]:not(:empty)").await;
        if look.scripts {
            window.press(to, "noo").await;
            window.wait_for(".options li").await;
            window.press(to, "\n").await;
            window.wait_for("#composer .chip").await;
            // Going back takes off who was chosen in its own field, and nobody from another.
            window.fill(BODY, "").await;
            window.press(BODY, BACK).await;
            assert_eq!(window.count("#composer .chip").await, 1);
            window.press(to, BACK).await;
            window.wait_until_gone("#composer .chip").await;
            // Who is not clear is asked, and what is written stays.
            window.fill(BODY, "For the drawers, which all close.").await;
            window.press(to, "norr").await;
            window.wait_for(".options li").await;
            window.press(to, ESCAPE).await;
            window.click(PUBLISH).await;
            window.click(".choice:has([value='@noor=norr'])").await;
            assert_eq!(super::value(&window, BODY).await, "For the drawers, which all close.");
        } else {
            window.fill(to, "@noor").await;
        }
        window.click(PUBLISH).await;
        window.wait_for_text(&format!("{FIRST} .praise-person"), "Noor").await;
        window.wait_until_gone("#composer .chip").await;
        window.click(&format!("{FIRST} .praise-person a")).await;
        window.wait_for_url("/people/noor").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_has_a_cover_and_is_read_on_its_page_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let folder = tempfile::tempdir().expect("a folder");
    let words = format!("The first of many. {}The last word.", "And so on. ".repeat(300));
    for look in both() {
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        window.click("#composer label:has([value=article])").await;
        window.fill(TITLE, "On joints").await;
        window.run(&format!("document.querySelector('{BODY}').value = '{words}'")).await;
        window.upload("#composer [type=file]", &picture(folder.path())).await;
        if look.scripts {
            window.wait_for("#composer .upload [name=file]").await;
        }
        window.click(PUBLISH).await;
        window.wait_for_text(&format!("{FIRST} .post-kicker"), "5-minute read").await;
        window.wait_for(&format!("{FIRST} .pictures img")).await;
        assert!(!window.text(&format!("{FIRST} .post-body")).await.contains("The last word."));
        window.click(&format!("{FIRST} .read-on")).await;
        window.wait_for_text(".post-body", "The last word.").await;
        assert_eq!(window.text(".post-title").await, "On joints");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_have_not_confirmed_are_seen_and_reminded_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let new = json!({ "space": "atelier", "kind": "announcement", "title": "The lift",
            "fields": { "acknowledge": true } });
        let post = id(&published(&place.camille, new).await);
        let window = place.window(&browser, &look, &format!("/posts/{post}")).await;
        window.click(".acknowledge-foot a").await;
        window.wait_for_text(".card", "Noor").await;
        let list = window.attribute("main a[download]", "href").await.expect("a list to keep");
        let list = place.camille.get(&list).await.expect(200);
        assert!(list.text.contains("noor"), "{}", list.text);

        window.goto(&format!("{}/posts/{post}", place.app.address)).await;
        window.click(".acknowledge-foot [form^=remind]").await;
        window.wait_for_text(".acknowledge-foot", "Reminder sent on").await;
        let plain = Look::default().without_scripts();
        let noor = open(&browser, &plain, &place.app.address, &place.noor, "/inbox").await;
        noor.wait_for_text(".waiting:first-child", "The lift").await;
    }
}
