//! Experts in a browser: found from the search, asked, and a request that is declined; without scripts, on a phone, in
//! French too.

use serde_json::json;
use spaces::{Access, Kind};
use testkit::TestApp;
use testkit::browser::{Browser, Look};

use super::open;
use crate::experts::{answered, question, switched_on};

#[tokio::test(flavor = "multi_thread")]
async fn a_question_finds_its_people_in_browser() {
    let (net, browser) = (TestApp::new().await, Browser::start());
    switched_on(&net, false).await;
    let (ana, ben, kim) =
        (net.member("ana").await, net.member("ben").await, net.member("kim").await);
    ben.api("PATCH", "/me", Some(json!({ "skills": ["Incoterms"] }))).await.expect(200);
    net.space_of(&ana, "trade", Access::Open, Kind::Company).await;
    answered(&kim, &ben, "trade", "Which Incoterms for Morocco?", "DAP").await;
    let post = question(&ana, "trade", "Which Incoterms for Norway?").await;
    net.indexed().await;
    let search = "/search?q=incoterms";
    let window = open(&browser, &Look::default(), &net.address, &ana, search).await;
    window.wait_for_text(".experts-section li", "1 accepted answer on “incoterms”").await;
    window.click(".experts-section-head a").await;
    window.wait_for(".expert").await;
    window.click(".expert-facts summary").await;
    window.wait_for_text(".expert-facts details[open] a", "Which Incoterms for Morocco?").await;
    // From the question, by the keyboard.
    window.goto(&format!("{}/posts/{post}", net.address)).await;
    window.press(".post-offers a", "\u{e007}").await;
    window.wait_for(".ask-people input:checked").await;
    window.press(".form-actions .button-primary", "\u{e007}").await;
    window.wait_for_text(".empty h2", "Your question is on its way").await;

    crate::inbox::settle(&net).await;
    let look = Look::phone().without_scripts().speaking("fr");
    ben.api("PATCH", "/me", Some(json!({ "lang": "fr" }))).await.expect(200);
    let plain = open(&browser, &look, &net.address, &ben, "/experts/me").await;
    plain.press(".row-title a[href^='/asks/']", "\u{e007}").await;
    plain.wait_for_text(".ask-request", "cherche quelqu’un qui sait").await;
    plain.press("form[action$='/decline'] button", "\u{e007}").await;
    plain.wait_for_text(".notice-good", "Personne ne l’apprend").await;
    // Ana confirms the skill, and Ben sees by whom.
    window.goto(&format!("{}/people/ben/skills", net.address)).await;
    window.press(".row-actions button", "\u{e007}").await;
    window.wait_for_text(".row-about", "Confirmed by 1 colleague").await;
}
