//! What a company says of a kind of its own: plain data, kept as JSON, the same in a file, over the API and in
//! the log of its versions.
//!
//! Everything that objects refer to (fields, choices, states, moves) has a name that never changes, and a label
//! that may. What is no longer wanted is `retired`: it stays in the declaration, so that what objects say by it
//! stays known, and comes back with its values.

use std::borrow::Borrow;

use kernel::Lang;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ui::Locale;
use utoipa::ToSchema;

/// A kind of post that a company declares.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = KindDeclaration)]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    /// Its name in addresses: small letters, digits and `_`. It never changes; posts of it are of the kind
    /// `our-NAME`.
    pub name: String,
    /// What it is called.
    pub label: Words,
    /// What it is for.
    #[serde(default)]
    pub hint: Words,
    /// Its icon.
    pub icon: String,
    /// Its colour: `grey`, `blue`, `green`, `amber`, `orange` or `red`.
    pub colour: String,
    /// What its numbers begin with: `INC` for INC-2026-0042.
    pub prefix: String,
    /// Where it may be used: types of spaces (`project`) and spaces (`~boiler-room`); every space where this is
    /// empty. Never on walls or in conversations.
    #[serde(default)]
    pub spaces: Vec<String>,
    /// Who may create one, of those who publish there: `everyone`, `manager` (of the space) or `group:ID`.
    #[serde(default = "everyone")]
    pub create: String,
    /// What it says, in the order of the form.
    #[serde(default)]
    pub fields: Vec<FieldDef>,
    /// The states it can be in: a new one is in the first.
    pub states: Vec<StateDef>,
    /// What leads from state to state.
    #[serde(default)]
    pub moves: Vec<MoveDef>,
    /// Whether nobody creates one any more. Those that are there go on.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = KindWords)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In French.
    #[serde(default)]
    pub fr: String,
    /// In English.
    #[serde(default)]
    pub en: String,
}

/// A field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = KindField)]
#[serde(deny_unknown_fields)]
pub struct FieldDef {
    /// Its name in JSON: small letters, digits and `_`. It never changes.
    pub name: String,
    /// What it is called.
    pub label: Words,
    /// What to write there.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub hint: Words,
    /// What it takes. It never changes.
    pub r#type: Type,
    /// Of a number, in what it is counted; of money, the currency.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// What there is to choose from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<ChoiceDef>,
    /// Whether it must be given.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// What a new one has where nothing is said.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    #[schema(value_type = Option<Object>)]
    pub default: Value,
    /// The state from which on it is there, for everybody alike, in the order of the states; from the first where
    /// this is empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// Whether it is no longer used. What objects say in it is kept.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

/// What a field takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = KindFieldType)]
#[serde(rename_all = "kebab-case")]
pub enum Type {
    /// A line of text.
    #[default]
    Line,
    /// A text of several lines.
    Text,
    /// A number, with up to four decimals.
    Number,
    /// An amount of money.
    Money,
    /// A day.
    Date,
    /// A day and an hour.
    Moment,
    /// One of several.
    Choice,
    /// Several of several.
    Choices,
    /// A person.
    Person,
    /// Several people.
    People,
    /// A space.
    Space,
    /// Another object, or any post.
    Link,
    /// Yes or no.
    YesNo,
}

/// Something to choose.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = KindChoice)]
#[serde(deny_unknown_fields)]
pub struct ChoiceDef {
    /// Its name in JSON. It never changes.
    pub name: String,
    /// What it is called.
    pub label: Words,
    /// Whether it is no longer offered.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

/// A state.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = KindState)]
#[serde(deny_unknown_fields)]
pub struct StateDef {
    /// Its name in JSON. It never changes.
    pub name: String,
    /// What it is called.
    pub label: Words,
    /// Its colour, as of the kind.
    pub colour: String,
    /// Who may change the fields in this state, as `who` of a move says it. Nobody where it is empty.
    #[serde(default = "author_and_manager")]
    pub edit: Vec<String>,
    /// Whether no move leads there any more.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

/// A move.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = KindMove)]
#[serde(deny_unknown_fields)]
pub struct MoveDef {
    /// Its name in addresses. It never changes.
    pub name: String,
    /// What the button says.
    pub label: Words,
    /// The states it is made from.
    pub from: Vec<String>,
    /// The state it leads to.
    pub to: String,
    /// Who may make it: `author`, `manager` (of the space), `member` (of the space), `reader`, `person:FIELD`
    /// (whom that field names), `group:ID`.
    pub who: Vec<String>,
    /// What it asks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<AskDef>,
    /// What it sets: a value, `@me` for whoever makes it, `@today`, `@now`, or `null` to empty a field.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    #[schema(value_type = Object)]
    pub sets: Map<String, Value>,
    /// Whether it is no longer made.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

/// A field that a move asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = KindAsk)]
#[serde(deny_unknown_fields)]
pub struct AskDef {
    /// Which.
    pub field: String,
    /// Whether it must be given.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(flag: &bool) -> bool {
    !flag
}

fn everyone() -> String {
    "everyone".to_owned()
}

fn author_and_manager() -> Vec<String> {
    vec!["author".to_owned(), "manager".to_owned()]
}

impl Words {
    /// The same text in both languages, until it is translated.
    pub fn same(text: &str) -> Words {
        Words { fr: text.to_owned(), en: text.to_owned() }
    }

