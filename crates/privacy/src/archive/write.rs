//! The file: a page that any browser opens (`index.html`, `style.css`), the same as data (`data/TABLE.COLUMN.json`), the uploaded
//! files (`files/`).

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};

use kernel::blobs::{Blobs, Stored, Upload};
use kernel::db::of_person;
use kernel::db::tables;
use kernel::error::Meaning;
use kernel::personal::{Export, PersonalData};
use kernel::{Error, PersonId, Result, Tx, params};
use serde_json::{Map, Value, json};
use ui::{Locale, answer};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::html::{ArchivePage, Section};
use crate::store::SPACE_NAMES;

/// A row, by the names of its columns.
pub(super) type Row = Map<String, Value>;

/// What an archive holds, before it is written: its entries by name, and the uploaded files with the names of their bytes.
pub(super) struct Gathered {
    entries: Vec<(String, Vec<u8>)>,
    files: BTreeSet<(String, String)>,
}

/// Reads all that is kept of a person.
///
/// # Errors
/// `NotFound` where their account was closed meanwhile.
pub(super) fn gather(tx: &mut Tx<'_>, person: PersonId) -> Result<Gathered> {
    let me = people::accounts::person(tx, person)?;
    let l = Locale::new(me.lang);
    let viewer = people::viewer(tx, person)?.ok_or_else(Error::not_found)?;
    let names = |row: &kernel::Row<'_>| Ok((row.get::<i64>(0)?, row.get::<String>(1)?));
    let spaces = tx.query(&SPACE_NAMES, params![person, viewer.sees_open()], names)?;
    let spaces: HashMap<i64, String> = spaces.into_iter().collect();
    let tables = tables::list(tx)?;
    let (mut entries, mut sections) = (Vec::new(), Vec::new());
    let mut files = BTreeSet::new();
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
            files.extend(rows.iter().filter_map(stored_file));
        }
        sections.push(Section::of(l, data, &rows, &spaces));
        let (what, why) = crate::french::words(l, data);
        let described = json!({ "what": what, "why": why, "rows": rows });
        let name = format!("data/{}.{}.json", data.table, data.column);
        entries.push((name, serde_json::to_vec_pretty(&described)?));
    }
    let page = ArchivePage { l, name: me.name, now: tx.now(), sections };
    entries.push(("style.css".into(), include_bytes!("page.css").to_vec()));
    entries.push(("index.html".into(), answer::render(&page)?.into_bytes()));
    Ok(Gathered { entries, files })
}

/// Writes it to the store of files.
///
/// # Errors
/// Whatever the store meets.
pub(super) fn write(blobs: &Blobs, gathered: &Gathered) -> Result<Stored> {
    let options = SimpleFileOptions::default().large_file(true);
    let mut zip = ZipWriter::new_stream(Sink(blobs.begin(u64::MAX)?));
    for (name, bytes) in &gathered.entries {
        zip.start_file(name, options).map_err(Error::internal)?;
        zip.write_all(bytes)?;
    }
    for (name, hash) in &gathered.files {
        // One that is gone from the store is missing here too; while it cannot be read, no archive leaves it out.
        let mut file = match blobs.open_file(hash) {
            Err(error) if error.meaning() == Meaning::NotFound => continue,
            opened => opened?,
        };
        zip.start_file(name, options).map_err(Error::internal)?;
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

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use kernel::blobs::Blobs;

    use super::{Gathered, write};

    #[test]
    fn a_file_that_cannot_be_read_is_not_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        let hash = blobs.put(&b"abc"[..], 3).unwrap().hash;
        let named = |id: i64, hash: &str| (format!("files/{id}-a.txt"), hash.to_owned());
        let files = [named(1, &hash), named(2, &"0".repeat(64))].into_iter().collect();
        let gathered = Gathered { entries: Vec::new(), files };
        write(&blobs, &gathered).expect("one that is gone is missing");
        let place = folder.path().join(&hash[..2]).join(&hash);
        std::fs::remove_file(&place).unwrap();
        symlink(&place, &place).unwrap();
        write(&blobs, &gathered).expect_err("the other cannot be read");
    }
}
