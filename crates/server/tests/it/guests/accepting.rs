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
