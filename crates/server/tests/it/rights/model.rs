//! Who may see what, as simply as it can be said.

use std::collections::HashSet;

/// Something that gives a right or ends one, to person and place by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Add(usize, usize),
    Leave(usize, usize),
    TakeOut(usize, usize),
    /// The place is for its members alone from now on.
    Narrow(usize),
    Delete(usize),
    Restore(usize),
    /// Another role: a guest, or a member again.
    Role(usize),
    Close(usize),
    Reopen(usize),
    /// A new session and a new token, where they have none.
    SignIn(usize),
    SignOut(usize),
    /// Another browser of theirs ends all other sessions, and is where they go on.
    EndOthers(usize),
    Revoke(usize),
    /// In another browser, where they go on; with or without keeping their tokens.
    Password(usize, bool),
}

/// What somebody listens and asks with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Page,
    Program,
}

#[derive(Clone, Debug, Default)]
pub struct Person {
    pub guest: bool,
    closed: bool,
    /// The number of what they have, where it is good.
    session: Option<u32>,
    token: Option<u32>,
}

#[derive(Clone, Debug)]
pub struct Place {
    pub open: bool,
    deleted: bool,
    members: HashSet<usize>,
}

/// The state of things.
#[derive(Clone, Debug)]
pub struct Model {
    pub people: Vec<Person>,
    pub places: Vec<Place>,
    last: u32,
}

impl Model {
    /// The last of these people is a guest, and is in every place; the first place is open.
    pub fn new(people: usize, places: usize) -> Model {
        let guest = people - 1;
        let person = |n| Person { guest: n == guest, ..Person::default() };
        let place = |n| Place { open: n == 0, deleted: false, members: [guest].into() };
        let mut model = Model {
            people: (0..people).map(person).collect(),
            places: (0..places).map(place).collect(),
            last: 0,
        };
        (0..people).for_each(|person| model.apply(Act::SignIn(person)));
        model
    }

    /// Whether this person may see this place.
    pub fn sees(&self, person: usize, place: usize) -> bool {
        let (who, place) = (&self.people[person], &self.places[place]);
        !who.closed && (place.members.contains(&person) || place.open && !who.guest)
    }

    /// Whether they may see its post.
    pub fn reads(&self, person: usize, place: usize) -> bool {
        self.sees(person, place) && !self.places[place].deleted
    }

    /// The number of what they ask with, where it is good.
    pub fn with(&self, person: usize, way: Way) -> Option<u32> {
        match way {
            Way::Page => self.people[person].session,
            Way::Program => self.people[person].token,
        }
    }

    /// All that may happen now.
    pub fn possible(&self) -> Vec<Act> {
        let mut acts = Vec::new();
        for (n, who) in self.people.iter().enumerate() {
            if who.closed {
                acts.push(Act::Reopen(n));
                continue;
            }
            acts.extend([Act::Role(n), Act::Close(n)]);
            if who.session.is_none() || who.token.is_none() {
                acts.push(Act::SignIn(n));
            }
            if who.session.is_some() {
                acts.push(Act::SignOut(n));
                acts.extend([Act::EndOthers(n), Act::Password(n, true), Act::Password(n, false)]);
            }
            if who.token.is_some() {
                acts.push(Act::Revoke(n));
            }
            for (at, place) in self.places.iter().enumerate() {
                match place.members.contains(&n) {
                    false => acts.push(Act::Add(n, at)),
                    true if who.token.is_some() => {
                        acts.extend([Act::Leave(n, at), Act::TakeOut(n, at)]);
                    }
                    true => acts.push(Act::TakeOut(n, at)),
                }
            }
        }
        for (at, place) in self.places.iter().enumerate() {
            acts.push(if place.deleted { Act::Restore(at) } else { Act::Delete(at) });
            if place.open {
                acts.push(Act::Narrow(at));
            }
        }
        acts
    }

    /// What is so after it has happened.
    pub fn apply(&mut self, act: Act) {
        let next = self.last + 1;
        self.last = next;
        match act {
            Act::Add(person, place) => drop(self.places[place].members.insert(person)),
            Act::Leave(person, place) | Act::TakeOut(person, place) => {
                self.places[place].members.remove(&person);
            }
            Act::Narrow(place) => self.places[place].open = false,
            Act::Delete(place) => self.places[place].deleted = true,
            Act::Restore(place) => self.places[place].deleted = false,
            Act::Role(person) => {
                let who = &mut self.people[person];
                *who = Person { guest: !who.guest, ..Person::default() };
            }
            Act::Close(person) => {
                let who = &mut self.people[person];
                *who = Person { guest: who.guest, closed: true, ..Person::default() };
            }
            Act::Reopen(person) => self.people[person].closed = false,
            Act::SignIn(person) => {
                let who = &mut self.people[person];
                who.session.get_or_insert(next);
                who.token.get_or_insert(next);
            }
            Act::SignOut(person) => self.people[person].session = None,
            Act::Revoke(person) => self.people[person].token = None,
            Act::EndOthers(person) => self.people[person].session = Some(next),
            Act::Password(person, keep) => {
                let who = &mut self.people[person];
                (who.session, who.token) = (Some(next), who.token.filter(|_| keep));
            }
        }
    }
}
