//! Handing a space over, and spaces that nobody manages.

use kernel::work::Work;
use serde_json::{Value, json};
use spaces::orphans::Keeper;
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use crate::inbox::waiting;

async fn standing(who: &Client, slug: &str) -> Value {
    who.api("GET", &format!("/spaces/{slug}"), None).await.json()["standing"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_hands_a_space_over_to_whoever_accepts() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let (eve, out, gus) =
        (net.member("eve").await, net.member("out").await, net.guest("gus").await);
    let space = net.space_of(&ana, "room", Access::Open, Kind::External).await;
    for who in [&ben, &eve, &gus] {
        net.join(space, who).await;
    }
    let path = "/spaces/room/handover";
    let to = |handle: &str| Some(json!({ "handle": handle }));
    // Role by act.
    for (who, handle, status) in [
        (&ben, "eve", 403),
        (&out, "eve", 403),
        (&gus, "eve", 403),
        (&ana, "out", 422),
        (&ana, "gus", 422),
        (&ana, "ana", 422),
        (&ana, "nobody-at-all", 422),
        (&ana, "ben", 204),
    ] {
        let answer = who.api("PUT", path, to(handle)).await;
        assert_eq!(answer.status, status, "{} {handle}: {}", who.handle(), answer.text);
    }
    for (who, status) in [(&ana, 200), (&ben, 200), (&eve, 404), (&out, 404), (&gus, 404)] {
        assert_eq!(who.api("GET", path, None).await.status, status, "{}", who.handle());
    }
    assert_eq!(waiting(&net, &ben).await, ["handover*"]);
    assert!(
        ben.get("/spaces/room").await.expect(200).text.contains("asks you to manage this space")
    );
    assert!(!eve.get("/spaces/room").await.expect(200).text.contains("handover"));
    // Nothing changes until the answer, which is nobody else's.
    for who in [&eve, &out, &gus, &ana] {
        let answer = who.api("POST", path, None).await;
        assert_eq!(answer.status, 404, "{}: {}", who.handle(), answer.text);
    }
    assert_eq!(standing(&ben, "room").await, "member");
    ben.api("DELETE", path, None).await.expect(204);
    ben.api("POST", path, None).await.expect(404);
    assert_eq!(standing(&ana, "room").await, "animator");
    // By the page this time.
    let members = ana.get("/spaces/room/members").await.expect(200).text;
    assert!(members.contains("href=\"/spaces/room/handover/ben\""), "{members}");
    // The page that says what it means asks nobody yet, and is there only of those who can be asked.
    for (who, handle, status) in
        [(&ana, "ben", 200), (&ana, "gus", 422), (&ana, "out", 422), (&ben, "eve", 403)]
    {
        let page = who.get(&format!("{path}/{handle}")).await;
        assert_eq!(page.status, status, "{} {handle}: {}", who.handle(), page.text);
    }
    let confirm = ana.get("/spaces/room/handover/ben").await.text;
    assert!(confirm.contains("name=\"handle\" value=\"ben\""), "{confirm}");
    ana.api("GET", path, None).await.expect(404);
    ana.post(path, &[("handle", "ben")]).await.expect(303);
    eve.post(path, &[("act", "accept")]).await.expect(404);
    ana.post(path, &[("act", "withdraw")]).await.expect(303);
    ben.post(path, &[("act", "accept")]).await.expect(404);
    ana.post(path, &[("handle", "ben")]).await.expect(303);
    ben.post(path, &[("act", "accept")]).await.expect(303);
    assert_eq!(standing(&ben, "room").await, "animator");
    assert_eq!(standing(&ana, "room").await, "member");
    assert!(waiting(&net, &ben).await.is_empty(), "answered");
    // Whoever is out of it is asked nothing.
    ben.api("PUT", path, to("eve")).await.expect(204);
    assert_eq!(waiting(&net, &eve).await, ["handover*"]);
    eve.api("DELETE", "/spaces/room/membership", None).await.expect(204);
    assert!(waiting(&net, &eve).await.is_empty(), "she left");
    net.join(space, &eve).await;
    eve.api("GET", path, None).await.expect(404);
    assert!(waiting(&net, &eve).await.iter().all(|one| !one.contains("handover")), "it lapsed");
    // Who does not manage it any more hands nothing over.
    ben.api("PUT", path, to("eve")).await.expect(204);
    ana.api("PUT", path, to("eve")).await.expect(403);
    let again = json!({ "standing": "animator" });
    ben.api("PUT", "/spaces/room/members/ana", Some(again)).await.expect(204);
    ana.api("PUT", "/spaces/room/members/ben", Some(json!({ "standing": "member" })))
        .await
        .expect(204);
    eve.api("POST", path, None).await.expect(404);
    let again = json!({ "standing": "animator" });
    ana.api("PUT", "/spaces/room/members/ben", Some(again)).await.expect(204);
    eve.api("POST", path, None).await.expect(404);
    assert_eq!(standing(&eve, "room").await, "member");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_suspended_manages_no_space_meanwhile() {
    let net = TestApp::new().await;
    let boss = net.administrator("boss").await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let space = net.space(&ana, "room", Access::Open).await;
    for who in [&ben, &eve] {
        net.join(space, who).await;
    }
    ben.publish("room", "Hello").await;
    let one = ben.id();
    let suspend = move |tx: &mut kernel::Tx<'_>| {
        let (reason, ends_at) = ("Calm down.".to_owned(), tx.now().plus_seconds(7 * 86_400));
        let suspension = spaces::suspensions::Suspension { space: Some(space), reason, ends_at };
        spaces::suspensions::suspend(tx, one, &suspension)
    };
    let held = net.app.db.write(suspend).await.expect("a suspension");
    let to = Some(json!({ "handle": "ben" }));
    ana.api("PUT", "/spaces/room/handover", to).await.expect(204);
    ben.api("POST", "/spaces/room/handover", None).await.expect(403);
    assert_eq!(standing(&ben, "room").await, "member");
    boss.api("PUT", "/people/ana/closed", None).await.expect(204);
    Keeper(net.app.db.clone()).round().await.expect("a round");
    ben.api("POST", "/spaces/room/manage", None).await.expect(403);
    assert!(waiting(&net, &ben).await.iter().all(|one| !one.contains("orphan")));
    assert!(waiting(&net, &eve).await.iter().any(|one| one.contains("orphan*")));
    let end = move |tx: &mut kernel::Tx<'_>| spaces::suspensions::end(tx, one, held);
    net.app.db.write(end).await.expect("it ends");
    ben.api("POST", "/spaces/room/manage", None).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_offer_stands_on_the_page_as_soon_as_it_is_made() {
    let net = TestApp::new().await;
    let (boss, ana, ben) =
        (net.administrator("boss").await, net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    net.join(space, &ben).await;
    let offered = async || {
        let page = ben.get("/spaces/room").await.expect(200).text;
        page.contains("action=\"/spaces/room/manage\"")
    };
    assert!(!offered().await, "it has a manager");
    boss.api("PUT", "/people/ana/closed", None).await.expect(204);
    Keeper(net.app.db.clone()).round().await.expect("a round");
    assert!(waiting(&net, &ben).await.iter().any(|one| one.contains("orphan*")));
    assert!(offered().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_space_that_nobody_took_is_offered_again() {
    let clock = kernel::Clock::standing_at(kernel::Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    let mut all = Vec::new();
    for n in 1..=4 {
        let who = net.member(&format!("m{n}")).await;
        net.join(space, &who).await;
        clock.advance(1);
        all.push(who);
    }
    boss.api("PUT", "/people/ana/closed", None).await.expect(204);
    let keeper = Keeper(net.app.db.clone());
    keeper.round().await.expect("a round");
    let is_told =
        async |who: &Client| waiting(&net, who).await.iter().any(|one| one.contains("orphan*"));
    assert!(is_told(&all[0]).await && !is_told(&all[3]).await);
    all[0].api("DELETE", "/spaces/room/membership", None).await.expect(204);
    keeper.round().await.expect("a round");
    assert!(!is_told(&all[3]).await, "not at each look");
    clock.advance(14 * 86_400);
    keeper.round().await.expect("a round");
    assert!(is_told(&all[3]).await && is_told(&all[1]).await && !is_told(&all[0]).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_space_that_nobody_manages_is_offered_to_its_most_regular_members() {
    let net = TestApp::new().await;
    let boss = net.administrator("boss").await;
    let ana = net.member("ana").await;
    let space = net.space(&ana, "room", Access::Closed).await;
    let mut all = Vec::new();
    for n in 1..=5 {
        let who = net.member(&format!("m{n}")).await;
        net.join(space, &who).await;
        all.push(who);
    }
    let (gus, out) = (net.guest("gus").await, net.member("out").await);
    net.join(space, &gus).await;
    // The last to come write; so they are asked before those who were there first.
    for n in [3, 4] {
        all[n].publish("room", "Hello").await;
    }
    gus.publish("room", "Hello").await;
    let keeper = Keeper(net.app.db.clone());
    keeper.round().await.expect("a round");
    let take = "/spaces/room/manage";
    all[3].api("POST", take, None).await.expect(409);
    assert!(waiting(&net, &all[3]).await.iter().all(|one| !one.contains("orphan")));
    let closed = boss.post("/admin/people/ana", &[("act", "close")]).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
    keeper.round().await.expect("a round");
    keeper.round().await.expect("a round");
    let offered = ["m1", "m4", "m5"];
    for who in &all {
        let is_offered = offered.contains(&who.handle());
        let told = waiting(&net, who).await;
        assert_eq!(
            told.iter().any(|one| one.contains("orphan*")),
            is_offered,
            "{}: {told:?}",
            who.handle()
        );
        let page = who.get("/spaces/room").await.expect(200).text;
        assert_eq!(page.contains("action=\"/spaces/room/manage\""), is_offered, "{}", who.handle());
    }
    for (who, status) in [(&all[1], 403), (&gus, 403), (&out, 404), (&boss, 404)] {
        assert_eq!(who.api("POST", take, None).await.status, status, "{}", who.handle());
    }
    assert!(boss.get("/admin/spaces").await.expect(200).text.contains("managed by nobody"));
    all[0].api("DELETE", "/spaces/room/membership", None).await.expect(204);
    let told = waiting(&net, &all[0]).await;
    assert!(told.iter().all(|one| !one.contains("orphan")), "out of it: {told:?}");
    all[4].post(take, &[]).await.expect(303);
    all[3].api("POST", take, None).await.expect(409);
    assert_eq!(standing(&all[4], "room").await, "animator");
    let told = waiting(&net, &all[3]).await;
    assert!(told.iter().all(|one| !one.contains("orphan")), "{told:?}");
    assert!(!all[3].get("/spaces/room").await.text.contains("/spaces/room/manage"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_runs_a_space_neither_hands_it_over_nor_invites() {
    let net = TestApp::new().await;
    let boss = net.administrator("boss").await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let gus = net.guest("gus").await;
    let space = net.space_of(&ana, "room", Access::Closed, Kind::External).await;
    for who in [&ben, &gus] {
        net.join(space, who).await;
    }
    let (path, to) = ("/spaces/room/handover", json!({ "handle": "ben" }));
    let lead = json!({ "standing": "animator" });
    ana.api("PUT", "/spaces/room/members/gus", Some(lead.clone())).await.expect(204);
    assert_eq!(standing(&gus, "room").await, "animator");
    gus.api("PUT", path, Some(to.clone())).await.expect(403);
    gus.post(path, &[("handle", "ben")]).await.expect(403);
    assert!(!gus.get("/spaces/room/members").await.text.contains(path));
    ana.api("PUT", path, Some(to.clone())).await.expect(204);
    gus.post(path, &[("act", "withdraw")]).await.expect(403);
    gus.api("DELETE", path, None).await.expect(404);
    gus.api("GET", path, None).await.expect(404);
    assert!(!gus.get("/spaces/room").await.expect(200).text.contains(path));
    ana.api("GET", path, None).await.expect(200);
    // What somebody asked lapses once their account is closed, or is a guest's.
    ana.api("PUT", "/spaces/room/members/ben", Some(lead)).await.expect(204);
    ben.api("PUT", "/spaces/room/invitations/eve", None).await.expect(204);
    eve.api("GET", "/spaces/room/invitation", None).await.expect(200);
    let closed = boss.post("/admin/people/ben", &[("act", "close")]).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
    eve.api("GET", "/spaces/room/invitation", None).await.expect(404);
    assert!(waiting(&net, &eve).await.is_empty());
}
