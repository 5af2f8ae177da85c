//! Who holds the second key, and whether there is one.

pub(crate) mod api;
pub(crate) mod page;

use kernel::error::Meaning;
use kernel::{Activity, Error, PersonId, Result, Role, Time, Tx, Viewer, params};
use people::{PersonCard, settings};
use serde::Serialize;

use crate::OpeningId;
use crate::ask::finish;
use crate::logged::{KEYS_CHANGED, KEYS_SWITCHED};
use crate::store::{CONFIRM, COUNTING, HOLDER, HOLDERS, NAME, NOT_OVER, REMOVE, STAYS, WANT_GONE};

/// The setting that says whether private spaces may be opened.
const ON: &str = "two-keys";

/// Somebody who holds the second key, or is named for it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = KeyHolder)]
pub(crate) struct Holder {
    /// Who.
    pub(crate) person: PersonCard,
    /// Whether somebody who holds it has yet to confirm it.
    pub(crate) waits: bool,
    /// Whether an administrator wants it taken from them, which somebody who holds it has yet to confirm.
    pub(crate) leaves: bool,
}

/// Whether private spaces may be opened here: it was switched on, and somebody holds the second key.
///
/// # Errors
/// Whatever the database meets.
pub fn is_on(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(is_set(tx)? && !counting(tx)?.is_empty())
}

/// Whether it was switched on, whoever is left.
fn is_set(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(settings::get(tx, ON)?.is_some_and(|on| on == "1"))
}

/// Switches it on or off. What is open ends with it.
///
/// # Errors
/// `Forbidden` to all but administrators; `Conflict` where nobody holds the second key.
pub fn switch(tx: &mut Tx<'_>, viewer: &Viewer, on: bool) -> Result<()> {
    viewer.administering()?;
    if is_set(tx)? == on && is_on(tx)? == on {
        return Ok(());
    }
    if on && counting(tx)?.is_empty() {
        return Err(Error::new(Meaning::Conflict, "keys-nobody"));
    }
    turn(tx, Some(viewer.id), on)
}

/// Switches it off where nobody is left who holds the second key.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn switch_off_without_keys(tx: &mut Tx<'_>) -> Result<()> {
    match is_set(tx)? && !is_on(tx)? {
        true => turn(tx, None, false),
        false => Ok(()),
    }
}

fn turn(tx: &mut Tx<'_>, by: Option<PersonId>, on: bool) -> Result<()> {
    settings::set(tx, ON, if on { "1" } else { "0" })?;
    if !on {
        for id in tx.query(&NOT_OVER, params![], |row| row.get::<OpeningId>(0))? {
            finish(tx, id, by)?;
        }
    }
    let said = serde_json::json!({ "on": on });
    tx.log(Activity::new(KEYS_SWITCHED, 0).by(by).data(said))
}

/// Those who hold the second key now.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn counting(tx: &mut Tx<'_>) -> Result<Vec<PersonId>> {
    tx.query(&COUNTING, params![], |row| row.get(0))
}

/// What they are called.
///
/// # Errors
/// Whatever the database meets.
pub fn names(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let ids = counting(tx)?;
    let mut cards = people::cards(tx, &ids)?;
    Ok(ids.iter().filter_map(|id| cards.remove(id)).map(|card| card.name).collect())
}

/// Whether the viewer holds it.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn holds_key(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<bool> {
    let full = viewer.scope == kernel::Scope::Full;
    Ok(full && counting(tx)?.contains(&viewer.id))
}

