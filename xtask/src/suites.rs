//! Which tests of the whole network test which crate.
//!
//! Most rules are tested over HTTP, on the whole network, in the folder `crates/server/tests/it`:
//! asked for the tests of one crate, `cargo xtask test -p` takes these as well.

/// A crate and the modules of `server`'s tests that are about it. What is in none is about all.
const SUITES: [(&str, &[&str]); 10] = [
    ("people", &["blocks", "finder", "groups", "people"]),
    ("mail", &["moving"]),
    ("search", &["search"]),
    ("identity", &["moving", "passwords", "rights"]),
    ("live", &["live", "rights"]),
    ("spaces", &["access", "conversations", "first_day", "rights", "roster"]),
    (
        "posts",
        &[
            "access",
            "audience",
            "composer",
            "conversations",
            "drafts",
            "files",
            "first_day",
            "kinds",
            "mentions",
            "mutes",
            "overwriting",
            "previews",
            "reacted",
            "reading",
            "rights",
        ],
    ),
    ("feed", &["beginnings", "conversations", "cost", "first_day", "for_me", "mutes", "reading"]),
    ("work", &["work"]),
    ("inbox", &["blocks", "first_day", "inbox", "mentions", "mutes"]),
];

/// nextest's filter for the tests of these crates; none where `server`'s tests have nothing to add.
pub fn filter(packages: &[&str]) -> Option<String> {
    let modules: Vec<&str> = SUITES
        .iter()
        .filter(|(package, _)| packages.contains(package))
        .flat_map(|(_, modules)| modules.iter().copied())
        .collect();
    if modules.is_empty() || packages.contains(&"server") {
        return None;
    }
    let own: Vec<String> = packages.iter().map(|package| format!("package({package})")).collect();
    let modules = modules.join("|");
    Some(format!("{} | (binary_id(server::it) & test(/^({modules})::/))", own.join(" | ")))
}

#[cfg(test)]
mod tests {
    use super::{SUITES, filter};

    #[test]
    fn a_crate_is_tested_by_its_own_tests_and_by_those_about_it() {
        let people =
            "package(people) | (binary_id(server::it) & test(/^(blocks|finder|groups|people)::/))";
        assert_eq!(filter(&["people"]).as_deref(), Some(people));
        assert_eq!(filter(&["text"]), None);
        assert_eq!(filter(&["people", "server"]), None);
    }

    #[test]
    fn every_module_named_is_there() {
        let main = crate::workspace::root().join("crates/server/tests/it/main.rs");
        let main = std::fs::read_to_string(main).unwrap();
        for module in SUITES.iter().flat_map(|(_, modules)| modules.iter()) {
            assert!(main.contains(&format!("mod {module};")), "{module} is not in server's tests");
        }
    }
}
