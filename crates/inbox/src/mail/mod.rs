//! Mail: what waits, told to whoever is away, as often as they chose and within their hours.
//!
//! Invariants:
//! - nothing is sent inside a transaction, and nothing before its act is committed: an item says when
//!   to think of it, a row of `mails` says that it is on its way, and leaves when the server took it;
//! - what a mail says is made when it is sent: what its person may no longer see, has read or does
//!   not want any more is not in it, and a mail in which nothing is left is not sent;
//! - nothing is sent to somebody who is here, nor outside their hours: it waits; but for what they set an hour for
//!   themselves, which waits for no other hour;
//! - a mail is tried again for days, then given up with a line in the log of the program. Killed at
//!   any moment, a mail is sent once, or once more with the same `Message-ID` where the server had
//!   taken it and its answer was not noted.

pub(crate) mod api;
pub(crate) mod choices;
mod compose;
mod hours;
pub(crate) mod page;
mod postman;
mod store;
pub(crate) mod unsubscribe;

use std::collections::HashMap;

use kernel::{PersonId, Result, Time, Tx};

use crate::kinds::Kind;

pub use choices::{want_letters, working_after};
pub(crate) use compose::is_wanted;
pub use postman::Postman;
pub(crate) use postman::allowed_from;

/// Older than this when it is read of, nothing is told: nobody hears at once of last week.
const LATE_SECONDS: i64 = 86_400;

/// Whether anybody is told of something of this kind that happened at `at`.
pub(crate) fn is_told(tx: &Tx<'_>, kind: &Kind, at: Time) -> bool {
    kind.is_loud() && tx.now().seconds_since(at) <= LATE_SECONDS
}

/// When to think of telling each of these people, by mail, of something that happened at `at`.
pub(crate) fn plan(
    tx: &mut Tx<'_>,
    kind: &Kind,
    at: Time,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Time>> {
    if !is_told(tx, kind, at) || people.is_empty() {
        return Ok(HashMap::new());
    }
    let chosen = choices::of_people(tx, people)?;
    let usual = choices::Choices::default();
    let planned = people
        .iter()
        .filter_map(|person| Some((*person, chosen.get(person).unwrap_or(&usual).when(kind, at)?)));
    Ok(planned.collect())
}
