//! No two types share a name in the description of the API: one schema would stand for both.

use super::{File, Finding, code, is_for_tests};
use std::collections::BTreeMap;

/// What gives a type a schema of its name.
const DERIVED: [&str; 2] = ["ToSchema", "string_enum! {"];

/// Looks for types with a schema whose name another has taken.
pub fn check(files: &[File]) -> Vec<Finding> {
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let mut findings = Vec::new();
    for (path, line, name) in named(files) {
        let place = format!("{path}:{line}");
        match taken.get(&name) {
            Some(other) => findings.push(Finding::new(
                &path,
                line,
                format!("{other} is called {name} in the API too: say `#[schema(as = …)]`."),
            )),
            None => drop(taken.insert(name, place)),
        }
    }
    findings
}

/// Where types with a schema are declared, and the names of their schemas.
fn named(files: &[File]) -> Vec<(String, usize, String)> {
    let (mut found, mut described, mut alias) = (Vec::new(), false, None);
    for (file, number, line) in code(files).filter(|(file, ..)| !is_for_tests(&file.path)) {
        let line = line.trim();
        if let Some((_, rest)) = line.split_once("schema(as = ") {
            alias = Some(word(rest));
        }
        if is_derive(line) || line == DERIVED[1] {
            described = true;
        } else if described && let Some(name) = declared(line) {
            found.push((file.path.clone(), number, alias.take().unwrap_or(name)));
            described = false;
        }
    }
    found
}

fn is_derive(line: &str) -> bool {
    // A long derive stands on several lines.
    line.contains(DERIVED[0]) && (line.starts_with("#[derive(") || line.ends_with("ToSchema,"))
}

/// The type that a line begins to declare: `pub struct Name {`, or `Name {` in `string_enum!`.
fn declared(line: &str) -> Option<String> {
    let line = line.strip_suffix('{').or_else(|| line.strip_suffix(';'))?;
    let (_, name) =
        line.split_once("struct ").or_else(|| line.split_once("enum ")).unwrap_or(("", line));
    name.starts_with(|letter: char| letter.is_ascii_uppercase()).then(|| word(name))
}

fn word(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_ascii_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::check;

    #[test]
    fn a_name_that_is_taken_is_found() {
        let one =
            file("crates/a/src/a.rs", "#[derive(utoipa::ToSchema)]\npub enum Kind {\n    A,\n}\n");
        let macros = "string_enum! {\n    /// What.\n    Kind {\n        A = \"a\",\n    }\n}\n";
        let two = file("crates/b/src/b.rs", macros);
        assert_eq!(check(&[one, two]).len(), 1);
    }

    #[test]
    fn a_name_of_its_own_or_no_schema_at_all_is_well() {
        let one =
            file("crates/a/src/a.rs", "#[derive(utoipa::ToSchema)]\npub enum Kind {\n    A,\n}\n");
        let other =
            "#[derive(Debug, utoipa::ToSchema)]\n#[schema(as = OtherKind)]\npub struct Kind {\n";
        let two = file("crates/b/src/b.rs", other);
        let three = file("crates/c/src/c.rs", "#[derive(Debug)]\nenum Kind {\n");
        assert!(check(&[one, two, three]).is_empty());
    }
}
