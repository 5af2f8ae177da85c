//! A private space is read with two keys: asked, granted by who holds the second, told to its members, over by itself.

use kernel::work::Work;
use serde_json::json;
use testkit::browser::{Browser, Look};

use super::{open, picture};
use crate::openings::World;

const ENTER: &str = "\u{e007}";

#[tokio::test(flavor = "multi_thread")]
async fn a_private_space_is_read_with_two_keys_in_browser() {
    let (w, browser) = (World::new(true).await, Browser::start());
    let address = &w.net.address;
    for who in [&w.kim, &w.ana] {
        who.api("PATCH", "/me", Some(json!({ "lang": "fr" }))).await.expect(200);
    }
    let asks = open(&browser, &Look::default(), address, &w.ines, "/openings").await;
    asks.fill("[name=space]", "room").await;
    asks.fill("[name=reason]", "A threat was reported").await;
    asks.fill("[name=hours]", "3").await;
    asks.press("form[action='/openings'] .button-primary", ENTER).await;
    asks.wait_for_text(".rows", "A threat was reported").await;
    assert_eq!(asks.count(".row .button-primary").await, 0, "nothing to read yet");
    picture(&asks, "keys-asked").await;

    crate::inbox::settle(&w.net).await;
    let phone = Look::phone().speaking("fr");
    let decides = open(&browser, &phone, address, &w.kim, "/inbox").await;
    decides.click("main a[href*='/openings']").await;
    decides.wait_for_text(".rows", "attend la seconde clé").await;
    let wide = decides.run("return document.documentElement.scrollWidth").await;
    assert!(wide.as_i64().is_some_and(|wide| wide <= 390), "{wide}");
    picture(&decides, "keys-decide").await;
    decides.press(".row [value=grant]", ENTER).await;
    decides.wait_for_text(".rows", "lecture en cours").await;

    // The members see who reads along, until when and why, as long as it lasts.
    let plain = phone.without_scripts();
    let member = open(&browser, &plain, address, &w.ana, "/spaces/room").await;
    member.wait_for_text(".notice-warning", "peut lire cet espace jusqu’au").await;
    member.wait_for_text(".notice-warning", "A threat was reported").await;
    picture(&member, "keys-banner").await;
    asks.reload().await;
    asks.click(".row .button-primary").await;
    asks.wait_for_text(".rows", "Words of quzroom").await;
    asks.click(".row-title a").await;
    asks.wait_for_text("main", "An answer of quzroom").await;
    picture(&asks, "keys-read").await;

    w.clock.advance(3 * 3_600);
    openings::Keeper(w.net.app.db.clone()).round().await.expect("a round");
    asks.reload().await;
    asks.wait_until_gone("main article").await;
    member.reload().await;
    member.wait_for("#composer, .composer").await;
    assert_eq!(member.count(".notice-warning").await, 0);
    member.goto(&format!("{address}/openings")).await;
    member.wait_for_text(".rows", "terminée").await;
    picture(&member, "keys-register").await;
}
