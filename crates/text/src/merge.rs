//! Two changes of one text, brought together: what does not touch is in the result of both, what does is told
//! apart, and no word of either is lost.
//!
//! Lines that stayed in both changes part the text into runs (Khanna, Kunal and Pierce, “A Formal Investigation of
//! Diff3”, FSTTCS 2007). A run that one of the two left as it was is the other's; one that both changed is compared
//! once more word by word, and is a clash where that does not part them either.

use std::ops::Range;
use std::time::Duration;

use similar::{DiffOp, TextDiff};

/// Texts that differ too much are told as wholly different after this long.
const PATIENCE: Duration = Duration::from_millis(50);

/// A run of the text that two changes lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// What both lead to.
    Agreed(String),
    /// Where both changed the same, in two ways.
    Clash(Clash),
}

/// What two changes made of the same lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clash {
    /// What they were.
    pub base: String,
    /// What one made of them.
    pub mine: String,
    /// What the other did.
    pub theirs: String,
}

/// What two changes of one text lead to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    runs: Vec<Run>,
}

impl Merge {
    /// Where both changed the same.
    pub fn clashes(&self) -> impl Iterator<Item = &Clash> {
        self.runs.iter().filter_map(|run| match run {
            Run::Agreed(_) => None,
            Run::Clash(clash) => Some(clash),
        })
    }

    /// The text; where both changed the same, it holds both, mine first.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for run in &self.runs {
            match run {
                Run::Agreed(words) => text.push_str(words),
                Run::Clash(Clash { mine, theirs, .. }) => {
                    text.push_str(mine);
                    if !mine.is_empty() && !theirs.is_empty() {
                        text.push('\n');
                    }
                    text.push_str(theirs);
                }
            }
        }
        text.trim_end_matches('\n').to_owned()
    }
}

/// Brings together what became of `base` in two hands.
pub fn merge(base: &str, mine: &str, theirs: &str) -> Merge {
    let ended = |text: &str| format!("{}\n", text.trim_end_matches('\n'));
    let (base, mine, theirs) = (ended(base), ended(mine), ended(theirs));
    let texts = [lines(&base), lines(&mine), lines(&theirs)];
    let mut runs: Vec<Run> = Vec::new();
    for part in parts(&texts) {
        let clash = part.of(&texts);
        match agreed(&clash).or_else(|| by_words(&clash)) {
            Some(words) => match runs.last_mut() {
                Some(Run::Agreed(before)) => before.push_str(&words),
                _ => runs.push(Run::Agreed(words)),
            },
            None => runs.push(Run::Clash(clash)),
        }
    }
    Merge { runs }
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Words, each with the blanks after it: those beside each other touch.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let blank = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let next = rest[blank..].find(|c: char| !c.is_whitespace());
        let end = next.map_or(rest.len(), |next| blank + next);
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}

/// What a run became, where one of the two left it, or both made the same of it.
fn agreed(run: &Clash) -> Option<String> {
    let Clash { base, mine, theirs } = run;
    if mine == theirs || theirs == base {
        Some(mine.clone())
    } else if mine == base {
        Some(theirs.clone())
    } else {
        None
    }
}

/// The same word by word; nothing where that parts them no better, or leaves less than half of what was: sentences
/// written anew are not woven into each other.
fn by_words(run: &Clash) -> Option<String> {
    let texts = [words(&run.base), words(&run.mine), words(&run.theirs)];
    let (mut whole, mut stayed) = (String::new(), 0);
    for part in parts(&texts) {
        stayed += if part.stayed { part.ranges[0].len() } else { 0 };
        whole.push_str(&agreed(&part.of(&texts))?);
    }
    (2 * stayed >= texts[0].len() && stayed > 0).then_some(whole)
}

/// A part of the base, with what stands for it in both changes.
struct Part {
    /// In the base, in mine, in theirs.
    ranges: [Range<usize>; 3],
    /// Whether it is the same in all three.
    stayed: bool,
}

impl Part {
    fn of(&self, texts: &[Vec<&str>; 3]) -> Clash {
        let [base, mine, theirs] =
            std::array::from_fn(|at| texts[at][self.ranges[at].clone()].concat());
        Clash { base, mine, theirs }
    }
}

/// Parts what stayed in both changes from what did not.
fn parts(texts: &[Vec<&str>; 3]) -> Vec<Part> {
    let [base, mine, theirs] = texts;
    let (in_mine, in_theirs) = (places(base, mine), places(base, theirs));
    let mut parts = Vec::new();
    let mut done = [0, 0, 0];
    let mut at = 0;
    while at < base.len() {
        let (Some(a), Some(b)) = (in_mine[at], in_theirs[at]) else {
            at += 1;
            continue;
        };
        if done != [at, a, b] {
            let ranges = [done[0]..at, done[1]..a, done[2]..b];
            parts.push(Part { ranges, stayed: false });
        }
        let mut run = 1;
        let goes_on = |of: &[Option<usize>], from: usize, run: usize| {
            of.get(at + run).copied().flatten() == Some(from + run)
        };
        while goes_on(&in_mine, a, run) && goes_on(&in_theirs, b, run) {
            run += 1;
        }
        parts.push(Part { ranges: [at..at + run, a..a + run, b..b + run], stayed: true });
        done = [at + run, a + run, b + run];
        at += run;
    }
    if done != [base.len(), mine.len(), theirs.len()] {
        let ranges = [done[0]..base.len(), done[1]..mine.len(), done[2]..theirs.len()];
        parts.push(Part { ranges, stayed: false });
    }
    parts
}

