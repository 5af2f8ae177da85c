//! GIF89a: blocks, each with its label, of parts of at most 255 bytes.

use std::io::{Read, Seek};

use super::{Edit, With, bytes_at, length, rest};

/// Extensions of applications that say how it moves, or its colours.
const SEEN: [&[u8]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

pub(super) fn edits(from: &mut (impl Read + Seek)) -> Option<Vec<Edit>> {
    let (mut edits, whole) = (Vec::new(), length(from)?);
    let flags = bytes_at(from, 10, 1).map_or(0, |flags| flags[0]);
    let mut at = 13 + table(flags);
    while let Some(label) = bytes_at(from, at, 1) {
        match label[0] {
            0x21 => {
                let Some(kind) = bytes_at(from, at + 1, 2) else { break };
                let end = parts(from, at + 2).unwrap_or(whole);
                let name = bytes_at(from, at + 3, 11).unwrap_or_default();
                if kind[0] == 0xfe || kind[0] == 0xff && !SEEN.contains(&name.as_slice()) {
                    edits.push(Edit { at, length: end - at, with: With::Nothing });
                }
                at = end;
            }
            0x2c => {
                let Some(flags) = bytes_at(from, at + 9, 1) else { break };
                let colours = table(flags[0]);
                at = parts(from, at + 10 + colours + 1).unwrap_or(whole);
            }
            0x3b => {
                edits.push(rest(from, at + 1)?);
                break;
            }
            // No reader goes on from here.
            _ => break,
        }
    }
    Some(edits)
}

/// The bytes of the table of colours that these flags announce.
fn table(flags: u8) -> u64 {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Where the parts from here on end.
fn parts(from: &mut (impl Read + Seek), mut at: u64) -> Option<u64> {
    loop {
        let size = u64::from(bytes_at(from, at, 1)?[0]);
        at += 1 + size;
        if size == 0 {
            return Some(at);
        }
    }
}
