//! The words by which people are found: each with those who have it, and where.

use std::collections::{HashMap, HashSet};

use kernel::PersonId;

use super::near::{is_forgiven, is_long, is_near};

/// Where somebody has a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In their name.
    Name,
    /// In their handle.
    Handle,
    /// In what else is known of their work: job, unit, site.
    Work,
}

/// Somebody, and the words they are found by.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) id: PersonId,
    pub(crate) guest: bool,
    /// The words of their name, folded: their place in lists.
    pub(crate) name: String,
    /// Folded words, a space between them.
    pub(crate) words: [(Place, String); 3],
}

/// How a word that is typed meets one of somebody's.
#[derive(Clone, Copy)]
enum Match {
    /// It begins so.
    Begins,
    /// It has it somewhere.
    Part,
    /// It would begin so, were it not for one letter of many, or of few.
    Near { long: bool },
}

/// How well somebody is what was typed; less is better.
type Level = u8;

/// Somebody who is not.
const NOT: Level = Level::MAX;
/// From here on a wrong letter was forgiven.
const NEAR: Level = 5;

/// So few letters, in bytes, are a part of nearly every word.
const SHORT: usize = 2;

fn level(how: Match, place: Place) -> Level {
    match (how, place) {
        (Match::Begins, Place::Name) => 0,
        (Match::Begins, Place::Handle) => 1,
        (Match::Part, Place::Name | Place::Handle) => 2,
        (Match::Begins, Place::Work) => 3,
        (Match::Part, Place::Work) => 4,
        (Match::Near { .. }, Place::Name | Place::Handle) => NEAR,
        (Match::Near { long: true }, Place::Work) => NEAR + 1,
        // Short words of jobs are near too many others.
        (Match::Near { long: false }, Place::Work) => NOT,
    }
}

/// Where a viewer wants somebody among those who are found as well: false comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wish {
    /// Hardly anybody means themselves.
    pub(super) itself: bool,
    /// Not one of those whom the search is about.
    pub(super) aside: bool,
    /// Not somebody whom the viewer follows.
    pub(super) stranger: bool,
}

/// Somebody who was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) id: PersonId,
    pub(super) guest: bool,
    /// Whether a wrong letter was forgiven.
    pub(super) near: bool,
}

#[derive(Clone, Debug)]
struct Person {
    id: PersonId,
    guest: bool,
    name: Box<str>,
    /// Numbers of words.
    words: Box<[u32]>,
}

#[derive(Clone, Copy, Debug)]
struct Use {
    slot: u32,
    place: Place,
}

/// People by their words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    /// The places of people who are gone are taken again.
    people: Vec<Option<Person>>,
    slots: HashMap<PersonId, u32>,
    free: Vec<u32>,
    /// All words, each after a line break, so that they are looked through in one go.
    text: String,
    /// Where each begins.
    starts: Vec<u32>,
    /// Who has it.
    uses: Vec<Vec<Use>>,
    numbers: HashMap<Box<str>, u32>,
    /// How many nobody has any more.
    idle: usize,
}

