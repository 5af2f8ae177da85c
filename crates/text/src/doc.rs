//! The parsed text and what can be asked of it.

use crate::mentions::Index;
use crate::piece::{Piece, Tag};
use crate::{html, plain, sanitise};

/// A parsed text: its mentions, and the pieces from which every rendering is written.
///
/// Names are given in order of first appearance, each once.
#[derive(Debug, Clone, Default)]
pub struct Doc {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) index: Index,
}

/// Something named in a text, for the caller to find: `resolve` of [`Doc::html`] receives exactly
/// the strings listed by [`Doc::people`], [`Doc::spaces`] and [`Doc::topics`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mention<'a> {
    /// `@camille.martin`: the handle, in lower case.
    Person(&'a str),
    /// `~rayon-velo`: the slug, in lower case.
    Space(&'a str),
    /// `#Sécurité`: `sécurité`, in lower case; its key is [`crate::fold`] of it.
    Topic(&'a str),
}

/// What a mention becomes once resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address; held to the same rules as an author's link.
    pub href: String,
    /// The words shown, as plain text.
    pub label: String,
    /// Whether the person behind it hears nothing of being named: [`UNTOLD`] follows the words.
    pub untold: bool,
}

/// The place, in the HTML of a text, for the words that somebody who is named there is not told. They
/// are of no language yet: whoever shows the text puts them in.
pub const UNTOLD: &str = "<span class=\"untold\"></span>";

impl Doc {
    /// The handles of the people mentioned, in lower case: `camille.martin` for `@Camille.Martin`.
    pub fn people(&self) -> &[String] {
        &self.index.people
    }

    /// The slugs of the spaces mentioned, in lower case: `rayon-velo` for `~rayon-velo`.
    pub fn spaces(&self) -> &[String] {
        &self.index.spaces
    }

    /// The topics, in lower case and composed form with their accents: `sécurité` for `#Sécurité`.
    ///
    /// Two spellings with the same [`crate::fold`] are one topic: the first is listed.
    pub fn topics(&self) -> &[String] {
        &self.index.topics
    }

    /// The topics as their author wrote them, `Sécurité`: same length and order as [`Self::topics`].
    pub fn topic_labels(&self) -> &[String] {
        &self.index.topic_labels
    }

    /// The addresses it links to, in order, as often as it does.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Start(Tag::Link(url)) => Some(url.as_str()),
            _ => None,
        })
    }

    /// The text as safe HTML. A mention for which `resolve` answers nothing stays plain text.
    pub fn html(&self, resolve: &dyn Fn(Mention<'_>) -> Option<Link>) -> String {
        sanitise::sanitise(&html::write(self, resolve))
    }

    /// The words alone, a line for each paragraph, item or row: for search and notifications.
    pub fn text(&self) -> String {
        plain::text(&self.pieces)
    }

    /// The first words on one line, at most `max_chars` characters, the last being `…` when
    /// something was left out. Cut between words, or inside one that is longer than the line.
    pub fn excerpt(&self, max_chars: usize) -> String {
        plain::excerpt(&self.pieces, max_chars)
    }
}
