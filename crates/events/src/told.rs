//! What waits for people by events: invitations, other dates, places that became free, what begins soon.

use inbox::kinds::{Delivery, Found, Group, Happened, Kind, Outranks};
use kernel::{PersonId, Result, Tx, params};
use serde_json::Value;
use spaces::Concern;

use crate::logged;
use crate::store::{CONCERNED, TAKING_PART};

/// Where a space has more people than this, none gets an item of their own: it is in their calendars.
const MOST: usize = 5_000;

/// The people that an entry names.
fn named(happened: &Happened<'_>) -> Vec<PersonId> {
    let named = happened.entry.data["people"].as_array().into_iter().flatten();
    named.filter_map(Value::as_str).filter_map(|id| id.parse().ok()).collect()
}

fn of(happened: &Happened<'_>, people: Vec<PersonId>, dedup_key: &'static str) -> Option<Found> {
    let found = happened.said.as_ref()?.to(people)?;
    Some(Found { dedup_key, again: true, ..found })
}

fn invited(_: &mut Tx<'_>, happened: &Happened<'_>) -> Result<Option<Found>> {
    // In place of what says that there is a new post.
    Ok(of(happened, named(happened), "words"))
}

fn everyone(tx: &mut Tx<'_>, happened: &Happened<'_>) -> Result<Option<Found>> {
    let Some(space) = happened.entry.space.filter(|_| happened.entry.data["everyone"] == true)
    else {
        return Ok(None);
    };
    let people = spaces::recipients::followers(tx, space, MOST + 1)?;
    match people.len() > MOST {
        true => Ok(None),
        false => Ok(of(happened, people, "words")),
    }
}

fn changed(tx: &mut Tx<'_>, happened: &Happened<'_>, cancelled: bool) -> Result<Option<Found>> {
    if happened.entry.data["cancelled"] != cancelled {
        return Ok(None);
    }
    let people =
        tx.query(&CONCERNED, params![happened.entry.object, happened.entry.actor], |row| {
            row.get(0)
        })?;
    Ok(of(happened, people, "event-changed"))
}

fn replanned(tx: &mut Tx<'_>, happened: &Happened<'_>) -> Result<Option<Found>> {
    changed(tx, happened, false)
}

fn cancelled(tx: &mut Tx<'_>, happened: &Happened<'_>) -> Result<Option<Found>> {
    changed(tx, happened, true)
}

fn moved_up(_: &mut Tx<'_>, happened: &Happened<'_>) -> Result<Option<Found>> {
    Ok(of(happened, named(happened), "event-place"))
}

fn starting(tx: &mut Tx<'_>, happened: &Happened<'_>) -> Result<Option<Found>> {
    let people = tx.query(&TAKING_PART, params![happened.entry.object], |row| row.get(0))?;
    let until = serde_json::from_value(happened.entry.data["starts"].clone()).ok();
    Ok(of(happened, people, "event-starting").map(|found| Found { until, ..found }))
}

static STARTING: Kind = Kind {
    name: "event-starting",
    icon: "clock",
    place: 11,
    of: &[logged::POST_STARTING],
    concern: None,
    delivery: Delivery::AtOnce,
    group: Group::Planning,
    outranks: Outranks::Everything,
    owed: true,
    in_field: false,
    href: None,
    find: starting,
};

static PLACE: Kind = Kind {
    name: "event-place",
    icon: "calendar",
    place: 12,
    of: &[logged::POST_MOVED_UP],
    find: moved_up,
    ..STARTING
};

/// Its letters are those of all that changes.
pub(crate) static CANCELLED: Kind = Kind {
    name: "event-cancelled",
    icon: "calendar",
    place: 13,
    of: &[logged::POST_REPLANNED],
    delivery: Delivery::Letter,
    find: cancelled,
    ..STARTING
};

pub(crate) static CHANGED: Kind =
    Kind { name: "event-changed", place: 14, find: replanned, ..CANCELLED };

pub(crate) static INVITED: Kind = Kind {
    name: "event-invited",
    icon: "calendar",
    place: 18,
    of: &[logged::POST_INVITED],
    concern: Some(Concern::Named),
    delivery: Delivery::Letter,
    group: Group::Planning,
    outranks: Outranks::Everything,
    owed: false,
    in_field: false,
    href: None,
    find: invited,
};

static EVERYONE: Kind = Kind {
    name: "event-everyone",
    place: 76,
    delivery: Delivery::Daily,
    outranks: Outranks::Nothing,
    find: everyone,
    ..INVITED
};

inbox::kind!(STARTING);
inbox::kind!(PLACE);
inbox::kind!(CANCELLED);
inbox::kind!(CHANGED);
inbox::kind!(INVITED);
inbox::kind!(EVERYONE);
