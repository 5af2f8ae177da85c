//! Labels: scanned, printed, reported by with an account and without, by whom, and what strangers see of it.

mod managing;
mod reporting;
mod rights;
mod strangers;

use serde_json::{Value, json};
use testkit::{Answer, Client};

/// A label of the room, with these words.
fn label(name: &str) -> Value {
    json!({ "kind": "request", "name": name, "presets": { "place": "Line 3" } })
}

async fn made(who: &Client, it: Value) -> Value {
    who.api("POST", "/spaces/room/labels", Some(it)).await.expect(201).json()
}

fn picture() -> Vec<u8> {
    crate::access::picture(8, 6)
}

/// Where the code of a label leads.
fn path(label: &Value) -> String {
    let url = label["url"].as_str().expect("an address");
    url[url.find("/l/").expect("a label")..].to_owned()
}

/// What the form of a label shows of who will read it.
async fn audience(who: &Client, path: &str) -> String {
    let page = who.get(path).await.expect(200).text;
    let (_, value) = page.split_once("name=\"audience\" value=\"").expect("an audience");
    value.split_once('"').expect("its end").0.to_owned()
}

async fn reported(who: &Client, path: &str, fields: &[(&str, &str)]) -> Answer {
    let shown = audience(who, path).await;
    let mut fields = fields.to_vec();
    fields.push(("audience", &shown));
    who.post_files(path, &fields, Vec::new()).await
}

/// The post that an answer leads to.
fn sent(answer: Answer) -> String {
    let answer = answer.expect(303);
    answer.location().split_once("sent=").expect("a post").1.to_owned()
}
