//! What is typed into the field of a search, cut into words and filters.

use index::Clause;

use crate::filters::Name;

/// What was typed. Its parts, put together again, are the same search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    pub(crate) parts: Vec<Part>,
}

/// A part of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// As typed.
    pub(crate) raw: String,
    /// What it asks.
    pub(crate) asks: Asks,
}

/// What a part asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asks {
    /// A word, or several in a row.
    Word(Clause),
    /// That something holds: `in:news`.
    Filter(Name, String),
}

/// The longest search, in characters, and the most parts of one.
pub(crate) const LONGEST: usize = 400;
const PARTS: usize = 24;

/// What stands for all kinds of texts in `kind:`.
pub(crate) const WRITTEN: &str = "text";

/// What opens a row of words, and what closes it.
const QUOTES: [(char, char); 4] = [('"', '"'), ('«', '»'), ('“', '”'), ('„', '“')];

impl Typed {
    /// Cuts what was typed. Any text is a search.
    pub(crate) fn parse(text: &str) -> Typed {
        let text: String = text.chars().take(LONGEST).collect();
        let mut rest = text.trim_start();
        let mut parts = Vec::new();
        while !rest.is_empty() && parts.len() < PARTS {
            let end = end_of_part(rest);
            let (raw, after) = rest.split_at(end);
            // Whoever typed a blank after a word has finished it.
            let last = after.is_empty();
            parts.extend(part(raw, last));
            rest = after.trim_start();
        }
        Typed { parts }
    }

    /// As it would be typed.
    pub(crate) fn text(&self) -> String {
        let raw: Vec<&str> = self.parts.iter().map(|part| part.raw.as_str()).collect();
        raw.join(" ")
    }

    /// The words of it.
    pub(crate) fn words(&self) -> Vec<Clause> {
        let words = self.parts.iter().filter_map(|part| match &part.asks {
            Asks::Word(clause) => Some(clause.clone()),
            Asks::Filter(..) => None,
        });
        words.collect()
    }

    /// The same for what people wrote, unless it says what it is for: people and spaces are offered apart.
    pub(crate) fn for_written(&self) -> Typed {
        let says = self.filters().any(|(_, name, _)| name == Name::Kind);
        if says || self.parts.is_empty() {
            self.clone()
        } else {
            self.with(Name::Kind, "kind", WRITTEN)
        }
    }

    /// The filters of it, with their places.
    pub(crate) fn filters(&self) -> impl Iterator<Item = (usize, Name, &str)> {
        self.parts.iter().enumerate().filter_map(|(place, part)| match &part.asks {
            Asks::Filter(name, value) => Some((place, *name, value.as_str())),
            Asks::Word(_) => None,
        })
    }

    /// The same without the part at this place.
    pub(crate) fn without(&self, place: usize) -> Typed {
        let mut typed = self.clone();
        typed.parts.remove(place);
        typed
    }

    /// The same with a filter, in place of those of its name.
    pub(crate) fn with(&self, name: Name, written: &str, value: &str) -> Typed {
        let mut typed = self.clone();
        typed.parts.retain(|part| !matches!(part.asks, Asks::Filter(other, _) if other == name));
        let quoted = value.contains(char::is_whitespace);
        let raw =
            if quoted { format!("{written}:\"{value}\"") } else { format!("{written}:{value}") };
        typed.parts.push(Part { raw, asks: Asks::Filter(name, value.to_owned()) });
        typed
    }
}

/// Where the first part of a text ends: at a blank that is in no quotes.
fn end_of_part(text: &str) -> usize {
    let mut closes = None;
    for (at, c) in text.char_indices() {
        match closes {
            Some(close) if c == close => closes = None,
            Some(_) => {}
            None if c.is_whitespace() => return at,
            None => {
                // A quote opens where a part or the value of a filter begins, and where it is closed again.
                let begins = at == 0 || text[..at].ends_with([':', '-', '(']);
                let open = QUOTES.iter().find(|(open, _)| *open == c && begins);
                closes = open
                    .map(|(_, close)| *close)
                    .filter(|close| text[at + c.len_utf8()..].contains(*close));
            }
        }
    }
    text.len()
}

fn part(raw: &str, last: bool) -> Option<Part> {
    let asks = filter(raw).or_else(|| word(raw, last).map(Asks::Word))?;
    Some(Part { raw: raw.to_owned(), asks })
}

fn filter(raw: &str) -> Option<Asks> {
    let (name, value) = raw.split_once(':')?;
    let name = Name::parse(name)?;
    let value = unquoted(value.trim()).trim();
    (!value.is_empty()).then(|| Asks::Filter(name, value.to_owned()))
}

fn word(raw: &str, last: bool) -> Option<Clause> {
    let (text, excluded) = match raw.strip_prefix('-') {
        Some(rest) if rest.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)) => {
            (rest, true)
        }
        _ => (raw, false),
    };
    let inner = unquoted(text);
    let phrase = inner.len() != text.len();
    let has_words = inner.chars().any(char::is_alphanumeric);
    let unfinished = last && !phrase && !excluded;
    has_words.then(|| Clause { text: inner.to_owned(), phrase, excluded, unfinished })
}

fn is_quote(c: char) -> bool {
    QUOTES.iter().any(|(open, _)| *open == c)
}

/// What stands between quotes; all of it where there are none.
fn unquoted(text: &str) -> &str {
    let inner = QUOTES.iter().find_map(|(open, close)| {
        text.strip_prefix(*open).and_then(|inner| inner.strip_suffix(*close))
    });
    inner.map_or(text, str::trim)
}

#[cfg(test)]
mod tests {
    use super::{Asks, Typed};

    fn shown(text: &str) -> String {
        let parts = Typed::parse(text).parts.into_iter().map(|part| match part.asks {
            Asks::Filter(name, value) => format!("{}={value}", name.written()[0]),
            Asks::Word(clause) => {
                let mut word = clause.text;
                if clause.phrase {
                    word = format!("[{word}]");
                }
                if clause.excluded {
                    word.insert(0, '!');
                }
                if clause.unfinished {
                    word.push('*');
                }
                word
            }
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_rows_and_filters() {
        let cases = [
            ("congés payés", "congés payés*"),
            ("congés payés ", "congés payés"),
            ("\"plan de charge\" -test", "[plan de charge] !test"),
            ("« plan de charge » suite ", "[plan de charge] suite"),
            ("dans:news de:marie budget ", "in=news from=marie budget"),
            ("in:\"Vie de l’équipe\" kind:question", "in=Vie de l’équipe kind=question"),
            ("sujet:#sécurité after:2026-03", "topic=#sécurité after=2026-03"),
            ("http://x.fr 12:30 note:bien ", "http://x.fr 12:30 note:bien"),
            ("5\" d'écart \" in: - -", "5\" d'écart in:"),
            ("état:ouvert", "état:ouvert*"),
            ("", ""),
            ("!!! ???", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
