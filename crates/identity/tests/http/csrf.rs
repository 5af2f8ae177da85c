//! What was not sent by one of our own pages changes nothing.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use kernel::Role;

use crate::browser::{Browser, encode};
use crate::net::{Net, PASSWORD};

async fn try_following(
    browser: &mut Browser<'_>,
    origin: Option<(&str, &str)>,
    token: &str,
    in_header: Option<&str>,
) -> StatusCode {
    let body = encode(&[("on", "1"), ("csrf", token)]);
    let mut request = Request::post("/people/yves/follow")
        .header(header::HOST, "parvis.test")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    if let Some((name, value)) = origin {
        request = request.header(name, value);
    }
    if let Some(token) = in_header {
        request = request.header("x-csrf-token", token);
    }
    browser.send(request.body(Body::from(body)).unwrap()).await.status
}

#[tokio::test]
async fn a_form_needs_our_origin_and_our_token() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    net.person("yves", Role::Member);
    let mut browser = Browser::of(&net, "nadia").await;
    let token = browser.csrf.clone();
    let same = Some(("sec-fetch-site", "same-origin"));
    let forbidden = StatusCode::FORBIDDEN;
    for origin in [
        None,
        Some(("sec-fetch-site", "cross-site")),
        Some(("sec-fetch-site", "same-site")),
        Some(("sec-fetch-site", "none")),
        Some(("origin", "https://evil.example")),
        Some(("origin", "null")),
    ] {
        assert_eq!(try_following(&mut browser, origin, &token, None).await, forbidden);
    }
    let mut stranger = Browser::new(&net);
    stranger.get("/sign-in").await;
    for wrong in ["", "x", &stranger.csrf, &token[1..]] {
        assert_eq!(try_following(&mut browser, same, wrong, None).await, forbidden);
        assert_eq!(try_following(&mut browser, same, "", Some(wrong)).await, forbidden);
    }
    assert!(!net.log().contains(&"person.followed".to_owned()), "nothing was changed");
    let found = StatusCode::SEE_OTHER;
    assert_eq!(try_following(&mut browser, same, &token, None).await, found);
    assert_eq!(try_following(&mut browser, same, "", Some(&token)).await, found);
    let origin = Some(("origin", "http://parvis.test"));
    assert_eq!(try_following(&mut browser, origin, &token, None).await, found);
}

#[tokio::test]
async fn signing_in_needs_the_token_of_the_browser_too() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let mut browser = Browser::new(&net);
    browser.get("/sign-in").await;
    browser.csrf = "forged".into();
    let fields = [("login", "nadia"), ("password", PASSWORD)];
    let answer = browser.post("/sign-in", &fields).await;
    assert_eq!((answer.status, answer.error()), (StatusCode::FORBIDDEN, "error-csrf"));
}

#[tokio::test]
async fn the_api_takes_a_session_only_with_the_header() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    net.person("yves", Role::Member);
    let mut browser = Browser::of(&net, "nadia").await;
    let token = browser.csrf.clone();
    let put = |token: Option<&str>| {
        let request = Request::put("/api/v1/people/yves/follow");
        let mut request = request.header("sec-fetch-site", "same-origin");
        if let Some(token) = token {
            request = request.header("x-csrf-token", token);
        }
        request.body(Body::empty()).unwrap()
    };
    assert_eq!(browser.send(put(None)).await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.send(put(Some("forged"))).await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.send(put(Some(&token))).await.status, StatusCode::NO_CONTENT);
    let mut nobody = Browser::new(&net);
    assert_eq!(nobody.send(put(None)).await.status, StatusCode::UNAUTHORIZED);
}
