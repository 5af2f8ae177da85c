//! A partner, from the letter to the first post, on a phone.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::{BODY, PUBLISH};
use crate::guests::Bridge;

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
