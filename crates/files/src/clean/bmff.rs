//! Boxes (ISO/IEC 14496-12): HEIF and AVIF pictures, whose notes are items, and films, whose notes are boxes.

use std::collections::HashSet;
use std::io::{Read, Seek};

use super::{Edit, With, big, bytes_at, length};

/// Boxes beside what is seen, of a file and of its parts.
const NOTES: [&[u8; 4]; 3] = [b"uuid", b"udta", b"meta"];
/// Items of a picture that are notes: Exif, XMP.
const ITEMS: [&[u8]; 3] = [b"Exif", b"mime", b"uri "];
/// More boxes than any file has beside one another.
const MOST: usize = 10_000;

/// A box: what it is, where what it holds begins, and where it ends.
struct Found {
    kind: [u8; 4],
    start: u64,
    inside: u64,
    end: u64,
}

pub(super) fn edits(from: &mut (impl Read + Seek)) -> Option<Vec<Edit>> {
    let whole = length(from)?;
    let mut edits = Vec::new();
    for found in boxes(from, 0, whole)? {
        match &found.kind {
            // What it says of items is part of a picture.
            b"meta" => edits.extend(items(from, &found)?),
            b"moov" => film(from, &found, &mut edits, 0)?,
            kind if NOTES.contains(&kind) => edits.extend(freed(&found)),
            _ => {}
        }
    }
    Some(edits)
}

/// The notes of a film and of its tracks.
fn film(from: &mut (impl Read + Seek), of: &Found, edits: &mut Vec<Edit>, depth: u8) -> Option<()> {
    for found in boxes(from, of.inside, of.end)? {
        match &found.kind {
            b"trak" if depth == 0 => film(from, &found, edits, 1)?,
            kind if NOTES.contains(&kind) => edits.extend(freed(&found)),
            _ => {}
        }
    }
    Some(())
}

/// A box that says nothing any more, at its place: what others point to does not move.
fn freed(found: &Found) -> [Edit; 2] {
    let (at, length) = (found.inside, found.end - found.inside);
    [
        Edit { at: found.start + 4, length: 4, with: With::Bytes(b"free".to_vec()) },
        Edit { at, length, with: With::Zeros },
    ]
}

fn boxes(from: &mut (impl Read + Seek), mut at: u64, end: u64) -> Option<Vec<Found>> {
    let mut found = Vec::new();
    while at + 8 <= end {
        let head = bytes_at(from, at, 8)?;
        let (size, inside) = match big(&head[..4]) {
            0 => (end - at, at + 8),
            1 => (big(&bytes_at(from, at + 8, 8)?), at + 16),
            size => (size, at + 8),
        };
        let after = at.checked_add(size)?;
        if after < inside || found.len() >= MOST {
            return None;
        }
        // A film that is cut short ends in a box that goes on.
        let kind = [head[4], head[5], head[6], head[7]];
        found.push(Found { kind, start: at, inside, end: after.min(end) });
        at = after;
    }
    Some(found)
}

/// The items of a picture that are notes.
fn items(from: &mut (impl Read + Seek), meta: &Found) -> Option<Vec<Edit>> {
    let inside = boxes(from, meta.inside + 4, meta.end)?;
    let find = |kind: &[u8; 4]| inside.iter().find(|found| &found.kind == kind);
    let (Some(named), Some(placed)) = (find(b"iinf"), find(b"iloc")) else {
        return Some(Vec::new());
    };
    let notes = notes(from, named)?;
    let data = find(b"idat").map(|found| found.inside);
    let mut at = Reader { from, at: placed.inside };
    let version = at.number(1)?;
    at.number(3)?;
    let sizes = at.number(2)?;
    let [offset, length, base, index] = [12, 8, 4, 0].map(|shift| (sizes >> shift & 0xf) as usize);
    let wide = if version < 2 { 2 } else { 4 };
    let mut edits = Vec::new();
    for _ in 0..at.number(wide)? {
        let id = at.number(wide)?;
        let method = if version > 0 { at.number(2)? & 0xf } else { 0 };
        at.number(2)?;
        let start = at.number(base)?;
        for _ in 0..at.number(2)? {
            if version > 0 {
                at.number(index)?;
            }
            let (offset, length) = (at.number(offset)?, at.number(length)?);
            if !notes.contains(&id) {
                continue;
            }
            let origin = match method {
                0 => 0,
                1 => data?,
                _ => return None,
            };
            let at = origin.checked_add(start)?.checked_add(offset)?;
            edits.push(Edit { at, length, with: With::Zeros });
        }
        if edits.len() > MOST {
            return None;
        }
    }
    Some(edits)
}

/// The numbers of the items that are notes.
fn notes(from: &mut (impl Read + Seek), named: &Found) -> Option<HashSet<u64>> {
    let version = big(&bytes_at(from, named.inside, 1)?);
    let first = named.inside + 4 + if version == 0 { 2 } else { 4 };
    let mut notes = HashSet::new();
    for entry in boxes(from, first, named.end)? {
        let mut at = Reader { from, at: entry.inside };
        let version = at.number(1)?;
        at.number(3)?;
        if version < 2 {
            continue;
        }
        let id = at.number(if version == 2 { 2 } else { 4 })?;
        at.number(2)?;
        let kind = bytes_at(at.from, at.at, 4)?;
        if ITEMS.contains(&kind.as_slice()) {
            notes.insert(id);
        }
    }
    Some(notes)
}

struct Reader<'a, R> {
    from: &'a mut R,
    at: u64,
}

impl<R: Read + Seek> Reader<'_, R> {
    fn number(&mut self, count: usize) -> Option<u64> {
        let bytes = bytes_at(self.from, self.at, count)?;
        self.at += count as u64;
        Some(big(&bytes))
    }
}
