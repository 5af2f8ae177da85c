//! What the card of a kind shows that says nothing of its own: its name, and its fields in words.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use kernel::{Error, PersonId, Result, Time, Tx};
use people::PersonCard;

use super::part::{AnyPart, Found};
use super::{Fields, Part, Show, people_of, said, whole};
use crate::{Post, PostId};

#[derive(Debug)]
struct Plain {
    fields: Fields,
    people: HashMap<PersonId, PersonCard>,
}

#[derive(Template)]
#[template(path = "posts/fields.html")]
struct FieldsHtml {
    said: Vec<(String, String)>,
}

pub(super) fn load(tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
    let ids: Vec<PostId> = posts.iter().map(|post| post.id).collect();
    let mut about = people_of(tx, &ids)?;
    let all: Vec<PersonId> = about.values().flatten().copied().collect();
    let cards = people::cards(tx, &all)?;
    let found = posts.iter().map(|post| {
        let about = about.remove(&post.id).unwrap_or_default();
        let fields = whole(&post.asked(), &post.fields, &about);
        let people = about.iter().filter_map(|id| Some((*id, cards.get(id)?.clone()))).collect();
        (post.id, Arc::new(Plain { fields, people }) as Arc<dyn AnyPart>)
    });
    Ok(found.collect())
}

impl Part for Plain {
    type Variant = ();

    fn variant(&self, _: PersonId, _: Time) {}

    fn below(&self, show: &Show<'_>, (): &()) -> Result<String> {
        let (kind, asked) = (&show.post.kind, show.post.asked());
        let said = said(show.l(), kind, &asked, &self.fields, &self.people);
        if said.is_empty() {
            return Ok(String::new());
        }
        FieldsHtml { said }.render().map_err(Error::internal)
    }

    fn people(&self) -> Vec<&PersonCard> {
        self.people.values().collect()
    }

    fn concerns(&self, person: PersonId) -> bool {
        self.people.contains_key(&person)
    }

    fn weight(&self) -> usize {
        1_000 + 600 * self.people.len()
    }
}
