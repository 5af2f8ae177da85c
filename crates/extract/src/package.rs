//! ZIP archives, as office programs write them. Parts are unpacked as they are read, and together give so much
//! before reading ends, whatever sizes the archive states.

use std::io::{BufReader, Cursor, Error, Read};

use zip::ZipArchive;

use crate::out::Out;
use crate::xml::Step;
use crate::{Why, odf, office, sheets, xml};

/// The bytes that are unpacked of one file.
const UNPACKED: u64 = 64 * 1024 * 1024;
/// The most parts an archive may have.
const PARTS: usize = 10_000;

/// An archive of which so much more may be unpacked.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

pub(crate) fn read(bytes: &[u8], out: &mut Out) -> Result<(), Why> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Why::Damaged)?;
    if archive.len() > PARTS {
        return Err(Why::Limits);
    }
    let mut package = Package { archive, left: UNPACKED };
    let names: Vec<String> = package.archive.file_names().flatten().map(Into::into).collect();
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    match () {
        () if has("word/") => office::document(&mut package, &names, out),
        () if has("ppt/") => office::slides(&mut package, &names, out),
        () if has("xl/") => sheets::read(&mut package, &names, out),
        () if has("content.xml") => odf::read(&mut package, &names, out),
        () => Err(Why::Unread),
    }
}

impl Package<'_> {
    /// Goes through a part that is XML.
    pub(crate) fn walk(
        &mut self,
        name: &str,
        step: impl FnMut(Step<'_>) -> bool,
    ) -> Result<(), Why> {
        let part = self.archive.by_name(name).map_err(|_| Why::Damaged)?;
        let walked = xml::walk(BufReader::new(Bounded { part, left: &mut self.left }), step);
        if self.left == 0 { Err(Why::Limits) } else { walked }
    }
}

/// A part of which no more is unpacked than is left.
struct Bounded<'a, R> {
    part: R,
    left: &'a mut u64,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if *self.left == 0 {
            return Err(Error::other("too much is unpacked"));
        }
        let count = self.part.read(buffer)?;
        *self.left = self.left.saturating_sub(count as u64);
        Ok(count)
    }
}

/// The parts `<folder><word><number>.xml` among these names, by their number.
pub(crate) fn numbered<'a>(names: &'a [String], start: &str) -> Vec<&'a str> {
    let number = |name: &str| {
        let digits = name.strip_prefix(start)?.strip_suffix(".xml")?;
        if digits.is_empty() { Some(0) } else { digits.parse::<u32>().ok() }
    };
    let mut found: Vec<_> =
        names.iter().filter_map(|name| Some((number(name)?, &**name))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}
