//! Restoring a backup: all of it or nothing.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use flate2::read::GzDecoder;
use kernel::blobs::Blobs;
use kernel::db::Source;
use kernel::db::tables::{self, Cell, Table};
use kernel::error::Meaning;
use kernel::migrate::{self, Migration};
use kernel::{Clock, Db, Error, Message, Result, Tx};

use crate::format::{BEGIN, Begin, Counted, END, End, SUMS, VERSION, damaged, unfit};
use crate::sums::{Summing, sum};

/// Rows that are put into a table at once.
const ROWS: usize = 1_000;
/// The largest entry that is not a file: a part of a table's rows, which one long text may exceed.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Restores a backup into an empty database, or in place of what it holds where `replace` says so.
/// Nothing is committed before all was read and found to be what the backup says. `after` does in the
/// same transaction what a network that comes from a backup needs.
///
/// # Errors
/// `Invalid` where it is no whole backup; `Conflict` where the database is not empty, or where the backup
/// was made by a program that this one does not know.
pub fn restore(
    db: &Db,
    blobs: &Blobs,
    steps: Vec<Migration>,
    replace: bool,
    input: impl Read + Send + 'static,
    mut after: impl FnMut(&mut Tx<'_>) -> Result<()> + Send + 'static,
) -> Result<End> {
    let blobs = blobs.clone();
    // What comes from a pipe comes once: a transaction that is tried again fails as it did before.
    let mut input = Ok(tar::Archive::new(input));
    db.write_blocking(move |tx| {
        let mut archive =
            std::mem::replace(&mut input, Err(Error::unavailable("the transaction was lost")))?;
        let done = whole(tx, &blobs, &steps, replace, &mut archive).and_then(|end| {
            after(tx)?;
            Ok(end)
        });
        if let Err(error) = &done {
            input = Err(error.clone());
        }
        done
    })
}

/// Restores a backup into a place of its own, and removes that again: it can be done.
///
/// # Errors
/// Those of [`restore`].
pub fn verify(
    input: impl Read + Send + 'static,
    steps: Vec<Migration>,
    scratch: &Path,
) -> Result<End> {
    let place = tempfile::tempdir_in(scratch)?;
    let db = Db::open(&Source::file(place.path().join("parvis.db")), Clock::system())?;
    let blobs = Blobs::open(place.path().join("files"))?;
    restore(&db, &blobs, steps, false, input, |_| Ok(()))
}

fn whole<R: Read>(
    tx: &mut Tx<'_>,
    blobs: &Blobs,
    steps: &[Migration],
    replace: bool,
    archive: &mut tar::Archive<R>,
) -> Result<End> {
    let mut reading = Reading { sums: String::new(), read: End::default() };
    let mut entries = archive.entries().map_err(damaged)?;
    let mut begun: Option<Begin> = None;
    let mut ended: Option<End> = None;
    let mut sums = None;
    let mut tables = BTreeMap::new();
    let mut lines: BTreeMap<String, Summing<std::io::Sink>> = BTreeMap::new();
    for entry in &mut entries {
        let mut entry = entry.map_err(damaged)?;
        let name = entry.path().map_err(damaged)?.to_string_lossy().into_owned();
        let parts: Vec<&str> = name.split('/').collect();
        match (parts.as_slice(), &begun) {
            ([BEGIN], None) => {
                let bytes = reading.bytes(&name, &mut entry)?;
                let begin = readable(&bytes, steps)?;
                empty(tx, replace)?;
                prepare(tx, &begin, steps)?;
                tables.extend(begin.tables.iter().map(|table| (table.name.clone(), table.clone())));
                for table in tables.keys() {
                    reading.read.tables.insert(table.clone(), Counted::default());
                    lines.insert(table.clone(), Summing::new(std::io::sink()));
                }
                begun = Some(begin);
            }
            (_, None) => return Err(damaged(format!("it begins with {name}"))),
            (["rows", table, _], _) => {
                let bytes = reading.bytes(&name, &mut entry)?;
                let unknown = || damaged(format!("{name} is of no table"));
                let known = tables.get(*table).ok_or_else(unknown)?;
                let sum = lines.get_mut(*table).ok_or_else(unknown)?;
                let rows = load(tx, known, GzDecoder::new(bytes.as_slice()), sum)?;
                if let Some(counted) = reading.read.tables.get_mut(*table) {
                    counted.rows += rows;
                }
            }
            (["files", _, hash], _) => reading.file(&name, hash, &mut entry, blobs)?,
            ([END], _) => {
                let bytes = reading.bytes(&name, &mut entry)?;
                ended = Some(serde_json::from_slice(&bytes).map_err(damaged)?);
            }
            ([SUMS], _) => {
                sums = Some(std::mem::take(&mut reading.sums));
                let said = reading.bytes(&name, &mut entry)?;
                if sums.as_deref().map(str::as_bytes) != Some(&said) {
                    return Err(damaged("a checksum does not fit"));
                }
            }
            _ => return Err(damaged(format!("there is a {name} in it"))),
        }
    }
    let (Some(end), Some(_)) = (ended, sums) else { return Err(damaged("its end is missing")) };
    for (table, sum) in lines {
        if let Some(counted) = reading.read.tables.get_mut(&table) {
            counted.sha256 = sum.sum();
        }
    }
    finish(tx, steps, &tables, reading.read, &end)?;
    Ok(end)
}

/// What was read of a backup so far.
struct Reading {
    sums: String,
    read: End,
}

impl Reading {
    fn bytes(&mut self, name: &str, entry: &mut impl Read) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        entry.take(LARGEST + 1).read_to_end(&mut bytes).map_err(damaged)?;
        if bytes.len() as u64 > LARGEST {
            return Err(damaged(format!("{name} is too large")));
        }
        self.sums.push_str(&format!("{}  {name}\n", sum(&bytes)));
        Ok(bytes)
    }

    /// Stores a file. One whose bytes are not those of its name was damaged before the backup was made, or
    /// since: the sums tell which.
    fn file(&mut self, name: &str, hash: &str, entry: &mut impl Read, blobs: &Blobs) -> Result<()> {
        let mut upload = blobs.begin(u64::MAX)?;
        let mut buffer = vec![0; 64 * 1024];
        let mut sum = Summing::new(entry);
        loop {
            match sum.read(&mut buffer).map_err(damaged)? {
                0 => break,
                count => upload.add(&buffer[..count])?,
            }
        }
        let sum = sum.sum();
        self.sums.push_str(&format!("{sum}  {name}\n"));
        self.read.files += 1;
        self.read.file_bytes += upload.size();
        if sum == hash {
            upload.keep()?;
        }
        Ok(())
    }
}

