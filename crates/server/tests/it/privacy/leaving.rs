//! Who may close an account, whose, and how.

use serde_json::json;
use testkit::TestApp;

use super::erase;

const HERE: &[(&str, &str)] = &[("handle", "ana")];

#[tokio::test(flavor = "multi_thread")]
async fn nobody_closes_an_account_by_mistake() {
    let net = TestApp::new().await;
    let (ana, ines) = (net.member("ana").await, net.administrator("ines").await);
    let set = |tx: &mut kernel::Tx<'_>| {
        let hash = identity::password::hash("a long enough password")?;
        let ana = people::by_handle(tx, "ana")?.expect("ana").id;
        people::accounts::set_password(tx, ana, hash.as_str())
    };
    net.app.db.write(set).await.expect("a password");
    let wrong =
        ana.post("/settings/leave", &[("handle", "anna"), ("words", "remove")]).await.expect(422);
    assert!(wrong.text.contains("not your handle") && wrong.text.contains("value=\"anna\""));
    assert!(wrong.text.contains("value=\"remove\" checked"), "{}", wrong.text);
    let wrong = [("handle", "ana"), ("password", "another password!")];
    ana.post("/settings/leave", &wrong).await.expect(422);
    let body = json!({ "handle": "ana", "password": "another password!" });
    ana.api("POST", "/me/erasure", Some(body)).await.expect(422);
    assert_eq!(ines.api("GET", "/people/ana", None).await.expect(200).json()["name"], "Ana");
    let right = [("handle", "@Ana"), ("password", "a long enough password")];
    let left = ana.post("/settings/leave", &right).await.expect(303);
    // At once, before anything is erased.
    ana.get("/settings").await.expect(303);
    ana.api("GET", "/me", None).await.expect(401);
    let receipt = net.nobody().get(left.location()).await.expect(200).text;
    assert!(receipt.contains("being erased"), "{receipt}");
    // Nobody opens it again meanwhile.
    ines.api("DELETE", "/people/ana/closed", None).await.expect(409);
    erase(&net).await;
    let receipt = net.nobody().get(left.location()).await.expect(200).text;
    assert!(receipt.contains("Erased on") && receipt.contains("without a name"), "{receipt}");
    net.nobody().get("/left/nothing").await.expect(404);
    ines.get("/people/ana").await.expect(404);
    // The handle is nobody's ever again.
    let again = |tx: &mut kernel::Tx<'_>| {
        let new =
            people::NewPerson { handle: "ana".into(), name: "Ana".into(), ..Default::default() };
        assert_eq!(people::free_handle(tx, "ana")?, "ana2");
        people::create(tx, &new)
    };
    assert!(net.app.db.write(again).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_administrator_stays_and_the_company_decides() {
    let net = TestApp::new().await;
    let (ana, ines) = (net.member("ana").await, net.administrator("ines").await);
    assert!(ines.get("/settings/leave").await.expect(200).text.contains("only administrator"));
    ines.post("/settings/leave", &[("handle", "ines")]).await.expect(409);
    let rule = json!({ "by_choice": false, "text": "See the <agreement>." });
    ana.api("PUT", "/site/leaving", Some(rule.clone())).await.expect(403);
    ana.get("/admin/leaving").await.expect(403);
    ana.post("/admin/leaving", &[]).await.expect(403);
    ines.api("PUT", "/site/leaving", Some(rule)).await.expect(204);
    let page = ana.get("/settings/leave").await.expect(200).text;
    assert!(page.contains("See the &#60;agreement&#62;.") && page.contains("Ask an administrator"));
    ana.post("/settings/leave", HERE).await.expect(403);
    ana.api("POST", "/me/erasure", Some(json!({ "handle": "ana" }))).await.expect(403);
    let form = [("by_choice", "1"), ("erase_after_days", "soon"), ("text", "T")];
    let wrong = ines.post("/admin/leaving", &form).await.expect(422).text;
    assert!(wrong.contains("number of days") && wrong.contains(">T</textarea>"), "{wrong}");
    let form = [("by_choice", "1"), ("erase_after_days", "9999"), ("text", "T")];
    ines.post("/admin/leaving", &form).await.expect(422);
    let form = [("by_choice", "1"), ("erase_after_days", "90"), ("text", "T")];
    ines.post("/admin/leaving", &form).await.expect(303);
    let kept = ana.api("GET", "/site/leaving", None).await.expect(200).json();
    assert_eq!(kept, json!({ "by_choice": true, "erase_after_days": 90, "text": "T" }));
    assert!(ana.get("/settings/leave").await.expect(200).text.contains("after 90 days"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_is_closed_is_erased_on_request_or_by_the_rule() {
    let clock = kernel::Clock::standing_at(kernel::Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let ines = net.administrator("ines").await;
    for handle in ["ana", "ben", "cem"] {
        net.member(handle).await;
    }
    let erasure = |handle: &str| format!("/people/{handle}/erasure");
    let cem = net.member("dan").await;
    ines.api("POST", &erasure("ana"), Some(json!({}))).await.expect(409);
    ines.api("PUT", "/people/ana/closed", None).await.expect(204);
    cem.api("POST", &erasure("ana"), Some(json!({}))).await.expect(403);
    cem.post("/people/ana/erase", &[]).await.expect(403);
    assert!(ines.get("/admin/people/ana").await.expect(200).text.contains("/people/ana/erase"));
    ines.api("POST", &erasure("ana"), Some(json!({ "words": "remove" }))).await.expect(202);
    ines.api("POST", &erasure("ana"), Some(json!({}))).await.expect(409);
    erase(&net).await;
    ines.get("/people/ana").await.expect(404);
    // Who stands for all who left is nobody to erase.
    ines.api("POST", &erasure("deleted-account"), Some(json!({}))).await.expect(404);
    // Those whom the company deactivated go when it says.
    ines.api("PUT", "/people/ben/closed", None).await.expect(204);
    erase(&net).await;
    ines.get("/people/ben").await.expect(200);
    let rule = json!({ "by_choice": true, "erase_after_days": 30 });
    ines.api("PUT", "/site/leaving", Some(rule)).await.expect(204);
    clock.advance(29 * 86_400);
    ines.api("PUT", "/people/cem/closed", None).await.expect(204);
    erase(&net).await;
    ines.get("/people/ben").await.expect(200);
    clock.advance(2 * 86_400);
    erase(&net).await;
    ines.get("/people/ben").await.expect(404);
    ines.get("/people/cem").await.expect(200);
}
