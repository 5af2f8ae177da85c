//! A provider says that a session is over, and it ends here; nobody else may say so.

use kernel::Clock;
use serde_json::{Value, json};

use super::provider::{HEADER, pair, signed};
use super::{Browser, Company, company};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

fn token(at: &Company, jti: &str, more: Value) -> Value {
    let now = Clock::system().now().micros() / 1_000_000;
    let mut claims = json!({ "iss": at.provider.issuer, "aud": "parvis", "iat": now, "jti": jti,
        "events": { EVENT: {} } });
    for (name, value) in more.as_object().expect("claims") {
        match value.is_null() {
            true => drop(claims.as_object_mut().unwrap().remove(name)),
            false => claims[name] = value.clone(),
        }
    }
    claims
}

async fn send(at: &Company, token: &str) -> u16 {
    let url = format!("{}/sso/{}/logout", at.net.app.config.public_url, at.slug);
    let sent = reqwest::Client::new().post(url).form(&[("logout_token", token)]).send().await;
    sent.expect("an answer").status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_or_all_of_somebody_end_at_once() {
    let at = company(json!({})).await;
    let [one, two, other] = [(); 3].map(|()| Browser::new(&at.net));
    at.enters(&one, "noor", json!({ "sid": "s1" })).await;
    at.enters(&two, "noor", json!({ "sid": "s2" })).await;
    at.enters(&other, "lea", json!({ "sid": "s3", "name": "Léa" })).await;
    let by = |claims: &Value| at.provider.signed(HEADER, claims);
    assert_eq!(send(&at, &by(&token(&at, "j1", json!({ "sid": "s1" })))).await, 200);
    assert_eq!((one.is().await, two.is().await.is_some()), (None, true));
    assert_eq!(send(&at, &by(&token(&at, "j2", json!({ "sub": "noor" })))).await, 200);
    assert_eq!((two.is().await, other.is().await.is_some()), (None, true));
    // A session and who it is of, of which one is known by its subject alone.
    let [four, five] = [(); 2].map(|()| Browser::new(&at.net));
    at.enters(&four, "noor", json!({ "sid": "s4" })).await;
    at.enters(&five, "noor", json!({})).await;
    let both = json!({ "sub": "noor", "sid": "s9" });
    assert_eq!(send(&at, &by(&token(&at, "j9", both))).await, 200);
    assert_eq!((four.is().await.is_some(), five.is().await), (true, None));
    // A password session of the same person is not the provider's to end.
    let mine = {
        let id = at.ines.api("GET", "/people/lea", None).await.expect(200).json();
        let id: kernel::PersonId = id["id"].as_str().unwrap().parse().unwrap();
        at.net.app.db.write(move |tx| identity::session::open(tx, id, &Default::default())).await
    };
    assert_eq!(send(&at, &by(&token(&at, "j3", json!({ "sub": "lea", "sid": "s3" })))).await, 200);
    assert_eq!(other.is().await, None);
    let cookie = format!("parvis={}", mine.expect("a session"));
    let own = at.net.nobody().get_with("/settings", &[("cookie", &cookie)]).await;
    assert_eq!(own.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_ends_a_session() {
    let at = company(json!({})).await;
    let browser = Browser::new(&at.net);
    at.enters(&browser, "noor", json!({ "sid": "s1" })).await;
    let now = Clock::system().now().micros() / 1_000_000;
    let table = [
        json!({ "sub": "noor", "nonce": "n" }),
        json!({ "sub": "noor", "events": null }),
        json!({ "sub": "noor", "events": {} }),
        json!({ "sub": "noor", "events": [EVENT] }),
        json!({ "sub": "noor", "events": { EVENT: true } }),
        json!({}),
        json!({ "sub": "" }),
        json!({ "sub": 7, "sid": "s1" }),
        json!({ "sub": "noor", "iss": "http://other.example" }),
        json!({ "sub": "noor", "aud": "other" }),
        json!({ "sub": "noor", "aud": null }),
        json!({ "sub": "noor", "iat": now - 3_600 }),
        json!({ "sub": "noor", "iat": now + 3_600 }),
        json!({ "sub": "noor", "iat": null }),
        json!({ "sub": "noor", "exp": now - 3_600 }),
        json!({ "sub": "noor", "exp": "never" }),
        json!({ "sub": "noor", "jti": null }),
        json!({ "sub": "noor", "jti": "" }),
    ];
    for more in table {
        let sent = at.provider.signed(HEADER, &token(&at, "j", more.clone()));
        assert_eq!(send(&at, &sent).await, 400, "{more}");
    }
    let good = token(&at, "j", json!({ "sub": "noor" }));
    let forged = signed(&pair(), HEADER, &good.to_string());
    assert_eq!(send(&at, &forged).await, 400);
    for words in ["", "x", "..", "a.b.c"] {
        assert_eq!(send(&at, words).await, 400, "{words}");
    }
    // The token of a sign-in ends none.
    let sign_in = at.provider.signed(HEADER, &at.provider.claims("noor", "n"));
    assert_eq!(send(&at, &sign_in).await, 400);
    assert!(browser.is().await.is_some());
    // Once, and not again.
    let other = at.provider.signed(HEADER, &token(&at, "once", json!({ "sub": "nobody" })));
    assert_eq!((send(&at, &other).await, send(&at, &other).await), (200, 400));
    let url = format!("{}/sso/none/logout", at.net.app.config.public_url);
    let sent = reqwest::Client::new().post(url).form(&[("logout_token", "x")]).send().await;
    assert_eq!(sent.expect("an answer").status().as_u16(), 404);
}
