//! The tree of HTML, never deeper than a person writes: what the parser does for a tag takes time in
//! proportion to the elements that are open, so a tower of them would take hours.

use std::cell::RefCell;

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use html5ever::tree_builder::TreeBuilder;
use scraper::{Html, HtmlTreeSink};

/// Elements around one another; the tags of more are left out, their words stay.
const MOST_OPEN: usize = 400;
/// Nodes of a tree; after them tags are left out, too. Few tags can make many: what marks words is made
/// anew in every paragraph that it goes over.
const MOST_NODES: usize = 200_000;
/// Attributes of one element.
const MOST_ATTRIBUTES: usize = 30;
/// Bytes of an attribute; none that is longer is read.
const LONGEST_ATTRIBUTE: usize = 4_000;
/// Looks of the elements that mark words. Three alike are kept open at most, so few looks are few elements.
const MOST_LOOKS: usize = 20;

/// Elements that are made anew where others close them (HTML, "the list of active formatting elements").
const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Parses a document.
pub(super) fn parse(html: &str) -> Html {
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), Default::default());
    let bounded = Bounded { builder, looks: RefCell::default() };
    let tokenizer = Tokenizer::new(bounded, Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    while let TokenizerResult::Script(_) = tokenizer.feed(&input) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.0.into_inner()
}

type Builder = TreeBuilder<<HtmlTreeSink as html5ever::interface::TreeSink>::Handle, HtmlTreeSink>;

/// Lets tags through while the tree is small.
struct Bounded {
    builder: Builder,
    /// The elements that mark words, each once, with what is said of their look.
    looks: RefCell<Vec<Tag>>,
}

impl Bounded {
    fn passes(&self, tag: &Tag) -> bool {
        let tree = &self.builder.sink.0.borrow().tree;
        // The last node stands where the next will, or deeper: nothing goes back up after the body.
        let depth = || tree.nodes().next_back().map_or(0, |last| last.ancestors().count());
        let ends_page = tag.kind == TagKind::EndTag && matches!(&*tag.name, "body" | "html");
        !ends_page
            && tree.values().len() < MOST_NODES
            && (tag.kind == TagKind::EndTag || depth() < MOST_OPEN)
    }

    /// The tag without what makes much of little.
    fn bounded(&self, mut tag: Tag) -> Tag {
        let is_formatting = FORMATTING.contains(&&*tag.name);
        let is_page = matches!(&*tag.name, "body" | "html");
        tag.attrs.retain(|attribute| {
            let is_look = matches!(&*attribute.name.local, "style" | "class" | "hidden" | "href");
            !is_page && (!is_formatting || is_look) && attribute.value.len() <= LONGEST_ATTRIBUTE
        });
        tag.attrs.truncate(MOST_ATTRIBUTES);
        // Of links one is open at most.
        if is_formatting && &*tag.name != "a" && !tag.attrs.is_empty() {
            let mut looks = self.looks.borrow_mut();
            if !looks.iter().any(|look| look.equiv_modulo_attr_order(&tag)) {
                match looks.len() < MOST_LOOKS {
                    true => looks.push(tag.clone()),
                    false => tag.attrs.clear(),
                }
            }
        }
        tag
    }
}

impl TokenSink for Bounded {
    type Handle = <Builder as TokenSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        match token {
            Token::TagToken(tag) if !self.passes(&tag) => TokenSinkResult::Continue,
            Token::TagToken(tag) => {
                self.builder.process_token(Token::TagToken(self.bounded(tag)), line)
            }
            token => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
