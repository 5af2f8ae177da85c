//! What the headers say, and what stands in for those that say nothing.

use super::cut::RawMessage;
use super::mail::one_line;
use super::{charset, subject};
use data_encoding::HEXLOWER;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::{HeaderValue, Message};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

const DAY_MS: i64 = 24 * 3600 * 1000;
/// 1970-01-02: nothing was mailed before, clocks that were never set say 1970-01-01.
const FIRST_MS: i64 = DAY_MS;
/// The longest head that is looked into, in bytes: none that somebody wrote comes near.
const HEAD_MOST: usize = 256 << 10;

/// The message with headers that can be read: old programs wrote letters in them as they came, others
/// cut an encoded word inside a letter, and archives hide addresses. A message that does nothing of the
/// kind is left as it is.
pub(super) fn readable(bytes: &[u8]) -> Cow<'_, [u8]> {
    let end = end_of_headers(bytes);
    if end > HEAD_MOST {
        return Cow::Borrowed(bytes);
    }
    let head = &bytes[..end];
    let text = match std::str::from_utf8(head) {
        Ok(_) if charset::escapes(head) => {
            charset_decoder(b"iso-2022-jp").map(|decode| decode(head))
        }
        Ok(text) => Some(text.to_owned()),
        // Each program on the way wrote its own lines in its own letters.
        Err(_) => Some(head.split_inclusive(|byte| *byte == b'\n').map(charset::western).collect()),
    };
    let Some(text) = text.map(|text| words_joined(&clear_author(&text))) else {
        return Cow::Borrowed(bytes);
    };
    if text.as_bytes() == head {
        return Cow::Borrowed(bytes);
    }
    let mut readable = text.into_bytes();
    readable.extend_from_slice(&bytes[end..]);
    Cow::Owned(readable)
}

/// `From: ana at x.example (Ana Roy)`, as public archives write it, is `From: Ana Roy <ana@x.example>`.
fn clear_author(head: &str) -> String {
    let lines = head.split_inclusive('\n').map(|line| {
        let words = line.strip_prefix("From:").unwrap_or_default().trim();
        let parts = words.strip_suffix(')').and_then(|words| words.split_once(" ("));
        let hidden = parts.and_then(|(address, name)| Some((address.split_once(" at ")?, name)));
        match hidden {
            Some(((local, host), name)) if !format!("{local}{host}").contains([' ', '<', '@']) => {
                let quoted =
                    if name.contains("=?") { name.to_owned() } else { format!("\"{name}\"") };
                format!("From: {quoted} <{local}@{host}>\n")
            }
            _ => line.to_owned(),
        }
    });
    lines.collect()
}

/// Encoded words (RFC 2047) that follow one another in one encoding, as one: between them a letter may
/// have been cut, which the standard forbids and programs do.
fn words_joined(head: &str) -> String {
    let mut out = String::with_capacity(head.len());
    let mut rest = head;
    // How the word that is being joined begins.
    let mut joined = None;
    while let Some(end) = rest.find("?=") {
        let (piece, after) = (&rest[..end], &rest[end + 2..]);
        let next = after.trim_start();
        out.push_str(piece);
        let begins = match piece.rfind("=?") {
            Some(at) => beginning(&piece[at..]),
            None => joined.filter(|_| !piece.contains('?')),
        };
        joined = begins.filter(|begins| {
            next.get(..begins.len()).is_some_and(|start| start.eq_ignore_ascii_case(begins))
                && next.len() < after.len()
                && !(begins.to_ascii_lowercase().ends_with("?b?") && out.ends_with('='))
        });
        if let Some(begins) = joined {
            rest = &next[begins.len()..];
        } else {
            out.push_str("?=");
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// `=?utf-8?q?` of a word that begins so.
fn beginning(word: &str) -> Option<&str> {
    let mut marks = word.match_indices('?').map(|(at, _)| at + 1);
    let end = marks.nth(2).filter(|end| *end > 5 && marks.next().is_none())?;
    Some(&word[..end])
}

pub(super) fn end_of_headers(bytes: &[u8]) -> usize {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if line == b"\n" || line == b"\r\n" {
            break;
        }
    }
    at
}

/// The Message-ID.
pub(super) fn identifier(message: &Message<'_>) -> Option<String> {
    message.message_id().map(str::trim).filter(|id| !id.is_empty()).map(shortened)
}

/// Identifiers longer than any real one are cut: they are keys in a table.
fn shortened(id: &str) -> String {
    id.chars().filter(|c| !c.is_control()).take(250).collect()
}

/// The identifiers of the messages before this one in its conversation, the nearest last.
pub(super) fn references(message: &Message<'_>) -> Vec<String> {
    let mut ids = identifiers(message.references());
    if let Some(parent) = parent(message) {
        ids.retain(|id| *id != parent);
        ids.push(parent);
    }
    // The first says where the conversation began, the last ones where this message stands.
    if ids.len() > 100 {
        ids.drain(1..ids.len() - 99);
    }
    ids
}

/// The message that In-Reply-To names. Old programs put words and the address of who wrote before it.
fn parent(message: &Message<'_>) -> Option<String> {
    let raw = message.header_raw("In-Reply-To").unwrap_or_default();
    let words = raw.trim_start().starts_with(|c: char| c.is_alphanumeric() || c == '"');
    let in_brackets =
        raw.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(id, _)| id.trim());
    let ids: Vec<&str> =
        in_brackets.filter(|id| id.contains('@') && !id.contains(char::is_whitespace)).collect();
    match (words, &ids[..]) {
        (true, [.., last]) => Some(shortened(last)),
        (false, [first, ..]) => Some(shortened(first)),
        (_, []) => identifiers(message.in_reply_to()).into_iter().next(),
    }
}

/// What tells one message from another of the same identifier: its Date, which no list changes on the
/// way, or else its subject.
pub(super) fn fingerprint(message: &Message<'_>) -> String {
    if let Some(date) = message.date().filter(|date| date.is_valid()) {
        return date.to_timestamp().to_string();
    }
    let subject = one_line(message.subject().unwrap_or_default());
    let digest: [u8; 32] = Sha256::digest(subject::bare(&subject).0).into();
    HEXLOWER.encode(&digest[..8])
}

/// Whether its owner deleted it, or a mail program keeps its own notes in it.
pub(super) fn is_left_out(message: &Message<'_>) -> bool {
    let raw =
        |name: &str| message.header_raw(name.to_owned()).unwrap_or_default().trim().to_owned();
    let flags = u32::from_str_radix(&raw("X-Mozilla-Status"), 16).unwrap_or(0);
    // Letters of a flag each, none twice: a tracker of bugs says `Status: Done`.
    let marked = |name: &str, flags: &str| {
        let letters = raw(name);
        let is_once = |c| flags.contains(c) && letters.matches(c).count() == 1;
        letters.len() <= 6 && letters.contains('D') && letters.chars().all(is_once)
    };
    let deleted = flags & 0x8 != 0 || marked("X-Status", "RODAFNTU") || marked("Status", "RODAFN");
    let notes = message.subject().is_some_and(|subject| subject.contains("FOLDER INTERNAL DATA"));
    deleted || notes
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
