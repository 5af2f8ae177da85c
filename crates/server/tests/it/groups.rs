//! Groups: kept by administrators, seen by nobody else.

use serde_json::json;
use testkit::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_created_filled_and_deleted_in_the_pages() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    net.member("ben").await;
    assert!(admin.get("/admin").await.expect(200).text.contains("/admin/groups"));
    let none = admin.get("/admin/groups").await.expect(200).text;
    assert!(none.contains("No groups yet"), "{none}");
    admin.post("/admin/groups", &[("name", "First aiders")]).await.expect(303);
    let listed = admin.api("GET", "/groups", None).await.expect(200).json();
    let id = listed["items"][0]["id"].as_str().expect("a group").to_owned();
    let path = format!("/admin/groups/{id}");

    // What is wrong stays in its field.
    let taken = admin.post("/admin/groups", &[("name", "first AIDERS")]).await.expect(422).text;
    assert!(taken.contains("already has this name") && taken.contains("first AIDERS"), "{taken}");
    let nobody = admin.post(&format!("{path}/members"), &[("handle", "zoe")]).await.expect(422);
    assert!(nobody.text.contains("Nobody found for") && nobody.text.contains("value=\"zoe\""));

    admin.post(&format!("{path}/members"), &[("handle", "@ben")]).await.expect(303);
    let page = admin.get(&path).await.expect(200).text;
    assert!(page.contains("/people/ben\"") && page.contains("1 person"), "{page}");
    admin.post(&path, &[("name", "Rescuers")]).await.expect(303);
    assert!(admin.get("/admin/groups").await.text.contains("Rescuers"));
    admin.post(&format!("{path}/members/ben/remove"), &[]).await.expect(303);
    assert!(admin.get(&path).await.text.contains("Nobody in this group yet"));
    admin.post(&format!("{path}/delete"), &[]).await.expect(303);
    admin.get(&path).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_of_administrators_keep_groups_and_no_others_do() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let member = net.member("ben").await;
    let made = admin.api("POST", "/groups", Some(json!({ "name": "Night shift" }))).await;
    let id = made.expect(201).json()["id"].as_str().expect("an id").to_owned();
    let (one, of_ben) = (format!("/groups/{id}"), format!("/groups/{id}/members/ben"));
    // Twice is once.
    admin.api("PUT", &of_ben, None).await.expect(204);
    admin.api("PUT", &of_ben, None).await.expect(204);
    let members = admin.api("GET", &format!("{one}/members"), None).await.expect(200).json();
    assert_eq!(members["items"][0]["handle"], "ben");
    assert_eq!(admin.api("GET", &one, None).await.json()["members"], 1);

    let name = || Some(json!({ "name": "Mine" }));
    for (method, path, body) in [
        ("GET", "/groups", None),
        ("POST", "/groups", name()),
        ("GET", &one, None),
        ("PATCH", &one, name()),
        ("DELETE", &one, None),
        ("GET", &format!("{one}/members"), None),
        ("PUT", &of_ben, None),
        ("DELETE", &of_ben, None),
    ] {
        member.api(method, path, body.clone()).await.expect(403);
        net.nobody().api(method, path, body).await.expect(401);
    }
    for path in ["/admin/groups".to_owned(), format!("/admin/groups/{id}")] {
        member.get(&path).await.expect(403);
    }
    admin.api("PATCH", &one, name()).await.expect(200);
    admin.api("DELETE", &of_ben, None).await.expect(204);
    admin.api("DELETE", &one, None).await.expect(204);
    admin.api("GET", &one, None).await.expect(404);
}
