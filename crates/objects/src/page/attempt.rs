//! What the rules of a kind would do with an object now: nothing is done.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, Error, PersonId, Result, Tx, Viewer};
use people::PersonCard;
use serde::Deserialize;
use ui::{Ctx, Nav, Page, Query, answer};

use crate::declaration::Declaration;
use crate::declare::read;
use crate::kind::kind_name;
use crate::number::numbered;
use crate::rules::{Happened, told};

/// What is tried.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Tried {
    /// The number of the object.
    number: String,
}

/// A rule, whom it would tell, and what it would set.
struct Attempt {
    on: String,
    told: Vec<String>,
    /// Each a sentence.
    sets: Vec<String>,
}

#[derive(Template)]
#[template(path = "objects/attempt.html")]
struct View<'a> {
    cx: &'a Ctx,
    it: &'a Declaration,
    number: &'a str,
    attempts: Vec<Attempt>,
    error: String,
}

/// Whom each rule would tell, and who that is.
type Told = (Vec<(usize, Vec<PersonId>)>, HashMap<PersonId, PersonCard>);

fn attempt(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    name: &str,
    number: &str,
) -> Result<(Declaration, Option<Told>)> {
    let (_, it) = read(tx, viewer, name)?;
    let found = match number {
        "" => None,
        number => numbered(tx, number)?,
    };
    let post = found.map(|id| posts::access::readable(tx, viewer, id)).transpose();
    let Some(post) = post.ok().flatten().filter(|post| post.kind.name() == kind_name(name)) else {
        return Ok((it, None));
    };
    let mut all = Vec::new();
    for (at, rule) in it.rules.iter().enumerate() {
        all.push((at, told(tx, &it, rule, &Happened::to(&post, &rule.on))?));
    }
    let ids: Vec<PersonId> =
        all.iter().flat_map(|(_, people): &(_, Vec<_>)| people.clone()).collect();
    let cards = people::cards(tx, &ids)?;
    Ok((it, Some((all, cards))))
}

/// `GET /admin/kinds/{name}/try`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(name): Path<String>,
    Query(tried): Query<Tried>,
) -> Result<Page> {
    let (viewer, l, number) = (cx.viewer()?.clone(), cx.l, tried.number.trim().to_owned());
    let asked = number.clone();
    let (it, found) = app.db.read(move |tx| attempt(tx, &viewer, &name, &asked)).await?;
    let missing = !number.is_empty() && found.is_none();
    let (all, cards) = found.unwrap_or_default();
    let attempts = all.into_iter().filter_map(|(at, people)| {
        let rule = it.rules.get(at)?;
        let sets = rule.sets.iter().map(|(name, value)| {
            let label = it.field(name).map_or(name.as_str(), |field| field.label.say(l));
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            l.t2("objects-try-sets", ("field", label), ("value", value))
        });
        Some(Attempt {
            on: super::rows::happened(l, &it, &rule.on),
            told: people.iter().filter_map(|id| Some(cards.get(id)?.name.clone())).collect(),
            sets: sets.collect(),
        })
    });
    let error = if missing { l.t("objects-try-unknown") } else { String::new() };
    let status = if missing { Error::not_found().status() } else { 200 };
    let view = View { cx: &cx, it: &it, number: &number, attempts: attempts.collect(), error };
    let html = answer::render(&view)?;
    Ok(Page::new(l.t("objects-try")).main(html).nav(Nav::Admin).status(status))
}
