//! TIFF 6.0, and Exif, which is written the same way: directories of entries, whose values stand elsewhere.

use std::collections::HashSet;
use std::io::{Cursor, Read, Seek};

use super::{Edits, With, bytes_at};

const ORIENTATION: u16 = 0x0112;
/// Directories inside: further pictures, Exif.
const DIRECTORIES: [u16; 2] = [0x014a, 0x8769];
const PLACE: u16 = 0x8825;
/// Values that say where or by whom: XMP, IPTC, Photoshop, comments, owners and serial numbers.
const METADATA: [u16; 12] = [
    0x02bc, 0x83bb, 0x8649, 0x9286, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f, 0xa430, 0xa431, 0xa435,
];
/// Notes of the maker of the camera and private data, without which no program shows a raw picture.
const PRIVATE: [u16; 3] = [0x927c, 0xc634, 0xea1c];
/// A raw picture says its version of DNG, or that its colours are those of a sensor.
const DNG: u16 = 0xc612;
const COLOURS: u16 = 0x0106;
const OF_A_SENSOR: [u64; 2] = [32_803, 34_892];
/// Entries looked at, of all directories: some 30,000 pages.
const ENTRIES: u64 = 500_000;
/// The most directories that one entry names.
const INSIDE: u64 = 1_000;

pub(super) fn edits(from: &mut (impl Read + Seek)) -> Option<Edits> {
    let mut walk = Walk::new(from)?;
    let (mut private, mut raw) = (Vec::new(), false);
    walk.run(&mut |tag, first, value, size| {
        raw |= tag == DNG || tag == COLOURS && OF_A_SENSOR.contains(&first);
        if PRIVATE.contains(&tag) {
            private.push((value, size));
        }
        METADATA.contains(&tag)
    })?;
    if !raw {
        for (value, size) in private {
            walk.edits.push(value, size, With::Zeros)?;
        }
    }
    Some(walk.edits)
}

/// How the picture with this Exif is to be turned, from 1 to 8.
pub(super) fn orientation(exif: &[u8]) -> Option<u8> {
    let mut exif = Cursor::new(exif);
    let mut walk = Walk::new(&mut exif)?;
    walk.left = 2_000;
    let mut turn = None;
    // Damaged Exif may say it before it breaks.
    let _ = walk.run(&mut |tag, first, _, _| {
        if tag == ORIENTATION {
            turn = turn.or(u8::try_from(first).ok());
        }
        false
    });
    turn.filter(|turn| (1..=8).contains(turn))
}

struct Walk<'a, R> {
    from: &'a mut R,
    big: bool,
    edits: Edits,
    /// Entries that may still be looked at.
    left: u64,
}

impl<'a, R: Read + Seek> Walk<'a, R> {
    fn new(from: &'a mut R) -> Option<Self> {
        let head = bytes_at(from, 0, 4)?;
        let big = match head[..] {
            [b'I', b'I', 42, 0] => false,
            [b'M', b'M', 0, 42] => true,
            _ => return None,
        };
        Some(Walk { from, big, edits: Edits::default(), left: ENTRIES })
    }

    fn of(&self, bytes: &[u8]) -> u64 {
        let mut bytes = bytes.to_vec();
        if !self.big {
            bytes.reverse();
        }
        super::big(&bytes)
    }

    fn number(&mut self, at: u64, count: usize) -> Option<u64> {
        let bytes = bytes_at(self.from, at, count)?;
        Some(self.of(&bytes))
    }

    /// Visits all directories. `is_metadata` is told each tag with its first short value and where its values
    /// stand, in how many bytes, and says whether they go; those of the directory of the place do.
    fn run(&mut self, is_metadata: &mut dyn FnMut(u16, u64, u64, u64) -> bool) -> Option<()> {
        let (mut to_visit, mut visited) = (vec![(self.number(4, 4)?, false)], HashSet::new());
        while let Some((at, is_place)) = to_visit.pop() {
            if at == 0 || !visited.insert(at) {
                continue;
            }
            let count = self.number(at, 2)?;
            self.left = self.left.checked_sub(count + 1)?;
            let entries = bytes_at(self.from, at + 2, count as usize * 12)?;
            for (n, entry) in (0..).zip(entries.chunks_exact(12)) {
                let tag = self.of(&entry[..2]) as u16;
                let (kind, many) = (self.of(&entry[2..4]), self.of(&entry[4..8]));
                let size = many.saturating_mul(width(kind));
                let elsewhere = self.of(&entry[8..12]);
                let value = if size <= 4 { at + 2 + n * 12 + 8 } else { elsewhere };
                let first = if kind == 3 && size <= 4 { self.of(&entry[8..10]) } else { 0 };
                if is_metadata(tag, first, value, size) || is_place {
                    self.edits.push(value, size, With::Zeros)?;
                } else if tag == PLACE {
                    to_visit.push((elsewhere, true));
                } else if DIRECTORIES.contains(&tag) {
                    for n in 0..many.min(INSIDE) {
                        to_visit.push((self.number(value + n * 4, 4)?, false));
                    }
                }
            }
            if is_place {
                // A directory without entries.
                self.edits.push(at, 2 + count * 12, With::Zeros)?;
            } else {
                to_visit.push((self.number(at + 2 + count * 12, 4)?, false));
            }
        }
        Some(())
    }
}

/// The bytes of one value of a kind.
fn width(kind: u64) -> u64 {
    match kind {
        1 | 2 | 6 | 7 => 1,
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 => 8,
        _ => 0,
    }
}
