//! WebP: chunks of RIFF (Google's "WebP Container Specification").

use std::io::{Read, Seek};

use super::{Edit, With, bytes_at, rest};

const SEEN: [&[u8]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// Flags of `VP8X` that announce Exif and XMP.
const NOTES: u8 = 0x08 | 0x04;
/// The flag of `VP8X` that announces frames.
const FRAMES: u8 = 0x02;

fn little(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

pub(super) fn edits(from: &mut (impl Read + Seek)) -> Option<Vec<Edit>> {
    let end = 8 + little(&bytes_at(from, 4, 4).unwrap_or_default());
    let (mut edits, mut at, mut gone) = (Vec::new(), 12, 0);
    while at + 8 <= end {
        let Some(head) = bytes_at(from, at, 8) else { break };
        let (kind, size) = (&head[..4], little(&head[4..]));
        let size = 8 + size + size % 2;
        if kind == b"VP8X" {
            let flags = bytes_at(from, at + 8, 1)?[0] & !NOTES;
            edits.push(Edit { at: at + 8, length: 1, with: With::Bytes(vec![flags]) });
        } else if !SEEN.contains(&kind) {
            edits.push(Edit { at, length: size, with: With::Nothing });
            gone += size;
        }
        at += size;
    }
    let size = u32::try_from(at.checked_sub(8 + gone)?).ok()?;
    edits.push(Edit { at: 4, length: 4, with: With::Bytes(size.to_le_bytes().to_vec()) });
    edits.push(rest(from, at)?);
    Some(edits)
}

pub(super) fn moves(from: &mut (impl Read + Seek)) -> bool {
    bytes_at(from, 12, 9).is_some_and(|head| head.starts_with(b"VP8X") && head[8] & FRAMES != 0)
}
