//! Passkeys: alone, as a second factor, and forged.

use axum::http::StatusCode;
use kernel::{Config, Role};

use crate::authenticator::Authenticator;
use crate::browser::{Answer, Browser};
use crate::factors::between;
use crate::net::{Net, PASSWORD};

const ORIGIN: &str = "http://localhost:4300";

/// What the script of a page is told, of the form that leads there.
fn options(page: &str, action: &str) -> serde_json::Value {
    let form = page.split("<form").find(|form| form.contains(&format!("action=\"{action}\"")));
    let json = form.and_then(|form| between(form, "data-passkey=\"", "\"")).expect("options");
    serde_json::from_str(&json.replace("&#34;", "\"").replace("&#38;", "&")).unwrap()
}

fn challenge(page: &str, action: &str) -> String {
    options(page, action)["challenge"].as_str().unwrap().to_owned()
}

/// A passkey that was added in this browser.
async fn add(browser: &mut Browser<'_>) -> Authenticator {
    let passkey = Authenticator::new(ORIGIN, "localhost");
    let page = browser.get("/settings/security").await.text;
    let said = options(&page, "/settings/security/passkeys");
    assert_eq!(said["rp"]["id"], "localhost");
    let made = passkey.make(said["challenge"].as_str().unwrap()).json(&passkey);
    let fields = [("name", "Téléphone"), ("passkey", made.as_str())];
    let page = browser.post("/settings/security/passkeys", &fields).await;
    assert!(page.text.contains("recovery-codes"), "{page:?}");
    passkey
}

/// Signs in with a passkey alone.
async fn enter(browser: &mut Browser<'_>, passkey: &mut Authenticator) -> Answer {
    let page = browser.get("/sign-in").await.text;
    let said = passkey.use_it(&challenge(&page, "/sign-in/passkey"));
    let fields = [("passkey", &*said.json(passkey)), ("next", "/people")];
    browser.post("/sign-in/passkey", &fields).await
}

