//! The flat form of a text: what stands between the syntax tree and every rendering.
//!
//! A [`Piece::Start`] is always closed by the [`Piece::End`] of the same tag, in order; so a
//! renderer is one loop and a deep text needs no deep stack.

/// One element of the flat text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    Start(Tag),
    End(Tag),
    /// Words as typed, not escaped.
    Text(String),
    /// A mention: its kind, its place in that kind's list, and how it was typed (sigil included).
    Mention {
        kind: Kind,
        index: usize,
        typed: String,
    },
    Break,
    Code(String),
    Math(String),
    CodeBlock {
        lang: String,
        source: String,
    },
    MathBlock(String),
    /// An image of our own, kept as such.
    Image {
        src: String,
        alt: String,
    },
    FootnoteMark(u32),
    Rule,
}

/// What a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Person,
    Space,
    Topic,
}

/// An element that contains others.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tag {
    Paragraph,
    /// A paragraph of a list without blank lines: words directly inside the item.
    Line,
    /// The level in the page ([`outline`](crate::outline)): 3 to 6.
    Heading(u8),
    Quote,
    /// A remark set apart: a note, a tip, a warning.
    Callout(Callout),
    Bullets,
    /// The number of the first item.
    Numbers(usize),
    Item,
    /// An item to tick off.
    Task {
        done: bool,
    },
    Table,
    /// The row of headings, or one of the others.
    Row {
        head: bool,
    },
    Cell {
        head: Option<Head>,
        align: Align,
    },
    Emphasis,
    Strong,
    Strike,
    /// An address already found acceptable.
    Link(String),
    Footnotes,
    Footnote,
}

impl Tag {
    /// Whether the words inside stand apart from those around; a cell only from its neighbours.
    pub(crate) fn is_block(&self) -> bool {
        use Tag::{Cell, Emphasis, Link, Strike, Strong};
        !matches!(self, Emphasis | Strong | Strike | Link(_) | Cell { .. })
    }
}

/// What a remark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Callout {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

impl Callout {
    /// Its class.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Callout::Note => "note",
            Callout::Tip => "tip",
            Callout::Important => "important",
            Callout::Warning => "warning",
            Callout::Caution => "caution",
        }
    }

    /// The sign it begins with, which is of no language.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Callout::Note => "ℹ️",
            Callout::Tip => "💡",
            Callout::Important => "📌",
            Callout::Warning => "⚠️",
            Callout::Caution => "🛑",
        }
    }
}

/// What a cell of a table names, when it does not say something of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Head {
    Column,
    Row,
}

/// How a table's column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Center,
    Right,
}
