//! The editor that shows what will be read: what it keeps as it was, what it does with keys, and the flows in
//! which one writes in it.

mod exact;
mod flows;
mod keys;
mod preference;

use serde_json::Value;
use testkit::browser::{Browser, Look, Window};
use testkit::{Client, TestApp};

use crate::browser::open;

/// The editor of the page on which one writes a post, and the field behind it.
const EDITOR: &str = "#composer .editor";
const FIELD: &str = "#composer textarea";

/// A page on which this person writes, with the editor there.
async fn writing(net: &TestApp, browser: &Browser, look: &Look, who: &Client) -> Window {
    let window = open(browser, look, &net.address, who, "/posts/new?space=room").await;
    window.click(FIELD).await;
    window.wait_for(&format!("{EDITOR}:focus")).await;
    window
}

/// What the form would send.
async fn markdown(window: &Window) -> String {
    let held = window.run(&format!("return document.querySelector('{FIELD}').value")).await;
    held.as_str().expect("a field").to_owned()
}

/// Runs an asynchronous script with the functions of the editor.
async fn with_editor(window: &Window, script: &str) -> Value {
    let load = "const { readBlocks, write } = await import(document.body.dataset.editor);";
    window.run(&format!("return (async () => {{ {load} {script} }})()")).await
}
