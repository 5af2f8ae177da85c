//! The page for everybody, and for a works council.

use kernel::personal::PersonalData;
use serde_json::Value;
use testkit::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn everything_kept_is_explained_in_both_languages() {
    let net = TestApp::new().await;
    let (ana, gus) = (net.member("ana").await, net.guest("gus").await);
    let all = |said: Value| said.as_array().expect("a list").clone();
    let english = all(ana.api("GET", "/site/kept-data", None).await.expect(200).json());
    ana.api("PATCH", "/me", Some(serde_json::json!({ "lang": "fr" }))).await.expect(200);
    let french = all(ana.api("GET", "/site/kept-data", None).await.expect(200).json());
    assert_eq!(
        (english.len(), french.len()),
        (PersonalData::all().len(), PersonalData::all().len())
    );
    for (english, french) in english.iter().zip(&french) {
        for word in ["what", "why", "kept", "erasure"] {
            assert_ne!(
                english[word], french[word],
                "say it in privacy/src/french.rs: {}",
                english["name"]
            );
        }
    }
    let page = ana.get("/privacy").await.expect(200).text;
    assert!(page.contains("Ce qui n’existe pas") && page.contains("ses publications"), "{page}");
    // A guest reads it too, without a count of the company.
    let page = gus.get("/privacy").await.expect(200).text;
    assert!(page.contains("What does not exist") && !page.contains("accounts are active"));
    net.nobody().get("/privacy").await.expect(303);
    net.nobody().api("GET", "/site/kept-data", None).await.expect(401);
}
