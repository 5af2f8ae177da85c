//! The walk over a tree of HTML: what a reader would see, as blocks.

use std::cell::Cell;
use std::rc::Rc;

use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use super::block::{Block, Item, List};
use super::elements::{is_block, is_hidden, is_paragraph, is_unseen, own_name};
use super::inline::{Marks, Run, Said, paragraphs};
use super::{code, office, style, table};
use crate::address::is_safe_link;

/// Elements deeper than this give their words and nothing else.
pub(super) const DEEPEST: usize = 150;

/// Bytes of addresses in all: a link is written again in every paragraph that it goes over.
const MOST_LINKED: usize = 1 << 20;

/// The blocks of a document.
pub(super) fn blocks(document: &Html) -> Vec<Block> {
    let walk = Walk { lines: office::lines(document), links: Cell::new(MOST_LINKED) };
    let mut into = Output::default();
    walk.children(document.root_element(), &Context::default(), &mut into);
    into.flush();
    into.blocks
}

/// What holds where the walk stands.
#[derive(Debug, Clone, Default)]
struct Context {
    marks: Marks,
    /// White space is shown as it is.
    pre: bool,
    /// Everything is strong already, as in headings.
    strong_already: bool,
    depth: usize,
}

/// What the walk has made so far.
#[derive(Default)]
struct Output {
    blocks: Vec<Block>,
    runs: Vec<Run>,
}

impl Output {
    fn push(&mut self, said: Said, here: &Context) {
        self.runs.push(Run { said, marks: here.marks.clone() });
    }

    /// Ends a line, where one was begun.
    fn line(&mut self) {
        if self.runs.last().is_some_and(|run| !run.is_break()) {
            self.runs.push(Run { said: Said::Break, marks: Marks::default() });
        }
    }

    /// Ends the paragraphs.
    fn flush(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        self.blocks.extend(paragraphs(runs).into_iter().map(Block::Paragraph));
    }
}

struct Walk {
    /// Paragraphs of Outlook are lines.
    lines: bool,
    /// How many bytes of addresses may still be written.
    links: Cell<usize>,
}

