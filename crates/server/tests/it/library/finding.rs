//! Files are found by name, description and the text in them, by those who read them; what they take counts.

use kernel::work::{Next, Work};
use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::{folder, id, put};
use crate::file_texts::read_all;
use crate::search::{found, search};

#[tokio::test(flavor = "multi_thread")]
async fn files_are_found_by_name_description_and_text_as_they_are_now() {
    let net = TestApp::new().await;
    let (ana, bo, eve) = (net.member("ana").await, net.member("bo").await, net.member("eve").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    net.join(room, &bo).await;
    let papers = folder(&ana, None, "Papers").await;
    let text = b"The lighthouse is painted each spring.\n";
    let file = id(&put(&ana, Some(&papers), "site_plan.txt", text).await);
    let described = json!({ "description": "Where the generators stand" });
    ana.api("PATCH", &format!("/library/files/{file}"), Some(described)).await.expect(200);
    read_all(&net).await;
    net.indexed().await;
    for words in ["plan", "generator", "lighthouse", "lighthouse kind:file", "plan in:room"] {
        let result = search(&bo, words).await;
        assert_eq!(found(&result), ["site_plan.txt"], "{words}");
        assert_eq!(result["items"][0]["href"], format!("/library/{file}"));
        assert!(found(&search(&eve, words).await).is_empty(), "{words}");
    }
    let way = bo.get("/spaces/room/library?q=lighthouse").await.expect(303);
    assert!(bo.get(way.location()).await.expect(200).text.contains("site_plan.txt"));
    // The next version is found by its own words.
    put(&bo, Some(&papers), "site_plan.txt", b"The harbour is dredged.\n").await;
    read_all(&net).await;
    net.indexed().await;
    assert!(found(&search(&bo, "lighthouse").await).is_empty());
    assert_eq!(found(&search(&bo, "harbour").await), ["site_plan.txt"]);
    // It goes and comes with its folder.
    ana.api("DELETE", &format!("/library/folders/{papers}"), None).await.expect(204);
    net.indexed().await;
    assert!(found(&search(&bo, "harbour").await).is_empty());
    ana.api("POST", &format!("/library/folders/{papers}/restore"), None).await.expect(200);
    net.indexed().await;
    assert_eq!(found(&search(&bo, "harbour").await), ["site_plan.txt"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_not_found_by_whom_its_description_named_once_they_are_erased() {
    let net = TestApp::new().await;
    let (ana, zoe) = (net.member("ana").await, net.member("zoefina").await);
    net.space(&ana, "room", Access::Closed).await;
    let file = id(&put(&ana, None, "plan.txt", b"One").await);
    let path = format!("/library/files/{file}");
    let described = json!({ "description": "Ask @zoefina" });
    ana.api("PATCH", &path, Some(described)).await.expect(200);
    net.indexed().await;
    assert_eq!(found(&search(&ana, "zoefina kind:file").await), ["plan.txt"]);
    zoe.post("/settings/leave", &[("handle", "zoefina")]).await.expect(303);
    let eraser = privacy::Eraser::new(net.app.clone(), net.folder());
    while eraser.round().await.expect("an erasure") == Next::AtOnce {}
    net.indexed().await;
    assert!(found(&search(&ana, "zoefina kind:file").await).is_empty());
    let now = ana.api("GET", &path, None).await.expect(200).json();
    assert_eq!(now["description"], "Ask @deleted-account");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_put_counts_and_stops_at_the_limit() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    let file = id(&put(&ana, None, "plan.txt", b"One").await);
    put(&ana, None, "plan.txt", b"Three").await;
    let path = format!("/library/files/{file}/versions/1/restore");
    ana.api("POST", &path, None).await.expect(200);
    let usage = ana.api("GET", "/files/usage", None).await.expect(200).json();
    assert_eq!(usage["used"], 8, "each version once, and none that was brought back");
    net.app.db.write(|tx| files::quota::set_megabytes(tx, Some(1))).await.expect("a limit");
    let large = vec![b'x'; 1024 * 1024];
    super::try_to_put(&ana, None, "large.txt", &large).await.expect(413);
}
