//! A file as a table: titles, and rows with the line on which each begins.

use std::path::Path;

use kernel::{Error, Message, Result};

use super::ldif;
use super::problem::Problem;
use super::report::Note;

/// The largest file, in bytes.
pub const BYTES_MOST: usize = 64 * 1024 * 1024;
/// Most rows.
pub(super) const ROWS_MOST: usize = 300_000;
/// Most columns: what has more is no table of people.
const COLUMNS_MOST: usize = 300;

/// A table of people or units.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The titles.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The name of the file, where it is one of this machine: who is missing is asked of each by itself.
    pub(super) origin: String,
    /// What was said of entries that are no people: groups, machines, accounts of programs.
    pub(super) left: i64,
    /// What was wrong with what could not be made a row.
    pub(super) notes: Vec<Note>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// What stands in each column.
    pub cells: Vec<String>,
}

/// Reads a file: CSV with any separator, in UTF-8, UTF-16 or Windows-1252, or LDIF.
///
/// # Errors
/// `Invalid` on the field `people` for what is no table.
pub fn read(bytes: Vec<u8>) -> Result<Table> {
    let wrong = |message: Message| Err(Error::field("people", message));
    if bytes.len() > BYTES_MOST {
        let most = BYTES_MOST / 1024 / 1024;
        return wrong(Message::new("people-file-large").with("most", most));
    }
    let text = identity::table::text(bytes);
    if text.contains('\0') {
        return wrong("people-file-binary".into());
    }
    let table = if ldif::is_ldif(&text) { ldif::read(&text) } else { csv(&text) };
    if table.columns.is_empty() || table.rows.is_empty() && table.left == 0 {
        return wrong("people-file-empty".into());
    }
    if table.rows.len() > ROWS_MOST || table.columns.len() > COLUMNS_MOST {
        return wrong(Message::new("people-file-long").with("most", ROWS_MOST));
    }
    Ok(table)
}

/// Reads a file of this machine.
///
/// # Errors
/// `Invalid` on the field `people` where there is none, or it is no table.
pub fn open(path: &Path) -> Result<Table> {
    let unread = |error: std::io::Error| {
        let name = path.display();
        let message = Message::new("people-file-unread").with("file", name).with("detail", &error);
        Error::field("people", message)
    };
    let size = std::fs::metadata(path).map_err(unread)?.len();
    if size > BYTES_MOST as u64 {
        let most = BYTES_MOST / 1024 / 1024;
        return Err(Error::field("people", Message::new("people-file-large").with("most", most)));
    }
    let origin = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Table { origin, ..read(std::fs::read(path).map_err(unread)?)? })
}

fn csv(text: &str) -> Table {
    let mut records = identity::table::Records::of(text, COLUMNS_MOST);
    let (_, columns) = records.next().unwrap_or_default();
    let mut table = Table { columns, ..Table::default() };
    // One more of either tells that there are too many.
    for (line, cells) in records.take(ROWS_MOST + 1) {
        table.rows.push(Row { line: line as u64, cells });
    }
    table
}

impl Row {
    /// What is wrong with its shape: fewer or more cells than there are titles mean that quotes or
    /// separators are not where they should be.
    pub(super) fn misshapen(&self, columns: usize) -> Option<Problem> {
        let (found, expected) = (self.cells.len(), columns);
        (found != expected).then_some(Problem::RowShape { found, expected })
    }
}
