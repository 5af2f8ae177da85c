//! Code: its text as it stands, and the language it is in.

use scraper::{ElementRef, Node};

use super::elements::is_block;
use super::escape::Place;
use super::walk::DEEPEST;

/// The source in an element; nothing at the ends.
pub(super) fn source(element: ElementRef<'_>) -> String {
    let mut source = String::new();
    lines_of(element, &mut source, 0);
    source.strip_prefix('\n').unwrap_or(&source).trim_end().replace('\u{a0}', " ")
}

/// The text of code, a line for each element that stands on one.
fn lines_of(element: ElementRef<'_>, out: &mut String, depth: usize) {
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.push_str(text),
            Node::Element(value) if value.name() == "br" => out.push('\n'),
            Node::Element(value) => {
                let Some(child) = ElementRef::wrap(child) else { continue };
                if depth >= DEEPEST {
                    out.extend(child.text());
                    continue;
                }
                let is_line = is_block(value.name());
                if is_line && !out.is_empty() && !out.ends_with('\n') {
                    out.push('\n');
                }
                lines_of(child, out, depth + 1);
                if is_line && !out.ends_with('\n') {
                    out.push('\n');
                }
            }
            _ => {}
        }
    }
}

/// The language of code, where a class of it or of what is inside says so.
pub(super) fn language(element: ElementRef<'_>) -> String {
    let inside = element.descendent_elements().take(2);
    let around = element.parent().and_then(ElementRef::wrap);
    for at in inside.chain(around) {
        for class in at.value().classes() {
            let starts = ["language-", "lang-", "highlight-source-", "brush:"];
            if let Some(name) = starts.iter().find_map(|start| class.strip_prefix(start)) {
                let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "+#-".contains(c));
                if plain && name.len() <= 32 {
                    return name.to_owned();
                }
            }
        }
    }
    String::new()
}

/// Code on a line: between backticks, more of them than it holds.
pub(super) fn in_code(code: &str, place: Place) -> String {
    let code: String = code.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }).collect();
    let code = if place == Place::Cell { code.replace('|', "\\|") } else { code };
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let gap = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    format!("{ticks}{gap}{code}{gap}{ticks}")
}
