//! Who comes in by a provider: known, linked by a proved address, created, or told why not.

use serde_json::{Value, json};

use super::{Browser, company};

#[tokio::test(flavor = "multi_thread")]
async fn somebody_new_is_created_and_is_the_same_the_next_time() {
    let at = company(json!({ "job": "title", "unit": "department", "groups": "realm.roles",
        "kept_groups": ["GG_DSI", "GG_RH"] }))
    .await;
    let browser = Browser::new(&at.net);
    let page = browser.get("/sign-in").await.text;
    assert!(page.contains("Sign in with Company account") && page.contains("/sso/company-account"));
    let more = json!({ "title": "Fitter", "department": "Workshop", "realm": { "roles": ["GG_DSI", "x"] } });
    let got = at.enters(&browser, "noor", more.clone()).await;
    assert_eq!((got.status, got.location.as_str()), (303, "/people"), "{}", got.text);
    assert_eq!(browser.is().await.as_deref(), Some("noor"));
    let form = at.provider.said.lock().unwrap().form.clone();
    assert!(form.contains("code_verifier=") && form.contains("redirect_uri="), "{form}");
    let noor = at.ines.api("GET", "/people/noor", None).await.expect(200).json();
    assert_eq!((&noor["name"], &noor["job"]), (&json!("Noor Haddad"), &json!("Fitter")));
    assert_eq!(noor["unit"]["name"], json!("Workshop"));
    let groups = at.ines.api("GET", "/groups", None).await.expect(200).json();
    assert_eq!(
        (&groups["items"][0]["name"], &groups["items"][0]["members"]),
        (&json!("GG_DSI"), &json!(1))
    );
    // Another day: the same person, who has left a group; what they say of themselves stays.
    let again = Browser::new(&at.net);
    let more = json!({ "name": "Other", "realm": { "roles": [] }, "email": "other@example.com" });
    at.enters(&again, "noor", more).await;
    assert_eq!(again.is().await.as_deref(), Some("noor"));
    let noor = at.ines.api("GET", "/people/noor", None).await.expect(200).json();
    assert_eq!(noor["name"], json!("Noor Haddad"));
    let groups = at.ines.api("GET", "/groups", None).await.expect(200).json();
    assert_eq!(groups["items"][0]["members"], json!(0));
    // Too many groups to be told are not none (Entra ID's overage).
    at.enters(&Browser::new(&at.net), "noor", json!({ "realm": { "roles": ["GG_DSI"] } })).await;
    let overage = json!({ "_claim_names": { "groups": "src1" } });
    at.enters(&Browser::new(&at.net), "noor", overage).await;
    let groups = at.ines.api("GET", "/groups", None).await.expect(200).json();
    assert_eq!(groups["items"][0]["members"], json!(1));
}