/// What the backup says of itself, where this program can read it.
fn readable(bytes: &[u8], steps: &[Migration]) -> Result<Begin> {
    let begin: Begin = serde_json::from_slice(bytes).map_err(damaged)?;
    let known = |name: &String| steps.iter().any(|step| step.name == name);
    if begin.format != VERSION || !begin.steps.iter().all(known) {
        return Err(unfit("backup-of-newer", &begin));
    }
    Ok(begin)
}

/// Nothing is overwritten but by whoever says so.
fn empty(tx: &mut Tx<'_>, replace: bool) -> Result<()> {
    if replace {
        return tables::drop_all(tx);
    }
    if tables::list(tx)?.is_empty() {
        return Ok(());
    }
    Err(Error::new(Meaning::Conflict, Message::new("backup-into-full")))
}

/// Makes the schema that the backup was made with.
fn prepare(tx: &mut Tx<'_>, begin: &Begin, steps: &[Migration]) -> Result<()> {
    let then: Vec<Migration> = steps
        .iter()
        .filter(|step| begin.steps.iter().any(|name| name == step.name))
        .copied()
        .collect();
    migrate::run_within(tx, &then)?;
    let there = tables::list(tx)?;
    let named = |table: &Table| {
        (
            table.name.clone(),
            table.columns.iter().map(|c| (c.name.clone(), c.kind)).collect::<Vec<_>>(),
        )
    };
    if !there.iter().map(named).eq(begin.tables.iter().map(named)) {
        return Err(damaged("its tables are not those of its schema"));
    }
    tables::before_loading(tx)
}

/// Puts lines into a table; answers how many.
fn load(
    tx: &mut Tx<'_>,
    table: &Table,
    lines: impl Read,
    sum: &mut Summing<std::io::Sink>,
) -> Result<u64> {
    use std::io::Write;
    let mut lines = BufReader::new(lines);
    let (mut rows, mut count): (Vec<Vec<Cell>>, u64) = (Vec::new(), 0);
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = lines.read_until(b'\n', &mut line).map_err(damaged)?;
        if read == 0 || rows.len() >= ROWS {
            tables::load(tx, table, &rows).map_err(|error| {
                damaged(format!("the rows of {} do not fit", table.name)).because(error)
            })?;
            rows.clear();
        }
        if read == 0 {
            return Ok(count);
        }
        sum.write_all(&line)?;
        rows.push(serde_json::from_slice(&line).map_err(damaged)?);
        count += 1;
    }
}

/// What was read must be what the backup says there is, and what is in the tables.
fn finish(
    tx: &mut Tx<'_>,
    steps: &[Migration],
    tables: &BTreeMap<String, Table>,
    read: End,
    end: &End,
) -> Result<()> {
    if (End { damaged: end.damaged.clone(), ..read }) != *end {
        return Err(damaged("what is in it is not what it says"));
    }
    for (name, counted) in &end.tables {
        let there = tables.get(name).map_or(Ok(-1), |table| tables::count(tx, table))?;
        if u64::try_from(there) != Ok(counted.rows) {
            return Err(damaged(format!("{there} rows in {name}, not {}", counted.rows)));
        }
    }
    tables::after_loading(tx)?;
    migrate::run_within(tx, steps)
}
