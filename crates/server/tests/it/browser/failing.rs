//! Whatever fails, every word typed stays.

use testkit::TestApp;
use testkit::browser::{Browser, Look, Window};

use super::{BODY, FIRST, PUBLISH, Place, TITLE, both, enter, value};

const WORDS: &str = "Three paragraphs that nobody wants to write twice.";

/// Whoever begins to write is offered a title.
async fn type_both(window: &Window) {
    window.click(BODY).await;
    window.fill(TITLE, "Minutes").await;
    window.fill(BODY, WORDS).await;
}

async fn both_are_there(window: &Window) {
    assert_eq!(value(window, TITLE).await, "Minutes");
    assert_eq!(value(window, BODY).await, WORDS);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_post_stays_in_the_form_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        window.fill(BODY, "   ").await;
        window.click(PUBLISH).await;
        window
            .wait_for_text(
                "#composer [data-error]",
                "There is nothing to publish yet: write something.",
            )
            .await;

        window.fill(TITLE, "Minutes").await;
        window.run("document.querySelector('#composer textarea').value = 'é'.repeat(100001)").await;
        window.click(PUBLISH).await;
        window
            .wait_for_text("#composer [data-error]", "Too long: 100,000 characters at most.")
            .await;
        assert_eq!(value(&window, BODY).await.chars().count(), 100_001);
        assert_eq!(value(&window, TITLE).await, "Minutes");
        window.fill(BODY, WORDS).await;
        window.click(PUBLISH).await;
        window.wait_for_text(&format!("{FIRST} .post-body"), WORDS).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_outlives_the_page_and_the_session_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    place.app.administrator("ines").await;
    let window = place.window(&browser, &Look::default(), "/spaces/atelier").await;
    type_both(&window).await;
    window.reload().await;
    both_are_there(&window).await;

    // The session ends meanwhile: signing in again leads back to the words.
    window.run("document.cookie = 'parvis=; path=/; max-age=0'").await;
    window.click(PUBLISH).await;
    window.wait_for_text("#composer [data-error]", "Sign in to continue").await;
    both_are_there(&window).await;
    window.reload().await;
    window.wait_for("[name=login]").await;
    enter(&window, &place.app.address, &place.camille).await;
    window.goto(&format!("{}/spaces/atelier", place.app.address)).await;
    both_are_there(&window).await;
    window.click(PUBLISH).await;
    window.wait_for_text(&format!("{FIRST} .post-body"), WORDS).await;
    window.reload().await;
    assert_eq!(value(&window, TITLE).await, "", "published: the draft is over");
    assert_eq!(value(&window, BODY).await, "");

    let comment = ".thread > .comment-form textarea";
    window.click(".comment-link").await;
    window.fill(comment, "To be").await;
    window.reload().await;
    assert_eq!(value(&window, comment).await, "To be");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_too_large_takes_no_word_with_it_in_browser() {
    let app = TestApp::with(|config| config.upload_limit = 1024 * 1024).await;
    let (place, browser) = (Place::in_app(app).await, Browser::start());
    let folder = tempfile::tempdir().expect("a folder");
    let large = folder.path().join("film.bin");
    std::fs::write(&large, vec![7_u8; 2 * 1024 * 1024]).expect("a large file");
    let window = place.window(&browser, &both()[1], "/spaces/atelier").await;
    for button in [PUBLISH, "#composer [data-preview]"] {
        window.goto(&format!("{}/spaces/atelier", place.app.address)).await;
        type_both(&window).await;
        window.upload("#composer [type=file]", &large).await;
        window.click(button).await;
        window.wait_for_text("#composer [data-error]", "larger than 1 MB").await;
        both_are_there(&window).await;
    }
    window.click(PUBLISH).await;
    window.wait_for_text(&format!("{FIRST} .post-body"), WORDS).await;

    window.click(&format!("{FIRST} .comment-link")).await;
    window.fill(".thread > .comment-form textarea", WORDS).await;
    window.upload(".thread > .comment-form [type=file]", &large).await;
    window.click(".thread > .comment-form .button-primary").await;
    window.wait_for_text(".thread > .comment-form [data-error]", "larger than 1 MB").await;
    assert_eq!(value(&window, ".thread > .comment-form textarea").await, WORDS);
    assert_eq!(window.count(".comment").await, 0);
}
