use serde_json::json;
use testkit::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_signed_in_is_told_so_before_anything_else() {
    let net = TestApp::new().await;
    let stranger = net.nobody();
    for path in
        ["/feed?limit=x", "/feed?order=loudest", "/posts/none", "/suggestions", "/people?before=x"]
    {
        stranger.api("GET", path, None).await.expect(401);
    }
    for path in ["/posts", "/inbox/all"] {
        stranger.api("POST", path, Some(json!([]))).await.expect(401);
    }
    stranger.api("GET", "/openapi.json", None).await.expect(200);
}
