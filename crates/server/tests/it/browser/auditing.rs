//! Somebody is charged with the audit, looks, exports it, and is so no more: the administrator without scripts.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::{Place, open, picture};
use crate::audit::settle;

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_is_named_looks_and_is_removed_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let (net, noor) = (&place.app, &place.noor);
    let ines = net.administrator("ines").await;
    noor.api("PATCH", "/me", Some(json!({ "lang": "fr" }))).await.expect(200);
    let role = json!({ "role": "administrator" });
    ines.api("PUT", "/people/camille/role", Some(role)).await.expect(204);
    let plain = Look::default().without_scripts();
    let names = open(&browser, &plain, &net.address, &ines, "/audit").await;
    names.click("a[href='/admin/auditors']").await;
    names.wait_for_text("main", "No auditors yet").await;
    names.fill("[name=handle]", "Noor").await;
    names.click("form[action='/admin/auditors'] .button-primary").await;
    names.wait_for("form[action='/admin/auditors/noor/remove']").await;
    picture(&names, "auditors").await;
    settle(net).await;

    // Who was named is led there by the notification, and finds what was done.
    crate::inbox::settle(net).await;
    let looks = Look::phone().speaking("fr");
    let auditor = open(&browser, &looks, &net.address, noor, "/inbox").await;
    auditor.click("main a[href*='/audit']").await;
    auditor.wait_for_text("h1", "Audit").await;
    assert_eq!(auditor.count("a[href='/admin/auditors']").await, 0);
    auditor.click("[name=about] [value='person.']").await;
    auditor.press("form[action='/audit'] .button", "\u{e007}").await;
    auditor.wait_for_text("main", "modifie un rôle").await;
    picture(&auditor, "audit").await;
    let wide = auditor.run("return document.documentElement.scrollWidth").await;
    assert!(wide.as_i64().is_some_and(|wide| wide <= 390), "{wide}");
    auditor.press("form[action='/audit/check'] .button", "\u{e007}").await;
    auditor.wait_for_text(".notice-good", "est intacte").await;
    auditor.press("form[action='/audit/export'] .button", "\u{e007}").await;
    // The file is kept by the browser; that it went out is an entry itself.
    let went_out = async || {
        settle(net).await;
        auditor.goto(&format!("{}/audit?about=audit.", net.address)).await;
        auditor.text("main").await.contains("exporte l’audit")
    };
    while !went_out().await {}

    names.click("form[action='/admin/auditors/noor/remove'] .button").await;
    names.wait_for_text("main", "No auditors yet").await;
    auditor.reload().await;
    auditor.wait_until_gone("form[action='/audit/export']").await;
}
