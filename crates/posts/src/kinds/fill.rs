//! Checking what was given against what is declared.

use jiff::civil::Date;
use kernel::{Error, Message, PersonId, Result, SpaceId, Time, Tx, params};
use serde_json::Value;
use spaces::Access;

use super::store::FILE_OF;
use super::{Field, Filled, Given, Input};
use crate::{FileId, PostId};

/// Checks what `author` gave for a post in this space against the declaration.
///
/// # Errors
/// `Invalid`, naming the field.
pub(crate) fn fill(
    tx: &mut Tx<'_>,
    (author, space): (PersonId, SpaceId),
    declared: &[Field],
    given: &Given,
) -> Result<Filled> {
    if let Some(unknown) = given.0.keys().find(|name| declared.iter().all(|f| f.name != **name)) {
        let message = Message::new("kind-no-such-field").with("name", unknown);
        return Err(Error::field(unknown.clone(), message));
    }
    let mut filled = Filled::default();
    for field in declared {
        let said = given.0.get(&*field.name);
        let said = said.filter(|value| !is_nothing(value) && !is_none_of(field, value));
        match (said, &field.input) {
            (None, _) if field.required => return Err(wrong(field, "kind-field-missing")),
            (None, _) => {}
            (Some(value), Input::People { most }) => {
                let people = known(tx, author, field, value, *most)?;
                let ids: Vec<String> = people.iter().map(PersonId::to_string).collect();
                filled.fields = filled.fields.with(&field.name, Some(ids.into()));
                filled.people.extend(people);
            }
            (Some(value), _) => {
                let value = checked(field, value)?;
                filled.files.extend(reachable(tx, (author, space), field, &value)?);
                filled.fields = filled.fields.with(&field.name, Some(value));
            }
        }
    }
    Ok(filled)
}

/// Whether a field takes a value, as far as the value alone tells: whom and what it names is asked when it is
/// used, of whoever uses it.
pub fn takes(field: &Field, value: &Value) -> bool {
    checked(field, value).is_ok()
}

/// The largest number with decimals: beyond it a computer loses some of them.
const LARGEST: f64 = 1e11;

/// Whether nothing is said by it: a field that was left empty.
pub(super) fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(text::is_blank)
}

/// Whether none of several is said, where none is needed.
fn is_none_of(field: &Field, value: &Value) -> bool {
    let several = matches!(field.input, Input::Choices { .. } | Input::People { .. });
    several && !field.required && value.as_array().is_some_and(Vec::is_empty)
}

fn wrong(field: &Field, message: impl Into<Message>) -> Error {
    Error::field(field.name.clone(), message)
}

/// The value as kept.
fn checked(field: &Field, value: &Value) -> Result<Value> {
    let unsound = || wrong(field, "kind-field-wrong");
    let text = || value.as_str().ok_or_else(unsound);
    match &field.input {
        Input::Flag => value.as_bool().map(Value::Bool).ok_or_else(unsound),
        Input::Text { length } => Ok(line(field, text()?, *length)?.into()),
        Input::Paragraph { length } => {
            let lines = text()?.replace("\r\n", "\n");
            let lines = lines.trim_matches('\n').trim_end();
            match lines.chars().count() > *length {
                true => Err(wrong(field, Message::new("error-too-long").with("most", length))),
                false => Ok(lines.into()),
            }
        }
        Input::Lines { least, most, length } => {
            let lines = texts(value).ok_or_else(unsound)?.into_iter();
            let lines: Vec<String> =
                lines.map(|text| line(field, text, *length)).collect::<Result<_>>()?;
            let lines: Vec<String> =
                lines.into_iter().filter(|line| !text::is_blank(line)).collect();
            count(field, lines.len(), *least, *most)?;
            let seen: Vec<String> = lines.iter().map(|line| text::seen(line)).collect();
            if (1..seen.len()).any(|i| seen[..i].contains(&seen[i])) {
                return Err(wrong(field, "kind-twice"));
            }
            Ok(lines.into())
        }
        Input::Number { least, most } => {
            let number = value.as_i64().ok_or_else(unsound)?;
            if (*least..=*most).contains(&number) {
                return Ok(number.into());
            }
            let bounds = Message::new("kind-number-bounds").with("least", least).with("most", most);
            Err(wrong(field, bounds))
        }
        Input::Decimal { places } => {
            let number = value.as_f64().ok_or_else(|| wrong(field, "kind-number-wrong"))?;
            let scaled = number * 10_f64.powi((*places).into());
            if number.abs() > LARGEST
                || (scaled - scaled.round()).abs() > 1e-6 * scaled.abs().max(1.0)
            {
                return Err(wrong(
                    field,
                    Message::new("kind-decimal-bounds").with("places", places),
                ));
            }
            Ok(number.into())
        }
        Input::Numbers { most } => {
            let numbers: Option<Vec<u64>> =
                value.as_array().ok_or_else(unsound)?.iter().map(Value::as_u64).collect();
            let mut numbers = numbers.ok_or_else(unsound)?;
            numbers.sort_unstable();
            numbers.dedup();
            count(field, numbers.len(), 1, *most)?;
            Ok(numbers.into())
        }
        Input::Choice { of } => {
            let name = of.iter().find(|name| Some(&***name) == value.as_str());
            name.map(|name| name.to_string().into()).ok_or_else(unsound)
        }
        Input::Choices { of } => {
            let names = texts(value).ok_or_else(unsound)?;
            if names.iter().any(|name| of.iter().all(|known| known != name)) {
                return Err(unsound());
            }
            count(field, names.len(), 1, of.len())?;
            // In the order of the declaration, each once.
            let chosen = of.iter().filter(|known| names.contains(&&***known));
            Ok(chosen.map(ToString::to_string).collect::<Vec<_>>().into())
        }
        Input::Space => Ok(text()?.trim().trim_start_matches('~').into()),
        Input::Zone => {
            let zone = ui::Zone::named(text()?.trim());
            zone.map(|zone| zone.name().into()).ok_or_else(|| wrong(field, "kind-zone-unknown"))
        }
        Input::Due if text()?.trim().len() <= DAY => checked_day(field, text()?),
        Input::Date => checked_day(field, text()?),
        Input::Moment | Input::Due => {
            let moment: Time = serde_json::from_value(value.clone()).map_err(|_| unsound())?;
            Ok(moment.to_string().into())
        }
        Input::Post | Input::Comment | Input::File => {
            let number: i64 = text()?.parse().map_err(|_| unsound())?;
            Ok(number.to_string().into())
        }
        Input::People { .. } => Err(unsound()),
    }
}

