//! Who is in a space: how many, the list a page at a time, and looking somebody up in it.

use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

async fn found(who: &Client, query: &str) -> Vec<Value> {
    let path = format!("/spaces/room/members?{query}");
    let page = who.api("GET", &path, None).await.expect(200).json();
    let items = page["items"].as_array().expect("a list");
    items.iter().map(|member| member["person"]["handle"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_looked_up_among_the_members() {
    let net = TestApp::new().await;
    let (ana, out) = (net.member("ana").await, net.member("elodie.outside").await);
    let space = net.space(&ana, "room", Access::Open).await;
    let page = ana.get("/spaces/room/members").await.expect(200).text;
    assert!(page.contains(">1 member</h1>"), "{page}");
    let looks_up = "action=\"/spaces/room/members\" role=\"search\"";
    assert!(!page.contains(looks_up), "nobody is looked for among one");
    for n in 1..=12 {
        net.join(space, &net.member(&format!("member{n}")).await).await;
    }
    let elodie = net.member("elodie").await;
    net.join(space, &elodie).await;
    elodie.api("PATCH", "/me", Some(json!({ "name": "Élodie Gallet" }))).await.expect(200);

    for (query, handles) in [
        ("q=elo", vec!["elodie"]),
        ("q=GAL+%C3%89lo", vec!["elodie"]),
        ("q=lodie", vec![]),
        ("q=member1", vec!["member1", "member10", "member11", "member12"]),
        ("q=%25", vec!["ana"]),
    ] {
        let limit = if query == "q=%25" { "&limit=1" } else { "" };
        assert_eq!(found(&out, &format!("{query}{limit}")).await, handles, "{query}");
    }
    let page = out.get("/spaces/room/members?q=elo").await.expect(200).text;
    assert!(page.contains(">14 members</h1>") && page.contains("value=\"elo\""), "{page}");
    assert!(page.contains("/people/elodie\"") && !page.contains("/people/member1\""));
    let nobody = out.get("/spaces/room/members?q=zoe").await.expect(200).text;
    assert!(nobody.contains("Nobody found") && nobody.contains("href=\"/spaces/room/members\""));
    // What is asked for goes on to the next page.
    let next = ana.api("GET", "/spaces/room/members?q=member&limit=10", None).await.json();
    let next = next["next"].as_str().expect("a next page").to_owned();
    assert_eq!(found(&ana, &format!("q=member&before={next}")).await, ["member11", "member12"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn coming_and_going_say_what_was_done() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "open", Access::Open).await;
    net.space(&ana, "closed", Access::Closed).await;
    for (who, path, form, said) in [
        (&ben, "open/join", None, "space-joined"),
        (&ben, "closed/join", None, "space-asked"),
        (&ben, "closed/leave", None, "space-withdrawn"),
        (&ben, "closed/join", None, "space-asked"),
        (&ana, "closed/requests/ben", Some(("answer", "decline")), "request-declined"),
        (&ana, "closed/members", Some(("handle", "ben")), "member-added"),
        (&ana, "open/members/ben", Some(("standing", "animator")), "member-manages"),
        (&ana, "open/members/ben", Some(("standing", "member")), "member-only"),
        (&ben, "open/leave", None, "space-left"),
    ] {
        let form: Vec<(&str, &str)> = form.into_iter().collect();
        let answer = who.post(&format!("/spaces/{path}"), &form).await.expect(303);
        let cookie = answer.headers["set-cookie"].to_str().unwrap();
        assert!(cookie.contains(&format!("notice-{said}|")), "{path}: {cookie}");
    }
}

/// How many entries of this kind the log has.
async fn logged(net: &TestApp, kind: &'static str) -> i64 {
    kernel::sql! { static COUNT = "SELECT COUNT(*) FROM activities WHERE kind = $1"; }
    let count = net
        .app
        .db
        .read(move |tx| tx.query_one(&COUNT, kernel::params![kind], |row| row.get::<i64>(0)));
    count.await.expect("a number")
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_added_again_stays_what_they_are() {
    let net = TestApp::new().await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    net.join(space, &ben).await;
    ana.post("/spaces/room/members/ben", &[("standing", "animator")]).await.expect(303);
    let before = logged(&net, "membership.changed").await;
    let both = [("handle", "ben"), ("handle", "eve")];
    ana.post("/spaces/room/members", &both).await.expect(303);
    let standing = async |who: &Client| {
        let path = "/spaces/room/membership";
        who.api("GET", path, None).await.expect(200).json()["standing"].clone()
    };
    assert_eq!((standing(&ben).await, standing(&eve).await), (json!("animator"), json!("member")));
    // What changes nothing is no entry.
    let member = || Some(json!({ "standing": "member" }));
    ana.api("PUT", "/spaces/room/members/eve", member()).await.expect(204);
    assert_eq!(logged(&net, "membership.changed").await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_account_manages_nothing_and_keeps_nobody() {
    let net = TestApp::new().await;
    let boss = net.administrator("boss").await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    for who in [&ben, &eve] {
        net.join(space, who).await;
    }
    ana.post("/spaces/room/members/ben", &[("standing", "animator")]).await.expect(303);
    boss.api("PUT", "/people/ben/closed", None).await.expect(204);
    ana.api("DELETE", "/spaces/room/membership", None).await.expect(409);
    boss.api("PUT", "/people/eve/closed", None).await.expect(204);
    ana.api("DELETE", "/spaces/room/membership", None).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_again_says_it_in_other_words_and_is_told_once() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "room", Access::Closed).await;
    let ask = |message: String| {
        ben.api("PUT", "/spaces/room/membership", Some(json!({ "message": message })))
    };
    ask("Please".into()).await.expect(202);
    for again in ["Please, by Friday", ""] {
        ask(again.into()).await.expect(202);
    }
    assert_eq!(logged(&net, "membership.asked").await, 1);
    let asked = ana.api("GET", "/spaces/room/requests", None).await.expect(200).text;
    assert!(asked.contains("Please, by Friday"), "{asked}");
    let long = ask("a".repeat(501)).await.expect(422).json();
    assert!(long.to_string().contains("message"), "{long}");
    ask("é".repeat(500)).await.expect(202);
}
