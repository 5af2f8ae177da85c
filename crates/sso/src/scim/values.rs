//! Values as directories send them, made what they are: words for truth, a word for a list of one, an empty text for
//! nothing.

use kernel::Result;
use serde_json::{Map, Value};

use super::attributes::{Attribute, Kind, named};
use super::refusal::invalid;

/// Longest text, in characters.
const LONGEST: usize = 1_000;
/// Most values of a list, members apart.
const MOST: usize = 50;

fn wrong(attribute: &Attribute) -> kernel::Error {
    invalid("scim-error-value", attribute.name)
}

/// A text, or nothing.
pub(super) fn text(attribute: &Attribute, value: &Value) -> Result<Option<String>> {
    let text = match value {
        Value::Null => return Ok(None),
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return Err(wrong(attribute)),
    };
    let line = people::names::line(&text);
    match line.chars().count() {
        0 => Ok(None),
        n if n > LONGEST => Err(invalid("scim-error-long", attribute.name)),
        _ => Ok(Some(line)),
    }
}

/// True or false, also as a word.
pub(super) fn flag(attribute: &Attribute, value: &Value) -> Result<Option<bool>> {
    match value {
        Value::Null => Ok(None),
        Value::Bool(flag) => Ok(Some(*flag)),
        Value::String(word) if word.eq_ignore_ascii_case("true") => Ok(Some(true)),
        Value::String(word) if word.eq_ignore_ascii_case("false") => Ok(Some(false)),
        _ => Err(wrong(attribute)),
    }
}

/// A value without parts, or nothing.
pub(super) fn simple(attribute: &Attribute, value: &Value) -> Result<Option<Value>> {
    Ok(match attribute.kind {
        Kind::Flag => flag(attribute, value)?.map(Value::Bool),
        _ => text(attribute, value)?.map(Value::String),
    })
}

/// Whom the address of a resource means: its last part.
pub(super) fn meant(address: &str) -> Option<&str> {
    address.trim_end_matches('/').rsplit('/').next().filter(|id| !id.is_empty())
}

/// What has parts, of which those that are known are kept; a bare text is its `value`.
pub(super) fn complex(attribute: &Attribute, value: &Value) -> Result<Map<String, Value>> {
    let parts = attribute.parts();
    let mut made = Map::new();
    match value {
        Value::Null => {}
        Value::Object(said) => {
            let mut address = None;
            for (name, value) in said {
                let known = named(parts, name);
                let Some(part) = known else { continue };
                if matches!(part.kind, Kind::Address) {
                    address = value.as_str().and_then(meant);
                    continue;
                }
                if let Some(value) = simple(part, value)? {
                    made.insert(part.name.to_owned(), value);
                }
            }
            if let Some(id) = address.filter(|_| !made.contains_key("value")) {
                made.insert("value".to_owned(), Value::String(id.to_owned()));
            }
        }
        Value::String(_) | Value::Number(_) => {
            let part = named(parts, "value").ok_or_else(|| wrong(attribute))?;
            if let Some(value) = simple(part, value)? {
                made.insert(part.name.to_owned(), value);
            }
        }
        _ => return Err(wrong(attribute)),
    }
    Ok(made)
}

/// A list; one of them alone is a list of one.
pub(super) fn list(attribute: &Attribute, value: &Value) -> Result<Vec<Value>> {
    let all = match value {
        Value::Array(all) => all.as_slice(),
        Value::Null => &[],
        one => std::slice::from_ref(one),
    };
    let mut made: Vec<Value> = Vec::new();
    for one in all {
        let one = complex(attribute, one)?;
        if one.contains_key("value") {
            add(&mut made, one);
        }
    }
    few(attribute, &made)?;
    Ok(made)
}

/// Refuses a list that is too long.
pub(super) fn few(attribute: &Attribute, list: &[Value]) -> Result<()> {
    match list.len() > MOST {
        true => Err(invalid("scim-error-many", attribute.name)),
        false => Ok(()),
    }
}

/// Adds a value that is not there yet.
pub(super) fn add(list: &mut Vec<Value>, one: Map<String, Value>) {
    let one = Value::Object(one);
    if !list.contains(&one) {
        list.push(one);
    }
}

/// Leaves one value that comes before the others (RFC 7643, 2.4): the last that was not there `before`, else the first.
pub(super) fn one_primary(list: &mut [Value], before: &[Value]) {
    let primary = |one: &Value| one["primary"] == Value::Bool(true);
    let new = list.iter().rposition(|one| primary(one) && !before.contains(one));
    let kept = new.or_else(|| list.iter().position(primary));
    let others = list.iter_mut().enumerate().filter(|(at, _)| Some(*at) != kept);
    for other in others.filter(|(_, one)| primary(one)).filter_map(|(_, one)| one.as_object_mut()) {
        other.remove("primary");
    }
}
