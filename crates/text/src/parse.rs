//! From Markdown to pieces: comrak reads, this walks its tree once and keeps what we render.

use std::panic::{AssertUnwindSafe, catch_unwind};

use comrak::nodes::{AlertType, ListType, Node, NodeLink, NodeList, NodeValue, TableAlignment};
use comrak::{Arena, Options};

use crate::address::{is_own_file, is_safe_link};
use crate::doc::Doc;
use crate::mentions::{self, Indexer};
use crate::piece::{Align, Callout, Head, Piece, Tag};
use crate::{marks, outline, shortcodes};

/// Bytes of input read; what follows is not part of the text.
pub const MAX_INPUT: usize = 1 << 20;
/// Elements kept open at once; deeper ones leave their words and lose their frame.
pub const MAX_DEPTH: usize = 50;

/// An image's description is read out whole; a longer one is not a description.
const MAX_ALT_CHARS: usize = 1_000;

/// Parses Markdown. Any input is a text: what cannot be understood is shown as typed.
pub fn parse(markdown: &str) -> Doc {
    let input = &markdown[..markdown.floor_char_boundary(MAX_INPUT)];
    // The parser is a large foreign piece fed by strangers: should it ever panic, its author's
    // words are still worth showing.
    catch_unwind(AssertUnwindSafe(|| read(input))).unwrap_or_else(|_| as_typed(input))
}

fn read(input: &str) -> Doc {
    let arena = Arena::new();
    let (input, hidden) = marks::hide(input);
    let root = comrak::parse_document(&arena, &input, &options());
    if let Some(hidden) = hidden {
        hidden.show(root);
    }
    let mut walk = Walk::default();
    walk.run(root);
    outline::set(&mut walk.pieces);
    Doc { pieces: walk.pieces, index: walk.names.finish() }
}

fn as_typed(input: &str) -> Doc {
    let mut walk = Walk::default();
    walk.paragraph_as_typed(input);
    Doc { pieces: walk.pieces, ..Doc::default() }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.table = true;
    extension.strikethrough = true;
    extension.tasklist = true;
    extension.autolink = true;
    extension.footnotes = true;
    extension.math_dollars = true;
    extension.math_code = true;
    extension.alerts = true;
    // `\@camille` is then told apart from `@camille`, and names nobody.
    options.parse.escaped_char_spans = true;
    options
}

/// A visit to make: into a node (with its place among its siblings), or out of an element.
enum Step<'a> {
    Enter(Node<'a>, usize),
    /// The tag if it was kept, nothing if it stood too deep.
    Leave(Option<Tag>),
    LeaveLink,
}

/// The walk, with its own stack of visits: a deep tree must not become a deep call stack.
#[derive(Default)]
struct Walk {
    pieces: Vec<Piece>,
    names: Indexer,
    depth: usize,
    links: usize,
}

impl Walk {
    fn run(&mut self, root: Node<'_>) {
        let mut steps = vec![Step::Enter(root, 0)];
        let mut in_notes = false;
        while let Some(step) = steps.pop() {
            match step {
                Step::Enter(node, place) => {
                    if matches!(node.data().value, NodeValue::FootnoteDefinition(_)) && !in_notes {
                        // The parser puts every note at the end of the document.
                        in_notes = true;
                        self.pieces.push(Piece::Start(Tag::Footnotes));
                    }
                    self.enter(node, place, &mut steps);
                }
                Step::Leave(Some(tag)) => {
                    self.depth -= 1;
                    self.pieces.push(Piece::End(tag));
                }
                Step::Leave(None) => self.separate(),
                Step::LeaveLink => self.links -= 1,
            }
        }
        if in_notes {
            self.pieces.push(Piece::End(Tag::Footnotes));
        }
    }

