//! Who is invited by whom, and who can accept.

use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::Client;

use super::{Bridge, PASSWORD, send};

async fn refused(who: &Client, space: &str, email: &str) -> u16 {
    let new = Some(json!({ "email": email }));
    let by_api = who.api("POST", &format!("/spaces/{space}/guests"), new).await.status;
    let by_page = who.post(&format!("/spaces/{space}/guests"), &[("email", email)]).await.status;
    assert_eq!(by_page, if by_api == 201 { 303 } else { by_api });
    by_api
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_comes_by_the_letter_of_a_manager() {
    let bridge = Bridge::new().await;
    let gus = bridge.comes("gus@partner.example", "Gus Martin").await;
    let me = gus.api("GET", "/me", None).await.expect(200).json();
    assert_eq!((&me["role"], &me["email"]), (&json!("guest"), &json!("gus@partner.example")));
    gus.publish("bridge", "Hello from outside").await;
    let of = bridge.guests().await;
    assert_eq!(of["guests"][0]["person"]["handle"], "gus.martin");
    assert_eq!(of["guests"][0]["invited_by"]["handle"], "ana");
    assert_eq!(of["guests"][0]["until"], "2026-09-08T10:00:00Z", "ninety days");
    assert_eq!(of["invitations"], json!([]));
    let page = bridge.ana.get("/spaces/bridge/guests").await.expect(200).text;
    assert!(page.contains("Gus Martin") && page.contains("8\u{a0}September 2026"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_for_one_address_once_and_for_a_time() {
    let bridge = Bridge::new().await;
    let path = bridge.invite("gus@partner.example").await;
    // Whatever is typed, the account has the address that the letter went to.
    let fields = [("name", "Gus"), ("email", "other@elsewhere.example"), ("password", PASSWORD)];
    send(bridge.net(), &path, &fields).await.expect(303);
    let list = bridge.boss.api("GET", "/accounts?q=gus", None).await.expect(200).json();
    assert_eq!(list["items"][0]["email"], "gus@partner.example");
    bridge.net().nobody().get(&path).await.expect(404);

    let late = bridge.invite("eve@partner.example").await;
    bridge.clock.advance(15 * super::DAY);
    bridge.net().nobody().get(&late).await.expect(404);
    let id = bridge.guests().await["invitations"][0]["id"].as_str().unwrap().to_owned();
    let again = format!("/spaces/bridge/guests/invitations/{id}");
    bridge.ana.api("POST", &again, None).await.expect(200);
    let letter = bridge.house.letter_to("eve@partner.example").await;
    let path = super::link(&letter.text, "/join/");
    bridge.net().nobody().get(&path).await.expect(200);
    bridge.ana.api("DELETE", &again, None).await.expect(204);
    bridge.net().nobody().get(&path).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_company_says_who_invites_and_from_where() {
    let bridge = Bridge::new().await;
    let (ana, boss) = (&bridge.ana, &bridge.boss);
    ana.api("PUT", "/guests/policy", Some(json!({ "inviters": "managers" }))).await.expect(403);
    ana.get("/admin/guests").await.expect(403);
    boss.get("/admin/guests").await.expect(200);
    let fields = [("inviters", "managers"), ("domains", "partner.example, client.example")];
    boss.post("/admin/guests", &fields).await.expect(303);
    assert_eq!(refused(ana, "bridge", "gus@elsewhere.example").await, 422);
    assert_eq!(refused(ana, "bridge", "gus@sub.partner.example").await, 422);
    assert_eq!(refused(ana, "bridge", "gus@Partner.example").await, 201);
    for (role, email, status) in
        [("guest", "a@elsewhere.example", 422), ("member", "a@elsewhere.example", 201)]
    {
        let new = Some(json!({ "role": role, "email": email }));
        boss.api("POST", "/invitations", new).await.expect(status);
    }
    for (inviters, status) in [("administrators", 403), ("nobody", 403)] {
        let policy = Some(json!({ "inviters": inviters }));
        boss.api("PUT", "/guests/policy", policy).await.expect(200);
        assert_eq!(refused(ana, "bridge", "gus@partner.example").await, status);
    }
    let new = Some(json!({ "role": "guest" }));
    boss.api("POST", "/invitations", new).await.expect(403);
    let many = Some(json!({ "lines": "a@b.example", "role": "guest" }));
    boss.api("POST", "/invitations/many", many).await.expect(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_stops_working_with_the_right_to_send_it() {
    let bridge = Bridge::new().await;
    let path = bridge.invite("gus@partner.example").await;
    let stranger = bridge.net().nobody();
    stranger.get(&path).await.expect(200);
    let set = |inviters: &str| Some(json!({ "inviters": inviters }));
    bridge.boss.api("PUT", "/guests/policy", set("nobody")).await.expect(200);
    stranger.get(&path).await.expect(404);
    bridge.boss.api("PUT", "/guests/policy", set("managers")).await.expect(200);
    let close = Some(json!({ "takes_guests": false }));
    bridge.ana.api("PATCH", "/spaces/bridge", close).await.expect(200);
    let fields = [("name", "Gus"), ("password", PASSWORD)];
    // The page is gone, and so is what it sends.
    stranger.get(&path).await.expect(404);
    let open = Some(json!({ "takes_guests": true }));
    bridge.ana.api("PATCH", "/spaces/bridge", open).await.expect(200);
    send(bridge.net(), &path, &fields).await.expect(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_spaces_that_take_guests_have_any() {
    let bridge = Bridge::new().await;
    let (net, ana) = (bridge.net(), &bridge.ana);
    bridge.comes("gus@partner.example", "Gus").await;
    net.space(ana, "inside", Access::Closed).await;
    assert_eq!(refused(ana, "inside", "eve@partner.example").await, 422);
    let standing = || Some(json!({ "standing": "member" }));
    ana.api("PUT", "/spaces/inside/members/gus", standing()).await.expect(422);
    let ben = net.member("ben").await;
    assert_eq!(refused(&ben, "bridge", "eve@partner.example").await, 404, "sees it not");
    net.join(bridge.space, &ben).await;
    assert_eq!(refused(&ben, "bridge", "eve@partner.example").await, 403, "manages it not");
    ben.api("GET", "/spaces/bridge/guests", None).await.expect(403);
    ben.get("/spaces/bridge/guests").await.expect(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_learns_by_inviting_who_is_here() {
    let bridge = Bridge::new().await;
    let (net, boss) = (bridge.net(), &bridge.boss);
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    let manager = Some(json!({ "standing": "animator" }));
    bridge.ana.api("PUT", "/spaces/bridge/members/gus", manager).await.expect(204);
    net.space_of(boss, "other", Access::Secret, Kind::External).await;
    let new = Some(json!({ "email": "zed@client.example" }));
    boss.api("POST", "/spaces/other/guests", new).await.expect(201);
    let letter = bridge.house.letter_to("zed@client.example").await;
    let fields = [("name", "Zed"), ("password", PASSWORD)];
    send(net, &super::link(&letter.text, "/join/"), &fields).await.expect(303);
    let zed = bridge.signed_in("zed").await;
    // Gus manages the bridge: to him an address with an account is one without.
    let mut answers = Vec::new();
    for email in ["zed@client.example", "new@client.example", "ana@example.com"] {
        let answer = gus.post("/spaces/bridge/guests", &[("email", email)]).await;
        answers.push((answer.status, answer.location().to_owned()));
    }
    assert_eq!(answers, vec![answers[0].clone(); 3]);
    assert_eq!(answers[0].0, 303);
    gus.api("GET", "/people/zed", None).await.expect(404);
    // Zed says yes when he is signed in; nobody else can for him.
    let letter = bridge.house.letter_to("zed@client.example").await;
    let path = super::link(&letter.text, "/join/");
    let page = net.nobody().get(&path).await.expect(200).text;
    assert!(page.contains("/sign-in?next=") && !page.contains("name=\"password\""), "{page}");
    gus.post(&path, &[]).await.expect(404);
    gus.get(&path).await.expect(200);
    assert!(zed.get(&path).await.expect(200).text.contains("bridge"));
    zed.post(&path, &[]).await.expect(303);
    zed.get("/spaces/bridge").await.expect(200);
    gus.api("GET", "/people/zed", None).await.expect(200);
    let of = bridge.guests().await;
    let handles: Vec<&Value> =
        of["guests"].as_array().unwrap().iter().map(|one| &one["person"]["handle"]).collect();
    assert_eq!(handles, [&json!("gus"), &json!("zed")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_is_brought_where_they_are_invited_alone() {
    let bridge = Bridge::new().await;
    let net = bridge.net();
    // Everybody who comes finds themselves there, and Ana manages it.
    let square = net.space_of(&bridge.ana, "square", Access::Open, Kind::External).await;
    let boss = bridge.boss.id();
    let usual = net.app.db.write(move |tx| people::arrivals::set_usual(tx, boss, &[square]));
    usual.await.unwrap();
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    gus.get("/spaces/square").await.expect(404);
    let list = gus.api("GET", "/spaces", None).await.expect(200).json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1, "{list}");
}
