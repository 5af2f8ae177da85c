//! Languages, skills, "ask me about", what somebody works on, telephone.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::log_of;

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_says_what_somebody_is_good_at_and_everyone_can_read_it() {
    let net = TestApp::new().await;
    let (ada, ben) = (net.member("ada").await, net.member("ben").await);
    let said = json!({ "languages": ["Français", "de", "Breton"], "skills": ["C++", "FMEA", "fmea"],
        "ask_about": "Vibrations", "working_on": "Banc d’essai", "phone": "+33 1 99 00 12 34" });
    let me = ada.api("PATCH", "/me", Some(said)).await.expect(200).json();
    assert_eq!(me["languages"], json!(["fr", "de", "Breton"]));
    assert_eq!(me["skills"], json!(["C++", "FMEA"]));
    let page = ben.get("/people/ada").await.expect(200).text;
    for said in ["French, German, Breton", "C++", "Vibrations", "Banc d’essai", "tel:+33199001234"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let log = log_of(&net, "person.changed").await;
    assert_eq!(log[0]["fields"].as_array().map(Vec::len), Some(5), "{log:?}");
    // What is left out stays, and the same again is no change.
    ada.api("PATCH", "/me", Some(json!({ "skills": ["C++", "FMEA"] }))).await.expect(200);
    assert_eq!(log_of(&net, "person.changed").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_are_not_shown_the_telephone_nor_who_is_led() {
    let net = TestApp::new().await;
    let (ada, guest) = (net.member("ada").await, net.guest("gus").await);
    let space = net.space(&ada, "fair", Access::Closed).await;
    net.join(space, &guest).await;
    ada.api("PATCH", "/me", Some(json!({ "phone": "+33 6 39 98 00 01" }))).await.expect(200);
    let seen = guest.api("GET", "/people/ada", None).await.expect(200).json();
    assert!(seen["phone"].is_null() && seen["reports"].is_null(), "{seen}");
    assert!(!guest.get("/people/ada").await.expect(200).text.contains("39 98"));
    assert!(!guest.get("/people/ada/vcard").await.expect(200).text.contains("39 98"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_list_or_a_number_is_said_of_its_field() {
    let net = TestApp::new().await;
    let ada = net.member("ada").await;
    let many: Vec<String> = (0..31).map(|n| format!("skill {n}")).collect();
    for (field, value) in [
        ("skills", json!(many)),
        ("languages", json!(["x".repeat(61)])),
        ("phone", json!("=cmd|calc")),
        ("ask_about", json!("x".repeat(301))),
    ] {
        let refused = ada.api("PATCH", "/me", Some(json!({ field: value }))).await.expect(422);
        assert!(refused.text.contains(field), "{}", refused.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_profile_tells_its_owner_what_could_be_said() {
    let net = TestApp::new().await;
    let (ada, ben) = (net.member("ada").await, net.member("ben").await);
    assert!(ada.get("/people/ada").await.text.contains("Say what you are good at"));
    assert!(!ben.get("/people/ada").await.text.contains("Say what you are good at"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_text_of_a_person_is_what_everybody_who_sees_them_can_read() {
    let net = TestApp::new().await;
    let ada = net.member_with_mail("ada").await;
    let said = json!({ "job": "Fraiseuse", "unit": "Atelier", "languages": ["de"], "skills": ["5S"],
        "phone": "+33 1 99 00 12 34", "working_on": "Le banc" });
    ada.api("PATCH", "/me", Some(said)).await.expect(200);
    let id = ada.id();
    let read =
        move |tx: &mut kernel::Tx<'_>| Ok(people::text_of(&people::accounts::person(tx, id)?));
    let text = net.app.db.read(read).await.expect("a text");
    for said in ["Fraiseuse", "Atelier", "German", "allemand", "5S", "Le banc"] {
        assert!(text.lines().any(|line| line == said), "{said}: {text}");
    }
    assert!(!text.contains("99 00") && !text.contains('@'), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_a_hundred_thousand_is_refused_before_it_is_compared() {
    let net = TestApp::new().await;
    let ada = net.member("ada").await;
    let many = (0..130_000).fold(String::new(), |all, n| all + &format!("s{n},"));
    for field in ["skills", "languages"] {
        let refused = ada.api("PATCH", "/me", Some(json!({ field: [&many] }))).await.expect(422);
        assert!(refused.text.contains(field), "{}", refused.text);
    }
    let mut form = vec![("name", "Ada"), ("lang", "en"), ("skills", many.as_str())];
    let others = ["job", "unit", "site", "phone", "languages", "ask_about", "working_on", "about"];
    form.extend(others.map(|field| (field, "")));
    let page = ada.post("/settings/profile", &form).await.expect(422).text;
    assert!(page.contains("skills-error"));
}
