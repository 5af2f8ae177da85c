//! WebP: chunks of RIFF (Google's "WebP Container Specification").

use std::io::{Read, Seek};

use super::{Edits, PIECES, With, bytes_at};

const SEEN: [&[u8]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// Flags of `VP8X` that announce Exif and XMP.
const METADATA: u8 = 0x08 | 0x04;
/// The flag of `VP8X` that announces frames.
const FRAMES: u8 = 0x02;

fn little(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

pub(super) fn edits(from: &mut (impl Read + Seek)) -> Option<Edits> {
    let end = 8 + little(&bytes_at(from, 4, 4).unwrap_or_default());
    let (mut edits, mut at, mut gone) = (Edits::default(), 12, 0);
    for n in 0.. {
        if at + 8 > end {
            break;
        }
        if n >= PIECES {
            return None;
        }
        let Some(head) = bytes_at(from, at, 8) else { break };
        let (kind, size) = (&head[..4], little(&head[4..]));
        let size = 8 + size + size % 2;
        if kind == b"VP8X" {
            let flags = bytes_at(from, at + 8, 1)?[0] & !METADATA;
            edits.push(at + 8, 1, With::Bytes(vec![flags]))?;
        } else if !SEEN.contains(&kind) {
            edits.push(at, size, With::Nothing)?;
            gone += size;
        }
        at += size;
    }
    let size = u32::try_from(at.checked_sub(8 + gone)?).ok()?;
    edits.push(4, 4, With::Bytes(size.to_le_bytes().to_vec()))?;
    edits.end(from, at)?;
    Some(edits)
}

pub(super) fn moves(from: &mut (impl Read + Seek)) -> bool {
    bytes_at(from, 12, 9).is_some_and(|head| head.starts_with(b"VP8X") && head[8] & FRAMES != 0)
}
