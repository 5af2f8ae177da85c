//! Who is here on the pages that other processes serve, as they tell it: what one of them says holds
//! until it says otherwise, or falls silent.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use kernel::PersonId;
use serde::{Deserialize, Serialize};

use super::registry::Change;

/// A process, by a word it drew when it started.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Node(pub String);

/// How often a process says that it is there still.
pub const BEAT: Duration = Duration::from_secs(10);
/// How many beats a process may miss before it is taken to have ended.
const MISSED: u8 = 3;

/// What a process says of the people on its pages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Word {
    /// This person came.
    Came(PersonId),
    /// This person left.
    Left(PersonId),
    /// These are here, and more are named next; of the last of such words, these and no others.
    All {
        /// Some of them.
        people: Vec<PersonId>,
        /// Whether no more are named.
        last: bool,
    },
    /// So many are here.
    Still(usize),
}

/// What the other processes said.
#[derive(Debug, Default)]
pub(super) struct Elsewhere(HashMap<Node, Told>);

#[derive(Debug)]
struct Told {
    people: HashSet<PersonId>,
    /// Those named so far of all that are here.
    named: HashSet<PersonId>,
    /// How many beats it has missed.
    missed: u8,
}

impl Told {
    fn nobody() -> Told {
        Told { people: HashSet::new(), named: HashSet::new(), missed: 0 }
    }

    fn is_silent(&self) -> bool {
        self.missed > MISSED
    }

    /// Takes in what the process says; answers whether it agrees with what it said before.
    fn hear(&mut self, word: Word) -> bool {
        self.missed = 0;
        match word {
            Word::Came(person) => drop(self.people.insert(person)),
            Word::Left(person) => drop(self.people.remove(&person)),
            Word::All { people, last } => {
                self.named.extend(people);
                if last {
                    self.people = std::mem::take(&mut self.named);
                }
            }
            Word::Still(count) => return self.people.len() == count,
        }
        true
    }

    /// Whom a word may be about.
    fn concerned(&self, word: &Word) -> HashSet<PersonId> {
        match word {
            Word::Came(person) | Word::Left(person) => HashSet::from([*person]),
            Word::All { people, last: true } => {
                self.people.iter().chain(&self.named).chain(people).copied().collect()
            }
            Word::All { .. } | Word::Still(_) => HashSet::new(),
        }
    }
}

impl Elsewhere {
    /// Whether this person is on a page of another process.
    pub(super) fn has(&self, person: PersonId) -> bool {
        self.0.values().any(|told| told.people.contains(&person))
    }

    /// Takes in what a process says; answers who came or left by that, and whether it agrees with what
    /// the process said before. Where it does not, something was missed.
    pub(super) fn hear(&mut self, node: Node, word: Word) -> (Vec<Change>, bool) {
        let concerned = self.0.entry(node.clone()).or_insert_with(Told::nobody).concerned(&word);
        let mut agrees = true;
        let turns = self.turns(concerned, |told| {
            agrees = told.get_mut(&node).is_none_or(|told| told.hear(word));
        });
        (turns, agrees)
    }

    /// A beat: forgets the processes that fell silent, and answers who left by that.
    pub(super) fn beat(&mut self) -> Vec<Change> {
        self.0.values_mut().for_each(|told| told.missed += 1);
        let silent = self.0.values().filter(|told| told.is_silent());
        let concerned = silent.flat_map(|told| told.people.iter().copied()).collect();
        self.turns(concerned, |told| told.retain(|_, told| !told.is_silent()))
    }

    /// Makes a change; answers who of those concerned came or left by it.
    fn turns(
        &mut self,
        concerned: HashSet<PersonId>,
        change: impl FnOnce(&mut HashMap<Node, Told>),
    ) -> Vec<Change> {
        let before: Vec<(PersonId, bool)> =
            concerned.into_iter().map(|person| (person, self.has(person))).collect();
        change(&mut self.0);
        let now = before.into_iter().map(|(person, was)| (person, was, self.has(person)));
        now.filter(|(_, was, is)| was != is)
            .map(|(person, _, here)| Change { person, here })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANA: PersonId = PersonId(1);
    const BEN: PersonId = PersonId(2);

    fn one() -> Node {
        Node("one".into())
    }

    fn other() -> Node {
        Node("other".into())
    }

    fn turn(person: PersonId, here: bool) -> (Vec<Change>, bool) {
        (vec![Change { person, here }], true)
    }

    const NOTHING: (Vec<Change>, bool) = (Vec::new(), true);

    #[test]
    fn one_is_elsewhere_as_long_as_some_process_says_so() {
        let mut elsewhere = Elsewhere::default();
        assert_eq!(elsewhere.hear(one(), Word::Came(ANA)), turn(ANA, true));
        assert_eq!(elsewhere.hear(other(), Word::Came(ANA)), NOTHING);
        assert_eq!(elsewhere.hear(one(), Word::Left(ANA)), NOTHING, "on a page of the other still");
        for _ in 0..MISSED {
            assert_eq!(elsewhere.beat(), []);
            assert_eq!(elsewhere.hear(one(), Word::Still(0)), NOTHING);
        }
        assert_eq!(elsewhere.beat(), turn(ANA, false).0, "the other has ended");
        assert!(!elsewhere.has(ANA) && elsewhere.0.len() == 1);
    }

    #[test]
    fn what_was_missed_is_noticed_and_said_again() {
        let mut elsewhere = Elsewhere::default();
        elsewhere.hear(one(), Word::Came(ANA));
        assert_eq!(elsewhere.hear(one(), Word::Still(2)), (Vec::new(), false));
        let first = Word::All { people: vec![BEN], last: false };
        assert_eq!(elsewhere.hear(one(), first), NOTHING, "not before all are named");
        let (turns, _) = elsewhere.hear(one(), Word::All { people: vec![PersonId(3)], last: true });
        assert_eq!(turns.len(), 3, "{turns:?}");
        assert!(!elsewhere.has(ANA) && elsewhere.has(BEN) && elsewhere.has(PersonId(3)));
        assert_eq!(elsewhere.hear(one(), Word::Still(2)), NOTHING);
    }
}
