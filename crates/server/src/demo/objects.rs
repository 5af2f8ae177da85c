//! The company's own kinds of posts: an administrator declared those that come with the program, and people live
//! with them.

use std::collections::HashMap;

use ::objects::labels::{LabelId, NewLabel};
use demo::Company;
use kernel::{App, Error, Result, Time, Tx};
use posts::kinds::{self, Given, KindName};
use posts::{NewComment, PostContent, PostId};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Made, viewer};

/// Seconds in a day and in an hour.
const DAY: i64 = 86_400;
const HOUR: i64 = 3_600;
/// When the kinds were declared, in days before the end.
const DECLARED: i64 = 32;

/// A post of one of these kinds, and what people did with it.
#[derive(Deserialize)]
struct Object {
    kind: String,
    space: String,
    author: String,
    /// So many days before the end, at this hour.
    days: i64,
    at: String,
    title: String,
    body: String,
    fields: Map<String, Value>,
    steps: Vec<Step>,
}

/// What somebody did some hours later: a move, or a comment.
#[derive(Deserialize)]
struct Step {
    by: String,
    hours: i64,
    #[serde(default)]
    r#move: String,
    #[serde(default)]
    said: Map<String, Value>,
    #[serde(default)]
    comment: String,
}

/// Declares the kinds, then writes what the company did with them.
pub(super) fn fill(app: &App, company: &Company, made: &Made, end: Time) -> Result<()> {
    let people: HashMap<String, usize> =
        company.people.iter().enumerate().map(|(n, one)| (one.handle.clone(), n)).collect();
    let administrator = company.people.iter().position(|one| one.administrator);
    let editor = administrator.map(|n| made.people[&n]).ok_or_else(Error::not_found)?;
    app.db.write_blocking(move |tx| {
        let tx = tx.at(end.plus_seconds(-DECLARED * DAY));
        ::objects::shipped()
            .iter()
            .try_for_each(|it| ::objects::by(tx, editor, it, Some(0)).map(drop))
    })?;
    app.db.read_blocking(::objects::register)?;
    let all: Vec<Object> = serde_json::from_str(demo::OBJECTS)?;
    let labels: Vec<Label> = serde_json::from_str(demo::LABELS)?;
    let (company, made) = (company.clone(), made.clone());
    app.db.write_blocking(move |tx| {
        let mut places = HashMap::new();
        for label in &labels {
            let tx = tx.at(end.plus_seconds(-DECLARED * DAY));
            places.insert(label.place.clone(), put_up(tx, &company, &made, label)?);
        }
        for one in &all {
            let post = write(tx, &company, &made, &people, one, end)?;
            let place = one.fields.get("place").and_then(Value::as_str).unwrap_or_default();
            if let Some(label) = places.get(place) {
                ::objects::labels::link(tx, *label, post)?;
            }
        }
        Ok(())
    })
}

/// A label on a machine.
#[derive(Deserialize)]
struct Label {
    kind: String,
    space: String,
    name: String,
    place: String,
    #[serde(default)]
    without_account: bool,
}

fn put_up(tx: &mut Tx<'_>, company: &Company, made: &Made, label: &Label) -> Result<LabelId> {
    let space = company.spaces.iter().find(|space| space.slug == label.space);
    let founder = viewer(company, made, space.ok_or_else(Error::not_found)?.founder);
    let mut presets = Map::new();
    presets.insert("place".to_owned(), label.place.clone().into());
    let new = NewLabel {
        kind: label.kind.clone(),
        name: label.name.clone(),
        presets: Given(presets),
        without_account: label.without_account,
        ..NewLabel::default()
    };
    ::objects::labels::make(tx, &founder, &label.space, &new)
}

fn write(
    tx: &mut Tx<'_>,
    company: &Company,
    made: &Made,
    people: &HashMap<String, usize>,
    one: &Object,
    end: Time,
) -> Result<PostId> {
    let person = |handle: &str| {
        let n = people.get(handle).ok_or_else(|| Error::internal(format!("nobody is {handle}")))?;
        Ok::<_, Error>(viewer(company, made, *n))
    };
    let space = company.spaces.iter().position(|space| space.slug == one.space);
    let space = space.map(|n| made.spaces[&n]).ok_or_else(Error::not_found)?;
    let (hours, minutes) = one.at.split_once(':').unwrap_or_default();
    let hour: i64 = hours.parse().unwrap_or_default();
    let minute: i64 = minutes.parse().unwrap_or_default();
    let midnight = end.micros() - end.micros().rem_euclid(DAY * 1_000_000);
    let at = Time(midnight).plus_seconds(-one.days * DAY + hour * HOUR + minute * 60);
    let content = PostContent {
        kind: KindName::from(format!("our-{}", one.kind).as_str()),
        title: one.title.clone(),
        body: one.body.as_str().into(),
        fields: Given(one.fields.clone()),
        ..PostContent::default()
    };
    let author = person(&one.author)?;
    let post = posts::record::post(tx.at(at), space, author.id, &content)?;
    for step in &one.steps {
        let at = at.plus_seconds(step.hours * HOUR).min(end);
        let (tx, by) = (tx.at(at), person(&step.by)?);
        if step.comment.is_empty() {
            let post = posts::access::readable(tx, &by, post)?;
            kinds::make(tx, &by, &post, &step.r#move, &Given(step.said.clone()))?;
        } else {
            let new = NewComment { body: step.comment.as_str().into(), ..NewComment::default() };
            posts::record::comment(tx, space, post, by.id, &new)?;
        }
    }
    Ok(post)
}