    /// In this language.
    pub fn say(&self, l: impl Borrow<Locale>) -> &str {
        match l.borrow().lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.fr.is_empty() && self.en.is_empty()
    }
}

impl Type {
    /// Every type, in the order in which a form offers them.
    pub const ALL: [Type; 13] = [
        Type::Line,
        Type::Text,
        Type::Number,
        Type::Money,
        Type::Date,
        Type::Moment,
        Type::Choice,
        Type::Choices,
        Type::Person,
        Type::People,
        Type::Space,
        Type::Link,
        Type::YesNo,
    ];

    /// As in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Type::Line => "line",
            Type::Text => "text",
            Type::Number => "number",
            Type::Money => "money",
            Type::Date => "date",
            Type::Moment => "moment",
            Type::Choice => "choice",
            Type::Choices => "choices",
            Type::Person => "person",
            Type::People => "people",
            Type::Space => "space",
            Type::Link => "link",
            Type::YesNo => "yes-no",
        }
    }

    /// Whether it takes people.
    pub fn names_people(self) -> bool {
        matches!(self, Type::Person | Type::People)
    }

    /// Whether there is something to choose from.
    pub fn offers(self) -> bool {
        matches!(self, Type::Choice | Type::Choices)
    }
}

impl Declaration {
    /// Of what the database, a file or a program says.
    ///
    /// # Errors
    /// What serde says of it.
    pub fn parse(json: &str) -> Result<Declaration, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// The field of this name, retired or not.
    pub fn field(&self, name: &str) -> Option<&FieldDef> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The state of this name, retired or not.
    pub fn state(&self, name: &str) -> Option<&StateDef> {
        self.states.iter().find(|state| state.name == name)
    }

    /// The fields in use.
    pub fn active_fields(&self) -> impl Iterator<Item = &FieldDef> {
        self.fields.iter().filter(|field| !field.retired)
    }

    /// The states in use: a new one is in the first.
    pub fn active_states(&self) -> impl Iterator<Item = &StateDef> {
        self.states.iter().filter(|state| !state.retired)
    }

    /// The moves in use.
    pub fn active_moves(&self) -> impl Iterator<Item = &MoveDef> {
        self.moves.iter().filter(|found| !found.retired)
    }

    /// Everybody who is named, in the words of `who`, with where that is.
    pub fn named(&self) -> Vec<(String, &str)> {
        let create = std::iter::once(("create".to_owned(), self.create.as_str()));
        let states = self.states.iter().flat_map(|state| {
            state.edit.iter().map(|who| (format!("states.{}", state.name), who.as_str()))
        });
        let moves = self.active_moves().flat_map(|found| {
            found.who.iter().map(|who| (format!("moves.{}", found.name), who.as_str()))
        });
        create.chain(states).chain(moves).collect()
    }

    /// The state of a new one.
    pub fn first(&self) -> &str {
        self.active_states().next().map_or("", |state| &state.name)
    }

    /// Whether a field is there in a state: from the one it names on.
    pub fn is_shown(&self, field: &FieldDef, state: &str) -> bool {
        let place = |name: &str| self.states.iter().position(|state| state.name == name);
        field.from.is_empty() || place(&field.from) <= place(state)
    }
}
