//! Whom a text invites: addresses as they are pasted, or a table whose first line names its columns.

use kernel::{Error, Message, Result};

use crate::table;

/// A line of the text, in the words of whoever wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its number in the text, from 1.
    pub(super) line: usize,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) number: String,
    pub(super) job: String,
    pub(super) unit: String,
    pub(super) site: String,
    pub(super) manager: String,
    pub(super) spaces: String,
}

/// A column, and what it may be called, without case and accents.
const COLUMNS: [(&str, &[&str]); 8] = [
    ("name", &["full name", "nom", "nom complet"]),
    ("email", &["e-mail", "mail", "address", "email address", "adresse", "adresse e-mail"]),
    ("number", &["employee number", "personnel number", "matricule", "numero"]),
    ("job", &["job title", "fonction", "poste"]),
    ("unit", &["department", "service"]),
    ("site", &["location", "lieu"]),
    ("manager", &["line manager", "responsable", "responsable hierarchique"]),
    ("spaces", &["space", "espaces", "espace"]),
];

/// The column of this title.
fn column(title: &str) -> Option<&'static str> {
    let title = text::fold(title.trim());
    let named = COLUMNS.iter().find(|(name, others)| title == *name || others.contains(&&*title));
    named.map(|(name, _)| *name)
}

/// The lines of a text.
///
/// # Errors
/// `Invalid` on the field `lines` for a column that nobody knows.
pub(super) fn read(text: &str) -> Result<Vec<Entry>> {
    let mut records = table::records(text);
    let titled =
        records.first().is_some_and(|(_, first)| first.iter().any(|f| column(f).is_some()));
    if !titled {
        return Ok(addresses(text));
    }
    let (_, titles) = records.remove(0);
    let columns: Vec<&str> = titles
        .iter()
        .map(|title| match column(title) {
            None if !title.is_empty() => {
                let message = Message::new("invite-column-unknown").with("column", title);
                Err(Error::field("lines", message))
            }
            column => Ok(column.unwrap_or_default()),
        })
        .collect::<Result<_>>()?;
    Ok(records.into_iter().map(|(line, fields)| entry(line, &columns, fields)).collect())
}

fn entry(line: usize, columns: &[&str], fields: Vec<String>) -> Entry {
    let mut entry = Entry { line, ..Entry::default() };
    for (column, value) in columns.iter().zip(fields) {
        let field = match *column {
            "name" => &mut entry.name,
            "email" => &mut entry.email,
            "number" => &mut entry.number,
            "job" => &mut entry.job,
            "unit" => &mut entry.unit,
            "site" => &mut entry.site,
            "manager" => &mut entry.manager,
            "spaces" => &mut entry.spaces,
            _ => continue,
        };
        *field = value;
    }
    entry
}

/// The addresses of a text, however they are separated: `Zoé <zoe@exemple.fr>, bob@exemple.fr`.
fn addresses(text: &str) -> Vec<Entry> {
    let pieces = text
        .lines()
        .enumerate()
        .flat_map(|(n, line)| line.split([',', ';', '\t']).map(move |piece| (n + 1, piece.trim())));
    pieces
        .filter(|(_, piece)| !piece.is_empty())
        .map(|(line, piece)| {
            let bare = piece.rsplit_once('<').and_then(|(_, rest)| rest.strip_suffix('>'));
            Entry { line, email: bare.unwrap_or(piece).to_owned(), ..Entry::default() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Entry, read};

    #[test]
    fn pasted_addresses_are_found() {
        let read = read("zoe@a.fr; Bob Martin <bob@a.fr>,\n\nana@a.fr").unwrap();
        let found: Vec<(usize, &str)> = read.iter().map(|e| (e.line, e.email.as_str())).collect();
        assert_eq!(found, [(1, "zoe@a.fr"), (1, "bob@a.fr"), (3, "ana@a.fr")]);
    }

    #[test]
    fn a_table_is_read_by_its_titles() {
        let read =
            super::read("Matricule,Nom complet,Responsable\n007,Zoé Le Gall,samir\n").unwrap();
        let expected = Entry {
            line: 2,
            name: "Zoé Le Gall".into(),
            number: "007".into(),
            manager: "samir".into(),
            ..Entry::default()
        };
        assert_eq!(read, [expected]);
        assert!(super::read("name,salary\nZoé,3\n").is_err());
    }
}
