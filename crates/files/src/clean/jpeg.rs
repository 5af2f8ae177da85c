//! JPEG (ITU-T T.81, annex B): segments, each with its marker and length, and coded data between them.

use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};

use super::{Edits, PIECES, With, big, bytes_at, length, tiff};

pub(super) fn edits(from: &mut (impl Read + Seek)) -> Option<Edits> {
    let whole = length(from)?;
    let (mut edits, mut at) = (Edits::default(), 2);
    let mut has_exif = false;
    for _ in 0..PIECES {
        let Some(marker) = bytes_at(from, at, 2) else { return Some(edits) };
        match marker[..] {
            [0xff, 0xff] => at += 1,
            [0xff, 0xd9] => {
                edits.end(from, at + 2)?;
                return Some(edits);
            }
            [0xff, 0x01 | 0xd0..=0xd8] => at += 2,
            [0xff, 0] => at = after_coded(from, at + 2)?,
            [0xff, kind] => {
                let Some(size) = bytes_at(from, at + 2, 2).map(|size| big(&size)) else {
                    return Some(edits);
                };
                if size < 2 {
                    return None;
                }
                let end = (at + 2 + size).min(whole);
                let head = bytes_at(from, at + 4, end.saturating_sub(at + 4) as usize)?;
                if !is_seen(kind, &head) {
                    let exif = head.strip_prefix(b"Exif\0\0").filter(|_| kind == 0xe1 && !has_exif);
                    has_exif |= exif.is_some();
                    let with = match exif.and_then(tiff::orientation) {
                        Some(turn) => With::Bytes(turn_only(turn)),
                        None => With::Nothing,
                    };
                    edits.push(at, end - at, with)?;
                }
                at = if kind == 0xda { after_coded(from, end)? } else { end };
            }
            // Readers pass over stray bytes up to the next marker.
            _ => at = after_coded(from, at)?,
        }
    }
    None
}

/// Whether a segment is part of what is seen: no metadata, no second picture, but profiles of colours.
fn is_seen(kind: u8, head: &[u8]) -> bool {
    match kind {
        0xe0 => head.starts_with(b"JFIF\0"),
        0xe2 => head.starts_with(b"ICC_PROFILE\0"),
        0xee => true,
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

/// Exif that says nothing but how the picture is to be turned.
fn turn_only(turn: u8) -> Vec<u8> {
    let mut exif = vec![0xff, 0xe1, 0, 34];
    exif.extend(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    exif.extend([turn, 0, 0, 0, 0, 0, 0]);
    exif
}

/// Where the coded data from here on ends: at the next marker that is none of its own.
fn after_coded(from: &mut (impl Read + Seek), at: u64) -> Option<u64> {
    from.seek(SeekFrom::Start(at)).ok()?;
    let mut reader = BufReader::with_capacity(16 << 10, from);
    let (mut at, mut after_ff) = (at, false);
    loop {
        let bytes = reader.fill_buf().ok()?;
        if bytes.is_empty() {
            return Some(at);
        }
        for byte in bytes {
            if after_ff && !matches!(byte, 0 | 0xff | 0xd0..=0xd7) {
                return Some(at - 1);
            }
            after_ff = *byte == 0xff;
            at += 1;
        }
        let count = bytes.len();
        reader.consume(count);
    }
}
