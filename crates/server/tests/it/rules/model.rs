//! Who is in which space by its rule, as simply as it can be said.

use std::collections::{BTreeMap, BTreeSet};

/// What happens to people and spaces, by their numbers.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    /// A person works somewhere else: 0 nowhere, 1 Lyon, 2 Paris.
    Site(usize, usize),
    /// A person is in another unit: 0 none, 1 the upper one, 2 the one under it.
    Unit(usize, usize),
    /// A person is in the group, or no longer.
    Group(usize),
    /// A person is a guest, or no longer.
    Guest(usize),
    /// The lower unit belongs to the upper one, or no longer.
    Chart,
    /// A space has the rule of this number.
    Rule(usize, usize),
    /// A space has no rule any more.
    NoRule(usize),
    /// A person comes by themselves; where that is asked for, the manager brings them.
    Join(usize, usize),
    /// A person leaves, or is removed by the manager.
    Leave(usize, usize),
    Remove(usize, usize),
    /// A person manages a space too, or no longer.
    Manage(usize, usize),
}

/// How many rules there are to choose from: see [`Model::meets`].
pub const RULES: usize = 5;
/// The one that goes with a closed space too.
pub const BY_GROUP: usize = 4;

#[derive(Clone, Debug, Default)]
pub struct Person {
    pub site: usize,
    pub unit: usize,
    pub group: bool,
    pub guest: bool,
}

/// How somebody is in a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct In {
    pub manages: bool,
    pub by_rule: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Space {
    pub closed: bool,
    pub rule: Option<usize>,
    pub members: BTreeMap<usize, In>,
    pub refused: BTreeSet<usize>,
}

#[derive(Clone, Debug)]
pub struct Model {
    pub people: Vec<Person>,
    pub spaces: Vec<Space>,
    /// Whether the lower unit belongs to the upper one.
    pub under: bool,
}

impl Model {
    pub fn new(people: usize) -> Model {
        let spaces = [false, true].map(|closed| Space { closed, ..Space::default() });
        Model { people: vec![Person::default(); people], spaces: spaces.into(), under: true }
    }

    fn meets(&self, rule: usize, of: &Person) -> bool {
        let in_upper = of.unit == 1 || (of.unit == 2 && self.under);
        !of.guest
            && match rule {
                0 => of.site == 1,
                1 => in_upper && of.site != 2,
                2 => of.site == 2 || (of.unit == 2 && !of.group),
                3 => of.site != 1 && !in_upper,
                _ => of.group,
            }
    }

    pub fn possible(&self) -> Vec<Act> {
        let mut acts = vec![Act::Chart];
        for (n, person) in self.people.iter().enumerate() {
            acts.extend((0..3).filter(|site| *site != person.site).map(|site| Act::Site(n, site)));
            acts.extend((0..3).filter(|unit| *unit != person.unit).map(|unit| Act::Unit(n, unit)));
            acts.extend([Act::Group(n), Act::Group(n), Act::Guest(n)]);
        }
        for (s, space) in self.spaces.iter().enumerate() {
            let rules = if space.closed { BY_GROUP..RULES } else { 0..RULES };
            acts.extend(rules.map(|rule| Act::Rule(s, rule)));
            acts.extend([Act::Rule(s, BY_GROUP); 3]);
            acts.extend(space.rule.map(|_| Act::NoRule(s)));
            for (n, person) in self.people.iter().enumerate() {
                match space.members.get(&n) {
                    None if !person.guest => acts.push(Act::Join(n, s)),
                    None => {}
                    Some(_) if person.guest => {}
                    Some(_) => {
                        acts.extend([Act::Leave(n, s), Act::Remove(n, s), Act::Manage(n, s)]);
                    }
                }
            }
        }
        acts
    }

    pub fn apply(&mut self, act: Act) {
        match act {
            Act::Site(n, site) => self.people[n].site = site,
            Act::Unit(n, unit) => self.people[n].unit = unit,
            Act::Group(n) => self.people[n].group ^= true,
            Act::Guest(n) => self.people[n].guest ^= true,
            Act::Chart => self.under ^= true,
            Act::Rule(s, rule) => self.spaces[s].rule = Some(rule),
            Act::NoRule(s) => {
                self.spaces[s].rule = None;
                self.spaces[s].members.values_mut().for_each(|one| one.by_rule = false);
            }
            Act::Join(n, s) => {
                self.spaces[s].members.insert(n, In { manages: false, by_rule: false });
                self.spaces[s].refused.remove(&n);
            }
            Act::Leave(n, s) | Act::Remove(n, s) => {
                let space = &mut self.spaces[s];
                space.members.remove(&n);
                if space.rule.is_some() {
                    space.refused.insert(n);
                }
            }
            Act::Manage(n, s) => {
                self.spaces[s].members.entry(n).and_modify(|one| one.manages ^= true);
            }
        }
        for s in 0..self.spaces.len() {
            let Some(rule) = self.spaces[s].rule else { continue };
            for n in 0..self.people.len() {
                let meets = self.meets(rule, &self.people[n]);
                let space = &mut self.spaces[s];
                match space.members.get(&n) {
                    None if meets && !space.refused.contains(&n) => {
                        space.members.insert(n, In { manages: false, by_rule: true });
                    }
                    Some(In { manages: false, by_rule: true }) if !meets => {
                        space.members.remove(&n);
                    }
                    _ => {}
                }
            }
        }
    }
}
