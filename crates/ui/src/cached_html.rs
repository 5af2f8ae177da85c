//! Pieces of a page that are rendered once and given to many: all is the same for everybody but the
//! holes, which are filled for each reader.
//!
//! A piece is rendered by its usual template in the circumstances of [`CachedHtml::ctx`], which write a
//! mark wherever the reader's own things go, and is cut at the marks. The marks hold a word that is
//! drawn when the process starts, so that nobody can write one in a post.

use std::sync::LazyLock;

use kernel::Time;

use crate::{Ctx, Locale, SafeHtml};

/// What is left out of a cached piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hole {
    /// The token that the reader's forms send back.
    Csrf,
    /// How long ago this was.
    Ago(Time),
    /// Another piece, of those given when this one is filled.
    Inner(usize),
}

/// Begins a mark; no text that people write holds it next to the word that follows.
const START: char = '\u{FDD0}';
const END: char = '\u{FDD1}';

static WORD: LazyLock<String> = LazyLock::new(kernel::secret::short);

fn mark(what: &str) -> String {
    format!("{START}{}{what}{END}", *WORD)
}

/// A rendered piece with its holes.
#[derive(Clone, Debug)]
pub struct CachedHtml {
    text: String,
    /// What comes at which byte of the text, in order.
    holes: Vec<(usize, Hole)>,
}

impl CachedHtml {
    /// The circumstances in which a piece is rendered to be cut: a language and a zone, marks for what
    /// is filled in, and no reader.
    pub fn ctx(l: Locale) -> Ctx {
        Ctx {
            l: Locale { marks: true, ..l },
            viewer: None,
            csrf: mark("c"),
            fragment: false,
            path: String::new(),
            now: Time::default(),
            caught_up: Default::default(),
            typed: Default::default(),
        }
    }

    /// What stands for another piece: the `n`th of those given to [`CachedHtml::fill_around`].
    pub fn inner(n: usize) -> SafeHtml {
        SafeHtml::trusted(mark(&format!("i{n}")))
    }

    /// What stands for the time since `at`.
    pub(crate) fn ago(at: Time) -> String {
        mark(&format!("t{}", at.micros()))
    }

    /// Cuts a piece that was rendered in the circumstances of [`CachedHtml::ctx`].
    pub fn cut(rendered: &str) -> CachedHtml {
        let start = mark("");
        let start = start.trim_end_matches(END);
        let mut cached_html =
            CachedHtml { text: String::with_capacity(rendered.len()), holes: Vec::new() };
        let mut parts = rendered.split(start);
        cached_html.text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (what, rest) = part.split_once(END).unwrap_or(("", part));
            if let Some(hole) = hole(what) {
                cached_html.holes.push((cached_html.text.len(), hole));
            }
            cached_html.text.push_str(rest);
        }
        cached_html
    }

    /// Appends the piece as the reader of this request sees it.
    pub fn fill(&self, cx: &Ctx, out: &mut String) {
        self.fill_around(cx, &[], out);
    }

    /// The same with these pieces in it.
    pub fn fill_around(&self, cx: &Ctx, inner: &[&str], out: &mut String) {
        out.reserve(self.text.len() + 128 * self.holes.len());
        let mut done = 0;
        for (at, hole) in &self.holes {
            out.push_str(&self.text[done..*at]);
            match hole {
                Hole::Csrf => out.push_str(&cx.csrf),
                Hole::Ago(time) => out.push_str(&cx.l.ago(*time, cx.now)),
                Hole::Inner(n) => out.push_str(inner.get(*n).copied().unwrap_or_default()),
            }
            done = *at;
        }
        out.push_str(&self.text[done..]);
    }

    /// Its length in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.holes.is_empty()
    }
}

fn hole(what: &str) -> Option<Hole> {
    match what.split_at_checked(1)? {
        ("c", "") => Some(Hole::Csrf),
        ("t", micros) => micros.parse().ok().map(|micros| Hole::Ago(Time(micros))),
        ("i", n) => n.parse().ok().map(Hole::Inner),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::CachedHtml;
    use crate::{Ctx, Locale};
    use kernel::{Lang, Time};

    fn reader() -> Ctx {
        Ctx {
            l: Locale::new(Lang::En),
            viewer: None,
            csrf: "secret".into(),
            fragment: false,
            path: "/".into(),
            now: Time::from_millis(1_700_000_000_000),
            caught_up: Default::default(),
            typed: Default::default(),
        }
    }

    fn filled(cached_html: &CachedHtml) -> String {
        let mut out = String::new();
        cached_html.fill(&reader(), &mut out);
        out
    }

    #[test]
    fn holes_are_filled_and_all_else_stays() {
        let at = Time::from_millis(1_700_000_000_000 - 3 * 3_600_000);
        let text = format!("<é>{}</é>{}.", super::mark("c"), CachedHtml::ago(at));
        assert_eq!(filled(&CachedHtml::cut(&text)), "<é>secret</é>3 hours ago.");
    }

    #[test]
    fn a_piece_holds_others() {
        let text = format!("<ol>{}</ol><ul>{}</ul>", CachedHtml::inner(1), CachedHtml::inner(0));
        let mut out = String::new();
        CachedHtml::cut(&text).fill_around(&reader(), &["first", "second"], &mut out);
        assert_eq!(out, "<ol>second</ol><ul>first</ul>");
    }

    #[test]
    fn marks_that_somebody_wrote_are_words_like_others() {
        for forged in ["\u{FDD0}c\u{FDD1}", "\u{FDD0}0123456789abcdefc\u{FDD1}", "\u{FDD0}"] {
            assert_eq!(filled(&CachedHtml::cut(forged)), forged);
        }
    }
}
