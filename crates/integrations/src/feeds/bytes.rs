//! From the bytes that were answered to text: unpacked, and decoded by what they are rather than by what is said of them.

use std::io::Read;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use flate2::read::GzDecoder;

use super::fetch::LARGEST;

/// A prolog names its encoding among these first bytes; a page does so in its head.
const HEAD: usize = 1_024;

/// The text of a document; nothing where it is too large.
pub(super) fn text(bytes: &[u8], media: &str) -> Option<String> {
    let mut unpacked = Vec::new();
    // Many servers pack a feed and do not say so.
    let bytes = match bytes.starts_with(&[0x1f, 0x8b]) {
        false => bytes,
        true => {
            // One that was cut has told what it told.
            let most = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
            let _ = GzDecoder::new(bytes).take(most).read_to_end(&mut unpacked);
            &unpacked
        }
    };
    (bytes.len() <= LARGEST).then(|| decode(bytes, media))
}

/// Bytes that are UTF-8 beyond ASCII are nothing else by chance, whatever the prolog says; otherwise the answer is
/// believed, then the document.
fn decode(bytes: &[u8], media: &str) -> String {
    if let Some((marked, skip)) = Encoding::for_bom(bytes) {
        return marked.decode_without_bom_handling(&bytes[skip..]).0.into_owned();
    }
    match bytes {
        [b'<', 0, ..] => return UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(),
        [0, b'<', ..] => return UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(),
        _ => {}
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.is_ascii()
    {
        return text.to_owned();
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let named = label(media, "charset=").or_else(|| label(&head, "encoding="));
    let named = named.or_else(|| label(&head, "charset="));
    // The text has been read as ASCII so far: no encoding of two bytes.
    let named = named.filter(|named| *named != UTF_16LE && *named != UTF_16BE);
    let named = named.unwrap_or(WINDOWS_1252);
    let (text, _, is_broken) = named.decode(bytes);
    if named == UTF_8 && is_broken {
        let of = |wanted: fn(char) -> bool| text.chars().filter(|c| wanted(*c)).count();
        let lost = of(|c| c == '\u{fffd}');
        if lost > of(|c| !c.is_ascii()) - lost {
            return WINDOWS_1252.decode(bytes).0.into_owned();
        }
    }
    text.into_owned()
}

/// The encoding that is named after `before`.
fn label(words: &str, before: &str) -> Option<&'static Encoding> {
    let lower = words.to_ascii_lowercase();
    let (_, name) = lower.split_once(before)?;
    let name = name.trim_start().trim_start_matches(['"', '\'']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c));
    Encoding::for_label(&name.as_bytes()[..end.unwrap_or(name.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_as_it_was_written() {
        let prolog = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>";
        let written = format!("{prolog}<a>août</a>");
        assert_eq!(text(written.as_bytes(), "").unwrap(), written, "UTF-8 that says otherwise");
        let old = WINDOWS_1252.encode(&written).0;
        assert_eq!(text(&old, "").unwrap(), written);
        assert_eq!(text(&old, "text/xml; charset=\"windows-1252\"").unwrap(), written);
        let plain = WINDOWS_1252.encode("<a>août</a>").0;
        assert_eq!(text(&plain, "").unwrap(), "<a>août</a>", "nothing is said");
        assert_eq!(text(&plain, "text/xml; charset=utf-8").unwrap(), "<a>août</a>", "it is not");
        let wide: Vec<u8> = "<a>août</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&wide, "").unwrap(), "<a>août</a>");
        let lost = text(b"<a>ao\xc3\xbbt \xff</a>", "text/xml; charset=utf-8").unwrap();
        assert_eq!(lost, "<a>août \u{fffd}</a>");
        assert!(text(&vec![b' '; LARGEST + 1], "").is_none());
    }
}
