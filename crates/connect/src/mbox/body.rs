//! What a mail says, as Markdown: the words, and apart what only repeats or signs.

use super::markdown::to_markdown;
use super::tail;

/// The text of a mail.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct MailBody {
    /// What its author wrote, as Markdown.
    pub text_markdown: String,
    /// The quoted original and the signature below it, as plain text.
    pub quoted_tail: Option<String>,
}

impl MailBody {
    /// From plain text.
    pub fn new(text: &str) -> MailBody {
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let (words, rest) = lines.split_at(tail::start(&lines));
        let rest = rest.join("\n");
        let rest = rest.trim_matches('\n');
        MailBody {
            text_markdown: to_markdown(words),
            quoted_tail: (!rest.is_empty()).then(|| rest.to_owned()),
        }
    }

    /// From Markdown that was HTML.
    pub(super) fn of_markdown(markdown: &str) -> MailBody {
        // The dashes of a signature are escaped.
        let lines = markdown.lines().map(|line| if line == "\\--" { "--" } else { line });
        let lines: Vec<&str> = lines.collect();
        let start = tail::start(&lines);
        // What looks like a signature in the middle of code is code.
        let fences =
            lines[..start].iter().filter(|line| line.trim_start().starts_with("```")).count();
        if fences % 2 == 1 || start == lines.len() {
            return MailBody { text_markdown: markdown.to_owned(), quoted_tail: None };
        }
        MailBody {
            text_markdown: lines[..start].join("\n").trim_end().to_owned(),
            quoted_tail: Some(lines[start..].join("\n")),
        }
    }

    /// The whole as one Markdown text: the tail stands in a fenced block named `quote`, which pages
    /// show folded and other readers of Markdown as preformatted text.
    pub fn markdown(&self) -> String {
        let Some(tail) = &self.quoted_tail else { return self.text_markdown.clone() };
        let longest = tail.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let gap = if self.text_markdown.is_empty() { "" } else { "\n\n" };
        format!("{}{gap}{fence}quote\n{tail}\n{fence}", self.text_markdown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_above_its_original_is_folded() {
        let original = "> line\n".repeat(10);
        let body = MailBody::new(&format!("Yes.\n\nOn Monday Ana wrote:\n{original}\n-- \nBo\n"));
        assert_eq!(body.text_markdown, "Yes.");
        let tail = body.quoted_tail.as_deref().unwrap();
        assert!(tail.starts_with("On Monday Ana wrote:\n> line"), "{tail}");
        assert!(tail.ends_with("> line\n\n--\nBo"), "{tail}");
        assert!(body.markdown().starts_with("Yes.\n\n```quote\nOn Monday"));
        assert!(body.markdown().ends_with("Bo\n```"));
    }

    #[test]
    fn the_fence_is_longer_than_any_in_the_tail() {
        let body = MailBody::new("a\n-- \n````\n");
        assert_eq!(body.markdown(), "a\n\n`````quote\n--\n````\n`````");
        assert_eq!(MailBody::new("").markdown(), "");
    }
}
