//! Asking what was asked before: shown while one types, and once before publishing without script.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::{BODY, FIRST, PUBLISH, Place, TITLE};

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_before_is_shown_while_one_types_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let new = json!({ "space": "atelier", "kind": "question", "title": "Which varnish for a table outside?" });
    let first = place.camille.api("POST", "/posts", Some(new)).await.expect(201).json();
    let first = first["id"].as_str().unwrap();
    place.camille.comment(first, "A marine varnish, three coats. #varnish").await;
    place.camille.publish("atelier", "All about #varnish").await;
    place.app.indexed().await;

    let window = place.window(&browser, &Look::default(), "/spaces/atelier").await;
    window.click("#composer label:has([value=question])").await;
    window.fill(TITLE, "varnish for tables outside").await;
    window.wait_for_text("#composer .asked", "Which varnish for a table outside?").await;
    window.wait_for_text("#composer .asked", "A marine varnish").await;
    // A topic that fits is added by one click.
    window.click("#composer [data-topic=varnish]").await;
    window.fill(BODY, "It rains a lot. #varnish").await;
    window.click(PUBLISH).await;
    window.wait_for_text(&format!("{FIRST} .post-title"), "varnish for tables outside").await;
    window.wait_until_gone("#composer .asked-list").await;

    place.app.indexed().await;
    let plain =
        place.window(&browser, &Look::phone().without_scripts(), "/posts/new?space=atelier").await;
    plain.click("#composer label:has([value=question])").await;
    plain.fill(TITLE, "Varnish for a table outside").await;
    plain.click(PUBLISH).await;
    plain.wait_for_text("#composer .asked", "Which varnish for a table outside?").await;
    plain.click("#composer .asked-foot button").await;
    plain.wait_for_url("/spaces/atelier").await;
    plain.wait_for_text(&format!("{FIRST} .post-title"), "Varnish for a table outside").await;
}
