//! What a post says in its fields, in words that people read.

use std::collections::HashMap;

use kernel::{Error, PersonId, Result, Tx, params};
use people::PersonCard;
use serde_json::Value;
use ui::Locale;

use super::store::STATES;
use super::{Due, Field, Fields, Input, Kind, Kinds, Word, people_of};
use crate::{Post, PostId};

/// The fields that a kind declares, with the people beside them: each as an identifier, in the field
/// that asked for people.
pub(crate) fn whole(asked: &[Field], fields: &Fields, people: &[PersonId]) -> Fields {
    asked.iter().fold(Fields::default(), |whole, field| match field.input {
        // What an earlier release wrote has them beside the post alone.
        Input::People { .. } if fields.is_empty() => {
            let ids: Vec<String> = people.iter().map(PersonId::to_string).collect();
            whole.with(&field.name, (!ids.is_empty()).then(|| ids.into()))
        }
        _ => whole.with(&field.name, fields.get(&field.name).cloned()),
    })
}

/// The same of a post.
pub(crate) fn whole_of(tx: &mut Tx<'_>, post: &Post) -> Result<Fields> {
    let people = people_of(tx, &[post.id])?.remove(&post.id).unwrap_or_default();
    Ok(whole(&post.asked(), &post.fields, &people))
}

/// What the history of a post keeps of its fields before a change: also those that its state does not show.
pub(crate) fn kept_of(tx: &mut Tx<'_>, post: &Post) -> Result<Fields> {
    Ok(post.fields.clone().and(whole_of(tx, post)?))
}

/// The people that such fields name.
pub(crate) fn people_in(fields: &Fields, asked: &[Field]) -> Vec<PersonId> {
    let asks = asked.iter().filter(|field| matches!(field.input, Input::People { .. }));
    asks.flat_map(|field| fields.people(&field.name)).collect()
}

/// Such fields in words: what each is called, and what it says. What says nothing is left out.
pub(crate) fn said(
    l: Locale,
    kind: &Kind,
    asked: &[Field],
    fields: &Fields,
    people: &HashMap<PersonId, PersonCard>,
) -> Vec<(String, String)> {
    let said = asked.iter().filter_map(|field| {
        let words = words(l, kind, field, fields, people)?;
        Some((kind.word(l, &format!("-{}", field.name)), words))
    });
    said.filter(|(_, words)| !words.is_empty()).collect()
}

/// What one field says; nothing where it says nothing.
pub fn words(
    l: Locale,
    kind: &Kind,
    field: &Field,
    fields: &Fields,
    people: &HashMap<PersonId, PersonCard>,
) -> Option<String> {
    let name = &*field.name;
    Some(match field.input {
        Input::Flag => l.t(fields.flag(name).then_some("kind-yes")?),
        Input::Text { .. } | Input::Paragraph { .. } => fields.text_of(name)?.to_owned(),
        Input::Decimal { places } => {
            let unit = kind.word(l, &format!("-{name}.unit"));
            let number = l.decimal(fields.decimal(name)?, places);
            if unit.is_empty() { number } else { format!("{number}\u{a0}{unit}") }
        }
        Input::Choices { .. } => {
            let names = fields.lines(name).into_iter();
            names.map(|of| kind.word(l, &format!("-{name}-{of}"))).collect::<Vec<_>>().join(", ")
        }
        Input::Space => format!("~{}", fields.text_of(name)?),
        Input::Lines { .. } => fields.lines(name).join(" · "),
        Input::Number { .. } => l.number(fields.number(name)?),
        Input::Numbers { .. } => {
            let numbers = fields.get(name).and_then(Value::as_array)?.iter();
            numbers.map(Value::to_string).collect::<Vec<_>>().join(", ")
        }
        Input::Choice { .. } => kind.word(l, &format!("-{name}-{}", fields.text_of(name)?)),
        Input::Date => l.calendar(fields.date(name)?),
        Input::Moment => l.datetime(fields.moment(name)?),
        Input::Zone => fields.text_of(name)?.replace('_', " "),
        Input::Due => match fields.due(name)? {
            Due::Day(day) => l.calendar(day),
            Due::At(at) => l.datetime(at),
        },
        Input::People { .. } => {
            let named = fields.people(name).into_iter().filter_map(|id| people.get(&id));
            named.map(|card| card.name.as_str()).collect::<Vec<_>>().join(", ")
        }
        Input::Post => format!("/posts/{}", fields.text_of(name)?),
        // It stands among the files of the post, the comment below it.
        Input::Comment | Input::File => return None,
    })
}

/// What is wrong, in words: each time with what the field of this kind is called that it is about.
pub fn wrong(l: Locale, kind: Option<&Kind>, error: &Error) -> String {
    let has = |kind: &&Kind, name: &str| {
        let shown = kind.states().into_iter().flat_map(|state| kind.fields_in(&state));
        kind.fields().into_iter().chain(shown).any(|field| *field.name == *name)
    };
    let said = error.fields().iter().map(|(name, message)| {
        let (message, of) = (l.msg(message), kind.filter(|kind| has(kind, name)));
        match of.map(|kind| kind.word(l, &format!("-{name}"))).filter(|label| !label.is_empty()) {
            Some(label) => l.t2("kind-of-field", ("field", label), ("said", message)),
            None => message,
        }
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { l.msg(error.message()) } else { said.join(" ") }
}

/// The fields of a post that name somebody.
#[derive(Clone, Debug)]
pub struct NamedIn(Kind, Vec<Word>);

impl NamedIn {
    /// What they are called.
    pub fn words(&self, l: Locale) -> String {
        let words = self.1.iter().map(|field| self.0.word(l, &format!("-{field}")));
        words.collect::<Vec<_>>().join(", ")
    }
}

/// In which fields these posts name somebody, of those that their states show.
///
/// # Errors
/// Whatever the database meets.
pub fn named_in(
    tx: &mut Tx<'_>,
    person: PersonId,
    posts: &[PostId],
) -> Result<HashMap<PostId, NamedIn>> {
    if posts.is_empty() {
        return Ok(HashMap::new());
    }
    let (ids, kinds): (Vec<i64>, _) = (posts.iter().map(|post| post.0).collect(), Kinds::of(tx));
    let all = tx.query(&STATES, params![ids], |row| {
        let (kind, fields) = (row.get::<String>(1)?, row.get::<String>(3)?);
        let (kind, fields) = (kinds.stored(&kind), Fields::stored(&fields)?);
        let asked = kind.fields_in(&row.get::<String>(4)?).into_iter();
        let names = asked
            .filter(|field| field.names_people() && fields.people(&field.name).contains(&person));
        let names: Vec<Word> = names.map(|field| field.name).collect();
        Ok((row.get(0)?, NamedIn(kind, names)))
    })?;
    Ok(all.into_iter().filter(|(_, named)| !named.1.is_empty()).collect())
}

/// Such fields as a program would send them: people by their handles of today.
pub(crate) fn as_given(
    asked: &[Field],
    fields: &Fields,
    people: &HashMap<PersonId, PersonCard>,
) -> Value {
    let asks = asked.iter().filter(|field| matches!(field.input, Input::People { .. }));
    let given = asks.fold(fields.clone(), |given, field| {
        let ids = given.people(&field.name).into_iter();
        let known = ids.filter_map(|id| people.get(&id));
        let handles: Vec<String> = known.map(|card| card.handle.clone()).collect();
        given.with(&field.name, (!handles.is_empty()).then(|| handles.into()))
    });
    given.into()
}