/// Why somebody is not let in, as the page says it.
fn why(text: &str) -> &'static str {
    for (word, said) in [
        ("unverified", "does not prove that your email address is yours"),
        ("taken", "already linked to someone else"),
        ("link-first", "There is an account with your email address"),
        ("no-account", "You have no account here yet"),
        ("domain", "not one of those that may come here"),
        ("closed", "Your account has been closed"),
        ("nameless", "does not say your name"),
    ] {
        if text.contains(said) {
            return word;
        }
    }
    "in"
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_in_is_what_administrators_chose() {
    // The rule, who somebody is, what the token says; what comes of it.
    let own = || json!({});
    let unverified = || json!({ "email_verified": false });
    let silent = || json!({ "email_verified": null });
    let word = || json!({ "email_verified": "true" });
    let nobody = || json!({ "email": null, "email_verified": null });
    let claims = ["create", "claim", "link"];
    let table: Vec<(&str, Value, [&str; 3])> = vec![
        ("new", own(), ["in", "no-account", "no-account"]),
        ("new", nobody(), ["in", "no-account", "no-account"]),
        ("new", silent(), ["in", "no-account", "no-account"]),
        (
            "new",
            json!({ "name": null, "preferred_username": null }),
            ["nameless", "no-account", "no-account"],
        ),
        ("ana", own(), ["in", "in", "link-first"]),
        ("ana", unverified(), ["unverified"; 3]),
        ("ana", silent(), ["unverified"; 3]),
        ("ana", word(), ["unverified"; 3]),
        // Who runs the network is nobody's to claim.
        ("root", own(), ["link-first"; 3]),
        ("gone", own(), ["closed"; 3]),
    ];
    for (n, rule) in claims.into_iter().enumerate() {
        for (who, more, expected) in &table {
            let at = company(json!({ "arrival": rule })).await;
            at.net.member_with_mail("ana").await;
            let root = at.net.administrator("root").await;
            let given = json!({ "email": "root@example.com" });
            at.ines.api("PUT", "/people/root/email", Some(given)).await;
            drop(root);
            at.net.member_with_mail("gone").await;
            at.ines.api("PUT", "/people/gone/closed", None).await.expect(204);
            let mut more = more.clone();
            if more.get("email").is_none() {
                more["email"] = json!(format!("{who}@example.com"));
            }
            let browser = Browser::new(&at.net);
            let got = at.enters(&browser, &format!("id-{who}"), more.clone()).await;
            assert_eq!(why(&got.text), expected[n], "{rule} {who} {more}: {}", got.text);
            assert_eq!(got.status, if expected[n] == "in" { 303 } else { 403 });
            let is = browser.is().await;
            match (expected[n], *who) {
                ("in", "new") => assert!(is.is_some()),
                ("in", who) => assert_eq!(is.as_deref(), Some(who)),
                _ => assert_eq!(is, None),
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn domains_bound_who_comes_and_may_be_trusted() {
    let at = company(json!({ "domains": ["example.com"] })).await;
    let enters = async |more: Value| at.enters(&Browser::new(&at.net), "sub", more).await.text;
    assert_eq!(why(&enters(json!({ "email": "a@example.org" })).await), "domain");
    assert_eq!(why(&enters(json!({ "email": "a@evil-example.com" })).await), "domain");
    assert_eq!(why(&enters(json!({ "email": null })).await), "domain");
    assert_eq!(why(&enters(json!({ "email_verified": null })).await), "unverified");
    let path = format!("/site/sign-in-providers/{}", at.slug);
    let change = json!({ "name": "Company account", "issuer": at.provider.issuer, "client_id": "parvis",
        "settings": { "domains": ["example.com"], "trusts_addresses": true } });
    at.ines.api("PUT", &path, Some(change)).await.expect(204);
    assert_eq!(why(&enters(json!({ "email_verified": null })).await), "in");
    // Of another domain nothing is trusted.
    at.net.member_with_mail("ana").await;
    at.ines.api("PUT", "/people/ana/email", Some(json!({ "email": "ana@example.org" }))).await;
    let other = json!({ "email": "ana@example.org", "email_verified": null });
    let got = at.enters(&Browser::new(&at.net), "other", other).await.text;
    assert_eq!(why(&got), "unverified");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_was_given_to_somebody_else_opens_nothing() {
    let at = company(json!({})).await;
    let ana = at.net.member_with_mail("ana").await;
    at.enters(&Browser::new(&at.net), "first", json!({ "email": "ana@example.com" })).await;
    let second = Browser::new(&at.net);
    let got = at.enters(&second, "second", json!({ "email": "ana@example.com" })).await;
    assert_eq!((why(&got.text), second.is().await), ("taken", None));
    // Unlinked, it is a way in again only by its own person's hand or a proved address.
    let only = ana.post("/settings/sign-in/company-account/unlink", &[]).await;
    assert_eq!(only.status, 409, "without a password it is the only way in");
    // A closed account stays closed, and comes back when it is opened.
    at.ines.api("PUT", "/people/ana/closed", None).await.expect(204);
    let browser = Browser::new(&at.net);
    let got = at.enters(&browser, "first", json!({})).await;
    assert_eq!((why(&got.text), browser.is().await), ("closed", None));
    at.ines.api("DELETE", "/people/ana/closed", None).await.expect(204);
    at.enters(&browser, "first", json!({})).await;
    assert_eq!(browser.is().await.as_deref(), Some("ana"));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_first_sign_ins_at_once_make_one_person() {
    let at = company(json!({})).await;
    let (one, two) = (Browser::new(&at.net), Browser::new(&at.net));
    let path = format!("/sso/{}", at.slug);
    let (begun, other) = (one.begin(&path).await, two.begin(&path).await);
    // The answer is for both: the nonce differs, so each is tried with its own until it is let in.
    at.provider.answers(&at.provider.signed(super::HEADER, &at.provider.claims("noor", &begun.1)));
    let [first, second] = [&begun.0, &other.0].map(|state| format!("code=a&state={state}"));
    let (first, second) = tokio::join!(one.back(&at.slug, &first), two.back(&at.slug, &second));
    assert_eq!((first.status, second.status), (303, 403), "{}", second.text);
    at.enters(&two, "noor", json!({})).await;
    let (first, second) = (one.is().await, two.is().await);
    assert_eq!((first.as_deref(), second.as_deref()), (Some("noor"), Some("noor")));
    let people = at.ines.api("GET", "/people", None).await.expect(200).json();
    assert_eq!(people["items"].as_array().map(Vec::len), Some(2), "{people}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_signed_in_there_sees_no_page_and_who_is_not_sees_ours() {
    let at = company(json!({ "silent": true })).await;
    let browser = Browser::new(&at.net);
    let asked = browser.get("/sign-in?next=/people").await;
    assert_eq!(asked.location, "/sso/company-account?silent=1&next=%2Fpeople");
    let got = browser.get(&asked.location).await;
    assert_eq!(super::query(&got.location, "prompt"), "none");
    let state = super::query(&got.location, "state");
    let back = browser.back(&at.slug, &format!("error=login_required&state={state}")).await;
    assert_eq!(back.location, "/sign-in?stay=1&next=%2Fpeople");
    let page = browser.get(&back.location).await;
    assert!(page.status == 200 && page.text.contains("name=\"password\""), "{}", page.text);
    let got =
        at.passes(&browser, "/sso/company-account?silent=1&next=/people", "noor", json!({})).await;
    assert_eq!((got.status, got.location.as_str()), (303, "/people"));
    // Where the provider is away, our own page is there.
    at.provider.set(|said| said.away = true);
    let other = Browser::new(&at.net);
    let path = "/sso/company-account?silent=1&next=/people";
    let (state, _) = other.begin(path).await;
    let back = other.back(&at.slug, &format!("code=a&state={state}")).await;
    assert_eq!(back.location, "/sign-in?stay=1&next=%2Fpeople");
    assert_eq!(browser.is().await.as_deref(), Some("noor"), "those who are in go on");
}
