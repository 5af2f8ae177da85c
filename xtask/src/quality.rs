//! `cargo xtask quality`: how good the product's answers are, on texts and questions whose answers are known. The
//! texts are nobody's to commit: the folder that holds them is named.

use std::process::Command;

use crate::cargo::{cargo, locked};

/// Measures what is named: `search FOLDER` or `asked FOLDER`.
pub fn run(arguments: &[String]) -> Result<(), String> {
    match arguments {
        [what, folder] if what == "search" => measure("quality", folder),
        [what, folder] if what == "asked" => measure("asked", folder),
        _ => Err("cargo xtask quality search|asked FOLDER".to_owned()),
    }
}

fn measure(example: &str, folder: &str) -> Result<(), String> {
    let mut quality = cargo();
    quality.args(["run", "--quiet", "--package", "index", "--example", example]);
    finish(quality.args(locked()).args(["--", folder]))
}

fn finish(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("cargo cannot be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(String::new()) }
}
