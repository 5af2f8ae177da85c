//! Nights that do not go as they should.

use std::fs::File;
use std::path::Path;
use std::process::Command;

use connect::people_file::{Files, Keeper};
use kernel::work::Work;
use kernel::{Clock, Time};
use serde_json::json;
use testkit::TestApp;

use super::leavers::{NOON, table};
use super::{import, sums};

fn keeper(net: &TestApp, people: &Path) -> Keeper {
    let files = Files { people: people.to_owned(), units: None, deactivate_missing: true };
    Keeper::new(net.app.clone(), Some(files))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_night_that_a_process_did_not_finish_is_done_by_another() {
    let clock = Clock::standing_at(Time::from_millis(NOON));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let admin = net.administrator("ada").await;
    let folder = tempfile::tempdir().expect("a folder");
    let people = folder.path().join("people.csv");
    // A file that is never read to its end: the process dies over it.
    assert!(Command::new("mkfifo").arg(&people).status().expect("mkfifo").success());
    let dying = keeper(&net, &people);
    let begun = tokio::spawn(async move { dying.round().await });
    let path = people.clone();
    let open = move || File::options().write(true).open(path);
    let reading = tokio::task::spawn_blocking(open).await.expect("a thread").expect("a pipe");
    begun.abort();
    std::fs::remove_file(&people).expect("removed");
    std::fs::write(&people, "nom,email\nZoé,zoe@x.example\n").expect("a file");
    let other = keeper(&net, &people);
    other.round().await.expect("a round");
    admin.api("GET", "/people/zoe", None).await.expect(404);
    clock.advance(3_601);
    other.round().await.expect("a round");
    admin.api("GET", "/people/zoe", None).await.expect(200);
    drop(reading);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_missing_is_asked_of_each_file_by_itself() {
    let clock = Clock::standing_at(Time::from_millis(NOON));
    let net = TestApp::at(clock, |_| {}).await;
    let admin = net.administrator("ada").await;
    import(&admin, &table(40, &[]), json!({})).await;
    let folder = tempfile::tempdir().expect("a folder");
    let people = folder.path().join("people.csv");
    std::fs::write(&people, "nom,email\nUsine 1,u1@x.example\n").expect("a file");
    keeper(&net, &people).round().await.expect("a round");
    let last = admin.api("GET", "/people-import", None).await.expect(200).json();
    assert_eq!(sums(&last["report"], ["created", "missing", "closed"]), [1, 0, 0]);
    let done = import(&admin, &table(40, &[3]), json!({ "deactivate_missing": true })).await;
    assert_eq!(sums(&done, ["missing", "closed"]), [1, 1], "{done}");
}
