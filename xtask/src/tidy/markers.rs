//! Nothing lands half-done.

use super::{File, Finding};

/// Found in comments: a string may well quote what people write.
const WORDS: [&str; 3] = ["TODO", "FIXME", "XXX"];
/// Found anywhere.
const MACROS: [&str; 2] = ["todo!", "unimplemented!"];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| is_source(&file.path)) {
        for (index, line) in file.text.lines().enumerate() {
            let comment = if file.path.ends_with(".rs") {
                line.find("//").map_or("", |start| &line[start..])
            } else {
                line
            };
            let marked = WORDS.iter().any(|word| stands_alone(comment, word))
                || MACROS.iter().any(|name| stands_alone(line, name));
            if marked {
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
        let text = "// TODO: later\nlet a = todo!();\nstruct TODOLIST;\nfn mastodon() {}\nlet b = \"TODO\";\n";
        let found = check(&[file("crates/posts/src/lib.rs", text)]);
        assert_eq!(found.iter().map(|found| found.line).collect::<Vec<_>>(), [1, 2]);
    }
}
