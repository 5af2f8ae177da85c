//! A guest to whom no community is left: their account is closed, until they are invited again.

use kernel::{PersonId, Result, Tx};

use crate::administer;
use crate::store::guests as store;

/// Closes the account of a guest to whom no community is left. An invitation opens it again, unlike one that an
/// administrator closed.
///
/// # Errors
/// Whatever the database meets.
pub fn lapse(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    if administer::close_left(tx, person, None)? {
        store::note(tx, person)?;
    }
    Ok(())
}

/// Opens the account of a guest again that was closed because no community was left to them; false where it was
/// closed otherwise, or is open.
///
/// # Errors
/// Whatever the database meets.
pub fn revive(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    Ok(has_lapsed(tx, person)? && administer::reopen_returned(tx, person, None)?)
}

/// Whether an invitation opens this closed account.
///
/// # Errors
/// Whatever the database meets.
pub fn has_lapsed(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    store::is_noted(tx, person)
}
