//! A passkey in a real browser, with an authenticator that says yes: made, used alone, used to confirm.

use kernel::{Clock, Time};
use testkit::TestApp;
use testkit::browser::{Browser, Look};

use super::{Place, enter, until};

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_made_and_signs_in_and_confirms_in_browser() {
    let named = |address: &str| address.replace("127.0.0.1", "localhost");
    let clock = Clock::standing_at(Time::from_millis(1_790_000_000_000));
    let set = |config: &mut kernel::Config| config.public_url = named(&config.public_url);
    let app = TestApp::at(clock.clone(), set).await;
    let (place, browser) = (Place::in_app(app).await, Browser::start());
    place.app.administrator("ines").await;
    let address = named(&place.app.address);
    let window = browser.open(&Look::default()).await;
    window.authenticator().await;
    enter(&window, &address, &place.camille).await;
    window.goto(&format!("{address}/settings/security")).await;
    window.fill("#passkey-name", "Phone").await;
    window.click("#passkeys [data-passkey-ask]").await;
    window.wait_for(".recovery-codes li:nth-child(10)").await;
    window.goto(&format!("{address}/settings/security")).await;
    window.wait_for_text("#passkeys .row-title", "Phone").await;
    // The same device is not asked to make another.
    window.fill("#passkey-name", "Again").await;
    window.click("#passkeys [data-passkey-ask]").await;
    window.wait_for_text("#passkeys [data-passkey-said]", "already").await;

    window.run("document.cookie = 'parvis=; Max-Age=0; path=/'").await;
    window.goto(&format!("{address}/sign-in?next=/settings")).await;
    // The browser may have offered it in the field already.
    window.run("document.querySelector('[data-passkey-ask]')?.click()").await;
    window.wait_for_url("/settings").await;
    window.wait_for_text(".me", "Camille").await;

    // A quarter of an hour later, what was typed waits for the passkey.
    clock.advance(901);
    window.fill("#token-name", "My scripts").await;
    window.click("form[action='/settings/tokens'] button").await;
    window.wait_for("form [data-passkey-ask]").await;
    until(&window, "!document.querySelector('[data-passkey-ask]').hidden").await;
    window.click("[data-passkey-ask]").await;
    window.wait_for_text("#tokens", "My scripts").await;
}
