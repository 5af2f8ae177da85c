//! What a person has to do: tasks, the notebook, reminders, the day.

mod day;
mod made;
mod notebook;
pub mod own;
mod reminders;
mod tasks;

use serde_json::{Value, json};

/// A task in the room.
pub fn task(title: &str, fields: Value) -> Value {
    json!({ "space": "room", "kind": "task", "title": title, "fields": fields })
}

/// A task in somebody's notebook.
pub fn own(handle: &str, title: &str, fields: Value) -> Value {
    json!({ "space": format!("@{handle}/notebook"), "kind": "task", "title": title, "fields": fields })
}
