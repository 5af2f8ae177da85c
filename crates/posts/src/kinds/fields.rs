//! Declared fields: what a form asks for, what a program sends, what is kept.

use kernel::{Error, Message, PersonId, Result, Time, Tx};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A field of a kind, or of a move.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name, in forms and in JSON.
    pub name: &'static str,
    /// What it takes.
    pub input: Input,
    /// Whether it must be given.
    pub required: bool,
}

/// What a field takes, and what it is in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Yes or no: a boolean.
    Flag,
    /// Several short texts, each different: an array of strings.
    Lines {
        /// At least so many.
        least: usize,
        /// At most so many.
        most: usize,
        /// The longest, in characters.
        length: usize,
    },
    /// Numbers from 0, each different: an array.
    Numbers {
        /// At most so many.
        most: usize,
    },
    /// The identifier of something: a string.
    Id,
    /// A moment: RFC 3339.
    Moment,
    /// People whom the author may know of, by handle: an array of strings. They are kept beside
    /// the post (`post_people`), not in its fields; a kind has at most one such field.
    People {
        /// At most so many.
        most: usize,
    },
}

/// What was given for the fields, not yet looked at.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Given(pub Map<String, Value>);

/// Fields that passed their declaration, as kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Fields(Map<String, Value>);

/// Fields that passed their declaration, with the people they name.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    /// The fields.
    pub fields: Fields,
    /// The people.
    pub people: Vec<PersonId>,
}

impl From<Fields> for Value {
    fn from(fields: Fields) -> Value {
        Value::Object(fields.0)
    }
}

impl Fields {
    /// Of what the database holds.
    pub(crate) fn stored(json: &str) -> Fields {
        Fields(serde_json::from_str(json).unwrap_or_default())
    }

    /// As the database holds them.
    pub(crate) fn text(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }

    /// Whether this was said yes to.
    pub fn flag(&self, name: &str) -> bool {
        self.0.get(name).and_then(Value::as_bool).unwrap_or(false)
    }

    /// The texts of a field of several.
    pub fn lines(&self, name: &str) -> Vec<&str> {
        self.each(name).filter_map(Value::as_str).collect()
    }

    /// The numbers of a field of several.
    pub fn numbers(&self, name: &str) -> Vec<usize> {
        let numbers = self.each(name).filter_map(Value::as_u64);
        numbers.filter_map(|number| usize::try_from(number).ok()).collect()
    }

    /// A moment.
    pub fn moment(&self, name: &str) -> Option<Time> {
        serde_json::from_value(self.0.get(name)?.clone()).ok()
    }

    /// An identifier.
    pub fn id<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.0.get(name)?.as_str()?.parse().ok()
    }

    /// The same with another value; nothing takes it away.
    pub fn with(mut self, name: &str, value: Option<Value>) -> Fields {
        match value {
            Some(value) => drop(self.0.insert(name.to_owned(), value)),
            None => drop(self.0.remove(name)),
        }
        self
    }

    fn each(&self, name: &str) -> impl Iterator<Item = &Value> {
        self.0.get(name).and_then(Value::as_array).into_iter().flatten()
    }
}

/// Checks what `author` gave against the declaration.
///
/// # Errors
/// `Invalid`, naming the field.
pub(crate) fn fill(
    tx: &mut Tx<'_>,
    author: PersonId,
    declared: &'static [Field],
    given: &Given,
) -> Result<Filled> {
    if let Some(unknown) = given.0.keys().find(|name| declared.iter().all(|f| f.name != *name)) {
        return Err(Error::invalid(Message::new("kind-no-such-field").with("name", unknown)));
    }
    let mut filled = Filled::default();
    for field in declared {
        match (given.0.get(field.name), field.input) {
            (None | Some(Value::Null), _) if field.required => {
                return Err(Error::field(field.name, "kind-field-missing"));
            }
            (None | Some(Value::Null), _) => {}
            (Some(value), Input::People { most }) => {
                filled.people = known(tx, author, field.name, value, most)?;
            }
            (Some(value), input) => {
                let value = checked(field.name, input, value)?;
                filled.fields = filled.fields.with(field.name, Some(value));
            }
        }
    }
    Ok(filled)
}

/// The value as kept.
fn checked(name: &'static str, input: Input, value: &Value) -> Result<Value> {
    let wrong = || Error::field(name, "kind-field-wrong");
    match input {
        Input::Flag => value.as_bool().map(Value::Bool).ok_or_else(wrong),
        Input::Lines { least, most, length } => {
            let lines = texts(value).ok_or_else(wrong)?;
            let lines: Vec<String> = lines.into_iter().map(people::names::line).collect();
            let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
            if lines.iter().any(|line| line.chars().count() > length) {
                return Err(Error::field(
                    name,
                    Message::new("error-too-long").with("most", length),
                ));
            }
            count(name, lines.len(), least, most)?;
            if (1..lines.len()).any(|i| lines[..i].contains(&lines[i])) {
                return Err(Error::field(name, "kind-twice"));
            }
            Ok(lines.into())
        }
        Input::Numbers { most } => {
            let numbers: Option<Vec<u64>> =
                value.as_array().ok_or_else(wrong)?.iter().map(Value::as_u64).collect();
            let mut numbers = numbers.ok_or_else(wrong)?;
            numbers.sort_unstable();
            numbers.dedup();
            count(name, numbers.len(), 1, most)?;
            Ok(numbers.into())
        }
        Input::Id => {
            let number: i64 = value.as_str().and_then(|id| id.parse().ok()).ok_or_else(wrong)?;
            Ok(number.to_string().into())
        }
        Input::Moment => {
            let moment: Time = serde_json::from_value(value.clone()).map_err(|_| wrong())?;
            Ok(moment.to_string().into())
        }
        Input::People { .. } => Err(wrong()),
    }
}

fn known(
    tx: &mut Tx<'_>,
    author: PersonId,
    name: &'static str,
    value: &Value,
    most: usize,
) -> Result<Vec<PersonId>> {
    let handles = texts(value).ok_or_else(|| Error::field(name, "kind-field-wrong"))?;
    let handles: Vec<String> =
        handles.iter().map(|handle| handle.trim().trim_start_matches('@').to_lowercase()).collect();
    let handles: Vec<String> = handles.into_iter().filter(|handle| !handle.is_empty()).collect();
    count(name, handles.len(), 1, most)?;
    let known = people::known_to(tx, author, &handles)?;
    if let Some(stranger) = handles.iter().find(|h| known.iter().all(|card| card.handle != **h)) {
        return Err(Error::field(name, Message::new("kind-nobody").with("name", stranger)));
    }
    Ok(known.into_iter().map(|card| card.id).collect())
}

fn texts(value: &Value) -> Option<Vec<&str>> {
    value.as_array()?.iter().map(Value::as_str).collect()
}

fn count(name: &'static str, n: usize, least: usize, most: usize) -> Result<()> {
    if n < least {
        return Err(Error::field(name, Message::new("kind-too-few").with("n", least)));
    }
    if n > most {
        return Err(Error::field(name, Message::new("kind-too-many").with("n", most)));
    }
    Ok(())
}