    fn enter<'a>(&mut self, node: Node<'a>, place: usize, steps: &mut Vec<Step<'a>>) {
        match &node.data().value {
            NodeValue::Text(words) if is_escaped(node) => self.text(words),
            NodeValue::Text(words) => {
                self.words(&shortcodes::shown(words, character_before(node)), node)
            }
            NodeValue::HtmlInline(source) | NodeValue::Raw(source) => self.text(source),
            NodeValue::HtmlBlock(html) => self.paragraph_as_typed(&html.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => self.pieces.push(Piece::Break),
            NodeValue::Code(code) => self.pieces.push(Piece::Code(code.literal.clone())),
            NodeValue::Math(math) => self.pieces.push(Piece::Math(math.literal.clone())),
            NodeValue::ThematicBreak => self.pieces.push(Piece::Rule),
            NodeValue::CodeBlock(code) => self.pieces.push(code_block(&code.info, &code.literal)),
            NodeValue::FootnoteReference(mark) => {
                self.pieces.push(Piece::FootnoteMark(mark.ix));
            }
            NodeValue::Image(image) => self.image(node, image),
            NodeValue::Paragraph => match lone_formula(node) {
                Some(formula) => self.pieces.push(Piece::MathBlock(formula)),
                None => self.open(paragraph(node), node, steps),
            },
            NodeValue::Link(link) => {
                self.links += 1;
                steps.push(Step::LeaveLink);
                if self.links == 1 && is_safe_link(&link.url) {
                    self.open(Tag::Link(link.url.clone()), node, steps);
                    if node.first_child().is_none() {
                        // A link without words would not be seen.
                        self.text(&link.url);
                    }
                } else {
                    descend(node, steps);
                }
            }
            NodeValue::Alert(alert) => {
                let kind = callout(alert.alert_type);
                self.open(Tag::Callout(kind), node, steps);
                let title = alert.title.as_deref().map(str::trim).unwrap_or_default();
                self.heading_line(&format!("{} {title}", kind.sign()));
            }
            value => match tag(value, node, place) {
                Some(tag) => self.open(tag, node, steps),
                None => descend(node, steps),
            },
        }
    }

    /// Opens an element and plans its children, then its end. Too deep, only the children stay.
    fn open<'a>(&mut self, tag: Tag, node: Node<'a>, steps: &mut Vec<Step<'a>>) {
        if self.depth < MAX_DEPTH {
            self.depth += 1;
            self.pieces.push(Piece::Start(tag.clone()));
            steps.push(Step::Leave(Some(tag)));
        } else if tag.is_block() {
            steps.push(Step::Leave(None));
        }
        descend(node, steps);
    }

    /// Keeps the words of two flattened blocks apart.
    fn separate(&mut self) {
        if !matches!(self.pieces.last(), Some(Piece::Break)) {
            self.pieces.push(Piece::Break);
        }
    }

    fn text(&mut self, words: &str) {
        self.pieces.push(Piece::Text(words.to_owned()));
    }

    /// Words in which mentions are looked for, unless they already lead somewhere.
    fn words(&mut self, run: &str, node: Node<'_>) {
        let mut rest = 0;
        if self.links == 0 {
            for found in mentions::scan(run, character_before(node)) {
                let typed = run[found.range.clone()].to_owned();
                let Some(index) = self.names.place(found.kind, &typed[1..]) else { continue };
                if rest < found.range.start {
                    self.text(&run[rest..found.range.start]);
                }
                rest = found.range.end;
                self.pieces.push(Piece::Mention { kind: found.kind, index, typed });
            }
        }
        if rest < run.len() {
            self.text(&run[rest..]);
        }
    }

    /// Our own file is shown; an image from elsewhere becomes a link that the reader may follow.
    fn image(&mut self, node: Node<'_>, image: &NodeLink) {
        let alt: String = node.collect_text().chars().take(MAX_ALT_CHARS).collect();
        if is_own_file(&image.url) {
            self.pieces.push(Piece::Image { src: image.url.clone(), alt });
        } else if self.links == 0 && is_safe_link(&image.url) {
            let link = Tag::Link(image.url.clone());
            self.pieces.push(Piece::Start(link.clone()));
            self.text(if alt.trim().is_empty() { &image.url } else { &alt });
            self.pieces.push(Piece::End(link));
        } else {
            self.text(&alt);
        }
    }

    /// A line of its own that stands out.
    fn heading_line(&mut self, words: &str) {
        self.pieces.push(Piece::Start(Tag::Paragraph));
        self.pieces.push(Piece::Start(Tag::Strong));
        self.text(words.trim());
        self.pieces.push(Piece::End(Tag::Strong));
        self.pieces.push(Piece::End(Tag::Paragraph));
    }

    /// Lines shown as they were typed.
    fn paragraph_as_typed(&mut self, source: &str) {
        self.pieces.push(Piece::Start(Tag::Paragraph));
        for (number, line) in source.trim_end().lines().enumerate() {
            if number > 0 {
                self.pieces.push(Piece::Break);
            }
            self.text(line);
        }
        self.pieces.push(Piece::End(Tag::Paragraph));
    }
}

