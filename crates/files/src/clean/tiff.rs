//! TIFF 6.0 and the notes of Exif, which are one: directories of entries, whose values stand elsewhere.

use std::collections::HashSet;
use std::io::{Cursor, Read, Seek};

use super::{Edit, With, bytes_at};

const ORIENTATION: u16 = 0x0112;
/// Directories inside: further pictures, the notes of the camera.
const DIRECTORIES: [u16; 2] = [0x014a, 0x8769];
const PLACE: u16 = 0x8825;
/// Values that say where, by whom or with which camera: XMP, IPTC, Photoshop, notes of makers, comments,
/// owners and serial numbers, private data.
const NOTES: [u16; 16] = [
    0x02bc, 0x83bb, 0x8649, 0x927c, 0x9286, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f, 0xa420, 0xa430,
    0xa431, 0xa435, 0xc634, 0xea1c,
];
/// More directories than any picture has.
const MOST: usize = 1_000;

pub(super) fn edits(from: &mut (impl Read + Seek)) -> Option<Vec<Edit>> {
    let mut walk = Walk::new(from)?;
    let first = walk.number(4, 4)?;
    walk.run(first, &mut |_, _| ())?;
    Some(walk.edits)
}

/// How the picture of these notes is to be turned, from 1 to 8.
pub(super) fn orientation(notes: &[u8]) -> Option<u8> {
    let mut notes = Cursor::new(notes);
    let mut walk = Walk::new(&mut notes)?;
    let first = walk.number(4, 4)?;
    let mut turn = None;
    // Broken notes may say it before they break.
    let _ = walk.run(first, &mut |tag, value| {
        if tag == ORIENTATION {
            turn = turn.or(u8::try_from(value).ok());
        }
    });
    turn.filter(|turn| (1..=8).contains(turn))
}

struct Walk<'a, R> {
    from: &'a mut R,
    big: bool,
    edits: Vec<Edit>,
}

impl<'a, R: Read + Seek> Walk<'a, R> {
    fn new(from: &'a mut R) -> Option<Self> {
        let head = bytes_at(from, 0, 4)?;
        let big = match head[..] {
            [b'I', b'I', 42, 0] => false,
            [b'M', b'M', 0, 42] => true,
            _ => return None,
        };
        Some(Walk { from, big, edits: Vec::new() })
    }

    fn number(&mut self, at: u64, count: usize) -> Option<u64> {
        let mut bytes = bytes_at(self.from, at, count)?;
        if !self.big {
            bytes.reverse();
        }
        Some(super::big(&bytes))
    }

    fn blank(&mut self, at: u64, length: u64) {
        self.edits.push(Edit { at, length, with: With::Zeros });
    }

    /// Visits the directories from `first` on; `short` is told each tag with its first short value.
    fn run(&mut self, first: u64, short: &mut dyn FnMut(u16, u64)) -> Option<()> {
        let (mut to_visit, mut visited) = (vec![(first, false)], HashSet::new());
        while let Some((at, is_place)) = to_visit.pop() {
            if at == 0 || !visited.insert(at) {
                continue;
            }
            if visited.len() > MOST {
                return None;
            }
            let count = self.number(at, 2)?;
            for entry in 0..count {
                let entry = at + 2 + entry * 12;
                let tag = self.number(entry, 2)? as u16;
                let (kind, many) = (self.number(entry + 2, 2)?, self.number(entry + 4, 4)?);
                let size = many.saturating_mul(width(kind));
                let value = if size <= 4 { entry + 8 } else { self.number(entry + 8, 4)? };
                if is_place || NOTES.contains(&tag) {
                    self.blank(value, size);
                } else if tag == PLACE {
                    to_visit.push((self.number(entry + 8, 4)?, true));
                } else if DIRECTORIES.contains(&tag) {
                    for n in 0..many.min(MOST as u64) {
                        to_visit.push((self.number(value + n * 4, 4)?, false));
                    }
                }
                if kind == 3 {
                    short(tag, self.number(value, 2)?);
                }
            }
            if is_place {
                // A directory without entries.
                self.blank(at, 2 + count * 12);
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
