//! Who is in a group: in which order people are put in and taken out.

use std::collections::{HashMap, HashSet};

use kernel::{PersonId, Result, Tx, params};
use people::groups::{self, GroupId};
use serde_json::{Map, Value};

use super::attributes::Sort;
use super::directory::{Directory, Proved};
use super::patch::{self, Act, Operation, Target};
use super::refusal::{invalid, too_large};
use super::store::*;
use super::{matching, values};

/// Most people in a group.
const MOST: usize = 10_000;

/// What is done to the people of a group, by what the directory knows them by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Add(Vec<String>),
    Remove(Vec<String>),
    RemoveAll,
    Set(Vec<String>),
}

/// What a request says of a group.
#[derive(Clone, Debug, Default)]
pub(crate) struct News {
    pub(crate) name: Option<String>,
    /// Nothing where nothing is said; an empty one takes it back.
    pub(crate) external: Option<String>,
    pub(crate) steps: Vec<Step>,
}

impl News {
    /// What all of a group is to be.
    ///
    /// # Errors
    /// `Invalid`; `TooLarge`.
    pub(super) fn whole(body: &Value) -> Result<News> {
        if !body.is_object() {
            return Err(invalid("scim-error-lacks", Sort::Group.name()));
        }
        let mut news = News::default();
        news.add(&Operation { act: Act::Replace, path: None, value: body.clone() })?;
        match news.name {
            Some(_) => Ok(news),
            None => Err(invalid("scim-error-required", "displayName")),
        }
    }

    /// What changes of it.
    ///
    /// # Errors
    /// As [`News::whole`].
    pub(super) fn changes(body: &Value) -> Result<News> {
        let mut news = News::default();
        patch::operations(body)?.iter().try_for_each(|one| news.add(one))?;
        Ok(news)
    }

    fn add(&mut self, operation: &Operation) -> Result<()> {
        patch::each(Sort::Group, operation, |target, act, value| {
            let attribute = target.place.attribute;
            if attribute.name == "members" {
                self.steps.extend(step(target, act, value)?);
                return Ok(());
            }
            let text = match act {
                Act::Remove => None,
                _ => values::text(attribute, value)?,
            };
            match (attribute.name, text) {
                ("displayName", None) => Err(invalid("scim-error-required", "displayName")),
                ("displayName", name) => {
                    self.name = name;
                    Ok(())
                }
                (_, external) => {
                    self.external = Some(external.unwrap_or_default());
                    Ok(())
                }
            }
        })
    }
}

fn step(target: &Target, act: Act, value: &Value) -> Result<Option<Step>> {
    if let Some(only) = &target.only {
        return match (act, target.place.part) {
            (Act::Remove, None) => Ok(Some(Step::Remove(matching::who(only)?))),
            _ => Err(invalid("scim-error-members", "members[]")),
        };
    }
    Ok(match act {
        Act::Add => Some(Step::Add(named(value, true)?)),
        Act::Replace => Some(Step::Set(named(value, true)?)),
        Act::Remove if value.is_null() => Some(Step::RemoveAll),
        Act::Remove => Some(Step::Remove(named(value, false)?)),
    })
}

/// Whom a list names.
fn named(value: &Value, is_strict: bool) -> Result<Vec<String>> {
    let all = match value {
        Value::Array(all) => all.as_slice(),
        Value::Null => &[],
        one => std::slice::from_ref(one),
    };
    if all.len() > MOST {
        return Err(too_large("scim-error-large-group", MOST));
    }
    let one = |one: &Value| {
        let part = |name: &str| {
            let all: Option<&Map<String, Value>> = one.as_object();
            all?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?.1.as_str()
        };
        if is_strict && part("type").is_some_and(|kind| kind.eq_ignore_ascii_case("group")) {
            return Err(invalid("scim-error-nested", part("value").unwrap_or_default()));
        }
        let value = one.as_str().or_else(|| part("value"));
        let value = value.or_else(|| part("$ref").and_then(values::meant));
        value.map(str::to_owned).ok_or_else(|| invalid("scim-error-value", "members"))
    };
    all.iter().map(one).collect()
}

/// Does what is said, in its order; answers whether anything is new, and how many are in it.
///
/// # Errors
/// `Invalid` for who is nobody of this directory, or a group; `TooLarge`.
pub(super) fn done(
    tx: &mut Tx<'_>,
    of: &Proved<'_>,
    group: GroupId,
    steps: &[Step],
) -> Result<(bool, usize)> {
    let was: HashSet<PersonId> =
        tx.query(&IN_GROUP, params![group], |row| row.get(0))?.into_iter().collect();
    let mut is = was.clone();
    for step in steps {
        match step {
            Step::Add(names) => is.extend(people(tx, of, names.clone(), true)?),
            Step::Set(names) => is = people(tx, of, names.clone(), true)?,
            Step::Remove(names) => {
                let gone = people(tx, of, names.clone(), false)?;
                is.retain(|person| !gone.contains(person));
            }
            Step::RemoveAll => is.clear(),
        }
    }
    if is.len() > MOST {
        return Err(too_large("scim-error-large-group", MOST));
    }
    put(tx, of, group, &changes(&was, &is))?;
    Ok((was != is, is.len()))
}

/// Who comes into a group, and who leaves it, so that of the people who were in it there are those who are.
pub(crate) fn changes(was: &HashSet<PersonId>, is: &HashSet<PersonId>) -> Vec<(PersonId, bool)> {
    let gone = was.difference(is).map(|gone| (*gone, false));
    let mut changes: Vec<_> = gone.chain(is.difference(was).map(|new| (*new, true))).collect();
    changes.sort_unstable();
    changes
}

/// Puts people into a group, or takes them out.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    _: &Proved<'_>,
    group: GroupId,
    changes: &[(PersonId, bool)],
) -> Result<()> {
    for (person, is_in) in changes {
        groups::kept::put(tx, group, *person, *is_in)?;
    }
    Ok(())
}

/// Who has these names; where that is asked, all must be somebody.
fn people(
    tx: &mut Tx<'_>,
    of: &Directory,
    names: Vec<String>,
    is_strict: bool,
) -> Result<HashSet<PersonId>> {
    if names.is_empty() {
        return Ok(HashSet::new());
    }
    let found = tx.query(&PEOPLE, params![of.id, names], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found: HashMap<String, PersonId> = found.into_iter().collect();
    let missing: Vec<String> = names.into_iter().filter(|name| !found.contains_key(name)).collect();
    if let (true, Some(first)) = (is_strict, missing.first()) {
        let nested = tx.query(&ARE_GROUPS, params![of.id, missing], |row| row.get::<String>(0))?;
        return Err(match nested.first() {
            Some(group) => invalid("scim-error-nested", group),
            None => invalid("scim-error-nobody", first),
        });
    }
    Ok(found.into_values().collect())
}
