//! A SAML provider: a program of its own (`samlp/provider.mjs`) on a library of others. It lives as long as its value.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A SAML provider that runs.
pub struct SamlProvider {
    running: Child,
    address: String,
    _folder: TempDir,
}

impl SamlProvider {
    /// Starts one that knows these people (`claims` by login), and signs by a key of RSA (base64) with this certificate.
    ///
    /// # Panics
    /// When its modules are missing: `cargo xtask test` fetches them.
    pub fn start(key: &str, certificate: &str, people: &Value) -> SamlProvider {
        let folder = TempDir::new().expect("a folder for the provider");
        let program = folder.path().join("provider.mjs");
        std::fs::write(&program, include_str!("samlp/provider.mjs")).expect("a program");
        let mut running = Command::new("node")
            .arg(&program)
            .args([&crate::openid::modules(), key, certificate, &people.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node, which runs the provider");
        let said = BufReader::new(running.stdout.take().expect("what it says"));
        let mut lines = said.lines().map_while(Result::ok);
        let address = lines.find(|line| line.starts_with("http://"));
        let address = address.expect("no SAML provider: `cargo xtask setup` fetches it");
        SamlProvider { running, address, _folder: folder }
    }

    /// Its address, below which `/metadata` is.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for SamlProvider {
    fn drop(&mut self) {
        drop(self.running.kill());
        drop(self.running.wait());
    }
}
