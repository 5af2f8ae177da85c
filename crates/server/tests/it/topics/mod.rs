//! Topics: who sees which, on every channel; spelled alike, merged, renamed, described.

mod curating;
mod leaks;
mod suggesting;

use serde_json::Value;
use testkit::Client;

/// The keys of the topics that somebody is told of.
async fn keys(who: &Client, query: &str) -> Vec<String> {
    let listed = who.api("GET", &format!("/topics{query}"), None).await.expect(200).json();
    let listed = listed.as_array().expect("a list").iter();
    listed.map(|topic: &Value| topic["key"].as_str().expect("a key").to_owned()).collect()
}
