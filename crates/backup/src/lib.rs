//! Backups: the whole network in one file, whatever the database, and back again.
//!
//! What holds here:
//! - a backup is of one moment: all rows come from one snapshot, and the files that they name cannot be
//!   removed while it is made;
//! - its form says nothing of the engine (`docs/backup.md`), so that a network moves from SQLite to
//!   PostgreSQL and back;
//! - a restore is whole or does nothing: one transaction, checked before it is committed.

mod check;
mod format;
mod keeper;
mod restore;
mod sums;
mod write;

pub use check::check;
pub use format::{Counted, End, VERSION};
pub use keeper::{Keeper, Kept, Often, State, kept};
pub use restore::{restore, verify};
pub use write::write;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
