//! Words with their marks, written as Markdown.

use std::rc::Rc;

use super::Names;
use super::code::in_code;
use super::escape::{Around, Place, UNKNOWN, address, escape, line, url};
use crate::line::may_break;

/// What is said at one place of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    Words(String),
    Code(String),
    Formula(String),
    /// A name of ours, as it is typed.
    Name(String),
    Break,
}

/// How it is said.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Marks {
    pub(super) link: Option<Rc<str>>,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) strike: bool,
}

/// A run of equally marked words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) said: Said,
    pub(super) marks: Marks,
}

impl Run {
    pub(super) fn is_break(&self) -> bool {
        self.said == Said::Break
    }

    /// Whether it shows nothing.
    pub(super) fn is_blank(&self) -> bool {
        match &self.said {
            Said::Words(words) => words.trim().is_empty(),
            Said::Code(code) => code.trim().is_empty(),
            Said::Break => true,
            Said::Formula(_) | Said::Name(_) => false,
        }
    }
}

/// The runs on lines, white space folded, nothing blank at the ends of a line. Two breaks or more
/// part paragraphs.
pub(super) fn paragraphs(runs: Vec<Run>) -> Vec<Vec<Run>> {
    let mut lines = vec![Vec::new()];
    for run in runs {
        match run.is_break() {
            true => lines.push(Vec::new()),
            false => lines.last_mut().expect("a line").push(run),
        }
    }
    let mut paragraphs: Vec<Vec<Run>> = vec![Vec::new()];
    for line in lines {
        let line = folded(line);
        let last = paragraphs.last_mut().expect("a paragraph");
        if line.is_empty() {
            if !last.is_empty() {
                paragraphs.push(Vec::new());
            }
            continue;
        }
        if !last.is_empty() {
            last.push(Run { said: Said::Break, marks: Marks::default() });
        }
        last.extend(line);
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// One line: white space as a browser shows it, equal neighbours joined.
fn folded(line: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(line.len());
    let mut ends_blank = true;
    for Run { said, marks } in line {
        let said = match said {
            Said::Words(words) => {
                let mut kept = String::with_capacity(words.len());
                for c in words.chars() {
                    let blank = may_break(c);
                    if !(blank && ends_blank) {
                        kept.push(if blank { ' ' } else { c });
                    }
                    ends_blank = blank;
                }
                Said::Words(kept)
            }
            other => {
                ends_blank = false;
                other
            }
        };
        if said == Said::Words(String::new()) {
            continue;
        }
        match (out.last_mut(), &said) {
            (Some(Run { said: Said::Words(last), marks: same }), Said::Words(more))
                if *same == marks =>
            {
                last.push_str(more);
            }
            (Some(Run { said: Said::Code(last), marks: same }), Said::Code(more))
                if *same == marks =>
            {
                last.push_str(more);
            }
            _ => out.push(Run { said, marks }),
        }
    }
    while out.last().is_some_and(Run::is_blank) {
        out.pop();
    }
    let blank = out.iter().take_while(|run| run.is_blank()).count();
    out.drain(..blank);
    if let Some(Run { said: Said::Words(first), .. }) = out.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Run { said: Said::Words(last), .. }) = out.last_mut() {
        *last = last.trim_end().to_owned();
    }
    out
}

/// Marks, from the outermost to the innermost.
#[derive(Clone, Copy, PartialEq)]
enum Level {
    Link,
    Strong,
    Emphasis,
    Strike,
    Words,
}

impl Level {
    fn next(self) -> Level {
        match self {
            Level::Link => Level::Strong,
            Level::Strong => Level::Emphasis,
            Level::Emphasis => Level::Strike,
            Level::Strike | Level::Words => Level::Words,
        }
    }

    /// Whether both are alike at this level.
    fn joins(self, one: &Run, other: &Run) -> bool {
        match self {
            Level::Link => one.marks.link == other.marks.link,
            Level::Strong => one.marks.strong == other.marks.strong,
            Level::Emphasis => one.marks.emphasis == other.marks.emphasis,
            Level::Strike => one.marks.strike == other.marks.strike,
            Level::Words => false,
        }
    }

    fn marks(self, run: &Run) -> bool {
        match self {
            Level::Link => run.marks.link.is_some(),
            Level::Strong => run.marks.strong,
            Level::Emphasis => run.marks.emphasis,
            Level::Strike => run.marks.strike,
            Level::Words => false,
        }
    }

    fn delimiters(self) -> &'static [&'static str] {
        match self {
            Level::Strong => &["**", "__"],
            Level::Emphasis => &["*", "_"],
            Level::Strike => &["~~"],
            Level::Link | Level::Words => &[],
        }
    }
}

