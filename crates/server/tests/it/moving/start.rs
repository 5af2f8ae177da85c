//! The first day of a network: its code, the guided start, the way back in from the command line.

use std::process::Command;

use serde_json::json;
use testkit::TestApp;

use super::link;
use super::lost::{NEW, post, signs_in};

#[tokio::test(flavor = "multi_thread")]
async fn a_new_network_is_opened_by_its_code_and_guided() {
    let net = TestApp::new().await;
    let code = net.first_run_code().await;
    let page = net.nobody().get(&format!("/first-run?code={code}")).await.expect(200).text;
    assert!(page.contains(&code), "the address carries the code");
    let mut fields = vec![("site", "Cycles"), ("name", "Samir"), ("handle", "samir")];
    fields.extend([("email", ""), ("password", NEW)]);
    post(&net, "/first-run", &fields).await.expect(422);
    fields.push(("code", &code));
    assert_eq!(post(&net, "/first-run", &fields).await.location(), "/admin/start");
    assert!(signs_in(&net, "samir", NEW).await);
    let boss = net.administrator("boss").await;
    let page = boss.get("/admin/start").await.expect(200).text;
    assert!(page.contains("value=\"welcome\" checked") && page.contains("2 people"));
    let make = [("space", "welcome"), ("space", "help")];
    // While nothing is there, it is what the administration begins with; then it stands where it belongs.
    let first = async || {
        let page = boss.get("/admin").await.expect(200).text;
        page.find("href=\"/admin/start\"") < page.find("href=\"/admin/people\"")
    };
    assert!(first().await);
    boss.post("/admin/start/spaces", &make).await.expect(303);
    assert!(!first().await);
    boss.post("/admin/start/spaces", &make).await.expect(303);
    let page = boss.get("/admin/start").await.expect(200).text;
    assert!(page.contains("2 spaces so far") && !page.contains("value=\"welcome\" checked"));
    boss.post("/admin/start/first-spaces", &[("space", "welcome")]).await.expect(303);
    let first = boss.api("GET", "/first-spaces", None).await.expect(200).json();
    assert_eq!(first, json!({ "spaces": ["welcome"] }));
    let new = json!({ "role": "member" });
    let made = boss.api("POST", "/invitations", Some(new)).await.expect(201).json();
    let path = link(made["url"].as_str().unwrap(), "/join/");
    post(&net, &path, &[("name", "Zoé"), ("password", NEW)]).await.expect(303);
    let list = boss.api("GET", "/spaces/welcome/members", None).await.expect(200).text;
    assert!(list.contains("\"handle\":\"zoe\""), "{list}");
    boss.api("PUT", "/first-spaces", Some(json!({ "spaces": [] }))).await.expect(204);
    let ana = net.member("ana").await;
    ana.get("/admin/start").await.expect(403);
    ana.post("/admin/start/spaces", &make).await.expect(403);
    ana.post("/admin/start/first-spaces", &[]).await.expect(403);
    ana.api("GET", "/first-spaces", None).await.expect(403);
    ana.api("PUT", "/first-spaces", Some(json!({ "spaces": [] }))).await.expect(403);
}

/// What `parvis admin …` prints, and whether it succeeds.
fn admin(net: &TestApp, words: &[&str]) -> (bool, String) {
    let mut parvis = Command::new(env!("CARGO_BIN_EXE_parvis"));
    parvis.arg("admin").args(words).arg("--data").arg(net.folder());
    parvis.args(["--public-url", "http://parvis.example"]).env("PARVIS_LOG", "error");
    parvis.env("LC_ALL", "C").env_remove("PARVIS_DATABASE");
    if let Some(url) = net.database_url() {
        parvis.env("PARVIS_DATABASE", url);
    }
    let output = parvis.output().expect("the binary starts");
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_locked_out_comes_back_from_the_command_line() {
    let net = TestApp::new().await;
    net.administrator("boss").await;
    net.member_with_mail("ana").await;
    let (done, said) = admin(&net, &["list"]);
    assert!(done && said.contains("boss\tBoss") && !said.contains("ana"), "{said}");
    let (done, said) = admin(&net, &["password", "boss"]);
    assert!(done && said.contains("http://parvis.example/reset/"), "{said}");
    post(&net, &link(&said, "/reset/"), &[("password", NEW)]).await.expect(303);
    assert!(signs_in(&net, "boss", NEW).await);
    let (done, said) = admin(&net, &["promote", "ana@example.com"]);
    assert!(done && said.contains("@ana is now an administrator"), "{said}");
    assert!(admin(&net, &["list"]).1.contains("ana\tAna\tana@example.com"));
    let (done, said) = admin(&net, &["promote", "nobody"]);
    assert!(!done && said.contains("Nobody is called “nobody”"), "{said}");
}
