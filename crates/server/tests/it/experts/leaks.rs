//! What a viewer may not read is no evidence for them, on any channel: a table of what was written, by who looks.

use serde_json::json;
use spaces::{Access, Kind};
use testkit::kinds::{id, published};
use testkit::{Client, TestApp};

use super::{answered, encoded, experts, question, switched_on};

/// Who looks.
const ROLES: [&str; 4] = ["outsider", "insider", "administrator", "blocker"];

/// What Eve wrote, by the only word in it, and which of the roles find her by it.
const TABLE: [(&str, [bool; 4]); 11] = [
    ("abacuskein", [true, true, true, false]),
    ("wallfruzzle", [true, true, true, false]),
    ("closedorbin", [false, true, false, false]),
    ("secrivault", [false, true, false, false]),
    ("chatmunkle", [false, false, false, false]),
    ("notebrindle", [false, false, false, false]),
    ("councilporf", [false, false, false, false]),
    ("deletwix", [false, false, false, false]),
    ("askerling", [false, false, false, false]),
    ("hidegropple", [false, false, false, false]),
    ("subjectumph", [false, false, false, false]),
];

async fn written(net: &TestApp, ana: &Client, eve: &Client, mia: &Client) {
    for (slug, access, kind) in [
        ("yard", Access::Open, Kind::Interest),
        ("cellar", Access::Closed, Kind::Interest),
        ("vault", Access::Secret, Kind::Interest),
        ("council", Access::Closed, Kind::Agreement),
    ] {
        let space = net.space_of(ana, slug, access, kind).await;
        net.join(space, eve).await;
        net.join(space, mia).await;
    }
    let tell = async |space: &str, word: &str| {
        let new = json!({ "space": space, "kind": "article", "title": word, "body": "All of it" });
        id(&published(eve, new).await)
    };
    answered(ana, eve, "yard", "Which abacuskein?", "The small one").await;
    answered(ana, eve, "cellar", "Which closedorbin?", "The small one").await;
    answered(ana, eve, "vault", "Which secrivault?", "The small one").await;
    answered(ana, eve, "council", "Which councilporf?", "The small one").await;
    eve.publish("@eve", "The wallfruzzle is new").await;
    eve.publish("@eve/notebook", "The notebrindle is new").await;
    let begun = json!({ "people": ["mia"] });
    let begun = eve.api("POST", "/conversations", Some(begun)).await.expect(201).json();
    let talk = begun["slug"].as_str().expect("a conversation").to_owned();
    eve.publish(&talk, "The chatmunkle is new").await;
    let gone = tell("yard", "deletwix").await;
    eve.api("DELETE", &format!("/posts/{gone}"), None).await.expect(204);
    question(eve, "yard", "What is an askerling?").await;
    let hidden = tell("yard", "hidegropple").await;
    tell("yard", "subjectumph").await;
    for what in [json!({ "object": hidden }), json!({ "subject": "Subjectumph" })] {
        eve.api("POST", "/me/expertise/hidden", Some(what)).await.expect(204);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_viewer_may_not_read_is_no_evidence() {
    let net = TestApp::new().await;
    let ines = switched_on(&net, false).await;
    let (ana, eve) = (net.member("ana").await, net.member("eve").await);
    let (kim, mia, bob) =
        (net.member("kim").await, net.member("mia").await, net.member("bob").await);
    written(&net, &ana, &eve, &mia).await;
    bob.api("PUT", "/people/eve/block", None).await.expect(204);
    // A question in which each word is asked for, which everybody reads.
    net.space_of(&kim, "square", Access::Open, Kind::Company).await;
    let mut asked = Vec::new();
    for (word, _) in TABLE {
        asked.push(question(&ana, "square", &format!("Who has seen the {word}?")).await);
    }
    net.indexed().await;
    let viewers = [&kim, &mia, &ines, &bob];
    for ((word, expected), post) in TABLE.iter().zip(&asked) {
        for ((viewer, finds), role) in viewers.iter().zip(expected).zip(ROLES) {
            let told = format!("{word} for the {role}");
            let found = experts(viewer, word).await;
            let by_api = found.iter().any(|one| one["person"]["handle"] == "eve");
            assert_eq!(by_api, *finds, "{told}: the API");
            let page = viewer.get(&format!("/experts?q={}", encoded(word))).await.expect(200).text;
            assert_eq!(page.contains("href=\"/people/eve\""), *finds, "{told}: the page");
            let search = viewer.get(&format!("/search?q={}", encoded(word))).await.expect(200);
            let section = search.text.split("id=\"experts-section\"").nth(1).unwrap_or_default();
            let section = section.split("</section>").next().unwrap_or_default();
            assert_eq!(section.contains("href=\"/people/eve\""), *finds, "{told}: the search");
            let proposed = viewer.api("GET", &format!("/posts/{post}/experts"), None).await;
            let proposed = proposed.expect(200).json();
            let proposes = proposed["items"].as_array().expect("a list").iter();
            let proposes = proposes.filter(|one| one["person"]["handle"] == "eve").count() == 1;
            assert_eq!(proposes, *finds, "{told}: proposed");
            let ask = viewer.get(&format!("/posts/{post}/ask")).await.expect(200).text;
            assert_eq!(ask.contains("value=\"eve\""), *finds, "{told}: the page of proposals");
        }
    }
    // A right that ends takes the evidence with it.
    mia.api("DELETE", "/spaces/cellar/membership", None).await.expect(204);
    assert!(experts(&mia, "closedorbin").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_hides_is_named_only_while_they_read_it() {
    let net = TestApp::new().await;
    switched_on(&net, false).await;
    let (ana, eve) = (net.member("ana").await, net.member("eve").await);
    let cellar = net.space_of(&ana, "cellar", Access::Closed, Kind::Interest).await;
    net.join(cellar, &eve).await;
    let asked = question(&ana, "cellar", "Which closedorbin?").await;
    let answer = eve.comment(&asked, "The small one").await;
    let tell = async |title: &str| {
        let new = json!({ "space": "cellar", "kind": "article", "title": title, "body": "All" });
        id(&published(&eve, new).await)
    };
    let (article, gone) = (tell("vinegrotto").await, tell("deletwix").await);
    for object in [&answer, &article, &gone] {
        let what = json!({ "object": object });
        eve.api("POST", "/me/expertise/hidden", Some(what)).await.expect(204);
    }
    let titles = async || {
        let mine = eve.api("GET", "/me/expertise", None).await.expect(200).json();
        let hidden = mine["hidden"].as_array().cloned().expect("a list");
        let title = |one: &serde_json::Value| one["title"].as_str().unwrap_or_default().to_owned();
        hidden.iter().map(title).collect::<Vec<_>>()
    };
    assert_eq!(titles().await, ["deletwix", "vinegrotto", "Which closedorbin?"]);
    eve.api("DELETE", &format!("/posts/{gone}"), None).await.expect(204);
    assert_eq!(titles().await, ["", "vinegrotto", "Which closedorbin?"]);
    eve.api("DELETE", "/spaces/cellar/membership", None).await.expect(204);
    let renamed = json!({ "title": "Which renamewix?", "body": "The large one" });
    ana.api("PATCH", &format!("/posts/{asked}"), Some(renamed)).await.expect(200);
    assert_eq!(titles().await, ["", "", ""]);
    let page = eve.get("/experts/me").await.expect(200).text;
    for word in ["renamewix", "closedorbin", "vinegrotto", "deletwix"] {
        assert!(!page.contains(word), "{word}");
    }
}
