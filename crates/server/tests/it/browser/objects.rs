//! The company's own kinds in a browser: declared, and handled on a board.

use serde_json::json;
use testkit::browser::{Browser, Look, Window};
use testkit::kinds::{id, published, seen};

use super::open;
use crate::objects::{network, new};

/// Drops the card of a post on a column.
pub(super) async fn drop_on(window: &Window, post: &str, state: &str) {
    let script = format!(
        "const card = document.querySelector('[data-post=\"{post}\"]');
         const to = document.querySelector('[data-state={state}]');
         const dataTransfer = new DataTransfer();
         const send = (type, at) => at.dispatchEvent(
           new DragEvent(type, {{ bubbles: true, cancelable: true, dataTransfer }}));
         send('dragstart', card);
         const taken = !send('dragover', to);
         if (taken) send('drop', to);
         send('dragend', card);
         return taken;"
    );
    assert_eq!(window.run(&script).await, true, "it may be dropped on {state}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kind_is_declared_with_two_words_in_browser() {
    let ((net, ines, _), browser) = (network().await, Browser::start());
    for look in [Look::default(), Look::phone().without_scripts()] {
        let window = open(&browser, &look, &net.address, &ines, "/admin/kinds/new").await;
        let (name, prefix) = if look.scripts { ("Visit", "VIS") } else { ("Tour", "TOU") };
        // What stands there already is enough for the rest.
        window.fill("#label_en", name).await;
        window.fill("#prefix", prefix).await;
        window.fill("[name='f.0.label_en']", "Gate").await;
        // By the keyboard: on a phone the bar may stand above what is at the bottom.
        window.press("[value=preview]", "\u{e007}").await;
        window.wait_for(".object-preview").await;
        assert_eq!(window.count(".error:not(:empty)").await, 0);
        window.press("[value=save]", "\u{e007}").await;
        window.wait_for_url(&format!("/admin/kinds/{}", name.to_lowercase())).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_object_is_moved_on_a_board_in_browser() {
    let ((net, _, [ana, ..]), browser) = (network().await, Browser::start());
    let post = id(&published(&ana, new(json!({ "place": "Hall" }))).await);
    let board = "/objects?kind=request&view=board";
    let window = open(&browser, &Look::default(), &net.address, &ana, board).await;
    let stands = |state: &str| format!("[data-state={state}] [data-post='{post}']");
    window.wait_for(&stands("open")).await;
    drop_on(&window, &post, "doing").await;
    window.wait_for(&stands("doing")).await;
    assert_eq!(seen(&ana, &post).await["state"], json!("doing"));
    // What asks something opens its form, and comes back to the board.
    drop_on(&window, &post, "done").await;
    window.fill("[name=our-request-answer]", "Mended").await;
    window.click("form.card .button-primary").await;
    window.wait_for(&stands("done")).await;
    // By the keyboard alone, and without scripts: the button of the card leads to the same.
    for look in [Look::default(), Look::phone().without_scripts()] {
        let window = open(&browser, &look, &net.address, &ana, board).await;
        let (now, then) = if look.scripts { ("done", "open") } else { ("open", "doing") };
        window.press(&format!("{} .icon-button", stands(now)), "\u{e007}").await;
        window.press(".object-moves button", "\u{e007}").await;
        window.wait_for(&stands(then)).await;
    }
}
