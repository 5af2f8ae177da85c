//! Until when guests are in a community.

use kernel::{Activity, Error, Message, PersonId, Result, Role, SpaceId, Time, Tx, Viewer, params};

use crate::store::guests::{AGREEMENTS, BEGIN, COMMUNITIES, END, RENEW, STAY, UNTIL};
use crate::{Space, Visible, logged, store, suspensions};

/// How long a guest stays where nothing else is said, in days.
pub(crate) const DAYS: i64 = 90;
/// How long they can stay at most before somebody says so again, in days.
pub(crate) const MOST_DAYS: i64 = 365;
/// How long before the end the managers are asked, in days.
pub(crate) const ASKED_DAYS: i64 = 14;

pub(crate) const DAY: i64 = 86_400;

/// Where a stay ends that begins now.
pub(crate) fn usual_end(now: Time) -> Time {
    now.plus_seconds(DAYS * DAY)
}

/// Whether the viewer, who manages this space, may invite guests into it.
pub(crate) fn may_invite(tx: &mut Tx<'_>, viewer: &Viewer, space: &Space) -> Result<()> {
    space.open_to_more()?;
    suspensions::expect_none(tx, viewer.id, space.id)?;
    inviting(tx, viewer, space)
}

/// Whether the viewer, who manages this space, may let its guests stay longer: also where it is archived, and read
/// as before. Whoever is from outside decides for nobody, nor for themselves.
pub(crate) fn may_renew(tx: &mut Tx<'_>, viewer: &Viewer, space: &Space) -> Result<()> {
    if !viewer.sees_open() {
        return Err(Error::forbidden());
    }
    inviting(tx, viewer, space)
}

/// Whether the space takes guests, and the company lets the viewer invite some.
fn inviting(tx: &mut Tx<'_>, viewer: &Viewer, space: &Space) -> Result<()> {
    if !space.takes_guests {
        return Err(Error::field(crate::roster::ADD, "space-takes-no-guests"));
    }
    identity::guests::policy(tx)?.inviting(viewer)
}

/// Whether the company takes guests from this address.
pub(crate) fn may_come(tx: &mut Tx<'_>, email: Option<&str>) -> Result<()> {
    match identity::guests::policy(tx)?.takes(email) {
        true => Ok(()),
        false => Err(Error::field(crate::roster::ADD, "guests-not-from-there")),
    }
}

/// Gives somebody who comes an end, where they are a guest.
pub(crate) fn begin(tx: &mut Tx<'_>, space: SpaceId, person: PersonId, by: PersonId) -> Result<()> {
    let until = usual_end(tx.now());
    tx.execute(&BEGIN, params![space, person, by, until]).map(drop)
}

/// Moves the end of a stay to so many days from now.
///
/// # Errors
/// `NotFound` where nobody stays; `Forbidden` where the viewer may let nobody stay; `Invalid` on the field `days`.
pub(crate) fn renew(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    person: PersonId,
    days: i64,
) -> Result<()> {
    may_renew(tx, viewer, space)?;
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(Error::field("days", Message::new("guests-days").with("most", MOST_DAYS)));
    }
    let until = tx.now().plus_seconds(days * DAY);
    if tx.execute(&RENEW, params![space.id, person, until])? == 0 {
        return Err(Error::not_found());
    }
    tx.log(Activity::new(logged::GUEST_RENEWED, person.0).by(viewer.id).within(space.id))
}

/// Ends the stay of a guest, by somebody or because its day has come: they are out, and an account to which no
/// community is left is closed until it is invited again.
pub(crate) fn let_go(
    tx: &mut Tx<'_>,
    space: SpaceId,
    person: PersonId,
    by: Option<PersonId>,
) -> Result<()> {
    store::leave(tx, space, person)?;
    tx.log(Activity::new(logged::MEMBERSHIP_LEFT, person.0).by(by).within(space))?;
    out_if_left(tx, person)
}

/// Takes somebody who became a guest out of the spaces by agreement, which take none.
pub(crate) fn leave_agreements(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let spaces: Vec<SpaceId> = tx.query(&AGREEMENTS, params![person], |row| row.get(0))?;
    for space in spaces {
        store::leave(tx, space, person)?;
        tx.log(Activity::new(logged::MEMBERSHIP_LEFT, person.0).within(space))?;
    }
    Ok(())
}

/// Until when somebody is in a space, as a guest.
pub(crate) fn until(tx: &mut Tx<'_>, space: SpaceId, person: PersonId) -> Result<Option<Time>> {
    tx.query_opt(&UNTIL, params![space, person], |row| row.get(0))
}

/// In how many communities somebody is, where they are a guest.
pub(crate) fn communities(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<i64>> {
    tx.query_opt(&COMMUNITIES, params![person], |row| row.get(0))
}

/// Closes the account of a guest who is in no community any more, until they are invited again.
pub(crate) fn out_if_left(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    match communities(tx, person)? {
        Some(0) => identity::guests::lapse(tx, person),
        _ => Ok(()),
    }
}

/// Lets somebody go whose day has come, unless it was moved meanwhile; who is a member by now stays for good.
pub(crate) fn end(tx: &mut Tx<'_>, space: SpaceId, person: PersonId) -> Result<()> {
    let now = tx.now();
    let due = tx.query_opt(&STAY, params![space, person, now], |row| row.get::<String>(0))?;
    match due.as_deref().map(Role::parse) {
        None => Ok(()),
        Some(Role::Guest) => let_go(tx, space, person, None),
        Some(_) => tx.execute(&END, params![space, person]).map(drop),
    }
}