/// The runs as Markdown, at a place.
pub(super) fn write(runs: &[Run], names: Names, place: Place) -> String {
    let count = |mark: char| -> usize {
        let words = runs.iter().map(|run| match &run.said {
            Said::Words(words) | Said::Code(words) => words.matches(mark).count(),
            Said::Formula(_) => 2,
            Said::Name(_) | Said::Break => 0,
        });
        words.sum()
    };
    let strikes = runs.iter().any(|run| run.marks.strike);
    let tildes = strikes || count('~') > 1;
    let around = Around { names, tildes, dollars: count('$') > 1, others: runs.len() > 1 };
    // A mark that goes over a break is closed and opened again: each line stands by itself.
    let lines = runs.split(Run::is_break).map(|runs| {
        let mut writer = Writer { out: String::new(), around, place };
        writer.level(runs, Level::Link, false, None);
        if place == Place::Text { line(&writer.out) } else { writer.out }
    });
    let lines: Vec<String> = lines.collect();
    lines.join(if place == Place::Text { "\n" } else { " " })
}

struct Writer {
    out: String,
    around: Around,
    place: Place,
}

impl Writer {
    /// Writes the runs; `after` is the character that will follow the last.
    fn level(&mut self, runs: &[Run], level: Level, in_link: bool, after: Option<char>) {
        if level == Level::Words {
            for (n, run) in runs.iter().enumerate() {
                let next = runs.get(n + 1).map_or(after, |_| Some('.'));
                self.leaf(run, in_link, next);
            }
            return;
        }
        let mut rest = runs;
        while !rest.is_empty() {
            let same = 1 + rest.windows(2).take_while(|two| level.joins(&two[0], &two[1])).count();
            let (group, others) = rest.split_at(same);
            rest = others;
            // Only whether it is a letter, a blank or a mark is asked of it.
            let next = rest.first().map_or(after, |run| first(run, level));
            if !level.marks(&group[0]) {
                self.level(group, level.next(), in_link, next);
            } else if let (Level::Link, Some(url)) = (level, group[0].marks.link.clone()) {
                self.link(group, &url);
            } else {
                self.marked(group, level, in_link, next);
            }
        }
    }

    /// The group between delimiters, its blanks outside of them.
    fn marked(&mut self, group: &[Run], level: Level, in_link: bool, next: Option<char>) {
        let mut group = group.to_vec();
        let before = taken(
            &mut group,
            |run| run.first_mut(),
            |words| {
                let at = words.len() - words.trim_start().len();
                words.drain(..at).collect()
            },
        );
        let after = taken(
            &mut group,
            |run| run.last_mut(),
            |words| words.split_off(words.trim_end().len()),
        );
        self.out.push_str(&before);
        let next = after.chars().next().or(next);
        let inner = {
            let mut inner = Writer { out: String::new(), around: self.around, place: Place::Inner };
            inner.level(&group, level.next(), in_link, Some('*'));
            inner.out
        };
        let previous = self.out.chars().next_back();
        let found = level.delimiters().iter().find(|with| can_mark(with, &inner, previous, next));
        match found {
            _ if inner.is_empty() => {}
            Some(with) => {
                self.out.push_str(with);
                self.out.push_str(&inner);
                self.out.push_str(with);
            }
            None => self.level(&group, level.next(), in_link, next),
        }
        self.out.push_str(&after);
    }

