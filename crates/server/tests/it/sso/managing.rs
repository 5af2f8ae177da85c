//! What administrators do with providers, and people with their own identities there.

use serde_json::{Value, json};

use super::provider::Provider;
use super::{Browser, company, network};

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_is_added_tried_and_switched_on_in_pages() {
    let net = network().await;
    let ines = net.administrator("ines").await;
    let provider = Provider::start().await;
    let empty = ines.get("/admin/sign-in").await.expect(200).text;
    assert!(empty.contains("No provider yet"), "{empty}");
    let mut form = vec![
        ("name", "Intranet"),
        ("issuer", "http://login.example.com"),
        ("client_id", "parvis"),
        ("client_secret", "hush-hush"),
        ("arrival", "claim"),
        ("trusts_addresses", "1"),
    ];
    let page = ines.post("/admin/sign-in/new", &form).await.expect(422).text;
    assert!(
        page.contains("must begin with https://") && page.contains("value=\"Intranet\""),
        "{page}"
    );
    form[1].1 = &provider.issuer;
    let page = ines.post("/admin/sign-in/new", &form).await.expect(422).text;
    assert!(page.contains("Name the domains to trust."), "{page}");
    form[5] = ("domains", "example.com");
    let made = ines.post("/admin/sign-in/new", &form).await.expect(303);
    assert_eq!(made.location(), "/admin/sign-in/intranet");
    let page = ines.get("/admin/sign-in/intranet").await.expect(200).text;
    let url = &net.app.config.public_url;
    for shown in ["callback", "logout"].map(|end| format!("{url}/sso/intranet/{end}")) {
        assert!(page.contains(&shown), "{shown}: {page}");
    }
    assert!(!page.contains("hush-hush"), "a secret is never shown again");
    let list = ines.api("GET", "/site/sign-in-providers", None).await.expect(200);
    assert!(!list.text.contains("hush-hush") && list.json()[0]["has_secret"] == json!(true));
    // Nobody sees it yet.
    let browser = Browser::new(&net);
    assert!(!browser.get("/sign-in").await.text.contains("Intranet"));
    assert_eq!(browser.get("/sso/intranet").await.status, 404);
    ines.post("/admin/sign-in/intranet/on", &[]).await.expect(303);
    assert!(browser.get("/sign-in").await.text.contains("Sign in with Intranet"));
    ines.post("/admin/sign-in/intranet/off", &[]).await.expect(303);
    assert_eq!(browser.get("/sso/intranet").await.status, 404);
    // A change without a secret keeps it.
    form[3].1 = "";
    ines.post("/admin/sign-in/intranet", &form).await.expect(303);
    let list = ines.api("GET", "/site/sign-in-providers", None).await.expect(200).json();
    assert_eq!(list[0]["has_secret"], json!(true));
    ines.post("/admin/sign-in/intranet/remove", &[]).await.expect(303);
    ines.get("/admin/sign-in/intranet").await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_administrators_see_or_change_providers() {
    let at = company(json!({})).await;
    let (ana, gus) = (at.net.member("ana").await, at.net.guest("gus").await);
    let new = json!({ "name": "N", "issuer": at.provider.issuer, "client_id": "c" });
    let one = format!("/site/sign-in-providers/{}", at.slug);
    let on = format!("{one}/on");
    for who in [&ana, &gus] {
        for (method, path, body) in [
            ("GET", "/site/sign-in-providers", None),
            ("POST", "/site/sign-in-providers", Some(new.clone())),
            ("PUT", &*one, Some(new.clone())),
            ("DELETE", &*one, None),
            ("PUT", &*on, None),
            ("DELETE", &*on, None),
        ] {
            who.api(method, path, body).await.expect(403);
        }
        for page in ["", "/new", "/company-account", "/company-account/try"] {
            who.get(&format!("/admin/sign-in{page}")).await.expect(403);
        }
        for act in [
            "new",
            "company-account",
            "company-account/on",
            "company-account/off",
            "company-account/remove",
        ] {
            who.post(&format!("/admin/sign-in/{act}"), &[("name", "x")]).await.expect(403);
        }
    }
    at.ines.api("PUT", "/site/sign-in-providers/none", Some(new)).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_try_shows_what_comes_and_signs_nobody_in() {
    let at = company(json!({})).await;
    at.ines
        .api("DELETE", &format!("/site/sign-in-providers/{}/on", at.slug), None)
        .await
        .expect(204);
    let browser = Browser::signed_in(&at.net, &at.ines);
    let more = json!({ "department": "Workshop <b>", "email_verified": null });
    let got = at.passes(&browser, "/admin/sign-in/company-account/try", "noor", more).await;
    assert_eq!(got.status, 200, "{}", got.text);
    let shown =
        ["Workshop &#60;b&#62;", "department", "An account would be created for Noor Haddad."];
    assert!(shown.iter().all(|words| got.text.contains(words)), "{}", got.text);
    assert_eq!(browser.is().await.as_deref(), Some("ines"));
    at.ines.api("GET", "/people/noor", None).await.expect(404);
    at.net.member_with_mail("ana").await;
    let more = json!({ "email": "ana@example.com", "email_verified": null });
    let got = at.passes(&browser, "/admin/sign-in/company-account/try", "x", more).await;
    assert!(got.text.contains("does not prove that your email address is yours"), "{}", got.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_wrong_is_told_in_words_that_mend() {
    let at = company(json!({})).await;
    let trouble = async || {
        let list = at.ines.api("GET", "/site/sign-in-providers", None).await.expect(200).json();
        list[0]["trouble"].as_str().unwrap_or_default().to_owned()
    };
    let tries = async || {
        let browser = Browser::new(&at.net);
        let (state, nonce) = browser.begin("/sso/company-account").await;
        let good = at.provider.signed(super::HEADER, &at.provider.claims("noor", &nonce));
        (browser.back(&at.slug, &format!("code=a&state={state}")).await, good)
    };
    let client = json!({ "error": "invalid_client", "error_description": "no <secret>" });
    at.provider.set(|said| said.token = (401, client));
    let (got, _) = tries().await;
    assert!(got.text.contains("check the client ID and the client secret"), "{}", got.text);
    assert!(!got.text.contains("no <secret>"), "{}", got.text);
    assert!(trouble().await.contains("client secret"));
    let page = at.ines.get("/admin/sign-in/company-account").await.expect(200).text;
    assert!(page.contains("401 invalid_client no &#60;secret&#62;"), "{page}");
    for (answer, said) in [
        ((400, json!({ "error": "invalid_grant" })), "refused to complete"),
        ((200, json!({ "access_token": "a" })), "refused to complete"),
        ((200, json!({ "id_token": "x.y.z" })), "not signed by"),
    ] {
        at.provider.set(|of| of.token = answer);
        let (got, _) = tries().await;
        assert!(got.text.contains(said), "{said}: {}", got.text);
        assert!(trouble().await.contains(said), "{said}");
    }
    // What is kept of it is right while it is away; of another, which names another issuer, nothing is.
    at.provider.set(|said| said.away = true);
    assert_eq!(Browser::new(&at.net).get("/sso/company-account").await.status, 303);
    let other = Provider::start().await;
    let mut metadata = other.said.lock().unwrap().metadata.clone();
    metadata["issuer"] = json!(format!("{}/", other.issuer));
    other.set(|said| said.metadata = metadata);
    let slug = super::added(&at.ines, &other.issuer, json!({})).await;
    let got = Browser::new(&at.net).get(&format!("/sso/{slug}")).await;
    assert!(got.status == 403 && got.text.contains("check the issuer address"), "{}", got.text);
    // Asked again at once, it is not.
    let got = Browser::new(&at.net).get(&format!("/sso/{slug}")).await;
    assert!(got.status == 503 && got.text.contains("does not answer"), "{}", got.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_links_an_identity_and_takes_it_back() {
    let at = company(json!({ "arrival": "link" })).await;
    let (ana, ben) = (at.net.member("ana").await, at.net.member("ben").await);
    let browser = Browser::signed_in(&at.net, &ana);
    let page = browser.get("/settings/sign-in").await.text;
    assert!(page.contains("Not linked") && page.contains("/settings/sign-in/company-account/link"));
    let path = "/settings/sign-in/company-account/link";
    let asked = at.passes(&browser, path, "a-1", json!({ "email": "other@example.org" })).await;
    // Asked first: whoever is signed in there in this browser need not be who is here.
    assert!(asked.status == 200 && asked.text.contains("other@example.org"), "{}", asked.text);
    let not_yet = Browser::new(&at.net);
    at.enters(&not_yet, "a-1", json!({ "email": null })).await;
    assert_eq!(not_yet.is().await, None);
    let (_, sure) = asked.text.split_once("name=\"sure\" value=\"").expect("a word");
    let sure = sure.split('"').next().unwrap();
    let fields = [("sure", sure)];
    let ben_browser = Browser::signed_in(&at.net, &ben);
    let page = ben_browser.get("/settings").await.text;
    let stolen = ben_browser.send(&page, path, &fields).await;
    assert_eq!(stolen.status, 403, "{}", stolen.text);
    let got = browser.send(&asked.text, path, &fields).await;
    assert_eq!((got.status, got.location.as_str()), (303, "/settings/sign-in"), "{}", got.text);
    assert_eq!(browser.send(&asked.text, path, &fields).await.status, 403, "once");
    assert!(browser.get("/settings/sign-in").await.text.contains("Linked on"));
    let fresh = Browser::new(&at.net);
    at.enters(&fresh, "a-1", json!({})).await;
    assert_eq!(fresh.is().await.as_deref(), Some("ana"));
    // It is hers alone, and she has one.
    let other = Browser::signed_in(&at.net, &ben);
    let got = at.passes(&other, path, "a-1", json!({})).await;
    assert!(
        got.status == 403 && got.text.contains("already linked to another person"),
        "{}",
        got.text
    );
    let asked = at.passes(&browser, path, "a-2", json!({})).await;
    let (_, sure) = asked.text.split_once("name=\"sure\" value=\"").expect("a word");
    let fields = [("sure", sure.split('"').next().unwrap())];
    let got = browser.send(&asked.text, path, &fields).await;
    assert_eq!(got.status, 403, "{}", got.text);
    // Begun by one and finished by another, it links nobody.
    let (state, nonce) = browser.begin(path).await;
    let token = at.provider.signed(super::HEADER, &at.provider.claims("b-1", &nonce));
    at.provider.answers(&token);
    let got = other.back(&at.slug, &format!("code=a&state={state}")).await;
    assert_eq!((got.status, got.location.as_str()), (303, "/"), "{}", got.text);
    let page = other.get("/settings/sign-in").await.text;
    assert!(page.contains("Not linked"), "{page}");
    // Without a password it is the only way in.
    ana.post("/settings/sign-in/company-account/unlink", &[]).await.expect(409);
    at.net
        .app
        .db
        .write({
            let id = ana.id();
            move |tx| people::accounts::set_password(tx, id, "$argon2id$x")
        })
        .await
        .unwrap();
    ana.post("/settings/sign-in/company-account/unlink", &[]).await.expect(303);
    assert_eq!(fresh.is().await, None, "what was opened by it ends with it");
    let gone = Browser::new(&at.net);
    at.enters(&gone, "a-1", json!({ "email": null })).await;
    assert_eq!(gone.is().await, None);
    let _: Value = ana.api("GET", "/me", None).await.json();
}

#[tokio::test(flavor = "multi_thread")]
async fn another_issuer_knows_nobody_of_before_and_is_tried_first() {
    let at = company(json!({})).await;
    let browser = Browser::new(&at.net);
    at.enters(&browser, "noor", json!({})).await;
    let waits = Browser::new(&at.net);
    let (state, _) = waits.begin("/sso/company-account").await;
    let other = Provider::start().await;
    let path = format!("/site/sign-in-providers/{}", at.slug);
    let mut change =
        json!({ "name": "Company account", "issuer": other.issuer, "client_id": "parvis" });
    let said = at.ines.api("PUT", &path, Some(change.clone())).await.expect(422).text;
    assert!(said.contains("secret of the new issuer"), "{said}");
    change["client_secret"] = json!("another");
    at.ines.api("PUT", &path, Some(change)).await.expect(204);
    assert_eq!(browser.is().await, None);
    assert_eq!(waits.get("/sso/company-account").await.status, 404, "off until it is tried");
    let back = waits.back(&at.slug, &format!("code=a&state={state}")).await;
    assert_eq!((back.status, other.said.lock().unwrap().form.as_str()), (403, ""));
    let list = at.ines.api("GET", "/site/sign-in-providers", None).await.expect(200).json();
    assert_eq!((&list[0]["people"], &list[0]["on"]), (&json!(0), &json!(false)));
    // Removed, it ends what it opened.
    let at = company(json!({})).await;
    let browser = Browser::new(&at.net);
    at.enters(&browser, "noor", json!({})).await;
    at.ines.api("DELETE", &format!("/site/sign-in-providers/{}", at.slug), None).await.expect(204);
    assert_eq!(browser.is().await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_opens_the_network_to_everybody_is_refused() {
    let net = network().await;
    let ines = net.administrator("ines").await;
    let google = "https://accounts.google.com";
    for (settings, at) in [
        (json!({ "arrival": "create" }), "domains"),
        (json!({ "arrival": "claim" }), "domains"),
        (json!({ "kept_groups": ["GG_RH", "gg-rh"] }), "kept_groups"),
        (json!({ "kept_groups": ["—"] }), "kept_groups"),
        (json!({ "domains": ["a b"] }), "domains"),
        (json!({ "domains": ["me@example.com"] }), "domains"),
        (json!({ "scopes": ["a\"b"] }), "scopes"),
        (json!({ "trusts_addresses": true }), "domains"),
    ] {
        let new = json!({ "name": "G", "issuer": google, "client_id": "c", "settings": settings });
        let said = ines.api("POST", "/site/sign-in-providers", Some(new)).await.expect(422).json();
        assert_eq!(said["errors"][0]["field"], json!(at), "{said}");
    }
    let new = json!({ "name": "G", "issuer": google, "client_id": "c",
        "settings": { "arrival": "create", "domains": ["example.com"] } });
    ines.api("POST", "/site/sign-in-providers", Some(new)).await.expect(201);
    for issuer in [
        "",
        "x",
        "ftp://a.example",
        "http://a.example",
        "https://a.example?x",
        "https://u:p@a.example",
    ] {
        let new = json!({ "name": "G", "issuer": issuer, "client_id": "c" });
        ines.api("POST", "/site/sign-in-providers", Some(new)).await.expect(422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_back_is_written_for_the_provider_it_was_asked_of_alone() {
    let at = company(json!({})).await;
    let path = format!("/site/sign-in-providers/{}", at.slug);
    // Between going and coming back it is switched off, or bounded.
    let browser = Browser::new(&at.net);
    let (state, nonce) = browser.begin("/sso/company-account").await;
    at.provider.answers(&at.provider.signed(super::HEADER, &at.provider.claims("noor", &nonce)));
    at.ines.api("DELETE", &format!("{path}/on"), None).await.expect(204);
    assert_eq!(browser.back(&at.slug, &format!("code=a&state={state}")).await.status, 404);
    at.ines.api("PUT", &format!("{path}/on"), None).await.expect(204);
    let (state, nonce) = browser.begin("/sso/company-account").await;
    at.provider.answers(&at.provider.signed(super::HEADER, &at.provider.claims("noor", &nonce)));
    let change = json!({ "name": "Company account", "issuer": at.provider.issuer, "client_id": "parvis",
        "settings": { "arrival": "link" } });
    at.ines.api("PUT", &path, Some(change)).await.expect(204);
    let got = browser.back(&at.slug, &format!("code=a&state={state}")).await;
    assert!(got.status == 403 && got.text.contains("no account here yet"), "{}", got.text);
    assert_eq!(browser.is().await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_does_not_shut_themselves_out() {
    let at = company(json!({ "arrival": "link" })).await;
    let browser = Browser::signed_in(&at.net, &at.ines);
    let path = "/settings/sign-in/company-account/link";
    let asked = at.passes(&browser, path, "i-1", json!({ "name": null, "email": null })).await;
    // Without a name or an address the provider's own word is shown.
    assert!(asked.text.contains(">i-1<"), "{}", asked.text);
    let (_, sure) = asked.text.split_once("name=\"sure\" value=\"").expect("a word");
    let fields = [("sure", sure.split('"').next().unwrap())];
    browser.send(&asked.text, path, &fields).await;
    let provider = format!("/site/sign-in-providers/{}", at.slug);
    let other = json!({ "name": "N", "issuer": "https://other.example", "client_id": "c",
        "client_secret": "s" });
    at.ines.api("PUT", &provider, Some(other)).await.expect(409);
    at.ines.api("DELETE", &provider, None).await.expect(409);
    at.ines.post("/settings/sign-in/company-account/unlink", &[]).await.expect(409);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_in_a_folded_part_is_shown() {
    let net = network().await;
    let ines = net.administrator("ines").await;
    let form = [
        ("name", "N"),
        ("issuer", "https://login.example.com"),
        ("client_id", "c"),
        ("client_secret", "hush-hush"),
        ("kept_groups", "GG_RH\ngg-rh"),
    ];
    let page = ines.post("/admin/sign-in/new", &form).await.expect(422).text;
    assert!(page.contains("<details open>") && page.contains("is there twice"), "{page}");
    assert!(!page.contains("hush-hush"), "a secret is not written back");
}
