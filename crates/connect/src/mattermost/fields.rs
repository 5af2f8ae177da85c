//! The fields of a JSON object, each read by itself: what is wrong with one of them is left and
//! told, and the others are taken.

use crate::problem::Problem;
use crate::report::Kind;
use serde_json::value::RawValue;
use std::collections::HashMap;

/// Something that cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable {
    /// What it is one of, if it is one of the things counted.
    pub kind: Option<Kind>,
    /// Why.
    pub problem: Problem,
    /// How often in a row.
    pub times: u64,
}

impl Unreadable {
    /// Something that is so once.
    pub(super) fn once(kind: Option<Kind>, problem: Problem) -> Unreadable {
        Unreadable { kind, problem, times: 1 }
    }

    /// Notes a field that is missing or not of its type.
    fn field(all: &mut Vec<Unreadable>, kind: Option<Kind>, detail: String) {
        let problem = Problem::WrongShape { detail };
        match all.last_mut() {
            // A hostile line has millions.
            Some(last) if last.kind == kind && last.problem == problem => last.times += 1,
            _ => all.push(Unreadable::once(kind, problem)),
        }
    }
}

/// The fields of one object. Where a name stands twice the last one counts, as it does for
/// Mattermost; `null` is as good as absent.
pub(super) struct Fields<'a, 'u> {
    values: HashMap<String, &'a RawValue>,
    pub(super) unreadable: &'u mut Vec<Unreadable>,
}

impl<'a, 'u> Fields<'a, 'u> {
    /// Those of an object; what cannot be read of them goes to `unreadable`.
    pub(super) fn of(
        object: &'a str,
        unreadable: &'u mut Vec<Unreadable>,
    ) -> Result<Fields<'a, 'u>, serde_json::Error> {
        Ok(Fields { values: serde_json::from_str(object)?, unreadable })
    }

    /// A field as it stands in the file.
    pub(super) fn raw(&self, name: &str) -> Option<&'a str> {
        self.values.get(name).map(|value| value.get()).filter(|raw| *raw != "null")
    }

    /// Words; none where there are none.
    pub(super) fn text(&mut self, name: &str) -> String {
        self.read(name, words).unwrap_or_default()
    }

    /// A name, in the one form in which Mattermost compares names.
    pub(super) fn name(&mut self, name: &str) -> String {
        self.text(name).trim().to_lowercase()
    }

    /// A whole number, written as an integer, a float or text; 0 where there is none.
    pub(super) fn number(&mut self, name: &str) -> i64 {
        self.read(name, number).unwrap_or_default()
    }

    /// Milliseconds since 1970; 0 where there are none. So few that they would be of before 1973
    /// are seconds.
    pub(super) fn time(&mut self, name: &str) -> i64 {
        match self.number(name) {
            seconds @ 1..100_000_000_000 => seconds * 1_000,
            milliseconds => milliseconds,
        }
    }

    /// Yes or no; no where nothing is said.
    pub(super) fn flag(&mut self, name: &str) -> bool {
        self.read(name, flag).unwrap_or_default()
    }

    /// What `read` makes of each element of a list, or of which field it misses. Each element that
    /// cannot be read is one of `kind` that is left.
    pub(super) fn list<T>(
        &mut self,
        name: &str,
        kind: Option<Kind>,
        read: impl Fn(&str, &mut Vec<Unreadable>) -> Result<T, &'static str>,
    ) -> Vec<T> {
        let Some(raw) = self.raw(name) else { return Vec::new() };
        let Ok(elements) = serde_json::from_str::<Vec<&RawValue>>(raw) else {
            Unreadable::field(self.unreadable, kind, format!("`{name}`"));
            return Vec::new();
        };
        let mut all = Vec::with_capacity(elements.len());
        for element in elements {
            match read(element.get(), self.unreadable) {
                Ok(one) => all.push(one),
                Err(missing) => {
                    Unreadable::field(self.unreadable, kind, format!("`{missing}` in `{name}`"));
                }
            }
        }
        all
    }

    fn read<T>(&mut self, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let raw = self.raw(name)?;
        let value = read(raw);
        if value.is_none() {
            Unreadable::field(self.unreadable, None, format!("`{name}`"));
        }
        value
    }
}

