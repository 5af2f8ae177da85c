//! A task is moved on: taken up, done, dropped, its steps ticked; one that repeats is followed by the next.

use kernel::error::Meaning;
use kernel::{Error, PersonId, Result, Tx};
use objects::built_in;
use posts::kinds::{Due, Fields, Given, Moved, Moving, current, keep};
use posts::{Post, PostContent, Written};
use serde_json::json;
use spaces::recipients::read_by;

use super::{ASSIGNEE, DUE, NAME, PEOPLE, TICKED, checklist, declaration, due, handlers, repeat};

/// A step is ticked, or no longer.
pub(super) const TICK: &str = "tick";
/// On which day a task that repeats was first due.
const BEGAN: &str = "began";
/// By which rhythm it was so.
const BY: &str = "by";
/// The task that follows it.
const NEXT: &str = "next";

/// Makes a move, one of those declared: who makes it may.
///
/// # Errors
/// `Conflict` for what somebody else has taken up; `Invalid`, naming the field.
pub(super) fn act(tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
    let fields = &moving.post.fields;
    if moving.name == TICK {
        let item = moving.said.fields.number("item").unwrap_or_default();
        let ticked = checklist::tick(fields, item, moving.said.fields.flag("done"))?;
        return Ok(Moved::stays().with(ticked));
    }
    let found = declaration().moves.iter().find(|found| found.name == moving.name);
    let found = found.ok_or_else(Error::not_found)?;
    built_in::moved(tx, moving, &found.to)?;
    let moved = Moved::to(found.to.as_str());
    match moving.name {
        "start" => taken(tx, moving).map(|fields| moved.with(fields)),
        "finish" => followed(tx, moving).map(|fields| moved.with(fields)),
        _ => Ok(moved),
    }
}

/// Whoever takes up a task that is nobody's is in charge of it.
fn taken(tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Fields> {
    let fields = moving.post.fields.clone();
    if fields.people(ASSIGNEE).is_empty() {
        return Ok(fields.with(ASSIGNEE, Some(json!([moving.viewer.id.to_string()]))));
    }
    match handlers().includes(tx, moving.post)? {
        true => Ok(fields),
        false => Err(Error::new(Meaning::Forbidden, "kind-task-taken")),
    }
}

/// The fields of a task that is done: where it repeats, with the one that follows it, which is made once.
fn followed(tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Fields> {
    let fields = moving.post.fields.clone();
    if fields.get(NEXT).is_some() {
        return Ok(fields);
    }
    let (Some(when), author) = (fields.due(DUE), moving.post.author) else { return Ok(fields) };
    let zone = people::zone::zone(tx, author)?;
    let day = due::day(when, zone);
    let by = json!([fields.get(repeat::REPEAT), fields.get(repeat::RULE)]);
    // A rhythm that was changed since begins anew.
    let began = fields.date(BEGAN).filter(|_| fields.get(BY) == Some(&by)).unwrap_or(day);
    let Some(rule) = repeat::rule(&fields, began)? else { return Ok(fields) };
    let after = day.max(due::today(tx.now(), zone));
    let Some(next) = repeat::next(&rule, began, after) else { return Ok(fields) };
    let is_last = repeat::next(&rule, began, next).is_none();
    let next = match when {
        Due::Day(_) => json!(next.to_string()),
        Due::At(at) => {
            let hour = due::local(at, zone).time();
            let at = due::moment(next.to_datetime(hour), zone);
            json!(at.ok_or_else(|| Error::internal("a day without hours"))?)
        }
    };
    let mut given = current(tx, moving.post)?;
    given.0.insert(DUE.to_owned(), next);
    if is_last {
        // Nothing follows the last one: it repeats no more.
        given.0.retain(|name, _| ![repeat::REPEAT, repeat::RULE].contains(&name.as_str()));
    }
    let next = make(tx, moving, given, (json!(began.to_string()), by))?;
    Ok(fields.with(NEXT, Some(json!(next))))
}

/// Makes the next of a task, with whoever of those it names still reads it, and nothing ticked.
fn make(
    tx: &mut Tx<'_>,
    moving: &Moving<'_>,
    mut given: Given,
    (began, by): (serde_json::Value, serde_json::Value),
) -> Result<String> {
    let (post, space): (&Post, _) = (moving.post, moving.post.space().id);
    for field in [ASSIGNEE, PEOPLE] {
        let named = read_by(tx, space, 0, &post.fields.people(field))?;
        let cards = people::cards(tx, &named)?;
        let handles: Vec<&str> = cards.values().map(|card| card.handle.as_str()).collect();
        given.0.insert(field.to_owned(), json!(handles));
    }
    given.0.retain(|_, value| !value.as_array().is_some_and(Vec::is_empty));
    // Somebody who left writes nothing any more.
    let is_there = !read_by(tx, space, post.id.0, &[post.author])?.is_empty();
    let author: PersonId = if is_there { post.author } else { moving.viewer.id };
    let content = PostContent {
        kind: NAME.into(),
        title: post.title.clone(),
        body: Written::from(post.body.clone()),
        fields: given,
        ..PostContent::default()
    };
    let id = posts::record::post(tx, space, author, &content)?;
    let made = posts::access::readable(tx, moving.viewer, id)?;
    let fields = made.fields.clone().with(BEGAN, Some(began)).with(BY, Some(by));
    keep(tx, id, &made.kind, &made.state, &fields.with(TICKED, None))?;
    Ok(id.to_string())
}
