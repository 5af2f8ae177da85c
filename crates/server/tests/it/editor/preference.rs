//! In what field one writes: chosen on a page, over the API or by the switch of the editor.

use serde_json::json;
use testkit::TestApp;

#[tokio::test]
async fn each_person_chooses_the_field_they_write_in() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let of = async |who: &testkit::Client| {
        who.api("GET", "/me/writing", None).await.expect(200).json()["writing"].clone()
    };
    assert_eq!(of(&ana).await, "visual", "the usual");
    ana.post("/settings/writing", &[("writing", "markdown")]).await.expect(303);
    assert_eq!(of(&ana).await, "markdown");
    assert_eq!(of(&ben).await, "visual", "each for oneself");
    let page = ana.get("/settings/choices").await.expect(200).text;
    assert!(page.contains("value=\"markdown\" checked"), "the page of choices says it");
    let tools = ana.get("/fragments/editor").await.expect(200).text;
    assert!(tools.contains("data-source=\"1\""), "the editor knows it");

    let visual = json!({ "writing": "visual" });
    ana.api("PUT", "/me/writing", Some(visual.clone())).await.expect(200);
    assert_eq!(of(&ana).await, "visual");
    assert!(!ana.get("/fragments/editor").await.expect(200).text.contains("data-source"));
    ana.api("PUT", "/me/writing", Some(json!({ "writing": "wax" }))).await.expect(422);
    ana.post("/settings/writing", &[("writing", "wax")]).await.expect(422);
    net.nobody().get("/fragments/editor").await.expect(303);
}
