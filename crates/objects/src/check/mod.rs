//! What is wrong with a declaration, in words: each problem says where.

mod acts;

use std::collections::HashSet;
use std::str::FromStr;

use kernel::error::Meaning;
use kernel::{Error, Message};
use posts::kinds::{NUMBER, Who, takes};
use serde_json::Value;
use spaces::Kind;

use crate::declaration::{Declaration, FieldDef, StateDef, Type, Words};
use crate::kind::field_now;

/// The icons to choose from.
pub(crate) const ICONS: [&str; 12] = [
    "warning",
    "flag",
    "info",
    "question",
    "star",
    "heart",
    "clock",
    "calendar",
    "place",
    "briefcase",
    "sheet",
    "settings",
];
/// The colours to choose from.
pub(crate) const COLOURS: [&str; 6] = ["grey", "blue", "green", "amber", "orange", "red"];

const FIELDS: usize = 40;
const STATES: usize = 20;
const MOVES: usize = 60;
const CHOICES: usize = 100;
const RULES: usize = 20;
/// Characters of a label, and of a hint.
const LABEL: usize = 60;
const HINT: usize = 300;
/// Spaces that are named, people and groups of one right, and characters of each.
const PLACES: usize = 50;
const WHO: usize = 50;
const WORD: usize = 100;
/// Hours of a state: ten years.
const HOURS: u32 = 87_600;
/// Characters of a value that a move sets, as JSON.
const VALUE: usize = 10_000;

/// Something wrong with a declaration.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    /// Where: `fields.NAME`, `states.NAME`, `moves.NAME`, or what of the kind.
    pub(crate) at: String,
    /// What, for people.
    pub(crate) said: Message,
}

impl Problem {
    pub(crate) fn new(at: impl Into<String>, said: impl Into<Message>) -> Problem {
        Problem { at: at.into(), said: said.into() }
    }
}

/// All of them as one refusal.
pub(crate) fn refusal(problems: Vec<Problem>) -> Option<Error> {
    let mut problems = problems.into_iter();
    let Problem { at, said } = problems.next()?;
    let first = Error::new(Meaning::Invalid, "error-invalid").and_field(at, said);
    Some(problems.fold(first, |error, problem| error.and_field(problem.at, problem.said)))
}

/// What is wrong with it.
pub(crate) fn problems(it: &Declaration) -> Vec<Problem> {
    let mut check = Check { it, problems: Vec::new() };
    check.kind();
    check.bounds();
    it.fields.iter().for_each(|field| check.field(field));
    it.states.iter().for_each(|state| check.state(state));
    it.moves.iter().filter(|one| !one.retired).for_each(|one| check.one_move(one));
    it.rules.iter().enumerate().for_each(|(at, rule)| check.rule(at, rule));
    check.reached();
    check.problems
}

struct Check<'a> {
    it: &'a Declaration,
    problems: Vec<Problem>,
}

/// A name: a small letter, then small letters, digits and `_`.
pub(crate) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.len() <= 40
        && name.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_')
}

fn is_prefix(prefix: &str) -> bool {
    (2..=6).contains(&prefix.len())
        && prefix.starts_with(|c: char| c.is_ascii_uppercase())
        && prefix.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

fn twice<'a>(names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut seen = HashSet::new();
    names.into_iter().find(|name| !seen.insert(name.to_lowercase()))
}

