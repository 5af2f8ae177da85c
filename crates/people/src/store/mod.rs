//! The SQL of people: a file for each table.

pub mod accounts;
pub(crate) mod blocks;
pub(crate) mod chart;
pub(crate) mod directory;
pub(crate) mod erased;
pub(crate) mod finder;
pub(crate) mod follows;
pub(crate) mod groups;
pub(crate) mod people;
pub(crate) mod presence;
pub(crate) mod searched;
pub(crate) mod settings;
pub(crate) mod units;
pub(crate) mod visible;
pub(crate) mod writing;
pub(crate) mod zone;
