//! Writing a Mattermost export into the network.
//!
//! The file is read twice: once for who and where ([`structure`]), once for what was said. People,
//! spaces and conversations come first, then the messages, in transactions of some hundreds. Each
//! thing is noted in the table `imported` in the transaction that makes it. People are found again
//! by what stays when names change ([`accounts`]), spaces by what was said in them ([`same`]), and
//! messages by their space, author and time here. So an import that was cut goes on where it
//! stopped, a newer export of the same server adds what is new, whatever was renamed meanwhile, and
//! the same one changes nothing.
//!
//! Nobody sees more than before: a private channel becomes a secret space, a direct channel a
//! private conversation, and whoever ran Mattermost runs nothing here.

mod accounts;
mod brought;
mod emoji;
mod message_keys;
mod names;
mod people;
mod said;
mod same;
mod spaces;
mod structure;

use super::archive::{Archive, Limits};
use crate::failure::Failure;
use crate::network::Network;
use crate::options::Options;
use crate::progress::Progress;
use crate::report::Report;
use kernel::App;
use std::path::Path;

/// Where these things come from, in the table `imported`.
const SOURCE: &str = "mattermost";

/// Brings the Mattermost export at `file` into the network.
///
/// # Errors
/// A file that is no export at all, and a network that cannot be written to. What is wrong with one
/// line is in the report.
pub fn import(
    app: &App,
    file: &Path,
    options: &Options,
    progress: &mut Progress,
) -> Result<Report, Failure> {
    let limits = Limits { attachment: app.config.upload_limit, ..Limits::default() };
    let mut archive = Archive::open(file, limits)?;
    let network = Network { app, options: *options };
    let mut report = Report::default();
    let structure = structure::Structure::read(&mut archive, progress, &mut report)?;
    let brought = brought::Brought::read(&network, &structure)?;
    let people = people::bring(&network, &structure, &brought, &mut report)?;
    let places = spaces::bring(&network, &structure, &people, &brought, &mut report)?;
    said::bring(&network, &mut archive, &people, &places, progress, &mut report)?;
    progress.finish();
    Ok(report)
}
