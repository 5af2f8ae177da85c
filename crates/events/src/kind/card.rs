//! What the card of an event shows: when, where, how many come, and one's own answer.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use jiff::civil::Date;
use kernel::{Error, PersonId, Result, Time, Tx, params};
use posts::kinds::{AnyPart, Found, Part, Show, answers};
use posts::{Post, PostId};
use serde_json::{Value, json};
use ui::Locale;

use super::{ANSWERS, CANCELLED, WAITING};
use crate::plan::{Occurrence, Plan, civil};
use crate::store::COMING;
use crate::words;

/// Occurrences that are read for a page of cards: the next ones of each.
const READ: i64 = 2_000;

/// An event with who answered what.
#[derive(Debug)]
struct Planned {
    plan: Option<Plan>,
    place: Option<String>,
    places: Option<i64>,
    cancelled: bool,
    /// Those that have not ended; the first of all where none is known.
    coming: Vec<Occurrence>,
    by: HashMap<PersonId, String>,
}

/// What of a viewer and of the hour it shows.
#[derive(Debug, PartialEq)]
struct Variant {
    answer: Option<String>,
    /// Which occurrence is the next, of those that are kept.
    next: usize,
}

#[derive(Template)]
#[template(path = "card.html")]
struct CardPart<'a> {
    show: &'a Show<'a>,
    day: Option<(String, String)>,
    starts: Option<Time>,
    when: String,
    elsewhere: Option<String>,
    repeats: Option<String>,
    place: Option<&'a str>,
    link: Option<&'a str>,
    cancelled: bool,
    choices: Vec<Choice>,
    places: Option<String>,
    href: String,
    answers: String,
    file: String,
    dates: Option<String>,
    target: String,
    count: i64,
    waiting: bool,
}

/// A button.
struct Choice {
    name: &'static str,
    label: String,
    count: i64,
    mine: bool,
}

pub(super) fn load(tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
    let ids: Vec<PostId> = posts.iter().map(|post| post.id).collect();
    let mut by: HashMap<PostId, HashMap<PersonId, String>> = HashMap::new();
    for (post, person, answer) in answers::of(tx, &ids)? {
        by.entry(post).or_default().insert(person, answer);
    }
    let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let mut coming: HashMap<PostId, Vec<Occurrence>> = HashMap::new();
    let rows = tx.query(&COMING, params![numbers, tx.now(), READ], |row| {
        Ok((row.get::<PostId>(0)?, row.get::<String>(1)?, row.get(2)?, row.get(3)?))
    })?;
    for (post, day, starts, ends) in rows {
        if let Ok(day) = day.parse::<Date>() {
            coming.entry(post).or_default().push(Occurrence { day, starts, ends });
        }
    }
    let found = posts.iter().map(|post| {
        let plan = Plan::of(&post.fields);
        let first = plan.as_ref().and_then(|plan| plan.occurrence(plan.start.date()));
        let coming = coming.remove(&post.id).unwrap_or_default();
        let planned = Planned {
            place: post.fields.text_of("place").map(str::to_owned),
            places: post.fields.number("places"),
            cancelled: post.state == CANCELLED,
            coming: if coming.is_empty() { first.into_iter().collect() } else { coming },
            by: by.remove(&post.id).unwrap_or_default(),
            plan,
        };
        (post.id, Arc::new(planned) as Arc<dyn AnyPart>)
    });
    Ok(found.collect())
}

impl Planned {
    fn count(&self, answer: &str) -> i64 {
        i64::try_from(self.by.values().filter(|given| *given == answer).count()).unwrap_or(i64::MAX)
    }

    /// The address of a call, where its place is one.
    fn link(&self) -> Option<&str> {
        let place = self.place.as_deref()?.trim();
        let is_link = place.starts_with("https://") || place.starts_with("http://");
        (is_link && !place.contains(char::is_whitespace)).then_some(place)
    }

    /// How many places are taken, and how many wait.
    fn taken(&self, l: Locale) -> Option<String> {
        let (places, taken) = (self.places?, self.count("yes"));
        let said = l.t2("kind-event-taken", ("taken", l.number(taken)), ("n", l.number(places)));
        Some(match self.count(WAITING) {
            0 => said,
            waiting => format!("{said} · {}", l.tn("kind-event-waiting-count", waiting)),
        })
    }
}

/// The day and the month of its tile.
fn tile(l: Locale, plan: &Plan, at: &Occurrence) -> (String, String) {
    let utc = ui::Zone::named("UTC").unwrap_or_default();
    let day = civil(at.starts, if plan.whole_day { utc } else { l.zone }).date();
    (day.day().to_string(), l.t(&format!("event-short-month-{}", day.month())))
}

impl Part for Planned {
    type Variant = Variant;

    fn variant(&self, viewer: PersonId, now: Time) -> Variant {
        let last = self.coming.len().saturating_sub(1);
        let next = self.coming.iter().position(|it| it.ends > now).unwrap_or(last);
        Variant { answer: self.by.get(&viewer).cloned(), next }
    }

    fn below(&self, show: &Show<'_>, variant: &Variant) -> Result<String> {
        let (l, answer) = (show.l(), variant.answer.as_deref());
        let choices = ANSWERS.map(|name| Choice {
            name,
            label: l.t(&format!("kind-event-{name}")),
            count: self.count(name),
            mine: answer == Some(name) || (name == "yes" && answer == Some(WAITING)),
        });
        let (plan, next) = (self.plan.as_ref(), self.coming.get(variant.next));
        let both = plan.zip(next);
        let part = CardPart {
            show,
            day: both.map(|(plan, at)| tile(l, plan, at)),
            starts: next.map(|at| at.starts),
            when: both
                .map_or_else(String::new, |(plan, at)| words::when(l, plan, at.starts, at.ends)),
            elsewhere: both.and_then(|(plan, at)| words::elsewhere(l, plan, at.starts)),
            repeats: plan.and_then(|plan| words::repeats(l, &show.post.fields, plan)),
            place: self.place.as_deref(),
            link: self.link(),
            cancelled: self.cancelled,
            choices: choices.into(),
            places: self.taken(l),
            href: show.href_of("answer"),
            answers: format!("{}/answers", show.post.href()),
            file: format!("{}/event.ics", show.post.href()),
            dates: (plan.is_some_and(|plan| plan.repeat.is_some()) || show.hosts())
                .then(|| format!("{}/dates", show.post.href())),
            target: show.target(),
            count: i64::try_from(self.by.len()).unwrap_or(i64::MAX),
            waiting: answer == Some(WAITING),
        };
        part.render().map_err(Error::internal)
    }

    fn json(&self, variant: &Variant) -> Value {
        let counts = ANSWERS.map(|name| (name.to_owned(), json!(self.count(name))));
        let mut counts: serde_json::Map<String, Value> = counts.into_iter().collect();
        if self.places.is_some() {
            counts.insert(WAITING.to_owned(), json!(self.count(WAITING)));
        }
        let next = self.coming.get(variant.next);
        json!({
            "answer": variant.answer,
            "answers": counts,
            "next": next.map(|at| json!({ "day": at.day.to_string(), "start": at.starts, "end": at.ends })),
        })
    }

    fn weight(&self) -> usize {
        1_000 + 64 * self.by.len() + 32 * self.coming.len()
    }
}
