//! `cargo xtask bench`: builds the product and the bench as they are shipped, and runs the bench,
//! which looks for the product beside itself. What is measured, and how, is in `crates/bench`.

use std::process::Command;

use crate::cargo::{cargo, locked};

/// Builds, and runs the bench with these arguments.
pub fn run(arguments: &[String]) -> Result<(), String> {
    // Both at once: the last crates of the product and the bench are built side by side.
    let packages = ["--package", "server", "--package", "bench"];
    finish(cargo().args(["build", "--release"]).args(packages).args(locked()))?;
    let mut bench = cargo();
    bench.args(["run", "--release", "--package", "bench"]).args(locked());
    finish(bench.arg("--").args(arguments))
}

fn finish(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("cargo cannot be started: {error}"))?;
    // Whatever went wrong has been said by who it went wrong for.
    if status.success() { Ok(()) } else { Err(String::new()) }
}
