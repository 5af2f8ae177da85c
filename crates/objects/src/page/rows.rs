//! The rows of the form of a declaration: what each shows, and what is wrong with it.

use kernel::Error;
use people::groups::Group;
use serde_json::Value;
use ui::Locale;

use super::sent::KEPT;
use crate::check::{COLOURS, ICONS};

use crate::declaration::{ChoiceDef, Declaration, FieldDef, MoveDef, RuleDef, StateDef, Type};

/// Pairs of a value and its words, to choose from.
type Options = Vec<(String, String)>;

/// Something to tick: value, words, whether it is ticked.
pub(super) type Tick = (String, String, bool);

/// The rows of choices that stand empty below those that there are.
const SPARE: usize = 4;

/// What a row has of every sort.
pub(super) struct Row<'a, T> {
    /// What its inputs begin with: `f.2`.
    pub(super) at: String,
    pub(super) it: &'a T,
    pub(super) problems: Vec<String>,
    /// Whether it is shown open: it is new, or something is wrong with it.
    pub(super) open: bool,
}

/// A field, with what there is to choose for it.
pub(super) struct FieldRow<'a> {
    pub(super) row: Row<'a, FieldDef>,
    pub(super) of: String,
    pub(super) of_words: String,
    pub(super) default: String,
    pub(super) choices: Vec<ChoiceDef>,
}

/// A state, with who may edit in it.
pub(super) struct StateRow<'a> {
    pub(super) row: Row<'a, StateDef>,
    pub(super) edit: Vec<Tick>,
}

/// A move, with where it leads from, who makes it and what it does with each field.
pub(super) struct MoveRow<'a> {
    pub(super) row: Row<'a, MoveDef>,
    pub(super) from: Vec<Tick>,
    pub(super) who: Vec<Tick>,
    /// Name of the field, its label, what there is to choose, what is chosen.
    pub(super) does: Vec<(String, String, Options, String)>,
}

/// A rule, with what there is to choose for it.
pub(super) struct RuleRow<'a> {
    pub(super) row: Row<'a, RuleDef>,
    /// What it is in words.
    pub(super) words: String,
    pub(super) on: Options,
    pub(super) who: Vec<Tick>,
    /// The spaces whose managers are told.
    pub(super) spaces: String,
    /// What it may set when it is late, and what it sets.
    pub(super) set: (Options, String),
}

/// What the rows are made with.
pub(super) struct Rows<'a> {
    pub(super) l: Locale,
    pub(super) it: &'a Declaration,
    pub(super) groups: &'a [Group],
    pub(super) error: Option<&'a Error>,
}

impl<'a> Rows<'a> {
    /// What is wrong at a place of the declaration.
    pub(super) fn problems(&self, at: &str) -> Vec<String> {
        let fields = self.error.iter().flat_map(|error| error.fields());
        fields.filter(|(known, _)| *known == at).map(|(_, said)| self.l.msg(said)).collect()
    }

    fn row<T>(&self, of: &str, n: usize, name: &str, it: &'a T) -> Row<'a, T> {
        let long = match of {
            "f" => "fields",
            "s" => "states",
            _ => "moves",
        };
        let problems =
            if name.is_empty() { Vec::new() } else { self.problems(&format!("{long}.{name}")) };
        Row { at: format!("{of}.{n}"), it, open: name.is_empty() || !problems.is_empty(), problems }
    }

    pub(super) fn fields(&self) -> Vec<FieldRow<'a>> {
        let rows = self.it.fields.iter().enumerate().map(|(n, field)| FieldRow {
            of: field.r#type.word().to_owned(),
            of_words: self.l.t(&format!("objects-type-{}", field.r#type.word())),
            default: said(&field.default),
            choices: field
                .choices
                .iter()
                .cloned()
                .chain((0..SPARE).map(|_| ChoiceDef::default()))
                .collect(),
            row: self.row("f", n, &field.name, field),
        });
        rows.collect()
    }

    pub(super) fn states(&self) -> Vec<StateRow<'a>> {
        let rows = self.it.states.iter().enumerate().map(|(n, state)| StateRow {
            edit: self.who(&state.edit),
            row: self.row("s", n, &state.name, state),
        });
        rows.collect()
    }

    pub(super) fn moves(&self) -> Vec<MoveRow<'a>> {
        let rows = self.it.moves.iter().enumerate().map(|(n, found)| {
            let states = self.it.states.iter().filter(|state| !state.name.is_empty());
            let from = states.map(|state| {
                let ticked = found.from.contains(&state.name);
                (state.name.clone(), state.label.say(self.l).to_owned(), ticked)
            });
            let fields = self.it.active_fields().filter(|field| !field.name.is_empty());
            MoveRow {
                from: from.collect(),
                who: self.who(&found.who),
                does: fields.map(|field| self.does(found, field)).collect(),
                row: self.row("m", n, &found.name, found),
            }
        });
        rows.collect()
    }

