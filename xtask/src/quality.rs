//! `cargo xtask quality`: how good the product's answers are, on texts and questions whose answers are known. The
//! texts are nobody's to commit: the folder that holds them is named.

use std::process::Command;

use crate::cargo::{cargo, locked};

/// Measures what is named: `search FOLDER`, `asked FOLDER` or `experts ARCHIVE [SHARE]`.
pub fn run(arguments: &[String]) -> Result<(), String> {
    match arguments {
        [what, folder @ ..] if what == "search" && folder.len() == 1 => {
            measure("index", "quality", folder)
        }
        [what, folder @ ..] if what == "asked" && folder.len() == 1 => {
            measure("index", "asked", folder)
        }
        [what, of @ ..] if what == "experts" && matches!(of.len(), 1 | 2) => {
            measure("experts", "quality_experts", of)
        }
        _ => Err("cargo xtask quality search|asked FOLDER, or experts ARCHIVE [SHARE]".to_owned()),
    }
}

/// Runs the measure of a crate, one of its examples.
fn measure(package: &str, example: &str, of: &[String]) -> Result<(), String> {
    let mut quality = cargo();
    quality.args(["run", "--quiet", "--package", package, "--example", example]);
    finish(quality.args(locked()).arg("--").args(of))
}

fn finish(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("cargo cannot be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(String::new()) }
}
