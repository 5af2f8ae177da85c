//! A legal hold: set on a person and on a space, told to those concerned, what it keeps, and lifted.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::{Place, again, open, picture};
use crate::trash::rows_with;

const ENTER: &str = "\u{e007}";

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_is_set_told_and_lifted_in_browser() {
    let clock = kernel::Clock::standing_at(kernel::Clock::system().now());
    let net = testkit::TestApp::at(clock.clone(), |_| {}).await;
    let (place, browser) = (Place::in_app(net).await, Browser::start());
    let (net, noor) = (&place.app, &place.noor);
    let ines = net.administrator("ines").await;
    ines.api("PATCH", "/me", Some(json!({ "lang": "fr" }))).await.expect(200);
    let post = noor.publish("atelier", "The invoices of March").await;
    let look = Look::default().speaking("fr");
    let sets = open(&browser, &look, &net.address, &ines, "/admin/holds").await;
    // A space is found by its name; the hold is then one of a person.
    sets.press("[name=space]", "atel").await;
    sets.wait_for("[name=space][aria-expanded=true]").await;
    sets.press("[name=space]", ENTER).await;
    assert_eq!(sets.run("return document.querySelector('[name=space]').value").await, "~atelier ");
    sets.fill("[name=space]", "").await;
    sets.fill("[name=handle]", "noor").await;
    sets.press("[name=reason]", ENTER).await;
    sets.fill("[name=reason]", "Le litige des factures").await;
    sets.press("form[action='/admin/holds'] .button-primary", ENTER).await;
    sets.wait_for_text(".rows", "Le litige des factures").await;
    picture(&sets, "holds").await;

    // Whom it concerns reads why, and that a closed account waits.
    crate::inbox::settle(net).await;
    let plain = Look::phone().without_scripts();
    let concerned = open(&browser, &plain, &net.address, noor, "/inbox").await;
    concerned.click("main a[href*='/settings/data']").await;
    concerned.wait_for_text(".notice", "Le litige des factures").await;
    picture(&concerned, "hold-told").await;
    concerned.goto(&format!("{}/settings/leave", net.address)).await;
    concerned.wait_for_text(".notice", "under a legal hold").await;

    // What they delete stays where nobody reads it.
    noor.api("DELETE", &format!("/posts/{post}"), None).await.expect(204);
    clock.advance(31 * 86_400);
    server::sweeper(&net.app).sweep().await.expect("it sweeps");
    place.camille.api("GET", &format!("/posts/{post}"), None).await.expect(404);
    assert_ne!(rows_with(net, "The invoices of March").await, [""; 0]);

    let (ines, noor) = (again(net, &ines).await, again(net, noor).await);
    let lifts = open(&browser, &look, &net.address, &ines, "/admin/holds").await;
    lifts.press("form[action$='/lift'] .button", ENTER).await;
    lifts.wait_for_text(".rows", "levé le").await;
    crate::inbox::settle(net).await;
    server::sweeper(&net.app).sweep().await.expect("it sweeps");
    assert_eq!(rows_with(net, "The invoices of March").await, [""; 0]);
    let free = open(&browser, &plain, &net.address, &noor, "/settings/data").await;
    free.wait_for_text("h1", "My data").await;
    assert_eq!(free.count(".notice").await, 0);
}
