//! The words alone, and the first of them.

use crate::line;
use crate::piece::{Piece, Tag};

/// The plain text: blocks on lines of their own, cells apart, no blank line, nothing at the ends.
pub(crate) fn text(pieces: &[Piece]) -> String {
    written(pieces, false)
}

/// The plain text; where blocks are `joined`, each is on one line.
fn written(pieces: &[Piece], joined: bool) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(words) | Piece::Code(words) | Piece::Math(words) => out.push_str(words),
            Piece::Mention { typed, .. } => out.push_str(typed),
            Piece::Image { alt, .. } => out.push_str(alt),
            Piece::Break if joined => out.push(' '),
            Piece::Break | Piece::Rule => new_line(&mut out),
            Piece::CodeBlock { source, .. } | Piece::MathBlock(source) => {
                new_line(&mut out);
                match joined {
                    true => out.extend(source.chars().map(|c| if c == '\n' { ' ' } else { c })),
                    false => out.push_str(source),
                }
                new_line(&mut out);
            }
            Piece::Start(tag) | Piece::End(tag) if tag.is_block() => new_line(&mut out),
            Piece::End(Tag::Cell { .. }) => out.push(' '),
            Piece::Start(_) | Piece::End(_) | Piece::FootnoteMark(_) => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn new_line(out: &mut String) {
    let kept = out.trim_end().len();
    out.truncate(kept);
    if kept > 0 {
        out.push('\n');
    }
}

/// The first words, on one line of at most `max_chars` characters. A dot stands between blocks where
/// no mark does: after a title, between the items of a list.
pub(crate) fn excerpt(pieces: &[Piece], max_chars: usize) -> String {
    let mut line = String::new();
    let mut length = 0;
    let ends = |block: &str| block.ends_with(['.', '!', '?', '…', ':', ';', ',', '»', ')']);
    let text = written(pieces, true);
    let blocks: Vec<&str> = text.lines().map(str::trim).filter(|block| !block.is_empty()).collect();
    let apart = blocks.iter().enumerate().flat_map(|(n, block)| {
        let dot = (n + 1 < blocks.len() && !ends(block)).then_some("·");
        line::words(block).chain(dot)
    });
    for word in apart {
        let gap = usize::from(length > 0);
        let room = max_chars.saturating_sub(length + gap);
        let chars = word.chars().count();
        if chars > room {
            return cut(line, word, length, max_chars);
        }
        if gap == 1 {
            line.push(' ');
        }
        line.push_str(word);
        length += gap + chars;
    }
    line
}

/// Ends a line of `length` characters that has no room for `word`.
fn cut(mut line: String, word: &str, length: usize, max_chars: usize) -> String {
    if length == 0 {
        line.extend(word.chars().take(max_chars.saturating_sub(1)));
    } else if length == max_chars {
        // No room for the mark either: it takes the place of the last word, or of one letter.
        let end = line.rfind(' ').or_else(|| line.char_indices().last().map(|(at, _)| at));
        line.truncate(end.unwrap_or(0));
    }
    line.truncate(line.trim_end_matches([' ', ',', ';', ':', '.', '·']).len());
    if max_chars > 0 {
        line.push('…');
    }
    line
}
