//! Every crate begins with a paragraph that says what it is.

use super::{File, Finding};

/// About two lines: shorter than this, nothing has been said that the name did not say.
const PARAGRAPH: usize = 120;

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    files.iter().filter(|file| is_crate_root(&file.path)).filter_map(check_root).collect()
}

fn check_root(file: &File) -> Option<Finding> {
    let said: usize = file
        .text
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(|line| line.trim().chars().count())
        .sum();
    (said < PARAGRAPH).then(|| {
        let advice = "Begin the crate with a `//!` paragraph: what it is, and its invariants.";
        Finding::new(&file.path, 1, advice)
    })
}

fn is_crate_root(path: &str) -> bool {
    path.ends_with("/src/lib.rs") || path.ends_with("/src/main.rs")
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::check;

    #[test]
    fn a_crate_without_a_paragraph_is_found() {
        let long = format!("//! {}\n", "It keeps the promise that. ".repeat(6));
        let files = [
            file("crates/good/src/lib.rs", &long),
            file("crates/bare/src/lib.rs", "//! Bare.\n\nmod a;\n"),
            file("crates/bare/src/other.rs", ""),
        ];
        let found = check(&files);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "crates/bare/src/lib.rs");
    }
}
