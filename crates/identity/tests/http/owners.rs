//! Owners: whoever administers without owning gets at no administrator's account.

use axum::http::StatusCode;
use identity::personnel;
use kernel::access::Scope;
use kernel::{PersonId, Role};
use serde_json::json;

use crate::browser::{Browser, program};
use crate::factors::set_up;
use crate::net::Net;

/// Samir owns the network; Ida and Ben administer it with him.
async fn network() -> (Net, PersonId, String, String) {
    let net = Net::new();
    let samir = net.person("samir", Role::Administrator);
    let ida = net.person("ida", Role::Administrator);
    let ben = net.person("ben", Role::Administrator);
    let tokens = [samir, ida]
        .map(|id| net.write(move |tx| identity::tokens::create(tx, id, "a", Scope::Full, None)).1);
    let [samir, ida] = tokens;
    let named = program(&net, &samir, "PUT", "/api/v1/site/owners/samir", None).await;
    assert_eq!(named.status, StatusCode::NO_CONTENT);
    (net, ben, samir, ida)
}

#[tokio::test]
async fn an_administrator_takes_no_administrators_factors() {
    let (net, _, samir, ida) = network().await;
    set_up(&net, &mut Browser::of(&net, "ben").await).await;
    let path = "/api/v1/people/ben/factors";
    assert_eq!(program(&net, &ida, "DELETE", path, None).await.status, StatusCode::FORBIDDEN);
    let mut browser = Browser::of(&net, "ida").await;
    let page = browser.get("/admin/people/ben").await.text;
    assert!(!page.contains("value=\"factors\"") && !page.contains("value=\"sessions\""));
    let refused = browser.post("/admin/people/ben", &[("act", "factors")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let page = Browser::of(&net, "samir").await.get("/admin/people/ben").await.text;
    assert!(page.contains("value=\"factors\"") && page.contains("value=\"sessions\""));
    assert_eq!(program(&net, &samir, "DELETE", path, None).await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn an_administrator_changes_nothing_of_administrators() {
    let (net, ben, samir, ida) = network().await;
    net.write(move |tx| personnel::set(tx, ben, Some("77"), None));
    let number = || Some(json!({ "number": "78" }));
    let acts = [
        ("PUT", "/api/v1/people/ben/number", number()),
        ("DELETE", "/api/v1/people/ben/sessions", None),
        ("DELETE", "/api/v1/people/ben/closed", None),
    ];
    let closed = program(&net, &samir, "PUT", "/api/v1/people/ben/closed", None).await;
    assert_eq!(closed.status, StatusCode::NO_CONTENT);
    for (method, path, body) in acts.clone() {
        let refused = program(&net, &ida, method, path, body).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{method} {path}");
    }
    let mut browser = Browser::of(&net, "ida").await;
    for fields in [&[("act", "reopen")][..], &[("act", "sessions")]] {
        let refused = browser.post("/admin/people/ben", fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{fields:?}");
    }
    assert_eq!(browser.post("/people/ben/reopen", &[]).await.status, StatusCode::FORBIDDEN);
    assert!(!browser.get("/admin/people/ben").await.text.contains("value=\"reopen\""));
    for (method, path, body) in acts {
        let done = program(&net, &samir, method, path, body).await;
        assert_eq!(done.status, StatusCode::NO_CONTENT, "{method} {path}");
    }
}

#[tokio::test]
async fn only_owners_renew_the_invitation_of_an_administrator() {
    let (net, _, samir, ida) = network().await;
    let invited = json!({ "role": "administrator" });
    let made = program(&net, &samir, "POST", "/api/v1/invitations", Some(invited)).await.json();
    let id = made["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/invitations/{id}/link");
    assert_eq!(program(&net, &ida, "POST", &path, None).await.status, StatusCode::FORBIDDEN);
    let mut browser = Browser::of(&net, "ida").await;
    for what in ["link", "send"] {
        let refused = browser.post(&format!("/invitations/{id}/{what}"), &[]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{what}");
    }
    assert_eq!(program(&net, &samir, "POST", &path, None).await.status, StatusCode::OK);
    let mut own = Browser::of(&net, "samir").await;
    let shown = own.post(&format!("/invitations/{id}/link"), &[]).await;
    assert_eq!(shown.status, StatusCode::OK);
}
