//! What the company says of guests holds when they come, too; and whoever cannot come is told why.

use serde_json::json;
use spaces::{Access, Kind};
use testkit::Client;

use super::{Bridge, PASSWORD, send};

async fn policy(boss: &Client, inviters: &str, domains: &[&str]) {
    let policy = Some(json!({ "inviters": inviters, "domains": domains }));
    boss.api("PUT", "/guests/policy", policy).await.expect(200);
}

fn path_of(url: &str) -> String {
    url[url.find("/join/").expect("a link")..].to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_from_another_domain_is_not_added_to_a_space() {
    let bridge = Bridge::new().await;
    bridge.comes("gus@partner.example", "Gus").await;
    bridge.net().space_of(&bridge.ana, "other", Access::Closed, Kind::External).await;
    policy(&bridge.boss, "managers", &["client.example"]).await;
    let member = || Some(json!({ "standing": "member" }));
    bridge.ana.api("PUT", "/spaces/other/members/gus", member()).await.expect(422);
    let added = bridge.ana.post("/spaces/other/members", &[("handle", "@gus")]).await.expect(422);
    assert!(added.text.contains("takes no guests from the email domain"), "{}", added.text);
    policy(&bridge.boss, "managers", &["partner.example"]).await;
    bridge.ana.api("PUT", "/spaces/other/members/gus", member()).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_was_shown_opens_no_closed_account() {
    let mut bridge = Bridge::new().await;
    bridge.comes("gus@partner.example", "Gus").await;
    bridge.after_days(90).await;
    bridge.boss = bridge.signed_in("boss").await;
    bridge.invite("gus@partner.example").await;
    let id = bridge.guests().await["invitations"][0]["id"].as_str().unwrap().to_owned();
    let shown = bridge.boss.post(&format!("/invitations/{id}/link"), &[]).await.expect(200).text;
    let link =
        shown[shown.find("/join/").expect("a link")..].split(['"', '<', '&']).next().unwrap();
    bridge.net().nobody().get(link).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_to_guests_are_counted() {
    let bridge = Bridge::new().await;
    let invite = async |email: &str| {
        let new = Some(json!({ "email": email }));
        bridge.ana.api("POST", "/spaces/bridge/guests", new).await.status
    };
    for _ in 0..3 {
        assert_eq!(invite("gus@partner.example").await, 201);
    }
    assert_eq!(invite("gus@partner.example").await, 429, "one address");
    let page = bridge.ana.post("/spaces/bridge/guests", &[("email", "gus@partner.example")]).await;
    assert!(
        page.status == 429 && page.text.contains("gus@partner.example"),
        "what was typed stays"
    );
    let id = bridge.guests().await["invitations"][0]["id"].as_str().unwrap().to_owned();
    let again = format!("/spaces/bridge/guests/invitations/{id}");
    bridge.ana.api("POST", &again, None).await.expect(429);
    let mut sent = 0;
    while invite(&format!("guest{sent}@partner.example")).await == 201 {
        sent += 1;
        assert!(sent < 50, "one inviter");
    }
    bridge.clock.advance(3_600);
    assert_eq!(invite("gus@partner.example").await, 201);
}
