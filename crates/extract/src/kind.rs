//! What a file is, told from its bytes.

use crate::{mail, plain};

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text, Markdown, source code, tables with commas.
    Plain,
    /// HTML, or any other markup.
    Html,
    /// Rich Text Format.
    Rtf,
    /// PDF.
    Pdf,
    /// A message with its headers.
    Mail,
    /// A ZIP archive: what office programs write, or something else.
    Package,
    /// An office document that was encrypted with a password.
    Locked,
}

/// As much of a file as tells what it is.
const HEAD: usize = 4 * 1024;
/// How far an encrypted office document is looked through for its name.
const LOCKED: usize = 1024 * 1024;
/// The container of old office programs, in which new ones put what they encrypt.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// What this file is; nothing where it is none that is read.
pub(crate) fn of(bytes: &[u8]) -> Option<Kind> {
    let head = &bytes[..bytes.len().min(HEAD)];
    // Programs that read PDF find its mark anywhere among the first bytes.
    let has_pdf = head[..head.len().min(1024)].windows(5).any(|mark| mark == b"%PDF-");
    if has_pdf {
        return Some(Kind::Pdf);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(Kind::Package);
    }
    if head.starts_with(b"{\\rtf") {
        return Some(Kind::Rtf);
    }
    if head.starts_with(COMPOUND) {
        return is_locked(bytes).then_some(Kind::Locked);
    }
    if !plain::is_text(head) {
        return None;
    }
    let text = plain::decode(head, "");
    Some(match text.trim_start() {
        text if mail::is_one(text) => Kind::Mail,
        text if is_markup(text) => Kind::Html,
        _ => Kind::Plain,
    })
}

/// Whether a text begins as HTML or XML does.
fn is_markup(text: &str) -> bool {
    let text = text.get(..text.floor_char_boundary(1024)).unwrap_or_default().to_ascii_lowercase();
    let whole = ["<!doctype", "<?xml", "<html", "<head", "<body", "<svg"];
    whole.iter().any(|start| text.starts_with(start)) || text.contains("<html")
}

fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[..bytes.len().min(LOCKED)].windows(name.len()).any(|here| here == name)
}
