//! Who may not write for a while, in a space or anywhere; reading goes on. Decided by the crate
//! `moderation`, asked by whatever writes words.

mod store;

use kernel::error::Meaning;
use kernel::{Activity, Error, PersonId, Result, SpaceId, Time, Tx, params};

use crate::logged;
use store::{END, INSERT, OF};

kernel::id! {
    /// A suspension.
    SuspensionId,
}

/// Somebody may not write for a while.
#[derive(Clone, Debug)]
pub struct Suspension {
    /// Where; anywhere where it names no space.
    pub space: Option<SpaceId>,
    /// Why, as they were told.
    pub reason: String,
    /// Until when.
    pub ends_at: Time,
}

impl Suspension {
    /// Whether it holds in this space at this hour.
    pub fn holds(&self, space: SpaceId, now: Time) -> bool {
        self.ends_at > now && self.space.is_none_or(|of| of == space)
    }
}

/// Suspends somebody in a space, or anywhere, until this hour.
///
/// # Errors
/// Whatever the database meets.
pub fn suspend(tx: &mut Tx<'_>, person: PersonId, suspension: &Suspension) -> Result<SuspensionId> {
    let id: SuspensionId = tx.new_id();
    let Suspension { space, reason, ends_at } = suspension;
    tx.execute(&INSERT, params![id, person, *space, reason.as_str(), *ends_at])?;
    // The place is said for whoever may not learn what happens there, and is not where it happened: those in it are not told.
    let begun = Activity::new(logged::SUSPENSION_BEGUN, person.0);
    tx.log(begun.data(serde_json::json!({ "space": space })))?;
    Ok(id)
}

/// Ends a suspension of this person before its hour; one that is over is no error.
///
/// # Errors
/// Whatever the database meets.
pub fn end(tx: &mut Tx<'_>, person: PersonId, id: SuspensionId) -> Result<()> {
    let space = tx.query_opt(&END, params![id], |row| row.get::<Option<SpaceId>>(0))?.flatten();
    let ended = Activity::new(logged::SUSPENSION_ENDED, person.0);
    tx.log(ended.data(serde_json::json!({ "space": space })))
}

/// What holds somebody back now, the last to end first.
///
/// # Errors
/// Whatever the database meets.
pub fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Suspension>> {
    let now = tx.now();
    tx.query(&OF, params![person, now], |row| {
        Ok(Suspension { space: row.get(0)?, reason: row.get(1)?, ends_at: row.get(2)? })
    })
}

people::held_back!(anywhere);

/// Whether somebody may write nowhere.
fn anywhere(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    Ok(of(tx, person)?.iter().any(|suspension| suspension.space.is_none()))
}

/// Lets somebody write where no space is yet.
///
/// # Errors
/// `Forbidden` where they are suspended anywhere.
pub fn expect_none_anywhere(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    match anywhere(tx, person)? {
        true => Err(Error::new(Meaning::Forbidden, "space-suspended")),
        false => Ok(()),
    }
}

/// Lets somebody write in a space.
///
/// # Errors
/// `Forbidden` where they are suspended, there or anywhere.
pub fn expect_none(tx: &mut Tx<'_>, person: PersonId, space: SpaceId) -> Result<()> {
    let now = tx.now();
    if !of(tx, person)?.iter().any(|suspension| suspension.holds(space, now)) {
        return Ok(());
    }
    Err(Error::new(Meaning::Forbidden, "space-suspended").and_field("body", "space-suspended"))
}
