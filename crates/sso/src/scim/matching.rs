//! Whether a resource is what a filter asks for.

use kernel::Result;
use serde_json::Value;

use super::attributes::{Attribute, ENTERPRISE_URN, Kind, Place};
use super::filter::{Filter, How};
use super::refusal::invalid;

/// Whether this resource, or value of a list, is so.
pub(super) fn matches(filter: &Filter, of: &Value) -> bool {
    match filter {
        Filter::All(all) => all.iter().all(|one| matches(one, of)),
        Filter::Any(any) => any.iter().any(|one| matches(one, of)),
        Filter::Not(one) => !matches(one, of),
        Filter::Has(place) => !values(*place, of).is_empty(),
        Filter::Within(place, inner) => {
            let all = within(*place, of).and_then(|root| root[place.attribute.name].as_array());
            all.is_some_and(|all| all.iter().any(|one| matches(inner, one)))
        }
        Filter::Is(place, how, asked) => {
            let found = values(*place, of);
            match (how, asked) {
                (How::Eq, Value::Null) => found.is_empty(),
                (How::Ne, Value::Null) => !found.is_empty(),
                (How::Ne, _) => !found.iter().any(|one| is(one, How::Eq, asked, compared(*place))),
                _ => found.iter().any(|one| is(one, *how, asked, compared(*place))),
            }
        }
    }
}

fn within(place: Place, of: &Value) -> Option<&Value> {
    if place.is_extension { of.get(ENTERPRISE_URN) } else { Some(of) }
}

/// What a comparison is of: of a list, the `value` of each.
fn compared(place: Place) -> &'static Attribute {
    let value = || place.attribute.parts().iter().find(|part| part.name == "value");
    place.part.or_else(value).unwrap_or(place.attribute)
}

fn values(place: Place, of: &Value) -> Vec<&Value> {
    let Some(found) = within(place, of).and_then(|root| root.get(place.attribute.name)) else {
        return Vec::new();
    };
    let name = compared(place).name;
    let is_simple = !matches!(place.attribute.kind, Kind::Complex(_) | Kind::List(_));
    match found {
        Value::Array(all) if !is_simple => all.iter().filter_map(|one| one.get(name)).collect(),
        Value::Array(all) => all.iter().collect(),
        Value::Object(_) => match found.get(name) {
            Some(part) => vec![part],
            None if place.part.is_none() => vec![found],
            None => Vec::new(),
        },
        one => vec![one],
    }
}

fn is(one: &Value, how: How, asked: &Value, of: &Attribute) -> bool {
    let written = |value: &Value| match value {
        Value::String(text) if of.is_exact => text.clone(),
        Value::String(text) => text.to_lowercase(),
        other => other.to_string(),
    };
    let (one, asked) = (written(one), written(asked));
    match how {
        How::Eq => one == asked,
        How::Ne => one != asked,
        How::Co => one.contains(&asked),
        How::Sw => one.starts_with(&asked),
        How::Ew => one.ends_with(&asked),
        How::Gt => one > asked,
        How::Ge => one >= asked,
        How::Lt => one < asked,
        How::Le => one <= asked,
    }
}

/// What a text must be, where the whole filter asks for one.
pub(super) fn must_be<'f>(filter: &'f Filter, name: &str) -> Option<&'f str> {
    match filter {
        Filter::All(all) => all.iter().find_map(|one| must_be(one, name)),
        Filter::Is(place, How::Eq, Value::String(asked)) => {
            let is_it = place.attribute.name == name && !place.is_extension;
            is_it.then_some(asked.as_str())
        }
        _ => None,
    }
}

/// The members that a filter names.
///
/// # Errors
/// `Invalid` where it asks something else of them than who they are.
pub(super) fn members(filter: &Filter) -> Result<Vec<String>> {
    let is_member = |place: &Place| place.attribute.name == "members";
    match filter {
        Filter::All(all) | Filter::Any(all) => {
            Ok(all.iter().map(members).collect::<Result<Vec<_>>>()?.concat())
        }
        Filter::Not(one) => members(one),
        Filter::Within(place, inner) if is_member(place) => who(inner),
        Filter::Is(place, How::Eq, Value::String(asked)) if is_member(place) => {
            match compared(*place).name {
                "value" => Ok(vec![asked.clone()]),
                _ => Err(invalid("scim-error-members", asked)),
            }
        }
        Filter::Is(place, ..) | Filter::Has(place) if is_member(place) => {
            Err(invalid("scim-error-members", "members"))
        }
        _ => Ok(Vec::new()),
    }
}

