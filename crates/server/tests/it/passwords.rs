//! A new password: what it ends and what goes on, in the page and over the API.

use serde_json::json;
use testkit::{Client, TestApp};

const NEW: &str = "trois vélos verts";

async fn with_token(who: &Client, name: &str, scope: &str) -> Client {
    let new = Some(json!({ "name": name, "scope": scope }));
    let made = who.api("POST", "/tokens", new).await.expect(201).json();
    who.clone().bearing(made["secret"].as_str().expect("a secret"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_changes_the_password_goes_on_alone() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let (other, reads) =
        (with_token(&ana, "other", "full").await, with_token(&ana, "reads", "write").await);
    let new =
        |old: &str, keep: bool| Some(json!({ "old": old, "password": NEW, "keep_tokens": keep }));
    reads.api("PUT", "/me/password", new("", false)).await.expect(403);
    ana.api("PUT", "/me/password", new("", true)).await.expect(204);
    assert!(ana.get("/").await.location().starts_with("/sign-in"), "the session has ended");
    other.api("GET", "/me", None).await.expect(200);
    ana.api("PUT", "/me/password", new("wrong", false)).await.expect(422);
    other.api("GET", "/me", None).await.expect(200);
    // What is not said is the safe answer.
    let said = json!({ "old": NEW, "password": "quatre vélos bleus" });
    ana.api("PUT", "/me/password", Some(said)).await.expect(204);
    other.api("GET", "/me", None).await.expect(401);
    ana.api("GET", "/me", None).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_asks_about_the_tokens_by_name_and_forgets_no_answer() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    with_token(&ana, "deploy", "write").await;
    let page = ana.get("/settings").await.expect(200).text;
    assert!(page.contains("Keep my access tokens: deploy, test"), "{page}");
    let weak = [("old", ""), ("password", "short"), ("keep_tokens", "1")];
    let page = ana.post("/settings/password", &weak).await.expect(422).text;
    assert!(page.contains("name=\"keep_tokens\" value=\"1\" checked"));
    ana.post("/settings/password", &[("old", ""), ("password", NEW)]).await.expect(303);
    assert!(!ana.get("/settings").await.text.contains("keep_tokens"), "there is none left");
}
