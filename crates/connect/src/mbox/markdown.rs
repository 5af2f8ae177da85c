//! Plain text of a mail into Markdown that shows the same.
//!
//! Quotes keep their depth, and a line after a quote does not slip into it. Indented blocks and
//! fenced ones that are closed are code already and stay as they are; a patch becomes code.

use super::escape::{escape_line, fence};
use super::patch;

/// Quotes deeper than this are shown at this depth.
const DEEPEST: usize = 8;

/// One line of the mail: how deep it is quoted, and what it says.
#[derive(Clone, Copy)]
struct Line<'a> {
    depth: usize,
    words: &'a str,
}

/// The lines as Markdown.
pub(super) fn to_markdown(lines: &[&str]) -> String {
    let lines: Vec<Line<'_>> = lines.iter().map(|line| parse(line)).collect();
    let mut out = String::new();
    let mut previous = Line { depth: 0, words: "" };
    let mut in_code = false;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        if line.depth != previous.depth {
            in_code = false;
            // A lesser quote would otherwise be taken for the rest of the paragraph before it.
            if line.depth < previous.depth && !line.words.is_empty() && !previous.words.is_empty() {
                push(&mut out, line.depth, "");
            }
        }
        let after_words = line.depth == previous.depth && !previous.words.is_empty() && !in_code;
        if let Some(end) = closed_fence(&lines, at) {
            for line in &lines[at..=end] {
                push(&mut out, line.depth, line.words);
            }
            previous = Line { depth: line.depth, words: "" };
            at = end + 1;
            continue;
        }
        if let Some(length) = patch_length(&lines[at..]) {
            let fence = fence_around(&lines[at..at + length]);
            push(&mut out, line.depth, &format!("{fence}diff"));
            for line in &lines[at..at + length] {
                push(&mut out, line.depth, line.words);
            }
            push(&mut out, line.depth, &fence);
            previous = Line { depth: line.depth, words: "" };
            at += length;
            continue;
        }
        let indented = line.words.starts_with("    ") || line.words.starts_with('\t');
        in_code = match line.words {
            "" => in_code,
            _ => indented && !after_words,
        };
        match in_code {
            // After `> ` a tab is too narrow to make code.
            true => push(&mut out, line.depth, &line.words.replacen('\t', "    ", 1)),
            false => push(&mut out, line.depth, &escape_line(line.words, after_words)),
        }
        previous = line;
        at += 1;
    }
    out.trim_matches('\n').to_owned()
}

fn push(out: &mut String, depth: usize, words: &str) {
    out.push_str(&"> ".repeat(depth));
    out.push_str(words);
    out.truncate(out.trim_end_matches(' ').len());
    out.push('\n');
}

/// `> > words`, `>>words`, with a space before at most: programs differ.
fn parse(line: &str) -> Line<'_> {
    let mut depth = 0;
    let mut words = line;
    while let Some(rest) = words.strip_prefix(' ').unwrap_or(words).strip_prefix('>') {
        depth += 1;
        words = rest;
    }
    if depth > 0 {
        words = words.strip_prefix(' ').unwrap_or(words);
    }
    let words = words.trim_end();
    Line { depth: depth.min(DEEPEST), words }
}

/// The line that closes the fence opened at `at`, if both stand at the same depth with nothing
/// shallower between them.
fn closed_fence(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let open = lines[at];
    let (mark, length) = fence(open.words)?;
    let same = lines[at + 1..].iter().take(1000).take_while(|line| line.depth == open.depth);
    same.enumerate()
        .find(|(_, line)| {
            fence(line.words).is_some_and(|(other, more)| other == mark && more >= length)
                && line.words.trim().chars().all(|c| c == mark)
        })
        .map(|(between, _)| at + 1 + between)
}

/// How many lines the patch takes that begins with the first, all at the same depth.
fn patch_length(lines: &[Line<'_>]) -> Option<usize> {
    let depth = lines.first().filter(|line| patch::may_begin(line.words))?.depth;
    let words: Vec<&str> =
        lines.iter().take_while(|line| line.depth == depth).map(|line| line.words).collect();
    patch::length(&words)
}

/// A fence longer than any run of backticks between.
fn fence_around(lines: &[Line<'_>]) -> String {
    let runs = lines.iter().flat_map(|line| line.words.split(|c| c != '`')).map(str::len);
    "`".repeat(runs.max().unwrap_or(0).max(2) + 1)
}

#[cfg(test)]
mod tests {
    fn markdown(text: &str) -> String {
        super::to_markdown(&text.lines().collect::<Vec<_>>())
    }

    #[test]
    fn quotes_keep_their_depth_and_do_not_swallow_the_answer() {
        assert_eq!(markdown(">> a\n> b\nc\n\n> d"), "> > a\n>\n> b\n\nc\n\n> d");
        assert_eq!(markdown(" > > a\n\nb"), "> > a\n\nb");
        assert_eq!(markdown("a\n> b"), "a\n> b");
        let deep = format!("{} a", ">".repeat(50));
        assert_eq!(markdown(&deep), format!("{}a", "> ".repeat(8)));
    }

    #[test]
    fn code_stays_as_it_is() {
        assert_eq!(
            markdown("see\n\n    __FILE__ @x\n\n    more `\n"),
            "see\n\n    __FILE__ @x\n\n    more `"
        );
        assert_eq!(markdown("```c\n#if __x__\n```\n__y__"), "```c\n#if __x__\n```\n\\_\\_y\\_\\_");
        assert_eq!(markdown("> ~~~\n> #a\n> ~~~"), "> ~~~\n> #a\n> ~~~");
    }

    #[test]
    fn a_fence_that_is_never_closed_is_words() {
        assert_eq!(markdown("```\n#a"), "\\`\\`\\`\n\\#a");
        assert_eq!(markdown("~~~~\nbye"), "\\~\\~\\~\\~\nbye");
    }

    #[test]
    fn a_patch_becomes_code() {
        let patch = "> --- a\n> +++ b\n> @@ -1 +1 @@\n> -```\n> +#y";
        let fenced = "> ````diff\n> --- a\n> +++ b\n> @@ -1 +1 @@\n> -```\n> +#y\n> ````";
        assert_eq!(markdown(&format!("{patch}\nWell")), format!("{fenced}\nWell"));
    }

    #[test]
    fn readers_see_what_was_written() {
        for text in [
            "# define x",
            "above\n-----\nbelow",
            "above\n===",
            "1986. A good year",
            "[1]: http://x.example",
            "hello @ana, #velo and ~space",
            "__attribute__ a*b*c 2**3**4 x_y_z",
            "`this' and `that' and ` alone",
            "INDEX=~/a and\n~/b of $HOME\nor $PATH: $5 or 6$",
            "&lt; and &#60;",
            "\\*.c \\",
            "note[^1]",
            "```\nnever closed",
            "<stdio.h> and <b>bold</b>",
        ] {
            assert_eq!(text::parse(&markdown(text)).text().trim_end(), text, "{text}");
        }
        let item = text::parse(&markdown("2) # mkdir /x")).html(&|_| None);
        assert!(item.contains("# mkdir /x") && !item.contains("<h"), "{item}");
    }

    #[test]
    fn trailing_spaces_and_empty_ends_go() {
        assert_eq!(markdown("\n\na  \n   \nb\n\n"), "a\n\nb");
    }
}
