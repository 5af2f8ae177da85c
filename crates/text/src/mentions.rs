//! Mentions and topics inside a run of words.
//!
//! The scanner sees only text nodes of the syntax tree, never code or a link, together with the
//! character standing before the run. A sigil counts at the start of a word: `l'@camille` and
//! `(#velo)` are mentions, `camille@exemple.fr` and `page#partie` are not.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::fold::{fold, lower};
use crate::line::is_invisible;
use crate::piece::Kind;

/// A longer name is no name; it would only be stored and looked up for nothing.
const MAX_NAME_CHARS: usize = 64;

/// The most topics of one text, and the most people or spaces: what comes after stays words. Each is a
/// row to write while others who write wait.
pub const MAX_TOPICS: usize = 50;
/// See [`MAX_TOPICS`].
pub const MAX_MENTIONS: usize = 100;

/// Everything a text names, each name once, in order of first appearance.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    pub(crate) people: Vec<String>,
    pub(crate) spaces: Vec<String>,
    pub(crate) topics: Vec<String>,
    pub(crate) topic_labels: Vec<String>,
}

/// Fills an [`Index`]: remembers where each name was put.
#[derive(Default)]
pub(crate) struct Indexer {
    index: Index,
    people: HashMap<String, usize>,
    spaces: HashMap<String, usize>,
    topics: HashMap<String, usize>,
}

impl Indexer {
    /// The place of a name in its list, added if it is new; nothing where the list is full.
    pub(crate) fn place(&mut self, kind: Kind, name: &str) -> Option<usize> {
        let name_shown = lower(name);
        let (places, list, key, most) = match kind {
            Kind::Person => {
                (&mut self.people, &mut self.index.people, name_shown.clone(), MAX_MENTIONS)
            }
            Kind::Space => {
                (&mut self.spaces, &mut self.index.spaces, name_shown.clone(), MAX_MENTIONS)
            }
            Kind::Topic => (&mut self.topics, &mut self.index.topics, fold(name), MAX_TOPICS),
        };
        if let Some(place) = places.get(&key) {
            return Some(*place);
        }
        if list.len() == most {
            return None;
        }
        list.push(name_shown);
        if kind == Kind::Topic {
            self.index.topic_labels.push(name.to_owned());
        }
        places.insert(key, list.len() - 1);
        Some(list.len() - 1)
    }

    pub(crate) fn finish(self) -> Index {
        self.index
    }
}

/// A mention in a run: its kind and where it stands, sigil included.
#[derive(Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) kind: Kind,
    pub(crate) range: Range<usize>,
}

/// The mentions of a run of words, `before` being the character that precedes it, if any.
pub(crate) fn scan(run: &str, before: Option<char>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut previous = before;
    let mut rest = 0;
    while let Some(c) = run[rest..].chars().next() {
        let after = rest + c.len_utf8();
        if let Some(kind) = kind(c)
            && starts_a_word(kind, previous)
            && let Some(length) = name_length(kind, &run[after..])
        {
            found.push(Found { kind, range: rest..after + length });
            previous = run[after..after + length].chars().next_back();
            rest = after + length;
        } else {
            previous = Some(c);
            rest = after;
        }
    }
    found
}

fn kind(sigil: char) -> Option<Kind> {
    match sigil {
        '@' => Some(Kind::Person),
        '~' => Some(Kind::Space),
        '#' => Some(Kind::Topic),
        _ => None,
    }
}

fn starts_a_word(kind: Kind, previous: Option<char>) -> bool {
    previous.is_none_or(|c| match c {
        '_' | '@' | '~' | '#' | '&' => false,
        // `@ana/@bo` names two people; `site/~home` and `page/#part` name nothing.
        '/' => kind == Kind::Person,
        _ => !is_letter(c),
    })
}

/// Whether `name` is one that a topic can have.
pub fn is_topic(name: &str) -> bool {
    name_length(Kind::Topic, name) == Some(name.len())
}

/// The length in bytes of the name that begins `rest`, without the sentence's punctuation.
fn name_length(kind: Kind, rest: &str) -> Option<usize> {
    let name = match kind {
        Kind::Topic => &rest[..topic_length(rest)],
        _ => {
            let is_name_char = |c: char| {
                is_letter(c) || matches!(c, '-' | '_') || c == '.' && kind == Kind::Person
            };
            &rest[..rest.find(|c| !is_name_char(c)).unwrap_or(rest.len())]
        }
    };
    let name = name.trim_end_matches(['.', '_', '-']);
    let after = &rest[name.len()..];
    let next = after.chars().next();
    let right_kind = match kind {
        // `@someone@another.site` is an address elsewhere.
        Kind::Person => next != Some('@') && name.chars().any(is_letter),
        // `~/src`, `~moi/src` are folders and `~10` is "about ten".
        Kind::Space => next != Some('/') && name.chars().any(char::is_alphabetic),
        // `#123` is the number of something; of `#C++` and `#C#` half would be left.
        Kind::Topic => {
            name.chars().any(|c| c.is_alphabetic() && !is_invisible(c)) && !is_cut(after)
        }
    };
    (right_kind && name.chars().count() <= MAX_NAME_CHARS).then_some(name.len())
}

/// The length of a topic: letters, and between two of them what joins a word (UAX #31, table 3a).
fn topic_length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let joins =
            end > 0 && joins(c) && next.is_some_and(is_letter) && !is_possessive(&rest[at..]);
        if !is_letter(c) && !matches!(c, '-' | '_') && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// What joins two parts of one word: apostrophes, the middle dots of Catalan and Japanese, Hebrew marks,
/// a hyphen, and the joiners of Persian and Indic scripts, which nobody sees.
fn joins(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{b7}'
            | '\u{58a}'
            | '\u{5f3}'
            | '\u{5f4}'
            | '\u{f0b}'
            | '\u{200c}'
            | '\u{200d}'
            | '\u{2010}'
            | '\u{2011}'
            | '\u{2019}'
            | '\u{2027}'
            | '\u{30a0}'
            | '\u{30fb}'
            | '\u{ff65}'
    )
}

/// English adds `'s` to a topic as to any word.
fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    let (first, second) = (chars.next(), chars.next());
    matches!(first, Some('\'' | '’')) && second == Some('s') && !chars.next().is_some_and(is_letter)
}

/// Whether the name goes on with marks that no topic has: `#C++`, `#C#`, but not `#vélo#ville`.
fn is_cut(after: &str) -> bool {
    after.starts_with(['+', '#']) && !after[1..].starts_with(is_letter)
}

/// Letters and digits of every script, and the accents that follow them in decomposed form. Letters that
/// only fill a place (of Korean) are not seen.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_invisible(c) || is_combining_mark(c)
}
