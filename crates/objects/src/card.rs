//! What the card of an object shows: its number, its state, its fields in words, and the way to what can be
//! done with it.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::Arc;

use askama::Template;
use kernel::{Error, PersonId, Result, Time, Tx};
use people::PersonCard;
use posts::kinds::{AnyPart, Field, Found, Input, Part, Show, Who, badge, words};
use posts::{Post, PostId};
use serde_json::{Value, json};
use ui::Locale;

use crate::declaration::Declaration;
use crate::labels::{Labelled, labelled};

/// An object with the declaration by which it is shown.
#[derive(Debug)]
struct Object {
    it: Arc<Declaration>,
    author: PersonId,
    state: String,
    number: String,
    /// Whom each of its fields names.
    named: HashMap<String, Vec<PersonId>>,
    people: HashMap<PersonId, PersonCard>,
    /// The label by which it was reported.
    label: Option<Labelled>,
}

/// What of a viewer it shows.
#[derive(Debug, PartialEq)]
struct Variant {
    /// Whether there is something for them to do, or may be: who is in a space or a group is asked when they look.
    acts: bool,
}

/// A field as a card shows it.
struct Said {
    label: String,
    words: String,
    /// Where it leads; empty for nowhere.
    href: String,
    /// Whether it may be of several lines.
    long: bool,
}

#[derive(Template)]
#[template(path = "objects/head.html")]
struct Head<'a> {
    badge: String,
    number: &'a str,
    state: &'a str,
    colour: &'a str,
    of_kind: &'a str,
}

#[derive(Template)]
#[template(path = "objects/card.html")]
struct Below<'a> {
    said: Vec<Said>,
    label: Option<&'a Labelled>,
    without_account: String,
    href: String,
    act: String,
    icon: &'static str,
    list: String,
    list_label: String,
}

/// Whom each field of a post names.
fn named(post: &Post) -> HashMap<String, Vec<PersonId>> {
    let fields = post.asked().into_iter().filter(Field::names_people);
    fields.map(|field| (field.name.to_string(), post.fields.people(&field.name))).collect()
}

pub(crate) fn load(tx: &mut Tx<'_>, it: &Arc<Declaration>, posts: &[&Post]) -> Result<Vec<Found>> {
    let all: Vec<PersonId> =
        posts.iter().flat_map(|post| named(post).into_values().flatten()).collect();
    let cards = people::cards(tx, &all)?;
    let ids: Vec<PostId> = posts.iter().map(|post| post.id).collect();
    let mut labels = labelled(tx, &ids)?;
    let found = posts.iter().map(|post| {
        let named = named(post);
        let people = named.values().flatten();
        let people = people.filter_map(|id| Some((*id, cards.get(id)?.clone()))).collect();
        let object = Object {
            it: it.clone(),
            author: post.author,
            state: post.state.clone(),
            number: post.number().unwrap_or_default().to_owned(),
            named,
            people,
            label: labels.remove(&post.id),
        };
        (post.id, Arc::new(object) as Arc<dyn AnyPart>)
    });
    Ok(found.collect())
}

impl Object {
    fn said(&self, l: Locale, post: &Post) -> Vec<Said> {
        let shown = post.asked().into_iter().filter_map(|field| {
            let words = words(l, &post.kind, &field, &post.fields, &self.people)?;
            let text = || post.fields.text_of(&field.name).unwrap_or_default();
            let href = match &field.input {
                Input::Post => format!("/posts/{}", text()),
                Input::Space => format!("/spaces/{}", text()),
                Input::People { most: 1 } => {
                    let named = self.named.get(&*field.name)?.first()?;
                    self.people.get(named)?.href()
                }
                _ => String::new(),
            };
            let long = matches!(field.input, Input::Paragraph { .. });
            let label = post.kind.word(l, &format!("-{}", field.name));
            (!words.is_empty()).then_some(Said { label, words, href, long })
        });
        shown.collect()
    }
}

impl Part for Object {
    type Variant = Variant;

    fn variant(&self, viewer: PersonId, _: Time) -> Variant {
        let may = |who: &String| match Who::from_str(who) {
            Ok(Who::Author) => viewer == self.author,
            Ok(Who::Named(field)) => self.named.get(&*field).is_some_and(|of| of.contains(&viewer)),
            // Whoever hosts it is told apart by the card already.
            Ok(Who::Animator) | Err(_) => false,
            Ok(_) => true,
        };
        let here = |from: &Vec<String>| from.contains(&self.state);
        let mut moves = self.it.active_moves().filter(|found| here(&found.from));
        Variant { acts: moves.any(|found| found.who.iter().any(may)) }
    }

    fn head(&self, show: &Show<'_>, _: &Variant) -> Result<String> {
        let l = show.l();
        let state = self.it.state(&self.state);
        let head = Head {
            badge: badge(l, &show.post.kind, "")?,
            number: &self.number,
            state: state.map_or("", |state| state.label.say(l)),
            colour: state.map_or("grey", |state| &state.colour),
            of_kind: &self.it.colour,
        };
        head.render().map_err(Error::internal)
    }

    fn below(&self, show: &Show<'_>, variant: &Variant) -> Result<String> {
        let acts = variant.acts || show.hosts();
        let below = Below {
            said: self.said(show.l(), show.post),
            href: format!("{}/status", show.post.href()),
            label: self.label.as_ref(),
            without_account: show.l().t("label-without-account"),
            act: show.l().t(if acts { "objects-act" } else { "objects-trail" }),
            icon: if acts { "arrow" } else { "history" },
            list: format!("/objects?kind={}", self.it.name),
            list_label: show.l().t("objects-list"),
        };
        below.render().map_err(Error::internal)
    }

    fn json(&self, _: &Variant) -> Value {
        json!({ "number": self.number })
    }

    fn people(&self) -> Vec<&PersonCard> {
        self.people.values().collect()
    }

    fn concerns(&self, person: PersonId) -> bool {
        self.people.contains_key(&person)
    }

    fn weight(&self) -> usize {
        1_500 + 600 * self.people.len()
    }
}
