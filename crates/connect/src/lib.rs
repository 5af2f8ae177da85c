//! Moving in: readers of what other systems export, one folder a connector. People and units kept by a
//! file ([`people_file`]) come again and again, and have rules of their own.
//!
//! Each connector first *reads*, without a database: a stream of typed pieces, each with its place
//! in the file, and for each piece that cannot be taken a [`Problem`] that says where and why.
//! Reading goes on after a problem wherever it can. Invariants that hold for every reader:
//!
//! * memory is bounded by the limits of the connector, whatever the file says about itself;
//! * no name found in a file is ever used as a path on this machine;
//! * nothing in a file can end the process: bad input becomes a `Problem`.
//!
//! Then it *writes* into the network, in transactions of some hundreds of messages. What holds for
//! every importer:
//!
//! * each thing made is noted in the table `imported`, in the transaction that makes it, under
//!   what identifies it where it came from: an import that was cut goes on where it stopped, and the
//!   same file again changes nothing, not even what people changed here since;
//! * nobody sees more than they did, and nobody becomes an administrator;
//! * a dry run goes the same way and asks the same questions of a snapshot that cannot be written
//!   to;
//! * a message that cannot be taken is in the [`Report`], with its place; only a file that cannot
//!   be read at all and a network that cannot be written to are a [`Failure`].

mod attach;
mod batches;
mod bounded;
mod erasure;
mod failure;
mod hour;
mod line_reader;
pub mod mattermost;
pub mod mbox;
mod messages;
mod network;
mod newcomers;
mod options;
pub mod people_file;
mod personal_data;
mod problem;
mod progress;
mod report;
mod split;
mod store;

/// Pages and API of imports that are done in the network itself.
pub fn routes() -> utoipa_axum::router::OpenApiRouter<kernel::App> {
    people_file::routes()
}

pub use failure::Failure;
pub use options::Options;
pub use problem::{Located, Place, Problem};
pub use progress::Progress;
pub use report::{Counts, Kind, Report};

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("connect", "0001_imported", "0002_contract_ends");

ui::messages! { "i18n/fr.ftl", "i18n/en.ftl" }
ui::admin_page!(People 5, "/admin/import/people", "sheet", "people-file-title", "people-file-lead");
