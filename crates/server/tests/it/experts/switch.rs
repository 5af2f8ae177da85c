//! Nothing of it exists until the works council was heard.

use serde_json::json;
use testkit::TestApp;

use super::{experts, on, switched_on};

#[tokio::test(flavor = "multi_thread")]
async fn it_is_off_until_an_administrator_records_the_hearing() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let ines = net.administrator("ines").await;
    for page in ["/experts", "/experts/me", "/people/ben/skills"] {
        ana.get(page).await.expect(404);
    }
    for path in ["/experts?q=lathe", "/me/expertise", "/people/ben/skills", "/asks"] {
        ana.api("GET", path, None).await.expect(404);
    }
    ana.api("PUT", "/people/ben/skills/lathe/endorsement", None).await.expect(404);
    assert!(!ana.get("/people").await.text.contains("/experts\""));

    ana.get("/admin/experts").await.expect(403);
    ana.api("GET", "/experts/settings", None).await.expect(403);
    ana.api("PUT", "/experts/settings", Some(on(false))).await.expect(403);
    for (missing, value) in [("heard_on", ""), ("heard_on", "2999-01-01"), ("note", " ")] {
        let mut new = on(false);
        new[missing] = json!(value);
        let refused = ines.api("PUT", "/experts/settings", Some(new)).await.expect(422);
        assert!(refused.text.contains(missing), "{}", refused.text);
    }
    let typed = [("heard_on", ""), ("note", "Opinion no. 12"), ("on", "1")];
    let refused = ines.post_files("/admin/experts", &typed, Vec::new()).await.expect(422).text;
    assert!(refused.contains("Opinion no. 12") && refused.contains("heard_on-error"));

    let said = [("heard_on", "2026-05-04"), ("note", "Opinion no. 12"), ("on", "1")];
    ines.post_files("/admin/experts", &said, Vec::new()).await.expect(303);
    assert!(experts(&ana, "lathe").await.is_empty());
    ana.get("/experts").await.expect(200);
    assert!(ana.get("/people").await.text.contains("/experts\""));
    crate::audit::settle(&net).await;
    let audit = ines.get("/audit").await.expect(200).text;
    assert!(audit.contains("decided whether experts are found"));

    ines.api("PUT", "/experts/settings", Some(json!({ "on": false }))).await.expect(200);
    ana.get("/experts").await.expect(404);
    ben.api("GET", "/experts?q=lathe", None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_neither_find_nor_are_found() {
    let net = TestApp::new().await;
    switched_on(&net, false).await;
    let (ana, gil) = (net.member("ana").await, net.guest("gil").await);
    let room = net.space(&ana, "room", spaces::Access::Open).await;
    net.join(room, &gil).await;
    for page in ["/experts", "/experts/me", "/people/ana/skills"] {
        gil.get(page).await.expect(404);
    }
    gil.api("GET", "/experts?q=lathe", None).await.expect(404);
    let post = super::question(&ana, "room", "Which lathe?").await;
    gil.comment(&post, "A lathe with a gearbox").await;
    net.indexed().await;
    let ben = net.member("ben").await;
    assert!(experts(&ben, "lathe").await.is_empty());
}
