//! Three taps in the workshop, on a telephone: a label is scanned, a photo taken, words typed, and sent; without a
//! network too.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::line::Line;
use super::{Place, open, until};
use crate::objects::{declared, request};

const SEND: &str = ".label-form .audience";

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_and_words_are_sent_by_a_label_without_a_network_too_in_browser() {
    let browser = Browser::start();
    let (app, line) = Line::to_new_app().await;
    let place = Place::in_app(app).await;
    let ines = place.app.administrator("ines").await;
    declared(&ines, &request()).await;
    let it = json!({ "kind": "request", "name": "Press 12", "presets": { "place": "Line 3" } });
    let made = place.camille.api("POST", "/spaces/atelier/labels", Some(it)).await.expect(201);
    let made = made.json();
    let url = made["url"].as_str().expect("an address");
    let path = url.strip_prefix(&line.address).expect("an address of this network");
    let folder = tempfile::tempdir().expect("a folder");
    let photo = super::files::picture(folder.path());

    let window = open(&browser, &Look::phone(), &line.address, &place.noor, path).await;
    until(&window, "navigator.serviceWorker.controller").await;
    window.wait_for_text("h1", "Press 12").await;
    window.upload(".label-form [type=file]", &photo).await;
    window.fill(".label-form textarea", "Oil on the floor").await;
    window.click(SEND).await;
    window.wait_for_text("[data-sent]", "REQ-").await;
    window.wait_for_text("[data-sent]", "Open").await;
    assert_eq!(place.posts().await, 1);

    // Without a network the label that was opened before has its form again.
    line.cut();
    window.goto(url).await;
    window.wait_for_text("h1", "You are offline").await;
    window.wait_for_text("[data-keep] h1", "Press 12").await;
    window.upload(".label-form [type=file]", &photo).await;
    window.fill(".label-form textarea", "Smoke too").await;
    window.click(SEND).await;
    window.wait_for_text(".label-form + .later", "Smoke too").await;
    // Taken back, the photo is in the form again.
    window.click(".label-form + .later .link:last-child").await;
    window.wait_until_gone(".later").await;
    until(&window, "document.querySelector('.label-form [type=file]').files.length === 1").await;
    window.click(SEND).await;
    window.wait_for(".label-form + .later").await;
    // Another label, never opened here, has none.
    window.goto(&format!("{}/l/never", line.address)).await;
    window.wait_for_text("h1", "You are offline").await;
    assert_eq!(window.count(".label-form").await, 0);

    line.mend();
    window.goto(url).await;
    // Whoever sends it first, the page or the worker: the page says its number, or lists it already.
    let sent = "document.querySelector('[data-sent] a') || document.body.textContent.includes('Smoke too')";
    until(&window, sent).await;
    window.goto(url).await;
    window.wait_for_text(".label-earlier", "Smoke too").await;
    assert_eq!(window.count(".later").await, 0);
    let posts = place.noor.api("GET", "/spaces/atelier/posts", None).await.expect(200).json();
    let posts = posts["items"].as_array().expect("a list").clone();
    assert_eq!(posts.len(), 2);
    for post in posts {
        assert_eq!(post["files"].as_array().map(Vec::len), Some(1), "{post}");
        assert_eq!(post["fields"]["place"], json!("Line 3"));
    }
    // Whoever signs out leaves no form behind.
    window.run("document.querySelector('[action=\"/sign-out\"]').requestSubmit()").await;
    window.wait_for_url("/sign-in").await;
    until(&window, "!Object.keys(localStorage).some((key) => key.startsWith('form:'))").await;
}
