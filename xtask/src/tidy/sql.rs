//! SQL stands in `store.rs`, declared, so that a test prepares every statement on both engines.

use super::{File, Finding, code, is_for_tests};

const STATEMENTS: [&str; 4] = ["SELECT ", "INSERT INTO ", "DELETE FROM ", "UPDATE "];

/// Where SQL may stand beside `store.rs` and the migrations.
const ALLOWED: [(&str, &str); 2] = [
    ("crates/kernel/", "owns the engines, the log and the migrations"),
    ("crates/spaces/src/grant.rs", "writes the question of access into what others declare"),
];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, number, line) in code(files) {
        let path = file.path.as_str();
        if may_hold_sql(path) || !STATEMENTS.iter().any(|start| line.contains(start)) {
            continue;
        }
        let advice = "Declare this statement with `kernel::sql!` in the crate's `store.rs`.";
        findings.push(Finding::new(path, number, advice));
    }
    findings
}

fn may_hold_sql(path: &str) -> bool {
    path.ends_with("/store.rs")
        || path.contains("/store/")
        || path.contains("/migrations")
        || path.starts_with("xtask/")
        || is_for_tests(path)
        || ALLOWED.iter().any(|(allowed, _)| path.starts_with(allowed))
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::check;

    #[test]
    fn sql_outside_the_store_is_found() {
        let text = "// SELECT is a word\ntx.query(\"SELECT id FROM post\");\nlet a = SELECTED;\n";
        let found = check(&[
            file("crates/posts/src/publish.rs", text),
            file("crates/posts/src/store.rs", text),
            file("crates/posts/src/migrations.rs", text),
            file("crates/posts/tests/publish.rs", text),
        ]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].path.as_str(), found[0].line), ("crates/posts/src/publish.rs", 2));
    }
}
