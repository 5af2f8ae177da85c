//! Searches that people keep.

use serde_json::json;
use testkit::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_search_is_kept_once_for_its_owner_alone_and_deleted() {
    let test = TestApp::new().await;
    let (ana, ben) = (test.member("ana").await, test.member("ben").await);
    test.indexed().await;
    let page = ana.get("/search?q=budget+is%3Aunanswered").await.expect(200).text;
    assert!(page.contains("Save this search"), "{page}");
    ana.post("/search/saved", &[("query", "budget is:unanswered")]).await.expect(303);
    ana.post("/search/saved", &[("query", "  budget   is:unanswered ")]).await.expect(303);
    let saved = ana.api("GET", "/me/searches", None).await.expect(200).json();
    assert_eq!(saved.as_array().unwrap().len(), 1);
    assert_eq!(saved[0]["query"], json!("budget is:unanswered"));
    let page = ana.get("/search?q=budget+is%3Aunanswered").await.expect(200).text;
    assert!(!page.contains("Save this search"), "{page}");
    assert!(ana.get("/search").await.expect(200).text.contains("budget is:unanswered"));
    assert!(ana.get("/search/quick?q=").await.expect(200).text.contains("budget is:unanswered"));
    assert_eq!(ben.api("GET", "/me/searches", None).await.expect(200).json(), json!([]));

    let id = saved[0]["id"].as_str().unwrap();
    ben.api("DELETE", &format!("/me/searches/{id}"), None).await.expect(204);
    assert_eq!(ana.api("GET", "/me/searches", None).await.json(), saved);
    ana.post(&format!("/search/saved/{id}/delete"), &[]).await.expect(303);
    assert_eq!(ana.api("GET", "/me/searches", None).await.json(), json!([]));

    for wrong in ["", "   ", "!!!", &"x".repeat(401)] {
        ana.api("POST", "/me/searches", Some(json!({ "query": wrong }))).await.expect(422);
    }
    for n in 0..50 {
        ana.api("POST", "/me/searches", Some(json!({ "query": format!("n{n}") })))
            .await
            .expect(201);
    }
    ana.api("POST", "/me/searches", Some(json!({ "query": "one more" }))).await.expect(422);
    // One that is kept already is no other one.
    ana.api("POST", "/me/searches", Some(json!({ "query": "n7" }))).await.expect(201);
}
