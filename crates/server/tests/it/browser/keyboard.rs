//! Everything with the keyboard alone.

use testkit::browser::{Browser, Look, Window};

use super::{BODY, FIRST, PUBLISH, Place, until};

const TAB: &str = "\u{e004}";

/// Presses Tab until this element has the keyboard; answers how often that took.
async fn tab_to(window: &Window, selector: &str) -> usize {
    let here = format!("return document.activeElement.matches(`{selector}`)");
    for presses in 1..=60 {
        // A field for files takes names of files, not keys: the page passes them on.
        let focused = window.count(":focus:not([type=file])").await > 0;
        window.press(if focused { ":focus" } else { "body" }, TAB).await;
        if window.run(&here).await == true {
            return presses;
        }
    }
    panic!("Tab does not reach {selector}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_is_written_without_a_mouse_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let window = place.window(&browser, &Look::default(), "/spaces/atelier").await;
    assert_eq!(tab_to(&window, ".skip").await, 1, "first, the way past the navigation");
    window.press(":focus", "\n").await;
    // The pages of the space, in their row, stand before it.
    let before = tab_to(&window, BODY).await;
    assert!(before < 20, "the form is near the beginning of the page: {before}");
    window.press(":focus", "No mouse today.").await;
    assert!(tab_to(&window, PUBLISH).await < 8, "the marks are one stop");
    window.press(":focus", "\n").await;
    window.wait_for_text(&format!("{FIRST} .post-body"), "No mouse today.").await;

    // Control and Enter, from within the text.
    window.press(BODY, "Quicker still.\u{e009}\u{e007}").await;
    window.wait_for_text(&format!("{FIRST} .post-body"), "Quicker still.").await;

    // A menu has the keyboard while it is open, and gives it back.
    tab_to(&window, ".post-head [data-menu]").await;
    window.press(":focus", "\n").await;
    window.wait_for("#menu:popover-open .menu-item:focus").await;
    window.press(":focus", "\u{e00c}").await;
    window.wait_until_gone("#menu").await;
    assert_eq!(window.count(".post-head [data-menu]:focus").await, 1);
    // A reaction, and a second one.
    tab_to(&window, ".reaction-add").await;
    for picked in [1, 2] {
        window.press(":focus", "\n").await;
        window.wait_for("#menu:popover-open .picker button:focus").await;
        if picked == 2 {
            window.press(":focus", TAB).await;
        }
        window.press(":focus", "\n").await;
        window.wait_for(&format!(".reaction.is-mine:nth-of-type({picked})")).await;
        window.wait_for(".reaction-add:focus").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_move_write_and_explain_themselves_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for body in ["One", "Two", "Three"] {
        place.noor.publish("atelier", body).await;
    }
    let window = place.window(&browser, &Look::default(), "/").await;
    let at = |n: usize| format!("document.activeElement.matches('.post:nth-of-type({n})')");
    window.press("body", "j").await;
    until(&window, &at(1)).await;
    window.press(":focus", "j").await;
    window.press(":focus", "j").await;
    until(&window, &at(3)).await;
    window.press(":focus", "k").await;
    until(&window, &at(2)).await;

    window.press(":focus", "?").await;
    window.wait_for_text("#keys[open] h2", "Keyboard shortcuts").await;
    window.press(":focus", "\u{e009}k\u{e000}").await;
    assert_eq!(window.count("#keys :focus").await, 1, "nothing behind it takes the keyboard");
    window.press(":focus", "\u{e00c}").await;
    window.wait_until_gone("#keys[open]").await;

    window.press(":focus", "n").await;
    until(&window, &format!("document.activeElement.matches('{BODY}')")).await;
    window.press(":focus", "j is a letter here").await;
    assert_eq!(super::value(&window, BODY).await, "j is a letter here");
}
