//! A partner, from the letter to the first post, on a phone: with scripts, and in French without.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::{BODY, PUBLISH, picture, value};
use crate::guests::Bridge;

/// The key Enter, on a button that a bar may cover.
const ENTER: &str = "\u{e007}";

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_comes_by_a_letter_and_writes_in_browser() {
    let (bridge, browser) = (Bridge::at_this_hour().await, Browser::start());
    let welcome = json!({ "space": "bridge", "body": "Welcome to the bridge" });
    bridge.ana.api("POST", "/posts", Some(welcome)).await.expect(201);
    let path = bridge.invite("gus@partner.example").await;
    let address = bridge.net().address.clone();
    let gus = browser.open(&Look::phone()).await;
    gus.goto(&format!("{address}{path}")).await;
    gus.wait_for_text("main", "bridge").await;
    gus.wait_for_text("main", "gus@partner.example").await;
    gus.fill("[name=name]", "Gus Martin").await;
    gus.fill("[name=password]", "trois vélos verts").await;
    gus.click("form.form .button-primary").await;
    // The first page says where one is, and has what there is to read.
    gus.wait_for_text("main", "You are a guest").await;
    gus.wait_for_text(".feed", "Welcome to the bridge").await;
    assert_eq!(gus.count("a[href='/org-chart']").await, 0);
    gus.goto(&format!("{address}/spaces/bridge")).await;
    gus.wait_for("#composer").await;
    // However narrow the screen, the button says who reads along.
    gus.wait_for_text("#composer .audience-guests", "including 1 guest from outside").await;
    gus.fill(BODY, "Hello from outside").await;
    gus.click(PUBLISH).await;
    gus.wait_for_text(".feed", "Hello from outside").await;
    let posts = bridge.ana.api("GET", "/spaces/bridge/posts", None).await.expect(200).json();
    assert_eq!(posts["items"][0]["author"]["handle"], "gus.martin");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_comes_in_french_without_scripts_in_browser() {
    let (bridge, browser) = (Bridge::at_this_hour().await, Browser::start());
    let path = bridge.invite("lea@partner.example").await;
    let address = bridge.net().address.clone();
    let look = Look::phone().speaking("fr").without_scripts();
    let lea = browser.open(&look).await;
    lea.goto(&format!("{address}{path}")).await;
    lea.wait_for_text("main", "lea@partner.example").await;
    picture(&lea, "partner-letter").await;
    // What is too easy to guess is refused, and what was typed stays.
    lea.fill("[name=name]", "Léa Martin").await;
    lea.fill("[name=password]", "lea").await;
    lea.press("form.form .button-primary", ENTER).await;
    lea.wait_for("[name=password][aria-invalid]").await;
    assert_eq!(value(&lea, "[name=name]").await, "Léa Martin");
    lea.fill("[name=password]", "trois vélos verts").await;
    lea.press("form.form .button-primary", ENTER).await;
    lea.wait_for_text("main", "Vous êtes ici en invité").await;
    picture(&lea, "partner-first").await;
    let wide = lea.run("return document.documentElement.scrollWidth").await;
    assert!(wide.as_i64().is_some_and(|wide| wide <= 390), "{wide}");
    lea.goto(&format!("{address}/spaces/bridge")).await;
    lea.wait_for("#composer, .composer").await;
    lea.fill(BODY, "Bonjour, je commence lundi").await;
    lea.press(PUBLISH, ENTER).await;
    lea.wait_for_text("main", "Bonjour, je commence lundi").await;
    let posts = bridge.ana.api("GET", "/spaces/bridge/posts", None).await.expect(200).json();
    assert_eq!(posts["items"][0]["author"]["name"], "Léa Martin");
}
