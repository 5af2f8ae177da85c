//! What the card of a praise shows: whom it is for.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use kernel::{Error, PersonId, Result, Time, Tx, params};
use people::PersonCard;
use serde_json::{Value, json};

use crate::kinds::part::{AnyPart, Found};
use crate::kinds::store::PEOPLE;
use crate::kinds::{Part, Show};
use crate::{Post, PostId};

/// Whom it is for.
#[derive(Debug)]
struct Praised(Vec<PersonCard>);

#[derive(Template)]
#[template(path = "praise/card.html")]
struct CardPart {
    l: ui::Locale,
    people: Vec<ui::view::Person>,
}

pub(super) fn load(tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
    let ids: Vec<i64> = posts.iter().map(|post| post.id.0).collect();
    let rows = tx.query(&PEOPLE, params![ids], |row| {
        Ok((row.get::<PostId>(0)?, row.get::<PersonId>(1)?))
    })?;
    let people: Vec<PersonId> = rows.iter().map(|(_, person)| *person).collect();
    let cards = people::cards(tx, &people)?;
    let mut praised: HashMap<PostId, Vec<PersonCard>> = HashMap::new();
    for (post, person) in rows {
        praised.entry(post).or_default().extend(cards.get(&person).cloned());
    }
    let found = praised.into_iter().map(|(id, mut people)| {
        people.sort_by(|a, b| a.name.cmp(&b.name));
        (id, Arc::new(Praised(people)) as Arc<dyn AnyPart>)
    });
    Ok(found.collect())
}

impl Part for Praised {
    type Variant = ();

    fn variant(&self, _: PersonId, _: Time) {}

    fn head(&self, show: &Show<'_>, (): &()) -> Result<String> {
        let people = self.0.iter().map(crate::view::person).collect();
        CardPart { l: show.l(), people }.render().map_err(Error::internal)
    }

    fn json(&self, (): &()) -> Value {
        json!({ "to": self.0 })
    }

    fn concerns(&self, person: PersonId) -> bool {
        self.0.iter().any(|praised| praised.id == person)
    }

    fn weight(&self) -> usize {
        600 * self.0.len()
    }
}
