//! Guests know of nobody but the people they share a space with.

use axum::http::StatusCode;
use kernel::Role;

use crate::browser::Browser;
use crate::net::Net;

#[tokio::test]
async fn a_guest_sees_the_people_of_shared_spaces_only() {
    let net = Net::new();
    let guest = net.person("gaelle", Role::Guest);
    let nadia = net.person("nadia", Role::Member);
    let other = net.person("olaf", Role::Guest);
    net.person("yves", Role::Member);
    net.space(1, &[guest, nadia]);
    net.space(2, &[other, nadia]);
    let mut gaelle = Browser::of(&net, "gaelle").await;
    let page = gaelle.get("/people").await.text;
    assert!(page.contains("Gaelle Martin") && page.contains("Nadia Martin"));
    assert!(!page.contains("Yves") && !page.contains("Olaf"));
    let list = gaelle.get("/api/v1/people").await.json();
    let handles: Vec<_> = list["items"].as_array().unwrap().iter().map(|p| &p["handle"]).collect();
    assert_eq!(handles, ["gaelle", "nadia"]);
    assert_eq!(gaelle.get("/api/v1/people/nadia").await.json()["email"], serde_json::Value::Null);
    // A person who may not be known and one who is not there answer the same.
    for path in ["/api/v1/people/{}", "/people/{}/photo"] {
        let hidden = gaelle.get(&path.replace("{}", "yves")).await;
        let absent = gaelle.get(&path.replace("{}", "nobody")).await;
        assert_eq!((hidden.status, hidden.text), (StatusCode::NOT_FOUND, absent.text));
        assert_eq!(absent.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(
        gaelle.post("/people/yves/follow", &[("on", "1")]).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn completion_offers_whom_the_viewer_may_see() {
    let net = Net::new();
    let guest = net.person("gaelle", Role::Guest);
    let nadia = net.person("nadia", Role::Member);
    net.person("nathan", Role::Member);
    net.space(1, &[guest, nadia]);
    let offered = |viewer: kernel::PersonId, role: Role, q: &'static str| {
        let viewer = kernel::Viewer {
            id: viewer,
            name: String::new(),
            handle: String::new(),
            role,
            lang: kernel::Lang::Fr,
            photo: None,
            scope: kernel::access::Scope::Full,
        };
        let names = people::finder::Names::default();
        let found = net.write(move |tx| names.find(tx, &viewer, q, None, 8));
        found.into_iter().map(|one| one.card.handle).collect::<Vec<_>>()
    };
    assert_eq!(offered(nadia, Role::Member, "na"), ["nathan", "nadia"]);
    assert_eq!(offered(guest, Role::Guest, "NÂ"), ["nadia"]);
    assert_eq!(offered(guest, Role::Guest, "mart"), ["nadia", "gaelle"], "any word of the name");
    assert!(offered(nadia, Role::Member, "%").is_empty());
    assert!(offered(nadia, Role::Member, "_").is_empty());
}

#[tokio::test]
async fn the_directory_pages_by_name() {
    let net = Net::new();
    for handle in ["chloe", "alain", "brice", "denis", "elsa"] {
        net.person(handle, Role::Member);
    }
    let mut browser = Browser::of(&net, "alain").await;
    let mut seen = Vec::new();
    let mut path = "/api/v1/people?limit=2".to_owned();
    loop {
        let page = browser.get(&path).await.json();
        let items = page["items"].as_array().unwrap();
        seen.extend(items.iter().map(|one| one["handle"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/v1/people?limit=2&before={next}");
    }
    assert_eq!(seen, ["alain", "brice", "chloe", "denis", "elsa"]);
    let found = browser.get("/people?q=mar%20ELS").await.text;
    assert!(found.contains("Elsa Martin") && !found.contains("Denis"));
    let wild = browser.get("/people?q=%25").await;
    assert_eq!(wild.status, StatusCode::OK);
    assert_eq!(browser.get("/people?before=x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
