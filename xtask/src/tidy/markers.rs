//! Nothing lands half-done.

use super::{File, Finding};

const MARKERS: [&str; 5] = ["TODO", "FIXME", "XXX", "todo!", "unimplemented!"];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| is_source(&file.path)) {
        for (index, line) in file.text.lines().enumerate() {
            if MARKERS.iter().any(|marker| stands_alone(line, marker)) {
                let advice = "Finish it now, or open an issue and remove the marker.";
                findings.push(Finding::new(&file.path, index + 1, advice));
            }
        }
    }
    findings
}

fn is_source(path: &str) -> bool {
    // This folder has to name what it looks for.
    !path.starts_with("xtask/src/tidy")
        && [".rs", ".html", ".css", ".js", ".sql", ".ftl"].iter().any(|end| path.ends_with(end))
}

fn stands_alone(line: &str, marker: &str) -> bool {
    let joined = |letter: Option<char>| letter.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(marker).any(|(at, _)| {
        !joined(line[..at].chars().next_back()) && !joined(line[at + marker.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::check;

    #[test]
    fn markers_are_found_and_longer_words_are_not() {
        let text = "// TODO: later\nlet a = todo!();\nstruct TODOLIST;\nfn mastodon() {}\n";
        let found = check(&[file("crates/posts/src/lib.rs", text)]);
        assert_eq!(found.iter().map(|found| found.line).collect::<Vec<_>>(), [1, 2]);
    }
}
