//! PNG (third edition): chunks, each with its length and kind.

use std::io::{Read, Seek};

use super::{Edit, With, big, bytes_at, rest};

/// Chunks that are not critical and yet part of what is seen.
const SEEN: [&[u8]; 16] = [
    b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD",
    b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn edits(from: &mut (impl Read + Seek)) -> Option<Vec<Edit>> {
    let (mut edits, mut at) = (Vec::new(), 8);
    while let Some(head) = bytes_at(from, at, 8) {
        let (size, kind) = (12 + big(&head[..4]), &head[4..]);
        if !kind.iter().all(u8::is_ascii_alphabetic) {
            // No reader goes on from here.
            break;
        }
        if !kind[0].is_ascii_uppercase() && !SEEN.contains(&kind) {
            edits.push(Edit { at, length: size, with: With::Nothing });
        }
        at += size;
        if kind == b"IEND" {
            edits.push(rest(from, at)?);
            break;
        }
    }
    Some(edits)
}

/// Whether it is an APNG: `acTL` stands before the picture.
pub(super) fn moves(from: &mut (impl Read + Seek)) -> bool {
    let mut at = 8;
    while let Some(head) = bytes_at(from, at, 8) {
        match &head[4..] {
            b"acTL" => return true,
            b"IDAT" => return false,
            _ => at += 12 + big(&head[..4]),
        }
    }
    false
}
