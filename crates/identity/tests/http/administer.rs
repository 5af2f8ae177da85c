//! What administrators do to accounts.

use axum::http::StatusCode;
use kernel::Role;
use kernel::access::Scope;

use crate::browser::{Browser, program};
use crate::net::Net;

#[tokio::test]
async fn closing_an_account_and_changing_a_role_end_sessions_and_tokens_at_once() {
    let net = Net::new();
    net.person("samir", Role::Administrator);
    let nadia = net.person("nadia", Role::Member);
    let mut samir = Browser::of(&net, "samir").await;
    for (path, field) in [("/people/nadia/role", "guest"), ("/people/nadia/close", "")] {
        let mut browser = Browser::of(&net, "nadia").await;
        let make = move |tx: &mut kernel::Tx<'_>| {
            identity::tokens::create(tx, nadia, "essai", Scope::Read, None)
        };
        let token = net.write(make).1;
        let answer = samir.post(path, &[("role", field)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(browser.get("/people").await.status, StatusCode::UNAUTHORIZED);
        let answer = program(&net, &token, "GET", "/api/v1/me", None).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    }
    let log = net.log();
    for kind in ["person.role-changed", "person.closed", "session.closed-all"] {
        assert!(log.iter().any(|one| one == kind), "{kind} is in the log");
    }
    assert!(!samir.get("/people").await.text.contains("Nadia"), "the directory forgets");
    assert_eq!(samir.post("/people/nadia/reopen", &[]).await.status, StatusCode::SEE_OTHER);
    Browser::of(&net, "nadia").await;
}

#[tokio::test]
async fn only_administrators_administer_and_one_always_remains() {
    let net = Net::new();
    net.person("samir", Role::Administrator);
    net.person("nadia", Role::Member);
    let mut nadia = Browser::of(&net, "nadia").await;
    for (path, fields) in [
        ("/people/samir/close", &[][..]),
        ("/people/samir/role", &[("role", "guest")]),
        ("/people/nadia/role", &[("role", "administrator")]),
        ("/admin", &[("name", "Chez Nadia")]),
    ] {
        assert_eq!(nadia.post(path, fields).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(nadia.get("/admin").await.status, StatusCode::FORBIDDEN);
    let mut samir = Browser::of(&net, "samir").await;
    assert_eq!(samir.post("/people/samir/close", &[]).await.status, StatusCode::CONFLICT);
    let answer = samir.post("/people/samir/role", &[("role", "member")]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let name = [("name", "  Cycles   Montvernay ")];
    assert_eq!(samir.post("/admin", &name).await.status, StatusCode::SEE_OTHER);
    assert_eq!(samir.get("/api/v1/site").await.json()["name"], "Cycles Montvernay");
}
