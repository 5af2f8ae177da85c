//! The text as it comes together: bounded, one space between words, one line break between paragraphs.

use crate::Text;

/// Characters kept of a title.
const TITLE: usize = 200;

/// Where readers put what they find.
pub(crate) struct Out {
    title: String,
    body: String,
    most: usize,
    gap: Gap,
    is_full: bool,
}

/// What stands between the last word and the next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Nothing,
    Space,
    Line,
}

impl Out {
    /// One that takes so many bytes.
    pub(crate) fn new(most: usize) -> Out {
        Out { title: String::new(), body: String::new(), most, gap: Gap::Nothing, is_full: false }
    }

    /// Whether there is no place for more: readers stop.
    pub(crate) fn is_full(&self) -> bool {
        self.is_full
    }

    /// What the file calls itself: the first title stays.
    pub(crate) fn title(&mut self, title: &str) {
        if self.title.is_empty() {
            let mut line = Out::new(TITLE * 4);
            line.words(title);
            self.title = line.body.chars().take(TITLE).collect();
        }
    }

    /// Words that go on where the last ended. Line breaks in them are spaces.
    pub(crate) fn words(&mut self, words: &str) {
        for c in words.chars() {
            if c.is_whitespace() || c.is_control() {
                self.space();
            } else if !is_hidden(c) {
                self.letter(c);
            }
            if self.is_full {
                return;
            }
        }
    }

    /// The same, in which each line stays one.
    pub(crate) fn lines(&mut self, text: &str) {
        for line in text.lines() {
            self.words(line);
            self.line();
            if self.is_full {
                return;
            }
        }
    }

    /// A word ends here.
    pub(crate) fn space(&mut self) {
        self.gap = self.gap.max(Gap::Space);
    }

    /// A paragraph ends here.
    pub(crate) fn line(&mut self) {
        self.gap = Gap::Line;
    }

    fn letter(&mut self, c: char) {
        let gap = match self.gap {
            Gap::Space => " ",
            Gap::Line => "\n",
            Gap::Nothing => "",
        };
        let gap = if self.body.is_empty() { "" } else { gap };
        if self.body.len() + gap.len() + c.len_utf8() > self.most {
            self.is_full = true;
            return;
        }
        self.body.push_str(gap);
        self.body.push(c);
        self.gap = Gap::Nothing;
    }

    /// What came together.
    pub(crate) fn finish(self) -> Text {
        Text { title: self.title, body: self.body, is_whole: !self.is_full }
    }
}

/// Signs that are not seen and would part a word, or turn those around them.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::Out;

    #[test]
    fn spaces_and_lines_are_one() {
        let mut out = Out::new(100);
        out.line();
        out.words("  a\u{a0}\u{202f} b\0c ");
        out.words("d\u{ad}e");
        out.line();
        out.line();
        out.lines("f\r\n\n\tg");
        assert_eq!(out.finish().body, "a b c de\nf\ng");
    }

    #[test]
    fn what_is_too_much_is_left_out_at_a_letter() {
        let mut out = Out::new(6);
        out.words("été ça");
        assert!(out.is_full());
        let text = out.finish();
        assert_eq!((text.body.as_str(), text.is_whole), ("été", false));
    }
}
