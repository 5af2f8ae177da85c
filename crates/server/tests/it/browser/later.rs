//! What is written now and published later, and what a form sets beside the words.

use testkit::browser::Browser;

use super::{BODY, FIRST, PUBLISH, Place, TITLE, both, value};

#[tokio::test(flavor = "multi_thread")]
async fn a_post_is_scheduled_changed_and_published_at_once_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        window.fill(BODY, "We open on Monday.").await;
        window.click("#composer [popovertarget$='-later']").await;
        // Without an hour nothing is scheduled, and no word is lost.
        window.click("#composer-later [value=due]").await;
        window.wait_for_text("#composer [data-error]", "Choose a publication date first.").await;
        assert_eq!(value(&window, BODY).await, "We open on Monday.");

        let next_year = "new Date(Date.now() + 300 * 864e5).toISOString().slice(0, 16)";
        let due = format!("document.querySelector('[name=due]').value = {next_year}");
        window.run(&due).await;
        window.click("#composer [popovertarget$='-later']").await;
        window.click("#composer-later [value=due]").await;
        window.wait_for_text(".row-meta", "Scheduled for").await;
        assert_eq!(place.posts().await, usize::from(!look.scripts));

        window.click(".row-title a").await;
        window.wait_for("#composer").await;
        assert_eq!(value(&window, BODY).await, "We open on Monday.");
        window.fill(BODY, "We are open.").await;
        window.click(PUBLISH).await;
        window.wait_for_text(&format!("{FIRST} .post-body"), "We are open.").await;
        window.goto(&format!("{}/drafts", place.app.address)).await;
        window.wait_for_text("main", "No drafts").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_is_chosen_without_scripts_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let window = place.window(&browser, &both()[1], "/spaces/atelier").await;
    let marks = "return document.querySelector('#composer .marks').checkVisibility()";
    assert_eq!(window.run(marks).await, false, "buttons that nothing answers");
    window.fill(TITLE, "Avis").await;
    window.fill(BODY, "Ouvert lundi").await;
    window.click("#composer [name=lang] [value=fr]").await;
    window.click(PUBLISH).await;
    window.wait_for(&format!("{FIRST} .post-body[lang=fr]")).await;
}
