//! Who signed in by a provider proves there again who they are before a dangerous act, unless they have a second factor.

use kernel::{PersonId, Tx, params};
use serde_json::{Value, json};

use super::provider::HEADER;
use super::{Browser, Company, company};

kernel::sql! {
    static ADD = "INSERT INTO passkeys
            (id, person_id, credential, public_key, counter, name, created_at)
        VALUES ($1, $2, 'c', 'x', 0, 'Phone', 1)";
}

const TOKEN: [(&str, &str); 3] = [("name", "x"), ("scope", "read"), ("days", "30")];

/// Makes an access token in the page; answers the status.
async fn makes_token(browser: &Browser) -> u16 {
    let page = browser.get("/settings/tokens").await.text;
    browser.send(&page, "/settings/tokens", &TOKEN).await.status
}

/// Signs in anew at the provider, as it says.
async fn proves(at: &Company, browser: &Browser, more: Value) -> u16 {
    let (state, nonce) = browser.begin(&format!("/sso/{}/prove", at.slug)).await;
    let mut claims = at.provider.claims("noor", &nonce);
    for (name, value) in more.as_object().expect("claims") {
        claims[name] = value.clone();
    }
    at.provider.answers(&at.provider.signed(HEADER, &claims));
    browser.back(&at.slug, &format!("code=abc&state={state}")).await.status
}

fn now() -> i64 {
    kernel::Clock::system().now().micros() / 1_000_000
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_signed_in_at_the_provider_has_proved_nothing_here() {
    let at = company(json!({})).await;
    let browser = Browser::new(&at.net);
    at.enters(&browser, "noor", json!({})).await;
    assert_eq!(makes_token(&browser).await, 412, "though she has just come in");
    assert_ne!(proves(&at, &browser, json!({})).await, 200, "without saying when");
    assert_eq!(makes_token(&browser).await, 412);
    assert_eq!(proves(&at, &browser, json!({ "auth_time": now() })).await, 200);
    assert_eq!(makes_token(&browser).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_does_not_stand_for_a_second_factor() {
    let at = company(json!({})).await;
    let browser = Browser::new(&at.net);
    at.enters(&browser, "noor", json!({})).await;
    let begun = browser.begin(&format!("/sso/{}/prove", at.slug)).await;
    let noor = at.ines.api("GET", "/people/noor", None).await.expect(200).json();
    let id: PersonId = noor["id"].as_str().expect("a number").parse().expect("a number");
    let add = move |tx: &mut Tx<'_>| {
        let passkey = tx.new_id::<i64>();
        tx.execute(&ADD, params![passkey, id]).map(drop)
    };
    at.net.app.db.write(add).await.expect("a passkey");
    let got = browser.get(&format!("/sso/{}/prove", at.slug)).await;
    assert_eq!(got.status, 403, "{}", got.text);
    // Nor does what was begun before.
    let mut claims = at.provider.claims("noor", &begun.1);
    claims["auth_time"] = json!(now());
    at.provider.answers(&at.provider.signed(HEADER, &claims));
    let got = browser.back(&at.slug, &format!("code=abc&state={}", begun.0)).await;
    assert_eq!(got.status, 403, "{}", got.text);
    assert_eq!(makes_token(&browser).await, 412);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_must_set_up_a_second_factor_proves_at_the_provider_who_they_are() {
    let at = company(json!({})).await;
    let browser = Browser::new(&at.net);
    at.enters(&browser, "noor", json!({})).await;
    let rule = json!({ "whom": "everyone", "second": "always" });
    let rules = json!({ "rules": [rule], "emergency": null });
    at.ines.api("PUT", "/sign-in-rules", Some(rules)).await.expect(200);
    assert_eq!(browser.is().await, None, "nothing else is seen");
    let page = browser.get("/settings/security").await.text;
    let begun = browser.send(&page, "/settings/security/app", &[]).await;
    assert_eq!(begun.status, 412, "{}", begun.text);
    assert_eq!(proves(&at, &browser, json!({ "auth_time": now() })).await, 200);
    let begun = browser.send(&page, "/settings/security/app", &[]).await;
    assert_eq!(begun.location, "/settings/security/app");
}
