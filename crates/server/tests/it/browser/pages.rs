//! Two windows on one page: what does not touch comes together, what does stands side by side.

use serde_json::json;
use testkit::browser::{Browser, Look, Window};

use super::{Place, both, open, value};

const SAVE: &str = ".page-form .form-actions .button-primary";

/// Puts words in place of others in the field, whether the editor or the bare field shows it.
async fn change(window: &Window, from: &str, to: &str) {
    let now = value(window, "[name=body]").await;
    assert!(now.contains(from), "{now}");
    window.fill("[name=body]", &now.replace(from, to)).await;
}

/// Saves a form, scrolled to its end: the bar of a phone lies over what is at the end of the window.
async fn save(window: &Window) {
    window.run("scrollTo(0, document.body.scrollHeight)").await;
    window.click(SAVE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_windows_on_one_page_lose_no_word_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let new = json!({ "title": "Hours", "body": "We open at nine.\n\nWe close at six." });
        let made = place.camille.api("POST", "/spaces/atelier/pages", Some(new)).await;
        let made = made.expect(201).json();
        let id = made["id"].as_str().expect("an identifier");
        let path = format!("/pages/{id}/edit");
        let camille = place.window(&browser, &look, &path).await;
        let noor = open(&browser, &look, &place.app.address, &place.noor, &path).await;
        if look.scripts {
            noor.wait_for_text(".page-others", "Camille").await;
            camille.wait_for_text(".page-others", "Noor").await;
        }
        change(&camille, "nine", "eight").await;
        change(&noor, "six", "seven").await;
        camille.click(SAVE).await;
        camille.wait_for_text(".wiki-text", "We open at eight.").await;
        noor.click(SAVE).await;
        noor.wait_for_text(".notice", "together with a change").await;
        noor.wait_for_text(".wiki-text", "We open at eight.").await;
        noor.wait_for_text(".wiki-text", "We close at seven.").await;

        for window in [&camille, &noor] {
            window.goto(&format!("{}{path}", place.app.address)).await;
        }
        change(&camille, "eight", "ten").await;
        change(&noor, "eight", "eleven").await;
        camille.click(SAVE).await;
        camille.wait_for_text(".wiki-text", "We open at ten.").await;
        noor.click(SAVE).await;
        noor.wait_for_text(".page-sides > :first-child", "eleven").await;
        noor.wait_for_text(".page-sides > :last-child", "ten").await;
        let both = value(&noor, "[name=body]").await;
        assert!(both.contains("We open at eleven.") && both.contains("We open at ten."), "{both}");
        noor.fill("[name=body]", "We open at eleven.\n\nWe close at seven.").await;
        noor.click(SAVE).await;
        noor.wait_for_text(".wiki-text", "We open at eleven.").await;
        assert!(!noor.text(".wiki-text").await.contains("ten"));
        noor.goto(&format!("{}/pages/{id}/versions", place.app.address)).await;
        noor.wait_for_text(".page-versions", "Version 5").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_written_arranged_and_commented_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in [Look::default(), Look::phone().without_scripts()] {
        let window = place.window(&browser, &look, "/spaces/atelier/pages/new").await;
        window.fill("[name=title]", "First").await;
        window.fill("[name=body]", "It begins.").await;
        save(&window).await;
        window.wait_for_text(".wiki h1", "First").await;
        window.goto(&format!("{}/spaces/atelier/pages/new", place.app.address)).await;
        window.fill("[name=title]", "Second").await;
        save(&window).await;
        window.wait_for_text(".wiki h1", "Second").await;
        window.goto(&format!("{}/spaces/atelier/pages?arrange=1", place.app.address)).await;
        window.click(".page-tree > li:last-child [value=in]").await;
        window.wait_for(".page-tree ul .page-node").await;
        window.click(".page-tree ul .page-node > a").await;
        window.wait_for_text(".wiki h1", "Second").await;
        window.fill("#write [name=body]", "Well said.").await;
        window.click("#write .button-primary").await;
        window.wait_for_text(".comments", "Well said.").await;
        assert!(window.url().await.contains("/pages/"));
        for id in ["Second", "First"] {
            let all = place.camille.api("GET", "/spaces/atelier/pages", None).await.json();
            let nodes = all.as_array().expect("a list");
            let node = nodes.iter().find(|node| node["title"] == id).expect("the page");
            let path = format!("/posts/{}", node["id"].as_str().expect("an identifier"));
            place.camille.api("DELETE", &path, None).await.expect(204);
        }
    }
}
