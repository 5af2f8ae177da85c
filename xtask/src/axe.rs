//! axe-core, which tests in a browser ask whether pages can be used by everybody: taken from the npm
//! registry into this machine's cache, and no part of this repository.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The release.
const PACKAGE: &str = "axe-core@4.14.1";
/// SHA-512 of its script.
const HASH: &str = "e63e659f9806d7ae5bd40899043b0871a5062c5442b01b3f1a3edf5eaf50bf5c\
                    3a7104a72463293b4ad1b77c661a0d4e40e850dec89de9d6ece70a8c13a9af17";
/// The variable that tells tests where the script is.
pub const VARIABLE: &str = "PARVIS_TEST_AXE";

/// Where the script is, once it is there and is the one meant.
pub fn ensure() -> Result<PathBuf, String> {
    let folder = cache()?;
    let script = folder.join("axe.js");
    if is_meant(&script) {
        return Ok(script);
    }
    println!("Fetching {PACKAGE} ...");
    let unpacked = folder.join("axe");
    std::fs::create_dir_all(&unpacked).map_err(|error| error.to_string())?;
    let packed = "npm pack --silent --pack-destination . \"$0\" >&2 && tar -xzf axe-core-*.tgz";
    run(Command::new("sh").args(["-c", packed, PACKAGE]).current_dir(&unpacked))
        .map_err(|said| format!("{PACKAGE} cannot be fetched:\n{said}"))?;
    let fetched = unpacked.join("package/axe.min.js");
    if !is_meant(&fetched) {
        return Err(format!("{PACKAGE} is not the one this was written for."));
    }
    std::fs::rename(fetched, &script).map_err(|error| error.to_string())?;
    std::fs::remove_dir_all(unpacked).map_err(|error| error.to_string())?;
    Ok(script)
}

/// Where tools that tests use are kept.
pub fn cache() -> Result<PathBuf, String> {
    let named = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache"));
    let cache = named.or_else(home).ok_or("Neither XDG_CACHE_HOME nor HOME is set.")?;
    Ok(cache.join("parvis"))
}

fn is_meant(script: &Path) -> bool {
    let sum = Command::new("sha512sum").arg(script).output();
    sum.is_ok_and(|sum| sum.stdout.starts_with(HASH.as_bytes()))
}

/// Runs what fetches; answers what it says where it fails.
pub fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(said.into_owned())
}
