//! Files of libraries, as they are found: by their name, their description and the text in them.

use index::{Document, Found, Gate, Named, Source};
use kernel::log::Entry;
use kernel::{PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use spaces::Kind;

use crate::logged;
use crate::store::{BEFORE, COUNT, DOCUMENTS, FILES_BELOW, FOUND};

index::source!(Files);

/// Files of libraries.
struct Files;

/// What the name of the kind is in filters.
const KIND: &str = "file";
/// Characters of a file's text by which it is found, and in which an extract is looked for: as for files of posts.
const FOUND_BY: i64 = 256 * 1024;
const SHOWN_FROM: i64 = 64 * 1024;

/// Whose object is a file that may read otherwise now.
const TOUCHES: [&str; 5] = [
    logged::LIBRARY_PUT,
    logged::LIBRARY_CHANGED,
    logged::LIBRARY_DELETED,
    logged::LIBRARY_RESTORED,
    files::logged::LIBRARY_EXTRACTED,
];

impl Source for Files {
    fn name(&self) -> &'static str {
        "file"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[KIND]
    }

    fn touched(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<Vec<i64>> {
        let of = |kinds: &[&str]| -> Vec<i64> {
            let of = entries.iter().filter(|entry| kinds.contains(&entry.kind.as_str()));
            of.map(|entry| entry.object).collect()
        };
        let mut touched = of(&TOUCHES);
        // They go and come with their folder.
        let folders = of(&[logged::LIBRARY_FOLDER_DELETED]);
        if !folders.is_empty() {
            touched.extend(tx.query(&FILES_BELOW, params![folders], |row| row.get::<i64>(0))?);
        }
        Ok(touched)
    }

    fn documents(&self, tx: &mut Tx<'_>, objects: &[i64]) -> Result<Vec<Document>> {
        let rows = tx.query(&DOCUMENTS, params![objects], |row| {
            let media: String = row.get(6)?;
            let document = Document {
                object: row.get(0)?,
                gate: Gate::In(row.get::<SpaceId>(1)?),
                kind: KIND.to_owned(),
                at: row.get::<Time>(4)?,
                author: Some(row.get::<PersonId>(5)?),
                under: None,
                title: words_of(&row.get::<String>(2)?),
                body: row.get(3)?,
                beside: String::new(),
                lang: String::new(),
                topics: Vec::new(),
                marks: if media.starts_with("image/") {
                    vec!["file", "picture"]
                } else {
                    vec!["file"]
                },
            };
            Ok((document, row.get::<String>(7)?))
        })?;
        let hashes: Vec<String> = rows.iter().map(|(_, hash)| hash.clone()).collect();
        let texts = files::texts(tx, &hashes, FOUND_BY)?;
        let documents = rows.into_iter().map(|(document, hash)| {
            let beside = texts.get(&hash).cloned().unwrap_or_default();
            let lang = text::language(&beside).unwrap_or_default().to_owned();
            Document { beside, lang, ..document }
        });
        Ok(documents.collect())
    }

    fn before(&self, tx: &mut Tx<'_>, before: i64, most: i64) -> Result<Vec<i64>> {
        tx.query(&BEFORE, params![before, most], |row| row.get(0))
    }

    fn count(&self, tx: &mut Tx<'_>) -> Result<i64> {
        tx.query_one(&COUNT, params![], |row| row.get(0))
    }

    fn found(&self, tx: &mut Tx<'_>, viewer: &Viewer, objects: &[i64]) -> Result<Vec<Found>> {
        let rows = tx.query(&FOUND, params![viewer.id, viewer.sees_open(), objects], |row| {
            let (id, name): (i64, String) = (row.get(0)?, row.get(1)?);
            let (thumb, number): (String, i64) = (row.get(5)?, row.get(6)?);
            let (slug, kind, handle): (String, String, String) =
                (row.get(7)?, row.get(9)?, row.get(10)?);
            let picture = (!thumb.is_empty()).then(|| format!("/library/{id}/thumbnail/{number}"));
            let found = Found {
                object: id,
                title: name,
                href: format!("/library/{id}"),
                text: row.get(2)?,
                icon: "file".to_owned(),
                kind: KIND.to_owned(),
                author: Some(Named { name: row.get(11)?, href: format!("/people/{handle}") }),
                space: Some(Named { name: row.get(8)?, href: Kind::parse(&kind).href_of(&slug) }),
                at: Some(row.get(3)?),
                picture,
                ..Found::default()
            };
            Ok((found, row.get::<String>(4)?))
        })?;
        let hashes: Vec<String> = rows.iter().map(|(_, hash)| hash.clone()).collect();
        let mut texts = files::texts(tx, &hashes, SHOWN_FROM)?;
        let found = rows.into_iter().map(|(found, hash)| {
            let text = texts.remove(&hash).unwrap_or_default();
            let beside =
                if text.is_empty() { Vec::new() } else { vec![(found.title.clone(), text)] };
            Found { beside, ..found }
        });
        Ok(found.collect())
    }
}

/// A name of a file as words: what joins them is no part of them.
fn words_of(name: &str) -> String {
    name.replace(['_', '.', '-'], " ")
}
