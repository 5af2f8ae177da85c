//! What the card of an event shows: when, where, how many come, and one's own answer.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use kernel::{Error, PersonId, Result, Time, Tx};
use serde_json::{Value, json};
use ui::Locale;

use super::ANSWERS;
use crate::kinds::{AnyPart, Found, Part, Show, answers};
use crate::{Post, PostId};

/// An event with who answered what.
#[derive(Debug)]
struct Planned {
    start: Option<Time>,
    end: Option<Time>,
    place: Option<String>,
    by: HashMap<PersonId, String>,
}

/// What of a viewer it shows.
#[derive(Debug, PartialEq)]
struct Variant {
    answer: Option<String>,
}

#[derive(Template)]
#[template(path = "event/card.html")]
struct CardPart<'a> {
    show: &'a Show<'a>,
    it: &'a Planned,
    when: String,
    choices: Vec<Choice>,
    href: String,
    answers: String,
    target: String,
    count: i64,
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
    let found = posts.iter().map(|post| {
        let planned = Planned {
            start: post.fields.moment("start"),
            end: post.fields.moment("end"),
            place: post.fields.text_of("place").map(str::to_owned),
            by: by.remove(&post.id).unwrap_or_default(),
        };
        (post.id, Arc::new(planned) as Arc<dyn AnyPart>)
    });
    Ok(found.collect())
}

impl Planned {
    fn count(&self, answer: &str) -> i64 {
        i64::try_from(self.by.values().filter(|given| *given == answer).count()).unwrap_or(i64::MAX)
    }

    /// The day is said once where it ends on the day on which it starts.
    fn when(&self, l: Locale) -> String {
        let Some(start) = self.start else { return String::new() };
        let from = l.datetime(start);
        match self.end {
            None => from,
            Some(end) => {
                let same = l.date(start) == l.date(end);
                let to = if same { l.hour(end) } else { l.datetime(end) };
                l.t2("kind-event-span", ("start", from), ("end", to))
            }
        }
    }
}

impl Part for Planned {
    type Variant = Variant;

    fn variant(&self, viewer: PersonId, _: Time) -> Variant {
        Variant { answer: self.by.get(&viewer).cloned() }
    }

    fn below(&self, show: &Show<'_>, variant: &Variant) -> Result<String> {
        let l = show.l();
        let choices = ANSWERS.map(|name| Choice {
            name,
            label: l.t(&format!("kind-event-{name}")),
            count: self.count(name),
            mine: variant.answer.as_deref() == Some(name),
        });
        let part = CardPart {
            show,
            it: self,
            when: self.when(l),
            choices: choices.into(),
            href: show.href_of("answer"),
            answers: format!("{}/answers", show.post.href()),
            target: show.target(),
            count: i64::try_from(self.by.len()).unwrap_or(i64::MAX),
        };
        part.render().map_err(Error::internal)
    }

    fn json(&self, variant: &Variant) -> Value {
        let counts = ANSWERS.map(|name| (name.to_owned(), json!(self.count(name))));
        json!({ "answer": variant.answer, "answers": Value::Object(counts.into_iter().collect()) })
    }

    fn weight(&self) -> usize {
        1_000 + 64 * self.by.len()
    }
}
