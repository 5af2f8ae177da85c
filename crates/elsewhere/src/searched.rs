//! Pages elsewhere, as they are found: by every member, marked as elsewhere.

use index::{Document, Found, Gate, Named, Source};
use kernel::door::Url;
use kernel::log::Entry;
use kernel::{Result, Tx, Viewer, params};

use crate::logged;
use crate::store::{BEFORE, COUNT, DOCUMENTS, FOUND};

index::source!(Pages);

/// Pages elsewhere.
struct Pages;

/// What the name of the kind is in filters.
const KIND: &str = "link";

impl Source for Pages {
    fn name(&self) -> &'static str {
        KIND
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[KIND]
    }

    fn touched(&self, _: &mut Tx<'_>, entries: &[Entry]) -> Result<Vec<i64>> {
        let kinds = [logged::ELSEWHERE_READ, logged::ELSEWHERE_GONE];
        let of = entries.iter().filter(|entry| kinds.contains(&entry.kind.as_str()));
        Ok(of.map(|entry| entry.object).collect())
    }

    fn documents(&self, tx: &mut Tx<'_>, objects: &[i64]) -> Result<Vec<Document>> {
        tx.query(&DOCUMENTS, params![objects], |row| {
            Ok(Document {
                object: row.get(0)?,
                gate: Gate::Members,
                kind: KIND.to_owned(),
                at: row.get(4)?,
                author: None,
                under: None,
                title: row.get(1)?,
                body: row.get(2)?,
                // Words of its address.
                beside: row.get::<String>(5)?.replace(['/', '.', '-', '_', ':'], " "),
                lang: row.get(3)?,
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
        // They are the company's: guests find none.
        if !viewer.sees_open() {
            return Ok(Vec::new());
        }
        tx.query(&FOUND, params![objects], |row| {
            let href: String = row.get(1)?;
            Ok(Found {
                object: row.get(0)?,
                space: site(&href),
                href,
                title: row.get(2)?,
                text: row.get(3)?,
                lang: row.get(4)?,
                kind: KIND.to_owned(),
                icon: "link".to_owned(),
                ..Found::default()
            })
        })
    }
}

/// The site of a page: in place of a space, it says that the page is elsewhere.
fn site(href: &str) -> Option<Named> {
    let url = Url::parse(href).ok()?;
    let name = url.host_str()?.to_owned();
    Some(Named { name, href: url.join("/").ok()?.into() })
}
