//! Programs of the tests, on libraries of others, run by Node.js.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// Where the modules are: `cargo xtask test` fetches them.
pub fn modules() -> PathBuf {
    let told = std::env::var_os("PARVIS_TEST_MODULES").map(PathBuf::from);
    told.unwrap_or_else(|| {
        let home = std::env::var_os("HOME").unwrap_or_default();
        PathBuf::from(home).join(".cache/parvis/modules/node_modules")
    })
}

/// A provider that runs as long as this value, and its address.
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
        let folder = TempDir::new().expect("a folder for the provider");
        let file = folder.path().join("provider.mjs");
        std::fs::write(&file, program).expect("a program");
        let mut running = Command::new("node")
            .arg(&file)
            .arg(modules())
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
