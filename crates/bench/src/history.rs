//! The figures of the past: one run a line, in the checkout.

use std::fs::OpenOptions;
use std::io::Write;

use crate::report::Report;
use crate::{Result, files};

/// Appends a run.
pub fn append(report: &Report<'_>) -> Result<()> {
    let file = files::history();
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut line = serde_json::to_string(report)?;
    line.push('\n');
    OpenOptions::new().append(true).create(true).open(&file)?.write_all(line.as_bytes())?;
    println!("{}", file.display());
    Ok(())
}
