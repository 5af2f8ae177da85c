//! What changes with time: keys, and how long a sign-in may take.

use kernel::Clock;
use serde_json::json;
use testkit::TestApp;

use super::forged::opens;
use super::provider::{HEADER, Provider, pair, published, signed};
use super::{Browser, Company, added};

#[tokio::test(flavor = "multi_thread")]
async fn keys_change_and_a_name_that_nobody_knows_asks_for_them_once() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |config| {
        config.networks = vec!["127.0.0.0/8".parse().expect("a network")];
    })
    .await;
    let ines = net.administrator("ines").await;
    let provider = Provider::start().await;
    let slug = added(&ines, &provider.issuer, json!({})).await;
    let at = Company { net, ines, provider, slug };
    assert!(opens(&at, |by, claims| by.signed(HEADER, &claims)).await);
    let asked = || at.provider.said.lock().unwrap().asked_keys;
    assert_eq!(asked(), 1);
    for n in 0..5 {
        let header = format!(r#"{{"alg":"ES256","kid":"none-{n}"}}"#);
        assert!(!opens(&at, |by, claims| by.signed(&header, &claims)).await);
    }
    let forged = opens(&at, |_, claims| signed(&pair(), HEADER, &claims.to_string()));
    assert!(!forged.await);
    assert_eq!(asked(), 1, "not a request for each name");
    let new = pair();
    let keys = json!({ "keys": [published(&new, "new")] });
    at.provider.set(|said| said.keys = keys);
    clock.advance(61);
    let header = r#"{"alg":"ES256","kid":"new"}"#;
    assert!(opens(&at, |_, claims| signed(&new, header, &claims.to_string())).await);
    assert_eq!(asked(), 2);
    assert!(!opens(&at, |by, claims| by.signed(HEADER, &claims)).await, "the old key is gone");
    // Another key of the same name, and no name at all.
    let third = pair();
    let keys = json!({ "keys": [published(&third, "new")] });
    at.provider.set(|said| said.keys = keys);
    clock.advance(61);
    assert!(opens(&at, |_, claims| signed(&third, header, &claims.to_string())).await);
    // A day later the keys are asked for although all is well; away, they are what they were.
    let before = asked();
    clock.advance(86_400);
    at.provider.set(|said| said.away_keys = true);
    let good = opens(&at, |_, mut claims| {
        claims["exp"] = json!(9_999_999_999_i64);
        signed(&third, header, &claims.to_string())
    });
    assert!(good.await);
    at.provider.set(|said| said.away_keys = false);
    assert_eq!(asked(), before + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_slow_begins_again_and_what_is_said_beside_is_of_the_same_person() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |config| {
        config.networks = vec!["127.0.0.0/8".parse().expect("a network")];
    })
    .await;
    let ines = net.administrator("ines").await;
    let provider = Provider::start().await;
    let slug = added(&ines, &provider.issuer, json!({ "job": "title" })).await;
    let at = Company { net, ines, provider, slug };
    let browser = Browser::new(&at.net);
    let (state, nonce) = browser.begin("/sso/company-account").await;
    at.provider.answers(&at.provider.signed(HEADER, &at.provider.claims("noor", &nonce)));
    clock.advance(601);
    let got = browser.back(&at.slug, &format!("code=a&state={state}")).await;
    assert!(got.status == 403 && got.text.contains("took too long"), "{}", got.text);
    clock.advance(-601);
    at.provider.set(|said| said.userinfo = json!({ "sub": "ana", "title": "Boss" }));
    let got = at.enters(&browser, "noor", json!({})).await;
    assert_eq!(got.status, 403, "what is said of another is not of this one");
    // That an address is proved is said where the address is.
    at.net.member_with_mail("ana").await;
    at.provider.set(|said| said.userinfo = json!({ "sub": "x", "email_verified": true }));
    let more = json!({ "email": "ana@example.com", "email_verified": null });
    let got = at.enters(&browser, "x", more).await;
    assert_eq!(got.status, 403, "{}", got.text);
    at.provider.set(|said| said.userinfo = json!({ "sub": "x", "email": "ana@example.com" }));
    let more = json!({ "email": null, "email_verified": true });
    let got = at.enters(&browser, "x", more).await;
    assert_eq!(got.status, 403, "{}", got.text);
    // What the token says holds; the rest is taken from beside it.
    at.provider.set(|said| {
        said.userinfo = json!({ "sub": "noor", "title": "Fitter", "name": "Other", "iss": "x" });
    });
    at.enters(&browser, "noor", json!({})).await;
    let noor = at.ines.api("GET", "/people/noor", None).await.expect(200).json();
    assert_eq!((&noor["name"], &noor["job"]), (&json!("Noor Haddad"), &json!("Fitter")));
}
