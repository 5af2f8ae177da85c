//! Who moderates the network beside its administrators, and the referent: a person outside the hierarchy to
//! whom one may report, for instance about a superior.

pub(crate) mod page;

use kernel::{Activity, Error, PersonId, Result, Role, Tx, Viewer, params};

use crate::logged;
use crate::store::{NAME, NAMED, ROLES_OF, UNNAME, UNNAME_OTHERS};

/// The page of administrators.
pub(crate) const PATH: &str = "/admin/moderation";
/// Moderates the network.
pub const MODERATOR: &str = "moderator";
/// Is the referent; there is one at most.
pub const REFERENT: &str = "referent";

/// Where the viewer sits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seat {
    pub(crate) moderator: bool,
    pub(crate) referent: bool,
}

/// Where the viewer sits; guests nowhere.
pub(crate) fn seat(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Seat> {
    let roles: Vec<String> = tx.query(&ROLES_OF, params![viewer.id], |row| row.get(0))?;
    let has = |role: &str| viewer.sees_open() && roles.iter().any(|one| one == role);
    Ok(Seat { moderator: viewer.administers() || has(MODERATOR), referent: has(REFERENT) })
}

/// Who was named for this role.
pub(crate) fn named(tx: &mut Tx<'_>, role: &str) -> Result<Vec<PersonId>> {
    tx.query(&NAMED, params![role], |row| row.get(0))
}

/// The referent, where there is one.
pub(crate) fn referent(tx: &mut Tx<'_>) -> Result<Option<PersonId>> {
    Ok(named(tx, REFERENT)?.into_iter().next())
}

/// The referent to whom something was sent; the one of today, where they are here no more.
pub(crate) fn kept_referent(tx: &mut Tx<'_>, kept: Option<PersonId>) -> Result<Option<PersonId>> {
    if let Some(kept) = kept
        && people::viewer(tx, kept)?.is_some_and(|viewer| viewer.sees_open())
    {
        return Ok(Some(kept));
    }
    referent(tx)
}

fn known(role: &str) -> Result<()> {
    if matches!(role, MODERATOR | REFERENT) { Ok(()) } else { Err(Error::not_found()) }
}

/// Names somebody for a role; a new referent takes the place of the one before.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid`, about the field `handle`, for nobody, a guest, or oneself.
pub fn name(tx: &mut Tx<'_>, viewer: &Viewer, role: &str, handle: &str) -> Result<()> {
    viewer.administering()?;
    known(role)?;
    let person = people::access::readable(tx, viewer, handle)
        .map_err(|error| error.and_field("handle", "error-not-found"))?;
    if person.role == Role::Guest || person.closed_at.is_some() {
        return Err(Error::field("handle", "moderation-no-guest"));
    }
    if person.id == viewer.id {
        return Err(Error::field("handle", "moderation-not-yourself"));
    }
    if role == REFERENT {
        tx.execute(&UNNAME_OTHERS, params![person.id, role])?;
    }
    tx.execute(&NAME, params![person.id, role, viewer.id, tx.now()])?;
    changed(tx, viewer, person.id, role)
}

/// Takes a role from somebody.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`.
pub(crate) fn remove(tx: &mut Tx<'_>, viewer: &Viewer, role: &str, handle: &str) -> Result<()> {
    viewer.administering()?;
    known(role)?;
    let person = people::access::readable(tx, viewer, handle)?.id;
    match tx.execute(&UNNAME, params![person, role])? {
        0 => Err(Error::not_found()),
        _ => changed(tx, viewer, person, role),
    }
}

fn changed(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, role: &str) -> Result<()> {
    let activity = Activity::new(logged::TEAM_CHANGED, person.0).by(viewer.id);
    tx.log(activity.data(serde_json::json!({ "role": role })))
}
