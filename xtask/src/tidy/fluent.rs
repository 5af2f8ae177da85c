//! French and English say the same things: each key of one file is in the other.

use super::{File, Finding};
use std::collections::BTreeMap;

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with(".ftl")) {
        let other = match file.path.strip_suffix("/fr.ftl") {
            Some(folder) => format!("{folder}/en.ftl"),
            None => match file.path.strip_suffix("/en.ftl") {
                Some(folder) => format!("{folder}/fr.ftl"),
                None => continue,
            },
        };
        let known = files.iter().find(|file| file.path == other);
        let known = known.map(|file| keys(&file.text)).unwrap_or_default();
        for (key, line) in keys(&file.text) {
            if !known.contains_key(&key) {
                let advice = format!("Translate `{key}` in {other} too.");
                findings.push(Finding::new(&file.path, line, advice));
            }
        }
    }
    findings
}

/// The messages, terms and attributes of a file, with the line of each.
fn keys(text: &str) -> BTreeMap<String, usize> {
    let mut keys = BTreeMap::new();
    let mut message = "";
    for (index, line) in text.lines().enumerate() {
        let Some((name, _)) = line.split_once('=') else { continue };
        if let Some(attribute) = name.trim().strip_prefix('.').filter(|_| name.starts_with(' ')) {
            if is_name(attribute) {
                keys.insert(format!("{message}.{attribute}"), index + 1);
            }
        } else if is_name(name.trim_end()) {
            message = name.trim_end();
            keys.insert(message.to_owned(), index + 1);
        }
    }
    keys
}

fn is_name(name: &str) -> bool {
    let name = name.strip_prefix('-').unwrap_or(name);
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::check;

    #[test]
    fn a_key_in_one_language_only_is_found() {
        let french = "# note = rien\nposer = Poser\n    .titre = Titre\nsuite =\n    a = b\n";
        let english = "poser = Ask\nsuite = Next\nalone = Alone\n";
        let found =
            check(&[file("crates/ui/i18n/fr.ftl", french), file("crates/ui/i18n/en.ftl", english)]);
        let advice: Vec<&str> = found.iter().map(|found| found.advice.as_str()).collect();
        assert_eq!(
            advice,
            [
                "Translate `poser.titre` in crates/ui/i18n/en.ftl too.",
                "Translate `alone` in crates/ui/i18n/fr.ftl too.",
            ]
        );
    }

    #[test]
    fn a_missing_file_misses_every_key() {
        assert_eq!(check(&[file("crates/ui/i18n/fr.ftl", "a = A\nb = B\n")]).len(), 2);
    }
}
