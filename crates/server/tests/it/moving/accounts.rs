//! The administration of people, in pages and over the API.

use serde_json::{Value, json};
use testkit::Client;

use super::House;

async fn found(who: &Client, query: &str) -> Vec<String> {
    let page = who.api("GET", &format!("/accounts?{query}"), None).await.expect(200).json();
    let items = page["items"].as_array().unwrap();
    items.iter().map(|one| one["handle"].as_str().unwrap().to_owned()).collect()
}

async fn account(who: &Client, handle: &str) -> Value {
    let page = who.api("GET", &format!("/accounts?q={handle}"), None).await.expect(200).json();
    page["items"][0].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_are_found_by_words_address_number_and_status() {
    let house = House::new().await;
    let boss = house.net.administrator("boss").await;
    house.net.member_with_mail("ana").await;
    let lines = "name,number,email\nZoé Le Gall,0043,\nLuc Petit,,luc@firm.example\n";
    let new = json!({ "lines": lines, "role": "guest" });
    boss.api("POST", "/invitations/many", Some(new)).await.expect(200);
    boss.api("PUT", "/people/ana/closed", None).await.expect(204);
    assert_eq!(found(&boss, "q=gall%20zo").await, ["zoe.le.gall"]);
    assert_eq!(found(&boss, "q=0043").await, ["zoe.le.gall"]);
    assert_eq!(found(&boss, "q=luc@firm.example").await, ["luc.petit"]);
    for (status, expected) in [
        ("active", "boss"),
        ("invited", "luc.petit"),
        ("waiting", "zoe.le.gall"),
        ("deactivated", "ana"),
    ] {
        assert_eq!(found(&boss, &format!("status={status}")).await, [expected]);
        let page = boss.get(&format!("/admin/people?status={status}")).await.expect(200).text;
        assert!(page.contains(&format!("/admin/people/{expected}\"")), "{status}");
    }
    let first = boss.api("GET", "/accounts?limit=3", None).await.json();
    let next = first["next"].as_str().unwrap();
    assert_eq!(found(&boss, &format!("limit=3&before={next}")).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_act_of_the_page_is_done_and_logged() {
    let house = House::new().await;
    let (boss, ana) =
        (house.net.administrator("boss").await, house.net.member_with_mail("ana").await);
    let act =
        |fields: &'static [(&'static str, &'static str)]| boss.post("/admin/people/ana", fields);
    let page = boss.get("/admin/people/ana").await.expect(200).text;
    assert!(page.contains("ana@example.com"));
    act(&[("act", "number"), ("number", "0 77")]).await.expect(303);
    assert_eq!(account(&boss, "ana").await["number"], "077");
    act(&[("act", "number"), ("number", "a@b")]).await.expect(422);
    act(&[("act", "email"), ("email", "boss at home")]).await.expect(422);
    act(&[("act", "email"), ("email", "anna@example.com")]).await.expect(303);
    act(&[("act", "link")]).await.expect(303);
    assert!(house.letter_to("anna@example.com").await.text.contains("/reset/"));
    act(&[("act", "sessions")]).await.expect(303);
    assert!(ana.get("/").await.location().starts_with("/sign-in"));
    ana.api("GET", "/me", None).await.expect(401);
    act(&[("act", "role"), ("role", "guest")]).await.expect(303);
    assert_eq!(account(&boss, "ana").await["role"], "guest");
    let asked = boss.get("/admin/people/ana/close").await.expect(200).text;
    assert!(asked.contains("can no longer sign in"));
    assert_eq!(account(&boss, "ana").await["status"], "active", "it was only asked");
    act(&[("act", "close")]).await.expect(303);
    assert_eq!(account(&boss, "ana").await["status"], "deactivated");
    boss.get("/admin/people/ana/close").await.expect(200);
    act(&[("act", "reopen")]).await.expect(303);
    assert_eq!(account(&boss, "ana").await["status"], "active");
    kernel::sql! { static KINDS = "SELECT kind FROM activities ORDER BY xid, seq"; }
    let log = house.net.app.db.write(|tx| tx.query(&KINDS, kernel::params![], |row| row.get(0)));
    let log: Vec<String> = log.await.unwrap();
    for kind in [
        "person.numbered",
        "person.email-changed",
        "person.link-made",
        "session.closed-all",
        "person.role-changed",
        "person.closed",
        "person.reopened",
    ] {
        assert!(log.iter().any(|logged| logged == kind), "{kind}");
    }
    // The last administrator stays one.
    boss.post("/admin/people/boss", &[("act", "close")]).await.expect(409);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_does_what_the_page_does() {
    let house = House::new().await;
    let (boss, ana) = (house.net.administrator("boss").await, house.net.member("ana").await);
    let number = |number: Value| Some(json!({ "number": number }));
    boss.api("PUT", "/people/ana/number", number("0042".into())).await.expect(204);
    boss.api("PUT", "/people/boss/number", number("0042".into())).await.expect(422);
    boss.api("PUT", "/people/ana/number", number(Value::Null)).await.expect(204);
    // Whoever is signed in nowhere may still have a program.
    ana.post("/sign-out", &[]).await.expect(303);
    // The first use is written down, the second is kept in memory.
    for _ in 0..2 {
        ana.api("GET", "/me", None).await.expect(200);
    }
    boss.api("DELETE", "/people/ana/sessions", None).await.expect(204);
    ana.api("GET", "/me", None).await.expect(401);
}
