//! Integrations: what other systems publish in a space, and what they learn of it.

mod feeds;
mod incoming;
mod outgoing;
mod real;
mod real_feeds;
mod receiver;
mod space_feeds;

use serde_json::{Value, json};
use testkit::{Answer, Client, TestApp};

/// Makes an incoming webhook; answers the path of its address.
async fn webhook(manager: &Client, space: &str, name: &str) -> String {
    let path = format!("/spaces/{space}/webhooks/incoming");
    let made = manager.api("POST", &path, Some(json!({ "name": name }))).await.expect(201).json();
    let address = made["address"].as_str().expect("an address");
    let at = address.find("/webhooks/").expect("a path");
    address[at..].to_owned()
}

/// Sends this to an address as another system does, without a session.
async fn send(net: &TestApp, path: &str, media: &str, body: impl Into<Vec<u8>>) -> Answer {
    net.nobody().send_bytes(path, media, body.into()).await
}

async fn say(net: &TestApp, path: &str, payload: Value) -> Answer {
    send(net, path, "application/json", payload.to_string()).await
}

/// The posts of a space as somebody reads them, the newest first.
async fn posts(who: &Client, space: &str) -> Vec<Value> {
    let posts = who.api("GET", &format!("/spaces/{space}/posts"), None).await.expect(200).json();
    posts["items"].as_array().expect("a list").clone()
}
