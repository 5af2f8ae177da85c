//! Access tokens: what each may do.

use axum::http::StatusCode;
use kernel::access::Scope;
use kernel::{PersonId, Role};
use serde_json::json;

use crate::browser::{Browser, program};
use crate::net::Net;

fn token(net: &Net, person: PersonId, scope: Scope) -> String {
    net.write(move |tx| identity::tokens::create(tx, person, "essai", scope, None)).1
}

#[tokio::test]
async fn a_scope_bounds_what_a_token_does() {
    let net = Net::new();
    let samir = net.person("samir", Role::Administrator);
    net.person("yves", Role::Member);
    let (ok, no_content, forbidden) =
        (StatusCode::OK, StatusCode::NO_CONTENT, StatusCode::FORBIDDEN);
    for (scope, reads, writes, administers) in [
        (Scope::Read, ok, forbidden, forbidden),
        (Scope::Write, ok, no_content, forbidden),
        (Scope::Full, ok, no_content, ok),
    ] {
        let token = token(&net, samir, scope);
        assert_eq!(program(&net, &token, "GET", "/api/v1/me", None).await.status, reads);
        let follow = "/api/v1/people/yves/follow";
        assert_eq!(program(&net, &token, "PUT", follow, None).await.status, writes);
        let answer = program(&net, &token, "GET", "/api/v1/invitations", None).await;
        assert_eq!(answer.status, administers);
        let answer = program(&net, &token, "GET", "/api/v1/tokens", None).await;
        assert_eq!(answer.status, administers, "a lesser token may not even list tokens");
        let new = json!({ "name": "plus fort", "scope": "full" });
        let answer = program(&net, &token, "POST", "/api/v1/tokens", Some(new)).await;
        let made = answer.status == StatusCode::CREATED;
        assert_eq!(made, scope == Scope::Full, "a token makes itself no stronger");
    }
}

#[tokio::test]
async fn a_token_is_for_the_api_alone_and_ends_when_revoked() {
    let net = Net::new();
    let nadia = net.person("nadia", Role::Member);
    let secret = token(&net, nadia, Scope::Full);
    assert!(secret.starts_with("parvis_"));
    assert_eq!(
        program(&net, &secret, "GET", "/people", None).await.status,
        StatusCode::UNAUTHORIZED
    );
    let list = program(&net, &secret, "GET", "/api/v1/tokens", None).await;
    assert!(!list.text.contains(&secret), "the secret is shown once");
    let id = list.json()[0]["id"].as_str().unwrap().to_owned();
    let revoke = format!("/api/v1/tokens/{id}");
    let answer = program(&net, &secret, "DELETE", &revoke, None).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    let answer = program(&net, &secret, "GET", "/api/v1/me", None).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    let answer = program(&net, "parvis_unknown", "GET", "/api/v1/me", None).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_token_ends_by_itself() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let mut nadia = Browser::of(&net, "nadia").await;
    let fields = [("name", "sauvegarde"), ("scope", "read"), ("days", "30")];
    let page = nadia.post("/settings/tokens", &fields).await;
    assert_eq!(page.headers["cache-control"], "no-store");
    let start = page.text.find("parvis_").unwrap();
    let secret: String = page.text[start..].chars().take_while(|c| *c != '<').collect();
    let answer = program(&net, &secret, "GET", "/api/v1/me", None).await;
    assert_eq!(answer.status, StatusCode::OK);
    net.clock.advance(30 * 24 * 3_600);
    let answer = program(&net, &secret, "GET", "/api/v1/me", None).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn unknown_fields_are_refused() {
    let net = Net::new();
    let nadia = net.person("nadia", Role::Member);
    let token = token(&net, nadia, Scope::Write);
    let change = json!({ "job": "Cheffe d’atelier", "role": "administrator" });
    let answer = program(&net, &token, "PATCH", "/api/v1/me", Some(change)).await;
    assert_eq!((answer.status, answer.error()), (StatusCode::UNPROCESSABLE_ENTITY, "error-json"));
    let change = json!({ "job": "Cheffe d’atelier" });
    let answer = program(&net, &token, "PATCH", "/api/v1/me", Some(change)).await;
    let me = answer.json();
    assert_eq!(
        (me["job"].as_str(), me["role"].as_str()),
        (Some("Cheffe d’atelier"), Some("member"))
    );
}
