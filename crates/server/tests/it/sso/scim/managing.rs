//! Administrators add directories, copy what is to be copied, see what was refused, and take them away.

use serde_json::json;

use super::{added, company, plain};

fn token_in(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("<code>parvis_scim_")?;
    rest.split('<').next()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_is_added_renewed_and_removed_in_pages() {
    let at = company().await;
    at.ines.api("DELETE", "/site/directories/entra-id", None).await.expect(204);
    assert!(at.ines.get("/admin").await.expect(200).text.contains("/admin/directories"));
    let empty = at.ines.get("/admin/directories").await.expect(200).text;
    assert!(empty.contains("No company directory yet"), "{empty}");
    let blank = at.ines.post("/admin/directories", &[("name", " ")]).await.expect(422).text;
    assert!(blank.contains("error"), "{blank}");
    let made = at.ines.post("/admin/directories", &[("name", "Okta <b>")]).await.expect(200);
    assert_eq!(made.headers["cache-control"], "no-store");
    let base = format!("{}/scim/v2", at.net.app.config.public_url);
    assert!(made.text.contains(&base) && !made.text.contains("Okta <b>"), "{}", made.text);
    let token = format!("parvis_scim_{}", token_in(&made.text).expect("a token"));
    assert_eq!(token.len(), "parvis_scim_".len() + 43);
    let page = at.ines.get("/admin/directories/okta-b").await.expect(200).text;
    assert!(token_in(&page).is_none() && page.contains("no request yet"), "{page}");
    at.ask(&token, "GET", "/Users", &[], None).await.expect(200);
    at.ask(&token, "POST", "/Users", &[], Some(&plain("ana"))).await.expect(201);
    let page = at.ines.get("/admin/directories/okta-b").await.expect(200).text;
    assert!(page.contains("last request on") && page.contains("1 person"), "{page}");
    assert!(page.contains("No recent refusal."), "{page}");
    // What is refused is told in words, in the reader's language.
    at.ask(&token, "POST", "/Users", &[], Some(&json!({}))).await.refused(
        400,
        "invalidValue",
        "userName",
    );
    let list = at.ines.get("/admin/directories").await.expect(200).text;
    assert!(list.contains("“userName” is required."), "{list}");
    // Another token ends the one before.
    let page = at.ines.post("/admin/directories/okta-b/token", &[]).await.expect(200).text;
    let other = format!("parvis_scim_{}", token_in(&page).expect("a token"));
    at.ask(&token, "GET", "/Users", &[], None).await.refused(401, "", "");
    at.ask(&other, "GET", "/Users", &[], None).await.expect(200);
    let group = json!({ "displayName": "G" });
    at.ask(&other, "POST", "/Groups", &[], Some(&group)).await.expect(201);
    assert_eq!(at.groups("okta-b").await.len(), 1);
    let gone = at.ines.post("/admin/directories/okta-b/remove", &[]).await.expect(303);
    assert_eq!(gone.location(), "/admin/directories");
    at.ask(&other, "GET", "/Users", &[], None).await.refused(401, "", "");
    assert!(at.groups("okta-b").await.is_empty());
    // Accounts stay, and another directory may claim them.
    assert_eq!(at.person("ana").await["name"], "ana");
    let (_, third) = added(&at.ines, "Third").await;
    at.ask(&third, "POST", "/Users", &[], Some(&plain("ana"))).await.expect(201);
    at.ines.get("/admin/directories/okta-b").await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_administrators_see_or_change_directories() {
    let at = company().await;
    let (ana, gus) = (at.net.member("ana").await, at.net.guest("gus").await);
    for who in [&ana, &gus] {
        for (method, path, body) in [
            ("GET", "/site/directories", None),
            ("POST", "/site/directories", Some(json!({ "name": "N" }))),
            ("POST", "/site/directories/entra-id/token", None),
            ("DELETE", "/site/directories/entra-id", None),
        ] {
            who.api(method, path, body).await.expect(403);
        }
        who.get("/admin/directories").await.expect(403);
        who.get("/admin/directories/entra-id").await.expect(403);
        for act in ["", "/entra-id/token", "/entra-id/remove"] {
            who.post(&format!("/admin/directories{act}"), &[("name", "x")]).await.expect(403);
        }
    }
    at.ines.api("DELETE", "/site/directories/none", None).await.expect(404);
    at.ines.api("POST", "/site/directories/none/token", None).await.expect(404);
    at.ines.api("POST", "/site/directories", Some(json!({ "name": "" }))).await.expect(422);
    at.ines
        .api("POST", "/site/directories", Some(json!({ "name": "x".repeat(61) })))
        .await
        .expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_apart_and_no_token_is_told_again() {
    let at = company().await;
    let provider =
        json!({ "name": "Company", "issuer": "https://login.example.com", "client_id": "c" });
    at.ines.api("POST", "/site/sign-in-providers", Some(provider.clone())).await.expect(201);
    let (slug, token) = added(&at.ines, "Company").await;
    assert_eq!(slug, "company-2");
    let made = at.ines.api("POST", "/site/sign-in-providers", Some(provider)).await.expect(201);
    assert_eq!(made.json()["slug"], "company-3");
    assert_eq!(added(&at.ines, "Here").await.0, "directory");
    let list = at.ines.api("GET", "/site/directories", None).await.expect(200);
    let hash = kernel::secret::hash(&token);
    assert!(!list.text.contains("parvis_scim_") && !list.text.contains(&hash), "{}", list.text);
    let log = at.net.app.db.read(|tx| tx.log_after(kernel::Position::default(), 1_000)).await;
    let log = format!("{:?}", log.expect("a log"));
    assert!(log.contains("sso.directory_changed"), "{log}");
    assert!(!log.contains(&token) && !log.contains(&hash) && !log.contains("parvis_scim_"));
    for n in 0..17 {
        added(&at.ines, &format!("D{n}")).await;
    }
    let many =
        at.ines.api("POST", "/site/directories", Some(json!({ "name": "D" }))).await.expect(422);
    assert!(many.text.contains("20 directories at most"), "{}", many.text);
}
