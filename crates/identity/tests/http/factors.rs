//! Second factors: what is asked for after a password, once, and by every way in.

use axum::http::StatusCode;
use kernel::access::Scope;
use kernel::{Config, PersonId, Role};

use crate::browser::{Answer, Browser, program};
use crate::net::{Net, PASSWORD};

const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// The code that an app shows now, so many steps later.
pub fn code(net: &Net, secret: &str, later: i64) -> String {
    let step = net.clock.now().micros() / 1_000_000 / factors::totp::STEP + later;
    factors::totp::code(secret, step).unwrap()
}

/// What stands on a page between these.
pub fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}

/// The recovery codes on a page.
fn codes(page: &str) -> Vec<String> {
    let all = page.split("<li><code>").skip(1);
    all.filter_map(|one| one.split_once('<').map(|(code, _)| code.to_owned())).collect()
}

/// Sets up an app in this browser; answers its secret and the recovery codes.
pub async fn set_up(net: &Net, browser: &mut Browser<'_>) -> (String, Vec<String>) {
    let begun = browser.post("/settings/security/app", &[]).await;
    assert_eq!(begun.location(), "/settings/security/app", "{begun:?}");
    let page = browser.get("/settings/security/app").await;
    assert_eq!(page.headers["cache-control"], "no-store");
    let secret = between(&page.text, "<code>", "</code>").unwrap().replace(' ', "");
    let wrong = browser.post("/settings/security/app/confirm", &[("code", "000000")]).await;
    assert_eq!(wrong.status, UNPROCESSABLE);
    let typed = code(net, &secret, 0);
    let page = browser.post("/settings/security/app/confirm", &[("code", &typed)]).await;
    assert_eq!(
        (page.status, &page.headers["cache-control"]),
        (StatusCode::OK, &"no-store".parse().unwrap())
    );
    let codes = codes(&page.text);
    assert_eq!(codes.len(), 10);
    (secret, codes)
}

async fn second(browser: &mut Browser<'_>, code: &str) -> Answer {
    browser.post("/sign-in/second", &[("code", code)]).await
}

#[tokio::test]
async fn a_code_is_asked_for_after_the_password_and_good_once() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    net.person("yves", Role::Member);
    let mut browser = Browser::of(&net, "nadia").await;
    let (secret, recovery) = set_up(&net, &mut browser).await;
    let (_, theirs) = set_up(&net, &mut Browser::of(&net, "yves").await).await;
    assert!(browser.get("/settings/security").await.text.contains("10"));
    browser.post("/sign-out", &[]).await;

    let fields = [("login", "nadia"), ("password", PASSWORD), ("next", "/people?q=a")];
    browser.get("/sign-in").await;
    let answer = browser.post("/sign-in", &fields).await;
    assert_eq!(answer.location(), "/sign-in/second");
    assert!(answer.set_cookie("parvis").is_none(), "no session yet");
    assert_eq!(browser.get("/people").await.status, StatusCode::UNAUTHORIZED);
    // Its token is no session, whatever it is said to be.
    let half = browser.cookies["parvis-half"].clone();
    let mut thief = Browser::new(&net);
    thief.cookies.insert("parvis".into(), half);
    assert_eq!(thief.get("/people").await.status, StatusCode::UNAUTHORIZED);

    assert!(browser.get("/sign-in/second").await.text.contains("one-time-code"));
    // The code that confirmed the app, one of nothing, a recovery code of somebody else.
    let first = code(&net, &secret, 0);
    for refused in [first.as_str(), "", "12345", "abcdefghijkl", &theirs[0]] {
        let answer = second(&mut browser, refused).await;
        assert_eq!(answer.status, UNPROCESSABLE, "{refused}");
        assert!(answer.set_cookie("parvis").is_none());
    }
    net.clock.advance(60);
    let good = code(&net, &secret, 0);
    let answer = second(&mut browser, &format!(" {} {} ", &good[..3], &good[3..])).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/people?q=a"));
    assert_eq!(browser.get("/people").await.status, StatusCode::OK);
    // Not twice, and what waited is over.
    let mut other = Browser::new(&net);
    other.sign_in("nadia", PASSWORD).await;
    assert_eq!(second(&mut other, &good).await.status, UNPROCESSABLE);
    // A recovery code, as it is typed, once.
    let typed = recovery[3].to_lowercase().replace('-', " ");
    assert_eq!(second(&mut other, &typed).await.status, StatusCode::SEE_OTHER);
    assert!(net.log().contains(&"factor.recovered".to_owned()));
    let mut third = Browser::new(&net);
    third.sign_in("nadia", PASSWORD).await;
    assert_eq!(second(&mut third, &typed).await.status, UNPROCESSABLE);
    // After ten minutes the password is asked for again.
    net.clock.advance(601);
    let late = second(&mut third, &recovery[4]).await;
    assert_eq!(late.location(), "/sign-in?stay=1");
}

