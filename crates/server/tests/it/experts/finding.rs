//! Who is found by which evidence, in which words; what people hide.

use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::TestApp;
use testkit::kinds::published;

use super::{answered, experts, handles, question, switched_on, works_in};

fn said(expert: &Value) -> Vec<String> {
    let lines = expert["evidence"].as_array().expect("evidence").iter();
    lines.map(|line| line["said"].as_str().expect("a sentence").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn experts_are_shown_with_what_speaks_for_them() {
    let net = TestApp::new().await;
    switched_on(&net, false).await;
    let [ana, ben, eve, kim] = [
        net.member("ana").await,
        net.member("ben").await,
        net.member("eve").await,
        net.member("kim").await,
    ];
    works_in(&ben, "Customs").await;
    net.space_of(&ana, "trade", Access::Open, Kind::Company).await;
    for n in 0..3 {
        let title = format!("Which Incoterms for a shipment to port {n}?");
        answered(&ana, &ben, "trade", &title, "Take DAP.").await;
    }
    let post = question(&ana, "trade", "Incoterms with a carrier of ours?").await;
    kim.comment(&post, "I wonder too").await;
    published(&eve, json!({ "space": "trade", "kind": "article", "title": "Incoterms in short", "body": "FOB" }))
        .await;
    // One who never wrote, with the skill alone.
    let max = net.member("max").await;
    max.api("PATCH", "/me", Some(json!({ "skills": ["Incoterm"] }))).await.expect(200);
    net.indexed().await;

    let found = experts(&kim, "incoterms").await;
    assert_eq!(handles(&found)[..3], ["ben", "eve", "max"]);
    assert!(said(&found[0])[0].starts_with("3 accepted answers on “incoterms”, the latest in "));
    assert!(said(&found[1])[0].starts_with("1 article on “incoterms”, in "));
    assert_eq!(said(&found[2]), ["Skill in the profile: Incoterm"]);
    assert_eq!(found[0]["unit"], "Customs");
    assert_eq!(found[0]["evidence"][0]["items"].as_array().map(Vec::len), Some(3));
    let link = found[0]["evidence"][0]["items"][0]["href"].as_str().expect("a link").to_owned();
    kim.get(&link).await.expect(303);
    // Whoever asks is no expert, and nobody is told of themselves.
    assert!(!handles(&experts(&eve, "incoterms").await).contains(&"eve".to_owned()));
    assert!(!handles(&found).contains(&"ana".to_owned()));

    let page = kim.get("/experts?q=incoterms").await.expect(200).text;
    assert!(page.contains("3 accepted answers") && page.contains(&format!("href=\"{link}\"")));
    let search = kim.get("/search?q=incoterms").await.expect(200).text;
    assert!(search.contains("id=\"experts-section\"") && search.contains("/experts?q=incoterms"));
    // Filters ask for something else than people.
    assert!(!kim.get("/search?q=incoterms+kind%3Aarticle").await.text.contains("experts-section"));
}

#[tokio::test(flavor = "multi_thread")]
async fn people_hide_one_thing_a_subject_or_themselves() {
    let net = TestApp::new().await;
    switched_on(&net, false).await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    net.space_of(&ana, "works", Access::Open, Kind::Company).await;
    let first = answered(&ana, &ben, "works", "How is the lathe oiled?", "Weekly").await;
    answered(&ana, &ben, "works", "Where is the lathe manual?", "On the shelf").await;
    net.indexed().await;
    let count = |found: &[Value]| found[0]["evidence"][0]["count"].as_i64();
    assert_eq!(count(&experts(&eve, "lathe").await), Some(2));

    let own = ben.get("/experts/me?q=lathe").await.expect(200).text;
    assert!(own.contains(&format!("value=\"{first}\"")) && own.contains("How is the lathe oiled?"));
    ben.post("/experts/me/hide", &[("object", &first), ("q", "lathe")]).await.expect(303);
    assert_eq!(count(&experts(&eve, "lathe").await), Some(1));
    // Of others nobody hides anything.
    eve.api("POST", "/me/expertise/hidden", Some(json!({ "object": first }))).await.expect(404);

    ben.post("/experts/me/hide", &[("subject", "Lathes")]).await.expect(303);
    assert!(experts(&eve, "lathe").await.is_empty());
    assert_eq!(handles(&experts(&eve, "manual").await), ["ben"]);
    ben.api("POST", "/me/expertise/hidden", Some(json!({ "wholly": true }))).await.expect(204);
    assert!(experts(&eve, "manual").await.is_empty());

    let mine = ben.api("GET", "/me/expertise", None).await.expect(200).json();
    let hidden = mine["hidden"].as_array().cloned().expect("a list");
    assert_eq!(hidden.len(), 3);
    for one in hidden {
        let id = one["id"].as_str().expect("an identifier").to_owned();
        eve.api("DELETE", &format!("/me/expertise/hidden/{id}"), None).await.expect(404);
        ben.api("DELETE", &format!("/me/expertise/hidden/{id}"), None).await.expect(204);
    }
    assert_eq!(count(&experts(&eve, "lathe").await), Some(2));
    let typed = ben.post("/experts/me/hide", &[("subject", " !! ")]).await;
    assert_eq!(typed.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_costs_the_same_however_much_is_found() {
    let net = TestApp::new().await;
    switched_on(&net, false).await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    ben.api("PATCH", "/me", Some(json!({ "skills": ["Varnish"] }))).await.expect(200);
    net.space_of(&ana, "works", Access::Open, Kind::Company).await;
    answered(&ana, &ben, "works", "Which varnish for a door?", "Oil").await;
    net.indexed().await;
    let path = "/api/v1/experts?q=varnish";
    let few = crate::cost::least(&net, &eve, path, 200).await;
    for n in 0..12 {
        answered(&ana, &ben, "works", &format!("Which varnish for room {n}?"), "Oil").await;
        eve.publish("works", &format!("The varnish of room {n} is dry")).await;
    }
    net.indexed().await;
    let many = crate::cost::least(&net, &eve, path, 200).await;
    assert_eq!(few, many);
    assert!(many.0 <= 3 && many.1 <= 24, "{many:?}");
}
