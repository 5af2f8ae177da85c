//! Signing in and out.

use axum::http::StatusCode;
use kernel::{Config, Role};

use crate::browser::Browser;
use crate::net::{Net, PASSWORD};

#[tokio::test]
async fn the_right_password_opens_a_session() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let mut browser = Browser::new(&net);
    assert_eq!(browser.get("/people").await.status, StatusCode::UNAUTHORIZED);
    browser.get("/sign-in").await;
    let fields = [("login", " @Nadia "), ("password", PASSWORD), ("next", "/people?q=a")];
    let answer = browser.post("/sign-in", &fields).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/people?q=a"));
    let page = browser.get("/people").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Nadia Martin"));
    assert!(net.log().contains(&"session.opened".to_owned()));
}

#[tokio::test]
async fn wrong_passwords_unknown_people_and_closed_accounts_look_alike() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    net.imported("anne", Some("anne@exemple.fr"));
    let closed = net.person("yves", Role::Member);
    kernel::sql! { static CLOSE = "UPDATE people SET closed_at = 1 WHERE id = $1"; }
    net.write(move |tx| tx.execute(&CLOSE, kernel::params![closed]));
    let mut texts = Vec::new();
    for login in ["nadia", "nobody", "anne", "anne@exemple.fr", "yves"] {
        let password = if login == "yves" { PASSWORD } else { "quatre vélos verts" };
        let answer = Browser::new(&net).sign_in(login, password).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.set_cookie("parvis").is_none());
        texts
            .push(answer.text.replace(login, "…").split("name=\"csrf\"").next().map(str::to_owned));
    }
    assert!(texts.iter().all(|text| *text == texts[0]));
}

#[tokio::test]
async fn cookies_are_for_the_server_alone() {
    for (url, name, secure) in [
        ("http://localhost:4300", "parvis", false),
        ("https://parvis.example", "__Host-parvis", true),
    ] {
        let net = Net::with(Config { public_url: url.into(), ..Config::default() });
        net.person("nadia", Role::Member);
        let mut browser = Browser::new(&net);
        let answer = browser.sign_in("nadia", PASSWORD).await;
        let cookie = answer.set_cookie(name).unwrap();
        for flag in ["Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=2592000"] {
            assert!(cookie.contains(flag), "{cookie}");
        }
        assert_eq!(cookie.contains("; Secure"), secure, "{cookie}");
        assert!(!cookie.contains("Domain"), "{cookie}");
        assert!(browser.cookies.contains_key(&format!("{name}-csrf")));
    }
}

#[tokio::test]
async fn signing_in_replaces_the_session_and_signing_out_ends_it() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let mut browser = Browser::of(&net, "nadia").await;
    let first = browser.cookies["parvis"].clone();
    // Signed in twice from one browser: the token of before is worth nothing any more.
    let fields = [("login", "nadia"), ("password", PASSWORD)];
    assert_eq!(browser.post("/sign-in", &fields).await.status, StatusCode::SEE_OTHER);
    let second = browser.cookies["parvis"].clone();
    assert_ne!(first, second);
    let mut thief = Browser::new(&net);
    thief.cookies.insert("parvis".into(), first);
    assert_eq!(thief.get("/people").await.status, StatusCode::UNAUTHORIZED);
    browser.get("/people").await;
    let answer = browser.post("/sign-out", &[]).await;
    assert_eq!(answer.location(), "/sign-in");
    assert!(!browser.cookies.contains_key("parvis"));
    thief.cookies.insert("parvis".into(), second);
    assert_eq!(thief.get("/people").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_session_slides_for_thirty_days() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let mut browser = Browser::of(&net, "nadia").await;
    net.clock.advance(20 * 24 * 3_600);
    let answer = browser.get("/people").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.set_cookie("parvis").unwrap().contains("Max-Age=2592000"));
    assert!(browser.get("/people").await.set_cookie("parvis").is_none(), "not at every request");
    net.clock.advance(20 * 24 * 3_600);
    assert_eq!(browser.get("/people").await.status, StatusCode::OK);
    net.clock.advance(31 * 24 * 3_600);
    assert_eq!(browser.get("/people").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn guessing_is_stopped_by_account() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    net.person("yves", Role::Member);
    for n in 0..10 {
        let mut browser = Browser::new(&net);
        browser.address = [198, 51, 100, n];
        let answer = browser.sign_in("nadia", "quatre vélos verts").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    // Even the right password, in whatever spelling of the name, waits now.
    for login in ["nadia", "@NADIA"] {
        let answer = Browser::new(&net).sign_in(login, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(Browser::new(&net).sign_in("yves", PASSWORD).await.status, StatusCode::SEE_OTHER);
    net.clock.advance(15 * 60);
    assert_eq!(Browser::new(&net).sign_in("nadia", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn guessing_is_stopped_by_address() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let mut browser = Browser::new(&net);
    browser.get("/sign-in").await;
    for n in 0..300 {
        let fields = [("login", &*format!("nobody{n}")), ("password", "")];
        let answer = browser.post("/sign-in", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "try {n}");
    }
    let answer = browser.sign_in("nadia", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    browser.address = [203, 0, 113, 9];
    assert_eq!(browser.sign_in("nadia", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn demonstrations_offer_their_people_and_nobody_else() {
    for demo in [true, false] {
        let net = Net::with(Config { demo, ..Config::default() });
        net.person("samir", Role::Administrator);
        net.person("nadia", Role::Member);
        net.write(|tx| people::settings::set(tx, people::settings::DEMO_PEOPLE, "nadia"));
        let mut browser = Browser::new(&net);
        let offers = browser.get("/sign-in").await.text.contains("/demo/sign-in");
        assert_eq!(offers, demo);
        let answer = browser.post("/demo/sign-in", &[("handle", "samir")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        let answer = browser.post("/demo/sign-in", &[("handle", "nadia")]).await;
        let expected = if demo { StatusCode::SEE_OTHER } else { StatusCode::NOT_FOUND };
        assert_eq!(answer.status, expected);
    }
}
