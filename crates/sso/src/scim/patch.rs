//! Changes as directories send them: RFC 7644, 3.5.2, and what Entra ID, Okta and others make of it: capital letters in
//! `op`, paths as names of a value without a path, truth as a word, a list of what is to be removed.

use kernel::Result;
use serde_json::{Map, Value};

use super::attributes::{ENTERPRISE, Named, Place, Sort, resolve};
use super::change::change;
use super::filter::{Filter, parse_within};
use super::refusal::{invalid, too_large};

/// Most operations of one request.
const MOST: usize = 1_000;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Add,
    Remove,
    Replace,
}

/// One operation.
#[derive(Debug)]
pub(super) struct Operation {
    pub(super) act: Act,
    pub(super) path: Option<String>,
    pub(super) value: Value,
}

/// Where an operation is about.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) place: Place,
    /// Of a list, those that are so.
    pub(super) only: Option<Filter>,
}

fn field<'v>(of: &'v Value, name: &str) -> Option<&'v Value> {
    of.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// The operations of a request.
///
/// # Errors
/// `Invalid` where it has none, or one that is none; `TooLarge`.
pub(super) fn operations(body: &Value) -> Result<Vec<Operation>> {
    let all = field(body, "Operations").and_then(Value::as_array);
    let all = all.filter(|all| !all.is_empty());
    let all = all.ok_or_else(|| invalid("scim-error-lacks", "Operations"))?;
    if all.len() > MOST {
        return Err(too_large("scim-error-operations", MOST));
    }
    all.iter().map(operation).collect()
}

fn operation(said: &Value) -> Result<Operation> {
    let op = field(said, "op").and_then(Value::as_str).unwrap_or_default();
    let act = match op.to_ascii_lowercase().as_str() {
        "add" => Act::Add,
        "remove" => Act::Remove,
        "replace" => Act::Replace,
        _ => return Err(invalid("scim-error-op", op)),
    };
    let path = match field(said, "path") {
        None | Some(Value::Null) => None,
        Some(Value::String(path)) if path.trim().is_empty() => None,
        Some(Value::String(path)) => Some(path.clone()),
        Some(other) => return Err(invalid("scim-error-path", other)),
    };
    let value = field(said, "value").cloned().unwrap_or_default();
    Ok(Operation { act, path, value })
}

/// Calls `each` with every place of an operation, and what is said of it. What nobody knows is passed over.
///
/// # Errors
/// `Invalid` for a path that is none, for what is ours to say, and where nothing is named.
pub(super) fn each(
    sort: Sort,
    operation: &Operation,
    mut each: impl FnMut(&Target, Act, &Value) -> Result<()>,
) -> Result<()> {
    let act = operation.act;
    if let Some(path) = &operation.path {
        return at(sort, path, act, &operation.value, true, &mut each);
    }
    if act == Act::Remove {
        return Err(invalid("scim-error-no-target", "remove"));
    }
    let Some(said) = operation.value.as_object() else {
        return Err(invalid("scim-error-value", "value"));
    };
    for (path, value) in said {
        at(sort, path, act, value, false, &mut each)?;
    }
    Ok(())
}

