//! The invitation link of a space: members of the company who hold it join by their own click.

use kernel::{Clock, Time};
use serde_json::json;
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

async fn link(who: &Client, slug: &str) -> String {
    let made = who.api("POST", &format!("/spaces/{slug}/link"), None).await.expect(201).json();
    let (link, token) = (made["link"].as_str().unwrap(), made["token"].as_str().unwrap());
    assert!(link.ends_with(&format!("/invited/{token}")), "{link}");
    token.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_in_the_company_holds_the_link_joins_by_their_own_click() {
    let clock = Clock::standing_at(Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben, out) =
        (net.member("ana").await, net.member("ben").await, net.member("out").await);
    let (eve, gus) = (net.member("eve").await, net.guest("gus").await);
    let space = net.space_of(&ana, "council", Access::Secret, Kind::Agreement).await;
    net.join(space, &ben).await;
    for (who, status) in [(&ben, 403), (&out, 404), (&gus, 404)] {
        let answer = who.api("POST", "/spaces/council/link", None).await;
        assert_eq!(answer.status, status, "{}", who.handle());
        who.api("DELETE", "/spaces/council/link", None).await.expect(status);
    }
    let first = link(&ana, "council").await;
    let token = link(&ana, "council").await;
    // A new one replaces the one before; guests and strangers hold nothing.
    out.get(&format!("/invited/{first}")).await.expect(404);
    gus.get(&format!("/invited/{token}")).await.expect(404);
    gus.api("POST", &format!("/invited/{token}"), None).await.expect(404);
    assert_eq!(net.nobody().get(&format!("/invited/{token}")).await.status, 303);
    // It says of the space what a closed one says, and nothing of who is in it; holding it changes nothing.
    let page = out.get(&format!("/invited/{token}")).await.expect(200);
    assert_eq!(page.headers["cache-control"], "no-store");
    assert!(page.text.contains("You are invited to council"), "{}", page.text);
    assert!(!page.text.contains("/people/ana") && !page.text.contains("member<"), "{}", page.text);
    out.api("GET", "/spaces/council", None).await.expect(404);
    let joined = out.post(&format!("/invited/{token}"), &[]).await.expect(303);
    assert_eq!(joined.location(), "/spaces/council");
    out.get("/spaces/council").await.expect(200);
    // Whoever manages it does not become less by it.
    ana.post(&format!("/invited/{token}"), &[]).await.expect(303);
    assert_eq!(ana.api("GET", "/spaces/council", None).await.json()["standing"], "animator");
    // In the page of members; ended there.
    let members = ana.get("/spaces/council/members").await.expect(200).text;
    assert!(members.contains("A link works until"), "{members}");
    assert!(!ben.get("/spaces/council/members").await.text.contains("/link\""));
    let page = ana.post("/spaces/council/link", &[("act", "make")]).await.expect(200).text;
    let at = page.find("/invited/").expect("the link") + "/invited/".len();
    let token = page[at..].split(['<', '"']).next().unwrap().to_owned();
    eve.get(&format!("/invited/{token}")).await.expect(200);
    ana.post("/spaces/council/link", &[("act", "end")]).await.expect(303);
    eve.api("POST", &format!("/invited/{token}"), None).await.expect(404);
    // It ends with time, with an archived space, and with whoever made it managing no more.
    let token = link(&ana, "council").await;
    let path = format!("/invited/{token}");
    ana.api("PUT", "/spaces/council/archive", None).await.expect(204);
    eve.get(&path).await.expect(404);
    ana.api("POST", "/spaces/council/link", None).await.expect(403);
    ana.api("DELETE", "/spaces/council/archive", None).await.expect(204);
    eve.get(&path).await.expect(200);
    let manager = |standing: &str| Some(json!({ "standing": standing }));
    ana.api("PUT", "/spaces/council/members/ben", manager("animator")).await.expect(204);
    ben.api("PUT", "/spaces/council/members/ana", manager("member")).await.expect(204);
    eve.get(&path).await.expect(404);
    ben.api("PUT", "/spaces/council/members/ana", manager("animator")).await.expect(204);
    clock.advance(14 * 86_400 + 1);
    eve.api("POST", &path, None).await.expect(404);
}

kernel::sql! {
    static LEFT = "SELECT (SELECT COUNT(*) FROM welcomes) + (SELECT COUNT(*) FROM handovers)
        + (SELECT COUNT(*) FROM space_links) + (SELECT COUNT(*) FROM merged_spaces)";
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_left_of_what_a_deleted_space_offered() {
    let clock = Clock::standing_at(Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben, out) =
        (net.member("ana").await, net.member("ben").await, net.member("out").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    net.space(&ana, "old", Access::Closed).await;
    net.join(space, &ben).await;
    let welcome = json!({ "text": "Welcome", "links": [] });
    ana.api("PUT", "/spaces/room/welcome", Some(welcome)).await.expect(204);
    let into = Some(json!({ "into": "room" }));
    ana.api("POST", "/spaces/old/merge", into).await.expect(204);
    let path = format!("/invited/{}", link(&ana, "room").await);
    let to = Some(json!({ "handle": "ben" }));
    ana.api("PUT", "/spaces/room/handover", to).await.expect(204);
    ana.api("DELETE", "/spaces/room", None).await.expect(204);
    // What was offered does not come back with it; what was said does.
    ana.api("POST", "/spaces/room/restore", None).await.expect(204);
    out.get(&path).await.expect(404);
    ben.api("GET", "/spaces/room/handover", None).await.expect(404);
    let kept = ana.api("GET", "/spaces/room/welcome", None).await.expect(200).json();
    assert_eq!(kept["text"], "Welcome");
    ana.api("DELETE", "/spaces/room", None).await.expect(204);
    clock.advance(31 * 86_400);
    server::sweeper(&net.app).sweep().await.unwrap();
    let left =
        net.app.db.read(|tx| tx.query_one(&LEFT, kernel::params![], |row| row.get::<i64>(0)));
    assert_eq!(left.await.expect("a look"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_removed_does_not_come_back_by_the_link() {
    let net = TestApp::new().await;
    let (ana, ben, out) =
        (net.member("ana").await, net.member("ben").await, net.member("out").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    net.join(space, &ben).await;
    let path = format!("/invited/{}", link(&ana, "room").await);
    // Who leaves ends it for nobody.
    ben.api("DELETE", "/spaces/room/membership", None).await.expect(204);
    ben.api("POST", &path, None).await.expect(204);
    ana.api("DELETE", "/spaces/room/members/ben", None).await.expect(204);
    for who in [&ben, &out] {
        who.api("POST", &path, None).await.expect(404);
    }
    // Nor does it outlive that fewer people see the space.
    let path = format!("/invited/{}", link(&ana, "room").await);
    let change = |change: serde_json::Value| ana.api("PATCH", "/spaces/room", Some(change));
    change(json!({ "access": "closed", "description": "For us" })).await.expect(200);
    out.get(&path).await.expect(200);
    change(json!({ "access": "secret" })).await.expect(200);
    out.get(&path).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_manages_a_space_makes_no_link() {
    let net = TestApp::new().await;
    let boss = net.administrator("boss").await;
    let (ana, mel, eve) =
        (net.member("ana").await, net.member("mel").await, net.member("eve").await);
    let gus = net.guest("gus").await;
    let space = net.space_of(&ana, "room", Access::Closed, Kind::External).await;
    for (who, one) in [(&gus, gus.id()), (&mel, mel.id())] {
        let add =
            move |tx: &mut kernel::Tx<'_>| spaces::add(tx, space, one, spaces::Standing::Animator);
        net.app.db.write(add).await.expect("managed");
        who.get("/spaces/room/members").await.expect(200);
    }
    gus.api("POST", "/spaces/room/link", None).await.expect(403);
    gus.post("/spaces/room/link", &[("act", "make")]).await.expect(403);
    gus.api("DELETE", "/spaces/room/link", None).await.expect(403);
    let form = "action=\"/spaces/room/link\"";
    assert!(!gus.get("/spaces/room/members").await.text.contains(form));
    assert!(mel.get("/spaces/room/members").await.text.contains(form));
    // Nor does the one stand of who became a guest since.
    let path = format!("/invited/{}", link(&mel, "room").await);
    eve.get(&path).await.expect(200);
    let guest = Some(json!({ "role": "guest" }));
    boss.api("PUT", "/people/mel/role", guest).await.expect(204);
    eve.get(&path).await.expect(404);
}
