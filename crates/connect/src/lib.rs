//! Moving in: readers of what other systems export, one folder a connector.
//!
//! Each connector first *reads*, without a database: a stream of typed pieces, each with its place
//! in the file, and for each piece that cannot be taken a [`Problem`] that says where and why.
//! Reading goes on after a problem wherever it can. Invariants that hold for every reader:
//!
//! * memory is bounded by the limits of the connector, whatever the file says about itself;
//! * no name found in a file is ever used as a path on this machine;
//! * nothing in a file can end the process: bad input becomes a `Problem`.

mod bounded;
mod file_name;
mod line_reader;
pub mod mattermost;
pub mod mbox;
mod problem;
mod progress;
mod report;

pub use problem::{Located, Place, Problem};
pub use progress::Progress;
pub use report::{Counts, Kind, Report};

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("connect", "0001_imported");

ui::messages! { "i18n/fr.ftl", "i18n/en.ftl" }
