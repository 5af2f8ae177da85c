//! Somebody who left traces of every sort, as many as `PARVIS_TEST_TRACES` says: once they are erased, nothing of what was
//! planted is in rows, files, the index, the server's log or what others read, and nothing of it comes back for good with an
//! older backup.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use index::{Index, Indexer};
use kernel::work::{Next, Work};
use serde_json::json;
use spaces::{Access, Kind};
use testkit::kinds::{id, moved, published};
use testkit::{Client, TestApp};

use super::{erase, holding};
use crate::backup::backed_up;
use crate::experts::{answered, question, switched_on};
use crate::inbox::settle;

/// Part of every word that is theirs, and their handle: too long to be in a token by chance.
const PLANTED: &str = "vlimbrok";
/// How many traces are left, where nothing else is said.
const USUAL: usize = 60;
/// Drafts, reminders.
const FEW: usize = 50;
/// At once, as by several people.
const TOGETHER: usize = 4;

fn traces() -> usize {
    let said = std::env::var("PARVIS_TEST_TRACES").ok();
    said.and_then(|many| many.parse().ok()).unwrap_or(USUAL)
}

/// What the server said of itself.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Log;

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.lock().expect("a log").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Where they were.
#[derive(Clone)]
struct Place {
    vlim: Client,
    ben: Client,
    /// A post of Ben's, and a conversation with him.
    post: String,
    talk: String,
}

async fn left_in(net: &TestApp) -> (Client, Place) {
    let ana = switched_on(net, true).await;
    let (ben, vlim) = (net.member_with_mail("ben").await, net.member_with_mail(PLANTED).await);
    let me = json!({ "name": "Vlimbrok Fina", "skills": ["Vlimbrok knots"], "about": "Of vlimbrok",
        "job": "Vlimbrok tester", "ask_about": "Vlimbroks" });
    vlim.api("PATCH", "/me", Some(me)).await.expect(200);
    let room = net.space(&ana, "room", Access::Closed).await;
    for who in [&ben, &vlim] {
        net.join(room, who).await;
    }
    // What makes somebody an expert, whom questions are put to.
    net.space_of(&ana, "trade", Access::Open, Kind::Company).await;
    for n in 0..3 {
        let title = format!("Which bowline for a mooring {n}?");
        answered(&ana, &vlim, "trade", &title, "Vlimbrok’s answer").await;
    }
    let post = ben.publish("room", "Of Ben, for @vlimbrok").await;
    let talk = json!({ "people": ["ben"] });
    let talk = vlim.api("POST", "/conversations", Some(talk)).await.expect(201).json();
    let talk = talk["slug"].as_str().expect("an address").to_owned();
    (ana, Place { vlim, ben, post, talk })
}

/// What is left once.
async fn once(net: &TestApp, place: &Place, ana: &Client) {
    let (vlim, ben) = (&place.vlim, &place.ben);
    ben.api("PUT", "/people/vlimbrok/skills/Vlimbrok%20knots/endorsement", None).await.expect(204);
    for (method, path, body) in [
        ("PUT", "/people/ben/follow".to_owned(), None),
        ("POST", "/me/searches".to_owned(), Some(json!({ "query": "vlimbrok" }))),
        ("POST", "/tokens".to_owned(), Some(json!({ "name": "Of vlimbrok", "scope": "read" }))),
        ("POST", "/mutes".to_owned(), Some(json!({ "kind": "thread", "target": place.post }))),
        (
            "POST",
            "/posts".to_owned(),
            Some(json!({ "space": "@vlimbrok", "body": "Vlimbrok’s wall" })),
        ),
        (
            "POST",
            format!("/posts/{}/reports", place.post),
            Some(json!({ "reason": "spam", "words": "So says vlimbrok" })),
        ),
        (
            "POST",
            "/calendar/others".to_owned(),
            Some(json!({ "name": "Vlimbrok’s", "address": "https://example.org/vlimbrok.ics" })),
        ),
        (
            "POST",
            "/spaces/room/library/folders".to_owned(),
            Some(json!({ "name": "Plans of the company" })),
        ),
    ] {
        let answer = vlim.api(method, &path, body).await;
        assert!(answer.status < 300, "{path}: {} {}", answer.status, answer.text);
    }
    let praise = json!({ "space": "room", "kind": "praise", "body": "Well done, @vlimbrok",
        "fields": { "to": ["vlimbrok"] } });
    published(ben, praise).await;
    let task = json!({ "space": "room", "kind": "task", "title": "Ask @vlimbrok",
        "fields": { "assignee": ["vlimbrok"] } });
    published(ben, task).await;
    let poll = json!({ "space": "room", "kind": "poll", "title": "When?",
        "fields": { "options": ["Monday", "Friday"] } });
    moved(vlim, &id(&published(ben, poll).await), "vote", json!({ "choices": [0] })).await;
    let draft = json!({ "content": { "space": "room", "body": "Ben asks @vlimbrok" } });
    ben.api("POST", "/drafts", Some(draft)).await.expect(201);
    net.indexed().await;
    let asked = question(ben, "trade", "Which bowline for a small boat?").await;
    let whom = json!({ "people": ["vlimbrok"] });
    let asked = ben.api("POST", &format!("/posts/{asked}/asks"), Some(whom)).await;
    assert!(asked.status < 300, "{}", asked.text);
    for who in [vlim, ben] {
        who.api("POST", "/me/archives", None).await.expect(202);
    }
    ana.publish("room", "Thank @Vlimbrok.").await;
}

