//! Boxes (ISO/IEC 14496-12): HEIF, AVIF and JPEG XL pictures, whose metadata are items, and films, whose metadata
//! are boxes and tracks of their own. What is not known to be seen goes.

use std::collections::HashMap;
use std::io::{Read, Seek};

use super::film;
use super::{Edits, PIECES, With, big, bytes_at, length};

/// Boxes of a file that are part of what is seen. `meta` and `moov` are looked into.
const SEEN: [&[u8; 4]; 16] = [
    b"ftyp", b"styp", b"mdat", b"moof", b"sidx", b"ssix", b"mfra", b"pdin", b"wide", b"JXL ",
    b"jxll", b"jxlc", b"jxlp", b"jbrd", b"pnot", b"PICT",
];
/// Items of a picture that are metadata: Exif, XMP.
const ITEMS: [&[u8]; 3] = [b"Exif", b"mime", b"uri "];
/// Exif without anything in it: there are readers that refuse a picture whose Exif is none.
const NO_EXIF: &[u8] = b"\0\0\0\0II*\0\x08\0\0\0\0\0\0\0\0\0";
/// XMP without anything in it.
const NO_XMP: &[u8] = b"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>";
/// Raw pictures of cameras: their metadata are needed to show them.
const RAW: &[u8] = b"crx ";

/// A box: what it is, where what it holds begins, and where it ends.
pub(super) struct Found {
    pub(super) kind: [u8; 4],
    start: u64,
    pub(super) inside: u64,
    pub(super) end: u64,
}

/// A file of boxes, so many of which are looked at.
pub(super) struct Boxes<'a, R> {
    pub(super) from: &'a mut R,
    pub(super) edits: Edits,
    left: usize,
}

pub(super) fn edits(from: &mut (impl Read + Seek)) -> Option<Edits> {
    let whole = length(from)?;
    let brand = bytes_at(from, 8, 4).unwrap_or_default();
    if brand == RAW {
        return None;
    }
    let is_music = brand.starts_with(b"M4A") || brand.starts_with(b"M4B");
    let mut boxes = Boxes { from, edits: Edits::default(), left: PIECES };
    for found in boxes.inside(0, whole)? {
        match &found.kind {
            b"meta" => items(&mut boxes, &found)?,
            b"moov" => film::clean(&mut boxes, &found, is_music)?,
            kind if SEEN.contains(&kind) => {}
            _ => boxes.free(&found)?,
        }
    }
    Some(boxes.edits)
}

impl<R: Read + Seek> Boxes<'_, R> {
    pub(super) fn inside(&mut self, mut at: u64, end: u64) -> Option<Vec<Found>> {
        let mut found = Vec::new();
        while at + 8 <= end {
            self.left = self.left.checked_sub(1)?;
            let head = bytes_at(self.from, at, 8)?;
            let (size, inside) = match big(&head[..4]) {
                0 => (end - at, at + 8),
                1 => (big(&bytes_at(self.from, at + 8, 8)?), at + 16),
                size => (size, at + 8),
            };
            let after = at.checked_add(size)?;
            if after < inside {
                return None;
            }
            // A film that is cut short ends in a box that goes on.
            let kind = [head[4], head[5], head[6], head[7]];
            found.push(Found { kind, start: at, inside: inside.min(end), end: after.min(end) });
            at = after;
        }
        Some(found)
    }

    /// Makes a box say nothing any more, at its place: what others point to does not move.
    pub(super) fn free(&mut self, found: &Found) -> Option<()> {
        self.edits.push(found.start + 4, 4, With::Bytes(b"free".to_vec()))?;
        self.edits.push(found.inside, found.end - found.inside, With::Zeros)
    }

    pub(super) fn reader(&mut self, of: &Found) -> Reader<'_, R> {
        Reader { from: self.from, at: of.inside, end: of.end }
    }
}

/// Items by their number.
type Kinds = HashMap<u64, [u8; 4]>;

/// The items of a picture that are metadata go; a box without items is metadata itself.
fn items(boxes: &mut Boxes<'_, impl Read + Seek>, meta: &Found) -> Option<()> {
    let inside = boxes.inside(meta.inside + 4, meta.end).unwrap_or_default();
    let find = |kind: &[u8; 4]| inside.iter().find(|found| &found.kind == kind);
    let (Some(named), Some(placed)) = (find(b"iinf"), find(b"iloc")) else {
        return boxes.free(meta);
    };
    let metadata = metadata(boxes, named)?;
    let data = find(b"idat").map(|found| found.inside);
    let mut at = boxes.reader(placed);
    let version = at.number(1)?;
    at.number(3)?;
    let sizes = at.number(2)?;
    let [offset, length, base, index] = [12, 8, 4, 0].map(|shift| (sizes >> shift & 0xf) as usize);
    let wide = if version < 2 { 2 } else { 4 };
    let (mut found, mut extents) = (Vec::new(), 0);
    for _ in 0..at.number(wide)? {
        let id = at.number(wide)?;
        let method = if version > 0 { at.number(2)? & 0xf } else { 0 };
        at.number(2)?;
        let start = at.number(base)?;
        for extent in 0..at.number(2)? {
            extents += 1;
            if extents > PIECES {
                return None;
            }
            if version > 0 {
                at.number(index)?;
            }
            let (offset, length) = (at.number(offset)?, at.number(length)?);
            let Some(kind) = metadata.get(&id) else { continue };
            let origin = match method {
                0 => 0,
                1 => data?,
                _ => return None,
            };
            // No length says that it is all of the file.
            let place = origin.checked_add(start)?.checked_add(offset)?;
            found.push((place, (length > 0).then_some(length)?, *kind, extent == 0));
        }
    }
    for (at, length, kind, is_first) in found {
        let (says, rest) = match &kind {
            b"Exif" => (NO_EXIF, With::Zeros),
            b"mime" => (NO_XMP, With::Spaces),
            _ => (&[][..], With::Zeros),
        };
        let says = if is_first && says.len() as u64 <= length { says } else { &[] };
        let said = says.len() as u64;
        boxes.edits.push(at, said, With::Bytes(says.to_vec()))?;
        boxes.edits.push(at + said, length - said, rest)?;
    }
    Some(())
}

/// The numbers of the items that are metadata, with what they are.
fn metadata(boxes: &mut Boxes<'_, impl Read + Seek>, named: &Found) -> Option<Kinds> {
    let version = big(&bytes_at(boxes.from, named.inside, 1)?);
    let first = named.inside + 4 + if version == 0 { 2 } else { 4 };
    let mut found = HashMap::new();
    for entry in boxes.inside(first, named.end)? {
        let mut at = boxes.reader(&entry);
        let version = at.number(1)?;
        at.number(3)?;
        if version < 2 {
            continue;
        }
        let id = at.number(if version == 2 { 2 } else { 4 })?;
        at.number(2)?;
        let kind = (at.number(4)? as u32).to_be_bytes();
        if ITEMS.contains(&&kind[..]) {
            found.insert(id, kind);
        }
    }
    Some(found)
}

/// Numbers one after the other, within a box.
pub(super) struct Reader<'a, R> {
    from: &'a mut R,
    at: u64,
    end: u64,
}

impl<R: Read + Seek> Reader<'_, R> {
    pub(super) fn number(&mut self, count: usize) -> Option<u64> {
        if count == 0 {
            return Some(0);
        }
        let after = self.at + count as u64;
        if after > self.end {
            return None;
        }
        let bytes = bytes_at(self.from, self.at, count)?;
        self.at = after;
        Some(big(&bytes))
    }
}