impl Walk {
    fn children(&self, element: ElementRef<'_>, here: &Context, into: &mut Output) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.text(text, here, into),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child, here, into);
                    }
                }
                _ => {}
            }
        }
    }

    fn text(&self, text: &str, here: &Context, into: &mut Output) {
        let text: String = text.chars().filter(|c| !is_unseen(*c)).collect();
        if !here.pre {
            return into.push(Said::Words(text), here);
        }
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                into.push(Said::Break, here);
            }
            into.push(Said::Words(line.trim_end_matches('\r').to_owned()), here);
        }
    }

    fn element(&self, element: ElementRef<'_>, here: &Context, into: &mut Output) {
        let (value, name) = (element.value(), element.value().name());
        let look = style::look(value);
        if look.hidden || office::is_mark(value) {
            return;
        }
        if here.depth >= DEEPEST {
            return into.push(Said::Words(element.text().collect()), here);
        }
        let mut inside = here.clone();
        inside.depth += 1;
        inside.pre = look.pre.unwrap_or(here.pre);
        style::mark(&mut inside.marks, here.strong_already, name, &look);
        match name {
            _ if is_hidden(name) => {}
            "br" => into.push(Said::Break, here),
            "hr" => {
                into.flush();
                into.blocks.push(Block::Rule);
            }
            "img" => self.image(value, here, into),
            "a" => self.link(element, inside, into),
            "code" | "tt" | "kbd" | "samp" => {
                let code: String = element.text().collect();
                let is_blank = code.trim().is_empty();
                into.push(if is_blank { Said::Words(code) } else { Said::Code(code) }, &inside);
            }
            "math" => self.formula(element, &inside, into),
            "span" if value.classes().any(|class| class == "katex-html") => {}
            "pre" => self.preformatted(element, &inside, into),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element, &inside, into),
            "ul" | "ol" | "menu" | "dir" => self.list(element, &inside, into),
            "blockquote" => {
                let blocks = self.apart(element, &inside);
                into.flush();
                if !blocks.is_empty() {
                    into.blocks.push(Block::Quote(blocks));
                }
            }
            "table" => self.table(element, &inside, into),
            "p" => self.paragraph(element, &inside, into),
            _ if look.nowrap && look.mono && is_block(name) => self.code(element, into),
            _ if is_paragraph(name) => {
                into.flush();
                self.children(element, &inside, into);
                into.flush();
            }
            _ if is_block(name) => {
                into.line();
                self.children(element, &inside, into);
                into.line();
            }
            _ => self.children(element, &inside, into),
        }
    }

    /// What an element holds, as blocks of its own.
    fn apart(&self, element: ElementRef<'_>, here: &Context) -> Vec<Block> {
        let mut own = Output::default();
        self.children(element, here, &mut own);
        own.flush();
        own.blocks
    }

    /// What an element holds, on one line.
    fn words(&self, element: ElementRef<'_>, here: &Context) -> Vec<Run> {
        let mut own = Output::default();
        self.children(element, here, &mut own);
        own.flush();
        let mut line = Vec::new();
        for block in own.blocks {
            let (Block::Paragraph(runs) | Block::Heading(_, runs)) = block else { continue };
            if !line.is_empty() {
                line.push(Run { said: Said::Words(" ".to_owned()), marks: Marks::default() });
            }
            line.extend(runs);
        }
        for run in &mut line {
            if run.is_break() {
                run.said = Said::Words(" ".to_owned());
            }
        }
        line
    }

    fn paragraph(&self, element: ElementRef<'_>, here: &Context, into: &mut Output) {
        if let Some(level) = office::level(element.value()) {
            let item = Item { done: None, blocks: self.apart(element, here) };
            into.flush();
            return office::place(&mut into.blocks, level, office::number(element), item);
        }
        let is_line = self.lines
            && element.value().attr("class").is_some_and(|class| class.starts_with("MsoNormal"));
        match is_line {
            true => {
                into.line();
                let before = into.runs.len();
                self.children(element, here, into);
                // An empty one is an empty line.
                if into.runs[before..].iter().all(Run::is_blank) {
                    into.push(Said::Break, here);
                }
                into.line();
            }
            false => {
                into.flush();
                self.children(element, here, into);
                into.flush();
            }
        }
    }

    fn heading(&self, element: ElementRef<'_>, here: &Context, into: &mut Output) {
        let level = element.value().name()[1..].parse().unwrap_or(2);
        let words = self.words(element, &Context { strong_already: true, ..here.clone() });
        into.flush();
        if !words.is_empty() {
            into.blocks.push(Block::Heading(level, words));
        }
    }

    fn link(&self, element: ElementRef<'_>, mut here: Context, into: &mut Output) {
        let value = element.value();
        let to = value.attr("href").map(str::trim).unwrap_or_default();
        if let Some(name) = own_name(value, to, &element.text().collect::<String>()) {
            return into.push(Said::Name(name), &here);
        }
        let elsewhere = ["http://", "https://", "mailto:"].iter().any(|start| {
            to.get(..start.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(start))
        });
        if elsewhere && is_safe_link(to) {
            here.marks.link = self.address(to);
        }
        self.children(element, &here, into);
    }

    /// An address to be written, while they are not too many.
    fn address(&self, to: &str) -> Option<Rc<str>> {
        self.links.set(self.links.get().checked_sub(to.len())?);
        Some(to.into())
    }

    /// A picture from elsewhere is its description, with the way to it.
    fn image(&self, value: &Element, here: &Context, into: &mut Output) {
        let alt = value.attr("alt").map(str::trim);
        let from = value.attr("src").unwrap_or_default();
        let size = |name| {
            value.attr(name).and_then(|size| size.trim_end_matches("px").parse::<u32>().ok())
        };
        let counts =
            size("width").is_some_and(|n| n <= 3) || size("height").is_some_and(|n| n <= 3);
        let words = match alt {
            Some("") => return,
            _ if counts => return,
            Some(alt) => alt.to_owned(),
            None => from
                .split(['?', '#'])
                .next()
                .and_then(|path| path.rsplit('/').next())
                .unwrap_or_default()
                .to_owned(),
        };
        let mut here = here.clone();
        let is_web = from.starts_with("http://") || from.starts_with("https://");
        // One letter stands for itself: emoji are pictures in many places.
        let is_letter =
            words.chars().count() <= 4 && !words.chars().any(|c| c.is_ascii_alphanumeric());
        if is_web && !is_letter && here.marks.link.is_none() && is_safe_link(from) {
            here.marks.link = self.address(from);
        } else if alt.is_none() {
            return;
        }
        into.push(Said::Words(words), &here);
    }

    /// A formula whose source in LaTeX is there; else its letters.
    fn formula(&self, element: ElementRef<'_>, here: &Context, into: &mut Output) {
        let source = element.descendent_elements().find(|inside| {
            inside.value().name() == "annotation"
                && inside.value().attr("encoding").is_some_and(|kind| kind.contains("tex"))
        });
        match source.map(|source| source.text().collect::<String>()) {
            Some(source) if !source.contains(['`', '\n']) && !source.trim().is_empty() => {
                into.push(Said::Formula(source.trim().to_owned()), here);
            }
            _ => into.push(Said::Words(element.text().collect()), here),
        }
    }

    fn preformatted(&self, element: ElementRef<'_>, here: &Context, into: &mut Output) {
        let value = element.value();
        let is_mail = value
            .classes()
            .any(|class| matches!(class, "k9mail" | "moz-quote-pre" | "moz-signature"));
        if is_mail || value.attr("wrap").is_some() {
            into.flush();
            self.children(element, &Context { pre: true, ..here.clone() }, into);
            return into.flush();
        }
        self.code(element, into);
    }

    fn code(&self, element: ElementRef<'_>, into: &mut Output) {
        let source = code::source(element);
        into.flush();
        if !source.is_empty() {
            into.blocks.push(Block::Code { lang: code::language(element), source });
        }
    }

    fn list(&self, element: ElementRef<'_>, here: &Context, into: &mut Output) {
        into.flush();
        let value = element.value();
        let from = (value.name() == "ol")
            .then(|| value.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1));
        let mut list = List { from, items: Vec::new() };
        for child in element.child_elements() {
            let blocks = match child.value().name() {
                "li" => self.apart(child, here),
                // A list directly in a list belongs to the item before it.
                _ => {
                    let mut own = Output::default();
                    self.element(child, here, &mut own);
                    own.flush();
                    if let Some(last) = list.items.last_mut() {
                        last.blocks.extend(own.blocks);
                        continue;
                    }
                    own.blocks
                }
            };
            let tick = child.descendent_elements().find(|inside| {
                inside.value().name() == "input" && inside.value().attr("type") == Some("checkbox")
            });
            let done = tick.map(|tick| tick.value().attr("checked").is_some());
            if !blocks.is_empty() || done.is_some() {
                list.items.push(Item { done, blocks });
            }
        }
        if !list.items.is_empty() {
            into.blocks.push(Block::List(list));
        }
    }

    fn table(&self, element: ElementRef<'_>, here: &Context, into: &mut Output) {
        into.flush();
        if !table::is_data(element) {
            for row in table::rows(element) {
                for cell in table::cells(row) {
                    self.children(cell, here, into);
                    into.flush();
                }
            }
            // What stands in a table outside of its cells, as a caption does.
            for other in element.child_elements().filter(|child| child.value().name() == "caption")
            {
                self.element(other, here, into);
            }
            return;
        }
        let mut rows: Vec<Vec<Vec<Run>>> = Vec::new();
        let mut taken: Vec<usize> = Vec::new();
        for row in table::rows(element) {
            let mut cells = Vec::new();
            for cell in table::cells(row) {
                while cells.len() < table::MOST_COLUMNS
                    && taken.get(cells.len()).is_some_and(|more| *more > 0)
                {
                    taken[cells.len()] -= 1;
                    cells.push(Vec::new());
                }
                let is_head = cell.value().name() == "th";
                let words = self.words(cell, &Context { strong_already: is_head, ..here.clone() });
                let (wide, high) =
                    (table::span(cell.value(), "colspan"), table::span(cell.value(), "rowspan"));
                if let (true, Some(last)) = (cells.len() >= table::MOST_COLUMNS, cells.last_mut()) {
                    last.push(Run { said: Said::Words(" ".to_owned()), marks: Marks::default() });
                    last.extend(words);
                    continue;
                }
                let (first, after) = (cells.len(), (cells.len() + wide).min(table::MOST_COLUMNS));
                taken.resize(taken.len().max(after), 0);
                taken[first..after].fill(high - 1);
                cells.push(words);
                cells.resize(after, Vec::new());
            }
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(cells);
            }
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        if rows.len() >= 2 && rows.len() * width <= table::MOST_CELLS {
            into.blocks.push(Block::Table(rows));
        } else {
            let cells = rows.into_iter().flatten().filter(|cell| !cell.is_empty());
            into.blocks.extend(cells.map(Block::Paragraph));
        }
    }
}
