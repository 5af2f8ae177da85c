//! Mattermost exports made here.

use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The lines of an export and the files it carries.
#[derive(Clone, Default)]
pub struct Export {
    lines: Vec<String>,
    files: Vec<(String, Vec<u8>)>,
}

impl Export {
    pub fn new() -> Export {
        Export::default().raw(r#"{"type":"version","version":1}"#)
    }

    /// A team that everybody may join, with one channel.
    pub fn crew(channel: &str, channel_type: &str) -> Export {
        Export::new().team("crew", true).channel("crew", channel, channel_type)
    }

    pub fn raw(mut self, line: &str) -> Export {
        self.lines.push(line.to_owned());
        self
    }

    fn line(self, kind: &str, value: Value) -> Export {
        self.raw(&json!({ "type": kind, kind: value }).to_string())
    }

    pub fn team(self, name: &str, joinable: bool) -> Export {
        let team_type = if joinable { "O" } else { "I" };
        let team = json!({ "name": name, "display_name": name, "type": team_type,
            "allow_open_invite": joinable });
        self.line("team", team)
    }

    pub fn channel(self, team: &str, name: &str, channel_type: &str) -> Export {
        let shown = name.replace('-', " ");
        let channel = json!({ "team": team, "name": name, "display_name": shown,
            "type": channel_type, "purpose": "why", "header": "what" });
        self.line("channel", channel)
    }

    /// A user of one team; channels as `name` or `name!` for whom it administers.
    pub fn user(self, name: &str, team: &str, channels: &[&str], more: Value) -> Export {
        let channels: Vec<Value> = channels
            .iter()
            .map(|name| {
                let admin = name.ends_with('!');
                let roles = if admin { "channel_user channel_admin" } else { "channel_user" };
                json!({ "name": name.trim_end_matches('!'), "roles": roles })
            })
            .collect();
        let mut user = json!({ "username": name, "email": format!("{name}@there.example"),
            "roles": "system_user", "teams": [{ "name": team, "roles": "team_user",
            "channels": channels }] });
        if let (Value::Object(user), Value::Object(more)) = (&mut user, more) {
            user.extend(more);
        }
        self.line("user", user)
    }

    pub fn post(self, team: &str, channel: &str, user: &str, at: i64, more: Value) -> Export {
        let mut post = json!({ "team": team, "channel": channel, "user": user, "create_at": at });
        if let (Value::Object(post), Value::Object(more)) = (&mut post, more) {
            post.extend(more);
        }
        self.line("post", post)
    }

    pub fn direct(self, members: &[&str], user: &str, at: i64, message: &str) -> Export {
        let post = json!({ "channel_members": members, "user": user, "create_at": at,
            "message": message });
        self.line("direct_channel", json!({ "members": members })).line("direct_post", post)
    }

    pub fn file(mut self, path: &str, bytes: &[u8]) -> Export {
        self.files.push((path.to_owned(), bytes.to_vec()));
        self
    }

    /// These lines and, but for its first, those of the other.
    pub fn and(mut self, other: &Export) -> Export {
        self.lines.extend_from_slice(&other.lines[1..]);
        self
    }

    /// The same with other words in every line.
    pub fn replace(mut self, old: &str, new: &str) -> Export {
        self.lines.iter_mut().for_each(|line| *line = line.replace(old, new));
        self
    }

    /// Writes the archive into `folder`.
    pub fn write(&self, folder: &Path) -> PathBuf {
        let path = folder.join("export.zip");
        let mut zip = ZipWriter::new(std::fs::File::create(&path).unwrap());
        zip.start_file("import.jsonl", SimpleFileOptions::default()).unwrap();
        zip.write_all(self.lines.join("\n").as_bytes()).unwrap();
        for (name, bytes) in &self.files {
            zip.start_file(format!("data/{name}"), SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
        path
    }
}

/// A moment of 2023, in milliseconds.
pub const THEN: i64 = 1_680_000_000_000;

/// An export of `threads` posts with two replies and a reaction each.
pub fn lively(threads: i64) -> Export {
    let mut export = Export::new()
        .team("red", true)
        .channel("red", "plans", "O")
        .channel("red", "wages", "P")
        .user("ana", "red", &["plans!", "wages"], json!({}))
        .user("bo", "red", &["plans"], json!({}));
    for n in 0..threads {
        let at = THEN + n * 60_000;
        let channel = if n % 3 == 0 { "wages" } else { "plans" };
        let reply = |user: &str, more: i64| {
            json!({ "user": user, "message": format!("reply {n}"), "create_at": at + more,
                "attachments": [{ "path": "note.txt" }] })
        };
        let more = json!({ "message": format!("post {n} of @bo #topic{}", n % 5),
            "replies": [reply("bo", 1_000), reply("ana", 2_000)],
            "reactions": [{ "user": "bo", "emoji_name": "tada", "create_at": at + 5 }] });
        export = export.post("red", channel, "ana", at, more);
    }
    export.direct(&["ana", "bo"], "bo", THEN, "psst").file("note.txt", b"a note")
}

/// An export in which ana has this username, writes in a channel of this name, and both wrote.
pub fn garden(username: &str, channel: &str) -> Export {
    let replies = json!([{ "user": "bo", "message": "an answer", "create_at": THEN + 1,
        "reactions": [{ "user": username, "emoji_name": "+1", "create_at": THEN + 2 }] }]);
    Export::crew(channel, "O")
        .user(username, "crew", &[channel], json!({ "email": "ana@there.example" }))
        .user("bo", "crew", &[channel], json!({}))
        .post("crew", channel, username, THEN, json!({ "message": "first", "replies": replies }))
        .post("crew", channel, "bo", THEN + 3, json!({ "message": "second" }))
        .direct(&[username, "bo"], username, THEN + 4, "psst")
}
