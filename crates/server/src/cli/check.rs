//! `parvis check`

use std::process::ExitCode;

use kernel::Result;

use super::{Settings, setup};

pub(super) fn run(settings: &Settings) -> Result<ExitCode> {
    let app = setup::open_as_it_is(settings)?;
    let mut wrong = backup::check(&app.db, &app.blobs)?;
    let folder = settings.data.clone().unwrap_or_else(|| setup::FOLDER.into());
    let heads = audit::Herald::sent(&folder)?;
    let chain = app.db.read_blocking(move |tx| audit::check(tx, &heads))?;
    let broken = chain.problems.iter();
    wrong.extend(broken.map(|problem| format!("audit, entry {}: {}", problem.seq, problem.what)));
    for line in &wrong {
        eprintln!("{line}");
    }
    let said = if wrong.is_empty() { "check-consistent" } else { "check-errors" };
    println!("{}", ui::Locale::new(setup::lang()).t(said));
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
