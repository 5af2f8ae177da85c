//! Folders hold files and folders; what is deleted with one comes back with it.

use serde_json::json;
use spaces::{Access, Standing};
use testkit::TestApp;

use super::{folder, id, names, put};
use crate::retention::{DAY, a_day, network};

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_goes_and_comes_with_all_that_is_in_it() {
    let net = TestApp::new().await;
    let (ana, bo) = (net.member("ana").await, net.member("bo").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    net.join(room, &bo).await;
    let papers = folder(&bo, None, "Papers").await;
    let minutes = folder(&bo, Some(&papers), "Minutes").await;
    let alone = id(&put(&bo, Some(&minutes), "alone.txt", b"Gone before").await);
    let kept = id(&put(&bo, Some(&minutes), "march.txt", b"March").await);
    bo.api("DELETE", &format!("/library/files/{alone}"), None).await.expect(204);
    bo.api("DELETE", &format!("/library/folders/{papers}"), None).await.expect(403);
    ana.post(&format!("/library/folders/{papers}/delete"), &[]).await.expect(303);
    assert!(names(&ana, "").await.is_empty());
    ana.get(&format!("/library/{kept}")).await.expect(404);
    ana.get(&format!("/spaces/room/library?folder={minutes}")).await.expect(404);
    let trash = ana.api("GET", "/spaces/room/library/trash", None).await.expect(200).json();
    assert_eq!(trash["folders"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&trash["folders"][0]["name"], &trash["folders"][0]["files"]),
        (&json!("Papers"), &json!(1))
    );
    assert_eq!(trash["files"].as_array().unwrap().len(), 1);
    // Another of its name came meanwhile.
    folder(&bo, None, "papers").await;
    ana.api("POST", &format!("/library/folders/{minutes}/restore"), None).await.expect(404);
    ana.api("POST", &format!("/library/folders/{papers}/restore"), None).await.expect(200);
    assert_eq!(names(&ana, "").await, ["papers", "Papers (2)"]);
    assert_eq!(names(&ana, &format!("?folder={minutes}")).await, ["march.txt"]);
    ana.get(&format!("/library/{kept}")).await.expect(200);
    // The folder of a deleted file is gone for good: it comes back to the library itself.
    ana.api("DELETE", &format!("/library/folders/{papers}"), None).await.expect(204);
    bo.api("POST", &format!("/library/files/{alone}/restore"), None).await.expect(200);
    assert_eq!(names(&bo, "").await, ["papers", "alone.txt"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_folder_is_in_itself_too_deep_or_beside_one_of_its_name() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    net.space(&ana, "hall", Access::Closed).await;
    let top = folder(&ana, None, "1").await;
    let mut last = top.clone();
    for depth in 2..=12 {
        last = folder(&ana, Some(&last), &depth.to_string()).await;
    }
    let make = |parent: Option<&str>, name: &str| json!({ "parent": parent, "name": name });
    let path = "/spaces/room/library/folders";
    for (new, status) in [
        (make(Some(&last), "13"), 422),
        (make(Some("12"), "lost"), 422),
        (make(None, "1"), 409),
        (make(None, "a/b"), 422),
        (make(None, ""), 422),
        (make(None, &"x".repeat(101)), 422),
    ] {
        ana.api("POST", path, Some(new)).await.expect(status);
    }
    let change = |parent: &str| Some(json!({ "parent": parent }));
    ana.api("PATCH", &format!("/library/folders/{top}"), change(&last)).await.expect(422);
    let other = folder(&ana, None, "Other").await;
    ana.api("PATCH", &format!("/library/folders/{top}"), change(&other)).await.expect(422);
    // A folder of another space is as not there.
    let new = json!({ "parent": top, "name": "Wrong" });
    ana.api("POST", "/spaces/hall/library/folders", Some(new)).await.expect(422);
    ana.api("GET", &format!("/spaces/hall/library?folder={top}"), None).await.expect(404);
    let page = ana.post("/spaces/room/library/folders", &[("folder", "0"), ("name", "a/b")]).await;
    assert!(page.expect(422).text.contains("has no slash"), "the form says why");
    ana.post(&format!("/library/folders/{other}"), &[("folder", "0"), ("name", "Else")])
        .await
        .expect(303);
    assert_eq!(names(&ana, "").await, ["1", "Else"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_came_back_before_its_folder_is_deleted_alone() {
    let net = TestApp::new().await;
    let (ana, bo) = (net.member("ana").await, net.member("bo").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    net.join(room, &bo).await;
    let papers = folder(&ana, None, "Papers").await;
    let march = id(&put(&bo, Some(&papers), "march.txt", b"March").await);
    ana.api("DELETE", &format!("/library/folders/{papers}"), None).await.expect(204);
    let path = format!("/library/files/{march}");
    bo.api("POST", &format!("{path}/restore"), None).await.expect(200);
    bo.api("DELETE", &path, None).await.expect(204);
    let trash = bo.api("GET", "/spaces/room/library/trash", None).await.expect(200).json();
    assert_eq!(trash["files"][0]["name"], "march.txt");
    // Its folder comes back without it.
    ana.api("POST", &format!("/library/folders/{papers}/restore"), None).await.expect(200);
    assert!(names(&ana, &format!("?folder={papers}")).await.is_empty());
    bo.api("POST", &format!("{path}/restore"), None).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_manages_leaves_folders_of_before_where_they_are() {
    let net = TestApp::new().await;
    let (ana, gil) = (net.member("ana").await, net.guest("gil").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    let before = folder(&ana, None, "Before").await;
    let gone = folder(&ana, None, "Gone").await;
    put(&ana, Some(&gone), "old.txt", b"Ours alone.").await;
    let open = Some(json!({ "takes_guests": true }));
    ana.api("PATCH", "/spaces/room", open).await.expect(200);
    let guest = gil.id();
    let add = net.app.db.write(move |tx| spaces::add(tx, room, guest, Standing::Animator));
    add.await.expect("a manager");
    let now = folder(&ana, Some(&before), "Now").await;
    ana.api("DELETE", &format!("/library/folders/{gone}"), None).await.expect(204);

    // What went before their time is not named in the trash.
    for path in ["/spaces/room/library/trash", "/api/v1/spaces/room/library/trash"] {
        assert!(!gil.get(path).await.expect(200).text.contains("Gone"), "{path}");
        assert!(ana.get(path).await.expect(200).text.contains("Gone"), "{path}");
    }
    gil.api("POST", &format!("/library/folders/{gone}/restore"), None).await.expect(404);

    // A folder in one of before is shown above it, and stays there under another name.
    assert_eq!(names(&gil, "").await, ["Now"]);
    let name = |name: &str| Some(json!({ "name": name }));
    let path = format!("/library/folders/{now}");
    gil.api("PATCH", &path, name("Later")).await.expect(200);
    gil.post(&path, &[("folder", "0"), ("name", "Now and later")]).await.expect(303);
    assert_eq!(names(&ana, &format!("?folder={before}")).await, ["Now and later"]);
    // It comes back there too.
    gil.api("DELETE", &path, None).await.expect(204);
    gil.api("POST", &format!("{path}/restore"), None).await.expect(200);
    assert_eq!(names(&ana, &format!("?folder={before}")).await, ["Now and later"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_keeps_what_was_deleted_until_it_is_lifted() {
    let (net, clock) = network().await;
    let ines = net.administrator("ines").await;
    let (ana, bo, cem) = (net.member("ana").await, net.member("bo").await, net.member("cem").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    for who in [&bo, &cem] {
        net.join(room, who).await;
    }
    let papers = folder(&ana, None, "Papers").await;
    put(&ana, Some(&papers), "of-ana.txt", b"Of Ana").await;
    put(&bo, Some(&papers), "of-bo.txt", b"Of Bo").await;
    put(&ana, Some(&papers), "of-both.txt", b"Of Ana first").await;
    put(&bo, Some(&papers), "of-both.txt", b"Of Bo then").await;
    let alone = id(&put(&cem, None, "of-cem.txt", b"Of Cem").await);
    ana.api("DELETE", &format!("/library/folders/{papers}"), None).await.expect(204);
    ana.api("DELETE", &format!("/library/files/{alone}"), None).await.expect(204);
    let held = json!({ "person": "bo", "reason": "A case" });
    let held = id(&ines.api("POST", "/site/holds", Some(held)).await.expect(201).json());
    clock.advance(31 * DAY);
    a_day(&net).await;
    let restore = format!("/library/folders/{papers}/restore");
    ana.api("POST", &restore, None).await.expect(200);
    let there = format!("?folder={papers}");
    assert_eq!(names(&ana, &there).await, ["of-bo.txt", "of-both.txt"]);
    ana.api("POST", &format!("/library/files/{alone}/restore"), None).await.expect(404);

    ana.api("DELETE", &format!("/library/folders/{papers}"), None).await.expect(204);
    ines.api("DELETE", &format!("/site/holds/{held}"), None).await.expect(204);
    clock.advance(31 * DAY);
    // The folder goes after its files.
    a_day(&net).await;
    a_day(&net).await;
    ana.api("POST", &restore, None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_dragged_onto_a_folder_is_in_it_until_that_is_undone() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    let (papers, drafts) = (folder(&ana, None, "Papers").await, folder(&ana, None, "Drafts").await);
    let plan = id(&put(&ana, None, "plan.txt", b"Words.").await);
    let page = ana.get("/spaces/room/library").await.expect(200).text;
    assert!(page.contains(&format!("data-drag=\"/library/{plan}/move\"")), "it can be dragged");
    let dragged = ana.post(&format!("/library/{plan}/move?folder={papers}"), &[]).await.expect(303);
    assert_eq!(dragged.location(), "/spaces/room/library", "the page it was dragged from");
    let inside = format!("?folder={papers}");
    assert_eq!(names(&ana, &inside).await, ["plan.txt"]);
    let cookie = dragged.headers["set-cookie"].to_str().expect("text");
    let (_, undo) = cookie.split_once("notice-library-moved|").expect("it can be undone");
    let undone = ana.post(undo.split(';').next().expect("a path"), &[]).await.expect(303);
    assert_eq!(undone.location(), "/spaces/room/library", "where it is");
    assert_eq!(names(&ana, "").await, ["Drafts", "Papers", "plan.txt"]);
    // A folder goes with what is in it, and never into itself.
    let path = format!("/library/folders/{drafts}/move?folder={papers}");
    ana.post(&path, &[]).await.expect(303);
    assert_eq!(names(&ana, &inside).await, ["Drafts"]);
    for (what, to) in [(&papers, &drafts), (&papers, &papers)] {
        let path = format!("/library/folders/{what}/move?folder={to}");
        ana.post(&path, &[]).await.expect(422);
    }
    // The name is taken there, or the folder is gone: it stays, and why is said.
    put(&ana, Some(&papers), "plan.txt", b"Others.").await;
    let taken = ana.post(&format!("/library/{plan}/move?folder={papers}"), &[]).await.expect(409);
    assert!(taken.text.contains("plan.txt"));
    for gone in ["12", "x", ""] {
        ana.post(&format!("/library/{plan}/move?folder={gone}"), &[]).await.expect(422);
    }
    assert_eq!(names(&ana, "").await, ["Papers", "plan.txt"]);
}