#[tokio::test]
async fn guessing_codes_is_stopped() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let (secret, _) = set_up(&net, &mut Browser::of(&net, "nadia").await).await;
    net.clock.advance(60);
    for n in 0..10 {
        // Each time from another network, and with the password.
        let mut browser = Browser::new(&net);
        browser.address = [198, 51, n, 1];
        browser.sign_in("nadia", PASSWORD).await;
        assert_eq!(second(&mut browser, "000000").await.status, UNPROCESSABLE);
    }
    let mut browser = Browser::new(&net);
    browser.sign_in("nadia", PASSWORD).await;
    let good = code(&net, &secret, 0);
    assert_eq!(second(&mut browser, &good).await.status, StatusCode::TOO_MANY_REQUESTS);
    net.clock.advance(900);
    browser.sign_in("nadia", PASSWORD).await;
    let good = code(&net, &secret, 0);
    assert_eq!(second(&mut browser, &good).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn no_way_in_leaves_the_second_factor_out() {
    let net = Net::new();
    let nadia = net.person("nadia", Role::Member);
    let mut own = Browser::of(&net, "nadia").await;
    set_up(&net, &mut own).await;
    // The browser is known, and remembers its person: they are asked all the same.
    own.post("/sign-out", &[]).await;
    assert!(own.cookies.contains_key("parvis-known"));
    assert_eq!(own.sign_in("nadia", PASSWORD).await.location(), "/sign-in/second");
    // A link by mail, or a card.
    let path = net.write(move |tx| identity::lost::link(tx, nadia, None));
    let mut browser = Browser::new(&net);
    browser.get(&path).await;
    let answer = browser.post(&path, &[("password", "quatre vélos verts")]).await;
    assert_eq!(answer.location(), "/sign-in/second");
    assert!(answer.set_cookie("parvis").is_none());
    // What waits opens nothing of the API either, and a session set before signing in is not taken over.
    for path in ["/api/v1/me", "/session", "/settings/security"] {
        assert_eq!(browser.get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    browser.cookies.insert("parvis".into(), "chosen-by-another".into());
    let fields = [("login", "nadia"), ("password", "quatre vélos verts")];
    browser.get("/sign-in").await;
    assert_eq!(browser.post("/sign-in", &fields).await.location(), "/sign-in/second");
    assert_eq!(browser.get("/people").await.status, StatusCode::UNAUTHORIZED);
    // Access tokens are what they were; those that do not administer see nothing of it.
    for (scope, status) in [(Scope::Full, StatusCode::OK), (Scope::Write, StatusCode::FORBIDDEN)] {
        let secret = net.write(move |tx| identity::tokens::create(tx, nadia, "a", scope, None)).1;
        let answer = program(&net, &secret, "GET", "/api/v1/me/factors", None).await;
        assert_eq!(answer.status, status);
        assert!(!answer.text.contains("secret"));
    }
}

#[tokio::test]
async fn a_dangerous_act_asks_again_and_keeps_what_was_typed() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let mut thief = Browser::of(&net, "nadia").await;
    net.clock.advance(901);
    // Whoever holds the session alone adds nothing.
    let fields = [("name", "mes scripts & moi"), ("scope", "read"), ("days", "30")];
    for (path, fields) in [
        ("/settings/security/app", &[][..]),
        ("/settings/security/passkeys", &[("name", "a"), ("passkey", "{}")]),
        ("/settings/tokens", &fields),
    ] {
        let asked = thief.post(path, fields).await;
        assert_eq!(asked.status, StatusCode::PRECONDITION_FAILED, "{path}");
        assert!(asked.text.contains("proof_password"), "{path}");
        let wrong = [fields, &[("proof_password", "quatre vélos verts")]].concat();
        assert_eq!(thief.post(path, &wrong).await.status, UNPROCESSABLE, "{path}");
    }
    assert!(!net.log().iter().any(|kind| kind.starts_with("token.")));
    let page = thief.post("/settings/tokens", &fields).await.text;
    assert!(page.contains("value=\"mes scripts &#38; moi\""), "{page}");
    // Without the token of the form, the right password is worth nothing.
    let proof = [&fields[..], &[("proof_password", PASSWORD)]].concat();
    let csrf = std::mem::take(&mut thief.csrf);
    assert_eq!(thief.post("/settings/tokens", &proof).await.status, StatusCode::FORBIDDEN);
    thief.csrf = csrf;
    let made = thief.post("/settings/tokens", &proof).await;
    assert!(made.text.contains("parvis_") && made.text.contains("mes scripts &#38; moi"));
    assert!(net.log().contains(&"session.proved".to_owned()));
    // For a quarter of an hour it is not asked again.
    net.clock.advance(890);
    let (secret, _) = set_up(&net, &mut thief).await;
    net.clock.advance(901);
    // From now on the factor is asked for, not the password; also beside forms that ask for that.
    for path in ["/settings/security/app/remove", "/settings/password"] {
        let asked = thief.post(path, &[("proof_password", PASSWORD)]).await;
        assert_eq!(asked.status, UNPROCESSABLE, "{path}");
        assert!(asked.text.contains("proof_code") && !asked.text.contains("proof_password"));
    }
    let typed = code(&net, &secret, 0);
    let removed = thief.post("/settings/security/app/remove", &[("proof_code", &typed)]).await;
    assert_eq!(removed.location(), "/settings/security");
    assert!(net.log().contains(&"factor.removed".to_owned()));
    thief.post("/sign-out", &[]).await;
    assert_eq!(thief.sign_in("nadia", PASSWORD).await.location(), "/");
}

#[tokio::test]
async fn every_dangerous_act_is_a_route_of_ours_or_of_another_crate() {
    let declared = identity::session::dangerous::all();
    assert!(declared.len() > 20);
    let net = Net::new();
    net.person("nadia", Role::Administrator);
    let mut browser = Browser::of(&net, "nadia").await;
    net.clock.advance(901);
    // Those of this crate ask, each.
    for act in declared.iter().filter(|act| act.starts_with("POST /settings/security")) {
        let path = act["POST ".len()..].replace("{id}", "7");
        let asked = browser.post(&path, &[]).await;
        assert_eq!(asked.status, StatusCode::PRECONDITION_FAILED, "{act}");
    }
}

fn mailed(net: &Net) -> i64 {
    kernel::sql! { static LETTERS = "SELECT COUNT(*) FROM letters"; }
    net.write(|tx| tx.query_one(&LETTERS, kernel::params![], |row| row.get(0)))
}

/// A network that sends mail, and Nadia, who reads hers.
fn with_mail() -> (Net, PersonId) {
    let mail = kernel::Mail { url: "smtp://localhost:1".into(), from: "a@example.com".into() };
    let net = Net::with(Config { mail: Some(mail), ..Config::default() });
    let nadia: PersonId = net.person("nadia", Role::Member);
    net.write(move |tx| people::accounts::set_email(tx, nadia, Some("nadia@example.com")));
    (net, nadia)
}

#[tokio::test]
async fn who_has_new_codes_or_a_pin_is_told() {
    let (net, nadia) = with_mail();
    net.write(move |tx| {
        identity::personnel::set(tx, nadia, Some("77"), None)?;
        people::settings::set(tx, "shared-tablets", r#"{"on":true,"networks":["198.51.100.0/24"]}"#)
    });
    let mut own = Browser::of(&net, "nadia").await;
    set_up(&net, &mut own).await;
    for (path, fields) in [
        ("/settings/security/codes", &[][..]),
        ("/settings/security/pin", &[("pin", "482915")]),
        ("/settings/security/pin/remove", &[]),
    ] {
        let told = mailed(&net);
        own.post(path, fields).await;
        assert_eq!(mailed(&net), told + 1, "{path}");
    }
}

#[tokio::test]
async fn an_administrator_resets_what_somebody_lost() {
    let (net, _) = with_mail();
    net.person("samir", Role::Administrator);
    let mut own = Browser::of(&net, "nadia").await;
    set_up(&net, &mut own).await;
    let told = mailed(&net);
    assert_eq!(told, 1, "an app was added");
    let mut samir = Browser::of(&net, "samir").await;
    // Not by somebody else, not for oneself.
    let refused = own.post("/admin/people/nadia", &[("act", "factors")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let own_reset = samir.post("/admin/people/samir", &[("act", "factors")]).await;
    assert_eq!(own_reset.status, StatusCode::FORBIDDEN);
    assert!(samir.get("/admin/people/nadia").await.text.contains("value=\"factors\""));
    let reset = samir.post("/admin/people/nadia", &[("act", "factors")]).await;
    assert_eq!(reset.location(), "/admin/people/nadia");
    assert!(net.log().contains(&"factor.reset".to_owned()));
    assert_eq!(mailed(&net), told + 1);
    assert_eq!(own.get("/people").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(own.sign_in("nadia", PASSWORD).await.location(), "/");
    assert!(!samir.get("/admin/people/nadia").await.text.contains("value=\"factors\""));
}
