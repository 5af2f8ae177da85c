//! The identifier of a mail that bears none. It is a key of what came before: however much better
//! mails are read since, it is made as the first version made it.

use std::borrow::Cow;

use data_encoding::HEXLOWER;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::{base64, html, quoted_printable};
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use sha2::{Digest, Sha256};

use super::header::end_of_headers;

/// An identifier made from what never changes in the message, so that it is the same one in the
/// next export.
pub(super) fn identifier(bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    let end = end_of_headers(bytes);
    let bytes = match std::str::from_utf8(&bytes[..end]) {
        Ok(_) => Cow::Borrowed(bytes),
        Err(_) => Cow::Owned([western(&bytes[..end]).as_bytes(), &bytes[end..]].concat()),
    };
    if let Some(message) = MessageParser::default().parse(&*bytes) {
        for name in ["From", "To", "Date", "Subject"] {
            hash.update(message.header_raw(name).unwrap_or_default().trim());
            hash.update([0]);
        }
        hash.update(text(&message));
    }
    let digest: [u8; 32] = hash.finalize().into();
    format!("{}@mbox.invalid", HEXLOWER.encode(&digest[..16]))
}

fn text(message: &Message<'_>) -> String {
    let mut text = String::new();
    for part in message.text_bodies() {
        let words = match &part.body {
            PartType::Text(words) => restored(message, part, words),
            PartType::Html(source) => html::html_to_text(source),
            _ => continue,
        };
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&words);
    }
    text.retain(|c| c != '\0');
    text
}

/// The words of a part, or its bytes read again where the parser lost their accents.
fn restored(message: &Message<'_>, part: &MessagePart<'_>, words: &str) -> String {
    let told = part.content_type().and_then(|kind| kind.attribute("charset"));
    let eight_bits = told.is_none_or(|told| {
        ["us-ascii", "ascii", "utf-8", "utf8", "unknown-8bit"]
            .iter()
            .any(|name| told.eq_ignore_ascii_case(name))
    });
    if !words.contains('\u{fffd}') || !eight_bits {
        return words.to_owned();
    }
    let range = part.offset_body as usize..part.offset_end as usize;
    let bytes = message.raw_message.get(range).unwrap_or_default();
    let bytes = match part.encoding {
        Encoding::None => Some(bytes.to_vec()),
        Encoding::QuotedPrintable => quoted_printable::quoted_printable_decode(bytes),
        Encoding::Base64 => base64::base64_decode(bytes),
    };
    bytes.map_or_else(|| words.to_owned(), |bytes| western(&bytes))
}

/// UTF-8 where the bytes can be, else Western European.
fn western(bytes: &[u8]) -> String {
    match (std::str::from_utf8(bytes), charset_decoder(b"windows-1252")) {
        (Ok(text), _) => text.to_owned(),
        (_, Some(decode)) => decode(bytes),
        (_, None) => String::from_utf8_lossy(bytes).into_owned(),
    }
}
