//! What the headers say, and what stands in for those that say nothing.

use super::cut::RawMessage;
use data_encoding::HEXLOWER;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::{HeaderValue, Message};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

const DAY_MS: i64 = 24 * 3600 * 1000;
/// 1970-01-02: nothing was mailed before, clocks that were never set say 1970-01-01.
const FIRST_MS: i64 = DAY_MS;

/// The message with headers that can be read: old programs wrote Latin letters in them as they
/// came. A message in UTF-8, or in ASCII as it should be, is left as it is.
pub(super) fn readable(bytes: &[u8]) -> Cow<'_, [u8]> {
    let end = end_of_headers(bytes);
    if std::str::from_utf8(&bytes[..end]).is_ok() {
        return Cow::Borrowed(bytes);
    }
    let mut readable = western(&bytes[..end]).into_bytes();
    readable.extend_from_slice(&bytes[end..]);
    Cow::Owned(readable)
}

/// Bytes that say nothing of their encoding: UTF-8 where they can be, else Western European.
pub(super) fn western(bytes: &[u8]) -> String {
    match (std::str::from_utf8(bytes), charset_decoder(b"windows-1252")) {
        (Ok(text), _) => text.to_owned(),
        (_, Some(decode)) => decode(bytes),
        (_, None) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn end_of_headers(bytes: &[u8]) -> usize {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if line == b"\n" || line == b"\r\n" {
            break;
        }
    }
    at
}

/// The Message-ID, or one made from what never changes in the message, so that a message without
/// is the same one in the next export.
pub(super) fn identifier(message: &Message<'_>, text: &str) -> String {
    if let Some(id) = message.message_id().map(str::trim).filter(|id| !id.is_empty()) {
        return shortened(id);
    }
    let mut hash = Sha256::new();
    for name in ["From", "To", "Date", "Subject"] {
        hash.update(message.header_raw(name).unwrap_or_default().trim());
        hash.update([0]);
    }
    hash.update(text);
    let digest: [u8; 32] = hash.finalize().into();
    format!("{}@mbox.invalid", HEXLOWER.encode(&digest[..16]))
}

/// Identifiers longer than any real one are cut: they are keys in a table.
fn shortened(id: &str) -> String {
    id.chars().filter(|c| !c.is_control()).take(250).collect()
}

/// The identifiers of the messages before this one in its conversation, the nearest last.
pub(super) fn references(message: &Message<'_>) -> Vec<String> {
    let mut ids = identifiers(message.references());
    // In-Reply-To often holds words, or the address of who wrote: the first identifier counts.
    if let Some(parent) = identifiers(message.in_reply_to()).into_iter().next() {
        ids.retain(|id| *id != parent);
        ids.push(parent);
    }
    // The first says where the conversation began, the last ones where this message stands.
    if ids.len() > 100 {
        ids.drain(1..ids.len() - 99);
    }
    ids
}

fn identifiers(value: &HeaderValue<'_>) -> Vec<String> {
    let all: Vec<&str> = match value {
        HeaderValue::Text(id) => vec![id],
        HeaderValue::TextList(ids) => ids.iter().map(|id| &**id).collect(),
        _ => Vec::new(),
    };
    let mut kept = Vec::new();
    for id in all.into_iter().map(str::trim) {
        let is_one = id.contains('@') && !id.contains(char::is_whitespace);
        let id = shortened(id);
        if is_one && !kept.contains(&id) {
            kept.push(id);
        }
    }
    kept
}

/// When it was written: its Date if that can be, else the time of its `From ` line, else that of
/// the message before it. A Date more than two days after the mailbox received the message is the
/// sender's clock gone wrong.
pub(super) fn time_ms(message: &Message<'_>, raw: &RawMessage, previous_ms: i64) -> i64 {
    let written = message
        .date()
        .filter(|date| date.is_valid())
        .map(|date| date.to_timestamp().saturating_mul(1000))
        .filter(|written| *written >= FIRST_MS)
        .filter(|written| raw.time_ms.is_none_or(|received| *written <= received + 2 * DAY_MS));
    written.or(raw.time_ms).unwrap_or(previous_ms)
}
