//! Sessions: who is signed in, in which browser, for how long.
//!
//! The browser holds a token of 256 bits in a cookie that scripts cannot read; the database holds
//! its hash. A session ends thirty days after it was last used, when its person signs out, changes
//! their password or role, or closes the account: the row is deleted, and the next request is
//! anonymous.

mod address;
mod browser;
pub mod cookie;
mod credential;
pub mod dangerous;
mod device;
mod guard;
mod identify;
pub(crate) mod known;
mod layer;
mod memory;
mod origin;

use kernel::{Activity, PersonId, Result, Tx, Viewer};
use serde_json::json;

use crate::entering::How;
use crate::logged;
use crate::store::sessions as store;

pub use crate::store::sessions::{Reachable, Session};
pub use address::{Address, find as address_of};
pub use browser::browser;
pub use credential::{Admitted, Credential};
pub use device::Device;
pub use identify::Current;
pub use layer::{REPORT, ended, has_ended, layer, names_a_file};
pub use memory::Sessions;

/// Entries of the log by which somebody's sessions or access tokens end.
pub const ENDS: [&str; 5] = [
    logged::SESSION_CLOSED,
    logged::SESSION_CLOSED_ALL,
    logged::TOKEN_REVOKED,
    logged::PERSON_ROLE_CHANGED,
    people::logged::PERSON_CLOSED,
];

/// How long a session lives after its last use.
pub const SECONDS: i64 = 30 * 24 * 3_600;

/// Opens a session of `person` in `device`; answers the token for the cookie. Nobody is asked who they are: pages come in
/// by [`crate::entering`].
pub fn open(tx: &mut Tx<'_>, person: PersonId, device: &Device) -> Result<String> {
    open_as(tx, person, device, How::Password)
}

/// The same for whoever proved so who they are.
pub(crate) fn open_as(
    tx: &mut Tx<'_>,
    person: PersonId,
    device: &Device,
    how: How,
) -> Result<String> {
    let token = kernel::secret::token();
    let until = how.expiry(tx.now());
    let id = store::insert(tx, &kernel::secret::hash(&token), person, until, device, how)?;
    tx.log(Activity::new(logged::SESSION_OPENED, id).by(person).under(person.0))?;
    Ok(token)
}

/// Notes that whoever uses the session of this number proved who they are.
pub(crate) fn proved(tx: &mut Tx<'_>, id: i64, person: PersonId) -> Result<()> {
    store::prove(tx, id)?;
    tx.log(Activity::new(logged::SESSION_PROVED, id).by(person))
}

/// Ends the session of this token.
pub fn close(tx: &mut Tx<'_>, token: &str) -> Result<()> {
    let hash = kernel::secret::hash(token);
    if let Some(found) = store::find(tx, &hash)? {
        store::end(tx, &hash)?;
        tx.log(Activity::new(logged::SESSION_CLOSED, found.id).by(found.viewer.id))?;
    }
    Ok(())
}

/// The number of the session of this token.
///
/// # Errors
/// `NotFound` where it has ended.
pub fn number(tx: &mut Tx<'_>, token: &str) -> Result<i64> {
    let found = store::find(tx, &kernel::secret::hash(token))?;
    found.map(|found| found.id).ok_or_else(kernel::Error::not_found)
}

/// Ends a session of a person, where it is still open: whoever opened it elsewhere says that it is over.
///
/// # Errors
/// Whatever the database meets.
pub fn end(tx: &mut Tx<'_>, id: i64, person: PersonId) -> Result<()> {
    match store::end_one(tx, id, person)? {
        true => tx.log(Activity::new(logged::SESSION_CLOSED, id).by(person)),
        false => Ok(()),
    }
}

/// Ends one of the viewer's own sessions.
///
/// # Errors
/// `NotFound` when the viewer has no such session.
pub fn close_one(tx: &mut Tx<'_>, viewer: &Viewer, id: i64) -> Result<()> {
    if !store::end_one(tx, id, viewer.id)? {
        return Err(kernel::Error::not_found());
    }
    tx.log(Activity::new(logged::SESSION_CLOSED, id).by(viewer.id))
}

/// Ends every session of `person` but the one numbered `kept`; `by` is who wants it so, if anybody.
pub fn close_all(
    tx: &mut Tx<'_>,
    person: PersonId,
    kept: Option<i64>,
    by: Option<PersonId>,
) -> Result<()> {
    let count = store::end_others(tx, person, kept)?;
    if count > 0 {
        let activity = Activity::new(logged::SESSION_CLOSED_ALL, person.0).by(by);
        tx.log(activity.data(json!({ "count": count })))?;
    }
    Ok(())
}

/// Ends every session and every access token of `person`, as `by` wants it.
pub(crate) fn end_all(tx: &mut Tx<'_>, person: PersonId, by: PersonId) -> Result<()> {
    let count = store::end_others(tx, person, None)?;
    crate::store::tokens::revoke_all(tx, person)?;
    // Said also of whoever was signed in nowhere: memory and streams let go of their tokens by it.
    let activity = Activity::new(logged::SESSION_CLOSED_ALL, person.0).by(by);
    tx.log(activity.data(json!({ "count": count })))
}

/// The open sessions of the viewer, the last used first.
pub fn of(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Session>> {
    store::of(tx, viewer.id)
}

/// Uses of a session closer together than this are not written down.
pub const TOUCH_SECONDS: i64 = identify::TOUCH_SECONDS;

/// This person, if they can be told something: with an account in use.
pub fn reachable(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Reachable>> {
    store::reachable(tx, person)
}
