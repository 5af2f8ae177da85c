//! Invitations into a space, to one person or to a unit or a group at once. Nobody is in it by that: each says so by
//! their own click, and whoever declines is not invited there again for a year.
//!
//! Invariants:
//! - members of the company alone are invited, into spaces that they may know of without being in them;
//! - of a unit or a group the managers learn numbers, and no names;
//! - an invitation stands as long as whoever sent it manages the space.

pub(crate) mod page;
mod store;

use kernel::{Activity, Error, Message, PersonId, Result, SpaceId, Tx, Viewer, params};
use people::PersonCard;
use people::groups::GroupId;
use people::tree::Tree;
use serde::{Deserialize, Serialize};

use crate::rules::{self, Condition, Names, Subject};
use crate::{Listed, Managed, Space, Standing, access, join, logged};
use store::{COUNT, DECLINE, FORGET_ALL, INVITE, NEW, ONE, STANDING, WAITING};

/// How many people one click invites at most.
pub const MOST: i64 = 1_000;
/// The field that names a unit or a group.
pub const WHOM: &str = "whom";

kernel::words! {
    /// What people are invited by.
    #[schema(as = InvitedBy)]
    Together {
        /// The unit of the org chart: that one, and those that belong to it.
        Unit = "unit",
        /// A group of people.
        Group = "group",
    } or Unit
}

/// A unit or a group to be invited.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitedTogether {
    /// Which of both.
    pub of: Together,
    /// The identifier of the unit or group.
    pub value: String,
}

/// How many people of a unit or a group an invitation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = InvitationPreview)]
pub struct Counts {
    /// Those who would be invited.
    pub invited: i64,
    /// Those who are in the space.
    pub members: i64,
    /// Those who have an invitation already, or declined one within a year.
    pub before: i64,
}

/// Whether managers invite people here: where whoever is invited may know of the space before they are in it.
pub fn may(space: &Space) -> bool {
    rules::governed(space)
}

/// Refuses where nobody is invited.
fn expect(space: &Space) -> Result<()> {
    space.open_to_more()?;
    if may(space) { Ok(()) } else { Err(Error::field(WHOM, "invite-not-here")) }
}

/// What may be named by the viewer, with what each is.
///
/// # Errors
/// Whatever the database meets.
pub fn offered(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Managed,
) -> Result<Vec<(String, &'static str)>> {
    let all = Names::load(tx, viewer, space)?.offered();
    let together = all.into_iter().filter(|(_, of)| matches!(of, Subject::Unit | Subject::Group));
    Ok(together.map(|(name, of)| (name, of.as_str())).collect())
}

/// The unit or group that a name stands for.
///
/// # Errors
/// `Invalid` on the field [`WHOM`] for what is not known, or not to be named by the viewer.
pub fn named(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Managed,
    (of, typed): (Together, &str),
) -> Result<InvitedTogether> {
    let names = Names::load(tx, viewer, space)?;
    let value = match of {
        Together::Unit => names.unit(typed).map(|id| id.to_string()),
        Together::Group => names.group(typed).map(|id| id.to_string()),
    };
    let value = value.map_err(|error| match error.about("lines") {
        Some(message) => Error::field(WHOM, message.clone()),
        None => error,
    })?;
    Ok(InvitedTogether { of, value })
}

/// The units and the group that are meant.
fn meant(tx: &mut Tx<'_>, viewer: &Viewer, whom: &InvitedTogether) -> Result<(Vec<i64>, GroupId)> {
    let unknown =
        || Error::field(WHOM, Message::new("rule-unknown").with("value", whom.value.trim()));
    let of = match whom.of {
        Together::Unit => Subject::Unit,
        Together::Group => Subject::Group,
    };
    let condition = Condition { of, value: whom.value.clone(), not: false };
    let tree = Tree::load(tx)?;
    if !rules::may_name(tx, viewer, &tree, &condition)? {
        return Err(unknown());
    }
    Ok(match condition.group() {
        Some(group) => (vec![0], group),
        None => {
            let unit = whom.value.trim().parse().map_err(|_| unknown())?;
            (tree.within(unit).into_iter().map(|unit| unit.0).collect(), GroupId(0))
        }
    })
}

