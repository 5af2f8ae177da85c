//! Writing a mailing list into one space of the network.
//!
//! The mailbox is surveyed first, so that its conversations are known; then it is read once for the
//! posts and once or more for the comments, so that each finds what it answers already there,
//! whatever the order of the file. A message is known again by its Message-ID and its Date, a person
//! by their address.

mod authors;
mod home;
mod mails;

use super::mailbox::Limits;
use super::survey::Survey;
use crate::failure::Failure;
use crate::network::Network;
use crate::options::Options;
use crate::progress::Progress;
use crate::report::{Kind, Report};
use kernel::App;
use std::path::Path;

/// Brings the mailbox at `file` into the space called `space`, by its slug or its name; a space
/// that is not there is made, open, in the hands of the first administrator.
///
/// # Errors
/// A file that is no mailbox, and a network that cannot be written to. What is wrong with one
/// message is in the report.
pub fn import(
    app: &App,
    file: &Path,
    space: &str,
    options: &Options,
    progress: &mut Progress,
) -> Result<Report, Failure> {
    let limits = Limits::default();
    let network = Network { app, options: *options };
    let mut report = Report::default();
    let survey = Survey::read(file, limits, progress)?;
    for problem in &survey.problems {
        report.skipped(Kind::Comments, problem.place, problem.problem.clone());
    }
    let home = home::bring(&network, space, &mut report)?;
    let mut list = mails::List::new(&network, file, limits, &survey, home)?;
    list.bring(progress, &mut report)?;
    progress.finish();
    Ok(report)
}