impl Vocabulary {
    /// Of these people.
    pub(super) fn of(people: Vec<Entry>) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        people.into_iter().for_each(|person| vocabulary.add(person));
        vocabulary
    }

    /// What is known of `ids` is now this of those who are there, and nothing of the others.
    pub(super) fn change(&mut self, ids: &HashSet<PersonId>, now: Vec<Entry>) {
        ids.iter().for_each(|id| self.remove(*id));
        now.into_iter().for_each(|person| self.add(person));
    }

    /// Whether most of its words are nobody's: another would be smaller.
    pub(super) fn is_worn(&self) -> bool {
        self.idle > 1_000 && self.idle > self.uses.len() / 2
    }

    fn remove(&mut self, id: PersonId) {
        let Some(slot) = self.slots.remove(&id) else { return };
        let Some(person) = self.people[slot as usize].take() else { return };
        self.free.push(slot);
        for number in person.words {
            let uses = &mut self.uses[number as usize];
            let had = !uses.is_empty();
            uses.retain(|one| one.slot != slot);
            self.idle += usize::from(had && uses.is_empty());
        }
    }

    fn add(&mut self, Entry { id, guest, name, words }: Entry) {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.people.push(None);
            self.people.len() as u32 - 1
        });
        let mut numbers = Vec::new();
        for (place, words) in &words {
            for word in words.split(' ').filter(|word| !word.is_empty()) {
                let number = self.number(word);
                let uses = &mut self.uses[number as usize];
                self.idle -= usize::from(uses.is_empty() && self.idle > 0);
                uses.push(Use { slot, place: *place });
                numbers.push(number);
            }
        }
        self.slots.insert(id, slot);
        let person = Person { id, guest, name: name.into(), words: numbers.into() };
        self.people[slot as usize] = Some(person);
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(known) = self.numbers.get(word) {
            return *known;
        }
        let number = self.starts.len() as u32;
        self.text.push('\n');
        self.starts.push(self.text.len() as u32);
        self.text.push_str(word);
        self.uses.push(Vec::new());
        self.numbers.insert(word.into(), number);
        self.idle += 1;
        number
    }

    /// Up to `most` people who have all these words and for whom there is a wish, the best first.
    pub(super) fn find(
        &self,
        words: &[&str],
        most: usize,
        wish: impl Fn(PersonId, bool) -> Option<Wish>,
    ) -> Vec<Hit> {
        let close = |typed: &&str| self.levels(typed, typed.len() > SHORT);
        let mut levels: Vec<Vec<Level>> = words.iter().map(close).collect();
        let mut found = self.found(&levels, &wish);
        // Nobody sees who is further away where there are enough who are not.
        if found.len() < most {
            levels = words.iter().map(|typed| self.all_levels(typed)).collect();
            found = self.found(&levels, &wish);
        }
        let order = |(one, a): &Ranked<'_>, (other, b): &Ranked<'_>| {
            Ord::cmp(one, other).then_with(|| (&a.name, a.id).cmp(&(&b.name, b.id)))
        };
        if (1..found.len()).contains(&most) {
            found.select_nth_unstable_by(most - 1, order);
        }
        found.truncate(most);
        found.sort_by(order);
        let hit = |((_, near, ..), person): &Ranked<'_>| Hit {
            id: person.id,
            guest: person.guest,
            near: *near,
        };
        found.iter().map(hit).collect()
    }

    /// Everybody who has words of all these levels.
    fn found(
        &self,
        levels: &[Vec<Level>],
        wish: impl Fn(PersonId, bool) -> Option<Wish>,
    ) -> Vec<Ranked<'_>> {
        let people = self.people.iter().enumerate();
        let ranked = people.filter_map(|(slot, person)| {
            let level = levels.iter().map(|levels| levels[slot]).max().unwrap_or_default();
            let person = person.as_ref().filter(|_| level != NOT)?;
            let Wish { itself, aside, stranger } = wish(person.id, person.guest)?;
            Some(((itself, level >= NEAR, aside, level, stranger), person))
        });
        ranked.collect()
    }

    /// How well each is this word, by its beginnings and, where that is asked, its parts.
    fn levels(&self, typed: &str, parts: bool) -> Vec<Level> {
        let mut levels = vec![NOT; self.people.len()];
        let begins = format!("\n{typed}");
        let mut number = 0;
        for (at, _) in self.text.match_indices(if parts { typed } else { &begins }) {
            let at = at + usize::from(!parts);
            while self.starts.get(number + 1).is_some_and(|next| *next as usize <= at) {
                number += 1;
            }
            let begins = self.starts[number] as usize == at;
            self.note(number, if begins { Match::Begins } else { Match::Part }, &mut levels);
        }
        levels
    }

    /// The same, with those who are so but for one letter.
    fn all_levels(&self, typed: &str) -> Vec<Level> {
        let mut levels = self.levels(typed, true);
        let how = Match::Near { long: is_long(typed) };
        if is_forgiven(typed) {
            for (number, word) in self.text.split('\n').skip(1).enumerate() {
                if is_near(word, typed) {
                    self.note(number, how, &mut levels);
                }
            }
        }
        levels
    }

    fn note(&self, number: usize, how: Match, levels: &mut [Level]) {
        for Use { slot, place } in &self.uses[number] {
            let best = &mut levels[*slot as usize];
            *best = level(how, *place).min(*best);
        }
    }
}

/// Somebody, behind what they are sorted by.
type Ranked<'a> = ((bool, bool, bool, Level, bool), &'a Person);
