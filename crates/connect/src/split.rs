//! Texts longer than a message may be, divided between lines. A fenced block that is cut is closed
//! in one part and opened again in the next.

/// The longest body of a post or comment, in characters.
pub(crate) const LONGEST: usize = 100_000;

/// Characters kept free in each part for closing and opening a fence.
const RESERVE: usize = 1_000;

/// The parts of `markdown`, each of at most `most` characters; one part where it is short enough.
pub(crate) fn split(markdown: &str, most: usize) -> Vec<String> {
    // A character takes a byte at least.
    if markdown.len() <= most || markdown.chars().count() <= most {
        return vec![markdown.to_owned()];
    }
    let room = most.saturating_sub(RESERVE).max(1);
    let mut parts = Parts::default();
    for line in markdown.split_inclusive('\n') {
        let mut rest = line;
        while !rest.is_empty() {
            let count = rest.chars().count();
            if parts.count > 0 && parts.count + count > room {
                parts.cut();
                continue;
            }
            let end = rest.char_indices().nth(room).map_or(rest.len(), |(at, _)| at);
            parts.push(&rest[..end], count.min(room));
            rest = &rest[end..];
        }
        parts.note_fence(line);
    }
    parts.finish()
}

#[derive(Default)]
struct Parts {
    done: Vec<String>,
    part: String,
    /// Characters of the text in this part.
    count: usize,
    /// The line that opened the block which is not closed yet.
    fence: Option<String>,
}

impl Parts {
    fn push(&mut self, words: &str, count: usize) {
        self.part.push_str(words);
        self.count += count;
    }

    /// Ends this part and begins the next, in the same block.
    fn cut(&mut self) {
        let mut part = std::mem::take(&mut self.part);
        if let Some(fence) = &self.fence {
            if !part.ends_with('\n') {
                part.push('\n');
            }
            part.push_str(marker(fence));
            self.part = format!("{fence}\n");
        }
        self.count = 0;
        self.keep(part);
    }

    fn note_fence(&mut self, line: &str) {
        let line = line.trim();
        let mark = marker(line);
        match &self.fence {
            None if mark.len() >= 3 && line.len() < RESERVE / 4 => {
                self.fence = Some(line.to_owned());
            }
            Some(open) if line.starts_with(marker(open)) && mark.len() == line.len() => {
                self.fence = None;
            }
            _ => {}
        }
    }

    fn keep(&mut self, part: String) {
        if !part.trim().is_empty() {
            self.done.push(part);
        }
    }

    fn finish(mut self) -> Vec<String> {
        let last = std::mem::take(&mut self.part);
        self.keep(last);
        self.done
    }
}

/// The backticks or tildes that begin a line.
fn marker(line: &str) -> &str {
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'));
    let length = mark.map_or(0, |mark| line.chars().take_while(|c| *c == mark).count());
    &line[..length]
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn what_is_short_stays_whole_and_what_is_long_loses_nothing() {
        assert_eq!(split("short", 2_000), ["short"]);
        let text: String = (0..3_000).map(|n| format!("line {n}\n")).collect();
        let parts = split(&text, 5_000);
        assert!(parts.len() > 5 && parts.iter().all(|part| part.chars().count() <= 5_000));
        assert_eq!(parts.concat(), text);
        let endless = "é".repeat(12_345);
        let parts = split(&endless, 5_000);
        assert_eq!((parts.len(), parts.concat()), (4, endless));
    }

    #[test]
    fn a_block_of_code_goes_on_in_the_next_part() {
        let text = format!("words\n````rust\n{}````\nend", "let x = 1;\n".repeat(300));
        let parts = split(&text, 2_000);
        assert!(parts[0].ends_with("````") && parts[1].starts_with("````rust\n"));
        assert!(parts.last().unwrap().ends_with("````\nend"));
        let code = parts.concat().matches("let x = 1;").count();
        assert_eq!(code, 300);
    }
}
