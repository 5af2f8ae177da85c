//! What is wrong with what can be done with objects, and with what happens of itself.

use std::collections::HashSet;
use std::str::FromStr;

use kernel::Message;
use posts::kinds::Who;
use serde_json::Value;

use super::{Check, WORD, fits, naming};
use crate::declaration::{FieldDef, MoveDef, RuleDef, Type};

impl Check<'_> {
    pub(super) fn one_move(&mut self, found: &MoveDef) {
        let (it, at) = (self.it, format!("moves.{}", found.name));
        self.words(&at, &found.label);
        self.who(&at, &found.who);
        let somebody = |who: &String| match Who::from_str(who) {
            Ok(Who::Named(field)) => it.field(&field).is_some_and(|field| !field.retired),
            _ => true,
        };
        if !found.who.iter().any(somebody) {
            self.say(&at, "objects-nobody-moves");
        }
        if found.from.is_empty() {
            self.say(&at, "objects-from-nowhere");
        }
        for name in found.from.iter().chain([&found.to]) {
            if it.state(name).is_none() {
                self.say(&at, Message::new("objects-no-such-state").with("name", name));
            }
        }
        if let Some(to) = it.state(&found.to).filter(|state| state.retired) {
            self.say(&at, naming("objects-to-retired", &to.label));
        }
        for name in found.asks.iter().map(|ask| &ask.field).chain(found.sets.keys()) {
            match it.field(name).filter(|field| !field.retired) {
                None => self.say(&at, Message::new("objects-no-such-field").with("name", name)),
                Some(field) if !it.is_shown(field, &found.to) => {
                    self.say(&at, naming("objects-asks-hidden", &field.label));
                }
                Some(_) => {}
            }
        }
        for (name, value) in &found.sets {
            let of = it.field(name);
            if of.is_some_and(|field| !is_set_to(field, value)) {
                self.say(&at, Message::new("objects-bad-set").with("name", name));
            }
        }
        self.completes(found, &at);
    }

    /// Lets no move lead where a field must be given that was not there before, and that it does not ask for:
    /// nobody could ever make it.
    fn completes(&mut self, found: &MoveDef, at: &str) {
        let it = self.it;
        let was_there = |field: &FieldDef| found.from.iter().all(|from| it.is_shown(field, from));
        let required = it.active_fields().filter(|f| f.required && f.r#type != Type::YesNo);
        for field in required.filter(|f| it.is_shown(f, &found.to) && !was_there(f)) {
            let asked = found.asks.iter().any(|ask| ask.field == field.name);
            if !asked && !found.sets.contains_key(&field.name) {
                self.say(at, naming("objects-asks-too-little", &field.label));
            }
        }
    }

    /// Lets no state be declared that nothing leads to.
    pub(super) fn reached(&mut self) {
        let it = self.it;
        let mut reached = HashSet::from([it.first()]);
        // A retired state may still hold objects: what leaves it counts.
        reached.extend(it.states.iter().filter(|state| state.retired).map(|s| s.name.as_str()));
        loop {
            let before = reached.len();
            for found in it.active_moves() {
                if found.from.iter().any(|from| reached.contains(from.as_str())) {
                    reached.insert(&found.to);
                }
            }
            if reached.len() == before {
                break;
            }
        }
        for state in it.active_states().filter(|state| !reached.contains(state.name.as_str())) {
            let said = naming("objects-unreachable", &state.label);
            self.say(&format!("states.{}", state.name), said);
        }
    }

    pub(super) fn rule(&mut self, n: usize, rule: &RuleDef) {
        let at = format!("rules.{n}");
        let known = match rule.on.split_once(':') {
            None => matches!(rule.on.as_str(), "created" | "late"),
            Some(("move", name)) => self.it.active_moves().any(|found| found.name == name),
            Some(_) => false,
        };
        if !known {
            self.say(&at, Message::new("objects-unknown").with("name", &rule.on));
        }
        if rule.on == "late" && !self.it.has_deadlines() {
            self.say(&at, "objects-never-late");
        }
        if rule.tell.is_empty() && rule.sets.is_empty() {
            self.say(&at, "objects-rule-nothing");
        }
        let (spaces, people): (Vec<&String>, Vec<&String>) =
            rule.tell.iter().partition(|word| word.starts_with('~'));
        let people: Vec<String> = people.into_iter().cloned().collect();
        let everybody = people.iter().find(|word| matches!(word.as_str(), "reader" | "member"));
        let long = spaces.iter().find(|word| word.chars().count() > WORD);
        for word in everybody.into_iter().chain(long.copied()) {
            self.say(&at, Message::new("objects-unknown").with("name", word));
        }
        self.who(&at, &people);
        if !rule.sets.is_empty() && rule.on != "late" {
            self.say(&at, "objects-rule-sets");
        }
        for (name, value) in &rule.sets {
            let of = self.it.field(name).filter(|field| !field.retired);
            let fits = |field: &FieldDef| !field.r#type.names_people() && is_set_to(field, value);
            if !of.is_some_and(fits) {
                self.say(&at, Message::new("objects-bad-set").with("name", name));
            }
            // It is set in a state that has a time.
            let timed = |field: &FieldDef| {
                let mut states = self.it.active_states().filter(|state| state.hours > 0);
                states.any(|state| self.it.is_shown(field, &state.name))
            };
            if let Some(field) = of.filter(|field| !timed(field)) {
                self.say(&at, naming("objects-never-set", &field.label));
            }
        }
    }
}

/// Whether a move may set a field so.
fn is_set_to(field: &FieldDef, value: &Value) -> bool {
    match (field.r#type, value.as_str()) {
        _ if value.is_null() => !field.required,
        (Type::Person | Type::People, Some("@me"))
        | (Type::Date, Some("@today"))
        | (Type::Moment, Some("@now")) => true,
        // It would be read as such a word.
        (_, Some(text)) if text.starts_with('@') => false,
        _ => fits(field, value),
    }
}