/// How long a day is that says no hour: `2026-05-03`.
const DAY: usize = 10;

/// A day of the calendar that there is.
fn checked_day(field: &Field, text: &str) -> Result<Value> {
    let date: Date = text.trim().parse().map_err(|_| wrong(field, "kind-field-wrong"))?;
    Ok(date.to_string().into())
}

/// Lets no field name what its author cannot have; answers the file that it names.
fn reachable(
    tx: &mut Tx<'_>,
    (author, space): (PersonId, SpaceId),
    field: &Field,
    value: &Value,
) -> Result<Option<FileId>> {
    let id = value.as_str().unwrap_or_default();
    match field.input {
        Input::Post => {
            let missing = || wrong(field, "kind-no-such-post");
            let viewer = people::viewer(tx, author)?.ok_or_else(missing)?;
            let post: PostId = id.parse().map_err(|_| missing())?;
            crate::access::readable(tx, &viewer, post).map(|_| None).map_err(|_| missing())
        }
        Input::Space => {
            let missing = || wrong(field, "kind-no-such-space");
            let viewer = people::viewer(tx, author)?.ok_or_else(missing)?;
            let named = spaces::access::visible(tx, &viewer, id).map_err(|_| missing())?;
            // Whoever reads the post would learn that it is there.
            match named.id != space {
                true if named.access == Access::Secret => Err(wrong(field, "kind-secret-space")),
                true if spaces::guests::are_taken(tx, space)? => {
                    Err(wrong(field, "kind-guests-space"))
                }
                _ => Ok(None),
            }
        }
        Input::File => {
            let file: Option<FileId> = id.parse().ok();
            let found = tx.query_opt(&FILE_OF, params![file, author], |row| row.get(0))?;
            found.map(Some).ok_or_else(|| wrong(field, "post-file-gone"))
        }
        _ => Ok(None),
    }
}

fn known(
    tx: &mut Tx<'_>,
    author: PersonId,
    field: &Field,
    value: &Value,
    most: usize,
) -> Result<Vec<PersonId>> {
    let handles = texts(value).ok_or_else(|| wrong(field, "kind-field-wrong"))?;
    let handles: Vec<String> =
        handles.iter().map(|handle| handle.trim().trim_start_matches('@').to_lowercase()).collect();
    let handles: Vec<String> = handles.into_iter().filter(|handle| !handle.is_empty()).collect();
    count(field, handles.len(), 1, most)?;
    let known = people::known_to(tx, author, &handles)?;
    if let Some(stranger) = handles.iter().find(|h| known.iter().all(|card| card.handle != **h)) {
        return Err(wrong(field, Message::new("kind-nobody").with("name", stranger)));
    }
    Ok(known.into_iter().map(|card| card.id).collect())
}

fn line(field: &Field, text: &str, length: usize) -> Result<String> {
    let line = people::names::line(text);
    if line.chars().count() > length {
        return Err(wrong(field, Message::new("error-too-long").with("most", length)));
    }
    Ok(line)
}

fn texts(value: &Value) -> Option<Vec<&str>> {
    value.as_array()?.iter().map(Value::as_str).collect()
}

fn count(field: &Field, n: usize, least: usize, most: usize) -> Result<()> {
    if n < least {
        return Err(wrong(field, Message::new("kind-too-few").with("n", least)));
    }
    if n > most {
        return Err(wrong(field, Message::new("kind-too-many").with("n", most)));
    }
    Ok(())
}
