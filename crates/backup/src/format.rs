//! The form of a backup, described in `docs/backup.md`.

use std::collections::BTreeMap;

use kernel::db::tables::Table;
use kernel::error::Meaning;
use kernel::{Error, Message, Time};
use serde::{Deserialize, Serialize};

/// The version of the form. It grows when programs made for the last one would misread it.
pub const VERSION: u32 = 1;

/// The first entry: what the backup is.
pub(crate) const BEGIN: &str = "parvis-backup.json";
/// The last entry but one: what there was.
pub(crate) const END: &str = "parvis-backup-end.json";
/// The last entry: the SHA-256 of all others, as `sha256sum` writes it.
pub(crate) const SUMS: &str = "SHA256SUMS";

/// What a backup is.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Begin {
    pub(crate) format: u32,
    /// The version of the program that made it.
    pub(crate) program: String,
    /// The moment that it is of.
    pub(crate) moment: Time,
    /// The steps of the schema.
    pub(crate) steps: Vec<String>,
    pub(crate) tables: Vec<Table>,
}

/// What there was in a backup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// The rows of each table.
    pub tables: BTreeMap<String, Counted>,
    /// How many files.
    pub files: u64,
    /// Their size together, in bytes.
    pub file_bytes: u64,
    /// The hashes of files that rows name and that were missing or damaged.
    pub damaged: Vec<String>,
}

/// The rows of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// How many.
    pub rows: u64,
    /// The SHA-256 of their lines, in hexadecimal.
    pub sha256: String,
}

impl End {
    /// How many rows there are in all tables.
    pub fn rows(&self) -> u64 {
        self.tables.values().map(|counted| counted.rows).sum()
    }
}

/// The name of a part of the rows of a table.
pub(crate) fn rows_entry(table: &str, part: usize) -> String {
    format!("rows/{table}/{part:06}.jsonl.gz")
}

/// The name of a file.
pub(crate) fn file_entry(hash: &str) -> String {
    format!("files/{}/{hash}", &hash[..2])
}

/// What was read is no backup, or not all of one.
pub(crate) fn damaged(why: impl std::fmt::Display) -> Error {
    Error::invalid(Message::new("backup-damaged").with("why", &why)).because(why.to_string())
}

/// The backup does not fit this program.
pub(crate) fn unfit(key: &'static str, begin: &Begin) -> Error {
    Error::new(Meaning::Conflict, Message::new(key).with("program", &begin.program))
}
