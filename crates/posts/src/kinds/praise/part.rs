//! What the card of a praise shows: whom it is for.

use std::sync::Arc;

use askama::Template;
use kernel::{Error, PersonId, Result, Time, Tx};
use people::PersonCard;
use serde_json::{Value, json};

use crate::kinds::{AnyPart, Found, Part, Show, people_of};
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
    let ids: Vec<PostId> = posts.iter().map(|post| post.id).collect();
    let praised = people_of(tx, &ids)?;
    let all: Vec<PersonId> = praised.values().flatten().copied().collect();
    let cards = people::cards(tx, &all)?;
    let found = praised.into_iter().map(|(id, people)| {
        let mut people: Vec<PersonCard> =
            people.iter().filter_map(|person| cards.get(person).cloned()).collect();
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

    fn people(&self) -> Vec<&PersonCard> {
        self.0.iter().collect()
    }

    fn concerns(&self, person: PersonId) -> bool {
        self.0.iter().any(|praised| praised.id == person)
    }

    fn weight(&self) -> usize {
        600 * self.0.len()
    }
}