fn at(
    sort: Sort,
    path: &str,
    act: Act,
    value: &Value,
    is_named: bool,
    each: &mut impl FnMut(&Target, Act, &Value) -> Result<()>,
) -> Result<()> {
    // What stands in brackets may hold dots and marks of its own.
    let bare = |name: &str| match resolve(sort, name) {
        Named::At(place) => Some(place),
        _ => None,
    };
    let target = match path.split_once('[') {
        Some((name, rest)) => {
            let (inner, part) =
                rest.rsplit_once(']').ok_or_else(|| invalid("scim-error-path", path))?;
            let Some(place) = bare(name) else { return Ok(()) };
            if !place.attribute.is_list() || place.part.is_some() {
                return Err(invalid("scim-error-path", path));
            }
            let only = parse_within(place.attribute, inner)?;
            let place = match part.trim().strip_prefix('.') {
                None if part.trim().is_empty() => place,
                None => return Err(invalid("scim-error-path", path)),
                Some(part) => {
                    let Some(part) = super::attributes::named(place.attribute.parts(), part) else {
                        return Ok(());
                    };
                    Place { part: Some(part), ..place }
                }
            };
            Target { place, only: Some(only) }
        }
        None => match resolve(sort, path) {
            Named::Unknown => return Ok(()),
            Named::At(place) => Target { place, only: None },
            Named::Extension => {
                let all = ENTERPRISE.iter().map(|attribute| Target {
                    place: Place { is_extension: true, attribute, part: None },
                    only: None,
                });
                for target in all {
                    match field(value, target.place.attribute.name) {
                        Some(value) => each(&target, act, value)?,
                        None if act == Act::Remove && value.is_null() => {
                            each(&target, act, &Value::Null)?;
                        }
                        None => {}
                    }
                }
                return Ok(());
            }
        },
    };
    match target.place.attribute.is_ours {
        // The id and the like come back among what is said.
        true if !is_named => Ok(()),
        true => Err(invalid("scim-error-read-only", path)),
        false => each(&target, act, value),
    }
}

