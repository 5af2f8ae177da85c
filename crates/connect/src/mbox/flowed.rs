//! Lines that the writing program wrapped and says so: `format=flowed` (RFC 3676).

/// The text with its paragraphs joined; `delsp` says that the space at a line's end is not part of it.
pub(super) fn joined(text: &str, delsp: bool) -> String {
    let mut out = String::with_capacity(text.len());
    // How deep the line before is quoted, where this one goes on from it.
    let mut goes_on: Option<usize> = None;
    for line in text.lines() {
        let depth = line.len() - line.trim_start_matches('>').len();
        let words = &line[depth..];
        let words = words.strip_prefix(' ').unwrap_or(words);
        let is_signature = words == "-- ";
        if goes_on != Some(depth) || is_signature {
            if !out.is_empty() || goes_on.is_some() {
                trim_end(&mut out);
                out.push('\n');
            }
            if depth > 0 {
                out.push_str(&">".repeat(depth));
                out.push(' ');
            }
        }
        let is_soft = words.ends_with(' ') && !is_signature;
        let kept = if is_soft && delsp { &words[..words.len() - 1] } else { words };
        out.push_str(kept);
        goes_on = is_soft.then_some(depth);
        if !is_soft && words.is_empty() && out.is_empty() {
            out.push('\n');
        }
    }
    trim_end(&mut out);
    out.push('\n');
    out
}

fn trim_end(out: &mut String) {
    if !out.ends_with("-- ") {
        out.truncate(out.trim_end_matches(' ').len());
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn soft_lines_are_joined_and_quotes_apart() {
        assert_eq!(joined("one \ntwo \nthree\n\nnew\n", false), "one two three\n\nnew\n");
        assert_eq!(
            joined("> a \n> b\n>> c \n> d\nown \n> e\n", false),
            "> a b\n>> c\n> d\nown\n> e\n"
        );
        assert_eq!(
            joined("https://x.example/a/ \nb\n  in\n", true),
            "https://x.example/a/b\n in\n"
        );
        assert_eq!(joined("end \n-- \nAna\n", false), "end\n-- \nAna\n");
        assert_eq!(joined("a\n From here\n\n\nb \n", false), "a\nFrom here\n\n\nb\n");
    }
}
