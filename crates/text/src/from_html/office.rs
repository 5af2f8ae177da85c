//! What office programs write in their own way: lists that are paragraphs, lines that are paragraphs.

use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use super::block::{Block, Item, List};

/// The level of an item of a list, from 1, of a paragraph of Word or Outlook that is one.
pub(super) fn level(element: &Element) -> Option<usize> {
    let style = element.attr("style")?;
    let list = style.split(';').find_map(|part| part.trim().strip_prefix("mso-list:"))?;
    let level = list.split_whitespace().find_map(|word| word.strip_prefix("level"))?;
    level.parse().ok().filter(|level| (1..=9).contains(level))
}

/// Whether the words are the mark before an item, which Markdown writes itself.
pub(super) fn is_mark(element: &Element) -> bool {
    element.attr("style").is_some_and(|style| {
        style.replace(' ', "").to_ascii_lowercase().contains("mso-list:ignore")
    })
}

/// The number before an item, where its mark is one: `3.`, `b)`.
pub(super) fn number(paragraph: ElementRef<'_>) -> Option<u32> {
    let mark = paragraph.descendent_elements().find(|element| is_mark(element.value()))?;
    let mark: String = mark.text().collect();
    let mark = mark.trim();
    // A bullet is often the letter o of another font.
    let (word, ends) = (mark.trim_end_matches(['.', ')']), mark.ends_with(['.', ')']));
    match word.parse() {
        Ok(number) => Some(number),
        Err(_) => (ends && word.chars().all(char::is_alphanumeric)).then_some(1),
    }
}

/// An item at a level, put where it belongs: into the list that these blocks end with, or a new one.
pub(super) fn place(blocks: &mut Vec<Block>, level: usize, from: Option<u32>, item: Item) {
    let ends_with_list = matches!(blocks.last(), Some(Block::List(list))
        if level > 1 || list.from.is_some() == from.is_some());
    if !ends_with_list {
        blocks.push(Block::List(List { from, items: Vec::new() }));
    }
    let Some(Block::List(list)) = blocks.last_mut() else { return };
    match list.items.last_mut() {
        Some(last) if level > 1 => place(&mut last.blocks, level - 1, from, item),
        _ => list.items.push(item),
    }
}

/// Whether paragraphs named `MsoNormal` are lines: the style of the page takes the room between them.
pub(super) fn lines(document: &Html) -> bool {
    let styles = document.tree.values().filter_map(|node| match node {
        Node::Text(text) if text.contains("MsoNormal") => Some(&**text),
        Node::Comment(text) if text.contains("MsoNormal") => Some(&**text),
        _ => None,
    });
    for style in styles {
        let Some(rule) = style.split_once("MsoNormal").and_then(|rest| rest.1.split_once('{'))
        else {
            continue;
        };
        let rule =
            rule.1.split('}').next().unwrap_or_default().replace(' ', "").to_ascii_lowercase();
        let below = rule.split(';').rev().find_map(|part| {
            let part = part.trim();
            let whole = part
                .strip_prefix("margin:")
                .map(|margins| margins.get(..1).unwrap_or_default() == "0");
            let one =
                part.strip_prefix("margin-bottom:").map(|bottom| bottom.starts_with(['0', '.']));
            one.or(whole)
        });
        if let Some(none) = below {
            return none;
        }
    }
    false
}
