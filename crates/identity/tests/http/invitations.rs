//! Invitations: made by administrators, used once.

use axum::http::StatusCode;
use kernel::Role;
use serde_json::json;

use crate::browser::Browser;
use crate::net::{Net, PASSWORD};

/// The path of the link shown on the page.
fn link(text: &str) -> String {
    let start = text.find("/join/").expect("the page shows a link");
    text[start..].chars().take_while(|c| !matches!(c, '<' | '"')).collect()
}

async fn invite(net: &Net, fields: &[(&str, &str)]) -> String {
    let mut admin = Browser::of(net, "samir").await;
    let answer = admin.post("/invitations", fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(answer.headers["cache-control"], "no-store");
    link(&answer.text)
}

const ZOE: [(&str, &str); 4] =
    [("name", "Zoé Le Gall"), ("handle", ""), ("email", "zoe@exemple.fr"), ("password", PASSWORD)];

#[tokio::test]
async fn an_invitation_makes_one_person_once() {
    let net = Net::new();
    net.person("samir", Role::Administrator);
    let path = invite(&net, &[("role", "guest"), ("email", "")]).await;
    let mut zoe = Browser::new(&net);
    assert_eq!(zoe.get(&path).await.status, StatusCode::OK);
    let answer = zoe.post(&path, &ZOE).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/"));
    let me = zoe.get("/api/v1/me").await.json();
    assert_eq!(me["handle"], "zoe.le.gall");
    assert_eq!(
        (me["role"].as_str(), me["email"].as_str()),
        (Some("guest"), Some("zoe@exemple.fr"))
    );
    let mut second = Browser::new(&net);
    let answer = second.get(&path).await;
    assert_eq!((answer.status, answer.error()), (StatusCode::NOT_FOUND, "invitation-gone"));
    let again = [("name", "Autre"), ("email", ""), ("password", PASSWORD)];
    assert_eq!(second.post(&path, &again).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_invitation_ends_when_it_is_old_or_taken_back() {
    let net = Net::new();
    net.person("samir", Role::Administrator);
    let old = invite(&net, &[("role", "member")]).await;
    net.clock.advance(15 * 24 * 3_600);
    assert_eq!(Browser::new(&net).get(&old).await.status, StatusCode::NOT_FOUND);
    let path = invite(&net, &[("role", "member")]).await;
    let mut admin = Browser::of(&net, "samir").await;
    let open = admin.get("/api/v1/invitations").await.json();
    assert_eq!(open["items"].as_array().unwrap().len(), 1);
    let id = open["items"][0]["id"].as_str().unwrap();
    assert!(!admin.get("/invitations").await.text.contains("/join/"), "the link is shown once");
    let answer = admin.post(&format!("/invitations/{id}/revoke"), &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(Browser::new(&net).get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_typed_wrong_uses_up_nothing() {
    let net = Net::new();
    net.person("samir", Role::Administrator);
    let path = invite(&net, &[("role", "member"), ("email", "zoe@exemple.fr")]).await;
    let mut zoe = Browser::new(&net);
    zoe.get(&path).await;
    for (field, value) in [
        ("name", " \u{200b}"),
        ("handle", "a b"),
        ("handle", "samir"),
        ("handle", "eve."),
        ("handle", "eve_"),
        ("handle", "eve-"),
        ("handle", "_"),
        ("handle", "e..ve"),
        ("handle", "admin"),
        ("handle", "everyone"),
        ("password", "court"),
    ] {
        let mut fields = ZOE;
        fields.iter_mut().filter(|(name, _)| *name == field).for_each(|pair| pair.1 = value);
        let answer = zoe.post(&path, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} = {value:?}");
        assert!(answer.text.contains(&format!("{field}-error")), "the field says what is wrong");
        assert!(!answer.text.contains(PASSWORD), "a password is never sent back");
    }
    // The address of the invitation is the account's, whatever the form says.
    let mut fields = ZOE;
    fields[2].1 = "other@exemple.fr";
    assert_eq!(zoe.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(zoe.get("/api/v1/me").await.json()["email"], "zoe@exemple.fr");
}

#[tokio::test]
async fn an_imported_person_is_claimed() {
    let net = Net::new();
    net.person("samir", Role::Administrator);
    let anne = net.imported("anne", Some("anne@exemple.fr"));
    let fields = [("role", "member"), ("person", "anne")];
    let (first, second) = (invite(&net, &fields).await, invite(&net, &fields).await);
    net.clock.advance(60);
    let mut browser = Browser::new(&net);
    assert!(browser.get(&first).await.text.contains("Anne Importée"));
    let answer = browser.post(&first, &[("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let me = browser.get("/api/v1/me").await.json();
    assert_eq!((&me["id"], &me["since"]), (&json!(anne.to_string()), &json!(null)));
    assert_eq!(Browser::new(&net).get(&second).await.status, StatusCode::NOT_FOUND);
    let mut admin = Browser::of(&net, "samir").await;
    let answer = admin.post("/invitations", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "claimed already");
    let samir = admin.get("/api/v1/me").await.json();
    assert_eq!(samir["since"], samir["created_at"], "nobody knows since when Anne was here");
}

#[tokio::test]
async fn only_administrators_invite() {
    let net = Net::new();
    net.person("samir", Role::Administrator);
    net.person("nadia", Role::Member);
    let mut nadia = Browser::of(&net, "nadia").await;
    assert_eq!(nadia.get("/invitations").await.status, StatusCode::FORBIDDEN);
    let answer = nadia.post("/invitations", &[("role", "administrator")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(nadia.get("/api/v1/invitations").await.status, StatusCode::FORBIDDEN);
    assert!(!net.log().contains(&"invitation.created".to_owned()));
}

#[tokio::test]
async fn two_people_of_one_name_get_two_handles() {
    let net = Net::new();
    net.person("samir", Role::Administrator);
    let mut handles = Vec::new();
    for _ in 0..3 {
        let path = invite(&net, &[("role", "member")]).await;
        let mut zoe = Browser::new(&net);
        zoe.get(&path).await;
        let fields = [("name", "Zoé Le Gall"), ("email", ""), ("password", PASSWORD)];
        zoe.post(&path, &fields).await;
        handles.push(zoe.get("/api/v1/me").await.json()["handle"].clone());
    }
    assert_eq!(json!(handles), json!(["zoe.le.gall", "zoe.le.gall2", "zoe.le.gall3"]));
}
