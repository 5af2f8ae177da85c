//! The file: a page that any browser opens (`index.html`, `style.css`), the same as data (`data/TABLE.COLUMN.json`), the uploaded
//! files (`files/`).

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};

use kernel::blobs::{Blobs, Stored, Upload};
use kernel::db::of_person;
use kernel::db::tables;
use kernel::personal::{Export, PersonalData};
use kernel::{Error, PersonId, Result, Tx, params};
use serde_json::{Map, Value, json};
use ui::{Locale, answer};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::html::{ArchivePage, Section};
use crate::store::SPACE_NAMES;

/// A row, by the names of its columns.
pub(super) type Row = Map<String, Value>;

/// Writes the archive of a person.
///
/// # Errors
/// Whatever the database and the disk meet.
pub(super) fn archive(
    tx: &mut Tx<'_>,
    blobs: &Blobs,
    person: PersonId,
    most: u64,
) -> Result<Stored> {
    let me = people::accounts::person(tx, person)?;
    let l = Locale::new(me.lang);
    let viewer = people::viewer(tx, person)?.ok_or_else(Error::not_found)?;
    let names = |row: &kernel::Row<'_>| Ok((row.get::<i64>(0)?, row.get::<String>(1)?));
    let spaces = tx.query(&SPACE_NAMES, params![person, viewer.sees_open()], names)?;
    let spaces: HashMap<i64, String> = spaces.into_iter().collect();
    let tables = tables::list(tx)?;
    let mut zip = ZipWriter::new_stream(Sink(blobs.begin(most)?));
    let mut sections = Vec::new();
    let mut stored = BTreeSet::new();
    for data in PersonalData::all().into_iter().filter(|data| is_given(data)) {
        let mut rows: Vec<Row> = Vec::new();
        of_person::each(tx, &tables, data, person, &mut |row| {
            rows.push(masked(data, person, row));
            Ok(())
        })?;
        if rows.is_empty() {
            continue;
        }
        if data.table == "files" {
            stored.extend(rows.iter().filter_map(stored_file));
        }
        let name = format!("data/{}.{}.json", data.table, data.column);
        let (what, why) = crate::french::words(l, data);
        let described = json!({ "what": what, "why": why, "rows": rows });
        entry(&mut zip, &name, &serde_json::to_vec_pretty(&described)?)?;
        sections.push(Section::of(l, data, &rows, &spaces));
    }
    let page = ArchivePage { l, name: me.name, now: tx.now(), sections };
    entry(&mut zip, "style.css", include_bytes!("page.css"))?;
    entry(&mut zip, "index.html", answer::render(&page)?.as_bytes())?;
    for (name, hash) in stored {
        let Ok(mut file) = blobs.open_file(&hash) else { continue };
        zip.start_file(&name, SimpleFileOptions::default()).map_err(Error::internal)?;
        io::copy(&mut file, &mut zip)?;
    }
    let sink = zip.finish().map_err(Error::internal)?;
    sink.into_inner().0.keep()
}

fn is_given(data: &PersonalData) -> bool {
    !matches!(data.export, Export::Nothing(_))
}

/// A row in which nobody else is named by their number.
fn masked(data: &PersonalData, person: PersonId, mut row: Row) -> Row {
    let others = PersonalData::all().into_iter().filter(|other| other.table == data.table);
    for other in others {
        if let Some(value) = row.get_mut(other.column)
            && value.as_i64().is_some_and(|id| id != person.0)
        {
            *value = json!("somebody else");
        }
    }
    row
}

/// Where an uploaded file stands in the archive, and the name of its bytes.
fn stored_file(row: &Row) -> Option<(String, String)> {
    let (id, hash) = (row.get("id")?.as_i64()?, row.get("hash")?.as_str()?);
    let name = files::file_name(row.get("name")?.as_str()?);
    Some((format!("files/{id}-{name}"), hash.to_owned()))
}

fn entry<W: Write>(
    zip: &mut ZipWriter<zip::write::StreamWriter<W>>,
    name: &str,
    bytes: &[u8],
) -> Result<()> {
    zip.start_file(name, SimpleFileOptions::default()).map_err(Error::internal)?;
    Ok(zip.write_all(bytes)?)
}

/// What is written goes to the store of files.
struct Sink(Upload);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.add(bytes).map_err(io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