/// Everybody who holds it or is named for it: everybody may know.
///
/// # Errors
/// `Forbidden` to guests.
pub(crate) fn holders(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Holder>> {
    if !viewer.sees_open() {
        return Err(Error::forbidden());
    }
    let all = tx.query(&HOLDERS, params![], row)?;
    let ids: Vec<PersonId> = all.iter().map(|(id, ..)| *id).collect();
    let mut cards = people::cards(tx, &ids)?;
    let holder = |(id, confirmed, leaves): (PersonId, bool, bool)| {
        Some(Holder { person: cards.remove(&id)?, waits: !confirmed, leaves })
    };
    Ok(all.into_iter().filter_map(holder).collect())
}

fn row(row: &kernel::Row<'_>) -> Result<(PersonId, bool, bool)> {
    let (confirmed, leaves): (Option<Time>, Option<PersonId>) = (row.get(1)?, row.get(2)?);
    Ok((row.get(0)?, confirmed.is_some(), leaves.is_some()))
}

fn found(tx: &mut Tx<'_>, viewer: &Viewer, handle: &str) -> Result<(PersonId, bool, bool)> {
    let person = people::access::readable(tx, viewer, handle)?.id;
    tx.query_one(&HOLDER, params![person], row)
}

/// Names somebody for the second key: at once where nobody holds it, else once somebody who does confirms it.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid`, about the field `handle`, for nobody, a guest or an administrator.
pub fn name(tx: &mut Tx<'_>, viewer: &Viewer, handle: &str) -> Result<()> {
    viewer.administering()?;
    let person = people::access::readable(tx, viewer, handle)
        .map_err(|error| error.and_field("handle", "error-not-found"))?;
    if person.role != Role::Member || person.closed_at.is_some() {
        return Err(Error::field("handle", "keys-members"));
    }
    let now = tx.now();
    let at_once = counting(tx)?.is_empty().then_some(now);
    if at_once.is_some() {
        // Nobody who held it is left to confirm anybody: it begins anew, and everybody is told when.
        switch(tx, viewer, false)?;
    }
    match tx.execute(&NAME, params![person.id, viewer.id, now, at_once])? {
        0 => Ok(()),
        _ => changed(tx, viewer, person.id, if at_once.is_some() { "holds" } else { "named" }),
    }
}

/// Confirms what administrators want of the keys: that somebody holds one, or no longer does.
///
/// # Errors
/// `Forbidden` to all who hold none; `NotFound` where nothing waits.
pub fn confirm(tx: &mut Tx<'_>, viewer: &Viewer, handle: &str) -> Result<()> {
    if !holds_key(tx, viewer)? {
        return Err(Error::forbidden());
    }
    let (person, confirmed, leaves) = found(tx, viewer, handle)?;
    if leaves {
        tx.execute(&REMOVE, params![person])?;
        return changed(tx, viewer, person, "removed");
    }
    if confirmed {
        return Err(Error::not_found());
    }
    let now = tx.now();
    tx.execute(&CONFIRM, params![person, viewer.id, now])?;
    changed(tx, viewer, person, "holds")
}

/// Takes a key from somebody. Administrators ask for it, and somebody who holds a key confirms it; who holds one gives it
/// back by themselves, and declines what is asked.
///
/// # Errors
/// `Forbidden` to others; `NotFound` where they have none.
pub(crate) fn remove(tx: &mut Tx<'_>, viewer: &Viewer, handle: &str) -> Result<()> {
    let (person, confirmed, leaves) = found(tx, viewer, handle)?;
    if person == viewer.id && viewer.scope == kernel::Scope::Full {
        tx.execute(&REMOVE, params![person])?;
        return changed(tx, viewer, person, "gave-back");
    }
    if holds_key(tx, viewer)? {
        // Declines: who was named is not, who should go stays.
        let done = match (confirmed, leaves) {
            (_, true) => tx.execute(&STAYS, params![person])?,
            (false, false) => tx.execute(&REMOVE, params![person])?,
            (true, false) => 0,
        };
        return match done {
            0 => Err(Error::not_found()),
            _ => changed(tx, viewer, person, "declined"),
        };
    }
    viewer.administering()?;
    if !confirmed || counting(tx)?.is_empty() {
        tx.execute(&REMOVE, params![person])?;
        return changed(tx, viewer, person, "removed");
    }
    match tx.execute(&WANT_GONE, params![person, viewer.id])? {
        0 => Ok(()),
        _ => changed(tx, viewer, person, "should-go"),
    }
}

fn changed(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, what: &str) -> Result<()> {
    let said = serde_json::json!({ "what": what });
    tx.log(Activity::new(KEYS_CHANGED, person.0).by(viewer.id).data(said))
}
