//! The letters of a part, whatever was said of its encoding: labels lie more often than bytes.

use std::borrow::Cow;

use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::{base64, quoted_printable};
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders};

/// The text of a part that `parsed` read as its label asks.
pub(super) fn read(message: &Message<'_>, part: &MessagePart<'_>, parsed: &str) -> String {
    let range = part.offset_body as usize..part.offset_end as usize;
    let raw = message.raw_message.get(range).unwrap_or_default();
    let label = part.content_type().and_then(|kind| kind.attribute("charset")).unwrap_or_default();
    let label = label.trim_matches(['"', ' ']).to_ascii_lowercase();
    let bytes: Cow<'_, [u8]> = match part.encoding {
        // What the parser could not decode it leaves as it came.
        Encoding::None if says_base64(part) => Cow::Owned(of_base64(raw)),
        Encoding::None => Cow::Borrowed(raw),
        Encoding::QuotedPrintable => match quoted_printable::quoted_printable_decode(raw) {
            Some(bytes) => Cow::Owned(bytes),
            None => return parsed.to_owned(),
        },
        Encoding::Base64 => Cow::Owned(of_base64(raw)),
    };
    decoded(&bytes, &label).unwrap_or_else(|| parsed.to_owned())
}

fn says_base64(part: &MessagePart<'_>) -> bool {
    part.content_transfer_encoding().is_some_and(|how| how.trim().eq_ignore_ascii_case("base64"))
}

/// Base64, and what lists put below it in clear.
fn of_base64(raw: &[u8]) -> Vec<u8> {
    let is_coded =
        |line: &[u8]| line.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte));
    let (mut coded, mut end, mut at) = (Vec::new(), 0, 0);
    for line in raw.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        match line.trim_ascii() {
            // Below the padding nothing is coded any more.
            b"" if coded.trim_ascii_end().ends_with(b"=") => break,
            b"" => {}
            words if is_coded(words) => {
                coded.extend_from_slice(line);
                end = at;
            }
            _ => break,
        }
    }
    let clear = &raw[end..];
    let mut bytes = base64::base64_decode(&coded).unwrap_or(coded);
    if !clear.trim_ascii().is_empty() {
        bytes.push(b'\n');
        bytes.extend_from_slice(clear);
    }
    bytes
}

/// The bytes as their label says, where it can be right; nothing where the parser knows better.
fn decoded(bytes: &[u8], label: &str) -> Option<String> {
    if escapes(bytes) {
        return Some(charset_decoder(b"iso-2022-jp")?(bytes));
    }
    let says_nothing =
        ["", "us-ascii", "ascii", "utf-8", "utf8", "unknown-8bit", "x-unknown", "8bit", "binary"];
    let misspelt = || charset_decoder(label.replace(['-', '_', ' '], "").as_bytes());
    if says_nothing.contains(&label) {
        return Some(western(bytes));
    }
    if charset_decoder(label.as_bytes()).is_none() {
        return Some(misspelt().map_or_else(|| western(bytes), |decode| decode(bytes)));
    }
    // Letters of UTF-8 under the label of an encoding of one byte each are those of UTF-8: by chance
    // alone they would hardly stand so.
    let one_byte =
        ["windows-125", "iso-8859-", "cp125", "latin"].iter().any(|start| label.starts_with(start));
    let text = std::str::from_utf8(bytes).ok().filter(|_| one_byte && !bytes.is_ascii());
    text.map(str::to_owned)
}

/// Whether seven-bit bytes switch to Japanese letters (ISO-2022-JP, RFC 1468).
pub(super) fn escapes(bytes: &[u8]) -> bool {
    let switches = [&b"\x1b$B"[..], b"\x1b$@", b"\x1b(J"];
    bytes.is_ascii() && switches.iter().any(|switch| bytes.windows(3).any(|three| three == *switch))
}

/// Bytes that say nothing of their encoding: UTF-8 where they can be, or nearly are, else Western
/// European.
pub(super) fn western(bytes: &[u8]) -> String {
    let chunks = bytes.utf8_chunks();
    let (letters, wrong) = chunks.fold((0, 0), |(letters, wrong), chunk| {
        let valid = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (letters + valid, wrong + chunk.invalid().len())
    });
    match charset_decoder(b"windows-1252").filter(|_| wrong > 0 && letters <= wrong) {
        Some(decode) => decode(bytes),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}
