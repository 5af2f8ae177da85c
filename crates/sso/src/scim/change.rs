//! What an act makes of what is said of a resource.

use kernel::Result;
use serde_json::{Map, Value};

use super::attributes::{Attribute, ENTERPRISE_URN, Kind};
use super::filter::{Filter, How};
use super::matching::matches;
use super::patch::{Act, Target};
use super::values;

/// Changes what is said at a place.
///
/// # Errors
/// `Invalid` for a value that is none.
pub(super) fn change(
    of: &mut Map<String, Value>,
    target: &Target,
    act: Act,
    value: &Value,
) -> Result<()> {
    let place = target.place;
    if !place.is_extension {
        return change_in(of, target, act, value);
    }
    let extension = of.entry(ENTERPRISE_URN).or_insert_with(|| Value::Object(Map::new()));
    if let Some(extension) = extension.as_object_mut() {
        change_in(extension, target, act, value)?;
        if extension.is_empty() {
            of.remove(ENTERPRISE_URN);
        }
    }
    Ok(())
}

fn set(of: &mut Map<String, Value>, attribute: &Attribute, act: Act, value: &Value) -> Result<()> {
    let value = if act == Act::Remove { None } else { values::simple(attribute, value)? };
    match value {
        Some(value) => of.insert(attribute.name.to_owned(), value),
        None => of.remove(attribute.name),
    };
    Ok(())
}

fn change_in(of: &mut Map<String, Value>, target: &Target, act: Act, value: &Value) -> Result<()> {
    let attribute = target.place.attribute;
    match (attribute.kind, target.place.part) {
        (Kind::Text | Kind::Flag | Kind::Moment | Kind::Address, _) => {
            set(of, attribute, act, value)
        }
        (Kind::Complex(_), part) => {
            let mut made = match of.remove(attribute.name) {
                Some(Value::Object(made)) => made,
                _ => Map::new(),
            };
            match part {
                Some(part) if matches!(part.kind, Kind::Address) => {
                    made.remove("value");
                    if act != Act::Remove {
                        let named = Map::from_iter([(part.name.to_owned(), value.clone())]);
                        made.extend(values::complex(attribute, &Value::Object(named))?);
                    }
                }
                Some(part) => set(&mut made, part, act, value)?,
                None if act == Act::Remove || value.is_null() || value == "" => made.clear(),
                None => made.extend(values::complex(attribute, value)?),
            }
            if !made.is_empty() {
                of.insert(attribute.name.to_owned(), Value::Object(made));
            }
            Ok(())
        }
        (Kind::List(_), _) => {
            let mut list = match of.remove(attribute.name) {
                Some(Value::Array(list)) => list,
                _ => Vec::new(),
            };
            let before = list.clone();
            change_list(&mut list, target, act, value)?;
            values::one_primary(&mut list, &before);
            list.retain(|one| one.get("value").is_some());
            values::few(attribute, &list)?;
            if !list.is_empty() {
                of.insert(attribute.name.to_owned(), Value::Array(list));
            }
            Ok(())
        }
    }
}

fn change_list(list: &mut Vec<Value>, target: &Target, act: Act, value: &Value) -> Result<()> {
    let attribute = target.place.attribute;
    let is_meant = |one: &Value| target.only.as_ref().is_none_or(|only| matches(only, one));
    match (act, target.place.part, &target.only) {
        (Act::Remove, Some(part), _) => {
            for one in list.iter_mut().filter(|one| is_meant(one)).filter_map(Value::as_object_mut)
            {
                one.remove(part.name);
            }
        }
        // Those of a list are removed, and no others.
        (Act::Remove, None, None) if !value.is_null() => {
            let gone = values::list(attribute, value)?;
            list.retain(|one| !gone.iter().any(|gone| gone["value"] == one["value"]));
        }
        (Act::Remove, None, _) => list.retain(|one| !is_meant(one)),
        (Act::Replace, None, None) => *list = values::list(attribute, value)?,
        (Act::Add, None, None) => {
            for one in values::list(attribute, value)? {
                if let Value::Object(one) = one {
                    values::add(list, one);
                }
            }
        }
        (Act::Add | Act::Replace, part, only) => {
            let said = match part {
                Some(part) => {
                    let mut said = Map::new();
                    set(&mut said, part, act, value)?;
                    if said.is_empty() {
                        for one in list.iter_mut().filter(|one| is_meant(one)) {
                            one.as_object_mut().map(|one| one.remove(part.name));
                        }
                        return Ok(());
                    }
                    said
                }
                None => values::complex(attribute, value)?,
            };
            let mut is_there = false;
            for one in list.iter_mut().filter(|one| is_meant(one)).filter_map(Value::as_object_mut)
            {
                is_there = true;
                one.extend(said.clone());
            }
            if !is_there {
                // What is asked for is made: a first mobile number has the type it was looked for by.
                let mut made = Map::new();
                only.iter().for_each(|only| asked(only, &mut made));
                made.extend(said);
                values::add(list, made);
            }
        }
    }
    Ok(())
}

/// What a value must be that a filter finds.
fn asked(only: &Filter, made: &mut Map<String, Value>) {
    match only {
        Filter::All(all) => all.iter().for_each(|one| asked(one, made)),
        Filter::Is(place, How::Eq, value) if !value.is_null() => {
            if let Ok(Some(value)) = values::simple(place.attribute, value) {
                made.insert(place.attribute.name.to_owned(), value);
            }
        }
        _ => {}
    }
}
