//! The company's list, what of it is suggested, and who confirms what.

use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use super::{experts, handles, switched_on};
use crate::inbox;

const ESCO: &str = "conceptType,conceptUri,skillType,preferredLabel,altLabels,status\n\
    KnowledgeSkillCompetence,http://e/1,knowledge,soudure TIG,\"soudage TIG\nTIG\",released\n\
    KnowledgeSkillCompetence,http://e/2,knowledge,réglage de presse,régleur de presse,released\n\
    KnowledgeSkillCompetence,http://e/3,knowledge,,,released\n";

async fn load(who: &Client, csv: &str, lang: &str) -> Value {
    let file = json!({ "csv": csv, "lang": lang });
    who.api("POST", "/skills", Some(file)).await.expect(200).json()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_loaded_as_often_as_one_likes() {
    let net = TestApp::new().await;
    let (ines, ana) = (net.administrator("ines").await, net.member("ana").await);
    ana.api("POST", "/skills", Some(json!({ "csv": "Lathe" }))).await.expect(403);
    let first = load(&ines, ESCO, "fr").await;
    assert_eq!((&first["created"], &first["unchanged"]), (&json!(2), &json!(0)));
    assert_eq!(first["skipped"], json!([{ "line": 5, "why": "There is no name." }]));
    let again = load(&ines, ESCO, "fr").await;
    assert_eq!(
        (&again["created"], &again["changed"], &again["unchanged"]),
        (&json!(0), &json!(0), &json!(2))
    );
    // The same skills in another language, and under another name.
    let english = "conceptUri,preferredLabel\nhttp://e/1,TIG welding\n";
    assert_eq!(load(&ines, english, "en").await["changed"], 1);
    let renamed = ESCO.replace("soudure TIG", "soudure à l’arc TIG");
    assert_eq!(load(&ines, &renamed, "fr").await["changed"], 1);
    let plain = load(&ines, "Skill\nFMEA\nfmea\nLean;5S\n", "").await;
    assert_eq!(plain["created"], 1);
    assert_eq!(plain["skipped"].as_array().map(Vec::len), Some(2));

    let empty = ines.api("POST", "/skills", Some(json!({ "csv": " " }))).await.expect(422);
    assert!(empty.text.contains("csv"));
    let file = || vec![("skills", "skills.csv", b"FMEA\nIncoterms\n".to_vec())];
    let page =
        ines.post_named_files("/admin/experts", &[("lang", "")], file()).await.expect(200).text;
    assert!(page.contains("1 new skill.") && page.contains("1 existed already."));
    ana.post_named_files("/admin/experts", &[("lang", "")], file()).await.expect(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn skills_are_suggested_to_their_person_and_never_added_by_themselves() {
    let net = TestApp::new().await;
    let ines = switched_on(&net, false).await;
    load(&ines, ESCO, "fr").await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    ben.api("PATCH", "/me", Some(json!({ "job": "Régleur de presse" }))).await.expect(200);
    net.space(&ben, "works", Access::Open).await;
    ben.publish("works", "Le soudage TIG demande une main sûre.").await;
    let suggested = |of: &Value| of["suggested"].clone();
    let mine = suggested(&ben.api("GET", "/me/expertise", None).await.expect(200).json());
    assert_eq!(mine["from_job"], json!(["réglage de presse"]));
    assert_eq!(mine["from_writing"], json!(["soudure TIG"]));
    let profile = ben.api("GET", "/people/ben", None).await.expect(200).json();
    assert_eq!(profile["skills"], json!([]));
    // To nobody else.
    let others = suggested(&ana.api("GET", "/me/expertise", None).await.expect(200).json());
    assert_eq!(others["from_writing"], json!([]));

    let page = ben.get("/experts/me?find=soud").await.expect(200).text;
    assert!(page.contains("value=\"soudure TIG\""));
    ben.post("/experts/me/skills", &[("skill", "soudure TIG")]).await.expect(303);
    let profile = ana.api("GET", "/people/ben", None).await.expect(200).json();
    assert_eq!(profile["skills"], json!(["soudure TIG"]));
    // What is in the profile is suggested no more; the list knows its other names.
    let mine = suggested(&ben.api("GET", "/me/expertise", None).await.expect(200).json());
    assert_eq!(mine["from_writing"], json!([]));
    assert_eq!(handles(&experts(&ana, "tig").await), ["ben"]);
    ben.post("/experts/me/skills", &[("skill", "soudure TIG"), ("remove", "1")]).await.expect(303);
    assert!(experts(&ana, "soudage TIG").await.is_empty());
}

/// Who confirms the first skill of somebody, as somebody sees it.
async fn confirmed(who: &Client, of: &str) -> Vec<String> {
    let skills = who.api("GET", &format!("/people/{of}/skills"), None).await.expect(200).json();
    let by = skills[0]["endorsers"].as_array().cloned().expect("people");
    by.iter().map(|one| one["handle"].as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn colleagues_confirm_a_skill_and_take_it_back() {
    let net = TestApp::new().await;
    switched_on(&net, false).await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    ben.api("PATCH", "/me", Some(json!({ "skills": ["Lathe", "C++"] }))).await.expect(200);
    let waiting = async || {
        let page = inbox::page(&net, &ben, "").await;
        let kinds = page["items"].as_array().cloned().expect("groups");
        kinds.iter().filter(|group| group["items"][0]["kind"] == "endorsed").count()
    };
    let page = ana.get("/people/ben/skills").await.expect(200).text;
    assert!(page.contains("I worked with them on this") && page.contains("C++"));
    ana.post("/people/ben/skills", &[("skill", "lathe"), ("on", "1")]).await.expect(303);
    ana.api("PUT", "/people/ben/skills/Lathe/endorsement", None).await.expect(204);
    ana.api("PUT", "/people/ben/skills/C%2B%2B/endorsement", None).await.expect(204);
    assert_eq!(confirmed(&eve, "ben").await, ["ana"]);
    assert_eq!(waiting().await, 1);
    let found = experts(&eve, "lathe").await;
    assert_eq!(found[0]["evidence"][0]["said"], "Skill: Lathe, confirmed by 1 colleague");

    // Not one's own, not one they do not claim.
    ben.api("PUT", "/people/ben/skills/Lathe/endorsement", None).await.expect(422);
    ana.api("PUT", "/people/ben/skills/Juggling/endorsement", None).await.expect(404);
    ana.api("PUT", "/people/nobody/skills/Lathe/endorsement", None).await.expect(404);

    // Whoever they blocked sees it done, and nobody else does.
    ben.api("PUT", "/people/eve/block", None).await.expect(204);
    eve.api("PUT", "/people/ben/skills/Lathe/endorsement", None).await.expect(204);
    assert_eq!(confirmed(&ana, "ben").await, ["ana"]);
    assert_eq!(confirmed(&ben, "ben").await, ["ana"]);
    assert_eq!(confirmed(&eve, "ben").await, ["eve", "ana"]);
    assert_eq!(waiting().await, 1);

    ana.api("DELETE", "/people/ben/skills/Lathe/endorsement", None).await.expect(204);
    assert!(confirmed(&ana, "ben").await.is_empty());
    assert_eq!(waiting().await, 1, "the other one stands");
    ben.post("/experts/me/refuse", &[("skill", "C++"), ("by", "ana")]).await.expect(303);
    assert_eq!(waiting().await, 0);
    let mine = ben.get("/experts/me").await.expect(200).text;
    assert!(!mine.contains("href=\"/people/ana\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_is_loaded_twice_at_once_is_there_once() {
    let net = TestApp::new().await;
    let ines = net.administrator("ines").await;
    for csv in [ESCO, "Skill\nFMEA\nIncoterms\n"] {
        tokio::join!(load(&ines, csv, "fr"), load(&ines, csv, "fr"));
        assert_eq!(load(&ines, csv, "fr").await["unchanged"], 2);
    }
    let page = ines.get("/admin/experts").await.expect(200).text;
    assert!(page.contains("4 skills in the list."), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_writes_most_is_suggested_first() {
    let net = TestApp::new().await;
    let ines = switched_on(&net, false).await;
    let names: Vec<String> = ('a'..='l').map(|letter| format!("turning{letter}")).collect();
    load(&ines, &format!("Skill\n{}\n", names.join("\n")), "").await;
    let ben = net.member("ben").await;
    net.space(&ben, "works", Access::Open).await;
    // The later in the list, the more often.
    let often = names.iter().zip(2..).flat_map(|(name, n)| std::iter::repeat_n(name.as_str(), n));
    ben.publish("works", &often.collect::<Vec<_>>().join(", ")).await;
    let mine = ben.api("GET", "/me/expertise", None).await.expect(200).json();
    let expected: Vec<&String> = names.iter().rev().take(8).collect();
    assert_eq!(mine["suggested"]["from_writing"], json!(expected));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_offered_that_would_be_refused() {
    let net = TestApp::new().await;
    let ines = switched_on(&net, false).await;
    let (ana, ben, gil) =
        (net.member("ana").await, net.member("ben").await, net.guest("gil").await);
    let room = net.space(&ana, "room", Access::Open).await;
    net.join(room, &gil).await;
    for who in [&ben, &gil] {
        who.api("PATCH", "/me", Some(json!({ "skills": ["Lathe"] }))).await.expect(200);
    }
    let offers = async |path: &str| {
        let page = ana.get(path).await.expect(200).text;
        page.contains("I worked with them on this")
    };
    assert!(offers("/people/ben/skills").await && !offers("/people/gil/skills").await);
    ines.api("PUT", "/people/ben/closed", None).await.expect(204);
    assert!(!offers("/people/ben/skills").await);
    // What cannot be hidden is said where it was asked for.
    let refused = ana.post("/experts/me/hide", &[("subject", "!!"), ("q", "!!")]).await;
    assert!(refused.expect(422).text.contains("Enter a subject."));
}
