//! Where the bench keeps and finds its files: all of it under cargo's target folder.

use std::path::{Path, PathBuf};

use crate::Result;

/// Cargo's target folder: the bench itself is at `<target>/<profile>/bench`.
pub fn target() -> Result<PathBuf> {
    let own = std::env::current_exe()?;
    let target = own.parent().and_then(Path::parent);
    Ok(target.ok_or("the bench is not in a target folder")?.to_owned())
}

/// The binary under test: beside the bench, or what `PARVIS_BIN` names.
///
/// # Errors
/// Where there is none.
pub fn parvis() -> Result<PathBuf> {
    let named = std::env::var_os("PARVIS_BIN").map(PathBuf::from);
    let beside = std::env::current_exe()?.with_file_name("parvis");
    let found = named.unwrap_or(beside);
    if found.is_file() {
        return Ok(found);
    }
    let how = "build it with `cargo build --release --bin parvis`";
    Err(format!("there is no binary {}: {how}", found.display()).into())
}

/// The history in the checkout.
pub fn history() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/benchmarks/history.jsonl")
}