#[tokio::test]
async fn a_passkey_is_all_that_is_needed() {
    let net = Net::new();
    net.person("samir", Role::Administrator);
    net.person("nadia", Role::Member);
    let mut own = Browser::of(&net, "nadia").await;
    let mut passkey = add(&mut own).await;
    let mut browser = Browser::new(&net);
    let answer = enter(&mut browser, &mut passkey).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/people"));
    assert!(browser.get("/people").await.text.contains("Nadia Martin"));
    // It is a second factor too, for those who type their password.
    let mut other = Browser::new(&net);
    assert_eq!(other.sign_in("nadia", PASSWORD).await.location(), "/sign-in/second");
    let page = other.get("/sign-in/second").await.text;
    let said = options(&page, "/sign-in/second");
    assert_eq!(said["known"].as_array().unwrap().len(), 1);
    passkey.flags = 1;
    let used = passkey.use_it(said["challenge"].as_str().unwrap()).json(&passkey);
    let answer = other.post("/sign-in/second", &[("passkey", &used)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "beside a password it need not be sure");
    // And proves again.
    other.get("/people").await;
    net.clock.advance(901);
    let fields = [("name", "a"), ("scope", "read"), ("days", "30")];
    let page = other.post("/settings/tokens", &fields).await.text;
    let used = passkey.use_it(&challenge(&page, "/settings/tokens")).json(&passkey);
    let proof = [&fields[..], &[("proof_passkey", &used)]].concat();
    assert!(other.post("/settings/tokens", &proof).await.text.contains("parvis_"));
    // Renamed, removed by its person alone, and then unknown.
    let page = own.get("/settings/security").await.text;
    let id = between(&page, "passkey-name-", "\"").unwrap().to_owned();
    net.person("yves", Role::Member);
    let mut yves = Browser::of(&net, "yves").await;
    for path in [
        format!("/settings/security/passkeys/{id}"),
        format!("/settings/security/passkeys/{id}/remove"),
    ] {
        assert_eq!(yves.post(&path, &[("name", "à moi")]).await.status, StatusCode::NOT_FOUND);
    }
    own.post(&format!("/settings/security/passkeys/{id}"), &[("name", "Clé bleue")]).await;
    assert!(own.get("/settings/security").await.text.contains("Clé bleue"));
    let answer = own.post(&format!("/settings/security/passkeys/{id}/remove"), &[]).await;
    assert_eq!(answer.status, StatusCode::PRECONDITION_FAILED, "the passkey is asked for");
    let page = answer.text;
    let action = format!("/settings/security/passkeys/{id}/remove");
    let used = passkey.use_it(&challenge(&page, &action)).json(&passkey);
    let answer = own.post(&action, &[("proof_passkey", &used)]).await;
    assert_eq!(answer.location(), "/settings/security");
    passkey.flags = 5;
    let answer = enter(&mut Browser::new(&net), &mut passkey).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(Browser::new(&net).sign_in("nadia", PASSWORD).await.location(), "/");
}

#[tokio::test]
async fn forged_passkeys_let_nobody_in() {
    let net = Net::new();
    net.person("samir", Role::Administrator);
    net.person("nadia", Role::Member);
    let mut own = Browser::of(&net, "nadia").await;
    let mut passkey = add(&mut own).await;
    type Change = fn(&mut Authenticator);
    let cases: [(&str, Change, Change); 5] = [
        (
            "another site",
            |of| of.origin = "https://localhost.evil".into(),
            |of| of.origin = ORIGIN.into(),
        ),
        ("another host", |of| of.host = "evil".into(), |of| of.host = "localhost".into()),
        ("not sure of its person", |of| of.flags = 1, |of| of.flags = 5),
        ("nobody there", |of| of.flags = 4, |of| of.flags = 5),
        ("another's", |of| of.id = vec![7; 16], |_| {}),
    ];
    let id = passkey.id.clone();
    for (name, change, back) in cases {
        change(&mut passkey);
        let answer = enter(&mut Browser::new(&net), &mut passkey).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.set_cookie("parvis").is_none(), "{name}");
        back(&mut passkey);
        passkey.id.clone_from(&id);
    }
    assert_eq!(enter(&mut Browser::new(&net), &mut passkey).await.status, StatusCode::SEE_OTHER);
    // A copy, which has counted less.
    passkey.counter = 0;
    let answer = enter(&mut Browser::new(&net), &mut passkey).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "cloned");
    passkey.counter = 100;
    // A challenge of another browser, one that is too old, one that was answered, one that asked for something else.
    let mut browser = Browser::new(&net);
    let page = browser.get("/sign-in").await.text;
    let said = passkey.use_it(&challenge(&page, "/sign-in/passkey")).json(&passkey);
    let mut elsewhere = Browser::new(&net);
    elsewhere.get("/sign-in").await;
    let stolen = elsewhere.post("/sign-in/passkey", &[("passkey", &said)]).await;
    assert_eq!(stolen.status, StatusCode::UNPROCESSABLE_ENTITY, "of another browser");
    net.clock.advance(901);
    let late = browser.post("/sign-in/passkey", &[("passkey", &said)]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "too old");
    let page = browser.get("/sign-in").await.text;
    let asked = challenge(&page, "/sign-in/passkey");
    let said = passkey.use_it(&asked).json(&passkey);
    let entered = browser.post("/sign-in/passkey", &[("passkey", &said)]).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
    let again = passkey.use_it(&asked).json(&passkey);
    let cookies = browser.cookies.clone();
    browser.cookies.remove("parvis");
    browser.get("/sign-in").await;
    let twice = browser.post("/sign-in/passkey", &[("passkey", &again)]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "answered before");
    browser.cookies = cookies;
    let page = browser.get("/settings/security").await.text;
    let said = passkey.use_it(&challenge(&page, "/settings/security/passkeys")).json(&passkey);
    let mut other = Browser::new(&net);
    other.get("/sign-in").await;
    let answer = other.post("/sign-in/passkey", &[("passkey", &said)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "asked for something else");
    for nonsense in ["", "{}", "[]", "null", "{\"id\":\"a\",\"client\":\"é\",\"data\":\"\"}"] {
        let answer = other.post("/sign-in/passkey", &[("passkey", nonsense)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{nonsense}");
    }
}

#[tokio::test]
async fn an_address_without_a_name_has_no_passkeys() {
    for (url, has) in [
        ("https://parvis.example", true),
        ("http://localhost:1", true),
        ("http://parvis.example", false),
        ("https://192.0.2.1", false),
    ] {
        let net = Net::with(Config { public_url: url.into(), ..Config::default() });
        net.person("samir", Role::Administrator);
        let page = Browser::new(&net).get("/sign-in").await.text;
        assert_eq!(page.contains("data-passkey"), has, "{url}");
    }
}
