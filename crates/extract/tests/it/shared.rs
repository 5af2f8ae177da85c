//! Real and hostile files, where a folder of them is at hand: `PARVIS_DATA`, or `shared/data` beside the checkout.
//! Without it each test says that it skipped.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use extract::Why;
use serde_json::Value;

use crate::common::answer;

fn folder(name: &str) -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let folder = std::env::var("PARVIS_DATA").unwrap_or_else(|_| beside.to_owned());
    let path = PathBuf::from(folder).join("documents").join(name);
    if !path.exists() {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// Its files, by their names.
fn files(name: &str) -> BTreeMap<String, PathBuf> {
    let Some(folder) = folder(name) else { return BTreeMap::new() };
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| (entry.file_name().into_string().unwrap(), entry.path())).collect()
}

/// Words with one space between them. In RTF the space after a control word belongs to it: there is none before
/// the colon of that document.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").replace(" :", ":")
}

#[tokio::test]
async fn french_documents_say_what_they_say() {
    let files = files("fr");
    let Some(expected) = files.get("expected.json") else { return };
    let expected: BTreeMap<String, Value> =
        serde_json::from_slice(&std::fs::read(expected).unwrap()).unwrap();
    for (name, phrases) in expected {
        let answer = answer(&std::fs::read(&files[&name]).unwrap()).await;
        let Value::Array(phrases) = phrases else {
            // Some have no text that could be relied on.
            let is_locked = name.contains("secret");
            assert_eq!(is_locked, answer == Err(Why::Protected), "{name}: {answer:?}");
            continue;
        };
        let text = plain(&answer.unwrap().body);
        for phrase in phrases {
            let phrase = plain(phrase.as_str().unwrap());
            assert!(text.contains(&phrase), "{name} lacks {phrase:?}: {text}");
        }
    }
}

#[tokio::test]
async fn hostile_documents_end_within_the_limits() {
    for (name, path) in files("hostile") {
        let start = Instant::now();
        let answer = answer(&std::fs::read(path).unwrap()).await;
        let told = answer.map(|text| text.body.len());
        eprintln!("{name}: {told:?} in {:.1} s", start.elapsed().as_secs_f64());
    }
}

#[tokio::test]
async fn the_documents_of_tika_are_read() {
    let mut reasons = BTreeMap::<&str, Vec<String>>::new();
    for (name, path) in files("tika") {
        let answer = answer(&std::fs::read(path).unwrap()).await;
        reasons.entry(answer.map_or_else(Why::name, |_| "text")).or_default().push(name);
    }
    for (reason, names) in reasons {
        eprintln!("{reason}: {} ({})", names.len(), names.join(", "));
    }
}
