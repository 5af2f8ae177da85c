//! Shared tablets: a number and a PIN, from their networks alone, for five minutes.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use identity::personnel;
use kernel::Role;
use kernel::access::Scope;
use serde_json::json;

use crate::browser::{Browser, program};
use crate::net::{Net, PASSWORD};

const PIN: &str = "482915";

/// A network with tablets in 198.51.100.0/24, and Nadia with the number 77 and a PIN.
async fn network() -> (Net, String) {
    let net = Net::new();
    let samir = net.person("samir", Role::Administrator);
    let nadia = net.person("nadia", Role::Administrator);
    net.write(move |tx| personnel::set(tx, nadia, Some("77"), None));
    let token = net.write(move |tx| identity::tokens::create(tx, samir, "a", Scope::Full, None)).1;
    let mut own = Browser::of(&net, "nadia").await;
    assert_eq!(
        own.post("/settings/security/pin", &[("pin", PIN)]).await.status,
        StatusCode::NOT_FOUND
    );
    let tablets = json!({ "on": true, "networks": ["198.51.100.7/24"] });
    let said = program(&net, &token, "PUT", "/api/v1/tablets", Some(tablets)).await;
    assert_eq!(said.json()["networks"][0], "198.51.100.0/24");
    let weak = own.post("/settings/security/pin", &[("pin", "123456")]).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    let chosen = own.post("/settings/security/pin", &[("pin", PIN)]).await;
    assert_eq!(chosen.location(), "/settings/security");
    (net, token)
}

fn tablet(net: &Net) -> Browser<'_> {
    let mut browser = Browser::new(net);
    browser.address = [198, 51, 100, 9];
    browser
}

async fn enter(browser: &mut Browser<'_>, number: &str, pin: &str) -> StatusCode {
    browser.get("/tablet").await;
    browser.post("/tablet", &[("number", number), ("pin", pin)]).await.status
}

#[tokio::test]
async fn a_pin_opens_five_minutes_on_a_tablet_and_nothing_dangerous() {
    let (net, _) = network().await;
    let mut browser = tablet(&net);
    assert_eq!(enter(&mut browser, " 77 ", PIN).await, StatusCode::SEE_OTHER);
    let page = browser.get("/people").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("/assets/tablet"), "it ends in the browser too");
    assert!(!browser.cookies.contains_key("parvis-known"), "a tablet is nobody's own");
    // Nothing dangerous, though she runs the network and has just come in; nor what only administrators see.
    for path in
        ["/settings/tokens", "/settings/password", "/settings/security/app", "/people/samir/role"]
    {
        let refused = browser.post(path, &[("role", "member")]).await;
        assert_eq!(
            (refused.status, refused.error()),
            (StatusCode::FORBIDDEN, "tablet-refused"),
            "{path}"
        );
    }
    for path in ["/settings/security", "/admin/people", "/admin/tablets"] {
        assert_eq!(browser.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    for _ in 0..4 {
        net.clock.advance(280);
        assert_eq!(browser.get("/people").await.status, StatusCode::OK, "in use");
    }
    net.clock.advance(301);
    assert_eq!(browser.get("/people").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_pin_is_worth_nothing_elsewhere_and_is_not_guessed() {
    let (net, token) = network().await;
    let mut outside = Browser::new(&net);
    assert_eq!(outside.get("/tablet").await.status, StatusCode::NOT_FOUND);
    assert_eq!(enter(&mut outside, "77", PIN).await, StatusCode::NOT_FOUND);
    assert_eq!(outside.sign_in("77", PIN).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (number, pin) in
        [("77", "482916"), ("78", PIN), ("", PIN), ("77", ""), ("nadia", PIN), ("77", PASSWORD)]
    {
        let status = enter(&mut tablet(&net), number, pin).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{number} {pin}");
    }
    // From however many tablets, and whoever is meant: ten wrong ones in a quarter of an hour.
    for n in 0..7 {
        let mut browser = tablet(&net);
        browser.address[3] = n;
        enter(&mut browser, "77", "000000").await;
    }
    assert_eq!(enter(&mut tablet(&net), "77", PIN).await, StatusCode::TOO_MANY_REQUESTS);
    net.clock.advance(900);
    assert_eq!(enter(&mut tablet(&net), "77", PIN).await, StatusCode::SEE_OTHER);
    for tablets in
        [json!({ "on": true, "networks": [] }), json!({ "on": true, "networks": ["0.0.0.0/0"] })]
    {
        let said = program(&net, &token, "PUT", "/api/v1/tablets", Some(tablets)).await;
        assert_eq!(said.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let off = json!({ "on": false, "networks": ["198.51.100.0/24"] });
    program(&net, &token, "PUT", "/api/v1/tablets", Some(off)).await;
    assert_eq!(enter(&mut tablet(&net), "77", PIN).await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_page_that_is_left_open_keeps_nobody_signed_in() {
    let (net, _) = network().await;
    let mut browser = tablet(&net);
    assert_eq!(enter(&mut browser, "77", PIN).await, StatusCode::SEE_OTHER);
    for _ in 0..3 {
        net.clock.advance(200);
        assert_eq!(browser.get("/session").await.status, StatusCode::OK, "its script says so");
    }
    let piece = |path: &str| {
        let request = Request::get(path).header("x-fragment", "1");
        request.body(Body::empty()).unwrap()
    };
    for _ in 0..2 {
        net.clock.advance(140);
        assert_eq!(browser.send(piece("/people")).await.status, StatusCode::OK);
        assert_eq!(browser.get("/api/v1/me").await.status, StatusCode::OK);
    }
    net.clock.advance(140);
    assert_eq!(browser.get("/people").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_pin_is_not_tried_on_every_number() {
    let (net, _) = network().await;
    let mut browser = tablet(&net);
    browser.get("/tablet").await;
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    for number in 1_000..1_050 {
        let fields = [("number", &*number.to_string()), ("pin", PIN)];
        assert_eq!(browser.post("/tablet", &fields).await.status, refused, "{number}");
    }
    let right = [("number", "77"), ("pin", PIN)];
    assert_eq!(browser.post("/tablet", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
    // Whoever stands at another tablet comes in, and so does everybody a quarter of an hour later.
    let mut other = tablet(&net);
    other.address[3] = 10;
    assert_eq!(enter(&mut other, "77", PIN).await, StatusCode::SEE_OTHER);
    net.clock.advance(900);
    assert_eq!(browser.post("/tablet", &right).await.status, StatusCode::SEE_OTHER);
}
