//! All that is kept of somebody, in a file of theirs.

use std::io::{Cursor, Read};

use kernel::work::{Next, Work};
use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use crate::inbox::waiting;

async fn make(net: &TestApp) {
    let archivist = privacy::Archivist(net.app.clone());
    while archivist.round().await.expect("an archive") == Next::AtOnce {}
    net.end_of_log().await;
}

async fn newest(who: &Client) -> Value {
    who.api("GET", "/me/archives", None).await.expect(200).json()[0].clone()
}

/// The entries of an archive: name and bytes.
async fn entries(who: &Client) -> Vec<(String, Vec<u8>)> {
    let path = format!("/settings/data/{}", newest(who).await["id"].as_str().expect("an id"));
    let got = who.asking(&path).send().await.expect("an answer");
    assert_eq!(
        (got.status().as_u16(), &got.headers()["content-type"]),
        (200, &"application/zip".parse().unwrap())
    );
    let bytes = got.bytes().await.expect("a file").to_vec();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP file");
    (0..zip.len())
        .map(|n| {
            let mut file = zip.by_index(n).expect("an entry");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("bytes");
            (file.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archive_holds_what_is_ones_own() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member_with_mail("ana").await, net.member_with_mail("ben").await);
    net.space(&ana, "garden", Access::Secret).await;
    let post = ana.publish("garden", "Tulips <b>first</b> & roses").await;
    ana.comment(&post, "And hedges").await;
    net.space(&ben, "cellar", Access::Open).await;
    let bens = ben.publish("cellar", "Bens own words, for @ana").await;
    ana.comment(&bens, "Mine below his").await;
    let file = ana.upload("plan é.txt", b"the plan itself".to_vec()).await.expect(201).json();
    let with = json!({ "space": "garden", "body": "See the plan", "files": [file["id"]] });
    ana.api("POST", "/posts", Some(with)).await.expect(201);
    // What she removed of others is theirs.
    let garden = ana.api("GET", "/spaces/garden", None).await.expect(200).json();
    net.join(garden["id"].as_str().expect("an id").parse().expect("a number"), &ben).await;
    let removed = ben.publish("garden", "Bens own words, removed").await;
    ana.api("DELETE", &format!("/posts/{removed}"), None).await.expect(204);
    let calendar =
        json!({ "name": "Outlook", "address": "https://example.org/private-abc123.ics" });
    ana.api("POST", "/calendar/others", Some(calendar)).await.expect(201);
    ana.post("/settings/data", &[]).await.expect(303);
    assert!(ana.get("/settings/data").await.expect(200).text.contains("Being prepared"));
    ana.post("/settings/data", &[]).await.expect(409);
    make(&net).await;
    let all = entries(&ana).await;
    let page = &all.iter().find(|(name, _)| name == "index.html").expect("a page").1;
    let page = String::from_utf8(page.clone()).expect("text");
    for mine in
        ["The data of Ana", "Tulips &#60;b&#62;first", "And hedges", "Mine below his", "garden"]
    {
        assert!(page.contains(mine), "{mine} in {page}");
    }
    assert!(!page.contains("<script"));
    let file = all.iter().find(|(name, _)| name.starts_with("files/")).expect("the file");
    assert!(file.0.ends_with("-plan é.txt") && file.1 == b"the plan itself", "{}", file.0);
    // Nobody else's words, names or numbers, and no way into the account.
    let ben_id = ben.id().to_string();
    for (name, bytes) in all.iter().filter(|(name, _)| !name.starts_with("files/")) {
        let text = String::from_utf8(bytes.clone()).expect("text");
        for others in ["Bens own words", "ben@example.com", ben_id.as_str(), "private-abc123"] {
            assert!(!text.contains(others), "{others} in {name}: {text}");
        }
        let Ok(data) = serde_json::from_str::<Value>(&text) else { continue };
        for row in data["rows"].as_array().expect("rows") {
            for secret in ["password", "secret", "client_secret", "token", "p256dh", "auth"] {
                assert!(row.get(secret).is_none(), "{secret} in {name}");
            }
            assert!(row.get("hash").is_none() || name.starts_with("data/files."), "{name}");
        }
    }
    assert!(waiting(&net, &ana).await.contains(&"archive*".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archive_is_its_persons_alone_and_goes() {
    let clock = kernel::Clock::standing_at(kernel::Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ines) = (net.member("ana").await, net.administrator("ines").await);
    ana.api("POST", "/me/archives", None).await.expect(202);
    make(&net).await;
    let id = newest(&ana).await["id"].as_str().expect("an id").to_owned();
    let path = format!("/settings/data/{id}");
    for (who, status) in [(&ines, 404), (&net.nobody(), 303), (&ana, 200)] {
        assert_eq!(who.get(&path).await.status, status);
    }
    ines.api("GET", &format!("/me/archives/{id}"), None).await.expect(404);
    for _ in 0..2 {
        ana.api("POST", "/me/archives", None).await.expect(202);
        make(&net).await;
    }
    ana.api("POST", "/me/archives", None).await.expect(429);
    let too_many = ana.post("/settings/data", &[]).await.expect(429).text;
    assert!(too_many.contains("three archives") && too_many.contains(&path), "{too_many}");
    clock.advance(7 * 86_400 + 1);
    server::sweeper(&net.app).sweep().await.expect("it sweeps");
    ana.get(&path).await.expect(404);
}
