//! `parvis files copy`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use kernel::blobs::Blobs;
use kernel::{Message, Result};
use ui::Locale;

use super::{Settings, setup};

#[derive(Debug, Subcommand)]
pub(super) enum Act {
    /// Copy the files to another store. What is there already is left alone, so that it may run again: once while the
    /// network is in use, and once more when it has been stopped, before it is started with the other store.
    Copy(Copy),
}

#[derive(Debug, Args)]
pub(super) struct Copy {
    /// Where to: `s3://…` as in `--files`, or `data` for the data folder.
    #[arg(long, value_name = "ADDRESS")]
    to: String,
    /// File with the keys of that server, as in `--files-keys`.
    #[arg(long, value_name = "FILE")]
    to_keys: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
}

/// The word for the data folder.
const DATA: &str = "data";

pub(super) fn run(act: &Act) -> Result<ExitCode> {
    let Act::Copy(Copy { to, to_keys, settings }) = act;
    let app = setup::open_as_it_is(settings)?;
    let data = settings.data.as_deref().unwrap_or(Path::new(setup::FOLDER));
    let there = match to.as_str() {
        DATA => Blobs::open(data.join("files"))?,
        address => setup::store(address, to_keys.as_deref(), data)?,
    };
    let copied = app.blobs.copy_to(&there)?;
    let l = Locale::new(setup::lang());
    let said = Message::new("files-copied")
        .with("files", copied.files)
        .with("size", l.bytes(copied.bytes))
        .with("there", copied.there_before);
    eprintln!("{}", l.msg(&said));
    if copied.damaged.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("{}", l.tn("backup-files-damaged", copied.damaged.len() as i64));
    copied.damaged.iter().for_each(|hash| eprintln!("  {hash}"));
    Ok(ExitCode::FAILURE)
}