/// How many people an invitation of this unit or group would be for.
///
/// # Errors
/// `Invalid` on the field [`WHOM`]; `Forbidden` where the space is archived.
pub fn preview(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Managed,
    whom: &InvitedTogether,
) -> Result<Counts> {
    expect(space)?;
    let (units, group) = meant(tx, viewer, whom)?;
    tx.query_one(&COUNT, params![space.id, viewer.id, units, group], |row| {
        Ok(Counts { members: row.get(0)?, before: row.get(1)?, invited: row.get(2)? })
    })
}

/// Invites a unit or a group into a space that the viewer manages; answers how many people.
///
/// # Errors
/// As [`preview`]; `Invalid` on the field [`WHOM`] for nobody, or for too many.
pub fn invite_together(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Managed,
    whom: &InvitedTogether,
) -> Result<i64> {
    expect(space)?;
    let (units, group) = meant(tx, viewer, whom)?;
    let new = params![space.id, viewer.id, units, group, MOST + 1];
    let people: Vec<PersonId> = tx.query(&NEW, new, |row| row.get(0))?;
    let count = people.len() as i64;
    if people.is_empty() {
        return Err(Error::field(WHOM, "invite-none-left"));
    }
    if count > MOST {
        return Err(Error::field(WHOM, Message::new("invite-too-many").with("most", MOST)));
    }
    for person in people {
        send(tx, viewer, space.id, person)?;
    }
    Ok(count)
}

/// Invites one person into a space that the viewer manages; whoever was invited already is not again. Answers whether
/// they are now.
///
/// # Errors
/// `NotFound` for whoever cannot be invited; `Invalid` on the field [`WHOM`] where nobody is.
pub fn invite(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed, handle: &str) -> Result<bool> {
    expect(space)?;
    let person = people::access::readable(tx, viewer, handle)?;
    let is_in = tx.query_one(&ONE, params![space.id, person.id], |row| row.get::<bool>(0))?;
    if is_in { Ok(false) } else { send(tx, viewer, space.id, person.id) }
}

fn send(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, person: PersonId) -> Result<bool> {
    if tx.execute(&INVITE, params![space, person, viewer.id, tx.now()])? == 0 {
        return Ok(false);
    }
    let sent = Activity::new(logged::SPACE_INVITATION_SENT, person.0).by(viewer.id);
    tx.log(sent.within(space))?;
    Ok(true)
}

/// How many have not answered.
///
/// # Errors
/// Whatever the database meets.
pub fn waiting(tx: &mut Tx<'_>, space: &Managed) -> Result<i64> {
    tx.query_one(&WAITING, params![space.id], |row| row.get(0))
}

/// Who invites the viewer into a space that they may know of.
fn standing(tx: &mut Tx<'_>, viewer: &Viewer, space: &Listed) -> Result<PersonCard> {
    let by = by(tx, space.id, viewer.id)?.filter(|_| space.standing() == Standing::Outsider);
    let by = by.ok_or_else(Error::not_found)?;
    people::cards(tx, &[by])?.remove(&by).ok_or_else(Error::not_found)
}

/// Whether an invitation of this person into this space stands, and whose it is.
pub(crate) fn by(tx: &mut Tx<'_>, space: SpaceId, person: PersonId) -> Result<Option<PersonId>> {
    tx.query_opt(&STANDING, params![space, person], |row| row.get(0))
}

/// Accepts the invitation into a space, or declines it.
///
/// # Errors
/// `NotFound` where none stands.
fn answer(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, accepts: bool) -> Result<()> {
    let space = access::listed(tx, viewer, slug)?;
    standing(tx, viewer, &space)?;
    if accepts {
        return join::bring(tx, space.id, viewer.id, Standing::Member, viewer.id);
    }
    tx.execute(&DECLINE, params![space.id, viewer.id, tx.now()])?;
    let declined = Activity::new(logged::SPACE_INVITATION_DECLINED, viewer.id.0).by(viewer.id);
    tx.log(declined.within(space.id))
}

/// Forgets the invitations into a space that is deleted.
pub(crate) fn forget(tx: &mut Tx<'_>, space: SpaceId) -> Result<()> {
    tx.execute(&FORGET_ALL, params![space]).map(drop)
}