/// One of each that may be many; answers how many it left.
async fn of_each(place: Place, n: usize) -> usize {
    let Place { vlim, ben, post, talk } = place;
    let words = |what: &str| format!("Vlimbrok’s {what} {n}, a vlimbrok of its own");
    let content = words("content").repeat(40).into_bytes();
    let file = vlim.upload(&format!("vlimbrok-{n}.txt"), content).await.expect(201).json();
    let new = json!({ "space": "room", "body": words("post"), "files": [file["id"]] });
    let own = id(&published(&vlim, new).await);
    let changed = json!({ "body": words("changed post") });
    vlim.api("PATCH", &format!("/posts/{own}"), Some(changed)).await.expect(200);
    let said = vlim.comment(&post, &words("comment")).await;
    let changed = json!({ "body": words("changed comment") });
    vlim.api("PATCH", &format!("/comments/{said}"), Some(changed)).await.expect(200);
    ben.comment(&own, "Thanks, @vlimbrok: it holds").await;
    vlim.api("PUT", &format!("/comments/{said}/reactions/👍"), None).await.expect(204);
    vlim.publish(&talk, &words("message")).await;
    let event = json!({ "space": "room", "kind": "event", "title": words("event"),
        "fields": { "start": "2027-03-11T09:00:00Z", "place": words("place"), "people": ["ben"] } });
    published(&vlim, event).await;
    let poll = json!({ "space": "room", "kind": "poll", "title": words("poll"),
        "fields": { "options": [words("first option"), words("second option")] } });
    published(&vlim, poll).await;
    let task = json!({ "title": words("task") });
    vlim.api("POST", "/tasks", Some(task)).await.expect(201);
    // What is of the company stays, and does not say by whom.
    let page = json!({ "title": format!("Page {n} of the company"), "body": "Ask @vlimbrok." });
    let page = vlim.api("POST", "/spaces/room/pages", Some(page)).await.expect(201).json();
    assert!(page["id"].is_string(), "{page}");
    // Of these one may have so many only.
    if n < FEW {
        let draft = json!({ "content": { "space": "room", "body": words("draft") } });
        vlim.api("POST", "/drafts", Some(draft)).await.expect(201);
        let at = json!({ "at": "2027-03-11T09:00:00Z" });
        vlim.api("POST", &format!("/posts/{own}/reminders"), Some(at)).await.expect(201);
    }
    vlim.api("PUT", &format!("/posts/{own}/saved"), None).await.expect(204);
    13 + if n < FEW { 2 } else { 0 }
}

/// Every place where a planted word still is.
struct Search<'a> {
    net: &'a TestApp,
    ana: &'a Client,
    indexer: Indexer,
}

impl Search<'_> {
    async fn found(&self) -> Vec<String> {
        let mut found = holding(self.net, &[PLANTED]).await;
        found.dedup();
        self.net.end_of_log().await;
        self.indexer.catch_up().await.expect("an index");
        if !self.net.app.db.value::<Index>().alike(PLANTED).is_empty() {
            found.push("the index".to_owned());
        }
        // The files of a PostgreSQL server are its own.
        in_files(self.net.folder(), &mut found);
        for path in ["/", "/spaces/room", "/people", "/inbox", "/audit", "/topics", "/moderation"] {
            self.read(path, &mut found).await;
        }
        for of in ["pages", "library", "calendar", "members"] {
            self.read(&format!("/spaces/room/{of}"), &mut found).await;
        }
        found
    }

    async fn read(&self, path: &str, found: &mut Vec<String>) {
        let page = self.ana.get(path).await.text.to_lowercase();
        found.extend(page.contains(PLANTED).then(|| format!("the page {path}")));
    }
}

fn in_files(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            in_files(&path, found);
            continue;
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        let whole = holds(&bytes);
        let packed = zip::ZipArchive::new(Cursor::new(bytes)).is_ok_and(|mut zip| {
            (0..zip.len()).any(|n| {
                let mut entry = Vec::new();
                zip.by_index(n).is_ok_and(|mut file| file.read_to_end(&mut entry).is_ok())
                    && holds(&entry)
            })
        });
        if whole || packed {
            found.push(format!("the file {}", path.display()));
        }
    }
}

