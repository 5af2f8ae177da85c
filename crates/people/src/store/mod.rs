//! The SQL of people: a file for each table.

pub(crate) mod accounts;
pub(crate) mod blocks;
pub(crate) mod directory;
pub(crate) mod follows;
pub(crate) mod invitations;
pub(crate) mod people;
pub(crate) mod presence;
pub(crate) mod sessions;
pub(crate) mod settings;
pub(crate) mod tokens;
pub(crate) mod tries;
pub(crate) mod units;
mod visible;
pub(crate) mod zone;
