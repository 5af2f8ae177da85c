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
async fn a_domain_that_is_no_longer_allowed_does_not_come_in() {
    let bridge = Bridge::new().await;
    let path = bridge.invite("gus@partner.example").await;
    let stranger = bridge.net().nobody();
    stranger.get(&path).await.expect(200);
    policy(&bridge.boss, "managers", &["client.example"]).await;
    let page = stranger.get(&path).await.expect(404).text;
    assert!(
        page.contains("does not take guests with an address at partner.example any more"),
        "{page}"
    );
    policy(&bridge.boss, "managers", &["client.example", "partner.example"]).await;
    send(bridge.net(), &path, &[("name", "Gus"), ("password", PASSWORD)]).await.expect(303);
    // Nor does somebody who has an account.
    let zed = bridge.comes("zed@client.example", "Zed").await;
    bridge.net().space_of(&bridge.boss, "other", Access::Closed, Kind::External).await;
    let new = Some(json!({ "email": "zed@client.example" }));
    bridge.boss.api("POST", "/spaces/other/guests", new).await.expect(201);
    let letter = bridge.house.letter_to("zed@client.example").await;
    let path = super::link(&letter.text, "/join/");
    policy(&bridge.boss, "managers", &["partner.example"]).await;
    zed.get(&path).await.expect(404);
    policy(&bridge.boss, "managers", &[]).await;
    zed.post(&path, &[]).await.expect(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_guests_of_administrators_are_held_to_it_when_they_come() {
    let bridge = Bridge::new().await;
    let (boss, net) = (&bridge.boss, bridge.net());
    let invited = async |email: Option<&str>| {
        let new = Some(json!({ "role": "guest", "email": email }));
        let made = boss.api("POST", "/invitations", new).await.expect(201).json();
        path_of(made["url"].as_str().unwrap())
    };
    let (named, open) = (invited(Some("gus@partner.example")).await, invited(None).await);
    policy(boss, "nobody", &[]).await;
    net.nobody().get(&named).await.expect(404);
    net.nobody().get(&open).await.expect(404);
    policy(boss, "administrators", &["client.example"]).await;
    net.nobody().get(&named).await.expect(404);
    // Whoever has a link for no address says theirs.
    let fields = [("name", "Gus"), ("email", "gus@partner.example"), ("password", PASSWORD)];
    let page = send(net, &open, &fields).await.expect(422).text;
    assert!(page.contains("gus@partner.example"), "what was typed stays");
    let fields = [("name", "Gus"), ("password", PASSWORD)];
    send(net, &open, &fields).await.expect(422);
    let fields = [("name", "Gus"), ("email", "gus@client.example"), ("password", PASSWORD)];
    send(net, &open, &fields).await.expect(303);
    // An administrator who is none any more invited for nobody.
    policy(boss, "administrators", &[]).await;
    let new = Some(json!({ "role": "guest" }));
    let root = net.administrator("root").await;
    let made = root.api("POST", "/invitations", new).await.expect(201).json();
    let path = path_of(made["url"].as_str().unwrap());
    let role = Some(json!({ "role": "member" }));
    boss.api("PUT", "/people/root/role", role).await.expect(204);
    net.nobody().get(&path).await.expect(404);
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
async fn whoever_cannot_come_is_told_why() {
    let bridge = Bridge::new().await;
    let stranger = bridge.net().nobody();
    let path = bridge.invite("gus@partner.example").await;
    bridge.clock.advance(15 * super::DAY);
    let page = stranger.get(&path).await.expect(404).text;
    assert!(page.contains("This invitation has expired"), "{page}");
    let page = send(bridge.net(), &path, &[("name", "Gus"), ("password", PASSWORD)]).await;
    assert!(page.expect(404).text.contains("This invitation has expired"));
    let wrong = stranger.get("/join/0123456789").await.expect(404).text;
    assert!(!wrong.contains("This invitation has expired"), "{wrong}");
    let bridge = Bridge::new().await;
    let gus = bridge.comes("gus@partner.example", "Gus").await;
    let eve = bridge.comes("eve@partner.example", "Eve").await;
    bridge.net().space_of(&bridge.ana, "other", Access::Closed, Kind::External).await;
    let new = Some(json!({ "email": "eve@partner.example" }));
    bridge.ana.api("POST", "/spaces/other/guests", new).await.expect(201);
    let letter = bridge.house.letter_to("eve@partner.example").await;
    let path = super::link(&letter.text, "/join/");
    let page = gus.get(&path).await.expect(200).text;
    assert!(page.contains("for another email address"), "{page}");
    assert!(gus.post(&path, &[]).await.expect(404).text.contains("for another email address"));
    eve.post(&path, &[]).await.expect(303);
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
async fn an_account_that_nobody_claimed_is_claimed_by_an_invitation() {
    let mut bridge = Bridge::new().await;
    let import = |handle: &'static str| {
        bridge.net().app.db.write(move |tx| {
            let new = people::NewPerson {
                handle: handle.into(),
                name: handle.into(),
                email: Some(format!("{handle}@partner.example")),
                role: kernel::Role::Guest,
                ..people::NewPerson::default()
            };
            people::create(tx, &new)
        })
    };
    let gus = import("gus").await.unwrap();
    import("eve").await.unwrap();
    let space = bridge.space;
    let join =
        bridge.net().app.db.write(move |tx| spaces::add(tx, space, gus, spaces::Standing::Member));
    join.await.unwrap();
    server::sweeper(&bridge.net().app).sweep().await.unwrap();
    bridge.after_days(91).await;
    for handle in ["gus", "eve"] {
        let email = format!("{handle}@partner.example");
        let path = bridge.invite(&email).await;
        let page = bridge.net().nobody().get(&path).await.expect(200).text;
        assert!(page.contains(&format!("@{handle}")), "{page}");
        send(bridge.net(), &path, &[("password", PASSWORD)]).await.expect(303);
        let enter = [("login", email.as_str()), ("password", PASSWORD)];
        send(bridge.net(), "/sign-in", &enter).await.expect(303);
        bridge.signed_in(handle).await.get("/spaces/bridge").await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_back_is_told_of_the_new_password_and_older_links_are_worth_nothing() {
    let mut bridge = Bridge::new().await;
    bridge.comes("gus@partner.example", "Gus").await;
    bridge.after_days(89).await;
    bridge.clock.advance(super::DAY - 60);
    send(bridge.net(), "/forgotten", &[("login", "gus@partner.example")]).await.expect(303);
    let letter = bridge.house.letter_to("gus@partner.example").await;
    let lost = super::link(&letter.text, "/reset/");
    bridge.clock.advance(120);
    bridge.due().await;
    bridge.ana = bridge.signed_in("ana").await;
    let path = bridge.invite("gus@partner.example").await;
    send(bridge.net(), &path, &[("password", "quatre vélos bleus")]).await.expect(303);
    let told = bridge.house.letter_to("gus@partner.example").await;
    assert!(told.text.contains("@gus") && !told.text.contains("/join/"), "{}", told.text);
    bridge.net().nobody().get(&lost).await.expect(404);
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