fn holds(bytes: &[u8]) -> bool {
    let lower = bytes.to_ascii_lowercase();
    lower.windows(PLANTED.len()).any(|window| window == PLANTED.as_bytes())
}

async fn all_left(net: &TestApp, ana: &Client, place: &Place) -> usize {
    once(net, place, ana).await;
    let (mut left, mut at, mut working) = (20, 0, tokio::task::JoinSet::new());
    while left < traces() {
        while working.len() < TOGETHER {
            working.spawn(of_each(place.clone(), at));
            at += 1;
        }
        left += working.join_next().await.expect("work").expect("traces");
    }
    while let Some(more) = working.join_next().await {
        left += more.expect("traces");
    }
    let archivist = privacy::Archivist(net.app.clone());
    while archivist.round().await.expect("an archive") == Next::AtOnce {}
    settle(net).await;
    left
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_left_of_many_traces_nor_comes_back() {
    let log = tracing_subscriber::fmt().with_max_level(tracing::Level::INFO).with_writer(|| Log);
    drop(log.try_init());
    let clock = kernel::Clock::standing_at(kernel::Clock::system().now());
    // No mail leaves: what waits is there to be looked at.
    let set = |config: &mut kernel::Config| {
        let from = "Parvis <parvis@example.com>".to_owned();
        config.mail = Some(kernel::Mail { url: "smtp://127.0.0.1:9".to_owned(), from });
        config.networks = vec!["127.0.0.1/32".parse().expect("a network")];
    };
    let net = TestApp::at(clock.clone(), set).await;
    let indexer = Indexer::new(&net.app.db, Some(net.folder().join("search")));
    indexer.catch_up().await.expect("an index");
    let (ana, place) = left_in(&net).await;
    let begun = Instant::now();
    let left = all_left(&net, &ana, &place).await;
    let took = |what: &str, since: Instant| {
        eprintln!("{what} {:.1} s", since.elapsed().as_secs_f32());
        Instant::now()
    };
    let since = took(&format!("{left} traces in"), begun);
    let search = Search { net: &net, ana: &ana, indexer };
    let before = search.found().await;
    for place in ["posts.body", "revisions.", "the index", "the file", "the page /", "drafts."] {
        assert!(before.iter().any(|found| found.starts_with(place)), "{place}: {before:#?}");
    }
    let (db, blobs) = (net.app.db.clone(), net.app.blobs.clone());
    let write = move || backed_up(&db, &blobs).0;
    let backup = tokio::task::spawn_blocking(write).await.expect("a thread");

    let since = took("found and backed up in", since);
    let form = [("handle", PLANTED), ("words", "remove"), ("conversations", "remove")];
    place.vlim.post("/settings/leave", &form).await.expect(303);
    gone(&net).await;
    let since = took("erased in", since);
    assert_eq!(search.found().await, Vec::<String>::new());
    let page = ana.api("GET", "/spaces/room/pages", None).await.expect(200).text;
    assert!(page.contains("of the company"), "{page}");

    // On another machine, with the ledger beside it.
    let other = TestApp::at(clock.clone(), set).await;
    let (db, blobs) = (other.app.db.clone(), other.app.blobs.clone());
    // That network is in use: what it writes meanwhile may meet it.
    let restore = move || {
        (0..5).find_map(|_| {
            let input = Cursor::new(backup.clone());
            backup::restore(&db, &blobs, server::migrations(), true, input, |_| Ok(())).ok()
        })
    };
    tokio::task::spawn_blocking(restore).await.expect("a thread").expect("restored");
    let ledger = |of: &TestApp| of.folder().join(privacy::LEDGER);
    std::fs::copy(ledger(&net), ledger(&other)).expect("a ledger");
    let indexer = Indexer::new(&other.app.db, Some(other.folder().join("search")));
    let ana = ana.on(&other);
    let search = Search { net: &other, ana: &ana, indexer };
    assert!(!search.found().await.is_empty());
    gone(&other).await;
    took("restored and erased again in", since);
    assert_eq!(search.found().await, Vec::<String>::new());
    let log = String::from_utf8_lossy(&LOG.lock().expect("a log")).to_lowercase();
    let told: Vec<&str> = log.lines().filter(|line| line.contains(PLANTED)).collect();
    assert_eq!(told, [""; 0], "the log of the server");
}

/// Erases, as when the network starts, and lets go what goes by itself after some days: files that nothing names, archives.
async fn gone(net: &TestApp) {
    erase(net).await;
    settle(net).await;
    let clock = net.app.clock().clone();
    clock.advance(Duration::from_secs(8 * 86_400).as_secs() as i64);
    server::sweeper(&net.app).sweep().await.expect("it sweeps");
    erase(net).await;
}
