//! Finding, as people do it: typing, arrows, a phone, no scripts, both languages.

use testkit::browser::{Browser, Look};

use super::{Place, both};

const DOWN: &str = "\u{e015}";
const ESCAPE: &str = "\u{e00c}";
const FIELD: &str = ".rail-find input";
const OFFERED: &str = ".offers [role=option]";

async fn place() -> Place {
    let place = Place::new().await;
    let post = place.camille.publish("atelier", "Le vérin pneumatique est arrivé.").await;
    place.noor.comment(&post, "Il est rangé au magasin.").await;
    place.app.indexed().await;
    place
}

#[tokio::test(flavor = "multi_thread")]
async fn the_field_of_the_frame_is_driven_by_the_keyboard_in_browser() {
    let (place, browser) = (place().await, Browser::start());
    let window = place.window(&browser, &Look::default(), "/spaces").await;
    window.press("body", "/").await;
    window.press(":focus", "veri").await;
    window.wait_for_text(OFFERED, "vérin").await;
    assert_eq!(window.count(&format!("{FIELD}[aria-expanded=true]")).await, 1);
    // Escape closes the list and keeps the words; a letter opens it again.
    window.press(":focus", ESCAPE).await;
    window.wait_until_gone(".offers").await;
    window.press(":focus", "n").await;
    window.wait_for(OFFERED).await;
    window.press(":focus", DOWN).await;
    window.wait_for(&format!("{OFFERED}[aria-selected=true]")).await;
    let chosen = window.attribute(&format!("{OFFERED}[aria-selected=true]"), "id").await;
    assert_eq!(window.attribute(FIELD, "aria-activedescendant").await, chosen);
    window.press(":focus", "\n").await;
    window.wait_for_text(".post-body", "vérin pneumatique").await;

    // People by a part of their name, with a wrong letter; Control and K from within a text.
    window.press("body", "\u{e009}k\u{e000}").await;
    window.press(FIELD, "noo").await;
    window.wait_for_text(OFFERED, "Noor").await;
    // With nothing chosen, Enter searches for what is typed.
    window.press(":focus", "\n").await;
    window.wait_for_url("/search?q=noo").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_is_narrowed_with_and_without_scripts_in_browser() {
    let (place, browser) = (place().await, Browser::start());
    for look in both() {
        let window = place.window(&browser, &look, "/search").await;
        window.fill("#q", "pneumatiques magasin").await;
        window.click(".finder button").await;
        window.wait_for_text(".finder-note", "others follow").await;
        assert_eq!(window.count(".find").await, 2);
        assert_eq!(window.text(".find .find-meta a").await, "Camille");
        // Choosing a type says so in words, and taking it off as well.
        window.click(".context .facet a[href*=comment]").await;
        window.wait_for_url("kind%3Acomment").await;
        assert_eq!(window.count(".find").await, 1);
        assert_eq!(window.text(".find-text mark").await, "magasin");
        window.click(".finder-chips a").await;
        window.wait_for_url("magasin").await;
        window.click(".find:last-child h2 a").await;
        window.wait_for_text(".comment", "magasin").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_has_a_page_of_its_own_in_browser() {
    let (place, browser) = (place().await, Browser::start());
    let window = place.window(&browser, &Look::phone(), "/").await;
    window.click(".find-link").await;
    window.wait_for("#q:focus").await;
    window.press("#q", "veri").await;
    window.wait_for_text(OFFERED, "vérin").await;
    let fits = "return document.documentElement.scrollWidth <= innerWidth \
        && document.querySelector('.offers').getBoundingClientRect().right <= innerWidth";
    assert_eq!(window.run(fits).await, true);
    window.press("#q", "\n").await;
    window.wait_for(".find").await;
    window.click(".finder-narrow summary").await;
    window.wait_for(".finder-narrow .facet").await;
}
