//! Asking what was asked before: shown while one types, and once before publishing without script; closed onto the first.
//! Topics that are one.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::{BODY, FIRST, PUBLISH, Place, TITLE, open};

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

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_closed_onto_the_first_without_scripts_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let ask = async |title: &str| {
        let new = json!({ "space": "atelier", "kind": "question", "title": title });
        let made = place.camille.api("POST", "/posts", Some(new)).await.expect(201).json();
        made["id"].as_str().unwrap().to_owned()
    };
    let first = ask("Which varnish for a table outside?").await;
    let again = ask("Which varnish for a bench outside?").await;
    place.app.indexed().await;
    let look = Look::phone().without_scripts();
    // Both wait for an answer.
    let window = place.window(&browser, &look, "/questions").await;
    window.wait_for(&format!("[href='/posts/{first}']")).await;
    window.click(&format!("[href='/posts/{again}']")).await;
    window.wait_for_url(&format!("/posts/{again}")).await;
    window.click(".post-head [data-menu]").await;
    window.wait_for("main .menu-items [href$='/duplicate']").await;
    window.click("main .menu-items [href$='/duplicate']").await;
    window.wait_for_text(".asked-one", "Which varnish for a table outside?").await;
    window.click(".asked-one input").await;
    window.click(".form-actions .button-primary").await;
    window.wait_for(&format!("main [href='/posts/{first}']")).await;
    window.goto(&format!("{}/posts/{first}", place.app.address)).await;
    window.wait_for_text(".question-thread a", "Which varnish for a bench outside?").await;
    window.goto(&format!("{}/questions", place.app.address)).await;
    window.wait_for(&format!("[href='/posts/{first}']")).await;
    assert_eq!(
        window.count(&format!(".feed [href='/posts/{again}']")).await,
        0,
        "it waits no more"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn topics_that_are_spelled_alike_become_one_on_a_phone_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let ines = place.app.administrator("ines").await;
    ines.api("PATCH", "/me", Some(json!({ "lang": "fr" }))).await.expect(200);
    place.camille.publish("atelier", "Of #tele-travail").await;
    place.camille.publish("atelier", "Of #Télétravail").await;
    let look = Look::phone().speaking("fr");
    let window = open(&browser, &look, &place.app.address, &ines, "/topics").await;
    window.click(".topics-twins .button-small").await;
    window.wait_for("form[action$='/rename'] [name=name]").await;
    window.click("form[action$='/rename'] .form-actions button").await;
    window.wait_for_url("/topics/teletravail").await;
    window.wait_for(".post:nth-of-type(2)").await;
    // What led to the other leads here.
    window.goto(&format!("{}/topics/tele-travail", place.app.address)).await;
    window.wait_for_url("/topics/teletravail").await;
}
