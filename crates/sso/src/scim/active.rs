//! Whether somebody whom a directory keeps is active: their account is closed when they leave, and opened when they come back.

use identity::administer;
use kernel::{PersonId, Result, Tx, params};
use people::accounts;

use super::directory::Proved;
use super::store::{CLOSED, OPENED, TOUCH_USER, WAS_CLOSED};
use super::user;

/// Closes or opens an account, where that is said. Only what the directory closed does it open: whom administrators shut
/// out, or a guest to whom no community is left, stays out whatever it says.
///
/// # Errors
/// `Conflict` for the last administrator.
pub(crate) fn set(
    tx: &mut Tx<'_>,
    of: &Proved<'_>,
    person: PersonId,
    active: Option<bool>,
) -> Result<()> {
    let known = accounts::person(tx, person)?;
    match (active, known.closed_at) {
        (Some(true), Some(closed)) => {
            if tx.query_opt(&WAS_CLOSED, params![person, of.id, closed], |_| Ok(()))?.is_some() {
                administer::reopen_returned(tx, person, None)?;
                tx.execute(&OPENED, params![person])?;
                touched(tx, of, person, "opened")?;
            }
            Ok(())
        }
        (Some(false), None) => {
            administer::close_by_directory(tx, &known)?;
            let closed = accounts::person(tx, person)?.closed_at;
            tx.execute(&CLOSED, params![person, of.id, closed])?;
            touched(tx, of, person, "closed")
        }
        _ => Ok(()),
    }
}

/// Notes what became of an account; it is another version of the resource.
fn touched(tx: &mut Tx<'_>, of: &Proved<'_>, person: PersonId, how: &str) -> Result<()> {
    let now = tx.now();
    tx.execute(&TOUCH_USER, params![person, now])?;
    user::noted(tx, of, person, how)
}