    fn does(&self, found: &MoveDef, field: &FieldDef) -> (String, String, Options, String) {
        let mut options = vec![""; 0];
        options.extend(["", "ask", "must"]);
        options.extend(match field.r#type {
            Type::Person | Type::People => Some("@me"),
            Type::Date => Some("@today"),
            Type::Moment => Some("@now"),
            _ => None,
        });
        let ask = found.asks.iter().find(|ask| ask.field == field.name);
        let set = found.sets.get(&field.name);
        let chosen = match (ask, set) {
            (Some(ask), _) => {
                if ask.required {
                    "must"
                } else {
                    "ask"
                }
            }
            (None, Some(value)) => {
                let known = options.iter().find(|option| value.as_str() == Some(**option));
                match known {
                    Some(option) if !option.is_empty() => *option,
                    _ => "kept",
                }
            }
            (None, None) => "",
        };
        if chosen == "kept" {
            options.push("kept");
        }
        let words = options.into_iter().map(|option| {
            let key = match option {
                "" => "none",
                option => option.trim_start_matches('@'),
            };
            let kept = set.map(said).unwrap_or_default();
            (option.to_owned(), self.l.t1(&format!("objects-does-{key}"), "value", kept))
        });
        let label = field.label.say(self.l).to_owned();
        (field.name.clone(), label, words.collect(), chosen.to_owned())
    }

    pub(super) fn rules(&self) -> Vec<RuleRow<'a>> {
        let l = self.l;
        let rows = self.it.rules.iter().enumerate().map(|(n, rule)| {
            let on = self.happenings();
            let spaces = rule.tell.iter().filter(|word| word.starts_with('~'));
            let people: Vec<String> =
                rule.tell.iter().filter(|word| !word.starts_with('~')).cloned().collect();
            let who = self.who(&people).into_iter();
            let who = who.filter(|(word, ..)| !matches!(word.as_str(), "reader" | "member"));
            let of = |on: &str| on == rule.on;
            RuleRow {
                words: on
                    .iter()
                    .find(|(value, _)| of(value))
                    .map_or_else(|| l.t("objects-new-rule"), |(_, words)| words.clone()),
                on: self.keeping(on, &rule.on),
                who: who.collect(),
                spaces: spaces.cloned().collect::<Vec<_>>().join(" "),
                set: self.set(rule),
                row: Row {
                    at: format!("r.{n}"),
                    it: rule,
                    problems: self.problems(&format!("rules.{n}")),
                    open: rule.tell.is_empty() || !self.problems(&format!("rules.{n}")).is_empty(),
                },
            }
        });
        rows.collect()
    }

    /// What a rule can follow.
    fn happenings(&self) -> Options {
        let l = self.l;
        let created = ("created".to_owned(), l.t("objects-on-created"));
        let late = ("late".to_owned(), l.t("objects-on-late"));
        let moves = self.it.active_moves().filter(|found| !found.name.is_empty()).map(|found| {
            (format!("move:{}", found.name), l.t1("objects-on-move", "move", found.label.say(l)))
        });
        [created, late].into_iter().chain(moves).collect()
    }

    /// What a rule may set: a choice, yes or no, the day or the hour. What a file declared beyond that stays.
    fn set(&self, rule: &RuleDef) -> (Options, String) {
        let l = self.l;
        let mut options = vec![(String::new(), l.t("objects-does-none"))];
        for field in self.it.active_fields().filter(|field| !field.name.is_empty()) {
            let values: Options = match field.r#type {
                Type::Choice => {
                    let offered = field.choices.iter().filter(|choice| !choice.retired);
                    offered.map(|c| (c.name.clone(), c.label.say(l).to_owned())).collect()
                }
                Type::YesNo => ["yes", "no"]
                    .map(|word| {
                        ((word == "yes").to_string(), l.t(&format!("objects-default-{word}")))
                    })
                    .into(),
                Type::Date => vec![("@today".to_owned(), l.t("objects-today"))],
                Type::Moment => vec![("@now".to_owned(), l.t("objects-now"))],
                _ => Vec::new(),
            };
            options.extend(values.into_iter().map(|(value, words)| {
                let label = field.label.say(l);
                let words = l.t2("objects-of-field", ("field", label), ("said", words));
                (format!("{}={value}", field.name), words)
            }));
        }
        let chosen = match rule.sets.iter().next() {
            None => String::new(),
            Some((name, value)) => format!("{name}={}", said(value)),
        };
        if rule.sets.len() > 1 || options.iter().all(|(value, _)| *value != chosen) {
            let all: Vec<String> =
                rule.sets.iter().map(|(name, value)| format!("{name}={}", said(value))).collect();
            let kept = format!("{KEPT}{}", Value::Object(rule.sets.clone()));
            options.push((kept.clone(), l.t1("objects-does-kept", "value", all.join(", "))));
            return (options, kept);
        }
        (options, chosen)
    }

    /// Who there is to name, those ticked who are named.
    fn who(&self, named: &[String]) -> Vec<Tick> {
        let l = self.l;
        let mut all: Options = ["author", "manager", "member", "reader"]
            .map(|who| (who.to_owned(), l.t(&format!("objects-who-{who}"))))
            .into();
        let people = self.it.active_fields().filter(|field| field.r#type.names_people());
        all.extend(people.filter(|field| !field.name.is_empty()).map(|field| {
            let words = l.t1("objects-who-person", "field", field.label.say(l));
            (format!("person:{}", field.name), words)
        }));
        all.extend(self.groups());
        for who in named {
            all = self.keeping(all, who);
        }
        all.into_iter()
            .map(|(value, words)| {
                let ticked = named.contains(&value);
                (value, words, ticked)
            })
            .collect()
    }

    fn groups(&self) -> Options {
        let words = |group: &Group| self.l.t1("objects-who-group", "group", &group.name);
        self.groups.iter().map(|group| (format!("group:{}", group.id), words(group))).collect()
    }

    /// The options with the one that holds, where it is offered no more: a page that is saved as it was changes
    /// nothing.
    fn keeping(&self, mut options: Options, holds: &str) -> Options {
        if !holds.is_empty() && options.iter().all(|(value, _)| value != holds) {
            let words = match (self.it.state(holds), holds.strip_prefix("person:")) {
                (Some(state), _) => state.label.say(self.l),
                (None, Some(field)) => {
                    self.it.field(field).map_or(holds, |field| field.label.say(self.l))
                }
                (None, None) => holds,
            };
            options.push((holds.to_owned(), self.l.t1("objects-no-longer", "name", words)));
        }
        options
    }

    /// Those who may create one, to choose from.
    pub(super) fn creators(&self) -> Options {
        let everyone = ["everyone", "manager"]
            .map(|who| (who.to_owned(), self.l.t(&format!("objects-create-{who}"))));
        self.keeping(everyone.into_iter().chain(self.groups()).collect(), &self.it.create)
    }

    /// The states from which on a field may be there.
    pub(super) fn states_from(&self, field: &FieldDef) -> Options {
        let first = std::iter::once((String::new(), self.l.t("objects-from-first")));
        let all = first.chain(self.states_in_use().into_iter().skip(1)).collect();
        match field.from == self.it.first() {
            true => all,
            false => self.keeping(all, &field.from),
        }
    }

    /// The states to which a move may lead.
    pub(super) fn states_to(&self, found: &MoveDef) -> Options {
        self.keeping(self.states_in_use(), &found.to)
    }

    fn states_in_use(&self) -> Options {
        let states = self.it.active_states().filter(|state| !state.name.is_empty());
        states.map(|state| (state.name.clone(), state.label.say(self.l).to_owned())).collect()
    }
}

/// What a rule follows, in words.
pub(crate) fn happened(l: Locale, it: &Declaration, on: &str) -> String {
    let all = Rows { l, it, groups: &[], error: None }.happenings();
    all.into_iter().find(|(value, _)| value == on).map_or_else(|| on.to_owned(), |(_, words)| words)
}

/// A value as it is typed.
fn said(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().map(said).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// What fields may be of, to choose from.
pub(super) fn types(l: Locale) -> Options {
    Type::ALL.map(|of| (of.word().to_owned(), l.t(&format!("objects-type-{}", of.word())))).into()
}

/// The colours, to choose from.
pub(super) fn colours(l: Locale) -> Options {
    COLOURS.map(|name| (name.to_owned(), l.t(&format!("objects-colour-{name}")))).into()
}

/// The icons, to choose from.
pub(super) fn icons(l: Locale) -> Options {
    ICONS.map(|name| (name.to_owned(), l.t(&format!("objects-icon-{name}")))).into()
}
