//! The words of files: read once in the background, told in the log, kept as long as the file.

use extract::Program;
use files::texts::{counts, read_due};
use kernel::{Clock, params};
use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use crate::search::search;

kernel::sql! {
    static TOLD = "SELECT object_id, under_id, space_id FROM activities
        WHERE kind = 'file.extracted' ORDER BY xid, seq";
    static HASHES = "SELECT hash FROM file_texts ORDER BY hash";
}

fn program() -> Program {
    Program::at(env!("CARGO_BIN_EXE_parvis"))
}

/// Reads all that is due.
pub async fn read_all(net: &TestApp) {
    while read_due(&net.app, &program()).await.expect("it reads") {}
}

/// The words that are kept of all files.
async fn words(net: &TestApp) -> Vec<String> {
    let read = |tx: &mut kernel::Tx<'_>| {
        let hashes: Vec<String> = tx.query(&HASHES, params![], |row| row.get(0))?;
        Ok(files::texts(tx, &hashes, 1_000)?.into_values().collect())
    };
    net.app.db.read(read).await.expect("they are read")
}

/// What the log tells of files: what shows each, its post, the space.
async fn told(net: &TestApp) -> Vec<(i64, i64, i64)> {
    let read = |tx: &mut kernel::Tx<'_>| {
        tx.query(&TOLD, params![], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    };
    net.app.db.read(read).await.expect("the log is read")
}

async fn uploaded(who: &Client, name: &str, bytes: &[u8]) -> String {
    let file = who.upload(name, bytes.to_vec()).await.expect(201).json();
    file["id"].as_str().expect("an identifier").to_owned()
}

async fn said(who: &Client, path: &str, new: Value) -> i64 {
    let made = who.api("POST", path, Some(new)).await.expect(201).json();
    made["id"].as_str().expect("an identifier").parse().expect("a number")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_words_of_a_file_are_kept_once_and_told_where_it_is_shown() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let room = net.space(&ana, "room", Access::Open).await;
    let page = b"<html><title>Plan</title><p>une clause de mobilit\xc3\xa9";
    let (one, two) = (uploaded(&ana, "a.html", page).await, uploaded(&ana, "b", page).await);
    let post =
        said(&ana, "/posts", json!({ "space": "room", "body": "See", "files": [one] })).await;
    let under = format!("/posts/{post}/comments");
    let comment = said(&ana, &under, json!({ "body": "And", "files": [two] })).await;
    assert!(words(&net).await.is_empty() && told(&net).await.is_empty());

    read_all(&net).await;
    assert_eq!(words(&net).await, ["Plan\nune clause de mobilité"]);
    assert_eq!(told(&net).await, [(post, post, room.0), (comment, post, room.0)]);
    let kept = net.app.db.read(counts).await.expect("counted");
    assert_eq!((kept.read, kept.waiting), (1, 0));

    // What is known already is not read again.
    uploaded(&ana, "c", page).await;
    assert!(!read_due(&net.app, &program()).await.expect("it looks"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_read_says_why_and_keeps_from_nothing() {
    let net = TestApp::new().await;
    let (ines, ana) = (net.administrator("ines").await, net.member("ana").await);
    let mut locked = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    uploaded(&ana, "locked.docx", &locked).await;
    uploaded(&ana, "cut.docx", b"PK\x03\x04 and no more").await;
    uploaded(&ana, "empty.txt", b"").await;
    uploaded(&ana, "notes.md", b"# Notes").await;
    let state = |seen: Value| seen["texts"].clone();
    let before = state(ines.api("GET", "/site/system", None).await.expect(200).json());
    assert_eq!((&before["waiting"], &before["read"]), (&json!(4), &json!(0)));

    read_all(&net).await;
    let after = state(ines.api("GET", "/site/system", None).await.expect(200).json());
    let expected = json!({ "read": 1, "waiting": 0, "protected": 1, "damaged": 1, "limits": 0,
        "empty": 1, "unread": 0 });
    assert_eq!(after, expected);
    assert_eq!(words(&net).await, ["# Notes"]);
    let page = ines.get("/admin/system").await.expect(200).text;
    assert!(page.contains("Protected by a password") || page.contains("Protégés par"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_process_left_behind_is_read_by_another() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let ana = net.member("ana").await;
    uploaded(&ana, "notes.txt", b"une note").await;
    // It is taken up, and no answer comes.
    read_due(&net.app, &Program::at("/nowhere")).await.expect_err("there is no such program");
    assert!(!read_due(&net.app, &program()).await.expect("it looks"));
    clock.advance(121);
    read_all(&net).await;
    assert_eq!(words(&net).await, ["une note"]);

    // What ends whoever reads it is not tried for ever.
    uploaded(&ana, "bad.txt", b"mauvais").await;
    for _ in 0..3 {
        read_due(&net.app, &Program::at("/nowhere")).await.expect_err("there is no such program");
        clock.advance(3_601);
    }
    read_all(&net).await;
    assert_eq!(net.app.db.read(counts).await.expect("counted").limits, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_words_go_with_the_file() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let file = uploaded(&ana, "notes.txt", b"une note").await;
    let post =
        said(&ana, "/posts", json!({ "space": "room", "body": "See", "files": [file] })).await;
    read_all(&net).await;
    let sweeper = server::sweeper(&net.app);
    sweeper.sweep().await.expect("it sweeps");
    assert_eq!(words(&net).await, ["une note"]);

    ana.api("DELETE", &format!("/posts/{post}"), None).await.expect(204);
    clock.advance(31 * 86_400);
    // The post goes first, then what nothing names.
    for _ in 0..2 {
        sweeper.sweep().await.expect("it sweeps");
    }
    assert!(words(&net).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_and_a_comment_are_found_by_the_words_of_their_files() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let (one, two) = (
        uploaded(&ana, "one.txt", "une clause de mobilité".as_bytes()).await,
        uploaded(&ana, "two.txt", "la mobilité encore".as_bytes()).await,
    );
    let post =
        said(&ana, "/posts", json!({ "space": "room", "body": "See", "files": [one] })).await;
    let under = format!("/posts/{post}/comments");
    let comment = said(&ana, &under, json!({ "body": "And", "files": [two] })).await;
    assert!(found(&net, &ana, "mobilite").await.is_empty());
    read_all(&net).await;
    assert_eq!(found(&net, &ana, "mobilite").await, [post, comment]);
    assert_eq!(found(&net, &ana, "clause").await, [post]);
}

/// What somebody finds by a word, by its number.
async fn found(net: &TestApp, who: &Client, word: &str) -> Vec<i64> {
    net.indexed().await;
    let answer = search(who, &format!("{word} ")).await;
    let items = answer["items"].as_array().expect("results").iter();
    let mut objects: Vec<i64> =
        items.map(|item| item["id"].as_str().expect("an identifier").parse().unwrap()).collect();
    objects.sort_unstable();
    objects
}
