//! What waits for people by deadlines and rules.

use inbox::kinds::{Delivery, Found, Group, Happened, Kind, Outranks};
use kernel::{PersonId, Result, Tx};
use serde_json::Value;
use spaces::Concern;

use crate::logged;

/// The people that an entry names.
fn named(happened: &Happened<'_>) -> Vec<PersonId> {
    let named = happened.entry.data["people"].as_array().into_iter().flatten();
    named.filter_map(Value::as_str).filter_map(|id| id.parse().ok()).collect()
}

fn due(happened: &Happened<'_>, late: bool, dedup_key: &'static str) -> Result<Option<Found>> {
    let Some(said) = happened.said.as_ref().filter(|_| happened.entry.data["late"] == late) else {
        return Ok(None);
    };
    Ok(said.to(named(happened)).map(|found| Found { dedup_key, again: true, ..found }))
}

fn late(_: &mut Tx<'_>, happened: &Happened<'_>) -> Result<Option<Found>> {
    due(happened, true, "late")
}

fn soon(_: &mut Tx<'_>, happened: &Happened<'_>) -> Result<Option<Found>> {
    due(happened, false, "soon")
}

fn ruled(_: &mut Tx<'_>, happened: &Happened<'_>) -> Result<Option<Found>> {
    let Some(said) = &happened.said else { return Ok(None) };
    let found = said.to(named(happened));
    Ok(found.map(|found| Found { dedup_key: "ruled", again: true, ..found }))
}

static SOON: Kind = Kind {
    name: "soon",
    icon: "clock",
    place: 16,
    of: &[logged::POST_DUE],
    concern: Some(Concern::Named),
    delivery: Delivery::AtOnce,
    group: Group::Planning,
    outranks: Outranks::Everything,
    owed: true,
    in_field: false,
    href: None,
    find: soon,
};

static LATE: Kind = Kind { name: "late", icon: "warning", find: late, ..SOON };

static RULED: Kind = Kind {
    name: "ruled",
    icon: "flag",
    place: 17,
    group: Group::Discussions,
    of: &[logged::POST_TOLD],
    outranks: Outranks::WhoDidIt,
    owed: false,
    find: ruled,
    ..SOON
};

inbox::kind!(SOON);
inbox::kind!(LATE);
inbox::kind!(RULED);
