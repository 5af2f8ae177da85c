//! The typed values of fields, in one table: lists filter and sort by them. They follow what `posts.fields`
//! says, in the same transaction; so who is newly named is known there too.

use std::collections::HashSet;

use jiff::civil::Date;
use kernel::{Activity, PersonId, Result, SpaceId, Tx, params};
use posts::kinds::{Fields, NUMBER, PostKind};
use posts::{Post, PostId};
use serde_json::{Value, json};

use crate::declaration::{Declaration, FieldDef, Type};
use crate::kind::{OurKind, kind_name};
use crate::logged;
use crate::rules::{self, Happened};
use crate::store::{FORGET_VALUES, REORDER, SPACE_OF, VALUE, VALUES_OF};

/// The status, among the values: no field has such a name.
pub(crate) const STATE: &str = "@state";
/// Until when the status should have been left, among the values.
pub(crate) const DEADLINE: &str = "@due";
/// When to say that this comes near.
pub(crate) const SOON: &str = "@soon";
/// In microseconds.
const HOUR: i64 = 3_600_000_000;

/// A value as it is kept: its field, its amount and its words.
type Kept = (String, i64, String);

/// Keeps the values of a post, and tells whom it names now and did not before.
pub(crate) fn keep(tx: &mut Tx<'_>, by: PersonId, kind: &OurKind, post: &Post) -> Result<()> {
    let before: Vec<Kept> =
        tx.query(&VALUES_OF, params![post.id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    tx.execute(&FORGET_VALUES, params![post.id])?;
    let name = kind.name().to_owned();
    let whole = whole(&kind.it, &post.state, &post.fields).into_iter();
    for (field, all) in whole.chain(deadline(tx, &kind.it, post, &before)) {
        for (at, (amount, words)) in all.into_iter().enumerate() {
            tx.execute(&VALUE, params![post.id, field, place(at), name, amount, words])?;
        }
    }
    let mut named: Vec<PersonId> = Vec::new();
    for field in kind.it.active_fields().filter(|field| field.r#type.names_people()) {
        let known = before.iter().filter(|(name, ..)| *name == field.name);
        let known: HashSet<i64> = known.map(|(_, id, _)| *id).collect();
        let new = post.fields.people(&field.name).into_iter();
        named.extend(new.filter(|person| !known.contains(&person.0)));
    }
    tell(tx, by, post.id, named)?;
    match before.is_empty() {
        true => rules::run(tx, &kind.it, &Happened::to(post, "created").by(by)),
        false => Ok(()),
    }
}

/// Until when the state should be left, and when to say that this comes near: a quarter of the time before. They
/// begin with the state.
fn deadline(
    tx: &Tx<'_>,
    it: &Declaration,
    post: &Post,
    before: &[Kept],
) -> Vec<(&'static str, Vec<(i64, String)>)> {
    let is_in = |(field, _, words): &Kept| field == STATE && *words == post.state;
    if before.iter().any(is_in) {
        let kept = [DEADLINE, SOON].map(|name| {
            let kept = before.iter().filter(|(field, ..)| field == name);
            (name, kept.map(|(_, amount, words)| (*amount, words.clone())).collect())
        });
        return kept.into();
    }
    let hours = it.state(&post.state).map_or(0, |state| i64::from(state.hours));
    if hours == 0 {
        return Vec::new();
    }
    let due = tx.now().micros() + hours * HOUR;
    vec![
        (DEADLINE, vec![(due, String::new())]),
        (SOON, vec![(due - hours * HOUR / 4, String::new())]),
    ]
}

/// The inbox of those who are named follows from the log.
pub(crate) fn tell(
    tx: &mut Tx<'_>,
    by: PersonId,
    post: PostId,
    mut named: Vec<PersonId>,
) -> Result<()> {
    named.sort_unstable();
    named.dedup();
    if named.is_empty() {
        return Ok(());
    }
    let space: SpaceId = tx.query_one(&SPACE_OF, params![post], |row| row.get(0))?;
    let people: Vec<String> = named.iter().map(PersonId::to_string).collect();
    let activity = Activity::new(logged::POST_ASSIGNED, post.0).by(by).within(space);
    tx.log(activity.data(json!({ "people": people })))
}

/// What a post says, under the names of its fields; also in those that are retired: they may come back.
pub(crate) fn whole<'a>(
    it: &'a Declaration,
    state: &str,
    fields: &Fields,
) -> Vec<(&'a str, Vec<(i64, String)>)> {
    let place_of = it.states.iter().position(|known| known.name == state);
    let state = place_of.map(|at| (STATE, vec![(place(at), state.to_owned())]));
    let number = fields.get(NUMBER).and_then(Value::as_str);
    let number = number.map(|number| (NUMBER, vec![(0, text::fold(number))]));
    let said = it
        .fields
        .iter()
        .filter_map(|field| Some((field.name.as_str(), typed(field, fields.get(&field.name)?))));
    state.into_iter().chain(number).chain(said).collect()
}

/// A value as it is filtered and sorted by: an amount, and words.
fn typed(field: &FieldDef, value: &Value) -> Vec<(i64, String)> {
    let text = || value.as_str().unwrap_or_default();
    let chosen = |name: &str| {
        let at = field.choices.iter().position(|choice| choice.name == name);
        (place(at.unwrap_or_default()), name.to_owned())
    };
    let amount = |amount: i64| vec![(amount, String::new())];
    match field.r#type {
        Type::Line | Type::Text => {
            let folded: String = text::fold(text()).chars().take(200).collect();
            vec![(0, folded)]
        }
        Type::Number | Type::Money => amount(ten_thousandths(value.as_f64().unwrap_or_default())),
        Type::Date => amount(text().parse().map_or(0, day)),
        Type::Moment => {
            let at = Fields::default().with("at", Some(value.clone())).moment("at");
            amount(at.map_or(0, |at| at.micros()))
        }
        Type::Space => vec![(0, text().to_owned())],
        Type::Link => amount(text().parse().unwrap_or_default()),
        Type::YesNo => amount(value.as_bool().unwrap_or_default().into()),
        Type::Choice => vec![chosen(text())],
        Type::Choices => several(value).map(chosen).collect(),
        Type::Person | Type::People => {
            several(value).map(|id| (id.parse().unwrap_or_default(), String::new())).collect()
        }
    }
}

fn several(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// A place in a list.
pub(crate) fn place(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

/// A number as it is sorted by: fields take none that is larger than 1e11, and four decimals.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a number that is too large is as large as can be"
)]
pub(crate) fn ten_thousandths(number: f64) -> i64 {
    (number * 10_000.0).round() as i64
}

/// A day as it is sorted by.
pub(crate) fn day(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

/// What a new version puts in another order is sorted by that order.
pub(crate) fn reorder(tx: &mut Tx<'_>, before: &Declaration, now: &Declaration) -> Result<()> {
    let kind = kind_name(&now.name);
    let mut moved: Vec<(&str, usize, &str)> = Vec::new();
    for (at, state) in now.states.iter().enumerate() {
        if before.states.get(at).is_none_or(|known| known.name != state.name) {
            moved.push((STATE, at, &state.name));
        }
    }
    for field in &now.fields {
        let known = before.field(&field.name).map_or(&[][..], |field| &field.choices);
        for (at, choice) in field.choices.iter().enumerate() {
            if known.get(at).is_none_or(|known| known.name != choice.name) {
                moved.push((&field.name, at, &choice.name));
            }
        }
    }
    for (field, at, name) in moved {
        tx.execute(&REORDER, params![kind, field, name, place(at)])?;
    }
    Ok(())
}
