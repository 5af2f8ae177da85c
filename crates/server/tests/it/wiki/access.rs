//! Who may do what with a page, on every way there is to it.

use serde_json::json;
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use super::page;

/// What somebody may do: nothing, read and write, and what managers do.
#[derive(Clone, Copy, PartialEq)]
enum May {
    Nothing,
    Write,
    Manage,
}

async fn check(who: &Client, page: &str, may: May, sealed: bool) {
    let name = || who.handle().to_owned();
    let reads = [
        format!("/pages/{page}-keys"),
        format!("/pages/{page}/versions"),
        format!("/pages/{page}/versions/1"),
        "/spaces/room/pages".to_owned(),
    ];
    for path in &reads {
        let status = who.get(path).await.status;
        assert_eq!(status, if may == May::Nothing { 404 } else { 200 }, "{} {path}", name());
    }
    for path in ["", "/versions", "/versions/1", "/links"] {
        let status = who.api("GET", &format!("/pages/{page}{path}"), None).await.status;
        assert_eq!(status, if may == May::Nothing { 404 } else { 200 }, "{} {path}", name());
    }
    let refused = if may == May::Nothing { 404 } else { 403 };
    let writes = may == May::Manage || (may == May::Write && !sealed);
    let path = format!("/pages/{page}");
    let edit = who.get(&format!("{path}/edit")).await.status;
    assert_eq!(edit, if writes { 200 } else { refused }, "{} edit", name());
    let now = who.api("GET", &path, None).await;
    let revision = if now.status == 200 { now.json()["revision"].as_i64().unwrap() } else { 1 };
    let body = json!({ "revision": revision, "body": format!("By {}, {sealed}.", name()) });
    let changed = who.api("PUT", &path, Some(body)).await.status;
    assert_eq!(changed, if writes { 200 } else { refused }, "{} change", name());
    let seen = Some(json!({ "revision": if writes { revision + 1 } else { revision } }));
    let restored = who.api("POST", &format!("{path}/versions/1/restore"), seen).await.status;
    assert_eq!(restored, if writes { 200 } else { refused }, "{} restore", name());
    let placed = who.api("PUT", &format!("{path}/place"), Some(json!({}))).await.status;
    assert_eq!(placed, if writes { 204 } else { refused }, "{} place", name());
    let lock = json!({ "locked": sealed });
    let locked = who.api("PUT", &format!("{path}/lock"), Some(lock)).await.status;
    assert_eq!(locked, if may == May::Manage { 204 } else { refused }, "{} lock", name());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_writes_and_manages_a_page() {
    let net = TestApp::new().await;
    let (ana, noor, eve) =
        (net.member("ana").await, net.member("noor").await, net.member("eve").await);
    let admin = net.administrator("ines").await;
    let room = net.space(&ana, "room", Access::Closed).await;
    net.join(room, &noor).await;
    let keys = page(&noor, "Keys", "With Ana.").await;
    for sealed in [false, true] {
        check(&ana, &keys, May::Manage, sealed).await;
        check(&noor, &keys, May::Write, sealed).await;
        check(&eve, &keys, May::Nothing, sealed).await;
        check(&admin, &keys, May::Nothing, sealed).await;
    }
    for path in [format!("/pages/{keys}-keys"), "/spaces/room/pages".to_owned()] {
        assert_eq!(net.nobody().get(&path).await.status, 303, "strangers sign in first");
    }
    net.nobody().api("GET", &format!("/pages/{keys}"), None).await.expect(401);

    // In an open space everybody reads, and only members write.
    let open = net.space_of(&ana, "hall", Access::Open, Kind::Practice).await;
    let hall = super::page_in(&ana, "hall", json!({ "title": "Hall", "body": "Open." })).await;
    let hall = super::id(&hall);
    eve.get(&format!("/pages/{hall}-hall")).await.expect(200);
    eve.get(&format!("/pages/{hall}/edit")).await.expect(403);
    let new = json!({ "title": "Mine" });
    eve.api("POST", "/spaces/hall/pages", Some(new.clone())).await.expect(403);
    net.join(open, &eve).await;
    eve.api("POST", "/spaces/hall/pages", Some(new)).await.expect(201);
    eve.get(&format!("/pages/{hall}/edit")).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_sees_the_pages_of_their_time() {
    let net = TestApp::new().await;
    let (ana, gil) = (net.member("ana").await, net.guest("gil").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    let before = page(&ana, "Before", "Ours alone.").await;
    let takes = Some(json!({ "takes_guests": true }));
    ana.api("PATCH", "/spaces/room", takes).await.expect(200);
    net.join(room, &gil).await;
    gil.get(&format!("/pages/{before}-before")).await.expect(404);
    gil.api("GET", &format!("/pages/{before}"), None).await.expect(404);
    let child = super::page_in(&ana, "room", json!({ "title": "Now", "parent": before })).await;
    let child = super::id(&child);
    assert_eq!(super::tree(&gil).await, [("Now".to_owned(), 0)]);
    assert_eq!(super::read(&gil, &child).await["parent"], json!(null));
    gil.get(&format!("/pages/{child}-now")).await.expect(200);
    gil.get(&format!("/pages/{child}/edit")).await.expect(200);
    let other = net.space(&ana, "hall", Access::Open).await;
    net.join(other, &ana).await;
    let hall = super::page_in(&ana, "hall", json!({ "title": "Hall" })).await;
    gil.get(&format!("/pages/{}", super::id(&hall))).await.expect(404);
    gil.get("/spaces/hall/pages").await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archived_space_keeps_its_pages_as_they_are() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let keys = page(&ana, "Keys", "With Ana.").await;
    ana.post("/spaces/room/archive", &[("archived", "true")]).await.expect(303);
    ana.get(&format!("/pages/{keys}-keys")).await.expect(200);
    ana.get(&format!("/pages/{keys}/edit")).await.expect(403);
    let change = json!({ "revision": 1, "body": "Lost." });
    ana.api("PUT", &format!("/pages/{keys}"), Some(change)).await.expect(403);
    ana.api("PUT", &format!("/pages/{keys}/lock"), Some(json!({ "locked": true })))
        .await
        .expect(403);
    ana.api("POST", "/spaces/room/pages", Some(json!({ "title": "New" }))).await.expect(403);
    let template = [("name", "Minutes"), ("body", "# Who")];
    ana.post("/spaces/room/pages/templates", &template).await.expect(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_page_is_deleted_by_managers_alone() {
    let net = TestApp::new().await;
    let (ana, noor) = (net.member("ana").await, net.member("noor").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    net.join(room, &noor).await;
    let keys = page(&noor, "Keys", "With Ana.").await;
    let (shown, post) = (format!("/pages/{keys}-keys"), format!("/posts/{keys}"));
    let button = format!("{post}/delete");
    let lock = |locked: bool| Some(json!({ "locked": locked }));
    ana.api("PUT", &format!("/pages/{keys}/lock"), lock(true)).await.expect(204);
    assert!(!noor.get(&shown).await.expect(200).text.contains(&button));
    assert!(!noor.get(&format!("{post}/actions")).await.expect(200).text.contains(&button));
    noor.post(&button, &[]).await.expect(403);
    noor.api("DELETE", &post, None).await.expect(403);
    assert!(ana.get(&shown).await.expect(200).text.contains(&button));

    ana.api("PUT", &format!("/pages/{keys}/lock"), lock(false)).await.expect(204);
    assert!(noor.get(&shown).await.expect(200).text.contains(&button));
    ana.api("PUT", &format!("/pages/{keys}/lock"), lock(true)).await.expect(204);
    ana.api("DELETE", &post, None).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn walls_and_conversations_have_no_pages() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let new = json!({ "space": "@ana", "kind": "page", "title": "Mine" });
    ana.api("POST", "/posts", Some(new)).await.expect(422);
    ana.get("/spaces/@ana/pages").await.expect(404);
}
