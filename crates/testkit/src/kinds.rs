//! Posts of every kind: published and moved over the API, in a room with people in it.

use serde_json::{Value, json};
use spaces::Access;

use crate::{Client, TestApp};

/// Publishes a post over the API; answers it.
///
/// # Panics
/// When it is refused.
pub async fn published(who: &Client, new: Value) -> Value {
    who.api("POST", "/posts", Some(new)).await.expect(201).json()
}

/// Makes a move over the API; answers the post then.
///
/// # Panics
/// When it is refused.
pub async fn moved(who: &Client, post: &str, name: &str, said: Value) -> Value {
    who.api("POST", &format!("/posts/{post}/moves/{name}"), Some(said)).await.expect(200).json()
}

/// The post as somebody sees it.
///
/// # Panics
/// When they do not.
pub async fn seen(who: &Client, post: &str) -> Value {
    who.api("GET", &format!("/posts/{post}"), None).await.expect(200).json()
}

/// The identifier of something.
///
/// # Panics
/// When it has none.
pub fn id(of: &Value) -> String {
    of["id"].as_str().expect("an identifier").to_owned()
}

/// Ana runs a room that Ben and Eve joined.
pub async fn room(net: &TestApp) -> (Client, Client, Client) {
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    net.join(space, &eve).await;
    (ana, ben, eve)
}

/// A poll in the room.
pub fn poll(fields: Value) -> Value {
    json!({ "space": "room", "kind": "poll", "title": "Which day?", "fields": fields })
}
