//! Spaces and conversations, as they are found.

use index::{Document, Found, Gate, Source};
use kernel::log::Entry;
use kernel::{Result, SpaceId, Time, Tx, Viewer, params};

use crate::store::searched::{BEFORE, COUNT, FOUND, OF};
use crate::{Kind, logged};

index::source!(Spaces);

/// Communities, and conversations that have a name.
struct Spaces;

/// Whose object is a space.
const TOUCHES: [&str; 4] =
    [logged::SPACE_CREATED, logged::SPACE_CHANGED, logged::SPACE_DELETED, logged::SPACE_RESTORED];

/// What it is in filters.
fn kind_of(kind: &str) -> &'static str {
    if Kind::parse(kind) == Kind::Conversation { "conversation" } else { "space" }
}

impl Source for Spaces {
    fn name(&self) -> &'static str {
        "space"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["space", "conversation"]
    }

    fn touched(&self, _: &mut Tx<'_>, entries: &[Entry]) -> Result<Vec<i64>> {
        let of = entries.iter().filter(|entry| TOUCHES.contains(&entry.kind.as_str()));
        Ok(of.map(|entry| entry.object).collect())
    }

    fn documents(&self, tx: &mut Tx<'_>, objects: &[i64]) -> Result<Vec<Document>> {
        tx.query(&OF, params![objects], |row| {
            let (id, slug): (SpaceId, String) = (row.get(0)?, row.get(1)?);
            let (kind, description): (String, String) = (row.get(3)?, row.get(4)?);
            Ok(Document {
                object: id.0,
                gate: Gate::Space(id),
                kind: kind_of(&kind).to_owned(),
                at: row.get::<Time>(5)?,
                author: None,
                under: None,
                title: row.get(2)?,
                body: description,
                beside: slug,
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
            let (slug, kind): (String, String) = (row.get(1)?, row.get(3)?);
            Ok(Found {
                object: row.get(0)?,
                title: row.get(2)?,
                href: Kind::parse(&kind).href_of(&slug),
                text: row.get(4)?,
                kind: kind_of(&kind).to_owned(),
                icon: kind,
                ..Found::default()
            })
        })
    }
}
