//! Text without markup, in whatever encoding.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::out::Out;
use crate::{TEXT, Why, hyphens};

/// The longest encoding takes four bytes a character: what is beyond would not be kept.
const READ: usize = 4 * TEXT;

pub(crate) fn read(bytes: &[u8], media: &str, out: &mut Out) -> Result<(), Why> {
    let text = decode(&bytes[..bytes.len().min(READ)], media);
    let mut lines = Out::new(READ);
    lines.lines(&text);
    out.lines(&hyphens::join(&lines.finish().body));
    Ok(())
}

/// Whether these first bytes of a file are text.
pub(crate) fn is_text(head: &[u8]) -> bool {
    if Encoding::for_bom(head).is_some() || wide(head).is_some() {
        return true;
    }
    let odd = |byte: &&u8| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127);
    match std::str::from_utf8(head) {
        Err(error) if error.error_len().is_some() => head.iter().filter(odd).count() == 0,
        // Some programs write a sign that means the end of a page, or of a file.
        _ => head.iter().filter(odd).count() * 100 <= head.len() && !head.contains(&0),
    }
}

/// A text in the encoding of its mark, in the one that is said, else as it looks.
pub(crate) fn decode<'a>(bytes: &'a [u8], media: &str) -> Cow<'a, str> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((marked, _)) => marked,
        None => said(media).unwrap_or_else(|| guess(bytes)),
    };
    encoding.decode_with_bom_removal(bytes).0
}

/// The encoding named in `text/plain; charset=…`, `<meta charset="…">` or `<?xml encoding="…"?>`.
pub(crate) fn said(media: &str) -> Option<&'static Encoding> {
    let lower = media.to_ascii_lowercase();
    let after = |mark: &str| lower.split_once(mark).map(|(_, rest)| rest);
    let rest = after("charset=").or_else(|| after("encoding="))?;
    let rest = rest.trim_start_matches([' ', '"', '\'']);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c));
    Encoding::for_label(&rest.as_bytes()[..end.unwrap_or(rest.len())])
}

/// Valid UTF-8 is hardly ever anything else; what is neither is most often of an old Windows.
pub(crate) fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(wide) = wide(bytes) {
        return wide;
    }
    let is_utf8 = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        // It was cut within a letter.
        Err(error) => error.error_len().is_none(),
    };
    if is_utf8 { UTF_8 } else { WINDOWS_1252 }
}

/// UTF-16 without a mark: of its ordinary letters every second byte is 0.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024)];
    let zeros =
        |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match head.len() / 2 {
        0..4 => None,
        pairs if even == 0 && odd * 10 >= pairs * 8 => Some(UTF_16LE),
        pairs if odd == 0 && even * 10 >= pairs * 8 => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told() {
        let wide: Vec<u8> = "été à Brest".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide, ""), "été à Brest");
        assert_eq!(decode(b"\xef\xbb\xbfa", ""), "a");
        assert_eq!(decode("œuvre".as_bytes(), ""), "œuvre");
        assert_eq!(decode(b"\x9cuvre \x80", ""), "œuvre €");
        assert_eq!(decode(b"\xd0\xd1", "text/plain; charset=\"windows-1251\""), "РС");
    }

    #[test]
    fn what_is_no_text_is_told() {
        assert!(is_text(b"# Title\n\ntext\x1b[1m"));
        assert!(!is_text(&[0, 1, 2, 3, 255, 254, 0, 0]));
        assert!(!is_text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
        assert!(is_text(b""));
    }
}
