//! Schemathesis holds what the API answers to its description: whatever it is sent, by whoever sends it.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};
use tokio::process::Command;

/// The checks; left out is one that takes every refusal of what the description allows for a mistake:
/// whether a name is taken, or somebody there, is known to the database alone.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
    response_headers_conformance,response_schema_conformance,negative_data_rejection,\
    missing_required_header,unsupported_method,allow_header_conformance,ignored_auth";

/// The program, which `cargo xtask` fetches and names.
fn program() -> PathBuf {
    let named = std::env::var_os("PARVIS_TEST_SCHEMATHESIS").map(PathBuf::from);
    let kept = ".cache/parvis/schemathesis-4.32.5/bin/schemathesis";
    let path = named.or(std::env::home_dir().map(|home| home.join(kept))).expect("a home");
    assert!(path.is_file(), "schemathesis is not here: `cargo xtask setup` fetches it");
    path
}

/// Something of each kind to be found by what is asked.
async fn furnish(net: &TestApp, by: &Client, guest: &Client) {
    let room = net.space(by, "room", Access::Open).await;
    net.join(room, guest).await;
    let post = by.publish("room", "Words about #things, .").await;
    by.comment(&post, "A comment.").await;
    let poll = json!({ "space": "room", "kind": "poll", "title": "Which?",
        "fields": { "options": ["one", "two"] } });
    by.api("POST", "/posts", Some(poll)).await.expect(201);
    by.upload("plan.txt", b"A plan.".to_vec()).await.expect(201);
    let draft = json!({ "content": { "space": "room", "body": "Later." } });
    by.api("POST", "/drafts", Some(draft)).await.expect(201);
}

/// Sends what it makes up to all but some paths, as whoever has this token; panics with the report of what does not fit.
async fn held(net: &TestApp, token: Option<&str>, but: &[&str]) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(program());
    command.args(["--no-color", "run"]).arg(format!("{}/api/v1/openapi.json", net.address));
    if let Some(token) = token {
        command.args(["--header", &format!("Authorization: Bearer {token}")]);
    }
    command
        .args(["--phases", "examples,coverage,fuzzing", "--checks", CHECKS, "--seed", "1"])
        .args(["--max-examples", "3", "--max-time", "30", "--request-timeout", "20"])
        .args(["--generation-database", "none", "--suppress-health-check", "all"])
        .args(["--no-shrink", "--continue-on-failure", "--warnings", "off"])
        // A stream has no end, and whoever revokes their own tokens asks nothing more.
        .args(["--exclude-path", "/api/v1/live", "--exclude-path", "/api/v1/tokens/{id}"])
        .args(["--exclude-path", "/api/v1/people/{handle}/sessions"])
        .args(["--exclude-path", "/api/v1/me/erasure"])
        // tus speaks in headers, and it takes unknown ones to be refused; bodies of its media type it does not write.
        .args(["--exclude-path", "/api/v1/uploads", "--exclude-path", "/api/v1/uploads/{id}"])
        .args(but.iter().flat_map(|path| ["--exclude-path", path]))
        .current_dir(folder.path())
        .kill_on_drop(true);
    let output = tokio::time::timeout(Duration::from_secs(150), command.output());
    let output = output.await.expect("an end in time").expect("schemathesis starts");
    let report = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{report}\n{}", String::from_utf8_lossy(&output.stderr));
    if let Some(token) = token {
        let me = net.nobody().asking("/api/v1/me").bearer_auth(token).send().await;
        assert_eq!(me.expect("an answer").status(), 200, "the token ended on the way");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_does_what_it_says_to_a_member() {
    let net = TestApp::new().await;
    let (ana, guest) = (net.member("ana").await, net.guest("guest").await);
    furnish(&net, &ana, &guest).await;
    held(&net, Some(ana.token()), &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_does_what_it_says_to_a_guest() {
    let net = TestApp::new().await;
    let (ana, guest) = (net.member("ana").await, net.guest("guest").await);
    furnish(&net, &ana, &guest).await;
    // A guest who leaves their last space asks nothing more.
    held(&net, Some(guest.token()), &["/api/v1/spaces/{slug}/membership"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_does_what_it_says_to_an_administrator() {
    let net = TestApp::new().await;
    let (admin, guest) = (net.administrator("admin").await, net.guest("guest").await);
    furnish(&net, &admin, &guest).await;
    held(&net, Some(admin.token()), &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_does_what_it_says_to_a_stranger() {
    let net = TestApp::new().await;
    held(&net, None, &[]).await;
}
