//! Patches written straight into a mail: without a fence around them their signs would turn into
//! lists and rules.

/// Whether a patch may begin with this line.
pub(super) fn may_begin(line: &str) -> bool {
    ["diff ", "Index: ", "--- ", "*** "].iter().any(|start| line.starts_with(start))
}

/// How many of `lines` a patch takes, if one begins with the first.
pub(super) fn length(lines: &[&str]) -> Option<usize> {
    lines.first().filter(|line| may_begin(line))?;
    // Between `diff` and the names of the files stand a few lines of the version control.
    let names = lines.windows(2).take(6).position(|pair| {
        (pair[0].starts_with("--- ") && pair[1].starts_with("+++ "))
            || (pair[0].starts_with("*** ") && pair[1].starts_with("--- "))
    })?;
    let belongs = |line: &str| {
        let starts = ["diff ", "Index: ", "index ", "====", "RCS file: ", "retrieving revision "];
        line.starts_with([' ', '\t', '+', '-', '!', '@', '*', '\\'])
            || starts.iter().any(|start| line.starts_with(start))
    };
    let mut length = names + 2;
    for (at, line) in lines.iter().enumerate().skip(length) {
        if belongs(line) {
            length = at + 1;
        } else if !line.is_empty() {
            break;
        }
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::length;

    fn patch(text: &str) -> Option<usize> {
        length(&text.lines().collect::<Vec<_>>())
    }

    #[test]
    fn a_patch_ends_where_words_begin() {
        assert_eq!(patch("--- a\n+++ b\n@@ -1 +1 @@\n-x\n\n+y\n\nWhat do you think?"), Some(6));
        assert_eq!(patch("diff -u a b\nindex 1..2\n--- a\n+++ b\n context"), Some(5));
        assert_eq!(patch("*** a\n--- b\n! x\nwords"), Some(3));
    }

    #[test]
    fn words_are_no_patch() {
        assert_eq!(patch("--- a\nwords"), None);
        assert_eq!(patch("diff says nothing"), None);
        assert_eq!(patch("+++ b\n--- a"), None);
        assert_eq!(patch(""), None);
    }
}
