//! A push service with a browser behind it: a program of its own (`push/service.py`) that verifies and
//! opens what it is given by another library than ours. It lives as long as its value.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A push service that runs.
pub struct PushService {
    folder: TempDir,
    running: Child,
    endpoint: String,
    p256dh: String,
    auth: String,
}

impl PushService {
    /// Starts one.
    ///
    /// # Panics
    /// When Debian's `python3-cryptography` is missing: `cargo xtask test` installs it.
    pub fn start() -> PushService {
        let folder = TempDir::new().expect("a folder for what is pushed");
        let program = folder.path().join("service.py");
        std::fs::write(&program, include_str!("push/service.py")).expect("a program");
        let mut running = Command::new("/usr/bin/python3")
            .arg(&program)
            .arg(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3, which runs the push service");
        let said = BufReader::new(running.stdout.take().expect("what it says"));
        let said: Vec<String> = said.lines().map_while(Result::ok).take(3).collect();
        let [endpoint, p256dh, auth] = said.try_into().unwrap_or_else(|said| {
            panic!("no push service: install python3-cryptography ({said:?})")
        });
        PushService { folder, running, endpoint, p256dh, auth }
    }

    /// What a browser that agreed would send: of several browsers, the one of this number.
    pub fn subscription(&self, browser: usize) -> Value {
        let endpoint = self.endpoint.replace("/push/1", &format!("/push/{browser}"));
        json!({ "endpoint": endpoint, "p256dh": self.p256dh, "auth": self.auth })
    }

    /// Answers this status from now on, with a `Retry-After` where it is given.
    ///
    /// # Panics
    /// When the folder cannot be written.
    pub fn answer(&self, status: u16, after: Option<u32>) {
        let after = after.map(|seconds| seconds.to_string()).unwrap_or_default();
        let file = self.folder.path().join("status");
        std::fs::write(file, format!("{status} {after}")).expect("a status");
    }

    /// What it was given, the first first: `path`, the `status` it answered, `ttl`, `urgency`, the
    /// `words` as they were opened and the `claims` that were signed.
    ///
    /// # Panics
    /// Where something could not be opened, or its signature is not sound.
    pub fn pushed(&self) -> Vec<Value> {
        let entries = std::fs::read_dir(self.folder.path()).expect("a folder");
        let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
        files.sort();
        let read = files.iter().map(|file| -> Value {
            let text = std::fs::read_to_string(file).expect("what was pushed");
            serde_json::from_str(&text).expect("JSON")
        });
        let pushed: Vec<Value> = read.collect();
        for one in &pushed {
            assert_eq!(one.get("error"), None, "{one}");
        }
        pushed
    }
}

impl Drop for PushService {
    fn drop(&mut self) {
        drop(self.running.kill());
        drop(self.running.wait());
    }
}
