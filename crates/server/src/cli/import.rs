//! `parvis import`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use connect::people_file::{self, Choices, Mapping};
use connect::{Options, Progress};
use kernel::{App, Result};

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
    /// People and units from a file of your HR system or directory: CSV or LDIF.
    People {
        /// The file of people.
        file: PathBuf,
        /// A CSV file of units, with the columns code, name, parent and manager.
        #[arg(long, value_name = "FILE")]
        units: Option<PathBuf>,
        /// Deactivate people who were in an earlier file and are not in this one.
        #[arg(long)]
        deactivate_missing: bool,
        /// Deactivate them even if they are more than 5 % of people.
        #[arg(long)]
        yes_many: bool,
        #[command(flatten)]
        how: How,
    },
    /// The list of skills that people are offered for their profiles: ESCO's CSV, or one skill a line.
    Skills {
        /// The CSV file.
        file: PathBuf,
        /// The language of its names: fr or en.
        #[arg(long, default_value = "", hide_default_value = true, value_name = "LANG")]
        lang: String,
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
    let (From::Mattermost { how, .. }
    | From::Mbox { how, .. }
    | From::People { how, .. }
    | From::Skills { how, .. }) = from;
    let app = setup::open(&how.settings, setup::FOLDER, false)?;
    if let From::People { file, units, deactivate_missing, yes_many, how } = from {
        let choices = Choices {
            dry_run: how.dry_run,
            deactivate_missing: *deactivate_missing,
            yes_many: *yes_many,
            by: None,
        };
        return people(&app, file, units.as_deref(), &choices);
    }
    if let From::Skills { file, lang, how } = from {
        return skills(&app, file, lang, how.dry_run);
    }
    let options = Options { dry_run: how.dry_run, ..Options::default() };
    let mut progress = Progress::stderr();
    let imported = match from {
        From::Mattermost { file, .. } => {
            connect::mattermost::import(&app, file, &options, &mut progress)
        }
        From::Mbox { file, space, .. } => {
            connect::mbox::import(&app, file, space, &options, &mut progress)
        }
        From::People { .. } | From::Skills { .. } => return Ok(ExitCode::SUCCESS),
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

/// Imports people, and says what came of it. What is wrong with the file is told as an error.
fn people(app: &App, file: &Path, units: Option<&Path>, choices: &Choices) -> Result<ExitCode> {
    let l = ui::Locale::new(setup::lang());
    let imported = units.map(people_file::open).transpose().and_then(|units| {
        let people = people_file::open(file)?;
        let mapping = Mapping::recognised(&people.columns);
        people_file::identified(&mapping)?;
        people_file::import(app, &people, &mapping, units.as_ref(), choices)
    });
    match imported {
        Ok(report) => {
            println!("{}", report.text(&l));
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            tracing::error!(%error, "the import stopped");
            let message = error.fields().first().map_or(error.message(), |(_, message)| message);
            eprintln!("{}", l.msg(message));
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Loads the list of skills, and says what came of it.
fn skills(app: &App, file: &Path, lang: &str, dry_run: bool) -> Result<ExitCode> {
    let l = ui::Locale::new(setup::lang());
    let loaded = std::fs::read(file)
        .map_err(kernel::Error::from)
        .and_then(|bytes| experts::load(app, None, experts::read(bytes)?, lang, dry_run));
    match loaded {
        Ok(loaded) => {
            println!("{}", loaded.text(l));
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            tracing::error!(%error, "the import stopped");
            let message = error.fields().first().map_or(error.message(), |(_, message)| message);
            eprintln!("{}", l.msg(message));
            Ok(ExitCode::FAILURE)
        }
    }
}
