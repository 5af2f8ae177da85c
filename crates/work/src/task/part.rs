//! What the card of a task shows: where it stands, who is in charge and until when, its steps, and what can be done.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use kernel::{Error, PersonId, Result, Time, Tx, params};
use people::PersonCard;
use posts::kinds::{AnyPart, Due, Found, Part, Show, badge};
use posts::{Post, PostId};
use serde_json::{Value, json};
use ui::Locale;
use ui::view::Person;

use super::{ASSIGNEE, DUE, PEOPLE, checklist, declaration, is_open, repeat};
use crate::store::BESIDE;

/// A task as it is kept for everybody.
#[derive(Debug)]
struct Shown {
    author: PersonId,
    state: String,
    assignee: Option<PersonId>,
    /// Whoever is concerned besides.
    concerned: Vec<PersonId>,
    people: HashMap<PersonId, PersonCard>,
    due: Option<Due>,
    late_at: Option<Time>,
    priority: String,
    repeats: String,
    steps: Vec<(String, bool)>,
    /// Whether it was made of something that was said.
    is_of: bool,
}

/// What of a viewer and of the hour it shows.
#[derive(Debug, PartialEq)]
struct Variant {
    /// Whether they handle it.
    handles: bool,
    late: bool,
}

/// A move that the card offers.
struct Offer {
    href: String,
    label: &'static str,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "task/head.html")]
struct Head<'a> {
    badge: String,
    state: &'a str,
    colour: &'a str,
}

#[derive(Template)]
#[template(path = "task/card.html")]
struct Below<'a> {
    show: &'a Show<'a>,
    l: Locale,
    assignee: Option<Person>,
    concerned: Vec<Person>,
    due: String,
    late: bool,
    priority: &'a str,
    repeats: String,
    steps: &'a [(String, bool)],
    done: i64,
    /// The same in words.
    counted: String,
    /// Whether steps can be ticked.
    ticks: bool,
    tick: String,
    source: Option<String>,
    offers: Vec<Offer>,
    href: String,
    target: String,
    /// Whether it is nobody's, and can be taken up.
    free: bool,
}

pub(super) fn load(tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
    let ids: Vec<i64> = posts.iter().map(|post| post.id.0).collect();
    let beside = tx.query(&BESIDE, params![ids], |row| {
        let (late, of) = (row.get::<Option<Time>>(1)?, row.get::<Option<i64>>(2)?);
        Ok((row.get::<PostId>(0)?, (late, of.is_some())))
    })?;
    let beside: HashMap<PostId, (Option<Time>, bool)> = beside.into_iter().collect();
    let named = |post: &Post| [post.fields.people(ASSIGNEE), post.fields.people(PEOPLE)].concat();
    let all: Vec<PersonId> = posts.iter().flat_map(|post| named(post)).collect();
    let cards = people::cards(tx, &all)?;
    let found = posts.iter().map(|post| {
        let text = |name: &str| post.fields.text_of(name).unwrap_or_default().to_owned();
        let (late_at, is_of) = beside.get(&post.id).copied().unwrap_or_default();
        let people = named(post).into_iter();
        let rule = if text(repeat::RULE).is_empty() { "" } else { "rule" };
        let shown = Shown {
            author: post.author,
            state: post.state.clone(),
            assignee: post.fields.people(ASSIGNEE).first().copied(),
            concerned: post.fields.people(PEOPLE),
            people: people.filter_map(|id| Some((id, cards.get(&id)?.clone()))).collect(),
            due: post.fields.due(DUE),
            late_at,
            priority: text("priority"),
            repeats: if rule.is_empty() { text(repeat::REPEAT) } else { rule.to_owned() },
            steps: checklist::steps(&post.fields),
            is_of,
        };
        (post.id, Arc::new(shown) as Arc<dyn AnyPart>)
    });
    Ok(found.collect())
}

/// When it is due, in words.
pub(crate) fn said(l: Locale, due: Due) -> String {
    match due {
        Due::Day(day) => l.calendar(day),
        Due::At(at) => l.datetime(at),
    }
}

impl Shown {
    fn person(&self, id: PersonId) -> Option<Person> {
        self.people.get(&id).map(posts::view::person)
    }

    fn offers(&self, show: &Show<'_>, handles: bool) -> Vec<Offer> {
        let l = show.l();
        let moves = declaration().moves.iter().filter(|found| {
            let is_here = found.from.contains(&self.state);
            let is_usual = !["drop", "pause"].contains(&found.name.as_str());
            handles && is_here && is_usual
        });
        let moves = moves.map(|found| Offer {
            href: show.href_of(&found.name),
            label: found.label.say(l),
            tone: if found.name == "finish" { "primary" } else { "quiet" },
        });
        let mut all: Vec<Offer> = moves.collect();
        // What most come for stands first.
        all.sort_by_key(|offer| offer.tone != "primary");
        all
    }
}

impl Part for Shown {
    type Variant = Variant;

    fn variant(&self, viewer: PersonId, now: Time) -> Variant {
        let named = self.concerned.iter().chain(&self.assignee).any(|person| *person == viewer);
        Variant {
            handles: named || viewer == self.author,
            late: self.late_at.is_some_and(|late| late <= now),
        }
    }

    fn head(&self, show: &Show<'_>, _: &Variant) -> Result<String> {
        let l = show.l();
        let state = declaration().state(&self.state);
        let head = Head {
            badge: badge(l, &show.post.kind, "")?,
            state: state.map_or("", |state| state.label.say(l)),
            colour: state.map_or("grey", |state| &state.colour),
        };
        head.render().map_err(Error::internal)
    }

    fn below(&self, show: &Show<'_>, variant: &Variant) -> Result<String> {
        let l = show.l();
        let handles = variant.handles || show.hosts();
        let done = i64::try_from(self.steps.iter().filter(|(_, done)| *done).count()).unwrap_or(0);
        let below = Below {
            show,
            l,
            assignee: self.assignee.and_then(|id| self.person(id)),
            concerned: self.concerned.iter().filter_map(|id| self.person(*id)).collect(),
            due: self.due.map_or_else(String::new, |due| said(l, due)),
            late: variant.late,
            priority: &self.priority,
            repeats: match self.repeats.as_str() {
                "" => String::new(),
                way => l.t(&format!("kind-task-repeats-{way}")),
            },
            steps: &self.steps,
            done,
            counted: l.t2("kind-task-steps-done", ("done", done), ("all", self.steps.len())),
            ticks: handles && is_open(&self.state),
            tick: show.href_of(super::act::TICK),
            source: self.is_of.then(|| format!("{}/source", show.post.href())),
            offers: self.offers(show, handles),
            href: format!("{}/status", show.post.href()),
            target: show.target(),
            free: self.assignee.is_none() && is_open(&self.state),
        };
        below.render().map_err(Error::internal)
    }

    fn json(&self, variant: &Variant) -> Value {
        let steps = self.steps.iter().map(|(step, done)| json!({ "step": step, "done": done }));
        json!({ "late": variant.late, "steps": steps.collect::<Vec<_>>() })
    }

    fn people(&self) -> Vec<&PersonCard> {
        self.people.values().collect()
    }

    fn concerns(&self, person: PersonId) -> bool {
        self.people.contains_key(&person)
    }

    fn weight(&self) -> usize {
        let steps: usize = self.steps.iter().map(|(step, _)| step.len() + 64).sum();
        2_000 + 600 * self.people.len() + steps
    }
}
