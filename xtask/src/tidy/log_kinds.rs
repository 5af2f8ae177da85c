//! Kinds of entries of the log that are matched are kinds that are logged: each is a constant in the
//! `logged.rs` of its owner, and a word of that shape that is none of them is a slip of the pen.

use std::collections::BTreeSet;

use super::{File, Finding, code};

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let known: BTreeSet<&str> = files
        .iter()
        .filter(|file| file.path.ends_with("/logged.rs"))
        .flat_map(|file| file.text.lines())
        .filter_map(|line| line.trim().strip_prefix("pub const ")?.split('"').nth(1))
        .collect();
    let areas: BTreeSet<&str> = known.iter().filter_map(|kind| kind.split('.').next()).collect();
    let mut findings = Vec::new();
    for (file, number, line) in code(files) {
        if !file.path.starts_with("crates/") || !file.path.contains("/src/") {
            continue;
        }
        // Every second piece between quotation marks is a word of the program.
        for word in line.split('"').skip(1).step_by(2) {
            let is_kind = word.split_once('.').is_some_and(|(area, what)| {
                areas.contains(area)
                    && !what.is_empty()
                    && what.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            });
            if is_kind && !known.contains(word) {
                let advice = format!("`{word}` is never logged: see the constants in `logged.rs`.");
                findings.push(Finding::new(&file.path, number, advice));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::check;

    #[test]
    fn a_kind_that_is_never_logged_is_found() {
        let found = check(&[
            file(
                "crates/a/src/logged.rs",
                "pub const POST_PUBLISHED: &str = \"post.published\";\n",
            ),
            file("crates/b/src/lib.rs", "of: &[\"post.published\"],\nof: &[\"post.publshed\"],\n"),
        ]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 2);
    }
}