fn descend<'a>(node: Node<'a>, steps: &mut Vec<Step<'a>>) {
    let first = steps.len();
    steps.extend(node.children().enumerate().map(|(place, child)| Step::Enter(child, place)));
    steps[first..].reverse();
}

/// The element a container becomes, or nothing when only its content is kept.
fn tag(value: &NodeValue, node: Node<'_>, place: usize) -> Option<Tag> {
    Some(match value {
        NodeValue::Heading(heading) => Tag::Heading(heading.level),
        NodeValue::BlockQuote => Tag::Quote,
        NodeValue::List(NodeList { list_type: ListType::Bullet, .. }) => Tag::Bullets,
        NodeValue::List(list) => Tag::Numbers(list.start),
        NodeValue::Item(_) => Tag::Item,
        NodeValue::TaskItem(task) => Tag::Task { done: task.symbol.is_some() },
        NodeValue::Table(_) => Tag::Table,
        NodeValue::TableRow(head) => Tag::Row { head: *head },
        NodeValue::TableCell => cell(node, place),
        NodeValue::Emph => Tag::Emphasis,
        NodeValue::Strong => Tag::Strong,
        NodeValue::Strikethrough => Tag::Strike,
        NodeValue::FootnoteDefinition(_) => Tag::Footnote,
        _ => return None,
    })
}

fn callout(of: AlertType) -> Callout {
    match of {
        AlertType::Note => Callout::Note,
        AlertType::Tip => Callout::Tip,
        AlertType::Important => Callout::Important,
        AlertType::Warning => Callout::Warning,
        AlertType::Caution => Callout::Caution,
    }
}

fn cell(node: Node<'_>, column: usize) -> Tag {
    let row = node.parent();
    let table = row.and_then(|row| row.parent());
    let named = node.first_child().is_some();
    let head = if row.is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(true))) {
        // An empty corner names nothing: those below it do.
        named.then_some(Head::Column)
    } else {
        let corner = table.and_then(|table| table.first_child()?.first_child());
        let empty = corner.is_some_and(|corner| corner.first_child().is_none());
        (named && column == 0 && empty).then_some(Head::Row)
    };
    let align = table.map(|table| match &table.data().value {
        NodeValue::Table(table) => match table.alignments.get(column) {
            Some(TableAlignment::Center) => Align::Center,
            Some(TableAlignment::Right) => Align::Right,
            _ => Align::Left,
        },
        _ => Align::Left,
    });
    Tag::Cell { head, align: align.unwrap_or(Align::Left) }
}

/// In a list without blank lines the words stand directly in their item.
fn paragraph(node: Node<'_>) -> Tag {
    let list = node.parent().and_then(|item| item.parent());
    let tight = list.is_some_and(|list| match &list.data().value {
        NodeValue::List(list) => list.tight,
        _ => false,
    });
    if tight { Tag::Line } else { Tag::Paragraph }
}

/// The formula of a paragraph that holds nothing but `$$…$$`.
fn lone_formula(paragraph: Node<'_>) -> Option<String> {
    let child = paragraph.first_child().filter(|child| child.next_sibling().is_none())?;
    match &child.data().value {
        NodeValue::Math(math) if math.display_math => Some(math.literal.trim().to_owned()),
        _ => None,
    }
}

fn code_block(info: &str, literal: &str) -> Piece {
    let lang: String = info
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "+#._-".contains(*c))
        .take(32)
        .collect();
    if lang.eq_ignore_ascii_case("math") {
        return Piece::MathBlock(literal.trim().to_owned());
    }
    Piece::CodeBlock { lang, source: literal.to_owned() }
}

fn is_escaped(text: Node<'_>) -> bool {
    text.parent().is_some_and(|parent| matches!(parent.data().value, NodeValue::Escaped))
}

/// The character standing just before a run of words on the same line, where one is known.
fn character_before(text: Node<'_>) -> Option<char> {
    let previous = text.previous_sibling()?;
    let previous = match previous.data().value {
        NodeValue::Escaped => previous.first_child()?,
        _ => previous,
    };
    match &previous.data().value {
        NodeValue::Text(words) => words.chars().next_back(),
        _ => None,
    }
}
