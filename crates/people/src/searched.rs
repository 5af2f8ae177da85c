//! People, as they are found.

use index::{Document, Found, Gate, Source};
use kernel::log::Entry;
use kernel::{PersonId, Result, Time, Tx, Viewer, params};

use crate::person::photo_href;
use crate::store::searched::{BEFORE, COUNT, FOUND, OF};

index::source!(People);

/// Whoever has an account that is not closed.
struct People;

impl Source for People {
    fn name(&self) -> &'static str {
        "person"
    }

    fn touched(&self, _: &mut Tx<'_>, entries: &[Entry]) -> Result<Vec<i64>> {
        // Whatever happens to a person is in their name.
        let of = entries.iter().filter(|entry| entry.kind.starts_with("person."));
        Ok(of.map(|entry| entry.object).collect())
    }

    fn documents(&self, tx: &mut Tx<'_>, objects: &[i64]) -> Result<Vec<Document>> {
        tx.query(&OF, params![objects], |row| {
            let id: PersonId = row.get(0)?;
            let (job, unit, site): (String, String, String) =
                (row.get(3)?, row.get(4)?, row.get(5)?);
            let about: String = row.get(6)?;
            Ok(Document {
                object: id.0,
                gate: Gate::Person(id),
                kind: "person".to_owned(),
                at: row.get::<Time>(7)?,
                author: None,
                under: None,
                title: row.get(2)?,
                body: [job, unit, site].join("\n"),
                beside: format!("{}\n{}", row.get::<String>(1)?, text::parse(&about).text()),
                lang: String::new(),
                topics: Vec::new(),
                marks: Vec::new(),
            })
        })
    }

    fn before(&self, tx: &mut Tx<'_>, before: i64, most: i64) -> Result<Vec<i64>> {
        tx.query(&BEFORE, params![before, most], |row| row.get(0))
    }

    fn count(&self, tx: &mut Tx<'_>) -> Result<i64> {
        tx.query_one(&COUNT, params![], |row| row.get(0))
    }

    fn found(&self, tx: &mut Tx<'_>, viewer: &Viewer, objects: &[i64]) -> Result<Vec<Found>> {
        tx.query(&FOUND, params![viewer.id, viewer.sees_open(), objects], |row| {
            let (handle, photo): (String, Option<String>) = (row.get(1)?, row.get(6)?);
            let said: [String; 2] = [row.get(3)?, row.get(4)?];
            let said: Vec<&str> =
                said.iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
            let about: String = row.get(5)?;
            Ok(Found {
                object: row.get(0)?,
                title: row.get(2)?,
                href: format!("/people/{handle}"),
                text: said.join(" · "),
                beside: vec![(String::new(), text::parse(&about).text())],
                kind: "person".to_owned(),
                icon: "person".to_owned(),
                picture: photo.map(|hash| photo_href(&handle, &hash)),
                ..Found::default()
            })
        })
    }
}
