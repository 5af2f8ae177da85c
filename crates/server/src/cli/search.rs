//! `parvis search`

use std::process::ExitCode;

use clap::Subcommand;
use connect::Progress;
use index::{Indexer, State};
use kernel::Result;

use super::{Settings, setup};

/// What to do with the search index.
#[derive(Debug, Subcommand)]
pub(super) enum Act {
    /// Make it again from the database: at once, or by the server that is running.
    Rebuild(Settings),
}

pub(super) fn run(act: &Act) -> Result<ExitCode> {
    let Act::Rebuild(settings) = act;
    let l = ui::Locale::new(setup::lang());
    let app = setup::open_as_it_is(settings)?;
    app.db.read_blocking(objects::register)?;
    let folder = setup::index_folder(settings, setup::FOLDER);
    Indexer::ask_again(&folder)?;
    let indexer = Indexer::new(&app.db, Some(folder));
    let mut progress = Progress::stderr();
    let told = |state: State| {
        if let State::Making { done, all } = state {
            progress.set(done, all);
        }
    };
    let made = tokio::runtime::Runtime::new()?.block_on(indexer.make_again(told))?;
    progress.finish();
    println!("{}", l.t(if made { "search-rebuilt" } else { "search-rebuild-asked" }));
    Ok(ExitCode::SUCCESS)
}
