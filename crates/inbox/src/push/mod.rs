//! Web Push (RFC 8030): what waits, told on the telephones and desks where its person asked for it,
//! while no page is open.
//!
//! Invariants:
//! - the rules are those of mail: nothing to somebody who is here, nothing outside their hours,
//!   nothing before its act is committed, and what is said is made when it is sent;
//! - only the device can read it: it is sealed for its keys (RFC 8291), whoever carries it;
//! - a device is told while the session or access token with which it asked is good, so that nobody
//!   reads on a borrowed machine what waits for whoever has signed out;
//! - where a device is, its person's browser says; it is asked through [`kernel::door`] alone.

pub(crate) mod api;
mod compose;
mod courier;
mod devices;
mod keys;
pub(crate) mod page;
mod seal;
mod store;

use std::collections::HashMap;

use kernel::{Error, PersonId, Result, Time, Tx, params};

use crate::kinds::Kind;
use crate::mail::choices;
use store::WITH_DEVICES;

pub use courier::Courier;
pub(crate) use devices::of as devices_of;
pub(crate) use keys::public as public_key;

kernel::id! {
    /// A device.
    DeviceId,
}

/// What the library says of whatever it refuses.
fn failed(_: ring::error::Unspecified) -> Error {
    Error::internal("a key cannot be used")
}

/// When to think of telling each of these people, on their devices, of something that happened at
/// `at`.
pub(crate) fn plan(
    tx: &mut Tx<'_>,
    kind: &Kind,
    at: Time,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Time>> {
    if !crate::mail::is_told(tx, kind, at) || people.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: Vec<i64> = people.iter().map(|person| person.0).collect();
    let people: Vec<PersonId> = tx.query(&WITH_DEVICES, params![ids], |row| row.get(0))?;
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let chosen = choices::of_people(tx, &people)?;
    let usual = choices::Choices::default();
    let planned = people.iter().filter_map(|person| {
        Some((*person, chosen.get(person).unwrap_or(&usual).push_when(kind, at)?))
    });
    Ok(planned.collect())
}
