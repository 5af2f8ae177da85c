//! A lost password: by a link, once, for an hour, with the same answer for everybody.

use kernel::Lang;
use serde_json::json;
use testkit::{Client, TestApp};

use super::{House, link};

pub const NEW: &str = "trois vélos verts";

/// Sends the form of a stranger.
pub async fn post(net: &TestApp, path: &str, fields: &[(&str, &str)]) -> testkit::Answer {
    let nobody = net.nobody();
    let (csrf, cookie) = nobody.form_token(path).await;
    let mut fields = fields.to_vec();
    fields.push(("csrf", &csrf));
    nobody.post_as(&cookie, path.split('?').next().unwrap(), &fields).await
}

/// Whether somebody signs in so.
pub async fn signs_in(net: &TestApp, login: &str, password: &str) -> bool {
    post(net, "/sign-in", &[("login", login), ("password", password)]).await.status == 303
}

async fn ask(house: &House, login: &str) -> (u16, String) {
    let answer = post(&house.net, "/forgotten", &[("login", login)]).await;
    (answer.status, answer.location().to_owned())
}

async fn with_token(who: &Client) -> Client {
    let new = Some(json!({ "name": "other", "scope": "full" }));
    let made = who.api("POST", "/tokens", new).await.expect(201).json();
    who.clone().bearing(made["secret"].as_str().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_by_mail_replaces_a_lost_password_once() {
    let house = House::new().await;
    let ana = house.net.member_with_mail("ana").await;
    let (other, _boss) = (with_token(&ana).await, house.net.administrator("boss").await);
    assert!(house.net.nobody().get("/sign-in").await.text.contains("href=\"/forgotten\""));
    let known = ask(&house, "ana@example.com").await;
    assert_eq!(known, ask(&house, "nobody@example.com").await);
    assert_eq!(known, (303, "/forgotten?sent=true".into()));
    let letters = house.delivered().await;
    assert_eq!(letters.len(), 1, "nobody else is written to");
    let path = link(&letters[0].text, "/reset/");
    assert!(letters[0].text.contains(&house.net.address), "the link leads here");
    let page = house.net.nobody().get(&path).await.expect(200);
    assert_eq!(page.headers["cache-control"], "no-store");
    let weak = post(&house.net, &path, &[("password", "ana ana ana ana")]).await.expect(422);
    assert!(weak.text.contains("password-error"));
    let done = post(&house.net, &path, &[("password", NEW)]).await.expect(303);
    assert_eq!(done.location(), "/");
    assert!(signs_in(&house.net, "ana", NEW).await);
    assert!(ana.get("/").await.location().starts_with("/sign-in"), "sessions have ended");
    other.api("GET", "/me", None).await.expect(401);
    house.net.nobody().get(&path).await.expect(404);
    assert!(house.letter_to("ana@example.com").await.subject.contains("password was changed"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_link_and_an_hour_end_an_older_one() {
    let house = House::new().await;
    house.net.member_with_mail("ana").await;
    ask(&house, "ana").await;
    let first = link(&house.letter_to("ana@example.com").await.text, "/reset/");
    ask(&house, "@Ana").await;
    let second = link(&house.letter_to("ana@example.com").await.text, "/reset/");
    house.net.nobody().get(&first).await.expect(404);
    house.net.nobody().get(&second).await.expect(200);
    kernel::sql! { static AGE = "UPDATE proofs SET expires_at = 1"; }
    house.net.app.db.write(|tx| tx.execute(&AGE, kernel::params![])).await.unwrap();
    house.net.nobody().get(&second).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_are_few_whoever_asks() {
    let house = House::new().await;
    house.net.member_with_mail("ana").await;
    for login in ["ana", "nobody"] {
        for _ in 0..3 {
            assert_eq!(ask(&house, login).await.0, 303);
        }
        assert_eq!(ask(&house, login).await.0, 429);
    }
    assert_eq!(house.delivered().await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_gone_gets_no_letter_and_a_network_without_mail_says_whom_to_ask() {
    let house = House::new().await;
    let boss = house.net.administrator("boss").await;
    house.net.member_with_mail("ana").await;
    boss.api("PUT", "/people/ana/closed", None).await.expect(204);
    ask(&house, "ana").await;
    assert!(house.delivered().await.is_empty());
    let net = TestApp::new().await;
    let page = net.nobody().get("/forgotten").await.expect(200).text;
    assert!(page.contains(&ui::Locale::new(Lang::En).t("forgotten-no-mail")));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_in_either_spelling_of_its_accents_is_its_owner() {
    let house = House::new().await;
    let ana = house.net.member_with_mail("ana").await;
    let new = Some(json!({ "old": "", "password": NEW, "keep_tokens": true }));
    ana.api("PUT", "/me/password", new).await.expect(204);
    let (whole, parts) = ("zo\u{e9}@example.com", "zoe\u{301}@example.com");
    let id = ana.id();
    let keep = |email: &'static str| {
        house.net.app.db.write(move |tx| people::accounts::set_email(tx, id, Some(email)))
    };
    keep(whole).await.unwrap();
    assert!(signs_in(&house.net, whole, NEW).await && signs_in(&house.net, parts, NEW).await);
    // As it was kept before.
    keep(parts).await.unwrap();
    assert!(signs_in(&house.net, parts, NEW).await);
}
