//! Leaving for good: by one's own act, in French, on a phone; and for the last administrator, once somebody else is one.

use kernel::work::{Next, Work};
use serde_json::json;
use testkit::browser::{Browser, Look, Window};
use testkit::{Client, TestApp};

use super::{Place, again, open, picture};

/// The key Enter, on a button that a bar may cover.
const ENTER: &str = "\u{e007}";
const CLOSE: &str = ".form-actions .button-danger";

async fn erased(net: &TestApp) {
    let eraser = privacy::Eraser::new(net.app.clone(), net.folder());
    while eraser.round().await.expect("an erasure") == Next::AtOnce {}
}

/// Fills in the form, having mistyped at first: what was chosen stays.
async fn closes(window: &Window, handle: &str, wrong: &str) {
    window.click("[name=words][value=remove]").await;
    window.fill("[name=handle]", "nobody").await;
    window.press(CLOSE, ENTER).await;
    window.wait_for_text(".form", wrong).await;
    window.wait_for("[name=words][value=remove]:checked").await;
    window.fill("[name=handle]", handle).await;
    window.press(CLOSE, ENTER).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_leaves_by_their_own_act_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let (net, noor) = (&place.app, &place.noor);
    noor.api("PATCH", "/me", Some(json!({ "lang": "fr" }))).await.expect(200);
    let post = noor.publish("atelier", "Une recette de vernis").await;
    let look = Look::phone().speaking("fr");
    let leaver = open(&browser, &look, &net.address, noor, "/settings/data").await;
    picture(&leaver, "leaving-data").await;
    leaver.press("a[href='/settings/leave']", ENTER).await;
    leaver.wait_for_text("h1", "Fermer mon compte").await;
    picture(&leaver, "leaving-form").await;
    closes(&leaver, "noor", "Ce n’est pas votre identifiant").await;
    leaver.wait_for_text("h1", "Reçu").await;
    leaver.wait_for_text("main", "L’effacement est en cours").await;
    erased(net).await;
    leaver.reload().await;
    leaver.wait_for_text("main", "Effacement terminé").await;
    leaver.wait_for_text("main", "Les publications et les commentaires sont supprimés").await;
    let wide = leaver.run("return document.documentElement.scrollWidth").await;
    assert!(wide.as_i64().is_some_and(|wide| wide <= 390), "{wide}");
    picture(&leaver, "leaving-receipt").await;
    // Nothing leads in any more, and others read it nowhere.
    leaver.goto(&format!("{}/", net.address)).await;
    leaver.wait_for("form [name=password]").await;
    place.camille.get(&format!("/posts/{post}")).await.expect(404);
    let other = place.window(&browser, &Look::default(), "/people").await;
    other.wait_for_text("main", "Camille").await;
    assert!(!other.text("main").await.contains("Noor"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_hands_over_before_leaving_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let net = &place.app;
    let ines: Client = net.administrator("ines").await;
    let look = Look::default().without_scripts();
    let window = open(&browser, &look, &net.address, &ines, "/settings/leave").await;
    window.wait_for_text(".notice", "only administrator").await;
    assert_eq!(window.count("[name=handle]").await, 0);
    // The page leads to where somebody else is named.
    window.click("main a.button-primary[href='/admin/people']").await;
    window.wait_for("main a[href='/admin/people/camille']").await;
    window.click("main a[href='/admin/people/camille']").await;
    window.wait_for("[name=role]").await;
    window.click("[name=role] [value=administrator]").await;
    window.press("form:has([name=role]) .button", ENTER).await;
    window.wait_for_text("main", "Camille").await;
    window.goto(&format!("{}/settings/leave", net.address)).await;
    closes(&window, "ines", "This is not your handle").await;
    window.wait_for_text("main", "being erased").await;
    erased(net).await;
    // Whoever has another role signs in again.
    let camille = again(net, &place.camille).await;
    let next = open(&browser, &Look::default(), &net.address, &camille, "/admin/people").await;
    next.wait_for_text("main", "Noor").await;
    assert!(!next.text("main").await.contains("Ines"));
}
