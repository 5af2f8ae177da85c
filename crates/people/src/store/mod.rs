//! The SQL of people: a file for each table.

pub(crate) mod directory;
pub(crate) mod people;
pub(crate) mod settings;
pub(crate) mod units;
mod visible;
