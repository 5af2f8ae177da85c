//! From HTML that other programs wrote (mails, office programs, web pages) to Markdown of ours.
//!
//! The tree is read by `scraper`. A walk over it makes blocks of marked words, the way a person sees
//! them: what is hidden is left out, tables that only arrange a page are its content, lists of office
//! programs are lists. Then the blocks are written, and whatever in the words would be markup is escaped.
//! The reader's eye decides: no mark is worth a word, so marks that Markdown cannot write there are dropped.

mod block;
mod code;
mod elements;
mod escape;
mod inline;
mod office;
mod style;
mod table;
mod tree;
mod walk;

use crate::parse::MAX_INPUT;

/// What becomes of `@camille`, `~velo` and `#part` in the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// They name people, spaces and topics: their author sees the text before it is published.
    Kept,
    /// They name nobody: the text was written elsewhere.
    Escaped,
}

/// Bytes of HTML read; office programs write twenty for one letter.
const MAX_HTML: usize = 4 * MAX_INPUT;

/// The HTML as Markdown, without blank lines at the ends. Any input is HTML.
pub fn from_html(html: &str, names: Names) -> String {
    let html = &html[..html.floor_char_boundary(MAX_HTML)];
    block::write(&walk::blocks(&tree::parse(html)), names)
}
