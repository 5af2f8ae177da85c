//! Making a backup, while the network is in use.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use kernel::blobs::{self, Blobs};
use kernel::db::tables::{self, Cell, Table};
use kernel::error::Meaning;
use kernel::{Db, Error, Result, Tx, migrate};

use crate::format::{self, BEGIN, Begin, Counted, END, End, SUMS, VERSION};
use crate::sums::{Summing, sum};

/// The size from which a part of a table's rows is full, in bytes before it is packed.
const PART: usize = 4 * 1024 * 1024;

/// Writes a backup of the whole network to `out`, as it is at one moment.
///
/// # Errors
/// `Unavailable` when the disk is full.
pub fn write(
    db: &Db,
    blobs: &Blobs,
    program: &str,
    out: impl Write + Send + 'static,
) -> Result<End> {
    let held = blobs.keep_all()?;
    let (blobs, program) = (blobs.clone(), program.to_owned());
    let mut out = Some(out);
    let end = db.read_blocking(move |tx| {
        let out = out.take().ok_or_else(|| Error::unavailable("the snapshot was lost"))?;
        let mut archive = Archive { tar: tar::Builder::new(out), sums: String::new() };
        whole(tx, &blobs, &program, &mut archive)
    });
    drop(held);
    end
}

fn whole<W: Write>(
    tx: &mut Tx<'_>,
    blobs: &Blobs,
    program: &str,
    archive: &mut Archive<W>,
) -> Result<End> {
    let begin = Begin {
        format: VERSION,
        program: program.to_owned(),
        moment: tx.now(),
        steps: migrate::applied(tx)?,
        tables: tables::list(tx)?,
    };
    archive.add(BEGIN, &serde_json::to_vec_pretty(&begin)?)?;
    let mut end = End::default();
    for table in &begin.tables {
        end.tables.insert(table.name.clone(), rows(tx, table, archive)?);
    }
    files(blobs, blobs::named(tx)?, archive, &mut end)?;
    archive.add(END, &serde_json::to_vec_pretty(&end)?)?;
    let sums = std::mem::take(&mut archive.sums);
    archive.add(SUMS, sums.as_bytes())?;
    archive.tar.finish()?;
    archive.tar.get_mut().flush()?;
    Ok(end)
}

/// The rows of a table, a line of JSON each, in parts that fit in memory.
fn rows<W: Write>(tx: &mut Tx<'_>, table: &Table, archive: &mut Archive<W>) -> Result<Counted> {
    let mut all = Summing::new(std::io::sink());
    let (mut lines, mut rows, mut parts) = (Vec::new(), 0, 0);
    let mut full = |lines: &mut Vec<u8>, archive: &mut Archive<W>| {
        parts += 1;
        let packed = packed(lines)?;
        lines.clear();
        archive.add(&format::rows_entry(&table.name, parts), &packed)
    };
    tables::each(tx, table, &mut |row: Vec<Cell>| {
        let begin = lines.len();
        serde_json::to_writer(&mut lines, &row)?;
        lines.push(b'\n');
        all.write_all(&lines[begin..])?;
        rows += 1;
        if lines.len() >= PART { full(&mut lines, archive) } else { Ok(()) }
    })?;
    if !lines.is_empty() {
        full(&mut lines, archive)?;
    }
    Ok(Counted { rows, sha256: all.sum() })
}

fn packed(lines: &[u8]) -> Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::new(3));
    packer.write_all(lines)?;
    Ok(packer.finish()?)
}

/// The files that rows name.
fn files<W: Write>(
    blobs: &Blobs,
    named: BTreeSet<String>,
    archive: &mut Archive<W>,
    end: &mut End,
) -> Result<()> {
    for hash in named {
        let file = match blobs.open_file(&hash) {
            Ok(file) => file,
            Err(error) if error.meaning() == Meaning::NotFound => {
                end.damaged.push(hash);
                continue;
            }
            Err(error) => return Err(error),
        };
        let size = file.metadata()?.len();
        // It goes in as it is: reading it twice to leave a damaged one out would cost all others.
        let sum = archive.stream(&format::file_entry(&hash), size, file)?;
        if sum != hash {
            end.damaged.push(hash);
        }
        end.files += 1;
        end.file_bytes += size;
    }
    Ok(())
}

/// A tar archive, with the sums of what it holds.
struct Archive<W: Write> {
    tar: tar::Builder<W>,
    sums: String,
}

impl<W: Write> Archive<W> {
    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.tar.append_data(&mut header(bytes.len() as u64), name, bytes)?;
        self.note(name, &sum(bytes));
        Ok(())
    }

    /// Adds `size` bytes of `from`; answers their sum.
    fn stream(&mut self, name: &str, size: u64, from: impl Read) -> Result<String> {
        let mut from = Summing::new(from);
        self.tar.append_data(&mut header(size), name, (&mut from).take(size))?;
        let sum = from.sum();
        self.note(name, &sum);
        Ok(sum)
    }

    fn note(&mut self, name: &str, sum: &str) {
        let _ = writeln!(self.sums, "{sum}  {name}");
    }
}

fn header(size: u64) -> tar::Header {
    let mut header = tar::Header::new_ustar();
    header.set_size(size);
    header.set_mode(0o600);
    header
}
