//! Who was erased, in a file beside the database: an older backup brings people back whom nobody remembers erasing.
//! It holds numbers that say nothing once their person is gone.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use kernel::personal::Words;
use kernel::{PersonId, Result, Time};
use serde::{Deserialize, Serialize};

/// The file in the data folder, a line for each.
pub const LEDGER: &str = "erasures.jsonl";

/// A line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Line {
    pub(super) person: PersonId,
    pub(super) at: Time,
    pub(super) words: Words,
    pub(super) conversations: Words,
}

/// All lines. One that was cut off while it was written says nothing.
///
/// # Errors
/// Whatever the disk meets.
pub(super) fn read(file: &Path) -> Result<Vec<Line>> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(cause) => Err(cause.into()),
    }
}

/// Adds a line, unless that person has one; it is on the disk then.
///
/// # Errors
/// Whatever the disk meets.
pub(super) fn note(file: &Path, line: &Line) -> Result<()> {
    if read(file)?.iter().any(|known| known.person == line.person) {
        return Ok(());
    }
    let mut file = OpenOptions::new().create(true).append(true).open(file)?;
    // On a line of its own, whatever stands before it.
    file.write_all(format!("\n{}\n", serde_json::to_string(line)?).as_bytes())?;
    Ok(file.sync_all()?)
}
