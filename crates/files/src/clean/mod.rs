//! What pictures and films say of where, when and by whom they were taken, left out of their bytes, while
//! what is seen stays as it was: for those that are not written anew (too large, of a kind that this
//! program does not read, or moving).
//!
//! Each format is a row of pieces; a pass over them says which go, and a copy is made without them.
//! Formats whose pieces stand at fixed places (TIFF, HEIF, films) keep their length: what is left out
//! becomes zeros, or metadata that say nothing where readers ask for some.

mod bmff;
mod film;
mod gif;
mod jpeg;
mod png;
mod tiff;
mod webp;

#[cfg(test)]
mod tests;

use std::io::{self, Read, Seek, SeekFrom, Write};

/// A format whose pieces are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Jpeg,
    Png,
    WebP,
    Gif,
    Tiff,
    /// Boxes: HEIF, AVIF and JPEG XL pictures, MP4 and QuickTime films.
    Boxes,
}

impl Format {
    /// The format of a file that begins so.
    pub(crate) fn of(head: &[u8]) -> Option<Format> {
        Some(match head {
            [0xff, 0xd8, 0xff, ..] => Format::Jpeg,
            [0x89, b'P', b'N', b'G', ..] => Format::Png,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Format::WebP,
            [b'G', b'I', b'F', b'8', ..] => Format::Gif,
            [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => Format::Tiff,
            // What cameras make of it, which this program cannot take apart.
            [b'I', b'I', b'R', b'O' | b'S', ..] | [b'I', b'I', b'U', 0, ..] => Format::Tiff,
            [_, _, _, _, b'f', b't', b'y', b'p', ..]
            | [_, _, _, _, b'm', b'o', b'o', b'v', ..]
            | [_, _, _, _, b'm', b'd', b'a', b't', ..]
            | [0, 0, 0, 8, b'w', b'i', b'd', b'e', ..]
            | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => Format::Boxes,
            _ => return None,
        })
    }

    /// Whether frames follow one another in it; to be read from its beginning.
    pub(crate) fn moves(self, from: &mut (impl Read + Seek)) -> bool {
        match self {
            Format::Gif => true,
            Format::Png => png::moves(from),
            Format::WebP => webp::moves(from),
            Format::Jpeg | Format::Tiff | Format::Boxes => false,
        }
    }
}

/// A change: the bytes from `at` on, as many as `length`, give way.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edit {
    at: u64,
    length: u64,
    with: With,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum With {
    Nothing,
    Zeros,
    Spaces,
    Bytes(Vec<u8>),
}

/// The pieces of a file that are looked at; a picture that anybody looks at has fewer.
const PIECES: usize = 200_000;

/// The changes to a file.
#[derive(Debug, Default)]
struct Edits(Vec<Edit>);

impl Edits {
    /// Adds a change; nothing where there are too many.
    fn push(&mut self, at: u64, length: u64, with: With) -> Option<()> {
        (self.0.len() < PIECES).then(|| self.0.push(Edit { at, length, with }))
    }

    /// Everything from here on goes: what programs append to a picture is not seen.
    fn end(&mut self, from: &mut impl Seek, at: u64) -> Option<()> {
        self.push(at, length(from)?.saturating_sub(at), With::Nothing)
    }
}

/// Copies a file without what it says beside what is seen; `false` where its pieces cannot be told
/// apart, and nothing was written.
///
/// # Errors
/// Of reading and writing.
pub(crate) fn copy(
    format: Format,
    from: &mut (impl Read + Seek),
    to: &mut impl Write,
) -> io::Result<bool> {
    let found = match format {
        Format::Jpeg => jpeg::edits(from),
        Format::Png => png::edits(from),
        Format::WebP => webp::edits(from),
        Format::Gif => gif::edits(from),
        Format::Tiff => tiff::edits(from),
        Format::Boxes => bmff::edits(from),
    };
    let Some(Edits(mut edits)) = found else { return Ok(false) };
    edits.sort_by_key(|edit| edit.at);
    let whole = from.seek(SeekFrom::End(0))?;
    let mut at = from.seek(SeekFrom::Start(0))?;
    for Edit { at: start, length, with } in edits {
        // What two pieces share goes once, and nothing is made that was not there.
        let end = start.saturating_add(length).min(whole).max(at);
        let start = start.clamp(at, end);
        io::copy(&mut from.take(start - at), to)?;
        match with {
            With::Nothing => {}
            With::Zeros => drop(io::copy(&mut io::repeat(0).take(end - start), to)?),
            With::Spaces => drop(io::copy(&mut io::repeat(b' ').take(end - start), to)?),
            With::Bytes(bytes) => to.write_all(&bytes)?,
        }
        at = from.seek(SeekFrom::Start(end))?;
    }
    io::copy(from, to)?;
    Ok(true)
}

/// So many bytes at a place; nothing where the file ends before.
fn bytes_at(from: &mut (impl Read + Seek), at: u64, count: usize) -> Option<Vec<u8>> {
    from.seek(SeekFrom::Start(at)).ok()?;
    let mut bytes = Vec::new();
    from.take(count as u64).read_to_end(&mut bytes).ok()?;
    (bytes.len() == count).then_some(bytes)
}

fn length(from: &mut impl Seek) -> Option<u64> {
    from.seek(SeekFrom::End(0)).ok()
}

/// A number of these bytes, the greatest first.
fn big(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}
