//! `parvis import`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use kernel::Result;

use super::{Settings, setup};

/// What to import.
#[derive(Debug, Subcommand)]
pub(super) enum From {}

pub(super) fn run(from: &From) -> Result<ExitCode> {
    match *from {}
}
