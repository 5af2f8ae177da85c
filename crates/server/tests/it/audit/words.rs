//! Entries say in words what was done, and name what they are about to those who may know of it.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::{entries, settle};

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_names_what_it_is_about_in_words() {
    let net = TestApp::new().await;
    let (ines, ben, cem) =
        (net.administrator("ines").await, net.member("ben").await, net.member("cem").await);
    ines.api("PUT", "/site/auditors/cem", None).await.expect(204);
    net.space(&ben, "garden", Access::Secret).await;
    net.space(&ben, "yard", Access::Open).await;
    net.space(&ben, "cellar", Access::Open).await;
    let group = json!({ "name": "Welders" });
    let group = ines.api("POST", "/groups", Some(group)).await.expect(201).json();
    ines.post("/admin/keys", &[("handle", "@ben")]).await.expect(303);
    settle(&net).await;
    let of = |name: &str| json!({ "name": name, "href": format!("/spaces/{name}") });
    let created = entries(&cem, "?about=space.created").await;
    let about: Vec<_> = created.iter().map(|entry| entry["about"].clone()).collect();
    assert_eq!(about, [of("cellar"), of("yard")], "and nothing of the secret one");
    // What became secret since is named to nobody outside.
    ben.api("PATCH", "/spaces/cellar", Some(json!({ "access": "secret" }))).await.expect(200);
    settle(&net).await;
    let page = cem.get("/audit?about=space.").await.expect(200).text;
    assert!(page.contains("href=\"/spaces/yard\"") && !page.contains("cellar"), "{page}");
    // A group is named to those who administer it.
    let href = format!("/admin/groups/{}", group["id"].as_str().expect("a number"));
    let page = ines.get("/audit?about=group.").await.expect(200).text;
    assert!(page.contains(&format!("<a href=\"{href}\" dir=\"auto\">Welders</a>")), "{page}");
    let page = cem.get("/audit?about=group.").await.expect(200).text;
    assert!(page.contains("created a group") && !page.contains("Welders"), "{page}");
    // Words in place of codes, and from where it came folded away.
    let page = cem.get("/audit?about=keys.").await.expect(200).text;
    assert!(page.contains("what: holds a key") && !page.contains("what: holds<"), "{page}");
    let (_, folded) = page.split_once("<details class=\"audit-origin\"").expect("an origin");
    assert!(folded.contains("session: ") && page.matches("session: ").count() == 1, "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_did_it_is_found_by_name() {
    let net = TestApp::new().await;
    let (ines, ben, gone) =
        (net.administrator("ines").await, net.member("ben").await, net.member("gone").await);
    net.space(&ben, "yard", Access::Open).await;
    net.space(&gone, "field", Access::Open).await;
    ines.api("PUT", "/people/gone/closed", None).await.expect(204);
    settle(&net).await;
    // As a form sends it: chosen, or a name beside an empty choice.
    for asked in ["by=%40ben&by=", "by=Ben", "by=ben"] {
        let page = ines.get(&format!("/audit?about=space.&{asked}")).await.expect(200).text;
        let names = ["yard", "field"].map(|space| page.contains(&format!("/spaces/{space}\"")));
        assert_eq!(names, [true, false], "{asked}: {page}");
        assert!(page.contains("value=\"@ben\" checked"), "{asked}: {page}");
    }
    // Of somebody who left the handle is enough; nobody is said to be nobody.
    let page = ines.get("/audit?about=space.&by=gone").await.expect(200).text;
    assert!(page.contains("/spaces/field\"") && !page.contains("/spaces/yard\""), "{page}");
    assert!(!page.contains("aria-invalid"), "{page}");
    let page = ines.get("/audit?about=space.&by=xyzzy").await.expect(200).text;
    assert!(page.contains("aria-invalid") && !page.contains("/spaces/yard\""), "{page}");
}
