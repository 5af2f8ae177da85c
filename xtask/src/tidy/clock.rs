//! Time, randomness and the network come in through one door, `kernel`, so that an importer can
//! write the past, a test can choose the hour, and no address is reached unguarded.

use super::{File, Finding, code, is_for_tests};

const TIME: &str = "Take the time from the transaction: `tx.now()`.";
const CHANCE: &str = "Take randomness from the transaction: `tx.random()` or `tx.new_id()`.";
const NETWORK: &str = "Reach other machines through the one door for outgoing HTTP in `kernel`.";

/// What must not be called, and what to do instead.
const AMBIENT: [(&str, &str); 10] = [
    ("SystemTime::now", TIME),
    ("Timestamp::now", TIME),
    ("Zoned::now", TIME),
    (
        "Instant::now",
        "Let `kernel` or the server measure durations: a rule does not depend on them.",
    ),
    ("getrandom::", CHANCE),
    ("rand::", CHANCE),
    ("OsRng", CHANCE),
    ("reqwest::", NETWORK),
    ("TcpStream::connect", NETWORK),
    ("ToSocketAddrs", NETWORK),
];

/// Files that may measure how long something takes, which no stored fact depends on.
const MEASURES: [&str; 3] =
    ["crates/server/src/", "crates/connect/src/progress.rs", "crates/connect/src/report.rs"];

/// Files that reach, by a protocol that is not HTTP, what administrators name in the settings.
const REACHES: [&str; 1] = ["crates/files/src/scan.rs"];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, number, line) in code(files) {
        let path = file.path.as_str();
        if path.starts_with("crates/kernel/")
            || path.starts_with("crates/bench/")
            || path.starts_with("xtask/")
            || is_for_tests(path)
        {
            continue;
        }
        for (ambient, advice) in AMBIENT {
            let measuring = ambient == "Instant::now"
                && MEASURES.iter().any(|allowed| path.starts_with(allowed));
            let reaching = advice == NETWORK && REACHES.contains(&path);
            if !measuring && !reaching && calls(line, ambient) {
                findings.push(Finding::new(path, number, advice));
            }
        }
    }
    findings
}

/// Whether the name stands in the line as a whole word, not as the end of another.
fn calls(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::check;

    #[test]
    fn ambient_sources_are_found_outside_the_kernel() {
        let text = "let now = SystemTime::now();\nlet dice = rand::random();\n// rand::random\n";
        let found = check(&[file("crates/posts/src/publish.rs", text)]);
        assert_eq!(found.iter().map(|found| found.line).collect::<Vec<_>>(), [1, 2]);
        assert!(check(&[file("crates/kernel/src/clock.rs", text)]).is_empty());
        assert!(check(&[file("crates/posts/tests/publish.rs", text)]).is_empty());
    }

    #[test]
    fn a_name_that_only_ends_alike_is_not_one() {
        let text = "let a = operand::of(b);\n";
        assert!(check(&[file("crates/posts/src/publish.rs", text)]).is_empty());
    }

    #[test]
    fn durations_are_measured_where_no_rule_depends_on_them() {
        let text = "let start = Instant::now();\n";
        assert!(check(&[file("crates/server/src/serve.rs", text)]).is_empty());
        assert_eq!(check(&[file("crates/people/src/session.rs", text)]).len(), 1);
    }
}
