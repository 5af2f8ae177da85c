//! A provider is added in two steps: its addresses, then the client that it gives for them. What a try says that fails.

use serde_json::json;

use super::{Browser, company, network};

/// Where nobody listens.
const NOBODY: &str = "http://127.0.0.1:9/realms/company";

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_shows_its_addresses_before_it_asks_for_a_client() {
    let net = network().await;
    let ines = net.administrator("ines").await;
    let new = ines.get("/admin/sign-in/new").await.expect(200).text;
    assert!(!new.contains("client_id") && !new.contains("forgets who is linked"), "{new}");
    let form = [("name", "Intranet"), ("issuer", NOBODY), ("groups", "groups")];
    let made = ines.post("/admin/sign-in/new", &form).await.expect(303);
    assert_eq!(made.location(), "/admin/sign-in/intranet");
    let page = ines.get("/admin/sign-in/intranet").await.expect(200).text;
    let callback =
        format!("href=\"{}/sso/intranet/callback\" data-copy", net.app.config.public_url);
    assert!(page.contains(&callback) && page.contains("name=\"client_id\""), "{page}");
    assert!(page.contains("forgets who is linked") && !page.contains("/try\""), "{page}");
    // Nothing can be done with it before its client is known.
    let refused = ines.get("/admin/sign-in/intranet/try").await.expect(409).text;
    assert!(refused.contains("Type the client ID"), "{refused}");
    ines.post("/admin/sign-in/intranet/on", &[]).await.expect(409);
    let on = "/site/sign-in-providers/intranet/on";
    ines.api("PUT", on, None).await.expect(409);
    let known = [&form[..], &[("client_id", "parvis"), ("client_secret", "hush")]].concat();
    ines.post("/admin/sign-in/intranet", &known).await.expect(303);
    ines.api("PUT", on, None).await.expect(204);
    // It is not taken from it again.
    let page = ines.post("/admin/sign-in/intranet", &form).await.expect(422).text;
    assert!(page.contains("Fill this in."), "{page}");
    let list = ines.api("GET", "/site/sign-in-providers", None).await.expect(200).json();
    assert_eq!((&list[0]["client_id"], &list[0]["on"]), (&json!("parvis"), &json!(true)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_try_that_fails_says_what_to_check_and_quotes_the_provider_alone() {
    let at = company(json!({})).await;
    let away = json!({ "name": "Away", "issuer": NOBODY, "client_id": "c" });
    at.ines.api("POST", "/site/sign-in-providers", Some(away)).await.expect(201);
    let page = at.ines.get("/admin/sign-in/away/try").await.expect(503).text;
    assert!(page.contains(&format!("No server answers at {NOBODY}: check the issuer.")), "{page}");
    assert!(page.contains("Detail</summary>") && page.contains("127.0.0.1:9/realms"), "{page}");
    assert!(!page.contains("The provider says") && !page.contains("can see this error"), "{page}");
    let shown = at.ines.get("/admin/sign-in/away").await.expect(200).text;
    assert!(shown.contains("check the issuer.") && shown.contains("Detail</summary>"), "{shown}");
    // What the provider says is in its own words.
    let browser = Browser::signed_in(&at.net, &at.ines);
    let (state, _) = browser.begin("/admin/sign-in/company-account/try").await;
    let query = format!("error=access_denied&error_description=Not+you&state={state}");
    let page = browser.back(&at.slug, &query).await.text;
    assert!(page.contains("The provider says: “access_denied Not you”"), "{page}");
    assert!(!page.contains("Detail</summary>"), "{page}");
    // Whoever signs in learns nothing of machines.
    at.ines.api("PUT", "/site/sign-in-providers/away/on", None).await.expect(204);
    let page = Browser::new(&at.net).get("/sso/away").await;
    assert!(page.status == 503 && page.text.contains("Away does not answer"), "{}", page.text);
    assert!(!page.text.contains("127.0.0.1:9") && page.text.contains("can see this error"));
}
