//! Everything that is built in may be given on under our licence.
//!
//! The list is that of `deny.toml`, for those who have cargo-deny, which also looks at advisories
//! and at other platforms.

use super::Finding;
use crate::workspace::Package;

/// Licences compatible with ours, by SPDX identifier.
const ALLOWED: [&str; 14] = [
    "0BSD",
    "AGPL-3.0-or-later",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Zlib",
];

pub(super) fn check(packages: &[Package]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for Package { name, version, licence, .. } in packages {
        let stated = licence.as_deref().unwrap_or("no licence");
        if !licence.as_deref().is_some_and(is_allowed) {
            let advice = format!(
                "Replace {name} {version} ({stated}), or add its licence to deny.toml and to \
                 xtask/src/tidy/licences.rs if the AGPL allows it."
            );
            findings.push(Finding::new("Cargo.lock", 0, advice));
        }
    }
    findings
}

/// Whether an SPDX expression leaves a choice that is allowed.
fn is_allowed(expression: &str) -> bool {
    // Before SPDX expressions, crates wrote `MIT/Apache-2.0` for a choice.
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    choice(&mut rest) && rest.is_empty()
}

/// `a OR b`: one allowed side is enough.
fn choice(rest: &mut &[&str]) -> bool {
    let mut allowed = sum(rest);
    while take(rest, "OR") {
        // Not short-circuited: the other side must be read past in any case.
        allowed |= sum(rest);
    }
    allowed
}

/// `a AND b`: both must be allowed.
fn sum(rest: &mut &[&str]) -> bool {
    let mut allowed = one(rest);
    while take(rest, "AND") {
        allowed &= one(rest);
    }
    allowed
}

fn one(rest: &mut &[&str]) -> bool {
    if take(rest, "(") {
        let allowed = choice(rest);
        return take(rest, ")") && allowed;
    }
    let Some((name, after)) = rest.split_first() else { return false };
    *rest = after;
    if take(rest, "WITH") {
        // An exception only ever adds permissions.
        *rest = rest.get(1..).unwrap_or_default();
    }
    ALLOWED.contains(name)
}

fn take(rest: &mut &[&str], word: &str) -> bool {
    match rest.split_first() {
        Some((first, after)) if *first == word => {
            *rest = after;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn expressions_are_read_as_spdx_means_them() {
        for allowed in [
            "MIT",
            "MIT OR GPL-2.0-only",
            "MIT/Apache-2.0",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-3.0-only",
        ] {
            assert!(is_allowed(allowed), "{allowed}");
        }
        for refused in ["GPL-2.0-only", "MIT AND Proprietary", "(MIT", "MIT Apache-2.0", ""] {
            assert!(!is_allowed(refused), "{refused}");
        }
    }

    #[test]
    fn our_list_and_that_of_cargo_deny_are_the_same() {
        let deny = include_str!("../../../deny.toml");
        let listed: Vec<&str> = deny
            .lines()
            .filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\","))
            .collect();
        assert_eq!(listed, super::ALLOWED);
    }
}
