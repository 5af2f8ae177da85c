//! `parvis import`

use std::process::ExitCode;

use clap::Subcommand;
use kernel::Result;

/// What to import.
#[derive(Debug, Subcommand)]
pub(super) enum From {}

pub(super) fn run(from: &From) -> Result<ExitCode> {
    match *from {}
}
