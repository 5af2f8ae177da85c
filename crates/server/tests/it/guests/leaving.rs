//! A guest to whom no space is left is out, however that came about; what they had is there again with the space.

use serde_json::{Value, json};
use spaces::{Access, Kind};

use super::{Bridge, PASSWORD, send};
use crate::inbox::waiting;

async fn enter(bridge: &Bridge) -> u16 {
    let enter = [("login", "gus@partner.example"), ("password", PASSWORD)];
    send(bridge.net(), "/sign-in", &enter).await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_before_a_space_took_guests_is_not_unread_for_them() {
    let bridge = Bridge::new().await;
    let (net, ana) = (bridge.net(), &bridge.ana);
    let room = net.space(ana, "room", Access::Closed).await;
    // Somebody who was a member when they came.
    let gus = net.member("gus").await;
    net.join(room, &gus).await;
    let role = Some(json!({ "role": "guest" }));
    bridge.boss.api("PUT", "/people/gus/role", role).await.expect(204);
    let gus = bridge.signed_in("gus").await;
    let count = async || {
        let page = gus.get("/").await.expect(200).text;
        let api = gus.api("GET", "/unread", None).await.expect(200).json();
        let next = gus.get("/reading/next").await;
        (api["total"].clone(), next.location().to_owned(), page.contains("count-unread"))
    };
    bridge.clock.advance(10);
    ana.publish("room", "Before").await;
    let open = Some(json!({ "takes_guests": true }));
    ana.api("PATCH", "/spaces/room", open).await.expect(200);
    let (total, next, _) = count().await;
    assert_eq!((total, next.as_str()), (json!(0), "/"));
    let feed = gus.api("GET", "/feed", None).await.expect(200).json();
    assert_eq!(feed["unread"], Value::Null);
    bridge.clock.advance(10);
    let since = ana.publish("room", "Since").await;
    let (total, next, _) = count().await;
    assert_eq!((total, next), (json!(1), format!("/posts/{since}")));
}
