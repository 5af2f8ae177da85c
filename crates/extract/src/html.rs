//! The words of HTML and other markup, from its tokens: a page may be cut anywhere, and nothing of it runs.

use std::cell::RefCell;

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::out::Out;
use crate::{Why, plain};

/// The bytes of a page that are read.
const READ: usize = 8 * 1024 * 1024;
/// Where a page names its encoding, it does so among these first bytes.
const HEAD: usize = 1_024;

pub(crate) fn read(bytes: &[u8], media: &str, out: &mut Out) -> Result<(), Why> {
    let bytes = &bytes[..bytes.len().min(READ)];
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let named = plain::said(media).or_else(|| plain::said(&head));
    let media = named.map_or_else(String::new, |named| format!("charset={}", named.name()));
    words(&plain::decode(bytes, &media), out);
    Ok(())
}

/// The words of a page that is decoded.
pub(crate) fn words(html: &str, out: &mut Out) {
    let taken = std::mem::replace(out, Out::new(0));
    let sink = Sink { out: RefCell::new(taken), inside: RefCell::default() };
    let tokens = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // It stops after each script, and where the page names its encoding.
    while !matches!(tokens.feed(&input), TokenizerResult::Done) {}
    tokens.end();
    *out = tokens.sink.out.into_inner();
}

struct Sink {
    out: RefCell<Out>,
    inside: RefCell<Inside>,
}

/// What the words stand in.
#[derive(Default)]
enum Inside {
    #[default]
    Body,
    /// The title, as far as it was read.
    Title(String),
    /// What is no text: a script, a style. It ends with this element.
    Code(String),
}

/// Elements whose words go on with those around them.
const INLINE: [&str; 31] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var",
];
/// Elements that part words, and not lines.
const CELL: [&str; 5] = ["td", "th", "img", "input", "wbr"];

impl Sink {
    fn start(&self, tag: &Tag) -> Option<RawKind> {
        let name = &*tag.name;
        match name {
            "title" => {
                self.inside.replace(Inside::Title(String::new()));
                return Some(Rcdata);
            }
            "script" | "style" | "xmp" | "iframe" | "noembed" | "noframes" => {
                self.inside.replace(Inside::Code(name.to_owned()));
                return Some(if name == "script" { ScriptData } else { Rawtext });
            }
            "textarea" => return Some(Rcdata),
            _ => {}
        }
        None
    }

    /// What an element does to the words around it, where it begins and where it ends.
    fn part(&self, name: &str) {
        let mut out = self.out.borrow_mut();
        if CELL.contains(&name) {
            out.space();
        } else if !INLINE.contains(&name) {
            out.line();
        }
    }

    fn end(&self, name: &str) {
        match self.inside.take() {
            Inside::Code(of) if of != name => drop(self.inside.replace(Inside::Code(of))),
            Inside::Title(title) => self.out.borrow_mut().title(&title),
            Inside::Code(_) | Inside::Body => {}
        }
    }

    fn characters(&self, words: &str) {
        match &mut *self.inside.borrow_mut() {
            Inside::Body => self.out.borrow_mut().words(words),
            Inside::Title(title) if title.len() < 4_000 => title.push_str(words),
            Inside::Title(_) | Inside::Code(_) => {}
        }
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => {
                self.part(&tag.name);
                if tag.kind != StartTag {
                    self.end(&tag.name);
                } else if let Some(raw) = self.start(&tag).filter(|_| !tag.self_closing) {
                    return TokenSinkResult::RawData(raw);
                }
            }
            Token::CharacterTokens(words) => self.characters(&words),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text_of;

    #[test]
    fn a_page_is_read_without_its_code() {
        let html = b"<!doctype html><meta charset=iso-8859-1><title>Le <b>&eacute;t\xe9</title>
            <style>p{}</style><script>var a = '<p>no</p>';</script>
            <p>Un <b>m</b>ot</p><p>deux<br>trois<table><tr><td>a<td>b</table>";
        let text = text_of(html, "").unwrap();
        assert_eq!(text.title, "Le <b>été");
        assert_eq!(text.body, "Un mot\ndeux\ntrois\na b");
    }

    #[test]
    fn what_never_ends_is_read_to_its_end() {
        let mut out = Out::new(100);
        words("<p>a<script>never", &mut out);
        words("<title>x", &mut out);
        assert_eq!(out.finish().body, "a");
    }

    #[test]
    fn the_encoding_that_was_said_comes_first() {
        let text =
            text_of(b"<html><meta charset=utf-8><p>\xd0\xd1", "text/html;charset=windows-1251");
        assert_eq!(text.unwrap().body, "РС");
    }
}