/// What a directory says of a new resource, or of all of one.
///
/// # Errors
/// `Invalid` where it is no object, or a value is none.
pub(crate) fn whole(sort: Sort, body: &Value) -> Result<Map<String, Value>> {
    let mut made = Map::new();
    let all = Operation { act: Act::Replace, path: None, value: body.clone() };
    if !body.is_object() {
        return Err(invalid("scim-error-lacks", sort.name()));
    }
    each(sort, &all, |target, act, value| change(&mut made, target, act, value))?;
    Ok(made)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::attributes::ENTERPRISE_URN as ENTERPRISE;
    use super::{Sort, change, each, operations, whole};

    fn patched(before: &Value, all: &Value) -> kernel::Result<Value> {
        let mut made = whole(Sort::User, before)?;
        for one in operations(&json!({ "Operations": all }))? {
            each(Sort::User, &one, |target, act, value| change(&mut made, target, act, value))?;
        }
        Ok(Value::Object(made))
    }

    #[test]
    fn an_address_says_whom_it_means() {
        let (manager, address) =
            (format!("{ENTERPRISE}:manager"), "https://parvis.example/scim/v2/Users/7");
        let before = json!({ "userName": "c", "displayName": "C",
            ENTERPRISE: { "manager": { "$ref": address } } });
        let led_by = |all: Value| {
            let made = patched(&before, &all).expect("a resource");
            made[ENTERPRISE]["manager"].clone()
        };
        let made = whole(Sort::User, &before).expect("a resource");
        assert_eq!(made[ENTERPRISE]["manager"], json!({ "value": "7" }));
        let part = format!("{manager}.$ref");
        let other = "https://parvis.example/scim/v2/Users/8";
        for (op, path, value, after) in [
            ("replace", &part, json!(other), json!({ "value": "8" })),
            ("replace", &manager, json!({ "$ref": other }), json!({ "value": "8" })),
            ("replace", &manager, json!({ "$ref": other, "value": "9" }), json!({ "value": "9" })),
            ("remove", &part, Value::Null, Value::Null),
        ] {
            let all = json!([{ "op": op, "path": path, "value": value }]);
            assert_eq!(led_by(all), after, "{op} {path}");
        }
    }

    #[test]
    fn every_dialect_says_the_same() {
        let before = json!({ "userName": "c", "displayName": "C", "title": "T",
            "emails": [{ "value": "a@x.example", "type": "work" }], "active": true });
        let manager = format!("{ENTERPRISE}:manager");
        let department = format!("{ENTERPRISE}:department");
        for (all, path, after) in [
            (
                json!([{ "op": "Replace", "path": "active", "value": "False" }]),
                "/active",
                json!(false),
            ),
            (json!([{ "op": "replace", "value": { "active": false } }]), "/active", json!(false)),
            (json!([{ "op": "Remove", "path": "title" }]), "/title", Value::Null),
            (json!([{ "op": "Replace", "path": "title", "value": "" }]), "/title", Value::Null),
            (
                json!([{ "op": "add", "path": "emails[type eq \"work\"].value", "value": "b@x.example" }]),
                "/emails",
                json!([{ "value": "b@x.example", "type": "work" }]),
            ),
            (
                json!([{ "op": "Add", "path": "phoneNumbers[type eq \"mobile\"].value", "value": "+33 6" }]),
                "/phoneNumbers",
                json!([{ "value": "+33 6", "type": "mobile" }]),
            ),
            (
                json!([{ "op": "replace", "value": { "emails[type eq \"work\"].value": "b@x.example",
                "name.familyName": "Martin", &department: "P", "id": "7", "roles": ["administrator"] } }]),
                "/name/familyName",
                json!("Martin"),
            ),
            (
                json!([{ "op": "replace", "value": { &department: "P" } }]),
                &*format!("/{ENTERPRISE}/department"),
                json!("P"),
            ),
            (
                json!([{ "op": "replace", "path": ENTERPRISE, "value": { "department": "P" } }]),
                &*format!("/{ENTERPRISE}/department"),
                json!("P"),
            ),
            (
                json!([{ "op": "Add", "path": manager, "value": "m" }]),
                &*format!("/{ENTERPRISE}/manager"),
                json!({ "value": "m" }),
            ),
            (
                json!([{ "op": "Add", "path": manager, "value": { "value": "m", "displayName": "M" } },
                { "op": "remove", "path": manager }]),
                &*format!("/{ENTERPRISE}"),
                Value::Null,
            ),
            (
                json!([{ "op": "remove", "path": "emails", "value": [{ "value": "other@x.example" }] }]),
                "/emails/0/value",
                json!("a@x.example"),
            ),
            (
                json!([{ "op": "remove", "path": "emails[value eq \"a@x.example\"]" }]),
                "/emails",
                Value::Null,
            ),
            (json!([{ "op": "remove", "path": "emails" }]), "/emails", Value::Null),
            (
                json!([{ "op": "add", "path": "emails", "value": { "value": "b@x.example", "primary": "True" } }]),
                "/emails/1/primary",
                json!(true),
            ),
            (json!([{ "op": "replace", "path": "emails", "value": [] }]), "/emails", Value::Null),
            (
                json!([{ "op": "add", "path": "roles", "value": [{ "value": "administrator" }] }]),
                "/roles",
                Value::Null,
            ),
        ] {
            let made = patched(&before, &all).unwrap_or_else(|error| panic!("{all}: {error}"));
            assert_eq!(made.pointer(path).cloned().unwrap_or_default(), after, "{all}: {made}");
            assert_eq!(made["userName"], "c");
        }
    }

    #[test]
    fn what_is_no_change_is_refused() {
        let before = json!({ "userName": "c" });
        for all in [
            json!([]),
            json!({}),
            json!(["add"]),
            json!([{}]),
            json!([{ "op": "move", "path": "title" }]),
            json!([{ "op": "remove" }]),
            json!([{ "op": "add" }]),
            json!([{ "op": "add", "value": "x" }]),
            json!([{ "op": "add", "path": 7, "value": "x" }]),
            json!([{ "op": "replace", "path": "id", "value": "x" }]),
            json!([{ "op": "replace", "path": "meta.created", "value": "x" }]),
            json!([{ "op": "replace", "path": "active", "value": "perhaps" }]),
            json!([{ "op": "replace", "path": "active", "value": 0 }]),
            json!([{ "op": "replace", "path": "title", "value": {} }]),
            json!([{ "op": "replace", "path": "title", "value": "x".repeat(1_001) }]),
            json!([{ "op": "replace", "path": "title[value eq \"x\"]", "value": "x" }]),
            json!([{ "op": "replace", "path": "emails[type eq \"x\"", "value": "x" }]),
            json!([{ "op": "replace", "path": "emails[rank eq 1].value", "value": "x" }]),
            json!([{ "op": "replace", "path": "emails[type eq \"x\"]value", "value": "x" }]),
            json!([{ "op": "add", "path": "emails",
                "value": (0..51).map(|n| n.to_string()).collect::<Vec<_>>() }]),
        ] {
            assert!(patched(&before, &all).is_err(), "{all}");
        }
    }
}
