//! The tree of HTML, never deeper than a person writes: what the parser does for a tag takes time in
//! proportion to the elements that are open, so a tower of them would take hours.

use std::cell::RefCell;

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, TokenizerResult};
use scraper::{Html, HtmlTreeSink};

/// Elements open at once; the tags of more are left out, their words stay.
const MOST_OPEN: usize = 400;

/// Elements that are never open, or that the next of them closes.
const NOT_COUNTED: [&str; 25] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Parses a document.
pub(super) fn parse(html: &str) -> Html {
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), Default::default());
    let bounded = Bounded { builder, open: RefCell::default() };
    let tokenizer = Tokenizer::new(bounded, Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    while let TokenizerResult::Script(_) = tokenizer.feed(&input) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.0.into_inner()
}

type Builder = TreeBuilder<<HtmlTreeSink as html5ever::interface::TreeSink>::Handle, HtmlTreeSink>;

/// Lets tags through while few elements are open.
struct Bounded {
    builder: Builder,
    /// The names of the elements open at most: one that is closed out of order counts as open for ever.
    open: RefCell<Vec<LocalName>>,
}

impl Bounded {
    fn passes(&self, tag: &Tag) -> bool {
        let mut open = self.open.borrow_mut();
        if NOT_COUNTED.contains(&&*tag.name) {
            return true;
        }
        match tag.kind {
            TagKind::StartTag if open.len() >= MOST_OPEN => return false,
            TagKind::StartTag => open.push(tag.name.clone()),
            TagKind::EndTag if open.last() == Some(&tag.name) => {
                open.pop();
            }
            TagKind::EndTag => {}
        }
        true
    }
}

impl TokenSink for Bounded {
    type Handle = <Builder as TokenSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        match &token {
            Token::TagToken(tag) if !self.passes(tag) => TokenSinkResult::Continue,
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
