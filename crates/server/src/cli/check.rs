//! `parvis check`

use std::process::ExitCode;

use kernel::Result;

use super::{Settings, setup};

pub(super) fn run(settings: &Settings) -> Result<ExitCode> {
    let app = setup::open_as_it_is(settings)?;
    let wrong = backup::check(&app.db, &app.blobs)?;
    for line in &wrong {
        eprintln!("{line}");
    }
    let said = if wrong.is_empty() { "check-consistent" } else { "check-errors" };
    println!("{}", ui::Locale::new(setup::lang()).t(said));
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
