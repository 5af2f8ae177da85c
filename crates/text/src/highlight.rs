//! Code in colour: classes only, never a style.
//!
//! A language without grammar, or a block over the limits, is shown plain.

use syntect::parsing::{ParseState, ScopeStack, SyntaxReference};
use syntect::util::LinesWithEndings;

use crate::grammars::{GRAMMARS, class, grammar};

/// Bytes of code highlighted in one text, all its blocks together.
pub const MAX_HIGHLIGHTED: usize = 60_000;
/// Lines of code highlighted in one text, all its blocks together.
pub const MAX_HIGHLIGHTED_LINES: usize = 1_000;

/// A longer line is data, not code one reads: it is shown plain.
const MAX_LINE: usize = 300;
/// The sum, over one text, of the cubes of its lines' lengths: what some grammars cost on lines
/// made to be slow. A thousand ordinary lines stay under. It is kept low because a text is rendered
/// in the transaction that writes it, and others wait for that.
const MAX_EFFORT: usize = 120_000_000;

/// The blanks of a line's end; of one byte each, so that positions hold.
const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

/// What may still be highlighted in the text being written.
pub(crate) struct Budget {
    bytes: usize,
    lines: usize,
    effort: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: MAX_HIGHLIGHTED, lines: MAX_HIGHLIGHTED_LINES, effort: MAX_EFFORT }
    }
}

impl Budget {
    /// Takes a block's cost, if there is enough left for it.
    fn spend(&mut self, source: &str) -> bool {
        match self.without(source) {
            Some(left) => {
                *self = left;
                true
            }
            None => false,
        }
    }

    fn without(&self, source: &str) -> Option<Self> {
        let bytes = self.bytes.checked_sub(source.len())?;
        let lines = self.lines.checked_sub(source.lines().count())?;
        let lengths = source.lines().map(str::len).filter(|length| *length <= MAX_LINE);
        let effort = self.effort.checked_sub(lengths.map(|length| length.pow(3)).sum())?;
        Some(Self { bytes, lines, effort })
    }
}

/// A stretch of code and its class, if any.
pub(crate) type Span<'s> = (Option<&'static str>, &'s str);

/// The code cut into spans that, joined, give it back unchanged.
pub(crate) fn spans<'s>(source: &'s str, lang: &str, budget: &mut Budget) -> Vec<Span<'s>> {
    grammar(lang)
        .filter(|_| budget.spend(source))
        .and_then(|grammar| colour(source, grammar))
        .unwrap_or_else(|| vec![(None, source)])
}

/// Nothing when a grammar proves broken on this code: plain is better than half coloured.
fn colour<'s>(source: &'s str, grammar: &SyntaxReference) -> Option<Vec<Span<'s>>> {
    let mut state = ParseState::new(grammar);
    let mut stack = ScopeStack::new();
    let mut spans = Spans { source, list: Vec::new(), start: 0, end: 0, class: None };
    let mut line_start = 0;
    let mut trimmed = String::new();
    for line in LinesWithEndings::from(source) {
        if line.len() <= MAX_LINE {
            // Blanks at the end of a line mean nothing, and are what grammars are slowest at.
            trimmed.clear();
            trimmed.push_str(line.trim_end_matches(BLANKS));
            trimmed.push('\n');
            for (at, operation) in state.parse_line(&trimmed, &GRAMMARS).ok()? {
                spans.until(line_start + at.min(line.len()), class(&stack));
                stack.apply(&operation).ok()?;
            }
        }
        line_start += line.len();
        spans.until(line_start, class(&stack));
    }
    Some(spans.finish())
}

/// Gathers spans, joining neighbours of the same class.
struct Spans<'s> {
    source: &'s str,
    list: Vec<Span<'s>>,
    /// The span being gathered: where it begins and ends, and its class.
    start: usize,
    end: usize,
    class: Option<&'static str>,
}

impl<'s> Spans<'s> {
    /// What stands between the last call and `end` has this class.
    fn until(&mut self, end: usize, class: Option<&'static str>) {
        if end <= self.end {
            return;
        }
        if class != self.class {
            self.close();
            self.class = class;
        }
        self.end = end;
    }

    fn close(&mut self) {
        if let Some(words) = self.source.get(self.start..self.end).filter(|words| !words.is_empty())
        {
            self.list.push((self.class, words));
        }
        self.start = self.end;
    }

    fn finish(mut self) -> Vec<Span<'s>> {
        self.close();
        self.list
    }
}
