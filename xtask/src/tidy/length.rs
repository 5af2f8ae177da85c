//! No file grows out of hand.

use super::{File, Finding};

/// The median is to stay near 120; past this a file holds more than one idea.
const LIMIT: usize = 400;

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    files
        .iter()
        .filter(|file| file.path.ends_with(".rs"))
        .filter_map(|file| {
            let lines = file.text.lines().count();
            let advice = format!("Split these {lines} lines: one idea a file, {LIMIT} at most.");
            (lines > LIMIT).then(|| Finding::new(&file.path, 0, advice))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::{LIMIT, check};

    #[test]
    fn a_long_file_is_found() {
        let at_limit = "line\n".repeat(LIMIT);
        let files = [
            file("a.rs", &at_limit),
            file("b.rs", &format!("{at_limit}line\n")),
            file("c.md", &format!("{at_limit}line\n")),
        ];
        let found = check(&files);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "b.rs");
    }
}
