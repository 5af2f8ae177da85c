//! The rows that name a person, found by what crates declare of them ([`PersonalData`]): counted, given to that
//! person, erased.
//!
//! Statements are made of the names of declarations and of numbers: there is nothing in them that anybody typed.

use serde_json::{Map, Value};

use super::tables::{Kind, Table, ask};
use super::tx::Tx;
use crate::personal::{Erasure, Export, PersonalData};
use crate::{Error, PersonId, Result};

/// How many rows of its table name this person in its column.
///
/// # Errors
/// Whatever the database meets.
pub fn count(tx: &mut Tx<'_>, data: &PersonalData, person: PersonId) -> Result<i64> {
    let PersonalData { table, column, .. } = data;
    let mut count = 0;
    ask(tx, &format!("SELECT COUNT(*) FROM {table} WHERE {column} = {}", person.0), &mut |row| {
        count = row.get(0)?;
        Ok(())
    })?;
    Ok(count)
}

/// Gives `keep` each of those rows, by the names of its columns, without those that are withheld. `tables` is the
/// schema ([`tables::list`](super::tables::list)).
///
/// # Errors
/// Those of `keep` and of the database; `Internal` where the table is not there.
pub fn each(
    tx: &mut Tx<'_>,
    tables: &[Table],
    data: &PersonalData,
    person: PersonId,
    keep: &mut dyn FnMut(Map<String, Value>) -> Result<()>,
) -> Result<()> {
    let withheld: &[&str] = match data.export {
        Export::Whole => &[],
        Export::Without(columns) => columns,
        Export::Nothing(_) => return Ok(()),
    };
    let table = find(tables, data)?;
    let shown = |name: &str| !withheld.contains(&name);
    let columns: Vec<_> = table.columns.iter().filter(|column| shown(&column.name)).collect();
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let (names, name) = (names.join(", "), &table.name);
    let text = format!("SELECT {names} FROM {name} WHERE {} = {}", data.column, person.0);
    ask(tx, &text, &mut |row| {
        let mut values = Map::new();
        for (index, column) in columns.iter().enumerate() {
            let value = match column.kind {
                Kind::Integer => row.get::<Option<i64>>(index)?.map(Value::from),
                Kind::Text => row.get::<Option<String>>(index)?.map(Value::from),
            };
            values.insert(column.name.clone(), value.unwrap_or_default());
        }
        keep(values)
    })
}

/// Does to those rows what is declared. Where they stay they name the first of `nobody`, who stand for people that left,
/// whom no other row with the same key names; answers how many are left that would need another one of them.
///
/// # Errors
/// Whatever the database meets: a row that refers to what is to be deleted.
pub fn erase(
    tx: &mut Tx<'_>,
    tables: &[Table],
    data: &PersonalData,
    person: PersonId,
    nobody: &[PersonId],
) -> Result<i64> {
    let PersonalData { table, column, erasure, .. } = data;
    let of_them = format!("{table}.{column} = {}", person.0);
    match erasure {
        Erasure::Delete => tx.batch(&format!("DELETE FROM {table} WHERE {of_them}"))?,
        Erasure::Empty => {
            tx.batch(&format!("UPDATE {table} SET {column} = NULL WHERE {of_them}"))?;
        }
        Erasure::Anonymise | Erasure::Blank(_) => {
            let blank: String = match erasure {
                Erasure::Blank(columns) => {
                    columns.iter().map(|name| format!(", {name} = ''")).collect()
                }
                _ => String::new(),
            };
            let keys = find(tables, data)?.keys();
            let others: Vec<&str> = keys.iter().copied().filter(|key| key != column).collect();
            for nobody in nobody {
                let free = match keys.contains(column) {
                    true => free(table, column, &others, *nobody),
                    false => String::new(),
                };
                let set = format!("UPDATE {table} SET {column} = {}", nobody.0);
                tx.batch(&format!("{set}{blank} WHERE {of_them}{free}"))?;
            }
        }
    }
    count(tx, data, person)
}

/// That no row of the same key names this person.
fn free(table: &str, column: &str, others: &[&str], nobody: PersonId) -> String {
    let same: String =
        others.iter().map(|key| format!(" AND taken.{key} = {table}.{key}")).collect();
    let taken = format!("SELECT 1 FROM {table} taken WHERE taken.{column} = {}{same}", nobody.0);
    format!(" AND NOT EXISTS ({taken})")
}

fn find<'a>(tables: &'a [Table], data: &PersonalData) -> Result<&'a Table> {
    let found = tables.iter().find(|table| table.name == data.table);
    found.ok_or_else(|| Error::internal(format!("there is no table {}", data.table)))
}
