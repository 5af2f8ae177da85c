//! Topics that fit what is being written: whose name is among its words, and how others spell those it has.

use std::collections::HashMap;

use kernel::{Result, Tx, Viewer, params};

use super::spelling::spelling;
use super::store::SPELLED;
use super::{is_seen, most_used};
use crate::model::TopicId;

/// Topics that are suggested.
const MOST: usize = 5;
/// Words of a text that are looked at, and the fewest letters of a topic that is one of them.
const WORDS: usize = 200;
const SHORTEST: usize = 3;
/// The most words of a topic.
const JOINED: usize = 3;

/// What is suggested.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Suggestions {
    /// Topics that the text has and that others spell otherwise: as written, and as others write it.
    pub(crate) same: Vec<(String, String)>,
    /// Topics that it could have.
    pub(crate) fitting: Vec<String>,
}

impl Suggestions {
    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.same.is_empty() && self.fitting.is_empty()
    }
}

/// What is suggested for a text, of the topics that the viewer sees.
pub(crate) fn of(tx: &mut Tx<'_>, viewer: &Viewer, markdown: &str) -> Result<Suggestions> {
    let doc = text::parse(markdown);
    let written: Vec<(String, String)> = doc
        .topics()
        .iter()
        .zip(doc.topic_labels())
        .map(|(name, label)| (text::fold(name), label.clone()))
        .collect();
    let spelled: Vec<String> = written.iter().map(|(key, _)| spelling(key)).collect();
    let words = joined(&doc.text());
    let asked: Vec<String> =
        words.iter().chain(&spelled).filter(|one| !one.is_empty()).cloned().collect();
    if asked.is_empty() {
        return Ok(Suggestions::default());
    }
    let found = tx.query(&SPELLED, params![viewer.id, viewer.sees_open(), asked], |row| {
        Ok((
            row.get::<String>(0)?,
            (row.get::<TopicId>(1)?, row.get::<String>(2)?, row.get::<String>(3)?),
        ))
    })?;
    let mut known: HashMap<String, Vec<super::Named>> = HashMap::new();
    for (spelled, topic) in found {
        known.entry(spelled).or_default().push(topic);
    }
    let mut suggestions = Suggestions::default();
    for ((key, label), spelled) in written.iter().zip(&spelled) {
        let Some(topics) = known.get(spelled) else { continue };
        if topics.iter().any(|(_, other, _)| other == key) && is_seen(tx, viewer, key)? {
            continue;
        }
        if let Some((_, _, name)) = most_used(tx, viewer, topics.clone())? {
            suggestions.same.push((label.clone(), name));
        }
    }
    for word in words.iter().filter(|word| !spelled.contains(word)) {
        let Some(topics) = known.get(word) else { continue };
        let Some((_, _, name)) = most_used(tx, viewer, topics.clone())? else { continue };
        if !suggestions.fitting.contains(&name) && suggestions.fitting.len() < MOST {
            suggestions.fitting.push(name);
        }
    }
    Ok(suggestions)
}

/// The spellings of the words of a text, and of up to three in a row.
fn joined(text: &str) -> Vec<String> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_'))
        .filter(|word| !word.is_empty())
        .take(WORDS)
        .map(text::fold)
        .collect();
    let mut joined = Vec::new();
    for length in (1..=JOINED).rev() {
        for row in words.windows(length) {
            let spelled = spelling(&row.join("-"));
            if spelled.chars().count() >= SHORTEST && !joined.contains(&spelled) {
                joined.push(spelled);
            }
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn words_in_a_row_are_a_topic_too() {
        let joined = joined("Les ressources humaines, à Lyon");
        assert!(joined.contains(&"ressourcehumaine".to_owned()), "{joined:?}");
        assert!(joined.contains(&"lyon".to_owned()) && !joined.contains(&"a".to_owned()));
    }
}
