//! What the bench asks of the machine it runs on: durations, the date, its size.

use std::os::unix::process::CommandExt;
use std::time::{Duration, Instant};

/// Measures how long something takes.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    pub fn start() -> Stopwatch {
        Stopwatch(Instant::now())
    }

    /// Since it was started.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }

    /// The same in seconds.
    pub fn seconds(self) -> f64 {
        self.elapsed().as_secs_f64()
    }
}

/// Processors that this process may use.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Main memory in bytes; 0 where it is not told.
pub fn memory() -> u64 {
    kilobytes("/proc/meminfo", "MemTotal:").unwrap_or(0) * 1024
}

/// How many files a process may have open.
pub fn open_files() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits.lines().find(|line| line.starts_with("Max open files"));
    line.and_then(|line| line.split_whitespace().nth(3)?.parse().ok()).unwrap_or(1_024)
}

/// Runs this program again, once, with as many open files as the system lets it have; returns where
/// there are enough already, or where that cannot be done.
pub fn raise_open_files(wanted: usize) {
    const DONE: &str = "PARVIS_BENCH_FILES_RAISED";
    if open_files() >= wanted || std::env::var_os(DONE).is_some() {
        return;
    }
    if let Ok(own) = std::env::current_exe() {
        let raise = "ulimit -n \"$(ulimit -H -n)\" 2>/dev/null; exec \"$0\" \"$@\"";
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", raise]).arg(own).args(std::env::args_os().skip(1)).env(DONE, "1");
        // Replaces this process; an error means that it goes on as it is.
        drop(shell.exec());
    }
}

/// The number after `name` in a file of `/proc`, which counts in kB.
pub fn kilobytes(file: &str, name: &str) -> Option<u64> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The commit that was measured, and whether the checkout differed from it; empty outside git.
pub fn commit() -> String {
    let git = |arguments: &[&str]| {
        let output = std::process::Command::new("git").args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let changed = git(&["status", "--porcelain"]).is_some_and(|list| !list.is_empty());
    let commit = git(&["rev-parse", "--short=12", "HEAD"]).unwrap_or_default();
    if changed { format!("{commit}+changes") } else { commit }
}