/// Where each piece of `before` stands in `after`, where it stayed (Myers, 1986).
fn places(before: &[&str], after: &[&str]) -> Vec<Option<usize>> {
    let mut places = vec![None; before.len()];
    let diff = TextDiff::configure().timeout(PATIENCE).diff_slices(before, after);
    for op in diff.ops() {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            (0..*len).for_each(|n| places[old_index + n] = Some(new_index + n));
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn clean(base: &str, mine: &str, theirs: &str) -> String {
        let merged = merge(base, mine, theirs);
        assert_eq!(merged.clashes().count(), 0, "{merged:?}");
        merged.text()
    }

    #[test]
    fn changes_that_do_not_touch_come_together() {
        let base = "# Opening\n\nWe open at nine.\n\nWe close at six.";
        let mine = "# Opening\n\nWe open at ten.\n\nWe close at six.";
        let theirs = "# Opening\n\nWe open at nine.\n\nWe close at seven.\n\nNever on Sundays.";
        let both = "# Opening\n\nWe open at ten.\n\nWe close at seven.\n\nNever on Sundays.";
        assert_eq!(clean(base, mine, theirs), both);
    }

    #[test]
    fn words_of_one_paragraph_come_together() {
        let base = "The keys are with the caretaker, on the ground floor of the north building.";
        let mine = "The keys are with Ana, on the ground floor of the north building.";
        let theirs = "The keys are with the caretaker, on the first floor of the north building.";
        let both = "The keys are with Ana, on the first floor of the north building.";
        assert_eq!(clean(base, mine, theirs), both);
    }

    #[test]
    fn what_touches_is_told_apart_with_both_texts() {
        let merged = merge("Call 12.\n\nThanks.", "Call 34.\n\nThanks.", "Call 56.\n\nThank you.");
        let clash = Clash {
            base: "Call 12.\n".into(),
            mine: "Call 34.\n".into(),
            theirs: "Call 56.\n".into(),
        };
        assert_eq!(merged.clashes().collect::<Vec<_>>(), [&clash]);
        assert_eq!(merged.text(), "Call 34.\n\nCall 56.\n\nThank you.");
    }

    #[test]
    fn what_one_deleted_and_the_other_changed_is_a_clash() {
        let merged = merge("One.\n\nTwo.", "One.", "One.\n\nTwo and a half.");
        assert_eq!(merged.clashes().count(), 1);
        assert!(merged.text().contains("Two and a half."));
    }

    /// A text of words that are each there once, and two changes of it.
    fn three() -> impl Strategy<Value = [String; 3]> {
        let edits = || proptest::collection::vec((0..40usize, 0..3u8), 0..12);
        let text = (0..40usize, edits(), edits(), proptest::collection::vec(0..6u8, 40));
        text.prop_map(|(words, mine, theirs, ends)| {
            let joined = |words: &[String]| words.concat();
            let base: Vec<String> = (0..words)
                .map(|n| format!("b{n}{}", if ends[n] == 0 { "\n\n" } else { " " }))
                .collect();
            let changed = |name: &str, edits: &[(usize, u8)]| {
                let mut text = base.clone();
                for (n, (at, what)) in edits.iter().enumerate() {
                    let at = at % (text.len() + 1);
                    let word = format!("{name}{n}{}", if n % 4 == 0 { "\n" } else { " " });
                    match what {
                        0 => text.insert(at, word),
                        1 if at < text.len() => drop(text.remove(at)),
                        _ if at < text.len() => text[at] = word,
                        _ => text.push(word),
                    }
                }
                joined(&text)
            };
            [joined(&base), changed("m", &mine), changed("t", &theirs)]
        })
    }

    fn word_set(text: &str) -> HashSet<&str> {
        text.split_whitespace().collect()
    }

    proptest! {
        #[test]
        fn no_word_of_either_is_lost([base, mine, theirs] in three()) {
            let merged = merge(&base, &mine, &theirs);
            let text = merged.text();
            let (was, a, b) = (word_set(&base), word_set(&mine), word_set(&theirs));
            let found = word_set(&text);
            for word in a.union(&b).filter(|word| !was.contains(*word)) {
                prop_assert!(found.contains(word), "{word} is lost in {text:?}");
            }
            for word in a.intersection(&b) {
                prop_assert!(found.contains(word), "{word}, which both kept, is lost in {text:?}");
            }
            let all: HashSet<&str> = a.union(&b).copied().collect();
            prop_assert!(found.is_subset(&all), "words from nowhere in {text:?}");
            if merged.clashes().next().is_none() {
                let kept = |word: &&&str| a.contains(**word) && b.contains(**word);
                let gone = was.iter().filter(|word| !kept(word));
                for word in gone {
                    prop_assert!(!found.contains(word), "{word}, which one deleted, is back");
                }
            }
        }

        #[test]
        fn a_change_alone_is_itself([base, mine, _] in three()) {
            let ended = mine.trim_end_matches('\n');
            prop_assert_eq!(&merge(&base, &mine, &base).text(), ended);
            prop_assert_eq!(&merge(&base, &base, &mine).text(), ended);
            prop_assert_eq!(&merge(&base, &mine, &mine).text(), ended);
        }

        #[test]
        fn whoever_comes_first_is_told_of_as_many_clashes([base, mine, theirs] in three()) {
            let (one, other) = (merge(&base, &mine, &theirs), merge(&base, &theirs, &mine));
            prop_assert_eq!(one.clashes().count(), other.clashes().count());
        }
    }
}
