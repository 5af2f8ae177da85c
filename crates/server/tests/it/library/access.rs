//! Who may do what with a file, on every way there is to it.

use serde_json::json;
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use super::{folder, id, names, put, try_to_put};

/// What somebody may do: nothing, read, write, delete what is theirs, and what managers do.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum May {
    Nothing,
    Read,
    Write,
    Manage,
}

async fn check(who: &Client, file: &str, folder: &str, may: May) {
    let name = || who.handle().to_owned();
    let seen = if may == May::Nothing { 404 } else { 200 };
    for path in [
        "/spaces/room/library".to_owned(),
        format!("/spaces/room/library?folder={folder}"),
        format!("/library/{file}"),
        format!("/library/{file}/versions/1/keys.txt"),
    ] {
        assert_eq!(who.get(&path).await.status, seen, "{} {path}", name());
    }
    for path in [
        "/spaces/room/library".to_owned(),
        format!("/library/files/{file}"),
        format!("/library/files/{file}/versions"),
    ] {
        assert_eq!(who.api("GET", &path, None).await.status, seen, "{} {path}", name());
    }
    let refused = if may == May::Nothing { 404 } else { 403 };
    let writes = may >= May::Write;
    let of = |ok: u16, may: bool| if may { ok } else { refused };
    for path in [
        format!("/library/{file}/edit"),
        format!("/library/folders/{folder}"),
        "/spaces/room/library/trash".to_owned(),
        "/spaces/room/library/attached".to_owned(),
    ] {
        assert_eq!(who.get(&path).await.status, of(200, writes), "{} {path}", name());
    }
    let sent = try_to_put(who, Some(folder), "new.txt", name().as_bytes()).await.status;
    assert_eq!(sent, of(201, writes), "{} puts", name());
    let files = vec![("plain.txt", name().into_bytes())];
    let sent = who.post_files("/spaces/room/library", &[("folder", folder)], files).await.status;
    assert_eq!(sent, of(303, writes), "{} puts with a form", name());
    let path = format!("/library/files/{file}/versions");
    let sent = who.upload_to(&path, &[], "other.txt", name().into_bytes()).await.status;
    assert_eq!(sent, of(201, writes), "{} puts a version", name());
    let back = who.api("POST", &format!("{path}/1/restore"), None).await.status;
    assert_eq!(back, of(200, writes), "{} restores a version", name());
    let path = format!("/library/files/{file}");
    let change = json!({ "description": format!("By {}", name()) });
    let changed = who.api("PATCH", &path, Some(change)).await.status;
    assert_eq!(changed, of(200, writes), "{} describes", name());
    let new = json!({ "name": name() });
    let made = who.api("POST", "/spaces/room/library/folders", Some(new)).await.status;
    assert_eq!(made, of(201, writes), "{} makes a folder", name());
    let moved = json!({ "name": "Papers" });
    let moved = who.api("PATCH", &format!("/library/folders/{folder}"), Some(moved)).await.status;
    assert_eq!(moved, of(200, writes), "{} renames a folder", name());
    for what in [file.to_owned(), format!("folders/{folder}")] {
        let to = if what == file { folder } else { "0" };
        let moved = who.post(&format!("/library/{what}/move?folder={to}"), &[]).await.status;
        assert_eq!(moved, of(303, writes), "{} drags {what}", name());
    }
    // Somebody else's file, and a folder with something in it.
    let gone = who.api("DELETE", &path, None).await.status;
    assert_eq!(gone, of(204, may == May::Manage), "{} deletes", name());
    let back = who.api("POST", &format!("{path}/restore"), None).await.status;
    assert_eq!(back, if may == May::Manage { 200 } else { 404 }, "{} brings back", name());
    let path = format!("/library/folders/{folder}");
    let gone = who.api("DELETE", &path, None).await.status;
    assert_eq!(gone, of(204, may == May::Manage), "{} deletes a folder", name());
    let back = who.api("POST", &format!("{path}/restore"), None).await.status;
    assert_eq!(back, if may == May::Manage { 200 } else { 404 }, "{} brings it back", name());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_writes_and_manages_a_library() {
    let net = TestApp::new().await;
    let (ana, noor, max, eve) = (
        net.member("ana").await,
        net.member("noor").await,
        net.member("max").await,
        net.member("eve").await,
    );
    let admin = net.administrator("ines").await;
    let room = net.space(&ana, "room", Access::Closed).await;
    net.join(room, &noor).await;
    net.join(room, &max).await;
    let papers = folder(&max, None, "Papers").await;
    let keys = id(&put(&max, Some(&papers), "keys.txt", b"With Max.").await);
    check(&ana, &keys, &papers, May::Manage).await;
    check(&noor, &keys, &papers, May::Write).await;
    check(&eve, &keys, &papers, May::Nothing).await;
    check(&admin, &keys, &papers, May::Nothing).await;
    assert_eq!(net.nobody().get(&format!("/library/{keys}")).await.status, 303);
    net.nobody().api("GET", &format!("/library/files/{keys}"), None).await.expect(401);
    // Whoever put a file deletes it, and brings it back; nobody else sees that it was there.
    max.post(&format!("/library/{keys}/delete"), &[]).await.expect(303);
    max.get(&format!("/library/{keys}")).await.expect(404);
    let trash = max.get("/spaces/room/library/trash").await.expect(200).text;
    assert!(trash.contains("keys.txt"));
    assert!(!noor.get("/spaces/room/library/trash").await.expect(200).text.contains("keys.txt"));
    noor.post(&format!("/library/{keys}/restore"), &[]).await.expect(404);
    max.post(&format!("/library/{keys}/restore"), &[]).await.expect(303);
    max.get(&format!("/library/{keys}")).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_an_open_space_everybody_reads_and_members_write() {
    let net = TestApp::new().await;
    let (ana, eve) = (net.member("ana").await, net.member("eve").await);
    let room = net.space_of(&ana, "room", Access::Open, Kind::Practice).await;
    let papers = folder(&ana, None, "Papers").await;
    let keys = id(&put(&ana, Some(&papers), "keys.txt", b"With Ana.").await);
    check(&eve, &keys, &papers, May::Read).await;
    net.join(room, &eve).await;
    check(&eve, &keys, &papers, May::Write).await;
    // An archived space keeps its files as they are.
    ana.post("/spaces/room/archive", &[("archived", "true")]).await.expect(303);
    check(&ana, &keys, &papers, May::Read).await;
    // Walls and conversations have no library.
    ana.get("/spaces/@ana/library").await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_finds_the_files_of_their_time() {
    let net = TestApp::new().await;
    let (ana, gil) = (net.member("ana").await, net.guest("gil").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    let before = folder(&ana, None, "Before").await;
    let old = id(&put(&ana, Some(&before), "old.txt", b"Ours alone.").await);
    let open = Some(json!({ "takes_guests": true }));
    ana.api("PATCH", "/spaces/room", open).await.expect(200);
    net.join(room, &gil).await;
    let new = id(&put(&ana, Some(&before), "new.txt", b"For all.").await);
    // Neither the file nor the folder of before, whose files of now stand above.
    assert_eq!(names(&gil, "").await, ["new.txt"]);
    assert_eq!(names(&ana, "").await, ["Before"]);
    for path in [
        format!("/library/{old}"),
        format!("/library/{old}/versions/1/old.txt"),
        format!("/spaces/room/library?folder={before}"),
    ] {
        gil.get(&path).await.expect(404);
        ana.get(&path).await.expect(200);
    }
    gil.get(&format!("/library/{new}")).await.expect(200);
    // A name of before is not told by what becomes of the same.
    let own = folder(&gil, None, "Before").await;
    assert_eq!(names(&gil, "").await, ["Before (2)", "new.txt"]);
    put(&ana, None, "hidden.txt", b"x").await;
    put(&gil, Some(&own), "mine.txt", b"y").await;
    assert_eq!(names(&gil, &format!("?folder={own}")).await, ["mine.txt"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_posts_wait_for_a_manager_only_managers_put_files() {
    let room = crate::moderation::room().await;
    let everyone = json!({ "whose": "everyone" });
    room.ana.api("PUT", "/spaces/room/approval", Some(everyone)).await.expect(204);
    try_to_put(&room.noor, None, "rude.txt", b"Rude words").await.expect(403);
    let page = room.noor.get("/spaces/room/library").await.expect(200).text;
    assert!(!page.contains("library-drop"), "the form is not offered");
    try_to_put(&room.ana, None, "kind.txt", b"Kind words").await.expect(201);
}
