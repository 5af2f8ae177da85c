//! `parvis import`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use connect::{Options, Progress};
use kernel::Result;

use super::{Settings, setup};

/// What to import.
#[derive(Debug, Subcommand)]
pub(super) enum From {
    /// A Mattermost bulk export: people, channels, posts, replies, reactions, files, conversations.
    Mattermost {
        /// The ZIP file.
        file: PathBuf,
        #[command(flatten)]
        how: How,
    },
    /// The archive of a mailing list: each thread becomes a post with its comments.
    Mbox {
        /// The mbox file, plain or gzip-compressed.
        file: PathBuf,
        /// Space to import into, by name or address; created, open to the whole company, if it does not
        /// exist.
        #[arg(long)]
        space: String,
        #[command(flatten)]
        how: How,
    },
}

#[derive(Debug, Args)]
pub(super) struct How {
    /// Report what would be imported, without writing anything.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    settings: Settings,
}

pub(super) fn run(from: &From) -> Result<ExitCode> {
    let (From::Mattermost { how, .. } | From::Mbox { how, .. }) = from;
    let app = setup::open(&how.settings, setup::FOLDER, false)?;
    let options = Options { dry_run: how.dry_run, ..Options::default() };
    let mut progress = Progress::stderr();
    let imported = match from {
        From::Mattermost { file, .. } => {
            connect::mattermost::import(&app, file, &options, &mut progress)
        }
        From::Mbox { file, space, .. } => {
            connect::mbox::import(&app, file, space, &options, &mut progress)
        }
    };
    progress.finish();
    let lang = setup::lang();
    Ok(match imported {
        Ok(report) => {
            println!("{}", report.text(lang));
            ExitCode::SUCCESS
        }
        Err(failure) => {
            tracing::error!(%failure, "the import stopped");
            eprintln!("{}", failure.text(lang));
            ExitCode::FAILURE
        }
    })
}
