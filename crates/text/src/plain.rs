//! The words alone, and the first of them.

use crate::piece::{Piece, Tag};

/// The plain text: blocks on lines of their own, cells apart, no blank line, nothing at the ends.
pub(crate) fn text(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(words) | Piece::Code(words) | Piece::Math(words) => out.push_str(words),
            Piece::Mention { typed, .. } => out.push_str(typed),
            Piece::Image { alt, .. } => out.push_str(alt),
            Piece::Break | Piece::Rule => new_line(&mut out),
            Piece::CodeBlock { source, .. } | Piece::MathBlock(source) => {
                new_line(&mut out);
                out.push_str(source);
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

/// The first words of a plain text, on one line of at most `max_chars` characters.
pub(crate) fn excerpt(text: &str, max_chars: usize) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
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
    line.truncate(line.trim_end_matches([' ', ',', ';', ':', '.']).len());
    if max_chars > 0 {
        line.push('…');
    }
    line
}
