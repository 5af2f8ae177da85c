//! What administrators do with SAML providers.

use axum::Router;
use axum::routing::get;
use serde_json::json;

use super::{Browser, ENTITY, KEY, answer, company, generate, metadata, network};

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_is_added_by_its_metadata_tried_and_switched_on_in_pages() {
    let net = network().await;
    let ines = net.administrator("ines").await;
    let list = ines.get("/admin/sign-in").await.expect(200).text;
    assert!(list.contains("Add a SAML provider"), "{list}");
    ines.get("/admin/sign-in/new/saml").await.expect(200);
    let good = metadata(ENTITY, &[&KEY]);
    let new = "/admin/sign-in/new/saml";
    for (metadata, said) in [
        (String::new(), "address, file or text"),
        ("<html></html>".to_owned(), "This is not SAML metadata"),
        (good.replace("IDPSSO", "SPSSO"), "no SAML 2.0 identity provider"),
        (good.replace("HTTP-Redirect", "SOAP"), "HTTP-Redirect: enable"),
        (good.replace("X509Certificate>", "X509CRL>"), "no usable signing certificate"),
        (
            good.replace("entityID=", "validUntil=\"2020-01-01T00:00:00Z\" entityID="),
            "says that it is over",
        ),
        (
            good.replace("https://idp.example.com/sso", "http://idp.example.com/sso"),
            "must begin with https://",
        ),
        (
            good.replace("https://idp.example.com/sso", "javascript:alert(1)"),
            "must begin with https://",
        ),
    ] {
        let form = [("name", "Intranet"), ("arrival", "create"), ("metadata", &*metadata)];
        let page = ines.post(new, &form).await.expect(422).text;
        assert!(page.contains(said) && page.contains("value=\"Intranet\""), "{said}: {page}");
    }
    // A file is shown in the form, and changes nothing.
    let file = |bytes: &str| vec![("file", "metadata.xml", bytes.as_bytes().to_vec())];
    let shown =
        ines.post_named_files("/admin/sign-in/new/file", &[], file(&good)).await.expect(200).text;
    assert!(shown.contains("&#60;md:EntityDescriptor"), "{shown}");
    let shown =
        ines.post_named_files("/admin/sign-in/new/file", &[], file("x")).await.expect(422).text;
    assert!(shown.contains("This is not SAML metadata"), "{shown}");
    let form = [("name", "Intranet"), ("arrival", "create"), ("metadata", &*good)];
    let made = ines.post(new, &form).await.expect(303);
    assert_eq!(made.location(), "/admin/sign-in/intranet");
    let page = ines.get("/admin/sign-in/intranet").await.expect(200).text;
    let url = &net.app.config.public_url;
    for shown in [
        format!("{url}/sso/intranet/acs"),
        format!("{url}/sso/intranet/metadata"),
        ENTITY.to_owned(),
        "https://idp.example.com/sso".to_owned(),
        "nameid-format:persistent".to_owned(),
    ] {
        assert!(page.contains(&shown), "{shown}: {page}");
    }
    assert!(!page.contains("expires on"), "{page}");
    // Our metadata is no secret, and names no key but the public one.
    let got = Browser::new(&net).get("/sso/intranet/metadata").await;
    assert!(got.text.contains("WantAssertionsSigned=\"true\""), "{}", got.text);
    assert!(got.text.contains(&format!("Location=\"{url}/sso/intranet/acs\"")), "{}", got.text);
    // Nobody sees it yet.
    assert_eq!(Browser::new(&net).get("/sso/intranet").await.status, 404);
    ines.post("/admin/sign-in/intranet/on", &[]).await.expect(303);
    assert!(Browser::new(&net).get("/sign-in").await.text.contains("Sign in with Intranet"));
    assert!(ines.get("/admin/sign-in").await.expect(200).text.contains("SAML 2.0"));
    // A change without metadata keeps it; with another provider's it is switched off.
    let form = [("name", "Company"), ("arrival", "create")];
    ines.post("/admin/sign-in/intranet", &form).await.expect(303);
    let one = ines.api("GET", "/site/sign-in-providers", None).await.expect(200).json();
    assert_eq!((&one[0]["issuer"], &one[0]["on"]), (&json!(ENTITY), &json!(true)));
    let other =
        metadata("https://other.example.com", &[&generate(20 * 365 - 30), &generate(21 * 365)]);
    let form = [("name", "Company"), ("arrival", "create"), ("metadata", &*other)];
    ines.post("/admin/sign-in/intranet", &form).await.expect(303);
    let one = ines.api("GET", "/site/sign-in-providers", None).await.expect(200).json();
    assert_eq!(
        (&one[0]["issuer"], &one[0]["on"]),
        (&json!("https://other.example.com"), &json!(false))
    );
    // Its certificates end soon, or have.
    for page in ["/admin/sign-in", "/admin/sign-in/intranet"] {
        let page = ines.get(page).await.expect(200).text;
        assert!(page.contains("signing certificate expires on"), "{page}");
    }
    assert!(ines.get("/admin/sign-in/intranet").await.expect(200).text.contains("Expired on"));
    let audit = ines.api("GET", "/audit", None).await.expect(200).text;
    assert!(audit.contains("sso.provider_changed"), "{audit}");
    ines.post("/admin/sign-in/intranet/remove", &[]).await.expect(303);
    ines.get("/admin/sign-in/intranet").await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn metadata_is_fetched_from_where_the_provider_publishes_it() {
    let net = network().await;
    let ines = net.administrator("ines").await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = format!("http://{}", listener.local_addr().unwrap());
    let text = metadata(ENTITY, &[&KEY]);
    let router = Router::new().route("/descriptor", get(move || async { text }));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let new = "/admin/sign-in/new/saml";
    for (url, said) in [
        ("x", "not a web address"),
        ("http://idp.example.com/descriptor", "must begin with https://"),
        (&*format!("{at}/none"), "Nothing could be read there"),
    ] {
        let form = [("name", "Intranet"), ("arrival", "create"), ("metadata_url", url)];
        let page = ines.post(new, &form).await.expect(422).text;
        assert!(page.contains(said) && page.contains(url), "{said}: {page}");
    }
    let url = format!("{at}/descriptor");
    let form = [("name", "Intranet"), ("arrival", "create"), ("metadata_url", &*url)];
    ines.post(new, &form).await.expect(303);
    assert!(ines.get("/admin/sign-in/intranet").await.expect(200).text.contains(ENTITY));
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_of_administrators_alone_manage_them() {
    let at = company(json!({})).await;
    let (ana, gus) = (at.net.member("ana").await, at.net.guest("gus").await);
    let new = json!({ "name": "N", "kind": "saml", "metadata": metadata(ENTITY, &[&KEY]) });
    for who in [&ana, &gus] {
        who.api("POST", "/site/sign-in-providers", Some(new.clone())).await.expect(403);
        who.get("/admin/sign-in/new/saml").await.expect(403);
        who.post("/admin/sign-in/new/saml", &[("name", "x")]).await.expect(403);
        who.post("/admin/sign-in/intranet", &[("name", "x")]).await.expect(403);
        who.post_named_files("/admin/sign-in/new/file", &[], vec![]).await.expect(403);
        who.post_named_files("/admin/sign-in/intranet/file", &[], vec![]).await.expect(403);
    }
    let list = at.ines.api("GET", "/site/sign-in-providers", None).await.expect(200);
    let one = &list.json()[0];
    let url = &at.net.app.config.public_url;
    assert_eq!(one["kind"], json!("saml"));
    assert_eq!(one["entity_id"], json!(format!("{url}/sso/intranet/metadata")));
    assert_eq!(one["callback_url"], json!(format!("{url}/sso/intranet/acs")));
    assert_eq!((&one["logout_url"], &one["has_secret"]), (&json!(null), &json!(false)));
    assert_eq!(one["certificates"][0]["fingerprint"].as_str().map(str::len), Some(64));
    // The key that requests are signed by is nobody's to read, or to bring.
    let kept = at
        .net
        .app
        .db
        .read(|tx| tx.query_one(&SECRET, kernel::params![], |row| row.get::<String>(0)));
    let kept = kept.await.unwrap();
    assert!(kept.len() > 2_000 && !list.text.contains(&kept[..40]));
    let path = "/site/sign-in-providers/intranet";
    let change =
        json!({ "name": "Intranet", "client_secret": "mine", "settings": { "arrival": "create" } });
    at.ines.api("PUT", path, Some(change)).await.expect(204);
    let then = at
        .net
        .app
        .db
        .read(|tx| tx.query_one(&SECRET, kernel::params![], |row| row.get::<String>(0)));
    assert_eq!(then.await.unwrap(), kept);
    let change = json!({ "name": "Intranet", "kind": "openid", "issuer": "https://a.example.com", "client_id": "c" });
    let refused = at.ines.api("PUT", path, Some(change)).await.expect(422).text;
    assert!(refused.contains("keeps its kind"), "{refused}");
    at.ines
        .api("POST", "/site/sign-in-providers", Some(json!({ "name": "N", "kind": "saml" })))
        .await
        .expect(422);
    // Whoever is known by one attribute is not known by another: a change signs them out.
    let noor = Browser::new(&at.net);
    at.enters(&noor, |_| ()).await;
    assert_eq!(noor.is().await.as_deref(), Some("noor"));
    let change =
        json!({ "name": "Intranet", "settings": { "arrival": "create", "subject": "uid" } });
    at.ines.api("PUT", path, Some(change)).await.expect(204);
    assert_eq!(noor.is().await, None);
    let one = at.ines.api("GET", "/site/sign-in-providers", None).await.expect(200).json();
    assert_eq!((&one[0]["on"], &one[0]["people"]), (&json!(false), &json!(0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_try_shows_what_comes_and_signs_nobody_in() {
    let at = company(json!({})).await;
    at.ines.api("DELETE", "/site/sign-in-providers/intranet/on", None).await.expect(204);
    let browser = Browser::signed_in(&at.net, &at.ines);
    let state = at.begins(&browser, "/admin/sign-in/intranet/try").await;
    let mut to = at.to("noor", &state);
    to.attributes.push(("memberOf".into(), vec!["GG_DSI".into(), "GG_RH &lt;b&gt;".into()]));
    let got = at.back(&browser, &answer(&to), &state).await;
    for shown in
        ["An account would be created for Noor Haddad.", "memberOf", "GG_DSI", "&#60;b&#62;"]
    {
        assert!(got.text.contains(shown), "{shown}: {}", got.text);
    }
    assert_eq!(browser.is().await.as_deref(), Some("ines"));
    at.ines.api("GET", "/people/noor", None).await.expect(404);
}

kernel::sql! {
    static SECRET = "SELECT client_secret FROM sso_providers";
}