/// Whom `value eq "…"`, or several of them, are about.
///
/// # Errors
/// `Invalid` where something else is asked.
pub(super) fn who(filter: &Filter) -> Result<Vec<String>> {
    match filter {
        Filter::Any(any) => Ok(any.iter().map(who).collect::<Result<Vec<_>>>()?.concat()),
        Filter::Is(place, How::Eq, Value::String(asked)) if place.attribute.name == "value" => {
            Ok(vec![asked.clone()])
        }
        _ => Err(invalid("scim-error-members", "members")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::attributes::Sort;
    use super::super::filter::parse;
    use super::{ENTERPRISE_URN, matches};

    #[test]
    fn filters_find_what_they_ask_for() {
        let noor = json!({ "id": "Ab", "externalId": "X1", "userName": "Noor@Example.com",
            "active": true, "name": { "familyName": "Haddad" },
            "emails": [{ "value": "noor@example.com", "type": "work", "primary": true },
                { "value": "n@home.example", "type": "home" }],
            ENTERPRISE_URN: { "department": "Purchasing", "manager": { "value": "m1" } },
            "meta": { "created": "2026-11-05T08:00:00Z" } });
        for (filter, found) in [
            (r#"userName eq "noor@example.COM""#, true),
            (r#"USERNAME EQ "noor@example.com""#, true),
            (r#"id eq "ab""#, false),
            (r#"externalId eq "X1" and id eq "Ab""#, true),
            (r#"userName ne "x""#, true),
            (r#"emails eq "n@home.example""#, true),
            (r#"emails.value ew "home.example""#, true),
            (r#"emails[type eq "work" and value co "home"]"#, false),
            (r#"emails[type eq "home" and value co "home"]"#, true),
            (r#"emails[not (primary eq true) and value pr]"#, true),
            (r#"name.familyName sw "had" and not (active eq false)"#, true),
            ("active eq True", true),
            (r#"active eq "true""#, true),
            ("active eq false or title pr", false),
            ("title eq null", true),
            (r#"(title pr or userName pr) and active pr"#, true),
            (r#"title pr or userName pr and active eq false"#, false),
            (r#"meta.created gt "2026-01-01T00:00:00Z""#, true),
            (r#"meta.created le "2026-01-01T00:00:00Z""#, false),
            (&format!(r#"{ENTERPRISE_URN}:department eq "purchasing""#), true),
            (&format!(r#"{ENTERPRISE_URN}:manager eq "m1""#), true),
            (r#"userName eq "a\"b\\""#, false),
        ] {
            let read =
                parse(Sort::User, filter).unwrap_or_else(|error| panic!("{filter}: {error}"));
            assert_eq!(matches(&read, &noor), found, "{filter}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        let deep = |n: usize| format!("{}userName pr{}", "(".repeat(n), ")".repeat(n));
        assert!(parse(Sort::User, &deep(10)).is_ok());
        let (eleven, very) = (deep(11), deep(100_000));
        let long = format!("userName eq \"{}\"", "x".repeat(9_000));
        for filter in [
            "",
            " ",
            "userName",
            "userName eq",
            "userName eq x",
            "userName is \"x\"",
            "eq \"x\"",
            "userName eq \"x",
            "userName eq \"x\" and",
            "and",
            "(userName pr",
            "userName pr)",
            "userName pr userName pr",
            "not userName pr",
            "userName[value eq \"x\"]",
            "roles pr",
            "not (roles eq \"x\")",
            "emails[rank eq 1]",
            "emails[value eq \"x\"",
            "emails[]",
            "userName eq [1]",
            "userName eq {}",
            "password sw \"a\"",
            "name.x pr",
            "é pr",
            "userName eq \"\u{0}\"",
            &eleven,
            &very,
            &long,
        ] {
            assert!(parse(Sort::User, filter).is_err(), "{}", &filter[..filter.len().min(40)]);
        }
    }
}
