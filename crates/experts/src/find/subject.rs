//! What is asked about, and the forms in which it meets skills and what people hid.

use std::collections::HashSet;

use kernel::{Result, Tx, params};

use crate::skills::list::key;
use crate::skills::store::{ALL_KEYS, OF_KEYS};

/// Words of a question that are looked at.
const WORDS_MOST: usize = 40;
/// Words of the longest skill that is looked for in a question.
const ROW: usize = 4;
/// Keys by which people with a skill are looked up.
const KEYS_MOST: usize = 400;

/// What is asked about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Subject {
    /// Its words, each in the singular.
    words: HashSet<String>,
    /// Skills that would be it, in the form in which they are looked for.
    keys: Vec<String>,
    /// Listed skills that are called so, by all their names.
    alike: HashSet<String>,
}

/// A word without the sign of its plural: what is common to French and English.
pub(crate) fn singular(word: &str) -> &str {
    match word.chars().count() > 3 && !word.ends_with("ss") {
        true => word.strip_suffix(['s', 'x']).unwrap_or(word),
        false => word,
    }
}

fn words(text: &str) -> Vec<String> {
    let folded = key(text);
    folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

impl Subject {
    /// What these words are about; the names of the company's list are looked up.
    pub(crate) fn of(tx: &mut Tx<'_>, text: &str) -> Result<Subject> {
        let words: Vec<String> = words(text).into_iter().take(WORDS_MOST).collect();
        let mut keys: Vec<String> = Vec::new();
        for length in (1..=ROW.min(words.len())).rev() {
            for row in words.windows(length) {
                let plain = row.join(" ");
                let singular: Vec<&str> = row.iter().map(|word| singular(word)).collect();
                let singular = singular.join(" ");
                keys.push(format!("{singular}s"));
                keys.push(singular);
                keys.push(plain);
            }
        }
        let mut met = HashSet::new();
        keys.retain(|key| met.insert(key.clone()));
        keys.truncate(KEYS_MOST);
        let mut alike = HashSet::new();
        if !keys.is_empty() {
            let ids: Vec<i64> = tx.query(&OF_KEYS, params![keys], |row| row.get(0))?;
            if !ids.is_empty() {
                alike.extend(tx.query(&ALL_KEYS, params![ids], |row| row.get::<String>(0))?);
            }
        }
        let words = words.iter().map(|word| singular(word).to_owned()).collect();
        Ok(Subject { words, keys, alike })
    }

    /// By what people who have the skill are looked up.
    pub(crate) fn keys(&self) -> Vec<String> {
        self.keys.iter().chain(&self.alike).cloned().collect()
    }

    /// Whether this skill of somebody is what is asked about, or a part of it, or it a part of the skill.
    pub(crate) fn is_met_by(&self, skill: &str) -> bool {
        let of: HashSet<String> =
            words(skill).iter().map(|word| singular(word).to_owned()).collect();
        let meant = || self.words.iter().filter(|word| word.chars().count() > 1);
        self.alike.contains(&key(skill))
            || !of.is_empty()
                && (of.is_subset(&self.words)
                    || (meant().next().is_some() && meant().all(|word| of.contains(word))))
    }

    /// Whether somebody who hid this subject is not shown.
    pub(crate) fn is_hidden_by(&self, hidden: &str) -> bool {
        let of = words(hidden);
        !of.is_empty() && of.iter().all(|word| self.words.contains(singular(word)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Subject, singular, words};

    fn subject(text: &str) -> Subject {
        let words = words(text).iter().map(|word| singular(word).to_owned()).collect();
        Subject { words, ..Subject::default() }
    }

    #[test]
    fn a_skill_meets_what_is_asked_whole() {
        for (asked, skill, meets) in [
            ("incoterms", "Incoterm", true),
            ("Which Incoterms for Morocco?", "Incoterms", true),
            ("maintenance", "Maintenance prédictive", true),
            ("maintenance of a lathe", "Maintenance prédictive", false),
            ("C++", "C#", false),
            ("", "Incoterms", false),
        ] {
            assert_eq!(subject(asked).is_met_by(skill), meets, "{asked} {skill}");
        }
    }

    #[test]
    fn who_hid_a_subject_is_hidden_from_what_is_about_it() {
        assert!(subject("Which incoterm for Morocco?").is_hidden_by("Incoterms"));
        assert!(!subject("customs").is_hidden_by("customs duties"));
        assert!(!subject("customs").is_hidden_by(""));
    }
}
