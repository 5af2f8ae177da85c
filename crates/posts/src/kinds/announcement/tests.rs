//! Announcements: acknowledged by those who read, counted for those who announce.

use serde_json::{Value, json};
use testkit::TestApp;
use testkit::kinds::{id, moved, published, room};

fn new() -> Value {
    json!({ "space": "room", "kind": "announcement", "title": "Badges from Monday on",
        "body": "You need one.", "fields": { "acknowledge": true } })
}

fn handles(list: &Value) -> Vec<&str> {
    let of = |item: &Value| item.get("person").unwrap_or(item)["handle"].clone();
    let all = list.as_array().expect("a list");
    let mut handles: Vec<&str> = all
        .iter()
        .filter_map(|item| item.get("person").unwrap_or(item)["handle"].as_str())
        .collect();
    assert!(all.iter().all(|item| of(item).is_string()));
    handles.sort_unstable();
    handles
}

#[tokio::test(flavor = "multi_thread")]
async fn one_sees_who_has_read_and_who_has_not() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let guest = net.guest("gus").await;
    let post = id(&published(&ana, new()).await);
    moved(&ben, &post, "acknowledge", json!({})).await;
    let after = moved(&ben, &post, "acknowledge", json!({})).await;
    assert_eq!(after["outcome"]["acknowledged"], json!(true));
    assert_eq!(after["outcome"]["acknowledgements"], json!(1));
    let view = ana.api("GET", &format!("/posts/{post}/answers"), None).await.expect(200).json();
    assert_eq!(handles(&view["answers"]), ["ben"]);
    assert_eq!(handles(&view["missing"]), ["eve"]);
    let page = ana.get(&format!("/posts/{post}/answers")).await.expect(200).text;
    assert!(page.contains("/people/eve") && page.contains("/people/ben"));
    let csv = ana.get(&format!("/posts/{post}/answers.csv")).await.expect(200);
    assert!(csv.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    assert!(
        csv.text.contains("\"eve\",\"not yet\"")
            && csv.text.contains("\"ben\",\"read and understood\"")
    );
    // Whoever sees the space is waited for: a guest is when they join, and no more when they leave.
    let space =
        ana.api("GET", "/spaces/room", None).await.json()["id"].as_str().unwrap().parse().unwrap();
    net.join(space, &guest).await;
    let view = ana.api("GET", &format!("/posts/{post}/answers"), None).await.json();
    assert_eq!(handles(&view["missing"]), ["eve", "gus"]);
    drop(eve);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_for_spreadsheets_says_it_in_the_language_of_its_reader() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let post = id(&published(&ana, new()).await);
    moved(&ben, &post, "acknowledge", json!({})).await;
    ana.api("PATCH", "/me", Some(json!({ "lang": "fr" }))).await.expect(200);
    let csv = ana.get(&format!("/posts/{post}/answers.csv")).await.expect(200).text;
    assert!(csv.contains("\"ben\",\"lu et compris\""), "{csv}");
    let view = ana.api("GET", &format!("/posts/{post}/answers"), None).await.expect(200).json();
    assert_eq!(view["answers"][0]["answer"], json!("lu et compris"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_somebody_is_known_until_they_confirm() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let post = id(&published(&ana, new()).await);
    let (reader, author) = (ben.viewer(), ana.viewer());
    let waiting = move |who: kernel::Viewer| {
        let db = net.app.db.clone();
        async move { db.read(move |tx| crate::kinds::answers::waiting(tx, &who)).await.unwrap() }
    };
    assert_eq!(waiting(reader.clone()).await, [post.parse().unwrap()]);
    let missed = ben.api("GET", "/catch-up", None).await.expect(200).json();
    assert_eq!(missed["must_reads"][0]["id"], json!(post));
    assert!(ben.get("/catch-up").await.text.contains("To read and confirm"));
    assert!(waiting(author).await.is_empty());
    ben.post(&format!("/posts/{post}/moves/acknowledge"), &[]).await.expect(303);
    assert!(waiting(reader).await.is_empty());
    moved(&ana, &post, "end", json!({})).await;
    ben.api("POST", &format!("/posts/{post}/moves/acknowledge"), Some(json!({}))).await.expect(409);
}

#[tokio::test(flavor = "multi_thread")]
async fn reminders_come_once_a_day() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    let post = id(&published(&ana, new()).await);
    moved(&ana, &post, "remind", json!({})).await;
    ana.api("POST", &format!("/posts/{post}/moves/remind"), Some(json!({}))).await.expect(409);
    let log = net.app.db.read(|tx| tx.log_after(kernel::Position::default(), 1_000)).await.unwrap();
    assert_eq!(log.iter().filter(|entry| entry.kind == "answer.reminded").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_from_outside_who_announces_learns_no_other_names() {
    let net = TestApp::new().await;
    let (_, ben, _) = room(&net).await;
    let (gus, zoe) = (net.guest("gus").await, net.member("zoe").await);
    let space = ben.api("GET", "/spaces/room", None).await.json()["id"].clone();
    let (space, guest) = (space.as_str().unwrap().parse().unwrap(), gus.id());
    let run =
        move |tx: &mut kernel::Tx<'_>| spaces::add(tx, space, guest, spaces::Standing::Animator);
    net.app.db.write(run).await.unwrap();
    let post = id(&published(&gus, new()).await);
    moved(&zoe, &post, "acknowledge", json!({})).await;
    let path = format!("/posts/{post}/answers");
    let view = gus.api("GET", &path, None).await.expect(200).json();
    // Zoe reads the open room without being in it.
    assert_eq!((&view["answered"], handles(&view["answers"])), (&json!(1), vec![]));
    assert_eq!(
        (&view["awaited"], handles(&view["missing"])),
        (&json!(3), vec!["ana", "ben", "eve"])
    );
    for page in [gus.get(&path).await, gus.get(&format!("{path}.csv")).await] {
        assert!(!page.expect(200).text.contains("zoe"));
    }
}
