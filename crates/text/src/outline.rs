//! The levels of an author's headings on the page around them.
//!
//! A page has its title and its sections above any text, so the author's begin at the third level,
//! whatever sign they began with; none is more than one below the one before, so that who goes by
//! headings misses none.

use crate::piece::{Piece, Tag};

/// The level in the page of the outermost heading.
const FIRST: u8 = 3;

/// The last level there is.
const LAST: u8 = 6;

/// Turns the levels that were typed into those of the page.
pub(crate) fn set(pieces: &mut [Piece]) {
    let mut open: Vec<u8> = Vec::new();
    let mut shown = FIRST;
    for piece in pieces {
        match piece {
            Piece::Start(Tag::Heading(level)) => {
                while open.pop_if(|above| *above >= *level).is_some() {}
                open.push(*level);
                shown = (FIRST..=LAST).nth(open.len() - 1).unwrap_or(LAST);
                *level = shown;
            }
            Piece::End(Tag::Heading(level)) => *level = shown,
            _ => {}
        }
    }
}
