//! The invitation link of a space: whoever in the company holds it joins without asking, each by their own click. A
//! manager makes it, for 14 days; it ends with a new one, when it is ended, or when they manage the space no more.

pub(crate) mod page;
mod store;

use kernel::{Activity, Error, PersonId, Result, SpaceId, Time, Tx, Viewer, params};

use crate::managed::Managed;
use crate::store::SPACE_BY_ID;
use crate::{Space, Standing, Visible, join, logged};
use store::{END, FIND, SET, STANDS};

/// How long one stands, in seconds.
const SECONDS: i64 = 14 * 86_400;

/// Makes the link of a space that the viewer runs, in place of the one there was; answers its word and its end.
///
/// # Errors
/// `Forbidden` where the space is archived.
pub fn make(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed) -> Result<(String, Time)> {
    space.writable()?;
    let (token, until) = (kernel::secret::token(), tx.now().plus_seconds(SECONDS));
    tx.execute(&SET, params![space.id, kernel::secret::hash(&token), viewer.id, until])?;
    log(tx, viewer, space.id)?;
    Ok((token, until))
}

/// Ends the link of a space that the viewer runs.
///
/// # Errors
/// Whatever the database meets.
pub fn end(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed) -> Result<()> {
    lapse(tx, viewer, space.id)
}

/// The link of a space ends by something else that the viewer does.
pub(crate) fn lapse(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId) -> Result<()> {
    match tx.execute(&END, params![space])? {
        0 => Ok(()),
        _ => log(tx, viewer, space),
    }
}

fn log(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId) -> Result<()> {
    tx.log(Activity::new(logged::SPACE_LINK, space.0).by(viewer.id).within(space))
}

/// Until when the link of a space stands, for its managers.
pub(crate) fn stands(tx: &mut Tx<'_>, space: &Visible) -> Result<Option<Time>> {
    if !space.animates() {
        return Ok(None);
    }
    let now = tx.now();
    tx.query_opt(&STANDS, params![space.id, now], |row| row.get(0))
}

/// The space of a link, with who made it, for whoever holds it and is no guest.
fn held(tx: &mut Tx<'_>, viewer: &Viewer, token: &str) -> Result<(Space, PersonId)> {
    if !viewer.sees_open() {
        return Err(Error::not_found());
    }
    let (hash, now) = (kernel::secret::hash(token), tx.now());
    let (space, by): (SpaceId, PersonId) =
        tx.query_one(&FIND, params![hash, now], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((tx.query_one(&SPACE_BY_ID, params![space], crate::store::bare_space)?, by))
}

/// Joins the space of a link; whoever is in it stays what they are.
///
/// # Errors
/// `NotFound` to guests, and where the link does not stand.
pub fn accept(tx: &mut Tx<'_>, viewer: &Viewer, token: &str) -> Result<Space> {
    let (space, _) = held(tx, viewer, token)?;
    if !join::is_member(tx, space.id, viewer.id)? {
        join::bring(tx, space.id, viewer.id, Standing::Member, viewer.id)?;
    }
    Ok(space)
}
