//! The same name again is a version; each is kept, opened, and brought back.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::{folder, id, names, put};

#[tokio::test(flavor = "multi_thread")]
async fn the_same_name_again_is_a_version_and_none_is_lost() {
    let net = TestApp::new().await;
    let (ana, bo) = (net.member("ana").await, net.member("bo").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    net.join(room, &bo).await;
    let first = put(&ana, None, "Plan.txt", b"One").await;
    let plan = id(&first);
    let second = put(&bo, None, "plan.TXT", b"Two").await;
    assert_eq!((id(&second), &second["version"]), (plan.clone(), &json!(2)));
    assert_eq!((&second["name"], &second["size"]), (&json!("Plan.txt"), &json!(3)));
    let again = put(&ana, None, "Plan.txt", b"Two").await;
    assert_eq!(again["version"], 2, "the same bytes are no version");
    // Beside, in another folder, it is another file.
    let other = folder(&ana, None, "Other").await;
    assert_ne!(id(&put(&ana, Some(&other), "Plan.txt", b"Two").await), plan);

    let path = format!("/library/files/{plan}/versions");
    let all = bo.api("GET", &path, None).await.expect(200).json();
    let numbers: Vec<_> = all.as_array().unwrap().iter().map(|one| one["number"].clone()).collect();
    assert_eq!(numbers, [json!(2), json!(1)]);
    assert_eq!(all[0]["author"]["handle"], "bo");
    let of = |n: i64| format!("/library/{plan}/versions/{n}/Plan.txt");
    assert_eq!(ana.get(&of(1)).await.expect(200).text, "One");
    assert_eq!(ana.get(&of(2)).await.expect(200).text, "Two");
    ana.get(&of(3)).await.expect(404);

    let restored = ana.api("POST", &format!("{path}/1/restore"), None).await.expect(200).json();
    assert_eq!(restored["version"], 3);
    assert_eq!(ana.get(&of(3)).await.expect(200).text, "One");
    ana.api("POST", &format!("{path}/3/restore"), None).await.expect(409);
    ana.api("POST", &format!("{path}/9/restore"), None).await.expect(404);
    let page = ana.get(&format!("/library/{plan}")).await.expect(200).text;
    assert!(page.contains("Restores version 1") && page.contains("Version 3"));
    let files = vec![("renamed.txt", b"Four".to_vec())];
    ana.post_files(&format!("/library/{plan}/versions"), &[], files).await.expect(303);
    assert_eq!(ana.get(&of(4)).await.expect(200).text, "Four");
    assert_eq!(names(&ana, "").await, ["Other", "Plan.txt"], "a version renames nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn names_descriptions_and_folders_change_and_none_is_taken_twice() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    let plan = id(&put(&ana, None, "plan.txt", b"One").await);
    put(&ana, None, "other.txt", b"Two").await;
    let path = format!("/library/files/{plan}");
    for (change, status) in [
        (json!({ "name": "Other.txt" }), 409),
        (json!({ "name": " " }), 422),
        (json!({ "folder": "12" }), 422),
        (json!({ "description": "x".repeat(501) }), 422),
        (json!({ "nothing": 1 }), 422),
        (json!({ "name": "new.txt", "description": "What\nholds" }), 200),
    ] {
        ana.api("PATCH", &path, Some(change)).await.expect(status);
    }
    let file = ana.api("GET", &path, None).await.expect(200).json();
    assert_eq!((&file["name"], &file["description"]), (&json!("new.txt"), &json!("What holds")));
    // The form keeps what was typed.
    let form = [("name", "other.txt"), ("description", "Kept words"), ("folder", "0")];
    let page = ana.post(&format!("/library/{plan}/edit"), &form).await.expect(409).text;
    assert!(page.contains("Kept words") && page.contains("There is a file “other.txt” here"));
    let papers = folder(&ana, None, "Papers").await;
    let form = [("name", "new.txt"), ("description", ""), ("folder", &papers)];
    ana.post(&format!("/library/{plan}/edit"), &form).await.expect(303);
    assert_eq!(names(&ana, &format!("?folder={papers}")).await, ["new.txt"]);
    // Deleted, and another of its name came: it comes back beside it.
    ana.api("DELETE", &path, None).await.expect(204);
    put(&ana, Some(&papers), "new.txt", b"Three").await;
    let back = ana.api("POST", &format!("{path}/restore"), None).await.expect(200).json();
    assert_eq!(back["name"], "new (2).txt");
    ana.api("POST", &format!("{path}/restore"), None).await.expect(404);
}
