//! Sign-ins that somebody forged: none of them opens a session.

use kernel::Clock;
use ring::signature::KeyPair;
use serde_json::{Value, json};

use super::provider::{HEADER, Provider, encode, pair, published, signed};
use super::{Browser, Company, company};

/// Signs in with the token that `forge` makes of what a good one says; answers whether somebody came in.
pub async fn opens(at: &Company, forge: impl FnOnce(&Provider, Value) -> String) -> bool {
    let browser = Browser::new(&at.net);
    let (state, nonce) = browser.begin("/sso/company-account").await;
    let claims = at.provider.claims("noor", &nonce);
    at.provider.answers(&forge(&at.provider, claims));
    let got = browser.back(&at.slug, &format!("code=a&state={state}")).await;
    let is = browser.is().await.is_some();
    assert_eq!(got.status == 303, is, "{}", got.text);
    is
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_says_what_it_must_and_nothing_else() {
    let at = company(json!({})).await;
    let now = Clock::system().now().micros() / 1_000_000;
    assert!(opens(&at, |by, claims| by.signed(HEADER, &claims)).await);
    let issuer = at.provider.issuer.clone();
    // Each claim with each of these, but for those that are right.
    let odd = || {
        vec![
            json!(null),
            json!(""),
            json!("other"),
            json!(0),
            json!(-1),
            json!(true),
            json!([]),
            json!({}),
            json!(["other"]),
            json!([issuer]),
            json!(1e300),
            json!("9999999999"),
        ]
    };
    let mut table: Vec<(&str, Value)> = Vec::new();
    for claim in ["iss", "aud", "sub", "nonce", "exp"] {
        table.extend(odd().into_iter().map(|value| (claim, value)));
    }
    table.retain(
        |(claim, value)| !matches!((*claim, value), ("sub", Value::String(s)) if !s.is_empty()),
    );
    table.retain(|(claim, value)| *claim != "exp" || value.as_f64().is_none_or(|n| n < 1e9));
    for value in ["x", "9999999999"].map(|text| json!(text)).into_iter().chain([
        json!([]),
        json!({}),
        json!(true),
    ]) {
        table.extend(["iat", "nbf"].map(|claim| (claim, value.clone())));
    }
    table.extend([
        ("iss", json!(format!("{issuer}/"))),
        ("iss", json!(issuer.to_uppercase())),
        ("iss", json!(issuer.replace("http", "https"))),
        ("aud", json!("parvis2")),
        ("aud", json!("parvi")),
        ("aud", json!("Parvis")),
        ("aud", json!(["parvis", "other"])),
        ("aud", json!([["parvis"]])),
        ("azp", json!("other")),
        ("azp", json!(null)),
        ("azp", json!(["parvis"])),
        ("exp", json!(now - 61)),
        ("exp", json!(now - 3_600)),
        ("nbf", json!(now + 3_600)),
        ("iat", json!(now + 3_600)),
        ("sub", json!("s".repeat(256))),
        ("nonce", json!("n-0S6_WzA2Mj")),
    ]);
    for (claim, value) in &table {
        let forged = opens(&at, |by, mut claims| {
            // A claim that is null is not one that is missing.
            claims[*claim] = value.clone();
            by.signed(HEADER, &claims)
        });
        assert!(!forged.await, "{claim}: {value}");
    }
    for claim in ["iss", "aud", "sub", "nonce", "exp"] {
        let forged = opens(&at, |by, mut claims| {
            claims.as_object_mut().unwrap().remove(claim);
            by.signed(HEADER, &claims)
        });
        assert!(!forged.await, "without {claim}");
    }
    assert!(table.len() > 70, "{}", table.len());
    // What is right is let in: two audiences and who asked, an hour that is a little off.
    for (claim, value) in [
        ("exp", json!(now - 30)),
        ("nbf", json!(now + 30)),
        ("aud", json!(["parvis"])),
        ("azp", json!("parvis")),
        ("sub", json!("s".repeat(255))),
    ] {
        let good = opens(&at, |by, mut claims| {
            claims[claim] = value.clone();
            claims["email"] = json!(null);
            let subject = claims["sub"].as_str().unwrap_or_default().to_owned();
            by.set(|said| said.subject = subject);
            by.signed(HEADER, &claims)
        });
        assert!(good.await, "{claim}: {value}");
    }
    assert!(
        opens(&at, |by, mut claims| {
            claims["aud"] = json!(["parvis", "other"]);
            claims["azp"] = json!("parvis");
            by.signed(HEADER, &claims)
        })
        .await
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_signed_by_the_key_of_its_provider() {
    let at = company(json!({})).await;
    let other = pair();
    let mut keys = at.provider.said.lock().unwrap().keys.clone();
    let mut enc = published(&other, "enc");
    enc["use"] = json!("enc");
    let mut rsa = json!({ "kty": "RSA", "kid": "rsa", "use": "sig", "n": "AQAB", "e": "AQAB" });
    rsa["alg"] = json!("RS256");
    let odd = json!({ "kty": "OKP", "crv": "Ed448", "kid": "odd", "x": "AA" });
    let short = json!({ "kty": "EC", "crv": "P-256", "kid": "short", "x": "AA", "y": "AA" });
    keys["keys"].as_array_mut().unwrap().extend([enc, rsa, odd, short, json!("no key"), json!(7)]);
    at.provider.set(|said| said.keys = keys);
    assert!(opens(&at, |by, claims| by.signed(HEADER, &claims)).await);
    assert!(opens(&at, |by, claims| by.signed(r#"{"alg":"ES256"}"#, &claims)).await, "without kid");
    // Headers, each signed rightly.
    for header in [
        r#"{"alg":"none","kid":"one"}"#,
        r#"{"alg":"None","kid":"one"}"#,
        r#"{"alg":"NONE"}"#,
        r#"{"alg":"","kid":"one"}"#,
        r#"{"alg":null,"kid":"one"}"#,
        r#"{"kid":"one"}"#,
        r#"{"alg":["ES256"],"kid":"one"}"#,
        r#"{"alg":"es256","kid":"one"}"#,
        r#"{"alg":"ES384","kid":"one"}"#,
        r#"{"alg":"ES512","kid":"one"}"#,
        r#"{"alg":"EdDSA","kid":"one"}"#,
        r#"{"alg":"RS256","kid":"one"}"#,
        r#"{"alg":"PS256","kid":"one"}"#,
        r#"{"alg":"HS256","kid":"one"}"#,
        r#"{"alg":"ES256","kid":"two"}"#,
        r#"{"alg":"ES256","kid":""}"#,
        r#"{"alg":"ES256","kid":"../one"}"#,
        r#"{"alg":"ES256","kid":1}"#,
        r#"{"alg":"ES256","kid":"enc"}"#,
        r#"{"alg":"ES256","kid":"short"}"#,
        r#"{"alg":"ES256","kid":"rsa"}"#,
        r#"{"alg":"RS256","kid":"rsa"}"#,
        r#"{"alg":"ES256","kid":"one","crit":["exp"]}"#,
        r#"{"alg":"ES256","kid":"one","crit":[]}"#,
        r#"{"alg":"ES256","alg":"none","kid":"one"}"#,
        r#"["ES256"]"#,
        r#""#,
        r#"not JSON"#,
    ] {
        assert!(!opens(&at, |by, claims| by.signed(header, &claims)).await, "{header}");
    }
    // Keys that come with the token are nobody's.
    let own = published(&other, "one");
    let with_key =
        json!({ "alg": "ES256", "kid": "one", "jwk": own, "jku": at.provider.issuer.clone() });
    for header in [HEADER.to_owned(), with_key.to_string(), r#"{"alg":"ES256"}"#.to_owned()] {
        let forged = opens(&at, |_, claims| signed(&other, &header, &claims.to_string()));
        assert!(!forged.await, "{header}");
    }
    let header = r#"{"alg":"ES256","kid":"enc"}"#;
    assert!(!opens(&at, |_, claims| signed(&other, header, &claims.to_string())).await);
    // Key confusion: what is public is no secret to sign with.
    let hmac = |secret: &[u8], claims: &Value| {
        let head = encode(br#"{"alg":"HS256","kid":"one"}"#);
        let words = format!("{head}.{}", encode(claims.to_string().as_bytes()));
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, secret);
        format!("{words}.{}", encode(ring::hmac::sign(&key, words.as_bytes()).as_ref()))
    };
    let public = other.public_key().as_ref().to_vec();
    for secret in [public.as_slice(), b"s3cr&t", b""] {
        assert!(!opens(&at, |_, claims| hmac(secret, &claims)).await);
    }
    // Shapes, and signatures that are none.
    type Shape = fn(&str) -> String;
    let shapes: [(&str, Shape); 18] = [
        ("no signature", |t| t.rsplit_once('.').unwrap().0.to_owned()),
        ("an empty signature", |t| format!("{}.", t.rsplit_once('.').unwrap().0)),
        ("zeros", |t| format!("{}.{}", t.rsplit_once('.').unwrap().0, encode(&[0; 64]))),
        ("a short one", |t| format!("{}.{}", t.rsplit_once('.').unwrap().0, encode(&[1; 63]))),
        ("one bit", |t| {
            let (words, sign) = t.rsplit_once('.').unwrap();
            let flipped = if sign.starts_with('A') { "B" } else { "A" };
            format!("{words}.{flipped}{}", &sign[1..])
        }),
        ("four parts", |t| format!("{t}.x")),
        ("five parts", |t| format!("{t}.x.y")),
        ("two parts", |t| t.split('.').take(2).collect::<Vec<_>>().join(".")),
        ("one part", |t| t.split('.').next().unwrap().to_owned()),
        ("nothing", |_| String::new()),
        ("dots", |_| "..".to_owned()),
        ("padding", |t| format!("{t}==")),
        ("padding within", |t| t.replacen('.', "=.", 1)),
        ("a space before", |t| format!(" {t}")),
        ("a space after", |t| format!("{t} ")),
        ("other letters", |t| t.replace(['-', '_'], "+")),
        ("other words", |t| {
            let parts: Vec<&str> = t.split('.').collect();
            format!("{}.{}.{}", parts[0], encode(br#"{"sub":"ana"}"#), parts[2])
        }),
        ("very long", |t| format!("{t}{}", "A".repeat(300_000))),
    ];
    for (name, shape) in shapes {
        let forged = opens(&at, |by, claims| {
            let good = by.signed(HEADER, &claims);
            let bad = shape(&good);
            // Where nothing was to be replaced it is good still.
            if bad == good { String::new() } else { bad }
        });
        assert!(!forged.await, "{name}");
    }
    // Two names alike: readers could take different ones.
    let twice = opens(&at, |by, claims| {
        let text = claims.to_string();
        signed(&by.pair(), HEADER, &text.replacen('{', r#"{"sub":"ana","#, 1))
    });
    assert!(!twice.await);
    for body in ["[]", "\"words\"", "1", "null", "{", ""] {
        assert!(!opens(&at, |by, _| signed(&by.pair(), HEADER, body)).await, "{body}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_of_this_browser_this_provider_and_this_once() {
    let at = company(json!({})).await;
    let other = Provider::start().await;
    let second = {
        let new = json!({ "name": "Second", "issuer": other.issuer, "client_id": "parvis",
            "settings": { "arrival": "create" } });
        let made =
            at.ines.api("POST", "/site/sign-in-providers", Some(new)).await.expect(201).json();
        let slug = made["slug"].as_str().unwrap().to_owned();
        at.ines.api("PUT", &format!("/site/sign-in-providers/{slug}/on"), None).await.expect(204);
        slug
    };
    let path = "/sso/company-account";
    let iss = ui::encode(&at.provider.issuer);
    let elsewhere = ui::encode(&other.issuer);
    // What comes back, with S for the state; whether somebody comes in.
    let table = [
        ("code=a&state=S".to_owned(), true),
        (format!("code=a&state=S&iss={iss}"), true),
        (format!("code=a&state=S&iss={elsewhere}"), false),
        (format!("code=a&state=S&iss={iss}%2F"), false),
        (format!("code=a&state=S&iss={iss}&iss={iss}"), true),
        ("code=a&state=S&iss=".to_owned(), false),
        ("code=a".to_owned(), false),
        ("code=a&state=".to_owned(), false),
        ("code=a&state=other".to_owned(), false),
        ("code=a&state=S&state=S".to_owned(), false),
        ("code=a&state=other&state=S".to_owned(), false),
        ("code=a&code=b&state=S".to_owned(), false),
        ("state=S".to_owned(), false),
        ("state=S&code=".to_owned(), true),
        ("state=S&id_token=x".to_owned(), false),
        ("state=S&error=access_denied".to_owned(), false),
        ("state=S&error=access_denied&code=a".to_owned(), false),
        ("state=S&error=login_required".to_owned(), false),
        (
            "state=S&error=server_error&error_description=%3Cscript%3Ealert(1)%3C%2Fscript%3E"
                .to_owned(),
            false,
        ),
        (String::new(), false),
    ];
    for (query, comes_in) in &table {
        let browser = Browser::new(&at.net);
        let (state, nonce) = browser.begin(path).await;
        at.provider.answers(&at.provider.signed(HEADER, &at.provider.claims("noor", &nonce)));
        let got = browser.back(&at.slug, &query.replace("=S", &format!("={state}"))).await;
        assert_eq!(browser.is().await.is_some(), *comes_in, "{query}: {}", got.text);
        assert!(!got.text.contains("<script>alert"), "{}", got.text);
    }
    let begin = async || {
        let browser = Browser::new(&at.net);
        let (state, nonce) = browser.begin(path).await;
        at.provider.answers(&at.provider.signed(HEADER, &at.provider.claims("noor", &nonce)));
        (browser, state)
    };
    // Twice: loaded anew it leads home, and asks the provider nothing.
    let (browser, state) = begin().await;
    assert_eq!(browser.back(&at.slug, &format!("code=a&state={state}")).await.status, 303);
    at.provider.set(|said| said.form.clear());
    assert_eq!(browser.back(&at.slug, &format!("code=a&state={state}")).await.location, "/");
    assert_eq!(at.provider.said.lock().unwrap().form, "");
    // In another browser, which does not use it up for the first.
    let (browser, state) = begin().await;
    let thief = Browser::new(&at.net);
    thief.get("/sign-in").await;
    assert_eq!(thief.back(&at.slug, &format!("code=a&state={state}")).await.status, 403);
    assert_eq!(thief.is().await, None);
    assert_eq!(browser.back(&at.slug, &format!("code=a&state={state}")).await.status, 303);
    // At another provider.
    let (browser, state) = begin().await;
    assert_eq!(browser.back(&second, &format!("code=a&state={state}")).await.status, 403);
    assert_eq!(browser.is().await, None);
    // A person of one provider is nobody at another, whatever the subject.
    at.enters(&Browser::new(&at.net), "noor", json!({})).await;
    let browser = Browser::new(&at.net);
    let (state, nonce) = browser.begin(&format!("/sso/{second}")).await;
    let mut claims = other.claims("noor", &nonce);
    claims["email"] = json!(null);
    claims["preferred_username"] = json!("noor");
    other.answers(&other.signed(HEADER, &claims));
    browser.back(&second, &format!("code=a&state={state}")).await;
    assert_eq!(browser.is().await.as_deref(), Some("noor2"));
    // Nowhere but here is gone to.
    for evil in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
    {
        let browser = Browser::new(&at.net);
        let path = format!("{path}?next={}", ui::encode(evil));
        let (state, nonce) = browser.begin(&path).await;
        at.provider.answers(&at.provider.signed(HEADER, &at.provider.claims("noor", &nonce)));
        let got = browser.back(&at.slug, &format!("code=a&state={state}")).await;
        assert_eq!(got.location, "/", "{evil}");
    }
}
