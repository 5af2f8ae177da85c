//! Blocks, written as Markdown.

use super::Names;
use super::escape::Place;
use super::inline::{self, Run};

/// What stands by itself on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    Paragraph(Vec<Run>),
    Heading(u8, Vec<Run>),
    Code { lang: String, source: String },
    Quote(Vec<Block>),
    List(List),
    Table(Vec<Vec<Vec<Run>>>),
    Rule,
}

/// A list: numbered from somewhere, or not.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct List {
    pub(super) from: Option<u32>,
    pub(super) items: Vec<Item>,
}

/// What an item holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Item {
    /// Whether it is ticked, of one that can be.
    pub(super) done: Option<bool>,
    pub(super) blocks: Vec<Block>,
}

/// The blocks as Markdown.
pub(super) fn write(blocks: &[Block], names: Names) -> String {
    let mut out = String::new();
    let mut last: Option<(&Block, bool)> = None;
    for block in blocks {
        // Two lists of one kind, one after the other, differ by their marks.
        let other_mark = match (block, last) {
            (Block::List(this), Some((Block::List(list), other))) => {
                this.from.is_some() == list.from.is_some() && !other
            }
            _ => false,
        };
        let written = one(block, names, other_mark);
        if written.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&written);
        last = Some((block, other_mark));
    }
    out
}

fn one(block: &Block, names: Names, other_mark: bool) -> String {
    match block {
        Block::Paragraph(runs) => inline::write(runs, names, Place::Text),
        Block::Heading(level, runs) => {
            let words = inline::write(runs, names, Place::Heading);
            // A closing row of marks would be left out.
            let words = match words.strip_suffix('#') {
                Some(rest) => format!("{rest}\\#"),
                None => words,
            };
            format!("{} {words}", "#".repeat(usize::from(*level)))
        }
        Block::Code { lang, source } => {
            let longest = source.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            format!("{fence}{lang}\n{source}\n{fence}")
        }
        Block::Quote(blocks) => indented(&write(blocks, names), "> ", "> "),
        Block::List(list) => list_of(list, names, other_mark),
        Block::Table(rows) => table(rows, names),
        Block::Rule => "---".to_owned(),
    }
}

/// The lines after these beginnings; a line that is empty stays so but for the mark of a quote.
fn indented(text: &str, first: &str, others: &str) -> String {
    let lines = text.lines().enumerate().map(|(n, line)| {
        let start = if n == 0 { first } else { others };
        if line.is_empty() { start.trim_end().to_owned() } else { format!("{start}{line}") }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn list_of(list: &List, names: Names, other_mark: bool) -> String {
    let is_tight = list.items.iter().all(|item| match &item.blocks[..] {
        [] | [_] => true,
        [Block::Paragraph(_), rest @ ..] => {
            rest.iter().all(|block| matches!(block, Block::List(_)))
        }
        _ => false,
    });
    let mut number = list.from;
    let mut items = Vec::new();
    for item in &list.items {
        let mark = match (number, other_mark) {
            (Some(n), false) => format!("{n}. "),
            (Some(n), true) => format!("{n}) "),
            (None, false) => "- ".to_owned(),
            (None, true) => "* ".to_owned(),
        };
        number = number.map(|n| n.saturating_add(1).min(999_999_999));
        let tick = match item.done {
            Some(true) => "[x] ",
            Some(false) => "[ ] ",
            None => "",
        };
        let body = match is_tight {
            true => {
                let parts = item.blocks.iter().map(|block| one(block, names, false));
                parts.collect::<Vec<_>>().join("\n")
            }
            false => write(&item.blocks, names),
        };
        let indent = " ".repeat(mark.len());
        let written = indented(&format!("{tick}{body}"), &mark, &indent);
        items.push(if written.is_empty() { mark.trim_end().to_owned() } else { written });
    }
    items.join(if is_tight { "\n" } else { "\n\n" })
}

fn table(rows: &[Vec<Vec<Run>>], names: Names) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let line = |row: &Vec<Vec<Run>>| {
        let cells = (0..width).map(|n| {
            let words = row.get(n).map(|runs| inline::write(runs, names, Place::Cell));
            format!(" {} |", words.unwrap_or_default())
        });
        format!("|{}", cells.collect::<String>())
    };
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    lines.insert(1.min(lines.len()), format!("|{}", " --- |".repeat(width)));
    lines.join("\n")
}
