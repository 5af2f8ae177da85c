//! The rows of every table, whatever the tables and the engine: what backups are made of and restored
//! to.
//!
//! They say nothing of the engine they come from. The one thing engines differ in is where an entry of
//! the log stands: the transactions' numbers mean nothing in another database, so that the log is
//! numbered from one, as SQLite does, and its readers' positions with it.

use serde::{Deserialize, Serialize};

use super::Row;
use super::tx::{Conn, Tx};
use super::{postgres as pg, sqlite};
use crate::{Error, Result};

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in their order.
    pub columns: Vec<Column>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What its values are.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// Its place in the primary key, from 1; 0 where it has none.
    #[serde(default, skip_serializing)]
    key: i64,
}

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Whole numbers of 64 bits.
    Integer,
    /// Text.
    Text,
}

/// A value; none is NULL. Its JSON is a number, a text or null.
pub type Cell = Option<Scalar>;

/// A value that is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Scalar {
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(String),
}

/// The name of the table that notes the steps of the schema: what it holds is not content.
pub const STEPS: &str = "migrations";

impl Table {
    /// `SELECT` of all its rows in the order of its key, with `text_order` after each text in that order.
    fn select(&self, text_order: &str) -> String {
        let read = |column: &Column| {
            let stands = crate::log::neutral(&self.name, &column.name);
            stands.map_or_else(|| format!("{}.{}", self.name, column.name), str::to_owned)
        };
        let mut keys: Vec<&Column> = self.columns.iter().filter(|column| column.key > 0).collect();
        keys.sort_by_key(|column| column.key);
        let order = |column: &&Column| {
            let collation = if column.kind == Kind::Text { text_order } else { "" };
            format!("{}.{}{collation}", self.name, column.name)
        };
        let mut order: Vec<String> = keys.iter().map(order).collect();
        if self.name == "activities" {
            order = vec!["activities.xid".into(), "activities.seq".into()];
        }
        let columns: Vec<String> = self.columns.iter().map(read).collect();
        format!("SELECT {} FROM {} ORDER BY {}", columns.join(", "), self.name, order.join(", "))
    }

    /// The columns of its primary key.
    pub(super) fn keys(&self) -> Vec<&str> {
        let keys = self.columns.iter().filter(|column| column.key > 0);
        keys.map(|column| column.name.as_str()).collect()
    }

    /// The names of its columns, for a statement.
    fn names(&self) -> String {
        self.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn cells(&self, row: &Row<'_>) -> Result<Vec<Cell>> {
        let read = |(index, column): (usize, &Column)| match column.kind {
            Kind::Integer => Ok(row.get::<Option<i64>>(index)?.map(Scalar::Integer)),
            Kind::Text => Ok(row.get::<Option<String>>(index)?.map(Scalar::Text)),
        };
        self.columns.iter().enumerate().map(read).collect()
    }
}

/// The tables of the database but for [`STEPS`], by name.
///
/// # Errors
/// `Internal` where a column is of a type that Parvis does not use.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Table>> {
    let question = match &tx.conn {
        Conn::Sqlite(_) => sqlite::COLUMNS,
        Conn::Postgres(_) => pg::COLUMNS,
    };
    let mut tables: Vec<Table> = Vec::new();
    ask(tx, question, &mut |row| {
        let (table, name, kind): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if table == STEPS {
            return Ok(());
        }
        let kind = match kind.to_ascii_lowercase().as_str() {
            "bigint" | "integer" => Kind::Integer,
            "text" => Kind::Text,
            other => return Err(Error::internal(format!("{table}.{name} is of type {other}"))),
        };
        let column = Column { name, kind, key: row.get(3)? };
        match tables.last_mut() {
            Some(last) if last.name == table => last.columns.push(column),
            _ => tables.push(Table { name: table, columns: vec![column] }),
        }
        Ok(())
    })?;
    Ok(tables)
}

