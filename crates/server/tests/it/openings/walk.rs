//! An administrator asks for everything there is: nothing of a private space is in any answer that leaves no entry in the
//! audit.

use std::collections::{BTreeSet, VecDeque};

use serde_json::Value;
use testkit::{Client, TestApp};

use super::{World, audited};
use crate::communities::agreement::is_of_another_day;
use crate::guests::crawl::leads;

/// What stands in the private space alone.
const WORDS: [&str; 3] = ["words of quzroom", "answer of quzroom", "the quzfile"];

/// Whether an answer holds a word of it, marked or not; not where it only says what was asked for.
fn tells(text: &str) -> bool {
    let plain = text.to_lowercase().replace("<mark>", "").replace("</mark>", "");
    WORDS.iter().any(|words| plain.contains(words))
}

/// The addresses of pages that lead further, and what they lead to.
async fn pages(who: &Client, begin: Vec<String>) -> Vec<(String, bool)> {
    let (mut queue, mut seen) = (VecDeque::from(begin), BTreeSet::new());
    let mut found = Vec::new();
    while let Some(path) = queue.pop_front() {
        let is_left_out = path == "/live"
            || path.starts_with("/search?")
            || path.starts_with("/people/")
            || is_of_another_day(&path);
        if is_left_out || !seen.insert(path.clone()) {
            continue;
        }
        assert!(seen.len() < 2_000, "pages without end: {path}");
        let page = who.get(&path).await;
        let holds = tells(&page.text);
        if page.location().starts_with('/') {
            queue.push_back(page.location().to_owned());
        }
        queue.extend(leads(&page.text));
        found.push((path, holds));
    }
    found
}

/// Every address of the API that is asked with GET, with these in the places of its parameters.
async fn api(net: &TestApp, who: &Client, values: &[String]) -> Vec<(String, bool)> {
    let api: Value = net.nobody().get("/api/v1/openapi.json").await.expect(200).json();
    let mut found = Vec::new();
    for (path, item) in api["paths"].as_object().expect("paths") {
        if !item["get"].is_object() || path.ends_with("/live") {
            continue;
        }
        let mut made = vec![path.trim_start_matches("/api/v1").to_owned()];
        while made.first().is_some_and(|path| path.contains('{')) {
            let (from, to) = (made[0].find('{').unwrap(), made[0].find('}').unwrap());
            let name = made[0][from..=to].to_owned();
            let filled = |path: &String| {
                let all = values.iter().map(|value| path.replace(&name, value));
                all.collect::<Vec<_>>()
            };
            made = made.iter().flat_map(filled).collect();
        }
        // What takes no number takes words.
        if let [path] = &made[..] {
            made.push(format!("{path}?q=quzroom&space=room&of=room&kind=post"));
        }
        for path in made {
            let answer = who.api("GET", &path, None).await;
            assert!(answer.status < 500, "{path}: {}", answer.text);
            let holds = tells(&answer.text);
            found.push((path, holds));
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn no_route_reads_a_private_space_without_an_entry() {
    let w = World::new(true).await;
    let id = w.ask("room", 24).await;
    w.act(&w.kim, &id, "grant", 204).await;
    w.net.indexed().await;
    let comment = w.comment.clone();
    let file = w.ana.api("GET", &format!("/posts/{}", w.post), None).await.expect(200).json();
    let file = file["files"][0]["href"].as_str().expect("an address").to_owned();
    let file_id = file.split('/').nth(2).expect("a number").to_owned();
    let values = [w.post.clone(), comment.clone(), file_id, "room".into(), "bo".into(), id.clone()];
    let mut begin: Vec<String> = ["/", "/admin", "/audit", "/openings", "/spaces", "/moderation"]
        .map(str::to_owned)
        .to_vec();
    for of in ["", "/members", "/edit", "/retention", "/calendar", "/pages", "/health", "/guests"] {
        begin.push(format!("/spaces/room{of}"));
    }
    for of in ["", "/actions", "/history", "/reactions", "/edit", "/share", "/thread"] {
        begin.push(format!("/posts/{}{of}", w.post));
        begin.push(format!("/comments/{comment}{of}"));
    }
    begin.push(format!("/fragments/posts/{}", w.post));
    begin.push(format!("/fragments/posts/{}/embed", w.post));
    begin.push(format!("/fragments/comments/{comment}"));
    begin.extend([file.clone(), "/search?q=quzroom".into(), "/search/quick?q=quzroom".into()]);
    begin.push(format!("/openings/{id}"));

    let seen = [pages(&w.ines, begin).await, api(&w.net, &w.ines, &values).await].concat();
    assert!(seen.len() > 200, "only {} answers", seen.len());
    let held: Vec<&String> =
        seen.iter().filter(|(_, holds)| *holds).map(|(path, _)| path).collect();
    let elsewhere: Vec<&&String> =
        held.iter().filter(|path| !path.starts_with(&format!("/openings/{id}"))).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:#?}");
    assert!(held.len() >= 4, "{held:#?}");
    // Each of them is an entry, of the administrator and of this opening.
    let read = audited(&w.net, &w.ines, "opening.read").await;
    assert!(read.len() >= held.len(), "{} entries of {held:#?}", read.len());
    for entry in &read {
        assert_eq!(
            (&entry["by"]["handle"], &entry["object"]),
            (&"ines".into(), &id.clone().into())
        );
    }
    // Once it is over, nothing holds a word of it.
    w.act(&w.kim, &id, "end", 204).await;
    for path in held {
        let (page, program) =
            (w.ines.get(path).await.status, w.ines.api("GET", path, None).await.status);
        assert_eq!((page, program), (404, 404), "{path}");
    }
}