/// What `read` makes of an object that is an element of a list.
pub(super) fn element<T>(
    object: &str,
    unreadable: &mut Vec<Unreadable>,
    read: impl Fn(&mut Fields<'_, '_>) -> Result<T, &'static str>,
) -> Result<T, &'static str> {
    match Fields::of(object, unreadable) {
        Ok(mut fields) => read(&mut fields),
        Err(_) => Err("{}"),
    }
}

/// A text without which its object says nothing.
pub(super) fn needed(text: String, field: &'static str) -> Result<String, &'static str> {
    if text.is_empty() { Err(field) } else { Ok(text) }
}

/// A string, or a number or truth value as it is written; nothing for lists and objects. Without
/// NUL, which PostgreSQL takes nowhere.
pub(super) fn words(raw: &str) -> Option<String> {
    match raw.as_bytes().first()? {
        b'"' => {
            let text = serde_json::from_str(raw).or_else(|_| serde_json::from_str(&whole(raw)));
            text.ok().map(|text: String| text.replace('\0', ""))
        }
        b'[' | b'{' => None,
        _ => Some(raw.to_owned()),
    }
}

fn number(raw: &str) -> Option<i64> {
    let words = words(raw)?;
    let words = words.trim();
    let float = || words.parse::<f64>().ok().filter(|n| n.abs() < 9e18).map(|n| n as i64);
    words.parse().ok().or_else(float)
}

fn flag(raw: &str) -> Option<bool> {
    match words(raw)?.trim().to_lowercase().as_str() {
        "true" | "1" | "yes" => Some(true),
        "" | "false" | "0" | "no" => Some(false),
        _ => None,
    }
}

/// A JSON string in which half a character, written `\ud83d` without its other half, is the sign
/// for what cannot be read: programs that cut texts in the middle leave such halves.
fn whole(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match (half(rest), half(rest.get(6..).unwrap_or_default())) {
            (Some(Half::First), Some(Half::Second)) => 12,
            (Some(_), _) => {
                out.push_str("\\ufffd");
                rest = &rest[6..];
                continue;
            }
            // The escaped character goes with its backslash.
            (None, _) => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out + rest
}

enum Half {
    First,
    Second,
}

/// Which half of a character the escape at the beginning of `text` is.
fn half(text: &str) -> Option<Half> {
    let code = u32::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()?;
    match code {
        0xd800..=0xdbff => Some(Half::First),
        0xdc00..=0xdfff => Some(Half::Second),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_flags_come_in_three_forms() {
        for raw in ["1700000000010", "1700000000010.0", "1.70000000001e12", "\" 1700000000010\""] {
            assert_eq!(number(raw), Some(1_700_000_000_010), "{raw}");
        }
        for raw in ["\"soon\"", "[1]", "true", "1e300"] {
            assert_eq!(number(raw), None, "{raw}");
        }
        assert_eq!(
            ["true", "\"True\"", "1", "0", "\"\""].map(flag),
            [true, true, true, false, false].map(Some)
        );
        assert_eq!(flag("\"maybe\""), None);
    }

    #[test]
    fn half_a_character_takes_nothing_with_it() {
        let read = |raw: &str| words(raw).unwrap();
        assert_eq!(read(r#""half \ud83d end""#), "half \u{fffd} end");
        assert_eq!(read(r#""\ud83d\ude00 \ude00 \\ud83d \" \u00e9""#), "😀 \u{fffd} \\ud83d \" é");
    }

    #[test]
    fn what_is_wrong_with_a_field_is_told_and_the_others_are_read() {
        let mut unreadable = Vec::new();
        let object = r#"{"a":{},"a":"last","b":[],"when":1700000000,"list":[1,"x",null]}"#;
        let mut fields = Fields::of(object, &mut unreadable).unwrap();
        assert_eq!(
            (fields.text("a"), fields.text("b"), fields.time("when")),
            ("last".to_owned(), String::new(), 1_700_000_000_000)
        );
        let list = fields
            .list("list", Some(Kind::Files), |raw, _| raw.parse::<i64>().map_err(|_| "number"));
        assert_eq!(list, [1]);
        let told = unreadable.iter().map(|one| (one.problem.to_string(), one.times));
        let expected = [("`b`", 1), ("`number` in `list`", 2)]
            .map(|(field, times)| (format!("a field is missing or wrong: {field}"), times));
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }
}
