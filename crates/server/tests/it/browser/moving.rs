//! Moving in: a table of people, a card for who has no address, and that person's first minutes.

use testkit::TestApp;
use testkit::browser::{Browser, Look};

use super::{both, open, picture};

const TABLE: &str = "name,email,number\nZoé Le Gall,,0043\nLuc Petit,luc@example.com,\nNobody,,";

#[tokio::test(flavor = "multi_thread")]
async fn a_table_is_taken_and_a_card_lets_somebody_in_in_browser() {
    let browser = Browser::start();
    for look in both() {
        let app = TestApp::new().await;
        let boss = app.administrator("boss").await;
        let window = open(&browser, &look, &app.address, &boss, "/admin/start").await;
        window.click("form[action='/admin/start/spaces'] button").await;
        window.wait_for_text("main", "5 spaces so far").await;
        picture(&window, "start").await;
        window.click("[href='/invitations/many']").await;
        window.fill("[name=lines]", TABLE).await;
        window.click("main form .button-primary").await;
        window.wait_for_text("main [role=status]", "2 people were invited or added").await;
        picture(&window, "many").await;
        assert!(window.text(".secret code").await.contains("/join/"), "with and without scripts");
        window.click("[href='/admin/people?status=waiting']").await;
        window.wait_for_text("main", "Zoé Le Gall").await;
        picture(&window, "accounts").await;
        window.click("form[action='/admin/people/cards'] button").await;
        window.wait_for(".code-card .qr").await;
        picture(&window, "cards").await;
        let code = window.text(".code-card .code").await;

        let zoe = browser.open(&Look::phone()).await;
        zoe.goto(&format!("{}/sign-in", app.address)).await;
        picture(&zoe, "sign-in").await;
        zoe.fill("[name=login]", "0043").await;
        zoe.fill("[name=password]", &code.to_lowercase()).await;
        zoe.click("main form .button-primary").await;
        zoe.wait_for_text("main", "Zoé Le Gall (@zoe.le.gall)").await;
        picture(&zoe, "reset").await;
        zoe.fill("[name=password]", "a boat with three sails").await;
        zoe.click("main form .button-primary").await;
        zoe.wait_for_url("/").await;

        window.goto(&format!("{}/admin/people/zoe.le.gall", app.address)).await;
        window.wait_for_text("main", "Sign out (1 session)").await;
        picture(&window, "account").await;
        window.click("[href='/admin/people/zoe.le.gall/close']").await;
        window.click("main form .button-danger").await;
        window.wait_for_text("main", "Nobody can sign in to this account").await;
    }
}
