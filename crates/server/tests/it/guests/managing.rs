//! A partner who manages an external space: what is theirs to decide, and what stays the company's.

use serde_json::{Value, json};

use super::Bridge;

fn standing(standing: &str) -> Option<Value> {
    Some(json!({ "standing": standing }))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_who_manages_takes_the_space_from_nobody() {
    let bridge = Bridge::new().await;
    let (net, ana) = (bridge.net(), &bridge.ana);
    let (ben, mel) = (net.member("ben").await, net.member("mel").await);
    net.join(bridge.space, &ben).await;
    net.join(bridge.space, &mel).await;
    ana.api("PUT", "/spaces/bridge/members/ben", standing("animator")).await.expect(204);
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    let pam = bridge.comes("pam@partner.example", "Pam").await;
    ana.api("PUT", "/spaces/bridge/members/gus", standing("animator")).await.expect(204);

    let put = async |handle: &str, wanted: &str| {
        let path = format!("/spaces/bridge/members/{handle}");
        gus.api("PUT", &path, standing(wanted)).await.status
    };
    for colleague in ["ana", "ben", "mel"] {
        for wanted in ["outsider", "member", "animator"] {
            assert_eq!(put(colleague, wanted).await, 403, "{colleague} {wanted}");
        }
    }
    assert_eq!(put("pam", "animator").await, 403, "another manager is not theirs to make");
    for change in [json!({ "access": "secret" }), json!({ "takes_guests": false })] {
        gus.api("PATCH", "/spaces/bridge", Some(change)).await.expect(403);
    }
    // What would be refused is not offered.
    let page = gus.get("/spaces/bridge/members").await.expect(200).text;
    assert!(page.contains("id=\"member-pam\"") && !page.contains("id=\"member-ben\""), "{page}");
    assert!(!page.contains("value=\"animator\""));
    let page = gus.get("/spaces/bridge/edit").await.expect(200).text;
    assert!(page.contains("name=\"description\"") && !page.contains("name=\"access\""));
    assert!(!gus.get("/spaces/bridge/guests").await.expect(200).text.contains("name=\"days\""));
    let words = json!({ "description": "Where we meet" });
    gus.api("PATCH", "/spaces/bridge", Some(words)).await.expect(200);
    for handle in ["gus", "pam"] {
        let path = format!("/spaces/bridge/guests/{handle}");
        gus.api("PUT", &path, Some(json!({ "days": 365 }))).await.expect(403);
        ana.api("PUT", &path, Some(json!({ "days": 100 }))).await.expect(204);
    }
    assert_eq!(put("pam", "outsider").await, 204, "guests are");
    assert_eq!(put("gus", "member").await, 204, "and they may step down");
    drop(pam);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_colleague_always_manages_while_anybody_is_in_it() {
    let bridge = Bridge::new().await;
    let (net, ana) = (bridge.net(), &bridge.ana);
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    ana.api("PUT", "/spaces/bridge/members/gus", standing("animator")).await.expect(204);
    for wanted in ["outsider", "member"] {
        ana.api("PUT", "/spaces/bridge/members/ana", standing(wanted)).await.expect(409);
    }
    ana.api("DELETE", "/spaces/bridge/membership", None).await.expect(409);
    let ben = net.member("ben").await;
    net.join(bridge.space, &ben).await;
    ana.api("PUT", "/spaces/bridge/members/ben", standing("animator")).await.expect(204);
    ana.api("DELETE", "/spaces/bridge/membership", None).await.expect(204);
    gus.api("DELETE", "/spaces/bridge/membership", None).await.expect(204);
    ben.api("DELETE", "/spaces/bridge/membership", None).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_stands_in_no_unit_and_learns_of_none() {
    let bridge = Bridge::new().await;
    let units = async || bridge.ana.api("GET", "/units", None).await.expect(200).json();
    let unit = |name: &str| Some(json!({ "unit": name, "job": "Buyer" }));
    bridge.ana.api("PATCH", "/me", unit("Frames")).await.expect(200);
    let before = units().await;
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    // One that is there and one that is not are answered alike.
    for name in ["Frames", "Made up"] {
        let refused = gus.api("PATCH", "/me", unit(name)).await.expect(422);
        assert!(refused.text.contains("no unit of the company"), "{}", refused.text);
    }
    assert_eq!(units().await, before);
    gus.api("PATCH", "/me", unit("")).await.expect(200);
    let page = gus.get("/settings").await.expect(200).text;
    assert!(page.contains("name=\"job\"") && !page.contains("name=\"unit\""));
    let form = [("name", "Gus"), ("job", "Head buyer"), ("site", ""), ("lang", "en")];
    let rest = ["phone", "languages", "skills", "ask_about", "working_on", "about"];
    let form: Vec<(&str, &str)> = form.into_iter().chain(rest.map(|name| (name, ""))).collect();
    gus.post("/settings/profile", &form).await.expect(303);
    assert_eq!(gus.api("GET", "/me", None).await.json()["job"], "Head buyer");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_does_not_learn_who_has_an_account() {
    let bridge = Bridge::new().await;
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    let change = |email: &str| Some(json!({ "email": email, "password": super::PASSWORD }));
    for email in ["ana@example.com", "nobody@client.example"] {
        gus.api("PUT", "/me/email", change(email)).await.expect(202);
    }
    let told = bridge.house.letter_to("ana@example.com").await.text;
    assert!(told.contains("another account") && !told.contains("/address/"), "{told}");
    bridge.house.letter_to("nobody@client.example").await;
    assert_eq!(gus.api("GET", "/me", None).await.json()["email"], "gus@partner.example");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_is_given_no_link_where_nothing_is_mailed() {
    let net = testkit::TestApp::new().await;
    let ana = net.member("ana").await;
    let space = net.space_of(&ana, "bridge", spaces::Access::Closed, spaces::Kind::External).await;
    let gus = net.guest("gus").await;
    net.join(space, &gus).await;
    ana.api("PUT", "/spaces/bridge/members/gus", standing("animator")).await.expect(204);
    let new = || Some(json!({ "email": "pam@client.example" }));
    gus.api("POST", "/spaces/bridge/guests", new()).await.expect(403);
    let made = ana.api("POST", "/spaces/bridge/guests", new()).await.expect(201).json();
    assert!(made["url"].is_string());
}
