//! ARCHITECTURE.md's map names every crate, and nothing that is gone.

use super::{File, Finding};
use std::collections::BTreeSet;

const MAP: &str = "ARCHITECTURE.md";

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let Some(map) = files.iter().find(|file| file.path == MAP) else {
        return vec![Finding::new(MAP, 0, "Write the map of the crates.")];
    };
    let present: BTreeSet<&str> = files.iter().filter_map(|file| crate_of(&file.path)).collect();
    let mut named = BTreeSet::new();
    let mut findings = Vec::new();
    for (index, line) in map.text.lines().enumerate() {
        let Some(name) = line.strip_prefix("crates/").and_then(|rest| rest.split(' ').next())
        else {
            continue;
        };
        if !present.contains(name) {
            let advice = format!("Take `crates/{name}` off the map: there is no such crate.");
            findings.push(Finding::new(MAP, index + 1, advice));
        }
        named.insert(name);
    }
    for name in present.difference(&named) {
        let advice = format!("Say on the map, in one line, what `crates/{name}` is.");
        findings.push(Finding::new(MAP, 0, advice));
    }
    findings
}

fn crate_of(path: &str) -> Option<&str> {
    path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml").filter(|name| !name.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::check;

    #[test]
    fn the_map_and_the_folders_agree() {
        let map = file("ARCHITECTURE.md", "crates/kernel    the ground\ncrates/gone   nothing\n");
        let files =
            [map, file("crates/kernel/Cargo.toml", ""), file("crates/extra/Cargo.toml", "")];
        let advice: Vec<String> = check(&files).into_iter().map(|found| found.advice).collect();
        assert_eq!(advice.len(), 2);
        assert!(advice[0].contains("`crates/gone`") && advice[1].contains("`crates/extra`"));
    }
}
