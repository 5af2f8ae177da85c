//! A folder for what a run of tests writes: in memory where there is room, since nothing in it is worth
//! keeping and the flushes of a thousand databases would take most of the time.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Where Linux keeps files in memory, and how much must be free there, in megabytes.
const MEMORY: &str = "/dev/shm";
const ROOM: u64 = 3_000;

/// Waits for the end of the process that started it, however that ends, and removes the folder.
const KEEPER: &str = r#"trap '' INT TERM HUP; cat >/dev/null; rm -rf "$1""#;

/// A folder that goes with this value, or with this process.
pub struct Scratch {
    keeper: Child,
    path: PathBuf,
}

impl Scratch {
    /// A new folder that only this process writes to.
    pub fn new() -> Result<Self, String> {
        let path = place().join(format!("parvis-tests-{}", std::process::id()));
        let failed = |error| format!("{} cannot be created: {error}", path.display());
        std::fs::create_dir(&path).map_err(failed)?;
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(&path)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .map_err(|error| format!("sh cannot be started: {error}"))?;
        Ok(Self { keeper, path })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        drop(self.keeper.wait());
    }
}

/// The folder for what need not be kept: in memory, or the usual one where memory is short, as in a
/// container.
pub fn place() -> PathBuf {
    let free = Command::new("df").args(["--output=avail", "--block-size=1M", MEMORY]).output();
    let free = free.map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned());
    let free = free.unwrap_or_default().lines().nth(1).and_then(|line| line.trim().parse().ok());
    if free.is_some_and(|free: u64| free >= ROOM) { MEMORY.into() } else { std::env::temp_dir() }
}

#[cfg(test)]
mod tests {
    use super::Scratch;

    #[test]
    fn the_folder_goes_with_what_is_in_it() {
        let scratch = Scratch::new().unwrap();
        let path = scratch.path().to_owned();
        std::fs::write(path.join("file"), "text").unwrap();
        drop(scratch);
        assert!(!path.exists());
    }
}
