//! One's own account.

use axum::http::StatusCode;
use kernel::Role;

use crate::browser::Browser;
use crate::net::{Net, PASSWORD};

const PROFILE: [(&str, &str); 11] = [
    ("name", "Nadia Benslimane"),
    ("job", "Cheffe d’atelier"),
    ("unit", "Roues et freins"),
    ("site", "Saint-Priest"),
    ("phone", "+33 1 99 00 12 34"),
    ("working_on", "La roue de 28 pouces"),
    ("ask_about", "Le dévoilage"),
    ("skills", "Rayonnage, freins à disque"),
    ("languages", "français, Arabic, Breton"),
    ("about", "Je sais **dévoiler**. <script>alert(1)</script>"),
    ("lang", "fr"),
];

#[tokio::test]
async fn a_profile_is_saved_and_its_text_is_harmless() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let mut nadia = Browser::of(&net, "nadia").await;
    assert_eq!(nadia.post("/settings/profile", &PROFILE).await.status, StatusCode::SEE_OTHER);
    let me = nadia.get("/api/v1/me").await.json();
    assert_eq!(me["unit"]["name"], "Roues et freins");
    assert_eq!(me["skills"], serde_json::json!(["Rayonnage", "freins à disque"]));
    assert_eq!(me["languages"], serde_json::json!(["fr", "ar", "Breton"]));
    let about = me["about_html"].as_str().unwrap();
    assert!(about.contains("<strong>dévoiler</strong>") && !about.contains("<script"));
    assert_eq!(nadia.post("/settings/profile", &PROFILE).await.status, StatusCode::SEE_OTHER);
    let changes = net.log().iter().filter(|kind| *kind == "person.changed").count();
    assert_eq!(changes, 1, "saving the same again is no change");
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let mut nadia = Browser::of(&net, "nadia").await;
    let long = "x".repeat(121);
    let mut fields = PROFILE;
    fields[1].1 = &long;
    let answer = nadia.post("/settings/profile", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("job-error") && answer.text.contains("Nadia Benslimane"));
    assert_eq!(nadia.get("/api/v1/me").await.json()["name"], "Nadia Martin");
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let mut here = Browser::of(&net, "nadia").await;
    let mut there = Browser::of(&net, "nadia").await;
    let new = "quatre vélos bleus";
    let wrong = here.post("/settings/password", &[("old", "faux"), ("password", new)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(there.get("/people").await.status, StatusCode::OK);
    let right = here.post("/settings/password", &[("old", PASSWORD), ("password", new)]).await;
    assert_eq!(right.status, StatusCode::SEE_OTHER);
    assert_eq!(there.get("/people").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(here.get("/people").await.status, StatusCode::OK);
    let answer = Browser::new(&net).sign_in("nadia", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(Browser::new(&net).sign_in("nadia", new).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn sessions_are_listed_and_ended_by_their_owner_alone() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    net.person("yves", Role::Member);
    let mut here = Browser::of(&net, "nadia").await;
    let mut there = Browser::of(&net, "nadia").await;
    let mut yves = Browser::of(&net, "yves").await;
    let page = here.get("/settings").await.text;
    let start = page.find("/settings/sessions/").unwrap();
    let path: String = page[start..].chars().take_while(|c| *c != '"').collect();
    assert!(path.ends_with("/end"), "{path}");
    assert_eq!(yves.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(there.get("/people").await.status, StatusCode::OK);
    assert_eq!(here.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(there.get("/people").await.status, StatusCode::UNAUTHORIZED);
    let mut third = Browser::of(&net, "nadia").await;
    assert_eq!(here.post("/settings/sessions/end-others", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(third.get("/people").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(here.get("/people").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_language_is_chosen_before_and_after_signing_in() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    net.person("samir", Role::Administrator);
    let mut browser = Browser::new(&net);
    assert!(browser.get("/sign-in").await.text.contains("Sign in"));
    let answer = browser.post("/language", &[("lang", "fr"), ("next", "//evil")]).await;
    assert_eq!(answer.location(), "/");
    assert!(browser.get("/sign-in").await.text.contains("Se connecter"));
    let mut nadia = Browser::of(&net, "nadia").await;
    assert!(nadia.get("/people").await.text.contains("Who does what"));
    nadia.post("/settings/profile", &PROFILE).await;
    assert!(nadia.get("/people").await.text.contains("Qui fait quoi"));
}

#[tokio::test]
async fn a_password_opens_from_any_keyboard() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    let mut here = Browser::of(&net, "nadia").await;
    let new = "\u{e9}l\u{e9}phants tr\u{e8}s \u{e2}g\u{e9}s";
    let set = here.post("/settings/password", &[("old", PASSWORD), ("password", new)]).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER);
    for typed in [
        new,
        "e\u{301}le\u{301}phants tre\u{300}s a\u{302}ge\u{301}s",
        "\u{e9}l\u{e9}phants\u{a0}tr\u{e8}s\u{3000}\u{e2}g\u{e9}s",
    ] {
        let answer = Browser::new(&net).sign_in("nadia", typed).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{typed:?}");
    }
    let other = Browser::new(&net).sign_in("nadia", "elephants tres ages").await;
    assert_ne!(other.status, StatusCode::SEE_OTHER);
}
