//! People, as they are found.

use index::{Document, Found, Gate, Source};
use kernel::log::Entry;
use kernel::{PersonId, Result, Tx, Viewer, params};

use crate::store::searched::{BEFORE, COUNT, FOUND, IN_UNITS, OF};
use crate::whole::text_of;
use crate::{logged, store};

index::source!(People);

/// Whoever has an account that is not closed.
struct People;

impl Source for People {
    fn name(&self) -> &'static str {
        "person"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["person"]
    }

    fn touched(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<Vec<i64>> {
        // Whatever happens to a person is in their name.
        let of = entries.iter().filter(|entry| entry.kind.starts_with("person."));
        let mut touched: Vec<i64> = of.map(|entry| entry.object).collect();
        // What a unit is called is found of everybody in it.
        let units = entries.iter().filter(|entry| entry.kind == logged::UNIT_CHANGED);
        let units: Vec<i64> = units.map(|entry| entry.object).collect();
        if !units.is_empty() {
            touched.extend(tx.query(&IN_UNITS, params![units], |row| row.get::<i64>(0))?);
        }
        Ok(touched)
    }

    fn erases(&self, entries: &[Entry]) -> bool {
        entries.iter().any(|entry| entry.kind == logged::PERSON_ERASED)
    }

    fn documents(&self, tx: &mut Tx<'_>, objects: &[i64]) -> Result<Vec<Document>> {
        let ids: Vec<PersonId> = tx.query(&OF, params![objects], |row| row.get(0))?;
        let mut documents = Vec::with_capacity(ids.len());
        for id in ids {
            let person = store::people::get(tx, id)?;
            documents.push(Document {
                object: id.0,
                gate: Gate::Person(id),
                kind: "person".to_owned(),
                at: person.created_at,
                author: None,
                under: None,
                body: text_of(&person),
                title: person.name,
                beside: String::new(),
                lang: String::new(),
                topics: Vec::new(),
                marks: Vec::new(),
            });
        }
        Ok(documents)
    }

    fn before(&self, tx: &mut Tx<'_>, before: i64, most: i64) -> Result<Vec<i64>> {
        tx.query(&BEFORE, params![before, most], |row| row.get(0))
    }

    fn count(&self, tx: &mut Tx<'_>) -> Result<i64> {
        tx.query_one(&COUNT, params![], |row| row.get(0))
    }

    fn found(&self, tx: &mut Tx<'_>, viewer: &Viewer, objects: &[i64]) -> Result<Vec<Found>> {
        let open = viewer.sees_open();
        let seen = params![viewer.id, open, objects];
        let ids: Vec<PersonId> = tx.query(&FOUND, seen, |row| row.get(0))?;
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            let person = store::people::get(tx, id)?;
            let unit = person.unit.as_ref().filter(|_| open);
            let unit = unit.map(|unit| unit.name.as_str()).unwrap_or_default();
            let place = [person.job.as_str(), unit, person.site.as_str()];
            let said =
                [&person.skills.join(", "), &person.ask_about, &person.working_on, &person.about];
            let said = said.into_iter().filter(|said| !said.is_empty());
            let joined = |parts: &[&str]| {
                let parts: Vec<&str> =
                    parts.iter().copied().filter(|part| !part.is_empty()).collect();
                parts.join(" · ")
            };
            found.push(Found {
                object: id.0,
                href: person.card().href(),
                text: joined(&place),
                beside: said.map(|said| (String::new(), text::parse(said).text())).collect(),
                kind: "person".to_owned(),
                icon: "person".to_owned(),
                picture: person.card().photo,
                title: person.name,
                ..Found::default()
            });
        }
        Ok(found)
    }
}
