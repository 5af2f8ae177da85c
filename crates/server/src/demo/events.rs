//! Events of the company: some repeat, some have few places.

use std::collections::HashMap;

use demo::Company;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::{Error, Result, Time, Tx};
use posts::PostContent;
use posts::kinds::{self, Given, KindName};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use ui::Zone;

use super::{Made, viewer};

/// Seconds in a day.
const DAY: i64 = 86_400;

/// An event, and who answered what.
#[derive(Deserialize)]
struct Event {
    space: String,
    author: String,
    /// Published so many days before the end.
    days: i64,
    title: String,
    body: String,
    /// So many days after the end; a day of a weekend gives way to the Monday after.
    on: i32,
    at: String,
    #[serde(default)]
    minutes: i64,
    #[serde(default)]
    days_long: i64,
    fields: Map<String, Value>,
    #[serde(default)]
    yes: Vec<String>,
    #[serde(default)]
    maybe: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
    /// A date that is cancelled: so many days after the first.
    #[serde(default)]
    skip: i32,
}

/// Writes them.
pub(super) fn make(tx: &mut Tx<'_>, company: &Company, made: &Made, end: Time) -> Result<()> {
    let people: HashMap<&str, usize> =
        company.people.iter().enumerate().map(|(n, one)| (one.handle.as_str(), n)).collect();
    let all: Vec<Event> = serde_json::from_str(demo::EVENTS)?;
    all.iter().try_for_each(|one| write(tx, (company, made, &people), one, end))
}

fn write(
    tx: &mut Tx<'_>,
    (company, made, people): (&Company, &Made, &HashMap<&str, usize>),
    one: &Event,
    end: Time,
) -> Result<()> {
    let person = |handle: &str| {
        let n = people.get(handle).ok_or_else(|| Error::internal(format!("nobody is {handle}")))?;
        Ok::<_, Error>(viewer(company, made, *n))
    };
    let space = company.spaces.iter().position(|space| space.slug == one.space);
    let space = space.map(|n| made.spaces[&n]).ok_or_else(Error::not_found)?;
    let zone = one.fields.get("zone").and_then(Value::as_str).unwrap_or("Europe/Paris");
    let zone = Zone::named(zone).unwrap_or_default();
    let day = weekday(date(end, zone), one.on)?;
    let start = at(day, &one.at, zone)?;
    let last = start.plus_seconds(one.minutes * 60 + one.days_long * DAY);
    let mut fields = one.fields.clone();
    fields.insert("start".into(), json!(start));
    fields.insert("end".into(), json!(last));
    fields.insert("zone".into(), json!(zone.name()));
    if let Some(days) = fields.remove("until_in").and_then(|days| days.as_i64()) {
        fields.insert("until".into(), json!(day.saturating_add(days.days()).to_string()));
    }
    let content = PostContent {
        kind: KindName::from("event"),
        title: one.title.clone(),
        body: one.body.as_str().into(),
        fields: Given(fields),
        ..PostContent::default()
    };
    let published = end.plus_seconds(-one.days * DAY - 3 * 3_600);
    let author = person(&one.author)?;
    let post = posts::record::post(tx.at(published), space, author.id, &content)?;
    let mut act = |by: &kernel::Viewer, hours: i64, name: &str, said: Value| {
        let tx = tx.at(published.plus_seconds(hours * 3_600).min(end));
        let post = posts::access::readable(tx, by, post)?;
        let said = said.as_object().cloned().unwrap_or_default();
        kinds::make(tx, by, &post, name, &Given(said))
    };
    let answers = [("yes", &one.yes), ("maybe", &one.maybe), ("no", &one.no)];
    for (answer, handles) in answers {
        for (n, handle) in (1..).zip(handles.iter()) {
            act(&person(handle)?, n * 2, "answer", json!({ "answer": answer }))?;
        }
    }
    if one.skip > 0 {
        let other = one.skip / 7 * 7;
        let day = day.saturating_add(other.days()).to_string();
        act(&author, 20, "skip", json!({ "day": day }))?;
    }
    Ok(())
}

pub(super) fn date(at: Time, zone: Zone) -> Date {
    let at = Timestamp::from_microsecond(at.micros()).unwrap_or_default();
    at.to_zoned(zone.rules().clone()).date()
}

/// So many days later, or the Monday after.
pub(super) fn weekday(from: Date, on: i32) -> Result<Date> {
    let day = from.saturating_add(on.days());
    let after = match day.weekday().to_monday_zero_offset() {
        5 => 2,
        6 => 1,
        _ => 0,
    };
    day.checked_add(after.days()).map_err(Error::internal)
}

pub(super) fn at(day: Date, hour: &str, zone: Zone) -> Result<Time> {
    let hour: jiff::civil::Time = hour.parse().map_err(Error::internal)?;
    let zoned = day.to_datetime(hour).to_zoned(zone.rules().clone()).map_err(Error::internal)?;
    Ok(Time(zoned.timestamp().as_microsecond()))
}
