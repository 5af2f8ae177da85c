//! What is done with an event: answered, cancelled, and single occurrences of it changed.

use jiff::civil::Date;
use kernel::{Error, Result, Tx, params};
use posts::kinds::{Fields, Moved, Moving};
use serde_json::{Map, Value, json};

use super::{CANCELLED, WAITING, answered, places};
use crate::plan::Plan;
use crate::store::OCCURS;

pub(super) fn act(tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
    let fields = &moving.post.fields;
    match moving.name {
        "answer" => answer(tx, moving),
        "cancel" => Ok(Moved::to(CANCELLED)),
        "hold" => Ok(Moved::to("")),
        "skip" => {
            let day = occurrence(tx, moving)?;
            Ok(Moved::stays()
                .with(without(fields, day).with("skipped", skipped(fields, day, true))))
        }
        "unskip" => {
            let day = day_of(moving)?;
            Ok(Moved::stays().with(fields.clone().with("skipped", skipped(fields, day, false))))
        }
        "reschedule" => reschedule(tx, moving),
        _ => Err(Error::not_found()),
    }
}

/// Whoever would come and finds no place waits; whoever goes makes room.
fn answer(tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
    let (post, person) = (moving.post.id, moving.viewer.id);
    let answer = moving.said.fields.text_of("answer").unwrap_or_default();
    let before = places::answer_of(tx, post, person)?;
    // Whoever waits and says so again keeps their turn.
    if before.as_deref() == Some(answer) || (answer == "yes" && before.as_deref() == Some(WAITING))
    {
        return Ok(Moved::stays());
    }
    let waits = answer == "yes" && places::free(tx, post, &moving.post.fields)? == Some(0);
    answered(tx, post, person, if waits { WAITING } else { answer })?;
    places::fill(tx, (post, moving.post.space().id), &moving.post.fields)?;
    Ok(Moved::stays())
}

fn day_of(moving: &Moving<'_>) -> Result<Date> {
    moving.said.fields.date("day").ok_or_else(|| Error::field("day", "kind-field-missing"))
}

/// The day of an occurrence that there is.
fn occurrence(tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Date> {
    let day = day_of(moving)?;
    let (id, name) = (moving.post.id, day.to_string());
    let repeats = moving.post.fields.get("repeat").is_some();
    match tx.query_opt(&OCCURS, params![id, name], |row| row.get::<i64>(0))? {
        Some(_) if repeats => Ok(day),
        _ => Err(Error::field("day", "kind-event-no-such-day")),
    }
}

/// Gives one occurrence other hours.
fn reschedule(tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
    let (day, said, fields) = (occurrence(tx, moving)?, &moving.said.fields, &moving.post.fields);
    let plan = Plan::of(fields).ok_or_else(Error::not_found)?;
    if plan.whole_day {
        return Err(Error::field("start", "kind-event-whole"));
    }
    let (start, end) = (said.moment("start"), said.moment("end"));
    let length = plan.by_rule(day).map_or(0, |it| it.ends.seconds_since(it.starts));
    let end = end.or_else(|| start.map(|start| start.plus_seconds(length)));
    if end < start {
        return Err(Error::field("end", "kind-event-ends-before"));
    }
    let mut moved = moved(fields);
    moved.insert(day.to_string(), json!({ "start": start, "end": end }));
    Ok(Moved::stays().with(fields.clone().with("moved", Some(moved.into()))))
}

fn moved(fields: &Fields) -> Map<String, Value> {
    fields.get("moved").and_then(Value::as_object).cloned().unwrap_or_default()
}

/// The same without the other hours of a day.
fn without(fields: &Fields, day: Date) -> Fields {
    let mut moved = moved(fields);
    moved.remove(&day.to_string());
    let moved = (!moved.is_empty()).then(|| moved.into());
    fields.clone().with("moved", moved)
}

/// The days that are left out, with or without this one.
fn skipped(fields: &Fields, day: Date, with: bool) -> Option<Value> {
    let day = day.to_string();
    let mut days: Vec<&str> = fields.lines("skipped").into_iter().filter(|it| *it != day).collect();
    if with {
        days.push(&day);
    }
    (!days.is_empty()).then(|| days.into())
}
