//! People are invited into a space, alone or with their unit or group, and are in it by their own click alone.

use kernel::{Clock, Time, Tx};
use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use crate::inbox::waiting;
use crate::rules;

async fn standing(who: &Client, space: &str) -> Value {
    who.api("GET", &format!("/spaces/{space}/membership"), None).await.json()["standing"].clone()
}

async fn is_invited(who: &Client, space: &str) -> bool {
    who.api("GET", &format!("/spaces/{space}/invitation"), None).await.status == 200
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_is_invited_at_once_and_each_joins_by_their_own_click() {
    let net = TestApp::new().await;
    let (ana, ben, cat, dan, gus) = (
        net.member("ana").await,
        net.member("ben").await,
        net.member("cat").await,
        net.member("dan").await,
        net.guest("gus").await,
    );
    let space = net.space(&ana, "room", Access::Closed).await;
    net.join(space, &dan).await;
    let made = net.app.db.write(|tx: &mut Tx<'_>| {
        let care = people::unit(tx, "Care", None)?;
        let nights = people::unit(tx, "Nights", Some(care))?;
        Ok((care, nights))
    });
    let (care, _) = made.await.expect("units");
    for (who, unit) in [(&ana, "Care"), (&ben, "Care"), (&cat, "Nights"), (&dan, "Nights")] {
        who.api("PATCH", "/me", Some(json!({ "unit": unit }))).await.expect(200);
    }
    let whom = json!({ "of": "unit", "value": care.to_string() });
    let path = "/spaces/room/invitations";
    // Who does not manage the space invites nobody, and a guest is in no unit.
    for who in [&ben, &dan, &gus] {
        let refused = who.api("POST", path, Some(whom.clone())).await.status;
        assert!([403, 404].contains(&refused), "{refused}");
        let refused = who.get("/spaces/room/invite").await.status;
        assert!([403, 404].contains(&refused), "{refused}");
    }
    let counts = ana.api("POST", &format!("{path}/preview"), Some(whom.clone())).await;
    assert_eq!(counts.expect(200).json(), json!({ "invited": 2, "members": 1, "before": 0 }));
    let form = [("of", "unit"), ("whom", "care"), ("act", "preview")];
    let page = ana.post("/spaces/room/invite", &form).await.expect(200).text;
    assert!(page.contains("2 people would be invited."), "{page}");
    assert!(!is_invited(&ben, "room").await);
    let form = [("of", "unit"), ("whom", "care"), ("act", "invite")];
    ana.post("/spaces/room/invite", &form).await.expect(303);
    assert!(ana.get("/spaces/room/invite").await.text.contains("2 people have not answered yet."));
    // Nobody is in it by that.
    for who in [&ben, &cat] {
        assert_eq!(standing(who, "room").await, "outsider");
        assert_eq!(waiting(&net, who).await, ["invitation*"]);
    }
    assert_eq!(waiting(&net, &dan).await, Vec::<String>::new());
    let page = ben.get("/inbox").await.expect(200).text;
    assert!(page.contains("Ana invited you to join room"), "{page}");
    assert!(page.contains("href=\"/spaces/room/invitation\""), "{page}");
    let page = ben.get("/spaces/room/invitation").await.expect(200).text;
    assert!(page.contains("Ana invited you to join room"), "{page}");
    ben.post("/spaces/room/invitation", &[("act", "accept")]).await.expect(303);
    assert_eq!(standing(&ben, "room").await, "member");
    cat.api("DELETE", "/spaces/room/invitation", None).await.expect(204);
    assert_eq!(standing(&cat, "room").await, "outsider");
    for who in [&ben, &cat] {
        assert_eq!(waiting(&net, who).await, Vec::<String>::new());
        who.api("POST", "/spaces/room/invitation", None).await.expect(404);
    }
    // Whoever declined is not asked again, neither with others nor alone.
    let counts = ana.api("POST", &format!("{path}/preview"), Some(whom.clone())).await;
    assert_eq!(counts.expect(200).json(), json!({ "invited": 0, "members": 2, "before": 1 }));
    let none = ana.api("POST", path, Some(whom)).await.expect(422).text;
    assert!(none.contains("Nobody is left to invite"), "{none}");
    ana.api("PUT", &format!("{path}/cat"), None).await.expect(204);
    assert!(!is_invited(&cat, "room").await);
    ana.api("PUT", &format!("{path}/gus"), None).await.expect(404);
    let wrong = json!({ "of": "unit", "value": "77" });
    ana.api("POST", path, Some(wrong)).await.expect(422);
    let form = [("of", "unit"), ("whom", "Nowhere"), ("act", "preview")];
    let page = ana.post("/spaces/room/invite", &form).await.expect(422).text;
    assert!(page.contains("is not known here") && page.contains("value=\"Nowhere\""), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_stands_while_its_sender_manages_the_space() {
    let net = TestApp::new().await;
    let (ana, ben, cat) =
        (net.member("ana").await, net.member("ben").await, net.member("cat").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    net.join(space, &cat).await;
    ana.api("PUT", "/spaces/room/invitations/ben", None).await.expect(204);
    assert!(is_invited(&ben, "room").await);
    ana.api("PUT", "/spaces/room/archive", None).await.expect(204);
    assert!(!is_invited(&ben, "room").await);
    assert_eq!(waiting(&net, &ben).await, Vec::<String>::new());
    ana.api("DELETE", "/spaces/room/archive", None).await.expect(204);
    let lead = json!({ "standing": "animator" });
    ana.api("PUT", "/spaces/room/members/cat", Some(lead)).await.expect(204);
    ana.api("DELETE", "/spaces/room/membership", None).await.expect(204);
    assert!(!is_invited(&ben, "room").await);
    ben.api("POST", "/spaces/room/invitation", None).await.expect(404);
    // An invitation that does not stand is in nobody's way: whoever manages the space now invites them.
    cat.api("PUT", "/spaces/room/invitations/ben", None).await.expect(204);
    let invitation = ben.api("GET", "/spaces/room/invitation", None).await.expect(200).json();
    assert_eq!(invitation["by"]["handle"], "cat");
    assert_eq!(waiting(&net, &ben).await, ["invitation*"]);
    // One who asks to join while they are invited is in.
    let dan = net.member("dan").await;
    cat.api("PUT", "/spaces/room/invitations/dan", None).await.expect(204);
    dan.post("/spaces/room/join", &[]).await.expect(303);
    assert_eq!(standing(&dan, "room").await, "member");
    cat.api("PATCH", "/spaces/room", Some(json!({ "access": "secret" }))).await.expect(200);
    cat.api("PUT", "/spaces/room/invitations/ben", None).await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_whose_invitations_do_not_stand_is_invited_again() {
    let net = TestApp::new().await;
    let (ana, ben, cat, dan) = (
        net.member("ana").await,
        net.member("ben").await,
        net.member("cat").await,
        net.member("dan").await,
    );
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &dan).await;
    let made = net.app.db.write(|tx: &mut Tx<'_>| people::unit(tx, "Care", None));
    let care = made.await.expect("a unit").to_string();
    for who in [&ben, &cat] {
        who.api("PATCH", "/me", Some(json!({ "unit": "Care", "skills": ["Room"] })))
            .await
            .expect(200);
    }
    let whom = json!({ "of": "unit", "value": care });
    let path = "/spaces/room/invitations";
    ana.api("POST", path, Some(whom.clone())).await.expect(200);
    cat.api("DELETE", "/spaces/room/invitation", None).await.expect(204);
    let lead = json!({ "standing": "animator" });
    ana.api("PUT", "/spaces/room/members/dan", Some(lead)).await.expect(204);
    let suggested = dan.api("GET", "/spaces/room/suggestions", None).await.expect(200).json();
    assert_eq!(suggested, json!([]));
    ana.api("DELETE", "/spaces/room/membership", None).await.expect(204);
    // Whoever declined is not invited again; whoever had no answer to give is.
    let suggested = dan.api("GET", "/spaces/room/suggestions", None).await.expect(200).json();
    let suggested = suggested.as_array().expect("a list").iter();
    let suggested: Vec<&Value> = suggested.map(|one| &one["person"]["handle"]).collect();
    assert_eq!(suggested, ["ben"]);
    let counts = dan.api("POST", &format!("{path}/preview"), Some(whom.clone())).await;
    assert_eq!(counts.expect(200).json(), json!({ "invited": 1, "members": 0, "before": 1 }));
    let sent = dan.api("POST", path, Some(whom)).await.expect(200).json();
    assert_eq!(sent, json!({ "invited": 1 }));
    assert!(is_invited(&ben, "room").await && !is_invited(&cat, "room").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_declined_is_not_invited_for_a_year_from_then() {
    let clock = Clock::standing_at(Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "room", Access::Open).await;
    ana.api("PUT", "/spaces/room/invitations/ben", None).await.expect(204);
    clock.advance(300 * 86_400);
    let (viewer, sweeper) = (ben.viewer(), server::sweeper(&net.app));
    let declined =
        net.app.db.write(move |tx| tx.execute(&DECLINE, kernel::params![viewer.id, tx.now()]));
    assert_eq!(declined.await.expect("an answer"), 1);
    let kept = async || {
        sweeper.sweep().await.expect("it sweeps");
        let kept = net.app.db.read(|tx: &mut Tx<'_>| {
            tx.query_one(&KEPT, kernel::params![], |row| row.get::<i64>(0))
        });
        kept.await.expect("a number")
    };
    clock.advance(364 * 86_400);
    assert_eq!(kept().await, 1);
    clock.advance(2 * 86_400);
    assert_eq!(kept().await, 0);
}

kernel::sql! {
    static DECLINE = "UPDATE space_invitations SET declined_at = $2 WHERE person_id = $1";
    static KEPT = "SELECT COUNT(*) FROM space_invitations";
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_invited_where_they_may_not_know_of_the_space() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.member("ben").await;
    net.space(&ana, "hidden", Access::Secret).await;
    net.space_of(&ana, "council", Access::Closed, Kind::Agreement).await;
    for space in ["hidden", "council"] {
        let path = format!("/spaces/{space}/invitations/ben");
        ana.api("PUT", &path, None).await.expect(422);
        let page = ana.get(&format!("/spaces/{space}/invite")).await.expect(200).text;
        assert!(page.contains("People are invited neither"), "{page}");
        assert!(!ana.get(&format!("/spaces/{space}/members")).await.text.contains("/invite\""));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_invited_by_those_who_may_name_it() {
    let net = TestApp::new().await;
    let (boss, ana, ben) =
        (net.administrator("boss").await, net.member("ana").await, net.member("ben").await);
    net.space(&ana, "room", Access::Open).await;
    let group = boss.api("POST", "/groups", Some(json!({ "name": "First aid" }))).await;
    let group = group.expect(201).json()["id"].as_str().expect("a number").to_owned();
    boss.api("PUT", &format!("/groups/{group}/members/ben"), None).await.expect(204);
    let whom = Some(json!({ "of": "group", "value": group }));
    ana.api("POST", "/spaces/room/invitations", whom.clone()).await.expect(422);
    boss.api("PUT", &format!("/groups/{group}/members/ana"), None).await.expect(204);
    let sent = ana.api("POST", "/spaces/room/invitations", whom).await.expect(200).json();
    assert_eq!(sent, json!({ "invited": 1 }));
    assert!(is_invited(&ben, "room").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_suggested_with_the_reason_and_invited_by_a_click() {
    let net = TestApp::new().await;
    let (ana, ben, cat, dan) = (
        net.member("ana").await,
        net.member("ben").await,
        net.member("cat").await,
        net.member("dan").await,
    );
    let gus = net.guest("gus").await;
    let bridge = net.space_of(&cat, "bridge", Access::Closed, Kind::External).await;
    net.join(bridge, &gus).await;
    ben.api("PATCH", "/me", Some(json!({ "skills": ["Welding"] }))).await.expect(200);
    gus.api("PATCH", "/me", Some(json!({ "skills": ["Welding"] }))).await.expect(200);
    for who in [&ana, &dan] {
        who.api("PATCH", "/me", Some(json!({ "job": "Foreman" }))).await.expect(200);
    }
    net.space(&cat, "yard", Access::Open).await;
    cat.publish("yard", "A new torch #welding").await;
    let eve = net.member("eve").await;
    net.space(&eve, "attic", Access::Secret).await;
    eve.publish("attic", "A secret torch #welding").await;
    let new = json!({ "name": "Welding circle", "slug": "circle", "access": "open" });
    ana.api("POST", "/spaces", Some(new)).await.expect(201);
    let week = ana.api("GET", "/spaces/circle/week", None).await.expect(200).json();
    let first = week.as_array().expect("a list").iter().find(|todo| todo["key"] == "people");
    assert_eq!(first.expect("it is there")["href"], "/spaces/circle/invite");
    let suggested = async || {
        let all = ana.api("GET", "/spaces/circle/suggestions", None).await.expect(200).json();
        let all = all.as_array().expect("a list").clone().into_iter();
        let said = all.map(|one| {
            let part = |name: &str| one[name].as_str().expect("a word").to_owned();
            let who = one["person"]["handle"].as_str().expect("a handle").to_owned();
            (who, part("why"), part("word"))
        });
        said.collect::<Vec<_>>()
    };
    let is = |who: &str, why: &str, word: &str| (who.to_owned(), why.to_owned(), word.to_owned());
    // What is written where the founder does not read suggests nobody, and guests are never suggested.
    let all =
        [is("ben", "skill", "welding"), is("cat", "topic", "welding"), is("dan", "job", "Foreman")];
    assert_eq!(suggested().await, all);
    let page = ana.get("/spaces/circle/invite").await.expect(200).text;
    assert!(page.contains("Skill: welding") && page.contains("Wrote about #welding"), "{page}");
    assert!(!is_invited(&ben, "circle").await);
    for said in ["notice-invited|", "notice-invited-nobody|"] {
        let sent = ana.post("/spaces/circle/invite", &[("handle", "ben")]).await.expect(303);
        let told = sent.headers.get_all("set-cookie").iter();
        assert!(told.flat_map(|one| one.to_str()).any(|one| one.contains(said)), "{said}");
    }
    assert!(is_invited(&ben, "circle").await && !is_invited(&cat, "circle").await);
    // Whom the founder blocked is not suggested either.
    ana.api("PUT", "/people/dan/block", None).await.expect(204);
    assert_eq!(suggested().await, all[1..2]);
    ben.api("GET", "/spaces/circle/suggestions", None).await.expect(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_removed_does_not_come_back_by_an_old_invitation() {
    let net = TestApp::new().await;
    let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
    let ben = net.member("ben").await;
    let crew = rules::group(&boss, "Crew", &[&ana, &ben]).await;
    net.space(&ana, "room", Access::Closed).await;
    ana.api("PUT", "/spaces/room/invitations/ben", None).await.expect(204);
    assert!(is_invited(&ben, "room").await);
    // The rule is quicker than the answer.
    let by_group = rules::rule(json!([[rules::is("group", &crew)]]));
    ana.api("PUT", "/spaces/room/rule", by_group).await.expect(200);
    rules::settle(&net).await;
    assert_eq!(standing(&ben, "room").await, "member");
    ana.api("DELETE", "/spaces/room/members/ben", None).await.expect(204);
    assert!(!is_invited(&ben, "room").await);
    ben.api("POST", "/spaces/room/invitation", None).await.expect(404);
    ben.api("PUT", "/spaces/room/membership", Some(json!({}))).await.expect(202);
    assert_eq!(standing(&ben, "room").await, "outsider");
}
