//! Short lists that people keep of themselves: languages and skills.

use std::collections::HashSet;

use kernel::{Error, Message, Result};
use ui::Locale;

use crate::names;

/// Most skills of a person.
pub const SKILLS_MOST: usize = 30;
/// Most languages of a person.
pub const LANGUAGES_MOST: usize = 12;
/// Longest skill or language, in characters.
pub const ENTRY_MOST: usize = 60;

/// Languages with a name in every language of the pages, by their codes (ISO 639-1). Others are kept as
/// they are typed.
const LANGUAGES: [&str; 26] = [
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hi", "hu", "it", "ja", "ko", "nl",
    "no", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "vi", "zh",
];

/// The entries of a list as it is typed, separated by commas, semicolons, bars or line ends: each once, and no
/// more than one beyond `most`.
pub fn split(typed: &str, most: usize) -> Vec<String> {
    let mut met = HashSet::new();
    let entries = typed.split([',', ';', '|', '\n', '\u{2028}', '\u{2029}']).map(names::line);
    let new = entries.filter(|entry| !entry.is_empty() && met.insert(text::fold(entry)));
    new.take(most.saturating_add(1)).collect()
}

/// Skills, checked.
///
/// # Errors
/// `Invalid` on the field `skills`.
pub fn skills(entries: &[String]) -> Result<Vec<String>> {
    bounded("skills", entries, SKILLS_MOST)
}

/// Languages, checked; those that are known, by their codes.
///
/// # Errors
/// `Invalid` on the field `languages`.
pub fn languages(entries: &[String]) -> Result<Vec<String>> {
    let entries = bounded("languages", entries, LANGUAGES_MOST)?;
    let mut coded: Vec<String> = Vec::new();
    for entry in entries {
        let entry = code(&entry).map_or(entry, str::to_owned);
        if !coded.contains(&entry) {
            coded.push(entry);
        }
    }
    Ok(coded)
}

/// An entry holds no separator, so that a list can be typed again as it is shown.
fn bounded(field: &'static str, entries: &[String], most: usize) -> Result<Vec<String>> {
    let entries = split(&entries.join("\n"), most);
    if entries.len() > most {
        return Err(Error::field(field, Message::new("person-list-long").with("most", most)));
    }
    for entry in &entries {
        names::short(field, entry, ENTRY_MOST)?;
    }
    Ok(entries)
}

/// The code of a language, by itself or by its name in any language of the pages.
fn code(entry: &str) -> Option<&'static str> {
    let folded = text::fold(entry);
    let named = |code: &&&str| {
        let names = kernel::Lang::ALL.map(|lang| language(Locale::new(lang), code));
        names.iter().any(|name| text::fold(name) == folded)
    };
    let by_code = LANGUAGES.iter().find(|code| **code == folded);
    by_code.or_else(|| LANGUAGES.iter().find(named)).copied()
}

/// A language as a page says it.
pub fn language(l: Locale, entry: &str) -> String {
    match LANGUAGES.contains(&entry) {
        true => l.t(&format!("language-{entry}")),
        false => entry.to_owned(),
    }
}

/// The words by which somebody who has these skills is found: each skill whole, and each of its words.
pub fn words(skills: &[String]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for skill in skills {
        let whole = word(skill);
        words.extend(whole.split(' ').map(str::to_owned));
        words.push(whole);
    }
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words.dedup();
    words
}

/// A skill in the form in which it is looked for. Signs stay: C, C# and C++ are three.
pub fn word(skill: &str) -> String {
    let folded = text::fold(&names::line(skill));
    let kept = |c: char| c.is_alphanumeric() || "+#./&-".contains(c);
    let spaced: String = folded.chars().map(|c| if kept(c) { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{languages, skills, split, words};

    fn list(typed: &str) -> Vec<String> {
        split(typed, 100)
    }

    #[test]
    fn a_list_is_read_however_it_is_separated_and_holds_nothing_twice() {
        assert_eq!(list(" FMEA ,fmea; Lean|5S\nC++ "), ["FMEA", "Lean", "5S", "C++"]);
        assert!(list(" ,;|").is_empty());
    }

    #[test]
    fn languages_are_known_by_code_and_by_name_in_either_language() {
        let known = languages(&list("Français, english, de, Breton, fr")).unwrap();
        assert_eq!(known, ["fr", "en", "de", "Breton"]);
    }

    #[test]
    fn lists_are_bounded() {
        assert!(skills(&[("x".repeat(61))]).is_err());
        let many: Vec<String> = (0..31).map(|n| format!("s{n}")).collect();
        assert!(skills(&many).is_err() && skills(&many[..30]).is_ok());
    }

    #[test]
    fn a_skill_is_found_whole_and_by_each_word() {
        let found = words(&list("Maintenance prédictive, C++, C#"));
        assert_eq!(found, ["c#", "c++", "maintenance", "maintenance predictive", "predictive"]);
    }
}
