//! The number of a migration is given once in its crate: two of one number leave their order to chance.

use std::collections::BTreeMap;

use super::{File, Finding};

/// Applied where Parvis runs, and never renamed.
const TWICE: &str = "crates/posts/migrations/0006_";

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    let steps = files.iter().map(|file| file.path.as_str()).filter(|path| path.ends_with(".sql"));
    for path in steps.filter(|path| path.contains("/migrations/") && !path.starts_with(TWICE)) {
        let Some((number, _)) = path.split_once('_') else { continue };
        if let Some(other) = first.insert(number, path) {
            let advice = format!("Give this migration a number of its own: `{other}` has it.");
            findings.push(Finding::new(path, 0, advice));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::check;

    #[test]
    fn a_number_that_is_given_twice_is_found() {
        let files = ["0001_a", "0002_b", "0002_c"];
        let files = files.map(|name| file(&format!("crates/a/migrations/{name}.sql"), ""));
        assert_eq!(check(&files).len(), 1);
    }
}
