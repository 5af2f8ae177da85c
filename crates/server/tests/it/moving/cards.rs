//! People without an email address: a number, and a code on a card.

use serde_json::{Value, json};
use testkit::{Client, TestApp};

use super::link;
use super::lost::{NEW, post, signs_in};

/// A network with a workshop: Marc leads it, Zoé works in it, neither has an address.
async fn workshop(net: &TestApp) -> Client {
    let boss = net.administrator("boss").await;
    let lines = "name,number,manager\nMarc Roux,0042,\nZoé Le Gall,00 43,0042\n";
    let new = json!({ "lines": lines, "role": "member" });
    boss.api("POST", "/invitations/many", Some(new)).await.expect(200);
    boss
}

async fn code(who: &Client, handle: &str) -> Value {
    who.api("POST", &format!("/people/{handle}/code"), None).await.expect(200).json()
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_without_an_address_comes_by_a_card_once() {
    let net = TestApp::new().await;
    let boss = workshop(&net).await;
    let sheet = boss.post("/admin/people/cards", &[]).await.expect(200);
    assert_eq!(sheet.headers["cache-control"], "no-store");
    assert_eq!(sheet.text.matches("<svg class=\"qr\"").count(), 2);
    assert!(sheet.text.contains("0042") && sheet.text.contains("0043"));
    let made = code(&boss, "zoe.le.gall").await;
    let typed = made["code"].as_str().unwrap().to_lowercase();
    assert_eq!(made["login"], "0043");
    let other = [("login", "0042"), ("password", typed.as_str())];
    assert_eq!(post(&net, "/sign-in", &other).await.status, 422, "a code is for one person");
    let fields = [("login", "00 43"), ("password", typed.as_str())];
    let path = post(&net, "/sign-in", &fields).await.expect(303).location().to_owned();
    assert!(net.nobody().get(&path).await.expect(200).text.contains("Zoé Le Gall"));
    post(&net, &path, &[("password", NEW)]).await.expect(303);
    assert_eq!(post(&net, "/sign-in", &fields).await.status, 422, "a code is good once");
    for login in ["0043", "zoe.le.gall"] {
        assert!(signs_in(&net, login, NEW).await, "{login}");
    }
    // The picture leads to the same page.
    let made = code(&boss, "marc.roux").await;
    let path = link(made["url"].as_str().unwrap(), "/reset/");
    post(&net, &path, &[("password", NEW)]).await.expect(303);
    assert!(signs_in(&net, "0042", NEW).await);
    boss.post("/admin/people/cards", &[]).await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_manager_hands_a_code_to_their_own_people_alone() {
    let net = TestApp::new().await;
    let boss = workshop(&net).await;
    let path = link(code(&boss, "marc.roux").await["url"].as_str().unwrap(), "/reset/");
    let came = post(&net, &path, &[("password", NEW)]).await.expect(303);
    let cookie = came.headers.get_all("set-cookie").iter().filter_map(|v| v.to_str().ok());
    let session = cookie.filter_map(|v| v.strip_prefix("parvis=")).next().unwrap();
    let session = session.split(';').next().unwrap().to_owned();
    let marc = net.member("somebody").await.seated(&session);
    assert!(marc.get("/people/zoe.le.gall").await.expect(200).text.contains("zoe.le.gall/code"));
    let card = marc.post("/people/zoe.le.gall/code", &[]).await.expect(200).text;
    let path = link(&card_link(&net, &card).await, "/reset/");
    net.nobody().get(&path).await.expect(200);
    for other in ["boss", "marc.roux", "somebody"] {
        marc.post(&format!("/people/{other}/code"), &[]).await.expect(403);
    }
    let eve = net.member("eve").await;
    eve.post("/people/zoe.le.gall/code", &[]).await.expect(403);
    eve.api("POST", "/people/zoe.le.gall/code", None).await.expect(403);
    // Who has an address comes back by mail, without their manager.
    let email = Some(json!({ "email": "zoe@example.com" }));
    boss.api("PUT", "/people/zoe.le.gall/email", email).await.expect(204);
    marc.post("/people/zoe.le.gall/code", &[]).await.expect(403);
}

/// The link behind the code of a card, by typing it.
async fn card_link(net: &TestApp, card: &str) -> String {
    let code = card.split("<span class=\"code\">").nth(1).unwrap().split('<').next().unwrap();
    let fields = [("login", "0043"), ("password", code)];
    post(net, "/sign-in", &fields).await.expect(303).location().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_are_not_guessed_without_end() {
    let net = TestApp::new().await;
    workshop(&net).await;
    let mut statuses = Vec::new();
    for n in 0..12 {
        let guess = format!("AAAA-AAAA-AA{n:02}");
        let fields = [("login", "0043"), ("password", guess.as_str())];
        statuses.push(post(&net, "/sign-in", &fields).await.status);
    }
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
}
