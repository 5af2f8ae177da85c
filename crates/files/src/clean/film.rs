//! Films (ISO/IEC 14496-12, QuickTime): what they say of themselves goes, and tracks that are neither seen nor
//! heard, in which cameras write where they are from second to second.

use std::io::{Read, Seek};

use super::bmff::{Boxes, Found};
use super::{PIECES, With};

/// Boxes of a film, and of a track, that are part of what is seen.
const OF_A_FILM: [&[u8; 4]; 5] = [b"mvhd", b"mvex", b"iods", b"ctab", b"clip"];
const OF_A_TRACK: [&[u8; 4]; 9] =
    [b"tkhd", b"mdia", b"edts", b"tref", b"load", b"clip", b"matt", b"tapt", b"trgr"];
/// What a track holds: pictures, sound, words, chapters, the clock.
const PLAYED: [&[u8; 4]; 9] =
    [b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp", b"tmcd", b"pict", b"auxv"];
/// Where it was taken, among the titles of music.
const PLACES: [&[u8; 4]; 2] = [b"\xa9xyz", b"loci"];

pub(super) fn clean(
    boxes: &mut Boxes<'_, impl Read + Seek>,
    film: &Found,
    is_music: bool,
) -> Option<()> {
    for found in boxes.inside(film.inside, film.end)? {
        match &found.kind {
            b"trak" => track(boxes, &found)?,
            b"udta" if is_music => {
                for said in boxes.inside(found.inside, found.end)? {
                    if PLACES.contains(&&said.kind) {
                        boxes.free(&said)?;
                    }
                }
            }
            kind if OF_A_FILM.contains(&kind) => {}
            _ => boxes.free(&found)?,
        }
    }
    Some(())
}

fn track(boxes: &mut Boxes<'_, impl Read + Seek>, track: &Found) -> Option<()> {
    let inside = boxes.inside(track.inside, track.end)?;
    let media = inside.iter().find(|found| &found.kind == b"mdia");
    let of_media = match media {
        Some(media) => boxes.inside(media.inside, media.end)?,
        None => Vec::new(),
    };
    let handler = of_media.iter().find(|found| &found.kind == b"hdlr");
    let handler = handler.and_then(|found| {
        let mut at = boxes.reader(found);
        at.number(8)?;
        Some((at.number(4)? as u32).to_be_bytes())
    });
    if handler.is_some_and(|handler| !PLAYED.contains(&&handler)) {
        if let Some(found) = of_media.iter().find(|found| &found.kind == b"minf") {
            samples(boxes, found)?;
        }
        return boxes.free(track);
    }
    for found in inside.iter().filter(|found| !OF_A_TRACK.contains(&&found.kind)) {
        boxes.free(found)?;
    }
    Some(())
}

/// What a track holds goes, piece by piece, wherever it stands in the file.
fn samples(boxes: &mut Boxes<'_, impl Read + Seek>, media: &Found) -> Option<()> {
    let tables = boxes.inside(media.inside, media.end)?;
    let Some(table) = tables.iter().find(|found| &found.kind == b"stbl") else { return Some(()) };
    let tables = boxes.inside(table.inside, table.end)?;
    let find = |kind: &[u8; 4]| tables.iter().find(|found| &found.kind == kind);
    let (Some(sizes), Some(runs)) = (find(b"stsz"), find(b"stsc")) else { return Some(()) };
    let (places, wide) = match (find(b"stco"), find(b"co64")) {
        (Some(places), _) => (places, 4),
        (_, Some(places)) => (places, 8),
        _ => return Some(()),
    };
    let list = |boxes: &mut Boxes<'_, _>, of: &Found, skip: usize, each: usize, many: usize| {
        let mut at = boxes.reader(of);
        at.number(4)?;
        at.number(skip)?;
        let count = at.number(4)? as usize * many;
        let mut list = Vec::new();
        for _ in 0..count {
            if list.len() >= 4 * PIECES {
                return None;
            }
            list.push(at.number(each)?);
        }
        Some(list)
    };
    let same = {
        let mut at = boxes.reader(sizes);
        at.number(4)?;
        at.number(4)?
    };
    let each = if same == 0 { list(boxes, sizes, 4, 4, 1)? } else { Vec::new() };
    let runs = list(boxes, runs, 0, 4, 3)?;
    let places = list(boxes, places, 0, wide, 1)?;
    let (mut next, mut run) = (0, 0);
    for (chunk, place) in (1..).zip(places) {
        while runs.get((run + 1) * 3).is_some_and(|first| *first <= chunk) {
            run += 1;
        }
        let many = runs.get(run * 3 + 1).copied().unwrap_or(0) as usize;
        let length = match same {
            0 => each.iter().skip(next).take(many).sum(),
            same => same.saturating_mul(many as u64),
        };
        next += many;
        boxes.edits.push(place, length, With::Zeros)?;
    }
    Some(())
}