impl Check<'_> {
    fn say(&mut self, at: &str, said: impl Into<Message>) {
        self.problems.push(Problem::new(at, said));
    }

    fn words(&mut self, at: &str, words: &Words) {
        if text::is_blank(&words.fr) || text::is_blank(&words.en) {
            self.say(at, "objects-no-label");
        }
        if words.fr.chars().count().max(words.en.chars().count()) > LABEL {
            self.say(at, Message::new("error-too-long").with("most", LABEL));
        }
    }

    fn hint(&mut self, at: &str, hint: &Words) {
        if hint.fr.chars().count().max(hint.en.chars().count()) > HINT {
            self.say(at, Message::new("error-too-long").with("most", HINT));
        }
    }

    /// Lets no list and no word be longer than pages and memory have room for, of what is retired neither.
    fn bounds(&mut self) {
        let it = self.it;
        let whole = [
            ("fields", it.fields.len(), FIELDS),
            ("states", it.states.len(), STATES),
            ("moves", it.moves.len(), MOVES),
            ("spaces", it.spaces.len(), PLACES),
            ("rules", it.rules.len(), RULES),
        ];
        let whole = whole.map(|(at, count, most)| (at.to_owned(), count, most)).into_iter();
        let fields = it.fields.iter();
        let fields = fields.map(|one| (format!("fields.{}", one.name), one.choices.len(), CHOICES));
        let states = it.states.iter();
        let states = states.map(|one| (format!("states.{}", one.name), one.edit.len(), WHO));
        let moves = it.moves.iter().flat_map(|one| {
            let at = || format!("moves.{}", one.name);
            [
                (at(), one.from.len(), STATES),
                (at(), one.who.len(), WHO),
                (at(), one.asks.len(), FIELDS),
                (at(), one.sets.len(), FIELDS),
            ]
        });
        for (at, count, most) in whole.chain(fields).chain(states).chain(moves) {
            if count > most {
                self.say(&at, Message::new("kind-too-many").with("n", most));
            }
        }
        let places = it.spaces.iter().map(|place| ("spaces".to_owned(), place.as_str()));
        let states = it.states.iter().flat_map(|one| {
            one.edit.iter().map(|who| (format!("states.{}", one.name), who.as_str()))
        });
        let moves = it.moves.iter().flat_map(|one| {
            let asked = one.asks.iter().map(|ask| &ask.field).chain(one.sets.keys());
            let words = one.who.iter().chain(&one.from).chain([&one.to]).chain(asked);
            words.map(|word| (format!("moves.{}", one.name), word.as_str()))
        });
        for (at, word) in places.chain(states).chain(moves) {
            if word.len() > WORD {
                self.say(&at, Message::new("error-too-long").with("most", WORD));
            }
        }
        for one in it.moves.iter().filter(|one| one.retired) {
            let at = format!("moves.{}", one.name);
            self.words(&at, &one.label);
            if one.sets.values().any(|value| value.to_string().len() > VALUE) {
                self.say(&at, Message::new("error-too-long").with("most", VALUE));
            }
        }
    }

    fn kind(&mut self) {
        let it = self.it;
        self.words("label", &it.label);
        self.hint("hint", &it.hint);
        if !is_name(&it.name) {
            self.say("name", "objects-bad-name");
        }
        // Their addresses are pages already.
        if ["new", "offered"].contains(&it.name.as_str()) {
            self.say("name", "objects-name-taken");
        }
        if !is_prefix(&it.prefix) {
            self.say("prefix", "objects-bad-prefix");
        }
        if !ICONS.contains(&it.icon.as_str()) {
            self.say("icon", Message::new("objects-unknown").with("name", &it.icon));
        }
        self.colour("colour", &it.colour);
        for place in &it.spaces {
            let known = Kind::CHOICES.iter().any(|kind| kind.as_str() == place);
            if !known && place.strip_prefix('~').is_none_or(str::is_empty) {
                self.say("spaces", Message::new("objects-unknown").with("name", place));
            }
        }
        let of_group = matches!(Who::from_str(&it.create), Ok(Who::Group(_)));
        if !of_group && !matches!(it.create.as_str(), "everyone" | "manager") {
            self.say("create", Message::new("objects-unknown").with("name", &it.create));
        }
        if it.active_states().next().is_none() {
            self.say("states", "objects-no-state");
        }
        self.names();
    }

    /// Lets nothing have the name or the label of another.
    fn names(&mut self) {
        let it = self.it;
        let names: [(&str, Vec<&str>); 3] = [
            ("fields", it.fields.iter().map(|one| one.name.as_str()).collect()),
            ("states", it.states.iter().map(|one| one.name.as_str()).collect()),
            ("moves", it.moves.iter().map(|one| one.name.as_str()).collect()),
        ];
        for (at, names) in names {
            if let Some(name) = names.iter().find(|name| !is_name(name)) {
                self.say(at, Message::new("objects-bad-name-of").with("name", name));
            }
            if let Some(name) = twice(names.into_iter()) {
                self.say(at, Message::new("objects-twice").with("name", name));
            }
        }
        for lang in [|words: &Words| words.fr.clone(), |words: &Words| words.en.clone()] {
            let fields: Vec<String> = it.active_fields().map(|one| lang(&one.label)).collect();
            let states: Vec<String> = it.active_states().map(|one| lang(&one.label)).collect();
            for (at, labels) in [("fields", fields), ("states", states)] {
                if let Some(label) = twice(labels.iter().map(String::as_str)) {
                    let said = Message::new("objects-twice").with("name", label);
                    if self.problems.iter().all(|known| known.at != at) {
                        self.say(at, said);
                    }
                }
            }
        }
    }

    fn colour(&mut self, at: &str, colour: &str) {
        if !COLOURS.contains(&colour) {
            self.say(at, Message::new("objects-unknown").with("name", colour));
        }
    }

    fn field(&mut self, field: &FieldDef) {
        let at = format!("fields.{}", field.name);
        self.words(&at, &field.label);
        self.hint(&at, &field.hint);
        field.choices.iter().for_each(|choice| self.words(&at, &choice.label));
        // They mean something of their own where lists are asked for.
        if [NUMBER, "state", "late"].contains(&field.name.as_str()) {
            self.say(&at, "objects-name-taken");
        }
        if !field.from.is_empty() && self.it.state(&field.from).is_none() {
            self.say(&at, Message::new("objects-no-such-state").with("name", &field.from));
        }
        if field.unit.chars().count() > 12 {
            self.say(&at, Message::new("error-too-long").with("most", 12));
        }
        if field.r#type.offers() {
            let active = field.choices.iter().filter(|choice| !choice.retired);
            if active.clone().next().is_none() || field.choices.len() > CHOICES {
                self.say(&at, "objects-no-choices");
            }
            let unsound = field.choices.iter().find(|choice| !is_name(&choice.name));
            if let Some(choice) = unsound {
                let said = Message::new("objects-bad-name-of").with("name", &choice.name);
                self.say(&at, said);
            }
            let twice = twice(field.choices.iter().map(|choice| choice.name.as_str()));
            if let Some(name) = twice {
                self.say(&at, Message::new("objects-twice").with("name", name));
            }
        }
        if !field.default.is_null() && !fits(field, &field.default) {
            self.say(&at, "objects-bad-default");
        }
    }

    fn state(&mut self, state: &StateDef) {
        let at = format!("states.{}", state.name);
        self.words(&at, &state.label);
        self.colour(&at, &state.colour);
        self.who(&at, &state.edit);
        if state.hours > HOURS {
            self.say(&at, Message::new("objects-bad-hours").with("most", HOURS));
        }
    }

    /// Lets nobody be named whom nothing names.
    fn who(&mut self, at: &str, who: &[String]) {
        for word in who {
            let known = match Who::from_str(word) {
                Ok(Who::Host) | Err(_) => false,
                Ok(Who::Named(field)) => {
                    self.it.field(&field).is_some_and(|field| field.r#type.names_people())
                }
                Ok(_) => true,
            };
            if !known {
                self.say(at, Message::new("objects-unknown").with("name", word));
            }
        }
    }
}

/// A message about something with this label, in the language of whoever reads it.
pub(crate) fn naming(key: &'static str, label: &Words) -> Message {
    Message::new(key).with("fr", &label.fr).with("en", &label.en)
}

/// Whether a value is one that a field takes, whoever gives it.
fn fits(field: &FieldDef, value: &Value) -> bool {
    let names = matches!(field.r#type, Type::Person | Type::People | Type::Space | Type::Link);
    !names && takes(&field_now(field), value)
}
