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
async fn a_guest_who_leaves_their_last_space_is_out() {
    let bridge = Bridge::new().await;
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    let other = bridge.net().space_of(&bridge.ana, "other", Access::Closed, Kind::External).await;
    bridge.net().join(other, &gus).await;
    gus.api("DELETE", "/spaces/bridge/membership", None).await.expect(204);
    gus.api("GET", "/me", None).await.expect(200);
    let left = gus.post("/spaces/other/leave", &[("message", "")]).await.expect(303);
    assert_eq!(left.location(), "/sign-in", "nothing is left to be shown");
    gus.api("GET", "/me", None).await.expect(401);
    assert_eq!(enter(&bridge).await, 422);
    // An invitation brings them back.
    let path = bridge.invite("gus@partner.example").await;
    send(bridge.net(), &path, &[("password", "quatre vélos bleus")]).await.expect(303);
    bridge.signed_in("gus").await.get("/spaces/bridge").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_guests_of_a_deleted_space_are_out_until_it_is_restored() {
    let mut bridge = Bridge::new().await;
    bridge.comes("gus@partner.example", "Gus").await;
    let eve = bridge.comes("eve@partner.example", "Eve").await;
    let renewed = Some(json!({ "days": 10 }));
    bridge.ana.api("PUT", "/spaces/bridge/guests/eve", renewed).await.expect(204);
    let stays = |of: Value| -> Vec<(Value, Value, Value)> {
        let of = of["guests"].as_array().unwrap().clone();
        let one = |stay: &Value| {
            let (who, by) = (&stay["person"]["handle"], &stay["invited_by"]["handle"]);
            (who.clone(), stay["until"].clone(), by.clone())
        };
        of.iter().map(one).collect()
    };
    let before = stays(bridge.guests().await);
    assert_eq!(before.len(), 2);
    bridge.ana.api("DELETE", "/spaces/bridge", None).await.expect(204);
    eve.api("GET", "/me", None).await.expect(401);
    assert_eq!(enter(&bridge).await, 422);
    bridge.after_days(1).await;
    bridge.ana.api("POST", "/spaces/bridge/restore", None).await.expect(204);
    assert_eq!(stays(bridge.guests().await), before);
    assert_eq!(enter(&bridge).await, 303, "the password is what it was");
    // Whose day came meanwhile does not come back.
    bridge.ana.api("DELETE", "/spaces/bridge", None).await.expect(204);
    bridge.after_days(20).await;
    bridge.ana.api("POST", "/spaces/bridge/restore", None).await.expect(204);
    assert_eq!(stays(bridge.guests().await), before[1..]);
    let members = bridge.ana.api("GET", "/spaces/bridge/members", None).await.expect(200).json();
    assert_eq!(members["items"].as_array().unwrap().len(), 2, "{members}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stay_is_not_renewed_where_guests_are_not_taken() {
    let bridge = Bridge::new().await;
    let net = bridge.net();
    let inside = net.space_of(&bridge.ana, "inside", Access::Closed, Kind::Project).await;
    let gus = net.guest("gus").await;
    net.join(inside, &gus).await;
    server::sweeper(&net.app).sweep().await.unwrap();
    let days = || Some(json!({ "days": 10 }));
    bridge.ana.api("PUT", "/spaces/inside/guests/gus", days()).await.expect(422);
    net.join(bridge.space, &gus).await;
    server::sweeper(&net.app).sweep().await.unwrap();
    bridge.ana.api("PUT", "/spaces/bridge/guests/gus", days()).await.expect(204);
    let nobody = Some(json!({ "inviters": "nobody" }));
    bridge.boss.api("PUT", "/guests/policy", nobody).await.expect(200);
    bridge.ana.api("PUT", "/spaces/bridge/guests/gus", days()).await.expect(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_asked_about_a_guest_whose_account_is_closed() {
    let mut bridge = Bridge::new().await;
    bridge.comes("gus@partner.example", "Gus").await;
    bridge.boss.api("PUT", "/people/gus/closed", None).await.expect(204);
    bridge.after_days(77).await;
    assert_eq!(waiting(bridge.net(), &bridge.ana).await, Vec::<String>::new());
    bridge.boss = bridge.signed_in("boss").await;
    bridge.boss.api("DELETE", "/people/gus/closed", None).await.expect(204);
    bridge.due().await;
    assert_eq!(waiting(bridge.net(), &bridge.ana).await, ["review*"], "asked when it matters");
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

#[tokio::test(flavor = "multi_thread")]
async fn ending_the_access_of_guests_is_confirmed() {
    let bridge = Bridge::new().await;
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    // A page that was open for long says what was true then.
    let stale = [("name", "New name"), ("description", "About"), ("takes_guests", "false")];
    let asked = bridge.ana.post("/spaces/bridge/edit", &stale).await.expect(409).text;
    assert!(asked.contains("1 guest will lose access"), "{asked}");
    assert!(
        asked.contains("value=\"New name\"") && asked.contains("name=\"confirmed\""),
        "{asked}"
    );
    gus.get("/spaces/bridge").await.expect(200);
    let view = bridge.ana.api("GET", "/spaces/bridge", None).await.expect(200).json();
    assert_eq!((&view["name"], &view["takes_guests"]), (&json!("bridge"), &json!(true)));
    let sure = [&stale[..], &[("confirmed", "true")]].concat();
    bridge.ana.post("/spaces/bridge/edit", &sure).await.expect(303);
    gus.api("GET", "/me", None).await.expect(401);
    let view = bridge.ana.api("GET", "/spaces/bridge", None).await.expect(200).json();
    assert_eq!((&view["name"], &view["takes_guests"]), (&json!("New name"), &json!(false)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_has_no_wall_that_the_company_would_read() {
    let bridge = Bridge::new().await;
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    let ben = bridge.net().member("ben").await;
    let wall = json!({ "space": "@gus", "body": "For whoever knows me" });
    gus.api("GET", "/spaces/@gus", None).await;
    gus.get("/people/gus").await.expect(200);
    let personal = gus.id();
    let made = bridge.net().app.db.write(move |tx| spaces::personal(tx, personal)).await.unwrap();
    gus.api("POST", "/posts", Some(wall)).await.expect(403);
    let by_page = [("space", "@gus"), ("kind", "message"), ("body", "Again")];
    assert_ne!(gus.post("/posts", &by_page).await.status, 303);
    for path in ["/people/gus/posts", "/spaces/@gus/posts"] {
        let read = ben.api("GET", path, None).await;
        assert!(!read.text.contains("whoever knows me"), "{path} {made}: {}", read.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_sees_when_their_stay_ends() {
    let bridge = Bridge::new().await;
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    let page = gus.get("/spaces/bridge").await.expect(200).text;
    assert!(page.contains("Your access ends on 8\u{a0}September 2026"), "{page}");
    let view = gus.api("GET", "/spaces/bridge", None).await.expect(200).json();
    assert_eq!(view["stays_until"], "2026-09-08T10:00:00Z");
    let page = bridge.ana.get("/spaces/bridge").await.expect(200).text;
    assert!(!page.contains("Your access ends"));
    let view = bridge.ana.api("GET", "/spaces/bridge", None).await.expect(200).json();
    assert_eq!(view["stays_until"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_manages_is_not_told_of_strangers_who_ask() {
    let bridge = Bridge::new().await;
    let (net, ana) = (bridge.net(), &bridge.ana);
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    let manager = Some(json!({ "standing": "animator" }));
    ana.api("PUT", "/spaces/bridge/members/gus", manager).await.expect(204);
    let ben = net.member("ben").await;
    ben.api("PUT", "/spaces/bridge/membership", Some(json!({ "message": "Please" })))
        .await
        .expect(202);
    assert_eq!(waiting(net, ana).await, ["request*"]);
    assert_eq!(waiting(net, &gus).await, Vec::<String>::new());
    for path in ["/spaces/bridge/members", "/inbox", "/spaces/bridge"] {
        let page = gus.get(path).await.expect(200).text;
        assert!(!page.contains("Please") && !page.contains("@ben"), "{path}: {page}");
    }
    let list = gus.api("GET", "/spaces/bridge/requests", None).await.expect(200).json();
    assert_eq!(list, json!([]));
    gus.api("PUT", "/spaces/bridge/requests/ben", None).await.expect(404);
    let list = ana.api("GET", "/spaces/bridge/requests", None).await.expect(200).json();
    assert_eq!(list.as_array().unwrap().len(), 1);
    ana.api("PUT", "/spaces/bridge/requests/ben", None).await.expect(204);
}
