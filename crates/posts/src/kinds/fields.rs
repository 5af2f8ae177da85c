//! The values of declared fields, as given and as kept.

use jiff::civil::Date;
use kernel::{PersonId, Result, Time};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Field;
use crate::FileId;

/// What was given for the fields, not yet looked at.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Given(pub Map<String, Value>);

impl Given {
    /// With the defaults of what was not said at all.
    pub(crate) fn with_defaults(mut self, declared: &[Field]) -> Given {
        for field in declared.iter().filter(|field| !field.default.is_null()) {
            self.0.entry(&*field.name).or_insert_with(|| field.default.clone());
        }
        self
    }
}

/// When something must be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// On this day, wherever one is.
    Day(Date),
    /// At this moment.
    At(Time),
}

/// Fields that passed their declaration, as kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fields(Map<String, Value>);

/// Fields that passed their declaration, with the people and the files they name.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    /// The fields.
    pub fields: Fields,
    /// The people.
    pub people: Vec<PersonId>,
    /// The files, which the fields name too.
    pub files: Vec<FileId>,
}

impl From<Fields> for Value {
    fn from(fields: Fields) -> Value {
        Value::Object(fields.0)
    }
}

impl Fields {
    /// Of what the database holds.
    ///
    /// # Errors
    /// `Internal` where that is no JSON.
    pub fn stored(json: &str) -> Result<Fields> {
        Ok(Fields(serde_json::from_str(json)?))
    }

    /// As the database holds them.
    pub(crate) fn text(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a field, as it is in JSON.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Whether this was said yes to.
    pub fn flag(&self, name: &str) -> bool {
        self.0.get(name).and_then(Value::as_bool).unwrap_or(false)
    }

    /// A text of one line, or the name of a choice.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    /// The texts of a field of several.
    pub fn lines(&self, name: &str) -> Vec<&str> {
        self.each(name).filter_map(Value::as_str).collect()
    }

    /// A whole number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.0.get(name)?.as_i64()
    }

    /// A number with decimals.
    pub fn decimal(&self, name: &str) -> Option<f64> {
        self.0.get(name)?.as_f64()
    }

    /// The people of a field.
    pub fn people(&self, name: &str) -> Vec<PersonId> {
        self.lines(name).into_iter().filter_map(|id| id.parse().ok()).collect()
    }

    /// Those of these fields alone.
    pub fn only(&self, names: &[Field]) -> Fields {
        names.iter().fold(Fields::default(), |only, field| {
            only.with(&field.name, self.0.get(&*field.name).cloned())
        })
    }

    /// The numbers of a field of several.
    pub fn numbers(&self, name: &str) -> Vec<usize> {
        let numbers = self.each(name).filter_map(Value::as_u64);
        numbers.filter_map(|number| usize::try_from(number).ok()).collect()
    }

    /// A day of the calendar.
    pub fn date(&self, name: &str) -> Option<Date> {
        self.text_of(name)?.parse().ok()
    }

    /// A moment.
    pub fn moment(&self, name: &str) -> Option<Time> {
        serde_json::from_value(self.0.get(name)?.clone()).ok()
    }

    /// A day of the calendar, or a moment.
    pub fn due(&self, name: &str) -> Option<Due> {
        let day = || self.date(name).map(Due::Day);
        self.moment(name).map(Due::At).or_else(day)
    }

    /// An identifier.
    pub fn id<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.text_of(name)?.parse().ok()
    }

    /// The same with others beside.
    pub fn and(mut self, others: Fields) -> Fields {
        self.0.extend(others.0);
        self
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
