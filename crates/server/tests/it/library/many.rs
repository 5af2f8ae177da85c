//! Lists go on where they ended, in each order; many files come with one form.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::{folder, names, put};

#[tokio::test(flavor = "multi_thread")]
async fn a_list_goes_on_in_each_order_and_shows_each_file_once() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    folder(&ana, None, "Papers").await;
    for n in [3_usize, 1, 4, 2, 5] {
        put(&ana, None, &format!("file {n}.txt"), "x".repeat(n).as_bytes()).await;
    }
    for (sort, order) in
        [("name", [1, 2, 3, 4, 5]), ("date", [5, 2, 4, 1, 3]), ("size", [5, 4, 3, 2, 1])]
    {
        let mut seen = Vec::new();
        let mut after = String::new();
        loop {
            let path = format!("/spaces/room/library?sort={sort}&limit=2{after}");
            let list = ana.api("GET", &path, None).await.expect(200).json();
            let files = list["files"].as_array().unwrap().clone();
            seen.extend(files.iter().map(|file| file["name"].as_str().unwrap().to_owned()));
            match list["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        let expected: Vec<_> = order.iter().map(|n| format!("file {n}.txt")).collect();
        assert_eq!(seen, expected, "{sort}");
    }
    for wrong in ["sort=other", "limit=0", "limit=101", "after=x", "folder=x"] {
        ana.api("GET", &format!("/spaces/room/library?{wrong}"), None).await.expect(422);
    }
    ana.api("GET", "/spaces/room/library?after=12", None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_files_come_with_one_form_or_one_by_one() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    let page = ana.get("/spaces/room/library").await.expect(200).text;
    assert!(page.contains("No files yet") && page.contains("data-upload"));
    let papers = folder(&ana, None, "Papers").await;
    let files = vec![("a.txt", b"A".to_vec()), ("b.txt", b"B".to_vec()), ("c.txt", b"C".to_vec())];
    ana.post_files("/spaces/room/library", &[("folder", &papers)], files).await.expect(303);
    assert_eq!(names(&ana, &format!("?folder={papers}")).await, ["a.txt", "b.txt", "c.txt"]);
    // One that is empty refuses all, and says which.
    let files = vec![("d.txt", b"D".to_vec()), ("empty.txt", Vec::new())];
    let refused = ana.post_files("/spaces/room/library", &[("folder", &papers)], files).await;
    assert!(refused.expect(422).text.contains("empty.txt"));
    let names_now = names(&ana, &format!("?folder={papers}")).await;
    assert!(!names_now.contains(&"d.txt".to_owned()));
    // The script sends each alone, and shows what is answered.
    let path = format!("/spaces/room/library/upload?folder={papers}");
    let sent = ana.post_files(&path, &[], vec![("a.txt", b"A2".to_vec())]).await.expect(200).json();
    assert_eq!(sent["version"], json!(2));
    assert!(sent["html"].as_str().unwrap().contains("Version 2"));
    let way =
        ana.post_files("/spaces/room/library", &[("folder", &papers)], vec![]).await.expect(303);
    assert_eq!(way.location(), format!("/spaces/room/library?folder={papers}"));
}