/// Gives each row of a table to `keep`, in the order of its key, one at a time in memory.
///
/// # Errors
/// Those of `keep` and of the database.
pub fn each(
    tx: &mut Tx<'_>,
    table: &Table,
    keep: &mut dyn FnMut(Vec<Cell>) -> Result<()>,
) -> Result<()> {
    let text_order = match &tx.conn {
        Conn::Sqlite(_) => "",
        Conn::Postgres(_) => " COLLATE \"C\"",
    };
    ask(tx, &table.select(text_order), &mut |row| keep(table.cells(row)?))
}

/// Gives each text of a column that is not empty, once.
pub(crate) fn each_word(
    tx: &mut Tx<'_>,
    table: &str,
    column: &str,
    keep: &mut dyn FnMut(String),
) -> Result<()> {
    let text = format!("SELECT DISTINCT {column} FROM {table} WHERE {column} <> ''");
    ask(tx, &text, &mut |row| {
        keep(row.get(0)?);
        Ok(())
    })
}

/// How many rows a table has.
pub fn count(tx: &mut Tx<'_>, table: &Table) -> Result<i64> {
    let mut count = 0;
    ask(tx, &format!("SELECT COUNT(*) FROM {}", table.name), &mut |row| {
        count = row.get(0)?;
        Ok(())
    })?;
    Ok(count)
}

/// The size of the database on disk, in bytes.
pub(super) fn size(tx: &mut Tx<'_>) -> Result<i64> {
    let question = match &tx.conn {
        Conn::Sqlite(_) => {
            "SELECT c.page_count * s.page_size FROM pragma_page_count c, pragma_page_size s"
        }
        Conn::Postgres(_) => "SELECT pg_database_size(current_database())",
    };
    let mut size = 0;
    ask(tx, question, &mut |row| {
        size = row.get(0)?;
        Ok(())
    })?;
    Ok(size)
}

/// Removes all tables with all they hold.
pub fn drop_all(tx: &mut Tx<'_>) -> Result<()> {
    let cascade = match &tx.conn {
        Conn::Sqlite(_) => "",
        Conn::Postgres(_) => " CASCADE",
    };
    tx.batch(if cascade.is_empty() { "PRAGMA defer_foreign_keys = ON" } else { "SELECT 1" })?;
    for name in children_first(tx)? {
        tx.batch(&format!("DROP TABLE {name}{cascade}"))?;
    }
    tx.batch(&format!("DROP TABLE IF EXISTS {STEPS}"))
}

/// The names of all tables, each before those that it refers to as far as none goes in a circle: SQLite empties a table
/// before it drops it, and for that asks what refers to its rows, which then must be whole.
fn children_first(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut left: Vec<String> = list(tx)?.into_iter().map(|table| table.name).collect();
    let mut refers: Vec<(String, String)> = Vec::new();
    if let Conn::Sqlite(_) = tx.conn {
        let question = "SELECT m.name, f.\"table\" FROM sqlite_master m
            JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND m.name <> f.\"table\"";
        ask(tx, question, &mut |row| {
            refers.push((row.get(0)?, row.get(1)?));
            Ok(())
        })?;
    }
    let mut ordered = Vec::new();
    while !left.is_empty() {
        let is_asked = |name: &String| {
            refers.iter().any(|(from, to)| to == name && from != name && left.contains(from))
        };
        let next = left.iter().position(|name| !is_asked(name)).unwrap_or_default();
        ordered.push(left.remove(next));
    }
    Ok(ordered)
}

/// From here to [`after_loading`] a row may refer to one that is not there yet. Tables are emptied of what
/// their steps put into them.
pub fn before_loading(tx: &mut Tx<'_>) -> Result<()> {
    match &mut tx.conn {
        Conn::Sqlite(_) => tx.batch("PRAGMA defer_foreign_keys = ON")?,
        Conn::Postgres(_) => {
            for statement in statements(tx, pg::DEFER)? {
                tx.batch(&statement)?;
            }
        }
    }
    for table in list(tx)? {
        tx.batch(&format!("DELETE FROM {}", table.name))?;
    }
    Ok(())
}

