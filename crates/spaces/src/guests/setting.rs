//! Whether a space takes guests: its managers say so, and it is said wherever somebody writes.

use kernel::error::Meaning;
use kernel::{Error, PersonId, Result, SpaceId, Tx, Viewer, params};

use super::stays;
use crate::store::guests::{CLOSE, IN, OPEN, TAKES};
use crate::{Kind, Visible};

/// A space that is made for people from outside takes them from its first post on.
pub(crate) fn takes_from_the_start(tx: &mut Tx<'_>, space: SpaceId, kind: Kind) -> Result<()> {
    match kind {
        Kind::External => tx.execute(&OPEN, params![space, 0i64]).map(drop),
        _ => Ok(()),
    }
}

/// Whether a space takes guests.
///
/// # Errors
/// Whatever the database meets.
pub fn are_taken(tx: &mut Tx<'_>, space: SpaceId) -> Result<bool> {
    Ok(tx.query_opt(&TAKES, params![space], |row| row.get(0))?.unwrap_or(false))
}

/// How many guests are in a space.
pub(crate) fn count(tx: &mut Tx<'_>, space: SpaceId) -> Result<i64> {
    Ok(tx.query(&IN, params![space], |row| row.get::<PersonId>(0))?.len() as i64)
}

/// Opens a space to guests, who read what is written from now on; or closes it to them, which ends the stay of
/// those who are in it.
///
/// # Errors
/// `Forbidden` to guests, and where the company lets its viewer invite nobody.
pub(crate) fn set(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible, takes: bool) -> Result<()> {
    if takes == space.takes_guests {
        return Ok(());
    }
    if !viewer.sees_open() {
        return Err(Error::forbidden());
    }
    if takes && space.kind == Kind::Agreement {
        return Err(Error::field("takes_guests", "space-agreement-guests"));
    }
    if takes {
        identity::guests::policy(tx)?
            .inviting(viewer)
            .map_err(|_| Error::new(Meaning::Forbidden, "guests-not-invited"))?;
        // What is written from here on has a higher number.
        let from: i64 = tx.new_id();
        return tx.execute(&OPEN, params![space.id, from]).map(drop);
    }
    tx.execute(&CLOSE, params![space.id])?;
    for guest in tx.query(&IN, params![space.id], |row| row.get::<PersonId>(0))? {
        stays::let_go(tx, space.id, guest, Some(viewer.id))?;
    }
    Ok(())
}
