//! Which crate may import which: the table behind the map in ARCHITECTURE.md.

use super::Finding;
use crate::workspace::Package;

/// A crate and the crates it may import. `feed`, `inbox`, `search` and `connect` stand beside each other.
const EDGES: [(&str, &[&str]); 44] = [
    ("kernel", &[]),
    ("text", &[]),
    ("ui", &["kernel"]),
    ("s3", &["kernel", "ui"]),
    ("index", &["kernel", "text"]),
    ("people", &["kernel", "text", "index", "ui"]),
    ("mail", &["kernel", "ui", "people"]),
    // Signatures and codes; no database.
    ("factors", &[]),
    ("identity", &["kernel", "text", "ui", "people", "mail", "factors"]),
    // XML and signatures; no database.
    ("saml", &[]),
    ("sso", &["kernel", "text", "ui", "people", "identity", "saml"]),
    ("spaces", &["kernel", "text", "index", "ui", "people", "identity"]),
    ("live", &["kernel", "ui", "people", "identity", "spaces"]),
    // Bytes in, words out.
    ("extract", &[]),
    ("files", &["kernel", "text", "ui", "people", "extract"]),
    ("posts", &["kernel", "text", "index", "ui", "people", "spaces", "files"]),
    ("elsewhere", &["kernel", "text", "index", "ui", "extract"]),
    ("integrations", &["kernel", "text", "ui", "people", "identity", "spaces", "posts"]),
    // Formulas over plain numbers.
    ("ranking", &[]),
    ("feed", &["kernel", "text", "ui", "people", "spaces", "posts", "ranking"]),
    ("inbox", &["kernel", "text", "ui", "people", "mail", "identity", "spaces", "live", "posts"]),
    ("topics", &["kernel", "text", "ui", "posts"]),
    ("questions", &["kernel", "ui", "people", "spaces", "posts", "inbox"]),
    ("moderation", &["kernel", "text", "ui", "people", "spaces", "posts", "inbox"]),
    ("blog", &["kernel", "text", "ui", "people", "spaces", "posts"]),
    ("wiki", &["kernel", "text", "ui", "people", "spaces", "live", "posts", "inbox"]),
    ("library", &["kernel", "text", "index", "ui", "people", "spaces", "files", "posts"]),
    ("search", &["kernel", "text", "index", "ui", "people", "spaces", "posts"]),
    ("connect", &["kernel", "text", "ui", "people", "identity", "spaces", "files", "posts"]),
    (
        "experts",
        &[
            "kernel", "text", "index", "ui", "people", "identity", "spaces", "posts", "inbox",
            "search",
        ],
    ),
    (
        "objects",
        &["kernel", "text", "ui", "people", "identity", "spaces", "files", "posts", "inbox"],
    ),
    (
        "privacy",
        &[
            "kernel",
            "text",
            "ui",
            "people",
            "identity",
            "spaces",
            "files",
            "posts",
            "inbox",
            "retention",
            "openings",
        ],
    ),
    ("events", &["kernel", "text", "ui", "people", "mail", "identity", "spaces", "posts", "inbox"]),
    ("work", &["kernel", "text", "ui", "people", "spaces", "posts", "inbox", "objects", "events"]),
    ("audit", &["kernel", "ui", "people", "mail", "identity", "spaces", "inbox"]),
    ("retention", &["kernel", "text", "ui", "people", "identity", "spaces", "posts", "inbox"]),
    (
        "openings",
        &["kernel", "text", "ui", "people", "identity", "spaces", "files", "posts", "inbox"],
    ),
    ("audit", &["kernel", "ui", "people", "mail", "identity", "spaces", "inbox"]),
    ("backup", &["kernel", "ui"]),
    // A story as plain data; the server writes it into a database.
    ("demo", &[]),
    ("server", EVERY_CAPABILITY),
    (
        "testkit",
        &[
            "kernel", "text", "index", "ui", "people", "mail", "identity", "spaces", "live",
            "files", "posts", "feed", "inbox", "search", "connect", "backup", "server",
        ],
    ),
    // Measures the product from outside, and makes its data with the product's own functions; the servers that it asks
    // are those of the tests.
    (
        "bench",
        &[
            "kernel", "index", "people", "identity", "spaces", "files", "posts", "inbox", "search",
            "wiki", "library", "server", "testkit",
        ],
    ),
    ("xtask", &[]),
];

const EVERY_CAPABILITY: &[&str] = &[
    "kernel",
    "text",
    "index",
    "ui",
    "people",
    "mail",
    "identity",
    "saml",
    "sso",
    "spaces",
    "live",
    "extract",
    "files",
    "posts",
    "feed",
    "inbox",
    "search",
    "topics",
    "questions",
    "connect",
    "elsewhere",
    "integrations",
    "objects",
    "events",
    "moderation",
    "experts",
    "privacy",
    "blog",
    "wiki",
    "library",
    "s3",
    "work",
    "audit",
    "retention",
    "openings",
    "backup",
    "demo",
];

/// Tests may use the test kit from anywhere: what they import is not part of the product.
const FOR_TESTS: &str = "testkit";

pub(super) fn check(packages: &[Package]) -> Vec<Finding> {
    let ours: Vec<&Package> = packages.iter().filter(|package| package.ours).collect();
    let is_ours = |name: &str| ours.iter().any(|package| package.name == name);
    let mut findings = Vec::new();
    for package in &ours {
        let name = &package.name;
        let manifest = if name == "xtask" {
            "xtask/Cargo.toml".to_owned()
        } else {
            format!("crates/{name}/Cargo.toml")
        };
        let Some((_, allowed)) = EDGES.iter().find(|(known, _)| known == name) else {
            let advice = format!(
                "Give `{name}` its place in ARCHITECTURE.md and in xtask/src/tidy/edges.rs."
            );
            findings.push(Finding::new(&manifest, 0, advice));
            continue;
        };
        for other in package.dependencies.iter().filter(|other| is_ours(&other.name)) {
            let for_tests = other.for_tests && other.name == FOR_TESTS;
            if !for_tests && !allowed.contains(&other.name.as_str()) {
                let advice = format!(
                    "`{name}` may not import `{}`: move what both need down to a crate they share, \
                     or meet through the log.",
                    other.name
                );
                findings.push(Finding::new(&manifest, 0, advice));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::workspace::{Dependency, Package};

    fn package(name: &str, needs: &[(&str, bool)]) -> Package {
        Package {
            name: name.to_owned(),
            version: "0.1.0".to_owned(),
            licence: None,
            ours: true,
            dependencies: needs
                .iter()
                .map(|(name, for_tests)| Dependency {
                    name: (*name).to_owned(),
                    for_tests: *for_tests,
                })
                .collect(),
        }
    }

    #[test]
    fn capabilities_beside_each_other_do_not_import_one_another() {
        let feed = package("feed", &[("inbox", false), ("posts", false)]);
        let findings = check(&[feed, package("inbox", &[]), package("posts", &[])]);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].advice.contains("`feed` may not import `inbox`"));
    }

    #[test]
    fn tests_may_use_the_test_kit_and_the_product_may_not() {
        let testkit = || package("testkit", &[]);
        assert!(check(&[package("feed", &[("testkit", true)]), testkit()]).is_empty());
        assert_eq!(check(&[package("feed", &[("testkit", false)]), testkit()]).len(), 1);
    }

    #[test]
    fn a_crate_without_a_place_is_found() {
        let findings = check(&[package("utils", &[])]);
        assert!(findings[0].advice.contains("Give `utils` its place"));
    }
}