    fn link(&mut self, group: &[Run], to: &str) {
        let mut group = group.to_vec();
        for run in &mut group {
            run.marks.link = None;
        }
        let shown: String = group
            .iter()
            .map(|run| match &run.said {
                Said::Words(words)
                | Said::Code(words)
                | Said::Formula(words)
                | Said::Name(words) => words,
                Said::Break => " ",
            })
            .collect();
        let (shown, bare) = (shown.trim().to_owned(), to.strip_prefix("mailto:").unwrap_or(to));
        if shown.is_empty() {
            return self.level(&group, Level::Strong, false, None);
        }
        if self.out.ends_with('!') {
            self.out.insert(self.out.len() - 1, '\\');
        }
        let is_itself = shown == bare || format!("{shown}/") == bare;
        let alone = self.out.chars().next_back().is_none_or(char::is_whitespace);
        if is_itself && alone && address(&shown) {
            self.out.push_str(&shown);
            return;
        }
        let mut inner = Writer { out: String::new(), around: self.around, place: Place::Link };
        inner.level(&group, Level::Strong, true, Some(']'));
        let words = inner.out;
        let trimmed = words.trim();
        let (before, after) = (words.starts_with(' '), words.ends_with(' '));
        if before {
            self.out.push(' ');
        }
        self.out.push_str(&format!("[{trimmed}]({})", url(to)));
        if after {
            self.out.push(' ');
        }
    }

    fn leaf(&mut self, run: &Run, in_link: bool, next: Option<char>) {
        match &run.said {
            Said::Words(words) => {
                let previous = self.out.chars().next_back();
                let place = if in_link { Place::Link } else { self.place };
                escape(&mut self.out, words, previous, next, place, self.around);
            }
            Said::Code(code) => self.out.push_str(&in_code(code, self.place)),
            Said::Formula(formula) => self.out.push_str(&format!("$`{formula}`$")),
            Said::Name(name) => self.out.push_str(name),
            Said::Break => self.out.push(' '),
        }
    }
}

/// The first character that a run will write from this level on.
fn first(run: &Run, mut level: Level) -> Option<char> {
    if level == Level::Link && run.marks.link.is_some() {
        return Some('[');
    }
    let mut is_marked = false;
    while level != Level::Words {
        is_marked |= level.marks(run);
        level = level.next();
    }
    if is_marked {
        return match &run.said {
            Said::Words(words) if words.starts_with(char::is_whitespace) => Some(' '),
            _ => Some(UNKNOWN),
        };
    }
    match &run.said {
        Said::Words(words) => words.chars().next(),
        Said::Break => Some('\n'),
        _ => Some('`'),
    }
}

/// Takes something off the words at one end.
fn taken(
    group: &mut [Run],
    end: impl Fn(&mut [Run]) -> Option<&mut Run>,
    take: impl Fn(&mut String) -> String,
) -> String {
    match end(group).map(|run| &mut run.said) {
        Some(Said::Words(words)) => take(words),
        _ => String::new(),
    }
}

/// Whether these delimiters mark `inner` between these neighbours: CommonMark, "Emphasis and strong
/// emphasis", left-flanking and right-flanking runs.
fn can_mark(with: &str, inner: &str, previous: Option<char>, next: Option<char>) -> bool {
    let mark = with.chars().next().unwrap_or('*');
    let is_open = |c: Option<char>| c.is_none_or(char::is_whitespace);
    // The parser looks past what strikes.
    let is_letter =
        |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '~' || c == UNKNOWN);
    let (Some(first), Some(last)) = (inner.chars().next(), inner.chars().next_back()) else {
        return false;
    };
    let touches = [previous, next].iter().any(|c| *c == Some(mark) || *c == Some(UNKNOWN))
        || first == mark
        || last == mark;
    if touches || first.is_whitespace() || last.is_whitespace() {
        return false;
    }
    let opens = first.is_alphanumeric() || is_open(previous) || !is_letter(previous);
    let closes = last.is_alphanumeric() || is_open(next) || !is_letter(next);
    let apart = mark != '_' || !is_letter(previous) && !is_letter(next);
    opens && closes && apart
}
