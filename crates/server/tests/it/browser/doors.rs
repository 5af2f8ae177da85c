//! Coming in: the first day, signing in and out, an invitation.

use testkit::TestApp;
use testkit::browser::{Browser, Window};

use super::both;

const PASSWORD: &str = "seven lamps on the quay";

async fn sign_in(window: &Window, password: &str) {
    window.fill("[name=login]", "ines").await;
    window.fill("[name=password]", password).await;
    window.click("main form .button-primary").await;
}

async fn sign_out(window: &Window) {
    window.click(".me").await;
    window.click("form[action='/sign-out'] button").await;
    window.wait_for("[name=login]").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_opens_the_network_and_invites_in_browser() {
    let browser = Browser::start();
    for look in both() {
        let app = TestApp::new().await;
        let window = browser.open(&look).await;
        window.goto(&app.address).await;
        window.wait_for_url("/first-run").await;
        window.fill("[name=code]", &app.first_run_code().await).await;
        window.fill("[name=site]", "Les Ateliers").await;
        window.fill("[name=name]", "Inès Aubry").await;
        window.fill("[name=handle]", "ines").await;
        window.fill("[name=password]", PASSWORD).await;
        window.click("main .button-primary").await;
        window.wait_for_text(".me-name", "Inès Aubry").await;
        assert!(window.title().await.ends_with("Les Ateliers"));

        window.goto(&format!("{}/invitations", app.address)).await;
        window.click("form[action='/invitations'] .button-primary").await;
        let link = window.text(".secret code").await;

        let guest = browser.open(&look).await;
        guest.goto(&link).await;
        guest.fill("[name=name]", "Yanis Morel").await;
        guest.fill("[name=password]", "a boat with three sails").await;
        guest.click("main .button-primary").await;
        guest.wait_for_text(".me-name", "Yanis Morel").await;
        sign_out(&guest).await;
        guest.goto(&link).await;
        guest.wait_for_text("main", "This invitation is no longer valid").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_signs_in_with_the_right_password_only_in_browser() {
    let (app, browser) = (TestApp::new().await, Browser::start());
    let window = browser.open(&both()[0]).await;
    window.goto(&app.address).await;
    let code = app.first_run_code().await;
    for (field, text) in [
        ("code", code.as_str()),
        ("site", "Les Ateliers"),
        ("name", "Inès"),
        ("handle", "ines"),
        ("password", PASSWORD),
    ] {
        window.fill(&format!("[name={field}]"), text).await;
    }
    window.click("main .button-primary").await;
    window.wait_for(".me").await;
    sign_out(&window).await;

    for look in both() {
        let window = browser.open(&look).await;
        window.goto(&format!("{}/spaces?mine=true", app.address)).await;
        sign_in(&window, "seven lamps on the key").await;
        window
            .wait_for_text("[role=alert]", "Wrong handle, email address, number or password.")
            .await;
        assert_eq!(super::value(&window, "[name=login]").await, "ines", "typed once is enough");
        sign_in(&window, PASSWORD).await;
        window.wait_for_url("/spaces?mine=true").await;
        sign_out(&window).await;
        window.goto(&format!("{}/spaces", app.address)).await;
        window.wait_for("[name=login]").await;
    }
}
