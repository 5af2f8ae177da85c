//! Every column that names a person is declared, with what it is kept for and what becomes of it.

use std::collections::BTreeSet;

use kernel::personal::PersonalData;

/// What a column that names a person is called, where it does not refer to the table of people.
const NAMES: [&str; 4] = ["person_id", "actor_id", "author_id", "owner_id"];

#[test]
fn every_column_that_names_a_person_is_declared() {
    let found: BTreeSet<(String, String)> = columns();
    assert!(found.len() > 30, "the schema was not read: {found:?}");
    let declared: BTreeSet<(String, String)> = PersonalData::all()
        .iter()
        .map(|data| (data.table.to_owned(), data.column.to_owned()))
        // The row of the person themselves.
        .filter(|of| *of != ("people".into(), "id".into()))
        .collect();
    let missing: Vec<_> = found.difference(&declared).collect();
    assert!(missing.is_empty(), "declare with kernel::personal_data!: {missing:?}");
    let stale: Vec<_> = declared.difference(&found).collect();
    assert!(stale.is_empty(), "declared, and not in the tables: {stale:?}");
}

/// The columns of all tables that name a person, by table and name.
fn columns() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for step in server::migrations() {
        let mut table = "";
        for line in step.text.lines().map(str::trim) {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words[..] {
                ["CREATE", "TABLE", name, ..] => table = name,
                ["ALTER", "TABLE", name, "ADD", "COLUMN", column, kind, ..] => {
                    note(&mut found, name, column, kind, line);
                }
                ["ALTER", "TABLE", name, "RENAME", "TO", now, ..] => {
                    let now = now.trim_end_matches(';');
                    let named = |(of, column): (String, String)| match of == name {
                        true => (now.to_owned(), column),
                        false => (of, column),
                    };
                    found = found.into_iter().map(named).collect();
                }
                ["DROP", "TABLE", name, ..] => {
                    found.retain(|(of, _)| of != name.trim_end_matches(';'))
                }
                [column, kind, ..] if !table.is_empty() => {
                    note(&mut found, table, column, kind, line)
                }
                _ => {}
            }
            if line.starts_with(')') {
                table = "";
            }
        }
    }
    found
}

fn note(found: &mut BTreeSet<(String, String)>, table: &str, column: &str, kind: &str, line: &str) {
    let named = NAMES.contains(&column) || column.ends_with("_by");
    if line.contains("REFERENCES people (") || (named && kind.starts_with("BIGINT")) {
        found.insert((table.into(), column.into()));
    }
}
