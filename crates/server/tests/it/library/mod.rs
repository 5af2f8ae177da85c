//! The library of a space: files with their versions, in folders, and who does what with them.

mod access;
mod finding;
mod folders;
mod many;
mod rendered;
mod resumed;
mod scanned;
mod seen;
mod soffice;
mod versions;

use serde_json::{Value, json};
use testkit::{Answer, Client};

/// Puts a file in the library of the space `room`.
async fn try_to_put(who: &Client, folder: Option<&str>, name: &str, bytes: &[u8]) -> Answer {
    let fields: Vec<(&str, &str)> = folder.map(|id| ("folder", id)).into_iter().collect();
    who.upload_to("/spaces/room/library", &fields, name, bytes.to_vec()).await
}

/// The same, where it is taken; answers the file.
async fn put(who: &Client, folder: Option<&str>, name: &str, bytes: &[u8]) -> Value {
    try_to_put(who, folder, name, bytes).await.expect(201).json()
}

/// Makes a folder in the library of the space `room`; answers its number.
async fn folder(who: &Client, parent: Option<&str>, name: &str) -> String {
    let new = json!({ "name": name, "parent": parent });
    id(&who.api("POST", "/spaces/room/library/folders", Some(new)).await.expect(201).json())
}

/// The number of what was answered.
fn id(of: &Value) -> String {
    of["id"].as_str().expect("an identifier").to_owned()
}

/// What is in a folder: the names of its folders, then those of its files.
async fn names(who: &Client, query: &str) -> Vec<String> {
    let list = who.api("GET", &format!("/spaces/room/library{query}"), None).await;
    let list = list.expect(200).json();
    let of = |key: &str| list[key].as_array().expect("a list").clone();
    let named = of("folders").into_iter().chain(of("files"));
    named.map(|one| one["name"].as_str().expect("a name").to_owned()).collect()
}
