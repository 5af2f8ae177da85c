//! Signing in by providers that others wrote, in a browser: a certified one of OpenID Connect, with its own pages, its keys
//! (RS256), its logout; and one of SAML on another site, which refuses requests that are not signed.

use serde_json::json;
use testkit::browser::{Browser, Look, Window};
use testkit::openid::OpenIdProvider;
use testkit::samlp::SamlProvider;

use super::network;

/// Signs in on the provider's page.
async fn says_who(window: &Window, login: &str) {
    window.wait_for("input[name=login]").await;
    window.fill("input[name=login]", login).await;
    window.click("button").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_signs_in_and_out_by_a_certified_provider_in_browser() {
    let net = network().await;
    let ines = net.administrator("ines").await;
    let address = net.app.config.public_url.clone();
    let slug = "company-account";
    let [redirect, logout] =
        ["callback", "logout"].map(|end| format!("{address}/sso/{slug}/{end}"));
    let people = json!({ "karim": { "name": "Karim Benali", "email": "karim@example.com",
        "email_verified": true, "title": "Fitter", "groups": ["GG_DSI"] } });
    let provider = OpenIdProvider::start(&redirect, &logout, &people);
    let new = json!({ "name": "Company account", "issuer": provider.issuer(), "client_id": "parvis",
        "client_secret": "a secret & more",
        "settings": { "arrival": "create", "job": "title", "kept_groups": ["GG_DSI"] } });
    ines.api("POST", "/site/sign-in-providers", Some(new)).await.expect(201);
    ines.api("PUT", &format!("/site/sign-in-providers/{slug}/on"), None).await.expect(204);
    let browser = Browser::start();
    for look in [Look::default(), Look::phone().without_scripts()] {
        let window = browser.open(&look).await;
        window.goto(&format!("{address}/people")).await;
        window.wait_for(".ways a").await;
        window.click(".ways a").await;
        says_who(&window, "karim").await;
        window.wait_for_url("/people").await;
        let karim = ines.api("GET", "/people/karim", None).await.expect(200).json();
        assert_eq!((&karim["name"], &karim["job"]), (&json!("Karim Benali"), &json!("Fitter")));
        // The provider signs him out: so does the network.
        window.goto(&format!("{}/session/end", provider.issuer())).await;
        window.wait_for("button[name=logout]").await;
        window.click("button[name=logout]").await;
        window.wait_for_url("/session/end/success").await;
        let mut out = false;
        for _ in 0..100 {
            window.goto(&format!("{address}/settings")).await;
            out = window.count(".ways a").await > 0;
            if out {
                break;
            }
        }
        assert!(out, "the session is over here too");
    }
    // Already there, he sees no page of either; signed out here, he stays out until he asks.
    let change = json!({ "name": "Company account", "issuer": provider.issuer(), "client_id": "parvis",
        "settings": { "arrival": "create", "silent": true } });
    let path = format!("/site/sign-in-providers/{slug}");
    ines.api("PUT", &path, Some(change)).await.expect(204);
    let window = browser.open(&Look::default()).await;
    window.goto(&format!("{address}/sign-in?stay=1")).await;
    window.click(".ways a").await;
    says_who(&window, "karim").await;
    window.wait_for("form[action='/sign-out']").await;
    window.run("document.querySelector(\"form[action='/sign-out']\").submit()").await;
    window.wait_for(".ways a").await;
    window.goto(&format!("{address}/people")).await;
    window.wait_for(".ways a").await;
    window.click(".ways a").await;
    window.wait_for("form[action='/sign-out']").await;
    let fresh = browser.open(&Look::default()).await;
    fresh.goto(&format!("{address}/people")).await;
    fresh.wait_for("input[name=login]").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_signs_in_by_a_saml_provider_of_another_site_in_browser() {
    let net = network().await;
    let ines = net.administrator("ines").await;
    let address = net.app.config.public_url.clone();
    let now = net.app.clock().now().micros() / 1_000_000;
    let key = saml::OwnKey::generate("idp.example.com", now, &kernel::clock::randomness()).kept();
    let (key, certificate) = key.split_once('.').expect("a key with its certificate");
    let people = json!({ "karim": { "claims": { "displayName": "Karim Bénali & co",
        "mail": "karim@example.com", "memberOf": ["GG_DSI", "GG_RH"] } } });
    let provider = SamlProvider::start(key, certificate, &people);
    let metadata = format!("{}/metadata", provider.address());
    let form = [
        ("name", "Intranet"),
        ("metadata_url", &*metadata),
        ("arrival", "create"),
        ("groups", "memberOf"),
        ("kept_groups", "GG_DSI"),
    ];
    ines.post("/admin/sign-in/new/saml", &form).await.expect(303);
    ines.post("/admin/sign-in/intranet/on", &[]).await.expect(303);
    let browser = Browser::start();
    for look in [Look::default(), Look::phone().dark()] {
        let window = browser.open(&look).await;
        window.goto(&format!("{address}/people")).await;
        window.wait_for(".ways a").await;
        window.click(".ways a").await;
        says_who(&window, "karim").await;
        window.wait_for_url("/people").await;
        let karim = ines.api("GET", "/people/karim", None).await.expect(200).json();
        assert_eq!(karim["name"], json!("Karim Bénali & co"));
    }
    let groups = ines.api("GET", "/groups", None).await.expect(200).json();
    assert_eq!(groups["items"][0]["members"], json!(1), "{groups}");
}
