use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use crate::access::picture;

/// Fetches with an access token and nothing else, as programs do.
async fn fetched(net: &TestApp, token: &str, path: &str) -> (u16, String) {
    let request = net.nobody().asking(path).bearer_auth(token);
    let answer = request.send().await.unwrap();
    let kind = answer.headers().get("content-type").map(|kind| kind.to_str().unwrap().to_owned());
    (answer.status().as_u16(), kind.unwrap_or_default())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_reads_fetches_the_files_that_the_api_names() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "room", Access::Secret).await;
    let new = json!({ "name": "reader", "scope": "read" });
    let made = ana.api("POST", "/tokens", Some(new)).await.expect(201).json();
    let token = made["secret"].as_str().unwrap().to_owned();

    let photo = ana.request("PUT", "/me/photo", None).body(picture(64, 64)).send().await.unwrap();
    assert_eq!(photo.status(), 204);
    let file = ana.upload("photo.png", picture(64, 64)).await.expect(201).json();
    let new = json!({ "space": "room", "body": "See", "files": [file["id"]] });
    let post = ana.api("POST", "/posts", Some(new)).await.expect(201).json();
    let attached = &post["files"][0];
    let photo = ana.api("GET", "/me", None).await.json()["photo"].as_str().unwrap().to_owned();
    for path in [attached["href"].as_str().unwrap(), attached["thumb"].as_str().unwrap(), &photo] {
        let (status, kind) = fetched(&net, &token, path).await;
        assert_eq!(status, 200, "{path}");
        assert!(kind.starts_with("image/"), "{path}: {kind}");
        let (status, kind) = fetched(&net, "parvis_wrong", path).await;
        assert_eq!((status, kind.as_str()), (401, "application/problem+json"), "{path}");
    }
    // Another's token opens what its owner may see.
    let (status, kind) = fetched(&net, ben.token(), attached["href"].as_str().unwrap()).await;
    assert_eq!((status, kind.as_str()), (404, "application/problem+json"));
    // It opens no page.
    assert_eq!(fetched(&net, &token, "/").await.0, 303);
}
