//! What is asked of a list, and what of each resource is told.

use std::collections::HashMap;

use kernel::Result;
use serde_json::{Map, Value, json};

use super::attributes::{ENTERPRISE_URN, Named, Place, Sort, resolve};
use super::filter::{self, Filter};
use super::refusal::invalid;

/// Most resources of one answer.
pub(super) const MOST: i64 = 200;
/// How many where nothing is said.
const USUAL: i64 = 100;

/// What of a resource is told.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    only: Option<Vec<Named>>,
    without: Vec<Named>,
}

/// What is asked of a list.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) filter: Option<Filter>,
    /// From 1.
    pub(super) start: i64,
    pub(super) count: i64,
    pub(super) shown: Shown,
}

type Words = HashMap<String, String>;

/// What stands behind the question mark.
fn of_query(query: &str) -> Words {
    let pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs.map(|(name, value)| (name.to_lowercase(), value.into_owned())).collect()
}

/// The same of a search that is sent as a body.
fn of_body(body: &Value) -> Result<Words> {
    let body = body.as_object().ok_or_else(|| invalid("scim-error-lacks", "SearchRequest"))?;
    let word = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    Ok(body.iter().map(|(name, value)| (name.to_lowercase(), word(value))).collect())
}

impl Shown {
    pub(super) fn of_query(sort: Sort, query: &str) -> Shown {
        Shown::of(sort, &of_query(query))
    }

    fn of(sort: Sort, words: &Words) -> Shown {
        let names = |name: &str| {
            let all = words.get(name).filter(|all| !all.trim().is_empty())?;
            Some(all.split(',').map(|name| resolve(sort, name)).collect::<Vec<_>>())
        };
        Shown {
            only: names("attributes"),
            without: names("excludedattributes").unwrap_or_default(),
        }
    }

    /// Whether the members of a group are told.
    pub(super) fn has_members(&self) -> bool {
        let is_it =
            |named: &Named| matches!(named, Named::At(at) if at.attribute.name == "members");
        let is_out =
            |named: &Named| matches!(named, Named::At(Place { part: None, .. })) && is_it(named);
        let is_asked = self.only.as_ref().is_none_or(|only| only.iter().any(is_it));
        is_asked && !self.without.iter().any(is_out)
    }

    /// A resource, of which only this is told.
    pub(super) fn of_resource(&self, whole: Value) -> Value {
        let Value::Object(whole) = whole else { return whole };
        let mut told = match &self.only {
            None => whole,
            Some(only) => {
                let mut told = Map::new();
                for name in ["schemas", "id"] {
                    whole.get(name).map(|value| told.insert(name.to_owned(), value.clone()));
                }
                only.iter().for_each(|named| copy(&whole, *named, &mut told));
                told
            }
        };
        for named in &self.without {
            leave(&mut told, *named);
        }
        Value::Object(told)
    }
}

fn copy(whole: &Map<String, Value>, named: Named, told: &mut Map<String, Value>) {
    let place = match named {
        Named::Unknown => return,
        Named::Extension => {
            let extension = whole.get(ENTERPRISE_URN);
            extension.map(|all| told.insert(ENTERPRISE_URN.to_owned(), all.clone()));
            return;
        }
        Named::At(place) => place,
    };
    if place.is_extension {
        let Some(Value::Object(from)) = whole.get(ENTERPRISE_URN) else { return };
        let into = told.entry(ENTERPRISE_URN).or_insert_with(|| json!({}));
        if let Value::Object(into) = into {
            copy(from, Named::At(Place { is_extension: false, ..place }), into);
        }
        return;
    }
    let name = place.attribute.name;
    let Some(value) = whole.get(name) else { return };
    let Some(part) = place.part.map(|part| part.name) else {
        told.insert(name.to_owned(), value.clone());
        return;
    };
    let of = |one: &Value, into: &mut Value| {
        if let Some(found) = one.get(part) {
            into[part] = found.clone();
        }
    };
    match value {
        Value::Array(all) => {
            let into = told.entry(name).or_insert_with(|| all.iter().map(|_| json!({})).collect());
            let into = into.as_array_mut().into_iter().flatten();
            all.iter().zip(into).for_each(|(one, into)| of(one, into));
        }
        one => of(one, told.entry(name).or_insert_with(|| json!({}))),
    }
}

fn leave(told: &mut Map<String, Value>, named: Named) {
    let place = match named {
        Named::Unknown => return,
        Named::Extension => {
            told.remove(ENTERPRISE_URN);
            return;
        }
        Named::At(place) => place,
    };
    if place.is_extension {
        if let Some(Value::Object(extension)) = told.get_mut(ENTERPRISE_URN) {
            leave(extension, Named::At(Place { is_extension: false, ..place }));
        }
        return;
    }
    let name = place.attribute.name;
    match place.part.map(|part| part.name) {
        // What a resource is known by is always told.
        None if matches!(name, "id" | "schemas") => {}
        None => drop(told.remove(name)),
        Some(part) => match told.get_mut(name) {
            Some(Value::Array(all)) => {
                all.iter_mut().filter_map(Value::as_object_mut).for_each(|one| {
                    one.remove(part);
                });
            }
            Some(Value::Object(one)) => drop(one.remove(part)),
            _ => {}
        },
    }
}

impl Asked {
    pub(super) fn of_query(sort: Sort, query: &str) -> Result<Asked> {
        Asked::of(sort, &of_query(query))
    }

    pub(super) fn of_body(sort: Sort, body: &Value) -> Result<Asked> {
        Asked::of(sort, &of_body(body)?)
    }

    fn of(sort: Sort, words: &Words) -> Result<Asked> {
        let number = |name: &'static str, usual: i64| match words.get(&name.to_lowercase()) {
            None => Ok(usual),
            Some(word) if word.trim().is_empty() => Ok(usual),
            Some(word) => word.trim().parse().map_err(|_| invalid("scim-error-value", name)),
        };
        let filter = words.get("filter").filter(|text| !text.trim().is_empty());
        Ok(Asked {
            filter: filter.map(|text| filter::parse(sort, text)).transpose()?,
            start: number("startIndex", 1)?.max(1),
            count: number("count", USUAL)?.clamp(0, MOST),
            shown: Shown::of(sort, words),
        })
    }

    /// A page of what was found.
    pub(super) fn page<T>(&self, all: Vec<T>) -> (i64, Vec<T>) {
        let total = i64::try_from(all.len()).unwrap_or(i64::MAX);
        let skipped = usize::try_from(self.start - 1).unwrap_or(usize::MAX);
        let count = usize::try_from(self.count).unwrap_or_default();
        (total, all.into_iter().skip(skipped).take(count).collect())
    }
}

/// A list as it is told.
pub(super) fn told(total: i64, start: i64, resources: &[Value]) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        "totalResults": total,
        "startIndex": start,
        "itemsPerPage": resources.len(),
        "Resources": resources,
    })
}
