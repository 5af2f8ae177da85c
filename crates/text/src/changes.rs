//! What changed between two versions of a text, word by word.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

/// A run of words that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Same(String),
    /// Only before.
    Gone(String),
    /// Only after.
    Come(String),
}

/// Texts that differ too much are told as wholly different after this long.
const PATIENCE: Duration = Duration::from_millis(50);

/// The changes that lead from one text to the other, in order; neighbours of one kind are one
/// (Myers, “An O(ND) Difference Algorithm and Its Variations”, Algorithmica 1, 1986).
pub fn changes(before: &str, after: &str) -> Vec<Change> {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_words(before, after);
    let mut changes: Vec<Change> = Vec::new();
    for change in diff.iter_all_changes() {
        let words = change.value();
        match (change.tag(), changes.last_mut()) {
            (ChangeTag::Equal, Some(Change::Same(run)))
            | (ChangeTag::Delete, Some(Change::Gone(run)))
            | (ChangeTag::Insert, Some(Change::Come(run))) => run.push_str(words),
            (ChangeTag::Equal, _) => changes.push(Change::Same(words.to_owned())),
            (ChangeTag::Delete, _) => changes.push(Change::Gone(words.to_owned())),
            (ChangeTag::Insert, _) => changes.push(Change::Come(words.to_owned())),
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_went_and_came_stand_between_those_that_stayed() {
        let found = changes("We open at nine.", "We open late, at ten.");
        let text = |wanted: fn(&Change) -> Option<&str>| -> String {
            found.iter().filter_map(wanted).collect::<Vec<_>>().concat()
        };
        assert_eq!(
            text(|c| if let Change::Come(w) | Change::Same(w) = c { Some(w) } else { None }),
            "We open late, at ten."
        );
        assert_eq!(
            text(|c| if let Change::Gone(w) | Change::Same(w) = c { Some(w) } else { None }),
            "We open at nine."
        );
        assert!(found.contains(&Change::Gone("nine.".into())));
    }
}
