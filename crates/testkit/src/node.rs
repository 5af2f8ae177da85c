//! A provider that is a program of its own, on a library of others, run by Node.js. It lives as long as its value.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A provider that runs, and its address.
pub(crate) struct Provider {
    running: Child,
    pub(crate) address: String,
    _folder: TempDir,
}

impl Provider {
    /// Runs a program with where the modules are and what else it is told.
    ///
    /// # Panics
    /// When its modules are missing: `cargo xtask test` fetches them.
    pub(crate) fn run(program: &str, told: &[&str]) -> Provider {
        let modules = std::env::var("PARVIS_TEST_OPENID").unwrap_or_else(|_| {
            let home = std::env::var("HOME").unwrap_or_default();
            format!("{home}/.cache/parvis/openid/node_modules")
        });
        let folder = TempDir::new().expect("a folder for the provider");
        let file = folder.path().join("provider.mjs");
        std::fs::write(&file, program).expect("a program");
        let mut running = Command::new("node")
            .arg(&file)
            .arg(modules)
            .args(told)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node, which runs the provider");
        let said = BufReader::new(running.stdout.take().expect("what it says"));
        let mut lines = said.lines().map_while(Result::ok);
        let address = lines.find(|line| line.starts_with("http://"));
        let address = address.expect("no provider: `cargo xtask setup` fetches it");
        Provider { running, address, _folder: folder }
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        drop(self.running.kill());
        drop(self.running.wait());
    }
}
