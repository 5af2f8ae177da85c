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

/// Tries this often with an empty password, which costs no hashing; answers the last status.
async fn tried(browser: &mut Browser<'_>, login: &str, times: usize) -> StatusCode {
    browser.get("/sign-in").await;
    let mut status = StatusCode::OK;
    for _ in 0..times {
        let fields = [("login", login), ("password", "")];
        status = browser.post("/sign-in", &fields).await.status;
    }
    status
}

#[tokio::test]
async fn guessing_is_stopped_where_it_comes_from() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    net.person("yves", Role::Member);
    for n in 0..10 {
        let mut browser = Browser::new(&net);
        browser.address = [198, 51, 100, n];
        let answer = browser.sign_in("nadia", "quatre vélos verts").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    // From there even the right password, in whatever spelling of the name, waits now.
    for login in ["nadia", "@NADIA"] {
        let mut browser = Browser::new(&net);
        browser.address = [198, 51, 100, 99];
        let answer = browser.sign_in(login, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    }
    // Nobody else does: neither Nadia elsewhere nor Yves there.
    assert_eq!(Browser::new(&net).sign_in("nadia", PASSWORD).await.status, StatusCode::SEE_OTHER);
    let mut browser = Browser::new(&net);
    browser.address = [198, 51, 100, 99];
    assert_eq!(browser.sign_in("yves", PASSWORD).await.status, StatusCode::SEE_OTHER);
    net.clock.advance(15 * 60);
    let mut browser = Browser::new(&net);
    browser.address = [198, 51, 100, 99];
    assert_eq!(browser.sign_in("nadia", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_clock_that_is_set_back_shuts_nobody_out_for_longer() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let mut browser = Browser::new(&net);
    assert_eq!(tried(&mut browser, "nadia", 11).await, StatusCode::TOO_MANY_REQUESTS);
    net.clock.advance(-60);
    let answer = browser.sign_in("nadia", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.text.contains("15 minutes"), "{}", answer.text);
    net.clock.advance(-24 * 3_600);
    assert_eq!(browser.sign_in("nadia", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn guessing_from_many_networks_is_stopped_by_account_but_for_its_own_browser() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let mut own = Browser::of(&net, "nadia").await;
    own.post("/sign-out", &[]).await;
    for n in 0..7 {
        let mut browser = Browser::new(&net);
        browser.address = [198, 51, n, 1];
        tried(&mut browser, "nadia", 10).await;
    }
    let answer = Browser::new(&net).sign_in("nadia", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(own.sign_in("nadia", PASSWORD).await.status, StatusCode::SEE_OTHER);
    // Whose browser it was does not matter to other accounts, and it may not guess for ever either.
    net.person("yves", Role::Member);
    own.post("/sign-out", &[]).await;
    assert_eq!(tried(&mut own, "nadia", 11).await, StatusCode::TOO_MANY_REQUESTS);
    let mut forged = Browser::new(&net);
    let known = own.cookies["parvis-known"].clone();
    forged.cookies.insert("parvis-known".into(), known.replace('.', ".1"));
    let answer = forged.sign_in("nadia", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn guessing_is_stopped_by_address_and_by_network() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let mut browser = Browser::new(&net);
    browser.get("/sign-in").await;
    let guess = async |browser: &mut Browser<'_>, n: usize| {
        let fields = [("login", &*format!("nobody{n}")), ("password", "")];
        browser.post("/sign-in", &fields).await.status
    };
    for n in 0..50 {
        assert_eq!(guess(&mut browser, n).await, StatusCode::UNPROCESSABLE_ENTITY, "try {n}");
    }
    assert_eq!(guess(&mut browser, 50).await, StatusCode::TOO_MANY_REQUESTS);
    // Another address of the network has its own, until the network has none.
    for n in 50..200 {
        browser.address[3] = u8::try_from(2 + n / 50).unwrap();
        assert_eq!(guess(&mut browser, n).await, StatusCode::UNPROCESSABLE_ENTITY, "try {n}");
    }
    browser.address[3] = 99;
    assert_eq!(guess(&mut browser, 200).await, StatusCode::TOO_MANY_REQUESTS);
    browser.address = [203, 0, 113, 9];
    assert_eq!(browser.sign_in("nadia", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_company_behind_one_proxy_is_not_shut_by_a_stranger() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    net.person("yves", Role::Member);
    // The proxy is on this machine, and says who asks it.
    let at = |forwarded: &'static str| {
        let mut browser = Browser::new(&net);
        (browser.address, browser.forwarded) = ([127, 0, 0, 1], Some(forwarded));
        browser
    };
    let mut nadia = at("203.0.113.7");
    assert_eq!(nadia.sign_in("nadia", PASSWORD).await.status, StatusCode::SEE_OTHER);
    nadia.get("/settings").await;
    nadia.post("/sign-out", &[]).await;
    // Whatever a stranger writes to the left of what the proxy says changes nothing.
    let mut stranger = at("203.0.113.7, 198.51.100.66");
    let mut last = StatusCode::OK;
    for n in 0..60 {
        last = tried(&mut stranger, &format!("x{n}"), 1).await;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(at("203.0.113.7").sign_in("yves", PASSWORD).await.status, StatusCode::SEE_OTHER);
    // A proxy that says nothing makes the company one address: browsers of before are still known.
    for browser in [&mut stranger, &mut nadia] {
        browser.forwarded = None;
    }
    for n in 0..60 {
        last = tried(&mut stranger, &format!("y{n}"), 1).await;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(nadia.sign_in("nadia", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn tries_count_on_every_node_and_leave_nothing_of_who_made_them() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let other = net.beside();
    assert_eq!(tried(&mut Browser::new(&net), "nadia", 5).await, StatusCode::UNPROCESSABLE_ENTITY);
    let mut there = Browser::new(&other);
    assert_eq!(tried(&mut there, "nadia", 5).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(tried(&mut there, "nadia", 1).await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(tried(&mut Browser::new(&net), "nadia", 1).await, StatusCode::TOO_MANY_REQUESTS);
    // What is old is swept by those who come later.
    kernel::sql! { static ROWS = "SELECT COUNT(*) FROM sign_in_tries"; }
    let rows = || net.write(|tx| tx.query_one(&ROWS, kernel::params![], |row| row.get::<i64>(0)));
    let mut browser = Browser::new(&net);
    for n in 0..200 {
        browser.address = [198, 51, n, 1];
        tried(&mut browser, &format!("x{n}"), 1).await;
    }
    assert!(rows() > 200);
    net.clock.advance(16 * 60);
    browser.address = [203, 0, 113, 9];
    for n in 0..49 {
        tried(&mut browser, &format!("z{n}"), 10).await;
        browser.address = [203, 0, n, 9];
        if rows() < 400 {
            return;
        }
    }
    panic!("what is old is never swept: {} rows", rows());
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
