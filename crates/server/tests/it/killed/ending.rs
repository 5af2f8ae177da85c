//! Told to end, the process ends well: open streams of events are closed, not waited for.

use std::time::Duration;

use futures_util::StreamExt;

use super::process::{Process, check, prepare};

#[tokio::test(flavor = "multi_thread")]
async fn the_process_ends_while_people_listen() {
    let folder = tempfile::tempdir().expect("a folder");
    let token = prepare(folder.path());
    let process = Process::start(folder.path()).await;
    let mut streams = Vec::new();
    for _ in 0..5 {
        testkit::secured();
        let http = reqwest::Client::new();
        let live = http.get(format!("{}/api/v1/live", process.address)).bearer_auth(&token);
        let answer = live.send().await.expect("a stream");
        assert_eq!(answer.status(), 200);
        streams.push(answer.bytes_stream());
    }
    let ended = tokio::time::timeout(Duration::from_secs(10), process.end()).await;
    let status = ended.expect("it does not wait for those who listen");
    assert!(status.success(), "{status}");
    for stream in streams {
        assert!(stream.all(async |piece| piece.is_ok()).await, "the stream was closed, not torn");
    }
    assert_eq!(check(folder.path()).await, "The database is consistent.");
}
