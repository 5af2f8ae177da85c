//! Following people, and the head of their page.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use kernel::{Lang, Role, Time, Viewer};

use crate::browser::{Browser, encode};
use crate::net::Net;

#[tokio::test]
async fn following_is_said_once_and_undone() {
    let net = Net::new();
    let nadia = net.person("nadia", Role::Member);
    let yves = net.person("yves", Role::Member);
    let mut browser = Browser::of(&net, "nadia").await;
    for _ in 0..2 {
        let answer = browser.post("/people/yves/follow", &[("on", "1")]).await;
        assert_eq!(answer.location(), "/people/yves");
    }
    assert_eq!(net.write(move |tx| people::followed(tx, nadia)), [yves]);
    assert_eq!(net.log().iter().filter(|kind| *kind == "person.followed").count(), 1);
    assert_eq!(browser.get("/api/v1/people/yves").await.json()["following"], true);
    browser.post("/people/yves/follow", &[("on", "0")]).await;
    assert!(net.write(move |tx| people::followed(tx, nadia)).is_empty());
    let answer = browser.post("/people/nadia/follow", &[("on", "1")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_script_gets_the_button_alone() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    net.person("yves", Role::Member);
    let mut browser = Browser::of(&net, "nadia").await;
    let body = encode(&[("on", "1"), ("csrf", &browser.csrf)]);
    let request = Request::post("/people/yves/follow")
        .header("sec-fetch-site", "same-origin")
        .header("x-fragment", "1")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = browser.send(request.body(Body::from(body)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text.trim_start().starts_with("<form") && answer.text.contains("value=\"0\""));
}

#[tokio::test]
async fn the_head_of_a_page_offers_what_its_viewer_may_do() {
    let net = Net::new();
    let people = [("samir", Role::Administrator), ("nadia", Role::Member), ("yves", Role::Member)];
    let ids = people.map(|(handle, role)| net.person(handle, role));
    net.imported("anne", None);
    let head = |n: usize, handle: &'static str| {
        let viewer = Viewer {
            id: ids[n],
            name: String::new(),
            handle: people[n].0.to_owned(),
            role: people[n].1,
            lang: Lang::Fr,
            photo: None,
            scope: kernel::access::Scope::Full,
        };
        let (here, _) = people::presence::Presence::new();
        let cx = ui::Ctx {
            l: ui::Locale::new(Lang::Fr),
            viewer: Some(viewer.clone()),
            csrf: "jeton".into(),
            fragment: false,
            path: format!("/people/{handle}"),
            now: Time::default(),
            caught_up: Default::default(),
            typed: Default::default(),
        };
        let head = net.write(move |tx| people::profile::Head::load(tx, &viewer, handle, &here));
        head.html(&cx).expect("a head")
    };
    let own = head(1, "nadia");
    assert!(own.contains("href=\"/settings\"") && !own.contains("/follow"));
    let other = head(1, "yves");
    assert!(other.contains("/people/yves/follow") && !other.contains("/people/yves/close"));
    assert!(head(0, "yves").contains("/people/yves/close"));
    assert!(head(0, "anne").contains("name=\"person\" value=\"anne\""), "an import is invited");
    assert!(!head(0, "yves").contains("name=\"person\""));
}
