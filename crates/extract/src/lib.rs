//! The text of files, for whoever looks for something: plain text, HTML, Word, Excel, PowerPoint, their
//! OpenDocument counterparts, RTF, PDF, e-mails.
//!
//! Invariants:
//! - what a file is, its bytes say: its name is not asked;
//! - a file may lie: nothing is allocated by a number it states, readers go through it once and stop at a
//!   limit of bytes, of depth and of characters, and nothing it refers to is fetched;
//! - what limits of ours cannot reach, those of the system do: the server reads files only in a [`Program`],
//!   a process of its own with little memory and little time, which can die without harm.

mod child;
mod html;
mod hyphens;
mod kind;
mod mail;
mod odf;
mod office;
mod out;
mod package;
mod pdf;
mod plain;
mod program;
mod rtf;
mod sheets;
mod xml;

pub use child::{COMMAND, run};
pub use program::Program;

use serde::{Deserialize, Serialize};

use crate::kind::Kind;
use crate::out::Out;

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 64 * 1024 * 1024;
/// The bytes of text that are kept of a file.
pub const TEXT: usize = 1024 * 1024;
/// How deep files lie in files: the attachment of a message attached to a message.
const DEPTH: usize = 3;

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// What it calls itself: the title of a page of HTML, the subject of a message.
    pub title: String,
    /// Its text: words with one space between them, paragraphs with one line break.
    pub body: String,
    /// Whether that is all of it.
    pub is_whole: bool,
}

/// Why there is no text of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// Files of this type are not read.
    Unread,
    /// It asks for a password.
    Protected,
    /// It is not what its first bytes say, or only a part of it.
    Damaged,
    /// It is too large, or reading it took more memory or time than there is for it.
    Limits,
    /// There are no words in it: a scanned page.
    Empty,
}

impl Why {
    /// Its name, as it is stored and sent.
    pub fn name(self) -> &'static str {
        match self {
            Why::Unread => "unread",
            Why::Protected => "protected",
            Why::Damaged => "damaged",
            Why::Limits => "limits",
            Why::Empty => "empty",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Why> {
        let all = [Why::Unread, Why::Protected, Why::Damaged, Why::Limits, Why::Empty];
        all.into_iter().find(|why| why.name() == name)
    }
}

/// The text of a file. `media` is what was said of it where it came from, if anything: only the encoding that
/// it names is believed. For one's own files: others' are read by a [`Program`].
///
/// # Errors
/// Why there is none.
pub fn text_of(bytes: &[u8], media: &str) -> Result<Text, Why> {
    if bytes.len() > LARGEST {
        return Err(Why::Limits);
    }
    let mut out = Out::new(TEXT);
    let read = read(bytes, media, &mut out, DEPTH);
    let text = out.finish();
    match read {
        // The beginning of a damaged file is better than nothing.
        Err(why) if text.body.is_empty() => Err(why),
        Ok(()) if text.body.is_empty() && text.title.is_empty() => Err(Why::Empty),
        read => Ok(Text { is_whole: text.is_whole && read.is_ok(), ..text }),
    }
}

/// Reads a file, and those within it down to this depth.
fn read(bytes: &[u8], media: &str, out: &mut Out, depth: usize) -> Result<(), Why> {
    match kind::of(bytes).ok_or(Why::Unread)? {
        Kind::Plain => plain::read(bytes, media, out),
        Kind::Html => html::read(bytes, media, out),
        Kind::Rtf => rtf::read(bytes, out),
        Kind::Pdf => pdf::read(bytes, out),
        Kind::Mail => mail::read(bytes, out, depth),
        Kind::Package => package::read(bytes, out),
        Kind::Locked => Err(Why::Protected),
    }
}
