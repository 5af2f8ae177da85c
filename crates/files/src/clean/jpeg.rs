//! JPEG (ITU-T T.81, annex B): segments, each with its marker and length, and coded data between them.

use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};

use super::{Edit, With, big, bytes_at, length, rest, tiff};

pub(super) fn edits(from: &mut (impl Read + Seek)) -> Option<Vec<Edit>> {
    let whole = length(from)?;
    let (mut edits, mut at) = (Vec::new(), 2);
    let mut turned = false;
    while let Some(marker) = bytes_at(from, at, 2) {
        match marker[..] {
            [0xff, 0xff] => at += 1,
            [0xff, 0xd9] => {
                edits.push(rest(from, at + 2)?);
                break;
            }
            [0xff, 0x01 | 0xd0..=0xd8] => at += 2,
            [0xff, kind] => {
                let Some(size) = bytes_at(from, at + 2, 2).map(|size| big(&size)) else { break };
                let end = (at + 2 + size).min(whole);
                let head = bytes_at(from, at + 4, (end - at - 4).min(1 << 16) as usize)?;
                if !is_seen(kind, &head) {
                    let turn =
                        tiff::orientation(head.strip_prefix(b"Exif\0\0").unwrap_or_default());
                    let with = match turn.filter(|_| kind == 0xe1 && !turned) {
                        Some(turn) => {
                            turned = true;
                            With::Bytes(turn_only(turn))
                        }
                        None => With::Nothing,
                    };
                    edits.push(Edit { at, length: end - at, with });
                }
                at = if kind == 0xda { after_coded(from, end)? } else { end };
            }
            // No reader goes on from here.
            _ => break,
        }
    }
    Some(edits)
}

/// Whether a segment is part of what is seen: no notes, no second picture, but profiles of colours.
fn is_seen(kind: u8, head: &[u8]) -> bool {
    match kind {
        0xe0 => head.starts_with(b"JFIF\0"),
        0xe2 => head.starts_with(b"ICC_PROFILE\0"),
        0xee => true,
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

/// A note that says nothing but how the picture is to be turned.
fn turn_only(turn: u8) -> Vec<u8> {
    let mut note = vec![0xff, 0xe1, 0, 34];
    note.extend(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    note.extend([turn, 0, 0, 0, 0, 0, 0]);
    note
}

/// Where the coded data from here on ends: at the next marker that is none of its own.
fn after_coded(from: &mut (impl Read + Seek), at: u64) -> Option<u64> {
    from.seek(SeekFrom::Start(at)).ok()?;
    let mut reader = BufReader::with_capacity(64 << 10, from);
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
