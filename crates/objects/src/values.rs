//! The typed values of fields, in one table: lists filter and sort by them. They follow what `posts.fields`
//! says, in the same transaction; so who is newly named is known there too.

use std::collections::HashSet;

use jiff::civil::Date;
use kernel::{Activity, PersonId, Result, SpaceId, Tx, params};
use posts::kinds::{Fields, NUMBER, PostKind};
use posts::{Post, PostId};
use serde_json::{Value, json};

use crate::declaration::Type;
use crate::kind::OurKind;
use crate::logged;
use crate::store::{FORGET_VALUES, SPACE_OF, VALUE, VALUES_OF};

/// Keeps the values of a post, and tells whom it names now and did not before.
pub(crate) fn keep(tx: &mut Tx<'_>, by: PersonId, kind: &OurKind, post: &Post) -> Result<()> {
    let before = tx.query(&VALUES_OF, params![post.id], |row| {
        Ok((row.get::<String>(0)?, row.get::<i64>(1)?))
    })?;
    tx.execute(&FORGET_VALUES, params![post.id])?;
    let number = post.fields.get(NUMBER).map(|number| (NUMBER, Type::Line, number));
    let name = kind.name().to_owned();
    // Also of what is retired: it may come back.
    let said = kind.it.fields.iter().filter_map(|field| {
        Some((field.name.as_str(), field.r#type, post.fields.get(&field.name)?))
    });
    for (field, of, value) in number.into_iter().chain(said) {
        for (place, (words, amount)) in typed(of, value).into_iter().enumerate() {
            let place = i64::try_from(place).unwrap_or(i64::MAX);
            tx.execute(&VALUE, params![post.id, field, place, name, words, amount])?;
        }
    }
    let mut named: Vec<PersonId> = Vec::new();
    for field in kind.it.active_fields().filter(|field| field.r#type.names_people()) {
        let known: HashSet<i64> =
            before.iter().filter(|(name, _)| *name == field.name).map(|(_, id)| *id).collect();
        let new = post.fields.people(&field.name).into_iter();
        named.extend(new.filter(|person| !known.contains(&person.0)));
    }
    tell(tx, by, post.id, named)
}

/// The inbox of those who are named follows from the log.
fn tell(tx: &mut Tx<'_>, by: PersonId, post: PostId, mut named: Vec<PersonId>) -> Result<()> {
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

/// A value as it is filtered and sorted by: words, and an amount.
fn typed(of: Type, value: &Value) -> Vec<(String, i64)> {
    let text = || value.as_str().unwrap_or_default();
    let one = |words: &str, amount: i64| vec![(words.to_owned(), amount)];
    match of {
        Type::Line | Type::Text => {
            let folded: String = text::fold(text()).chars().take(200).collect();
            one(&folded, 0)
        }
        Type::Number | Type::Money => {
            // At most 1e11, in ten thousandths.
            #[expect(clippy::cast_possible_truncation, reason = "fields take no larger number")]
            let amount = (value.as_f64().unwrap_or_default() * 10_000.0).round() as i64;
            one("", amount)
        }
        Type::Date => {
            let days = text().parse::<Date>().ok().map(|day| {
                i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
            });
            one("", days.unwrap_or_default())
        }
        Type::Moment => {
            let at = Fields::default().with("at", Some(value.clone())).moment("at");
            one("", at.map_or(0, |at| at.micros()))
        }
        Type::Choice | Type::Space => one(text(), 0),
        Type::Link => one("", text().parse().unwrap_or_default()),
        Type::YesNo => one("", value.as_bool().unwrap_or_default().into()),
        Type::Choices => several(value).map(|name| (name.to_owned(), 0)).collect(),
        Type::Person | Type::People => {
            several(value).map(|id| (String::new(), id.parse().unwrap_or_default())).collect()
        }
    }
}

fn several(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}
