//! Questions: asked already, closed as duplicates, waiting for an answer.

mod asked;
mod duplicates;
mod waiting;

use serde_json::{Value, json};
use testkit::Client;
use testkit::kinds::{id, published};

/// Asks a question in a space; answers its identifier.
async fn ask(who: &Client, space: &str, title: &str) -> String {
    let new = json!({ "space": space, "kind": "question", "title": title });
    id(&published(who, new).await)
}

/// The titles of posts in an answer.
fn titles(posts: &Value) -> Vec<String> {
    let titles = posts.as_array().expect("a list").iter();
    titles.map(|post| post["title"].as_str().expect("a title").to_owned()).collect()
}
