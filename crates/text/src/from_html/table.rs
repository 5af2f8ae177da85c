//! Tables: those that show data, and those that arrange a page.

use scraper::ElementRef;
use scraper::node::Element;

/// More columns than this are no table that a person reads.
pub(super) const MOST_COLUMNS: usize = 40;
/// More cells than this are no table either: its words are there.
pub(super) const MOST_CELLS: usize = 20_000;

/// What makes a cell more than words on a line.
const BLOCKS: [&str; 12] =
    ["table", "ul", "ol", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr"];

/// The rows of a table, in order, not those of a table inside.
pub(super) fn rows(table: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    let mut rows = Vec::new();
    for child in table.child_elements() {
        match child.value().name() {
            "tr" => rows.push(child),
            "thead" | "tbody" | "tfoot" => {
                rows.extend(child.child_elements().filter(|row| row.value().name() == "tr"));
            }
            _ => {}
        }
    }
    rows
}

pub(super) fn cells(row: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    row.child_elements().filter(|cell| matches!(cell.value().name(), "td" | "th")).collect()
}

/// How many columns a cell takes.
pub(super) fn span(cell: &Element, direction: &str) -> usize {
    cell.attr(direction)
        .and_then(|span| span.trim().parse().ok())
        .unwrap_or(1)
        .clamp(1, MOST_COLUMNS)
}

/// Whether the table shows data: two rows and two columns at least, of words on a line each.
pub(super) fn is_data(table: ElementRef<'_>) -> bool {
    if table.value().attr("role").is_some_and(|role| role == "presentation" || role == "none") {
        return false;
    }
    let rows = rows(table);
    let width = |row: &ElementRef<'_>| cells(*row).len();
    let widest = rows.iter().map(width).max().unwrap_or(0);
    let holds_blocks =
        table.descendent_elements().skip(1).any(|inside| BLOCKS.contains(&inside.value().name()));
    rows.len() >= 2 && (2..=MOST_COLUMNS).contains(&widest) && !holds_blocks
}
