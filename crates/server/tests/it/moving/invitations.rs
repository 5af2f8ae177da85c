//! Many invitations at once, again, and by a domain of mail.

use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use super::lost::{NEW, post};
use super::{House, link};

/// Joins by the link of an invitation; answers who they are, as an administrator sees them.
async fn join(net: &TestApp, path: &str, name: &str) {
    let fields = [("name", name), ("handle", ""), ("email", ""), ("password", NEW)];
    post(net, path, &fields).await.expect(303);
}

async fn invite(who: &Client, lines: &str, spaces: &[&str]) -> Vec<Value> {
    let new = json!({ "lines": lines, "role": "member", "spaces": spaces });
    let done = who.api("POST", "/invitations/many", Some(new)).await.expect(200).json();
    done.as_array().unwrap().clone()
}

fn outcomes(done: &[Value]) -> Vec<&str> {
    done.iter().map(|line| line["outcome"].as_str().unwrap()).collect()
}

async fn members(who: &Client, space: &str) -> Vec<String> {
    let list = who.api("GET", &format!("/spaces/{space}/members"), None).await.expect(200).json();
    let items = list["items"].as_array().unwrap();
    items.iter().map(|one| one["person"]["handle"].as_str().unwrap().to_owned()).collect()
}

const TABLE: &str = "Nom;E-mail;Matricule;Fonction;Service;Site;Responsable;Espaces\n\
    Zoé Le Gall;zoe@example.com;;Soudeuse;Atelier;Brest;marc.roux;\n\
    Marc Roux;;0042;Chef d’atelier;Atelier;Brest;;Welding\n\
    ;;;;;;;\n\
    Nobody;;;;;;;\n\
    Ana Bis;ana@example.com;;;;;;\n\
    Eve Martin;eve@@example.com;;;;;;\n\
    Luc Petit;luc@example.com;;;;;nobody.here;\n\
    Paul Noir;paul@example.com;;;;;;secrets\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_table_is_taken_line_by_line_and_again_without_harm() {
    let house = House::new().await;
    let (boss, ana) =
        (house.net.administrator("boss").await, house.net.member_with_mail("ana").await);
    house.net.space(&ana, "welding", Access::Open).await;
    house.net.space(&ana, "secrets", Access::Secret).await;
    let done = invite(&boss, TABLE, &[]).await;
    let expected = ["invited", "added", "refused", "known", "refused", "invited", "refused"];
    assert_eq!(outcomes(&done), expected, "{done:?}");
    let lines: Vec<i64> = done.iter().map(|line| line["line"].as_i64().unwrap()).collect();
    assert_eq!(lines, [2, 3, 5, 6, 7, 8, 9]);
    assert!(done[5]["reason"].as_str().unwrap().contains("nobody.here"));
    assert!(done[6]["reason"].as_str().unwrap().contains("secrets"));
    assert_eq!(house.delivered().await.len(), 2, "to Zoé and to Luc");
    let zoe = boss.api("GET", "/people/zoe.le.gall", None).await.expect(200).json();
    assert_eq!((&zoe["job"], &zoe["site"]), (&json!("Soudeuse"), &json!("Brest")));
    assert_eq!(zoe["manager"]["handle"], "marc.roux", "{zoe}");
    assert!(members(&ana, "welding").await.contains(&"marc.roux".to_owned()));
    let again = invite(&boss, TABLE, &[]).await;
    let expected = ["known", "known", "refused", "known", "refused", "known", "refused"];
    assert_eq!(outcomes(&again), expected, "{again:?}");
    assert_eq!(house.delivered().await.len(), 2);
    let path = link(&house.letter_to("zoe@example.com").await.text, "/join/");
    post(&house.net, &path, &[("password", NEW)]).await.expect(303);
    let again = invite(&boss, TABLE, &[]).await;
    assert!(
        again[0]["reason"].as_str().unwrap().contains("already has")
            || again[0]["outcome"] == "known"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bare_address_that_gets_a_name_is_invited_once() {
    let house = House::new().await;
    let boss = house.net.administrator("boss").await;
    assert_eq!(outcomes(&invite(&boss, "zoe@example.com", &[]).await), ["invited"]);
    let first = link(&house.letter_to("zoe@example.com").await.text, "/join/");
    let done = invite(&boss, "email,number\nzoe@example.com,7", &[]).await;
    assert_eq!(outcomes(&done), ["refused"], "the number would be lost");
    let named = "name,email,number\nZoé Le Gall,zoe@example.com,7";
    assert_eq!(outcomes(&invite(&boss, named, &[]).await), ["invited"]);
    house.net.nobody().get(&first).await.expect(404);
    let second = link(&house.letter_to("zoe@example.com").await.text, "/join/");
    post(&house.net, &second, &[("password", NEW)]).await.expect(303);
    let me = boss.api("GET", "/accounts?q=zoe@example.com", None).await.expect(200).json();
    assert_eq!((&me["items"][0]["number"], &me["items"][1]), (&json!("7"), &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_imported_account_keeps_its_role() {
    let net = TestApp::new().await;
    let boss = net.administrator("boss").await;
    let import = |tx: &mut kernel::Tx<'_>| {
        let new = people::NewPerson {
            handle: "ines".into(),
            name: "Inès".into(),
            email: Some("ines@example.com".into()),
            role: kernel::Role::Administrator,
            ..people::NewPerson::default()
        };
        people::create(tx, &new)
    };
    net.app.db.write(import).await.unwrap();
    let done = invite(&boss, "ines@example.com", &[]).await;
    post(&net, &link(done[0]["url"].as_str().unwrap(), "/join/"), &[("password", NEW)])
        .await
        .expect(303);
    let found = boss.api("GET", "/accounts?q=ines", None).await.expect(200).json();
    assert_eq!(found["items"][0]["role"], "administrator");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_keeps_what_is_to_be_corrected_and_shows_each_link() {
    let net = TestApp::new().await;
    let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
    net.space(&ana, "welcome", Access::Open).await;
    ana.get("/invitations/many").await.expect(403);
    let page = boss.get("/invitations/many").await.expect(200).text;
    assert!(page.contains("value=\"welcome\""));
    let fields = [("lines", "zoe@example.com\nnot one, bob@example.com"), ("role", "member")];
    let fields = [&fields[..], &[("space", "welcome")]].concat();
    let page = boss.post_files("/invitations/many", &fields, Vec::new()).await.expect(200);
    assert_eq!(page.headers["cache-control"], "no-store");
    assert!(
        page.text.contains(
            "rows=\"10\" aria-describedby=\"lines-hint\">not one, bob@example.com</textarea>"
        ),
        "{}",
        page.text
    );
    assert_eq!(page.text.matches("data-copy").count(), 2);
    let path = link(&page.text, "/join/");
    join(&net, &path, "Zoé Le Gall").await;
    assert!(members(&ana, "welcome").await.contains(&"zoe.le.gall".to_owned()));
    let unknown = [("lines", "name,salary\nx,3"), ("role", "member")];
    boss.post_files("/invitations/many", &unknown, Vec::new()).await.expect(422);
    // A file as a French spreadsheet writes it, in place of what is typed.
    let file = b"Nom;Matricule\r\nH\xe9l\xe8ne Roux;77\r\n".to_vec();
    let files = vec![("table", "people.csv", file)];
    let role = [("role", "member")];
    let page = boss.post_named_files("/invitations/many", &role, files).await.expect(200).text;
    assert!(page.contains("Hélène Roux") && page.contains("@helene.roux"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_sent_again_with_another_link() {
    let house = House::new().await;
    let boss = house.net.administrator("boss").await;
    let new = json!({ "email": "zoe@example.com", "role": "guest" });
    let made = boss.api("POST", "/invitations", Some(new)).await.expect(201).json();
    assert_eq!(made["mailed"], true);
    let first = link(&house.letter_to("zoe@example.com").await.text, "/join/");
    assert!(made["url"].as_str().unwrap().ends_with(&first));
    let id = made["id"].as_str().unwrap();
    boss.post(&format!("/invitations/{id}/send"), &[]).await.expect(303);
    let second = link(&house.letter_to("zoe@example.com").await.text, "/join/");
    house.net.nobody().get(&first).await.expect(404);
    house.net.nobody().get(&second).await.expect(200);
    let shown = boss.post(&format!("/invitations/{id}/link"), &[]).await.expect(200).text;
    house.net.nobody().get(&second).await.expect(404);
    kernel::sql! { static AGE = "UPDATE invitations SET expires_at = 1"; }
    house.net.app.db.write(|tx| tx.execute(&AGE, kernel::params![])).await.unwrap();
    house.net.nobody().get(&link(&shown, "/join/")).await.expect(404);
    let listed = |status: &str| format!("/invitations?status={status}");
    let count = |page: &Value| page["items"].as_array().unwrap().len();
    assert_eq!(count(&boss.api("GET", &listed("pending"), None).await.json()), 0);
    assert_eq!(count(&boss.api("GET", &listed("expired"), None).await.json()), 1);
    let again = boss.api("POST", &format!("/invitations/{id}/link"), None).await.expect(200).json();
    let path = link(again["url"].as_str().unwrap(), "/join/");
    join(&house.net, &path, "Zoé").await;
    assert_eq!(count(&boss.api("GET", &listed("accepted"), None).await.json()), 1);
    boss.post(&format!("/invitations/{id}/send"), &[]).await.expect(404);
    assert!(boss.get(&listed("accepted")).await.expect(200).text.contains("zoe@example.com"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_reads_mail_in_an_open_domain_comes_by_themselves() {
    let house = House::new().await;
    let (boss, ana) =
        (house.net.administrator("boss").await, house.net.member_with_mail("ana").await);
    house.net.space(&boss, "welcome", Access::Open).await;
    house.net.nobody().get("/join").await.expect(404);
    ana.api("PUT", "/mail-domains/firm.example", Some(json!({}))).await.expect(403);
    ana.post("/invitations/domains", &[("domain", "firm.example")]).await.expect(403);
    boss.post("/invitations/domains", &[("domain", "firm")]).await.expect(422);
    let fields = [("domain", "@Firm.example"), ("space", "welcome")];
    boss.post("/invitations/domains", &fields).await.expect(303);
    boss.api("PUT", "/mail-domains/example.com", Some(json!({}))).await.expect(204);
    assert!(house.net.nobody().get("/sign-in").await.text.contains("href=\"/join\""));
    let ask =
        |email: &'static str| post(&house.net, "/join", Box::leak(Box::new([("email", email)])));
    ask("zoe@elsewhere.example").await.expect(422);
    ask("zoe@firm.example").await.expect(303);
    ask("ana@example.com").await.expect(303);
    assert!(house.letter_to("ana@example.com").await.subject.contains("already have an account"));
    let path = link(&house.letter_to("zoe@firm.example").await.text, "/join/");
    join(&house.net, &path, "Zoé Le Gall").await;
    assert_eq!(members(&boss, "welcome").await, ["boss", "zoe.le.gall"]);
    boss.api("DELETE", "/mail-domains/firm.example", None).await.expect(204);
    boss.api("DELETE", "/mail-domains/firm.example", None).await.expect(404);
    ask("eve@firm.example").await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn links_stay_while_what_is_left_is_corrected() {
    let net = TestApp::new().await;
    let boss = net.administrator("boss").await;
    let link_in = |page: &str| page.split("/join/").nth(1).map(|rest| rest[..43].to_owned());
    let lines =
        [("lines", "name,email\nZoé,zoe@example.com\nEve,eve@@example.com"), ("role", "member")];
    let first = boss.post_files("/invitations/many", &lines, Vec::new()).await.expect(200).text;
    let token = link_in(&first).expect("the link of Zoé");
    let stays = format!("name=\"shown\" value=\"{token} Zoé\"");
    assert!(first.contains(&stays), "{first}");
    let (kept, hostile) = (format!("{token} Zoé"), "\"><script> x");
    let again = [
        ("lines", "name,email\nEve,eve@example.com"),
        ("role", "member"),
        ("shown", kept.as_str()),
        ("shown", hostile),
    ];
    let second = boss.post_files("/invitations/many", &again, Vec::new()).await.expect(200).text;
    assert_eq!(second.matches("class=\"secret\"").count(), 2, "both links are there");
    assert!(second.contains(&token) && !second.contains("<script> x"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_is_met_in_the_language_of_their_page() {
    let net = TestApp::new().await;
    let boss = net.administrator("boss").await;
    let done = invite(&boss, "name,email\nZoé Le Gall,zoe@example.com", &[]).await;
    let path = done[0]["url"].as_str().expect("a link").replace(&net.address, "");
    let (csrf, cookie) = net.nobody().form_token(&path).await;
    let fields = [("csrf", csrf.as_str()), ("password", NEW)];
    let french = format!("{cookie}; parvis-lang=fr");
    net.nobody().post_as(&french, &path, &fields).await.expect(303);
    let zoe = boss.api("GET", "/people/zoe.le.gall", None).await.expect(200).json();
    let id = zoe["id"].as_str().expect("an identifier").parse().expect("a number");
    let lang = net.app.db.read(move |tx| Ok(people::viewer(tx, id)?.map(|viewer| viewer.lang)));
    assert_eq!(lang.await.expect("a person"), Some(kernel::Lang::Fr));
}
