//! A certified OpenID provider: a program of its own (`openid/provider.mjs`) on a library of others. It lives as long as its
//! value.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// Where the modules of providers are.
pub(crate) fn modules() -> String {
    std::env::var("PARVIS_TEST_OPENID").unwrap_or_else(|_| {
        let home = std::env::var("HOME").unwrap_or_default();
        format!("{home}/.cache/parvis/openid/node_modules")
    })
}

/// An OpenID provider that runs.
pub struct OpenIdProvider {
    running: Child,
    issuer: String,
    _folder: TempDir,
}

impl OpenIdProvider {
    /// Starts one that knows these people (claims by login) and this network, whose client is `parvis`.
    ///
    /// # Panics
    /// When its modules are missing: `cargo xtask test` fetches them.
    pub fn start(redirect: &str, logout: &str, people: &Value) -> OpenIdProvider {
        let modules = modules();
        let folder = TempDir::new().expect("a folder for the provider");
        let program = folder.path().join("provider.mjs");
        std::fs::write(&program, include_str!("openid/provider.mjs")).expect("a program");
        let mut running = Command::new("node")
            .arg(&program)
            .args([&modules, redirect, logout, &people.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node, which runs the provider");
        let said = BufReader::new(running.stdout.take().expect("what it says"));
        let mut lines = said.lines().map_while(Result::ok);
        let issuer = lines.find(|line| line.starts_with("http://"));
        let issuer = issuer.expect("no OpenID provider: `cargo xtask setup` fetches it");
        OpenIdProvider { running, issuer, _folder: folder }
    }

    /// Its address.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }
}

impl Drop for OpenIdProvider {
    fn drop(&mut self) {
        drop(self.running.kill());
        drop(self.running.wait());
    }
}
