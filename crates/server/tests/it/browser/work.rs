//! Tasks in a browser: noted from anywhere, moved on a board, ticked, planned, with scripts and without.

use serde_json::json;
use testkit::TestApp;
use testkit::browser::{Browser, Look};
use testkit::kinds::{id, published, room, seen};

use super::objects::drop_on;
use super::open;
use crate::work::task;

#[tokio::test(flavor = "multi_thread")]
async fn a_task_is_noted_from_any_page_by_one_key_in_browser() {
    let (net, browser) = (TestApp::new().await, Browser::start());
    let ana = net.member("ana").await;
    let window = open(&browser, &Look::default(), &net.address, &ana, "/people").await;
    window.press("body", "q").await;
    window.wait_for("dialog.quick-box .quick-title:focus").await;
    window.press(":focus", "Water the plants\u{e007}").await;
    window.wait_until_gone("dialog.quick-box").await;
    window.wait_for_text("[data-toasts] p", "Noted in your notebook").await;
    assert!(window.url().await.ends_with("/people"), "nobody is led away");
    // The menu has it too; without scripts it is a page.
    let plain =
        open(&browser, &Look::phone().without_scripts(), &net.address, &ana, "/tasks/new").await;
    plain.fill(".quick-title", "Post the letter").await;
    plain.press(".quick .button-primary", "\u{e007}").await;
    plain.wait_for_url("/tasks").await;
    plain.wait_for_text(".todos", "Water the plants").await;
    plain.wait_for_text(".todos", "Post the letter").await;
    plain.press(".todo:first-child .todo-check", "\u{e007}").await;
    plain.wait_for_text(".notice-good", "The task is done").await;
    assert_eq!(plain.count(".todo").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_is_moved_ticked_and_planned_in_browser() {
    let (net, browser) = (TestApp::new().await, Browser::start());
    let (ana, ben, _) = room(&net).await;
    let fields = json!({ "assignee": ["ben"], "checklist": "One\nTwo" });
    let post = id(&published(&ana, task("Paint the door", fields)).await);
    let board = "/objects?kind=task&view=board";
    let window = open(&browser, &Look::default(), &net.address, &ben, board).await;
    let stands = |state: &str| format!("[data-state={state}] [data-post='{post}']");
    window.wait_for(&stands("open")).await;
    drop_on(&window, &post, "doing").await;
    window.wait_for(&stands("doing")).await;
    assert_eq!(seen(&ana, &post).await["state"], json!("doing"));
    // Steps are ticked in place.
    window.goto(&format!("{}/posts/{post}", net.address)).await;
    window.click(".task-steps li:nth-child(2) button").await;
    window.wait_for(".task-steps li:nth-child(2) [aria-checked=true]").await;
    // In the day: an hour in one act, then done, and the page stays.
    window.goto(&format!("{}/day", net.address)).await;
    window.wait_for(".day").await;
    if window.count(".todo-plan button").await > 0 {
        window.click(".todo-plan button").await;
        window.wait_for_text(".day-item.is-block", "Paint the door").await;
    }
    window.click(".todo-check").await;
    window.wait_for_text(".todo-said", "is done").await;
    // What somebody else changes appears by itself.
    ana.api("POST", &format!("/posts/{post}/moves/reopen"), Some(json!({}))).await.expect(200);
    window.wait_for(".todo-check:not(.is-checked)").await;
    // On a phone without scripts, by the page of the status.
    let plain = open(&browser, &Look::phone().without_scripts(), &net.address, &ben, board).await;
    plain.press(&format!("{} .icon-button", stands("open")), "\u{e007}").await;
    plain.press(".object-moves li:nth-child(2) button", "\u{e007}").await;
    plain.wait_for(&stands("done")).await;
}
