//! Colours and language.

use testkit::browser::{Browser, Look};

use super::{Place, both};

const GROUND: &str = "return getComputedStyle(document.documentElement).backgroundColor";

#[tokio::test(flavor = "multi_thread")]
async fn the_chosen_colours_stay_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let window = place.window(&browser, &Look::default(), "/").await;
    let light = window.run(GROUND).await;
    window.click(".me").await;
    window.click(".themes label:has([value=dark])").await;
    window.wait_for("html[data-theme=dark]").await;
    let dark = window.run(GROUND).await;
    assert_ne!(light, dark);
    window.goto(&format!("{}/people", place.app.address)).await;
    assert_eq!(window.run(GROUND).await, dark);

    // Without a choice, the system's.
    let night = place.window(&browser, &Look::default().dark(), "/").await;
    assert_eq!(night.run(GROUND).await, dark);
    night.click(".me").await;
    night.click(".themes label:has([value=light])").await;
    night.reload().await;
    assert_eq!(night.run(GROUND).await, light);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chosen_language_is_that_of_every_page_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    place.app.administrator("ines").await;
    for look in both() {
        let window = place.window(&browser, &look, "/settings").await;
        assert_eq!(window.text("h1").await, "Settings");
        window.click("[name=lang] option[value=fr]").await;
        window.click("form[action='/settings/profile'] .button-primary").await;
        window.wait_for_text("h1", "Réglages").await;
        window.goto(&place.app.address).await;
        assert_eq!(window.text("h1").await, "Accueil");
        assert_eq!(window.attribute("html", "lang").await.as_deref(), Some("fr"));
        window.goto(&format!("{}/settings", place.app.address)).await;
        window.click("[name=lang] option[value=en]").await;
        window.click("form[action='/settings/profile'] .button-primary").await;
        window.wait_for_text("h1", "Settings").await;

        // Before one is known, the browser's, then what one says.
        let stranger = browser.open(&look.clone().speaking("fr")).await;
        stranger.goto(&format!("{}/sign-in", place.app.address)).await;
        assert_eq!(stranger.text("h1").await, "Se connecter");
        stranger.click("[name=lang][value=en]").await;
        stranger.wait_for_text("h1", "Sign in").await;
    }
}
