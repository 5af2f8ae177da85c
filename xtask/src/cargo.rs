//! Calls of cargo, all made in the same way, so that no call rebuilds what another has built.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A cargo command at the root of the workspace, with nothing to read from.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(crate::workspace::root()).stdin(Stdio::null());
    // `cargo run` describes this very package to its child. Build scripts that watch such
    // variables would run again at each change of caller.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    if let Some(folder) = target_folder() {
        command.env("CARGO_TARGET_DIR", folder);
    }
    command
}

/// `--locked` on a build machine: there, a lock file that lags behind is an error.
pub fn locked() -> &'static [&'static str] {
    if on_build_machine() { &["--locked"] } else { &[] }
}

/// Whether `cargo nextest` can be called.
pub fn has_nextest() -> bool {
    let probe =
        cargo().args(["nextest", "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    probe.is_ok_and(|status| status.success())
}

fn on_build_machine() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}

/// On a build machine the clone is thrown away and the user's cache is kept: build there.
fn target_folder() -> Option<PathBuf> {
    if std::env::var_os("CARGO_TARGET_DIR").is_some() || !on_build_machine() {
        return None;
    }
    cache_folder(std::env::var_os("XDG_CACHE_HOME"), std::env::var_os("HOME"))
        .map(|cache| cache.join("parvis").join("target"))
}

fn cache_folder(cache: Option<OsString>, home: Option<OsString>) -> Option<PathBuf> {
    let absolute = |folder: &PathBuf| folder.is_absolute();
    cache
        .map(PathBuf::from)
        .filter(absolute)
        .or_else(|| home.map(PathBuf::from).filter(absolute).map(|home| home.join(".cache")))
}

#[cfg(test)]
mod tests {
    use super::cache_folder;
    use std::path::Path;

    #[test]
    fn the_cache_is_the_users_own_when_there_is_one() {
        let found = |cache: Option<&str>, home: Option<&str>| {
            cache_folder(cache.map(Into::into), home.map(Into::into))
        };
        assert_eq!(found(Some("/c"), Some("/h")).as_deref(), Some(Path::new("/c")));
        assert_eq!(found(Some(""), Some("/h")).as_deref(), Some(Path::new("/h/.cache")));
        assert_eq!(found(None, None), None);
    }
}
