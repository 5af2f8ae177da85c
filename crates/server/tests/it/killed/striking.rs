//! `kill -9` in the middle of publishing, a hundred times.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use kernel::params;
use reqwest::Client;
use tokio::sync::watch;

use super::process::{Process, check, database, prepare};

const STRIKES: u64 = 100;
const WRITERS: usize = 4;

kernel::sql! { static WRITTEN = "SELECT id, body FROM posts"; }

/// What several writers want published, and what they were told of it.
#[derive(Default)]
struct Ledger {
    next: AtomicUsize,
    /// Sent, the answer cut off: sent again, with the same key, to the next process.
    unsure: Mutex<Vec<usize>>,
    /// The identifier answered for each body.
    acknowledged: Mutex<HashMap<String, i64>>,
    /// How many were acknowledged.
    heard: watch::Sender<usize>,
}

impl Ledger {
    fn take(&self) -> usize {
        let unsure = self.unsure.lock().expect("a lock").pop();
        unsure.unwrap_or_else(|| self.next.fetch_add(1, Ordering::Relaxed))
    }
}

/// Publishes until the connection breaks.
async fn write(http: Client, address: String, token: String, ledger: Arc<Ledger>) {
    loop {
        let number = ledger.take();
        let body = format!("Post {number}");
        let new = format!(r#"{{"space":"atelier","body":"{body}"}}"#);
        let request = http
            .post(format!("{address}/api/v1/posts"))
            .bearer_auth(&token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", format!("key-{number}"))
            .body(new);
        let answer = match request.send().await {
            Ok(answer) if answer.status() == 201 => answer.text().await.ok(),
            Ok(answer) => panic!("{}: {:?}", answer.status(), answer.text().await),
            Err(_) => None,
        };
        let Some(answer) = answer else {
            return ledger.unsure.lock().expect("a lock").push(number);
        };
        let answer: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
        let id = answer["id"].as_str().and_then(|id| id.parse().ok()).expect("an identifier");
        ledger.acknowledged.lock().expect("a lock").insert(body, id);
        ledger.heard.send_modify(|heard| *heard += 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_a_hundred_kills() {
    let folder = tempfile::tempdir().expect("a folder");
    let token = prepare(folder.path());
    testkit::secured();
    let (http, ledger) = (Client::new(), Arc::new(Ledger::default()));
    for strike in 0..STRIKES {
        let process = Process::start(folder.path()).await;
        let mut heard = ledger.heard.subscribe();
        let writers = (0..WRITERS).map(|_| {
            let (http, address) = (http.clone(), process.address.clone());
            tokio::spawn(write(http, address, token.clone(), Arc::clone(&ledger)))
        });
        let writers: Vec<_> = writers.collect();
        // Once writing is under way, at moments spread evenly over a tenth of a second; the
        // machine's own hurry does the rest.
        heard.changed().await.expect("something is acknowledged");
        tokio::time::sleep(Duration::from_micros(strike * 61_803 % 100_000)).await;
        process.kill().await;
        for writer in writers {
            writer.await.expect("nothing but the cut was in the way");
        }
    }
    assert_eq!(check(folder.path()).await, "The database is consistent.");

    let rows = database(folder.path()).read_blocking(|tx| {
        tx.query(&WRITTEN, params![], |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?)))
    });
    let rows = rows.expect("the posts");
    let written: HashMap<String, i64> = rows.iter().map(|(id, body)| (body.clone(), *id)).collect();
    assert_eq!(written.len(), rows.len(), "nothing is there twice");
    let acknowledged = ledger.acknowledged.lock().expect("a lock");
    assert!(acknowledged.len() > STRIKES as usize, "{} were published", acknowledged.len());
    for (body, id) in acknowledged.iter() {
        assert_eq!(written.get(body), Some(id), "{body} was acknowledged");
    }
    eprintln!("{} posts acknowledged, {} written", acknowledged.len(), written.len());
}
