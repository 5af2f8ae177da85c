//! Mentions where people write: what is offered says in words who cannot read it.

use spaces::Access;
use testkit::browser::{Browser, Look};

use super::Room;
use crate::browser::open;

#[tokio::test(flavor = "multi_thread")]
async fn whoever_cannot_read_is_marked_while_one_types_and_after_in_browser() {
    let (room, browser) = (Room::new(Access::Closed).await, Browser::start());
    let address = &room.net.address;
    let window = open(&browser, &Look::phone(), address, &room.ana, "/spaces/room").await;
    let body = "#composer textarea";
    window.click(body).await;
    window.fill(body, "For @be").await;
    window.wait_for(".options li:nth-child(2)").await;
    assert_eq!(window.text(".options li:first-child b").await, "Ben");
    assert_eq!(window.text(".options li:last-child b").await, "Bea");
    let note = window.text(".options li:last-child small").await;
    assert_eq!(note, "cannot read this space");
    window.press(body, "\u{e015}\n").await;
    window.wait_until_gone(".options").await;
    window.click("#composer .audience").await;
    window.wait_for_text(".untold-note", "Bea cannot read room and will not be notified.").await;
    window.wait_for_text(".feed > .post:first-child", "will not be notified").await;
    // On a phone the bar below is over the end of the page: one scrolls.
    window
        .run("document.querySelector('.untold-note a').scrollIntoView({ block: 'center' })")
        .await;
    window.click(".untold-note a").await;
    window.wait_for_text("h1", "member").await;
    let held = window.run("return document.querySelector('[name=handle]').value").await;
    assert_eq!(held, "@bea");
}
