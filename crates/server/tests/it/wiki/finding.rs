//! Pages are found by the search, their titles first, by those who read them.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::{page, page_in};
use crate::search::{found, search};

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_found_by_title_and_text_as_they_are_now() {
    let net = TestApp::new().await;
    let (ana, bo) = (net.member("ana").await, net.member("bo").await);
    net.space(&ana, "room", Access::Open).await;
    net.space(&ana, "vault", Access::Secret).await;
    let keys = page(&ana, "Where to park", "Ask at the desk for a badge, then for another.").await;
    page(&ana, "Badges", "At the desk.").await;
    page_in(&ana, "vault", json!({ "title": "Badges of the vault", "body": "Hidden." })).await;
    ana.publish("room", "I lost my badge.").await;
    net.indexed().await;
    let all = found(&search(&bo, "badge kind:page").await);
    assert_eq!(all, ["Badges", "Where to park"]);
    assert_eq!(found(&search(&ana, "badge in:vault").await), ["Badges of the vault"]);
    let result = search(&bo, "park kind:page").await;
    assert_eq!(result["items"][0]["href"], format!("/posts/{keys}"));
    let way = bo.get("/spaces/room/pages?q=badge").await.expect(303);
    assert!(bo.get(way.location()).await.expect(200).text.contains("Badges"));

    let change = json!({ "revision": 1, "title": "Bicycles", "body": "In the yard." });
    ana.api("PUT", &format!("/pages/{keys}"), Some(change)).await.expect(200);
    net.indexed().await;
    assert_eq!(found(&search(&bo, "badge kind:page").await), ["Badges"]);
    assert_eq!(found(&search(&bo, "bicycle").await), ["Bicycles"]);
}
