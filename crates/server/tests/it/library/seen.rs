//! Files are seen in place, where they are used is said, and what posts hold comes into the library.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::{folder, id, put};
use crate::access::picture;

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_seen_by_what_it_is_and_nothing_of_it_runs() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    let film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom".to_vec();
    for (name, bytes, shown) in [
        ("photo.png", picture(8, 6), "<img src=\"/library/"),
        ("song.mp3", b"ID3\x04 la".to_vec(), "<audio"),
        ("film.mp4", film, "<video"),
        ("note.md", b"# Title\n\n*Soft* words".to_vec(), "<em>Soft</em>"),
        ("code.py", b"def keys():\n    return 1\n".to_vec(), "keys"),
        ("page.html", b"<script>alert(1)</script>".to_vec(), "&lt;"),
        ("drawing.svg", b"<svg onload=\"alert(1)\"/>".to_vec(), "&lt;"),
        ("plan.pdf", b"%PDF-1.7 plan".to_vec(), "Open the file to read it."),
        ("thing.bin", vec![0, 1, 2, 3], "has no preview"),
    ] {
        let file = put(&ana, None, name, &bytes).await;
        let page = ana.get(&format!("/library/{}", id(&file))).await.expect(200).text;
        assert!(page.contains(shown), "{name}: {page}");
        assert!(!page.contains("<script>alert"), "{name}");
        let bytes = ana.get(file["content"].as_str().unwrap()).await.expect(200);
        assert_eq!(bytes.headers["x-content-type-options"], "nosniff");
        assert!(
            bytes.headers["content-security-policy"]
                .to_str()
                .unwrap()
                .contains("default-src 'none'")
        );
    }
    let text = "~~~~\n".to_owned() + &"é".repeat(150_000);
    let long = id(&put(&ana, None, "long.txt", text.as_bytes()).await);
    let page = ana.get(&format!("/library/{long}")).await.expect(200).text;
    assert!(page.contains("This is the beginning."));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_file_is_used_is_said_to_those_who_read_it() {
    let net = TestApp::new().await;
    let (ana, bo) = (net.member("ana").await, net.member("bo").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    net.space(&ana, "vault", Access::Secret).await;
    net.join(room, &bo).await;
    let mut attached = Vec::new();
    for (space, title) in [("room", "Look here"), ("vault", "Hidden")] {
        let file = id(&ana.upload("plan.txt", b"The plan".to_vec()).await.expect(201).json());
        let new = json!({ "space": space, "kind": "article", "title": title, "body": "See", "files": [file] });
        ana.api("POST", "/posts", Some(new)).await.expect(201);
        attached.push(file);
    }
    // What posts of the space hold is offered, and put in one act.
    let page = bo.get("/spaces/room/library/attached").await.expect(200).text;
    assert!(page.contains("plan.txt") && page.contains("Look here") && !page.contains("Hidden"));
    let papers = folder(&ana, None, "Papers").await;
    let form = [("file", attached[0].as_str()), ("folder", papers.as_str())];
    let way = bo.post("/spaces/room/library/attached", &form).await.expect(303);
    let file = way.location().to_owned();
    let body = json!({ "file": attached[1] });
    bo.api("POST", "/spaces/room/library/attached", Some(body.clone())).await.expect(404);
    ana.api("POST", "/spaces/room/library/attached", Some(body)).await.expect(404);
    let again = json!({ "file": attached[0], "folder": papers });
    ana.api("POST", "/spaces/room/library/attached", Some(again)).await.expect(201);
    let page = bo.get("/spaces/room/library/attached").await.expect(200).text;
    assert!(!page.contains("plan.txt"), "it is in the library");
    let seen = bo.get(&file).await.expect(200).text;
    assert!(seen.contains("Used in") && seen.contains("Look here") && !seen.contains("Hidden"));
    assert!(ana.get(&file).await.expect(200).text.contains("Hidden"));
}
