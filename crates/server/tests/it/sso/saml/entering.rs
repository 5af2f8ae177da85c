//! Who comes in by a SAML provider, and who does not.

use serde_json::json;

use super::idp::{self, RSA, Signer, To};
use super::{
    Browser, Company, KEY, OTHER, added, answer, company, metadata, now, query, request, sign,
};

#[tokio::test(flavor = "multi_thread")]
async fn somebody_new_is_created_and_is_the_same_the_next_time() {
    let at = company(json!({ "job": "title", "groups": "memberOf", "kept_groups": ["GG_DSI"],
        "domains": ["example.com"], "trusts_addresses": true }))
    .await;
    let browser = Browser::new(&at.net);
    assert!(browser.get("/sign-in").await.text.contains("Sign in with Intranet"));
    let got = browser.get("/sso/intranet").await;
    let xml = request(&got.location);
    let url = &at.net.app.config.public_url;
    for said in [
        format!("AssertionConsumerServiceURL=\"{url}/sso/intranet/acs\""),
        format!("<saml:Issuer>{url}/sso/intranet/metadata</saml:Issuer>"),
        format!("ID=\"{}\"", query(&got.location, "RelayState")),
    ] {
        assert!(xml.contains(&said), "{said}: {xml}");
    }
    assert!(!query(&got.location, "Signature").is_empty());
    let more = |to: &mut To| {
        to.attributes.push(("title".into(), vec!["Fitter".into()]));
        to.attributes.push(("memberOf".into(), vec!["GG_DSI".into(), "x".into()]));
    };
    let got = at.enters(&browser, more).await;
    assert_eq!((got.status, got.location.as_str()), (303, "/people"), "{}", got.text);
    assert_eq!(browser.is().await.as_deref(), Some("noor"));
    let noor = at.ines.api("GET", "/people/noor", None).await.expect(200).json();
    assert_eq!((&noor["name"], &noor["job"]), (&json!("Noor Haddad"), &json!("Fitter")));
    let groups = at.ines.api("GET", "/groups", None).await.expect(200).json();
    assert_eq!(groups["items"][0]["members"], json!(1));
    // Another day, with another address and another name: the same person.
    let again = Browser::new(&at.net);
    at.enters(&again, |to| to.attributes = vec![("mail".into(), vec!["other@example.com".into()])])
        .await;
    assert_eq!(again.is().await.as_deref(), Some("noor"));
    let groups = at.ines.api("GET", "/groups", None).await.expect(200).json();
    assert_eq!(groups["items"][0]["members"], json!(0));
    // Another identifier of the same address is somebody else, who takes nothing over.
    let other = Browser::new(&at.net);
    let got = at.enters(&other, |to| to.name = "id-of-another".into()).await;
    assert_eq!(got.status, 403, "{}", got.location);
    assert!(got.text.contains("already linked to someone else"), "{}", got.text);
    assert_eq!(other.is().await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_proved_only_where_administrators_say_so() {
    let at = company(json!({ "arrival": "claim" })).await;
    at.net.member_with_mail("noor").await;
    let browser = Browser::new(&at.net);
    let verified = |to: &mut To| to.attributes.push(("email_verified".into(), vec!["true".into()]));
    let got = at.enters(&browser, verified).await;
    assert!(got.text.contains("does not prove that your email address is yours"), "{}", got.text);
    let change = json!({ "name": "Intranet", "settings": { "arrival": "claim", "domains": ["example.com"],
        "trusts_addresses": true } });
    at.ines.api("PUT", "/site/sign-in-providers/intranet", Some(change)).await.expect(204);
    at.enters(&browser, |_| ()).await;
    assert_eq!(browser.is().await.as_deref(), Some("noor"));
    // Who has no account is told so.
    let got =
        at.enters(&Browser::new(&at.net), |to| *to = Company::to(&at, "none", &to.request)).await;
    assert!(got.text.contains("no account here yet"), "{}", got.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_taken_once_by_the_browser_that_asked() {
    let at = company(json!({})).await;
    let browser = Browser::new(&at.net);
    let state = at.begins(&browser, "/sso/intranet?next=/people").await;
    let xml = answer(&at.to("noor", &state));
    let next = at.posts(&xml, &state).await;
    // In another browser it opens nothing, and is used up by that: what others were answered is of no use to who lured them.
    let other = Browser::new(&at.net);
    other.get("/sign-in").await;
    assert_eq!(other.get(&next).await.status, 403);
    assert_eq!(browser.get(&next).await.status, 403);
    let state = at.begins(&browser, "/sso/intranet?next=/people").await;
    let xml = answer(&at.to("noor", &state));
    let next = at.posts(&xml, &state).await;
    // Posted again, it is not taken again.
    let again = at.posts(&xml, &state).await;
    assert!(other.get(&again).await.text.contains("took too long"));
    assert_eq!(browser.get(&again).await.status, 403);
    assert_eq!(browser.get(&next).await.location, "/people");
    assert_eq!(browser.is().await.as_deref(), Some("noor"));
    // Nor for another request.
    let third = Browser::new(&at.net);
    let state = at.begins(&third, "/sso/intranet").await;
    let got = at.back(&third, &xml, &state).await;
    assert!(got.text.contains("belongs to another sign-in"), "{}", got.text);
    assert_eq!(third.is().await, None);
    // Without an answer there is none.
    let state = at.begins(&third, "/sso/intranet").await;
    let got = third.get(&format!("/sso/intranet/callback?state={state}")).await;
    assert_eq!((got.status, third.is().await), (403, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_unasked_is_asked_anew() {
    let at = company(json!({})).await;
    let unasked = |state: &str| {
        let to = at.to("noor", "none");
        let signer = Signer { by: RSA, sign: &|words| sign(&KEY, words) };
        let plain = idp::assertion(&to).replace("InResponseTo=\"none\" ", "");
        let xml = idp::response(&to, "Success", &idp::signed("_a", &plain, &signer));
        (xml.replace("InResponseTo=\"none\" ", ""), state.to_owned())
    };
    for (state, next) in
        [("", "%2F"), ("/people", "%2Fpeople"), ("https://evil.example.com", "%2F")]
    {
        let (xml, state) = unasked(state);
        let next = format!("/sso/intranet?next={next}");
        assert_eq!(at.posts(&xml, &state).await.to_lowercase(), next.to_lowercase());
    }
    // With a request of ours it is a refusal, not a way round.
    let browser = Browser::new(&at.net);
    let state = at.begins(&browser, "/sso/intranet").await;
    let (xml, _) = unasked("");
    let got = at.back(&browser, &xml, &state).await;
    assert_eq!((got.status, browser.is().await), (403, None), "{}", got.text);
}

/// A forged answer: what is wrong with it, it, and what its person reads.
type Forged = (&'static str, Box<dyn Fn(&Company, &To) -> String>, &'static str);

#[tokio::test(flavor = "multi_thread")]
async fn what_is_forged_opens_nothing_and_says_what_to_mend() {
    let at = company(json!({})).await;
    let table: Vec<Forged> = vec![
        (
            "by another key",
            Box::new(|_, to| {
                idp::answer(to, &Signer { by: RSA, sign: &|words| sign(&OTHER, words) })
            }),
            "load its metadata again",
        ),
        (
            "not signed",
            Box::new(|_, to| idp::response(to, "Success", &idp::assertion(to))),
            "is not signed",
        ),
        (
            "changed",
            Box::new(|_, to| answer(to).replace("id-of-noor", "id-of-ines")),
            "load its metadata again",
        ),
        (
            "two assertions",
            Box::new(|_, to| {
                let evil = idp::assertion(to).replace("\"_a\"", "\"_b\"").replace("noor", "ines");
                answer(to).replace("<saml:Assertion ", &format!("{evil}<saml:Assertion "))
            }),
            "not in a form",
        ),
        (
            "a document type",
            Box::new(|_, to| format!("<!DOCTYPE x>{}", answer(to))),
            "not in a form",
        ),
        (
            "of another provider",
            Box::new(|_, to| {
                answer(&To { issuer: "https://evil.example.com".into(), ..to.clone() })
            }),
            "comes from another provider",
        ),
        (
            "for another",
            Box::new(|_, to| {
                answer(&To { audience: "https://other.example.com".into(), ..to.clone() })
            }),
            "check our entity ID",
        ),
        (
            "for another provider's side",
            Box::new(|at, to| {
                let url = &at.net.app.config.public_url;
                answer(&To { audience: format!("{url}/sso/other/metadata"), ..to.clone() })
            }),
            "check our entity ID",
        ),
        (
            "to another address",
            Box::new(|_, to| {
                answer(&To { recipient: "https://other.example.com/acs".into(), ..to.clone() })
            }),
            "check the assertion consumer service",
        ),
        (
            "old",
            Box::new(|_, to| answer(&To { now: now() - 400, ..to.clone() })),
            "too old or from the future",
        ),
        (
            "of the future",
            Box::new(|_, to| answer(&To { now: now() + 400, ..to.clone() })),
            "too old or from the future",
        ),
        (
            "known by an address",
            Box::new(|_, to| {
                answer(&To {
                    format: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress".into(),
                    ..to.clone()
                })
            }),
            "persistent name ID",
        ),
        (
            "known for a moment",
            Box::new(|_, to| {
                answer(&To {
                    format: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient".into(),
                    ..to.clone()
                })
            }),
            "persistent name ID",
        ),
        (
            "encrypted",
            Box::new(|_, to| {
                idp::response(
                    to,
                    "Success",
                    "<saml:EncryptedAssertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>",
                )
            }),
            "is encrypted",
        ),
        (
            "by SHA-1",
            Box::new(|_, to| {
                let by = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
                idp::answer(to, &Signer { by, sign: &|words| sign(&KEY, words) })
            }),
            "choose RSA-SHA256",
        ),
        (
            "a refusal",
            Box::new(|_, to| idp::response(to, "RequestDenied", "")),
            "does not let you in",
        ),
        ("nothing", Box::new(|_, _| String::new()), "not in a form"),
    ];
    for (name, forge, said) in &table {
        let browser = Browser::new(&at.net);
        let state = at.begins(&browser, "/sso/intranet").await;
        let got = at.back(&browser, &forge(&at, &at.to("noor", &state)), &state).await;
        assert_eq!((got.status, browser.is().await), (403, None), "{name}");
        assert!(got.text.contains(said), "{name}: {}", got.text);
        if *name != "a refusal" {
            assert!(at.trouble().await.contains(said), "{name}: {}", at.trouble().await);
        }
    }
    // Anybody can post what nobody signed: its words are told to who brought it, and not as the provider's.
    let page = at.ines.get("/admin/sign-in/intranet").await.expect(200).text;
    assert!(!page.contains("not well-formed"), "{page}");
    // What the provider signed is told to who can do something about it.
    let browser = Browser::new(&at.net);
    let state = at.begins(&browser, "/sso/intranet").await;
    let others = To { audience: "https://other.example.com".into(), ..at.to("noor", &state) };
    at.back(&browser, &answer(&others), &state).await;
    let page = at.ines.get("/admin/sign-in/intranet").await.expect(200).text;
    assert!(page.contains("https://other.example.com"), "{page}");
    // And a good one comes in after all of them.
    let browser = Browser::new(&at.net);
    at.enters(&browser, |_| ()).await;
    assert_eq!((browser.is().await.as_deref(), at.trouble().await.as_str()), (Some("noor"), ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn providers_answer_for_themselves_alone() {
    let at = company(json!({})).await;
    let second = added(&at.ines, json!({})).await;
    assert_eq!(second, "intranet-2");
    let browser = Browser::new(&at.net);
    // What one answers to its request is not an answer to another's, although both are one provider.
    let state = at.begins(&browser, "/sso/intranet").await;
    let xml = answer(&at.to("noor", &state));
    let other = Company { slug: second, ..at };
    let got = other.back(&browser, &xml, &state).await;
    assert_eq!((got.status, browser.is().await), (403, None));
    let state = other.begins(&browser, "/sso/intranet-2").await;
    let got = other.back(&browser, &xml, &state).await;
    assert!(
        got.text.contains("check our entity ID")
            || got.text.contains("another sign-in")
            || got.text.contains("assertion consumer service"),
        "{}",
        got.text
    );
    assert_eq!(browser.is().await, None);
    // An OpenID provider takes no SAML, and a SAML provider no logout token.
    let new = json!({ "name": "Other", "issuer": "https://login.example.com", "client_id": "c" });
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    other.ines.api("POST", "/site/sign-in-providers", Some(new)).await.expect(201);
    let url = &other.net.app.config.public_url;
    for (path, status) in [("other/acs", 404), ("none/acs", 404), ("intranet/logout", 400)] {
        let sent =
            http.post(format!("{url}/sso/{path}")).form(&[("logout_token", "x")]).send().await;
        assert_eq!(sent.unwrap().status(), status, "{path}");
    }
    for (path, status) in [("other", 404), ("none", 404), ("intranet", 200)] {
        let got = http.get(format!("{url}/sso/{path}/metadata")).send().await.unwrap();
        assert_eq!(got.status(), status, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_links_proves_and_stays_out() {
    let at = company(json!({ "arrival": "link", "silent": true })).await;
    let noor = at.net.member("noor").await;
    let browser = Browser::signed_in(&at.net, &noor);
    let state = at.begins(&browser, "/settings/sign-in/intranet/link").await;
    let got = at.back(&browser, &answer(&at.to("noor", &state)), &state).await;
    assert!(got.text.contains("Only if this account is yours"), "{}", got.text);
    let (_, word) = got.text.split_once("name=\"sure\" value=\"").expect("a question");
    let word = word.split('"').next().unwrap();
    let got = browser.send(&got.text, "/settings/sign-in/intranet/link", &[("sure", word)]).await;
    assert_eq!(got.status, 303, "{}", got.text);
    // They prove again that it is they: by signing in there anew, just now, as themselves.
    let prove = "/sso/intranet/prove";
    let got = browser.get(prove).await;
    assert!(request(&got.location).contains(" ForceAuthn=\"true\""), "{}", request(&got.location));
    for (name, ago, said) in [
        ("noor", 3_600, "does not say when you last signed in"),
        ("ines", 0, "signed in to Intranet as someone else"),
        ("noor", 0, "Close this window"),
    ] {
        let state = at.begins(&browser, prove).await;
        let to = at.to(name, &state);
        let signer = Signer { by: RSA, sign: &|words| sign(&KEY, words) };
        let old = format!("AuthnInstant=\"{}\"", idp::at(to.now - ago));
        let instant = format!("AuthnInstant=\"{}\"", idp::at(to.now));
        let said_then = idp::assertion(&to).replace(&instant, &old);
        let xml = idp::response(&to, "Success", &idp::signed("_a", &said_then, &signer));
        let got = at.back(&browser, &xml, &state).await;
        assert!(got.text.contains(said), "{name} {ago}: {}", got.text);
    }
    // Who is signed in there is not asked; who is not sees the page that asks.
    let quiet = Browser::new(&at.net);
    let got = quiet.get("/sso/intranet?silent=1&next=/people").await;
    assert!(request(&got.location).contains(" IsPassive=\"true\""), "{}", got.location);
    let state = query(&got.location, "RelayState");
    let got =
        at.back(&quiet, &idp::response(&at.to("noor", &state), "NoPassive", ""), &state).await;
    assert!(got.location.starts_with("/sign-in?stay=1"), "{} {}", got.location, got.text);
    at.enters(&quiet, |_| ()).await;
    assert_eq!(quiet.is().await.as_deref(), Some("noor"));
    // Another key that the provider publishes as well is taken from then on; the one before no more when it is gone.
    let change = json!({ "name": "Intranet", "metadata": metadata(super::ENTITY, &[&OTHER]),
        "settings": { "arrival": "link" } });
    at.ines.api("PUT", "/site/sign-in-providers/intranet", Some(change)).await.expect(204);
    let got = at.enters(&Browser::new(&at.net), |_| ()).await;
    assert!(got.text.contains("load its metadata again"), "{}", got.text);
    assert_eq!(quiet.is().await.as_deref(), Some("noor"), "who is signed in stays so");
}