/// Puts rows into a table, each with a value for each of its columns.
///
/// # Errors
/// `Internal` where they do not fit.
pub fn load(tx: &mut Tx<'_>, table: &Table, rows: &[Vec<Cell>]) -> Result<()> {
    if let Some(row) = rows.iter().find(|row| row.len() != table.columns.len()) {
        let said = format!("{} values for the columns of {}", row.len(), table.name);
        return Err(Error::internal(said));
    }
    match &mut tx.conn {
        Conn::Sqlite(conn) => {
            let marks: Vec<String> = (1..=table.columns.len()).map(|n| format!("?{n}")).collect();
            let (names, marks) = (table.names(), marks.join(", "));
            let text = format!("INSERT INTO {} ({names}) VALUES ({marks})", table.name);
            sqlite::insert(conn, &text, rows)
        }
        Conn::Postgres(conn) => {
            let text = format!("COPY {} ({}) FROM STDIN", table.name, table.names());
            conn.copy_in(&text, &copied(rows))
        }
    }
}

/// References hold again, and new rows get numbers after those that were put in.
///
/// # Errors
/// `Internal` where a row refers to one that is not there.
pub fn after_loading(tx: &mut Tx<'_>) -> Result<()> {
    if let Conn::Postgres(_) = tx.conn {
        tx.batch("SET CONSTRAINTS ALL IMMEDIATE")?;
        for question in [pg::UNDEFER, pg::NUMBER] {
            for statement in statements(tx, question)? {
                tx.batch(&statement)?;
            }
        }
        return Ok(());
    }
    match tx.check().into_iter().next() {
        Some(wrong) => Err(Error::internal(wrong)),
        None => Ok(()),
    }
}

/// The statements that a question answers with.
fn statements(tx: &mut Tx<'_>, question: &str) -> Result<Vec<String>> {
    let mut statements = Vec::new();
    ask(tx, question, &mut |row| {
        statements.push(row.get(0)?);
        Ok(())
    })?;
    Ok(statements)
}

/// Asks in words made from names of the schema: there is nothing of anybody's in them.
pub(super) fn ask(
    tx: &mut Tx<'_>,
    text: &str,
    keep: &mut dyn FnMut(&Row<'_>) -> Result<()>,
) -> Result<()> {
    match &mut tx.conn {
        Conn::Sqlite(conn) => sqlite::ask(conn, text, keep),
        Conn::Postgres(conn) => conn.ask(text, keep),
    }
}

/// Rows in PostgreSQL's text format of `COPY`.
fn copied(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut out = String::new();
    for row in rows {
        for (n, cell) in row.iter().enumerate() {
            if n > 0 {
                out.push('\t');
            }
            match cell {
                None => out.push_str("\\N"),
                Some(Scalar::Integer(number)) => out.push_str(&number.to_string()),
                Some(Scalar::Text(text)) => text.chars().for_each(|c| match c {
                    '\\' => out.push_str("\\\\"),
                    '\t' => out.push_str("\\t"),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    // PostgreSQL keeps no NUL: see [`super::Value`].
                    '\0' => out.push('\u{fffd}'),
                    c => out.push(c),
                }),
            }
        }
        out.push('\n');
    }
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{Scalar, copied};

    #[test]
    fn what_means_something_to_copy_is_escaped() {
        let text = |text: &str| Some(Scalar::Text(text.into()));
        let row = vec![text("a\\N\tb\nc\r\0"), None, Some(Scalar::Integer(-3)), text("")];
        let expected = "a\\\\N\\tb\\nc\\r\u{fffd}\t\\N\t-3\t\n";
        assert_eq!(copied(&[row]), expected.as_bytes());
    }
}
